// Package update appends an incremental update to a finished PDF file: objects added to it or put in place of its own.
//
// It reads files as simple as a PDF library writes them from scratch: one plain cross-reference table that starts at
// object 0, and objects of generation 0.
package update
