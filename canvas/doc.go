// Package canvas is the Fyne widget of the map: one painted picture, with live widgets above it only to edit in place.
//
// The widget carries the events of the driver to the tool machine and its effects to the picture, or to the
// application where they change the map.
package canvas
