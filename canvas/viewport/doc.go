// Package viewport is the arithmetic of looking at a map: where a camera stands, what it sees, and how near.
//
// View units are what the window measures in; a raster uses pixels instead. Everything here is a pure function.
package viewport
