package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Choosing is how a Decision stands.
type Choosing uint8

// Choosings.
const (
	Refused  Choosing = iota
	Accepted          // a tick
	Partly            // a bar: some of what it heads
	Settled           // no box: there is nothing to choose
)

// Decision is a line of a list in which each is accepted or refused: a box, a name, below it what changes, and below
// that what speaks against it.
type Decision struct {
	touch
	Name, Detail, Against string
	State                 Choosing
	Head                  bool // of those below it
	At                    bool // the cursor of the keyboard
	OnChoose              func()
}

// NewDecision returns a line; set the rest before it is shown.
func NewDecision() *Decision {
	d := &Decision{}
	d.ExtendBaseWidget(d)
	return d
}

// Heights of decisions.
const (
	DecisionHead    = 32
	DecisionHeight  = 46
	DecisionAgainst = 62
)

const decisionLeft = 34

// Tapped chooses in the box, and is a tap beside it.
func (d *Decision) Tapped(e *fyne.PointEvent) {
	if e.Position.X < decisionLeft && d.State != Settled && d.OnChoose != nil {
		d.OnChoose()
		return
	}
	d.press()
}

// CreateRenderer implements fyne.Widget.
func (d *Decision) CreateRenderer() fyne.WidgetRenderer {
	ground, box := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, box.CornerRadius = 6, 4
	mark := newSign()
	name, detail, against := newText("", BodySize, false), newText("", SmallSize, false), newText("", SmallSize, false)
	l := &look{widget: d, objects: []fyne.CanvasObject{ground, box, mark.raster, name, detail, against}}
	l.paint = func() {
		p := theme.Current()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = p.Panel, p.Panel, 1
		switch {
		case d.At:
			ground.FillColor, ground.StrokeColor = p.Selected, p.Accent
		case d.hovered && !d.Head:
			ground.FillColor = p.Hover
		}
		box.Hidden = d.State == Settled
		box.StrokeWidth, box.StrokeColor, box.FillColor = p.Line(), mix(p.Hairline, p.Muted, 0.4), p.Panel
		mark.raster.Hidden = d.State != Accepted && d.State != Partly
		if !mark.raster.Hidden {
			box.FillColor, box.StrokeColor = p.Accent, p.Accent
			mark.Drawing = Icon(map[Choosing]string{Accepted: "check", Partly: "minus"}[d.State], p.OnAccent)
		}
		name.TextStyle.Bold = d.Head
		name.Color, detail.Color, against.Color = p.Ink, p.Body, p.Pain
		if d.Head {
			name.Color = p.Muted
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(200, DecisionHead) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		line := float32(DecisionHead)
		if !d.Head {
			line = 26
		}
		place(box, 10, (line-16)/2+1, 16, 16)
		mark.place(12, (line-12)/2+1, 12)
		w := s.Width - decisionLeft - 8
		write := func(t *canvas.Text, text string, y, height float32) {
			t.Text = Fit(text, t.TextSize, t.TextStyle, w)
			place(t, decisionLeft, y+(height-t.MinSize().Height)/2, w, t.MinSize().Height)
		}
		write(name, d.Name, 1, line)
		write(detail, d.Detail, line-2, 18)
		write(against, d.Against, line+15, 18)
	}
	return l.show()
}
