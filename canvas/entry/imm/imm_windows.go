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
