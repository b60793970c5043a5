// Package outline shows a map as a tree and as a table that are read and edited with the keyboard alone.
//
// The lines in view are painted into one picture, like the map itself: the toolkit would make a texture for every word
// that scrolls by.
package outline
