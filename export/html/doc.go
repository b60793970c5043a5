// Package html writes a map as one page for any browser, to read and not to change: the picture, which zooms, searches
// and opens its cards, and the same map as tables. Nothing in it asks for anything from elsewhere.
package html
