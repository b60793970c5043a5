// Package raster paints a scene into pixels: the one painter behind the window, PNG files, thumbnails and the minimap.
//
// The same frame gives the same pixels whatever the number of processors: the picture is cut into bands of a fixed
// height and each is painted by itself. So do the same frames one after the other on a Screen, which keeps of each what
// still holds for the next.
package raster
