// Package imm tells the input methods of Windows where the cursor is, so that their windows open there.
//
// The toolkit leaves these windows in a corner. The calls are made as their documentation asks for, but could not be
// tried on Windows so far. Other systems offer nothing of the kind to a program built on the toolkit, and Place does
// nothing there.
package imm
