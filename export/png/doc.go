// Package png writes a map's poster as a picture, with the painter of the window.
package png
