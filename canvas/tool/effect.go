package tool

import "sojourn/canvas/scene"

// Effect is something to be done. Positions and rectangles are in map points unless said otherwise.
type Effect interface{ effect() }

// What the view does.
type (
	// Select says that exactly Refs are selected now; the last one has the keyboard. Without any it may be in an empty
	// cell; else Cell is zero.
	Select struct {
		Refs []scene.Ref
		Cell scene.Ref
	}
	// Pan moves the map by that many view points.
	Pan struct{ DX, DY float64 }
	// Zoom multiplies the zoom, keeping the view point At still.
	Zoom struct {
		At     scene.Point
		Factor float64
	}
	// Reveal brings a node into view.
	Reveal struct{ Ref scene.Ref }
	// AutoScroll asks for Ticks, or for their end.
	AutoScroll struct{ On bool }
	// Cursor is how the pointer looks.
	Cursor struct{ Shape Shape }
	// ShowGhost shows what is dragged, shifted from its place, and where it would fall.
	ShowGhost struct {
		Refs []scene.Ref // empty for a palette item
		Item Item
		At   scene.Point // the pointer
		By   scene.Point // how far Refs are lifted off
		Fits bool        // it can fall here
		Slot scene.Slot  // for cards, if Fits
		Line scene.Rect  // the mark between neighbours, if Fits
	}
	// ShowMarquee shows the rectangle that selects.
	ShowMarquee struct{ Rect scene.Rect }
	// ShowFrame shows the new extent of what is resized.
	ShowFrame struct{ Rect scene.Rect }
	// ShowLink shows a link on its way, and the card that it would lead to, if there is one.
	ShowLink struct {
		From, To scene.Point
		Onto     scene.Ref
	}
	// Handle shows the handle of a card, from which a link can be pulled, and no other one; none for the zero Ref.
	Handle struct{ Ref scene.Ref }
	// ShowValue shows an emotion point at its new height. Value is 0 at the bottom of the scale and 1 at its top.
	ShowValue struct {
		Ref   scene.Ref
		At    scene.Point
		Value float64
	}
	// Leave says that cards are held outside the view, at a view point: somebody else may have a place for them. Without
	// cards they are back, or no longer held.
	Leave struct {
		IDs []string
		At  scene.Point
	}
	// Clear takes away all that was shown.
	Clear struct{}
	// CloseEditor commits the inline editor and takes it away.
	CloseEditor struct{}
)

// What becomes of the map: each is one step to undo.
type (
	// MoveCards puts cards, in this order, into a slot.
	MoveCards struct {
		IDs  []string
		Slot scene.Slot
	}
	// TakeBack says that cards which were carried over another map stay where they are: that map comes back into view.
	TakeBack struct{ IDs []string }
	// LeaveDrop lets cards go outside the view, at a view point.
	LeaveDrop struct {
		IDs []string
		At  scene.Point
	}
	// MoveStage puts a stage before another one, at the end when Before is empty.
	MoveStage struct{ ID, Before string }
	// MoveStep puts a step into a stage before another step, at the end when Before is empty.
	MoveStep struct{ ID, Stage, Before string }
	// MoveLane puts a lane before another one, at the end when Before is empty.
	MoveLane struct{ ID, Before string }
	// SetEmotion gives a point of the curve a value: 0 at the bottom of the scale, 1 at its top.
	SetEmotion struct {
		Ref   scene.Ref
		Value float64
	}
	// AddFromPalette adds an item: a card into Slot, a stage before Before (empty: at the end).
	AddFromPalette struct {
		Item   Item
		Slot   scene.Slot
		Before string
	}
	// AddCard adds an empty card where a double click fell into a free part of a cell.
	AddCard struct{ Slot scene.Slot }
	// ResizeCard lets a card cover Span columns.
	ResizeCard struct {
		ID   string
		Span int
	}
	// ResizeColumn makes each column of a stage, or the column of a step, Width points wide.
	ResizeColumn struct {
		Ref   scene.Ref
		Width float64
	}
	// ResizeLane makes a lane at least Height points high.
	ResizeLane struct {
		ID     string
		Height float64
	}
	// Link joins two cards.
	Link struct{ From, To string }
	// Remove deletes what is selected.
	Remove struct{ Refs []scene.Ref }
	// Duplicate copies what is selected.
	Duplicate struct{ Refs []scene.Ref }
)

// What asks for more.
type (
	// OpenEditor asks to edit the words of a node in place.
	OpenEditor struct {
		Ref  scene.Ref
		Rect scene.Rect
	}
	// Unfold asks to open a folded stage or lane.
	Unfold struct{ ID string }
	// Menu asks for the context menu at a view point. Ref is zero on bare ground.
	Menu struct {
		Ref scene.Ref
		At  scene.Point
	}
)

// Shape is a look of the pointer.
type Shape uint8

// Shapes.
const (
	Arrow Shape = iota
	Hand
	ResizeX
	ResizeY
	Cross
)

func (Select) effect()         {}
func (Pan) effect()            {}
func (Zoom) effect()           {}
func (Reveal) effect()         {}
func (AutoScroll) effect()     {}
func (Cursor) effect()         {}
func (ShowGhost) effect()      {}
func (ShowMarquee) effect()    {}
func (ShowFrame) effect()      {}
func (ShowLink) effect()       {}
func (Handle) effect()         {}
func (ShowValue) effect()      {}
func (Leave) effect()          {}
func (TakeBack) effect()       {}
func (LeaveDrop) effect()      {}
func (Clear) effect()          {}
func (CloseEditor) effect()    {}
func (MoveCards) effect()      {}
func (MoveStage) effect()      {}
func (MoveStep) effect()       {}
func (MoveLane) effect()       {}
func (SetEmotion) effect()     {}
func (AddFromPalette) effect() {}
func (AddCard) effect()        {}
func (ResizeCard) effect()     {}
func (ResizeColumn) effect()   {}
func (ResizeLane) effect()     {}
func (Link) effect()           {}
func (Remove) effect()         {}
func (Duplicate) effect()      {}
func (OpenEditor) effect()     {}
func (Unfold) effect()         {}
func (Menu) effect()           {}
