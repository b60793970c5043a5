//go:build !linux

package ui

// releaseFonts does nothing: other systems take memory that is only read when they need it.
func releaseFonts() {}
