// Package part is the small widgets the window and its dialogs are put together from.
//
// They are drawn from canvas objects in the palette's colours, take the keyboard's focus where a mouse could press
// them, and tell what happened through callbacks.
package part
