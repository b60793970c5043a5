package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// rows is a list of lines of which one is chosen, with the mouse or the arrows. Return means the dialog's main answer.
type rows struct {
	list   []*part.Row
	scroll *container.Scroll
	at     int
	pick   func(i int)
}

// newRows returns a list of texts with a note each. Pick hears of every other line that is chosen.
func newRows(texts, notes []string, pick func(i int)) *rows {
	r := &rows{pick: pick}
	box := container.NewVBox()
	for i, text := range texts {
		row := part.NewRow(text, func() { r.choose(i) })
		row.Note = notes[i]
		r.list = append(r.list, row)
		box.Add(row)
	}
	r.scroll = container.NewVScroll(box)
	r.mark()
	return r
}

// hear lets the arrows walk through the list of a dialog and its other keys reach the dialog.
func (r *rows) hear(s *shell) {
	for _, row := range r.list {
		row.OnKey = func(k *fyne.KeyEvent) bool {
			switch k.Name {
			case fyne.KeyUp, fyne.KeyDown:
				r.step(s.h.Window.Canvas(), k.Name == fyne.KeyDown)
			case fyne.KeyReturn, fyne.KeyEnter:
				s.answer(s.main())
			default:
				return s.key(k)
			}
			return true
		}
	}
	if len(r.list) > 0 {
		s.h.Window.Canvas().Focus(r.list[r.at])
	}
}

func (r *rows) step(c fyne.Canvas, down bool) {
	next := r.at - 1
	if down {
		next = r.at + 1
	}
	if next < 0 || next >= len(r.list) {
		return
	}
	r.choose(next)
	c.Focus(r.list[next])
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, r.list[next].Position().Y-r.scroll.Size().Height/2)))
}

func (r *rows) choose(i int) {
	if i != r.at {
		r.at = i
		r.mark()
		r.pick(i)
	}
}

func (r *rows) mark() {
	for i, row := range r.list {
		row.On = i == r.at
		row.Refresh()
	}
}
