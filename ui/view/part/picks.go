package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Picks is a list to pick one from, walked by the keys of the text field above it.
type Picks struct {
	List *widget.List

	page  int // rows by which Page Up and Page Down go
	count int
	at    int // the current one
	word  func(i int, row *Row)
	take  func(i int)
}

// NewPicks returns an empty list. Word writes what a row says, and take is called with the one that was picked.
func NewPicks(page int, word func(i int, row *Row), take func(i int)) *Picks {
	p := &Picks{page: page, word: word, take: take}
	p.List = widget.NewList(func() int { return p.count },
		func() fyne.CanvasObject { return NewRow("", nil) },
		func(i widget.ListItemID, o fyne.CanvasObject) { p.show(i, o.(*Row)) })
	p.List.HideSeparators = true
	return p
}

// Set lists so many, and brings the one at at into view.
func (p *Picks) Set(count, at int) {
	p.count, p.at = count, at
	p.walk(0)
}

func (p *Picks) show(i int, row *Row) {
	if i >= p.count {
		return
	}
	p.word(i, row)
	row.On, row.OnTapped = i == p.at, func() { p.pick(i) }
	row.Refresh()
}

func (p *Picks) walk(by int) {
	p.at = max(0, min(p.count-1, p.at+by))
	p.List.Refresh()
	if p.count > 0 {
		p.List.ScrollTo(p.at)
	}
}

func (p *Picks) pick(i int) {
	if i < p.count {
		p.take(i)
	}
}

// Key takes the keys that mean the list, wherever the cursor is in the text. It is for the OnKey of the field.
func (p *Picks) Key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyUp:
		p.walk(-1)
	case fyne.KeyDown:
		p.walk(1)
	case fyne.KeyPageUp:
		p.walk(-p.page)
	case fyne.KeyPageDown:
		p.walk(p.page)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.pick(p.at)
	default:
		return false
	}
	return true
}
