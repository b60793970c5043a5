// Package imm tells the input method of the system what the toolkit does not: where the cursor is, so that its windows
// open there, and that a composition is over because the person has gone elsewhere.
//
// The place of the cursor means something on Windows alone; the toolkit leaves those windows in a corner. These calls are
// made as their documentation asks for, but could not be tried on Windows so far. A composition is called off on Windows
// and on X11; macOS offers nothing of the kind to a program built on the toolkit.
package imm
