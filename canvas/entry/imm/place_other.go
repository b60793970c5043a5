//go:build !windows

package imm

// Here reports whether Place does anything on this system.
const Here = false

// Place opens the windows of the input method at a cursor. The window is the system's handle of it.
func Place(uintptr, Caret) {}
