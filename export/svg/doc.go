// Package svg writes scenes as SVG pictures in one file: vectors, text as text, and pictures inside.
//
// It keeps to what browsers, LibreOffice, Inkscape and librsvg have in common: presentation attributes instead of style
// sheets, no script, no reference that leads outside of the file.
package svg
