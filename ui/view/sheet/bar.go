package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Choice is a way to look at a sheet, or something to be done on it: a word in the bar above.
type Choice struct {
	Text string
	On   bool
	Pick func()
	Gap  bool // stands apart from the one before
}

// Bar stands above a sheet: what it is called, what it is about, and the ways to look at it.
type Bar struct {
	title, note *part.Label
	chips       []*part.Chip
	gaps        []bool
	box         *fyne.Container
}

// NewBar returns a bar.
func NewBar() *Bar {
	b := &Bar{title: part.NewLabel("", part.TitleSize, true, part.Strong), note: part.NewLabel("", part.SmallSize, false, part.Muted)}
	b.box = container.New(b, b.title, b.note)
	return b
}

// Set shows a title, a note on what it is about and choices.
func (b *Bar) Set(title, note string, choices ...Choice) {
	b.title.SetText(title)
	b.note.SetText(note)
	b.chips, b.gaps = nil, nil
	b.box.Objects = []fyne.CanvasObject{b.title, b.note}
	for _, c := range choices {
		chip := part.NewChip(c.Text, c.On, c.Pick)
		b.chips, b.gaps = append(b.chips, chip), append(b.gaps, c.Gap)
		b.box.Objects = append(b.box.Objects, chip)
	}
	b.box.Refresh()
}

// Around puts the bar above what fills the rest.
func (b *Bar) Around(rest fyne.CanvasObject) fyne.CanvasObject {
	return part.Under(b.box, rest)
}

// MinSize implements fyne.Layout.
func (b *Bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, part.BarHeight) }

// Layout implements fyne.Layout: the title gives way to the note, and both to the choices.
func (b *Bar) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	const edge, gap, apart = 14, 6, 16
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
		o.Resize(fyne.NewSize(max(0, w), h))
	}
	end := s.Width - edge
	for i := len(b.chips) - 1; i >= 0; i-- {
		w := b.chips[i].MinSize().Width
		put(b.chips[i], end-w, w)
		if end -= w + gap; b.gaps[i] {
			end -= apart
		}
	}
	title := min(b.title.FullWidth()+2, end-edge)
	put(b.title, edge, title)
	put(b.note, edge+title+10, min(b.note.FullWidth()+2, end-edge-title-20))
}
