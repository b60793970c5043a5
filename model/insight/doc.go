// Package insight computes what a map tells: curves, gaps and checks, as pure functions of a Document.
package insight
