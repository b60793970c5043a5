package imm

import (
	"syscall"
	"unsafe"
)

// Here reports whether Place does anything on this system.
const Here = true

var (
	imm32          = syscall.NewLazyDLL("imm32.dll")
	getContext     = imm32.NewProc("ImmGetContext")
	releaseContext = imm32.NewProc("ImmReleaseContext")
	setComposition = imm32.NewProc("ImmSetCompositionWindow")
	setCandidate   = imm32.NewProc("ImmSetCandidateWindow")
	notify         = imm32.NewProc("ImmNotifyIME")
)

// What notify tells: of the text being composed, that it is called off.
const (
	compositionText = 0x0015
	cancelled       = 0x0004
)

// Styles of the forms below.
const (
	atPoint = 0x0002 // the corner of the window is at the point
	beside  = 0x0080 // the window is at the point and leaves the area free
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM of imm.h.
type compositionForm struct {
	style uint32
	at    point
	area  rect
}

// candidateForm is CANDIDATEFORM of imm.h.
type candidateForm struct {
	index, style uint32
	at           point
	area         rect
}

// Place opens the windows of the input method at a cursor. The window is the system's handle of it. It does nothing on
// a system without input methods.
func Place(window uintptr, c Caret) {
	if imm32.Load() != nil {
		return
	}
	context, _, _ := getContext.Call(window)
	if context == 0 {
		return
	}
	defer releaseContext.Call(window, context)
	at := point{int32(c.X), int32(c.Y)}
	line := rect{at.x, at.y, at.x + 1, at.y + int32(c.Height)}
	setComposition.Call(context, uintptr(unsafe.Pointer(&compositionForm{style: atPoint, at: at})))
	setCandidate.Call(context, uintptr(unsafe.Pointer(&candidateForm{style: beside, at: at, area: line})))
}

// Hidden reports that the program does not see the keys of a composition, and so can not know of one.
const Hidden = true

// Cancel calls off what is being composed in a window, and reports that this comes by as an Escape, which it does not.
func Cancel(window uintptr) bool {
	if imm32.Load() != nil {
		return false
	}
	if context, _, _ := getContext.Call(window); context != 0 {
		defer releaseContext.Call(window, context)
		notify.Call(context, compositionText, cancelled, 0)
	}
	return false
}
