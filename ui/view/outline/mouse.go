package outline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/scene"
)

// doubleClick is how quickly the second press must follow.
const doubleClick = 400 * time.Millisecond

// press is what the pointer holds and where it pressed last.
type press struct {
	hold hold
	from scene.Point // where the scroll bar was taken
	line int
	col  int
	time time.Time
}

// hold is what a drag moves.
type hold uint8

const (
	nothing hold = iota
	someLines
	barDown
	barAcross
)

// MouseDown is called by the driver.
func (o *Outline) MouseDown(e *desktop.MouseEvent) {
	o.CloseEditor()
	o.keys.Call()
	o.Focus()
	at := scene.Point{X: float64(e.Position.X), Y: float64(e.Position.Y)}
	down, across := o.bars()
	switch {
	case down.Inset(-3).Contains(at):
		o.pressed = press{hold: barDown, from: at}
	case across.Inset(-3).Contains(at):
		o.pressed = press{hold: barAcross, from: at}
	default:
		o.pressLine(at, e)
	}
}

func (o *Outline) pressLine(at scene.Point, e *desktop.MouseEvent) {
	i, ok := o.lineAt(at.Y)
	if !ok {
		if col, on := o.colAt(at.X); on && o.look.Table && at.Y < headHeight {
			if e.Button == desktop.MouseButtonSecondary || o.funnel(col).Contains(at) {
				o.OfferValues(col)
			} else {
				o.SortBy(col)
			}
		}
		o.pressed = press{}
		return
	}
	if o.look.Table {
		if col, on := o.colAt(at.X); on {
			o.col = col
		}
	} else if l := o.lines[i]; l.Folds && o.arrow(i).Contains(at) {
		o.goTo(i, false)
		o.fold(l.LineKey, l.Open)
		o.pressed = press{}
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		if !o.chosen[o.lines[i].LineKey] {
			o.goTo(i, false)
		}
		if o.ev.Menu != nil {
			o.ev.Menu(e.AbsolutePosition)
		}
		return
	}
	o.choose(i, e.Modifier)
}

// choose is a press on a line: the second one on the same place opens it.
func (o *Outline) choose(i int, mods fyne.KeyModifier) {
	now, was := o.Now(), o.pressed
	o.pressed = press{hold: someLines, line: i, col: o.col, time: now}
	switch {
	case mods&fyne.KeyModifierShift != 0:
		o.goTo(i, true)
	case mods&fyne.KeyModifierShortcutDefault != 0:
		o.toggle(i)
	case was.hold == someLines && was.line == i && was.col == o.col && now.Sub(was.time) < doubleClick:
		o.pressed = press{}
		o.pressing = true
		o.open()
		o.pressing = false
	default:
		o.goTo(i, false)
	}
}

// MouseUp is called by the driver.
func (o *Outline) MouseUp(*desktop.MouseEvent) {}

// Dragged is called by the driver: scroll bars move, and the selection reaches to the line below the pointer.
func (o *Outline) Dragged(e *fyne.DragEvent) {
	room, whole := o.room(), o.whole()
	at := scene.Point{X: float64(e.Position.X), Y: float64(e.Position.Y)}
	down, across := o.bars()
	switch o.pressed.hold {
	case barDown:
		if rest := room.H - o.top() - down.H; rest > 0 {
			o.scroll(0, (at.Y-o.pressed.from.Y)/rest*(whole.H-room.H))
		}
		o.pressed.from = at
	case barAcross:
		if rest := room.W - across.W; rest > 0 {
			o.scroll((at.X-o.pressed.from.X)/rest*(whole.W-room.W), 0)
		}
		o.pressed.from = at
	case someLines:
		i := max(0, min(int((at.Y-o.top()+o.scrollY)/lineHeight), len(o.lines)-1))
		if i != o.at {
			o.goTo(i, true)
		}
	}
}

// DragEnd is called by the driver.
func (o *Outline) DragEnd() {
	o.pressed = press{}
	o.Focus()
}

// Scrolled is called by the driver.
func (o *Outline) Scrolled(e *fyne.ScrollEvent) {
	const notch = 2.5 // lines roll faster than a map pans
	o.scroll(-float64(e.Scrolled.DX)*notch, -float64(e.Scrolled.DY)*notch)
}

// arrow is where a branch is folded and unfolded.
func (o *Outline) arrow(i int) scene.Rect {
	r := o.lineRect(i)
	r.X, r.W = 8+float64(o.lines[i].Level)*indent, indent
	return r
}
