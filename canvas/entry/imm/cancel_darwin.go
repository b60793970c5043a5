package imm

// Hidden reports that the program does not see the keys of a composition, and so can not know of one.
const Hidden = false

// Cancel calls off what is being composed in a window, and reports that this comes by as an Escape. It can do neither
// here.
func Cancel(uintptr) bool { return false }
