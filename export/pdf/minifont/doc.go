// Package minifont cuts from a TrueType face a small one with only the glyphs a document draws.
//
// The result serves as the font file of a PDF's CIDFont: its glyphs are numbered in the order they were asked for and
// it has no character map, because a PDF says elsewhere what each glyph means.
package minifont
