package imm

// Caret is a text cursor in pixels: its upper end, from the upper left corner of what a window shows, and its height.
type Caret struct{ X, Y, Height int }
