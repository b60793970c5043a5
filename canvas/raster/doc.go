// Package raster paints a scene into pixels: the one painter behind the window, PNG files, thumbnails and the minimap.
//
// The same frame gives the same pixels whatever the number of processors: the picture is cut into bands of a fixed
// height and each is painted by itself.
package raster
