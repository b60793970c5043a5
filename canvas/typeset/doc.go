// Package typeset turns text into lines of glyphs from the embedded faces: it shapes, measures and breaks, so that no output has to.
package typeset
