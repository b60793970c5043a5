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
	whole       *fyne.Container // with what is below it
}

const (
	chipRow  = 32 // each row of choices that stands below the title
	barEdge  = 14
	chipGap  = 6
	chipsGap = 16 // more where choices stand apart
)

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
	if b.whole != nil {
		b.whole.Refresh() // the bar may take another row
	}
}

// Around puts the bar above what fills the rest.
func (b *Bar) Around(rest fyne.CanvasObject) fyne.CanvasObject {
	b.whole = part.Under(b.box, rest, b.height)
	return b.whole
}

// MinSize implements fyne.Layout.
func (b *Bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, part.BarHeight) }

// beside reports that the choices have room beside the title.
func (b *Bar) beside(width float32) bool {
	sum := 2*barEdge + b.title.FullWidth()
	for i, c := range b.chips {
		if sum += c.MinSize().Width + chipGap; b.gaps[i] {
			sum += chipsGap
		}
	}
	return sum <= width
}

// height is that of the bar in a width: the choices take rows of their own where they have no room beside the title.
func (b *Bar) height(width float32) float32 {
	if b.beside(width) {
		return part.BarHeight
	}
	return part.BarHeight + chipRow*float32(b.below(width, func(fyne.CanvasObject, float32, int) {}))
}

// below places the choices in rows from the left, and returns how many rows they take.
func (b *Bar) below(width float32, put func(o fyne.CanvasObject, x float32, row int)) int {
	x, row := float32(barEdge), 0
	for i, c := range b.chips {
		if b.gaps[i] && x > barEdge {
			x += chipsGap
		}
		if w := c.MinSize().Width; x > barEdge && x+w > width-barEdge {
			x, row = barEdge, row+1
		}
		put(c, x, row)
		x += c.MinSize().Width + chipGap
	}
	return row + 1
}

// Layout implements fyne.Layout: the title gives way to the note, and both to the choices.
func (b *Bar) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, middle, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, middle-h/2))
		o.Resize(fyne.NewSize(max(0, w), h))
	}
	const line = part.BarHeight / 2
	end := s.Width - barEdge
	if b.beside(s.Width) {
		for i := len(b.chips) - 1; i >= 0; i-- {
			w := b.chips[i].MinSize().Width
			put(b.chips[i], end-w, line, w)
			if end -= w + chipGap; b.gaps[i] {
				end -= chipsGap
			}
		}
	} else {
		b.below(s.Width, func(o fyne.CanvasObject, x float32, row int) {
			put(o, x, part.BarHeight+chipRow*(float32(row)+0.5)-6, min(o.MinSize().Width, end-x))
		})
	}
	title := min(b.title.FullWidth()+2, end-barEdge)
	put(b.title, barEdge, line, title)
	put(b.note, barEdge+title+10, line, min(b.note.FullWidth()+2, end-barEdge-title-20))
}
