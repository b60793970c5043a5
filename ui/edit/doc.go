// Package edit turns what hands did on the map into operations on the document.
package edit
