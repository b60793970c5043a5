package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// Phase is a part of a way with how far it is, 0 to 1, and that in words.
type Phase struct {
	Name, Count string
	Share       float64
}

// Phases is a thin line of how far one is on a way of several parts. A press leads to more about it.
type Phases struct {
	touch
	list []Phase
}

// NewPhases returns the line.
func NewPhases(list []Phase, tapped func()) *Phases {
	p := &Phases{list: list}
	p.OnTapped = tapped
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (v *Phases) CreateRenderer() fyne.WidgetRenderer {
	const thick, gap, textTop, lineHigh = 4, 6, 8, 15
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 6
	l := &look{widget: v, objects: []fyne.CanvasObject{ground}}
	type drawn struct {
		track, fill *canvas.Rectangle
		name, count *canvas.Text
	}
	var all []drawn
	for _, ph := range v.list {
		d := drawn{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), newText(ph.Name, MetaSize, false), newText(ph.Count, MetaSize, false)}
		d.track.CornerRadius, d.fill.CornerRadius = thick/2, thick/2
		all = append(all, d)
		l.objects = append(l.objects, d.track, d.fill, d.name, d.count)
	}
	l.paint = func() {
		p := theme.Current()
		if ground.FillColor = color.Transparent; v.hovered || v.focused {
			ground.FillColor = p.Hover
		}
		for i, d := range all {
			d.track.FillColor, d.fill.FillColor, d.name.Color, d.count.Color = p.Track, p.Accent, p.Body, p.Muted
			if v.list[i].Share >= 1 {
				d.fill.FillColor = p.Opportunity
			}
			d.fill.Hidden = v.list[i].Share <= 0
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(120, textTop+2*lineHigh) }
	l.layout = func(s fyne.Size) {
		place(ground, -4, -5, s.Width+8, s.Height+8)
		names, room := float32(0), s.Width-gap*float32(len(all)-1)
		for _, d := range all {
			names += d.name.MinSize().Width
		}
		x := float32(0)
		for i, d := range all { // each as much as its name asks for
			w := d.name.MinSize().Width + (room-names)/float32(len(all))
			place(d.track, x, 0, w, thick)
			place(d.fill, x, 0, max(thick, w*float32(v.list[i].Share)), thick)
			place(d.name, x, textTop, w, lineHigh)
			place(d.count, x, textTop+lineHigh-1, w, lineHigh)
			x += w + gap
		}
	}
	return l.show()
}
