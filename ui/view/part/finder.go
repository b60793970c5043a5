package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
)

// finder is an open list of values with a field to search them in.
type finder struct {
	choice *Choice
	pop    *widget.PopUp
	field  *entry.Entry
	picks  *Picks
	found  []Option
}

const (
	finderWidth = 240
	finderLines = 11
)

// openFinder opens the list below a choice, with what was typed already.
func openFinder(c *Choice, typed string) {
	home := fyne.CurrentApp().Driver().CanvasForObject(c)
	if home == nil || c.disabled {
		return
	}
	f := &finder{choice: c, field: entry.New()}
	f.picks = NewPicks(finderLines, func(i int, row *Row) { row.Text = f.found[i].Text }, f.take)
	f.field.OnChanged = func(text string) { f.look(text) }
	f.field.OnKey = f.picks.Key
	f.field.OnCancel = f.close
	f.pop = widget.NewPopUp(container.NewBorder(f.field, nil, nil, nil, f.picks.List), home)
	f.pop.Resize(fyne.NewSize(finderWidth, rowHeight*(finderLines+2)))
	f.look("")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	f.pop.ShowAtPosition(fyne.NewPos(min(at.X, home.Size().Width-finderWidth-8),
		min(at.Y+c.Size().Height+2, home.Size().Height-f.pop.Size().Height-8)))
	home.Focus(f.field)
	for _, r := range typed {
		f.field.TypedRune(r)
	}
}

func (f *finder) look(typed string) {
	f.found = f.choice.find(typed)
	at := 0
	for i, o := range f.found {
		if typed == "" && o.ID == f.choice.id {
			at = i
		}
	}
	f.picks.Set(len(f.found), at)
}

func (f *finder) take(i int) {
	id := f.found[i].ID
	f.close()
	f.choice.choose(id)
}

// close gives the keyboard back to the choice.
func (f *finder) close() {
	f.pop.Hide()
	if home := fyne.CurrentApp().Driver().CanvasForObject(f.choice); home != nil {
		home.Focus(f.choice)
	}
}
