// Package imm tells the input methods of Windows where the cursor is, so that their windows open there.
//
// The toolkit leaves these windows in a corner. Other systems offer nothing of the kind to a program built on it, and
// Place does nothing there.
package imm
