package tool

import (
	"math"
	"time"

	"sojourn/canvas/scene"
)

// Event is something a person did. Positions are in view points, from the top left of the view.
type Event interface{ event() }

// Mods are the modifier keys that are down.
type Mods uint8

// Modifiers. Command on a Mac counts as Ctrl.
const (
	Ctrl Mods = 1 << iota
	Shift
	Alt
)

// Button is a button of the mouse.
type Button uint8

// Buttons.
const (
	Primary Button = iota
	Middle
	Secondary
)

// Press is a button going down. Time decides what a double click is.
type Press struct {
	At     scene.Point
	Button Button
	Mods   Mods
	Time   time.Time
}

// Move is the pointer moving, with or without a button down.
type Move struct {
	At   scene.Point
	Mods Mods
}

// Release is a button going up over the view. It may never come: then DragEnd comes alone.
type Release struct {
	At     scene.Point
	Button Button
}

// DragEnd is the end of a drag wherever the pointer is.
type DragEnd struct{}

// Cancel takes back whatever is going on.
type Cancel struct{}

// Blur says that the keyboard goes elsewhere now.
type Blur struct{}

// Out says that the pointer has left the view.
type Out struct{}

// Wheel is the wheel or a touch pad, in view points; positive DY moves the map down.
type Wheel struct {
	At     scene.Point
	DX, DY float64
	Mods   Mods
}

// Tick is time passing while AutoScroll is on.
type Tick struct{ Elapsed time.Duration }

// Carry says that the cards being dragged go on over another map, whose scene comes next.
type Carry struct{}

// Key is a key going down, or a held one repeating. Up matters for Space alone.
type Key struct {
	Name Name
	Mods Mods
	Up   bool
}

// Name is a key the map knows.
type Name uint8

// Keys. Letters mean nothing on the map: an input method may be composing with them.
const (
	Left Name = iota + 1
	Right
	Up
	Down
	Home
	End
	Enter
	F2
	Tab
	Delete
	Escape
	Space
	MenuKey
	KeyA // with Ctrl: all cards of the lane, then of the map
	KeyD // with Ctrl: duplicate
	KeyL // with Ctrl: from a thing to its links, one after the other
)

// PaletteMove is a palette item held over the view, or moving outside it.
type PaletteMove struct {
	Item Item
	At   scene.Point
}

// PaletteDrop is that item let go.
type PaletteDrop struct {
	Item Item
	At   scene.Point
}

// EditBegin says that the inline editor has opened.
type EditBegin struct{ Ref scene.Ref }

// EditEnd says that the inline editor has closed.
type EditEnd struct{}

// Item is what can be dragged onto the map from outside.
type Item struct {
	Kind ItemKind
	Name string // for whoever carries the effect out: a type of card, the id of a persona
}

// ItemKind decides where an item can fall.
type ItemKind uint8

// Kinds of items.
const (
	CardItem    ItemKind = iota + 1 // into a cell
	StageItem                       // between stages
	PersonaItem                     // anywhere on the map
	CarriedItem                     // cards of another map, while they are over this one
)

func (Press) event()       {}
func (Move) event()        {}
func (Release) event()     {}
func (DragEnd) event()     {}
func (Cancel) event()      {}
func (Blur) event()        {}
func (Out) event()         {}
func (Wheel) event()       {}
func (Tick) event()        {}
func (Carry) event()       {}
func (Key) event()         {}
func (PaletteMove) event() {}
func (PaletteDrop) event() {}
func (EditBegin) event()   {}
func (EditEnd) event()     {}

// position returns where e happened, and false for an event without a place.
func position(e Event) (scene.Point, bool) {
	switch e := e.(type) {
	case Press:
		return e.At, true
	case Move:
		return e.At, true
	case Release:
		return e.At, true
	case Wheel:
		return e.At, true
	case PaletteMove:
		return e.At, true
	case PaletteDrop:
		return e.At, true
	}
	return scene.Point{}, false
}

func finite(vs ...float64) bool {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
