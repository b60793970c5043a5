package outline

import (
	"math"

	"sojourn/canvas/scene"
	"sojourn/ui/vm"
)

// Sizes in Fyne units.
const (
	lineHeight = 32
	headHeight = 32
	indent     = 20
	cellPad    = 8
	thumb      = 8 // the width of a scroll bar

	funnelWidth = 18
)

// top is where the first line begins.
func (o *Outline) top() float64 {
	if o.look.Table {
		return headHeight
	}
	return 4
}

// room is the size of the widget.
func (o *Outline) room() scene.Size {
	s := o.Size()
	return scene.Size{W: float64(s.Width), H: float64(s.Height)}
}

// whole is the size of all lines.
func (o *Outline) whole() scene.Size {
	s := scene.Size{W: o.room().W, H: float64(len(o.lines))*lineHeight + o.top() + 8}
	if o.look.Table {
		s.W = 16
		for _, h := range o.heads {
			s.W += h.Width
		}
	}
	return s
}

// lineRect is where a line stands in the widget.
func (o *Outline) lineRect(i int) scene.Rect {
	return scene.Rect{Y: o.top() + float64(i)*lineHeight - o.scrollY, W: o.room().W, H: lineHeight}
}

// cellRect is where a cell of the table stands. The first column stays in view.
func (o *Outline) cellRect(i, col int) scene.Rect {
	r := o.lineRect(i)
	r.X, r.W = o.headX(col), o.heads[col].Width
	return r
}

// headings are the columns of the table, each wide enough for its name.
func (o *Outline) headings() []vm.Heading {
	const sign = 12 + funnelWidth // which way it is sorted, and the way to its values
	list := o.model.Headings()
	for i := range list {
		list[i].Width = max(list[i].Width, math.Ceil(o.type_.Width(list[i].Text, head))+3*cellPad+sign)
	}
	return list
}

// funnel is where the values of a column are filtered, at the end of its name.
func (o *Outline) funnel(col int) scene.Rect {
	return scene.Rect{X: o.headX(col) + o.heads[col].Width - funnelWidth - 2, W: funnelWidth, H: headHeight}
}

func (o *Outline) headX(col int) float64 {
	x := 0.0
	for i := range col {
		x += o.heads[i].Width
	}
	if col > 0 {
		x -= o.scrollX
	}
	return x
}

// lineAt is the line at a height, and false where there is none.
func (o *Outline) lineAt(y float64) (int, bool) {
	if y < o.top() && o.look.Table {
		return 0, false
	}
	i := int((y - o.top() + o.scrollY) / lineHeight)
	return i, i >= 0 && i < len(o.lines) && y-o.top()+o.scrollY >= 0
}

// colAt is the column at a place.
func (o *Outline) colAt(x float64) (int, bool) {
	if len(o.heads) > 0 && x < o.heads[0].Width {
		return 0, true
	}
	for i := 1; i < len(o.heads); i++ {
		if at := o.headX(i); x >= at && x < at+o.heads[i].Width {
			return i, true
		}
	}
	return 0, false
}

// scroll moves the lines.
func (o *Outline) scroll(dx, dy float64) {
	o.scrollX += dx
	o.scrollY += dy
	o.keepInView()
	o.placeEditor()
	o.raster.Refresh()
}

// keepInView keeps the lines from being scrolled away.
func (o *Outline) keepInView() {
	room, whole := o.room(), o.whole()
	o.scrollX = max(0, min(o.scrollX, whole.W-room.W))
	o.scrollY = max(0, min(o.scrollY, whole.H-room.H))
}

// reveal scrolls as little as is needed to see the current line, and in the table the current cell.
func (o *Outline) reveal() {
	room := o.room()
	if room.H <= 0 {
		return
	}
	y := float64(o.at) * lineHeight
	o.scrollY = min(o.scrollY, y)
	o.scrollY = max(o.scrollY, y+lineHeight+o.top()+8-room.H)
	if o.look.Table && o.col > 0 {
		x := o.headX(o.col) + o.scrollX
		o.scrollX = min(o.scrollX, x-o.heads[0].Width)
		o.scrollX = max(o.scrollX, x+o.heads[o.col].Width-room.W+16)
	}
	o.keepInView()
	o.placeEditor()
}

// bars are the thumbs of the scroll bars, empty where everything is in view.
func (o *Outline) bars() (vertical, horizontal scene.Rect) {
	room, whole := o.room(), o.whole()
	if track := room.H - o.top(); whole.H > room.H && track > 0 {
		h := max(32, track*track/(whole.H-o.top()))
		vertical = scene.Rect{X: room.W - thumb - 2, W: thumb, H: h, Y: o.top() + o.scrollY/(whole.H-room.H)*(track-h)}
	}
	if whole.W > room.W && o.look.Table {
		w := max(32, room.W*room.W/whole.W)
		horizontal = scene.Rect{Y: room.H - thumb - 2, H: thumb, W: w, X: o.scrollX / (whole.W - room.W) * (room.W - w)}
	}
	return vertical, horizontal
}
