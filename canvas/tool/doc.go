// Package tool is the gesture state machine of the map: events in, effects out.
//
// Each state is one file. A gesture shows what it would do while it runs and commits once, on drop; Escape takes it
// back. The machine knows the scene and the view, no model and no toolkit: who runs it carries the effects out.
package tool
