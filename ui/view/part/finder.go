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
	list   *widget.List
	found  []Option
	at     int
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
	f.list = widget.NewList(func() int { return len(f.found) },
		func() fyne.CanvasObject { return NewRow("", nil) },
		func(i widget.ListItemID, o fyne.CanvasObject) { f.show(i, o.(*Row)) })
	f.list.HideSeparators = true
	f.field.OnChanged = func(text string) { f.look(text) }
	f.field.OnKey = f.key
	f.field.OnCancel = f.close
	f.pop = widget.NewPopUp(container.NewBorder(f.field, nil, nil, nil, f.list), home)
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
	f.found, f.at = f.choice.find(typed), 0
	for i, o := range f.found {
		if typed == "" && o.ID == f.choice.id {
			f.at = i
		}
	}
	f.list.Refresh()
	if len(f.found) > 0 {
		f.list.ScrollTo(f.at)
	}
}

func (f *finder) show(i int, row *Row) {
	if i >= len(f.found) {
		return
	}
	row.Text, row.On = f.found[i].Text, i == f.at
	row.OnTapped = func() { f.take(i) }
	row.Refresh()
}

// key takes the keys that mean the list, wherever the cursor is in the text.
func (f *finder) key(k *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -finderLines, fyne.KeyPageDown: finderLines}[k.Name]
	switch {
	case by != 0 && len(f.found) > 0:
		f.at = max(0, min(len(f.found)-1, f.at+by))
		f.list.Refresh()
		f.list.ScrollTo(f.at)
	case k.Name == fyne.KeyReturn, k.Name == fyne.KeyEnter:
		f.take(f.at)
	default:
		return by != 0
	}
	return true
}

func (f *finder) take(i int) {
	if i >= len(f.found) {
		return
	}
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
