package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/canvas/entry"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// Replace is what stands in the bar that finds and replaces.
type Replace struct {
	Find, With string
	Case       bool // upper and lower case differ
	Here       bool // on the open map alone
}

// Replacing is what a person does there.
type Replacing struct {
	Count func(r Replace) string // how much there is, in words
	Next  func(r Replace)
	One   func(r Replace)
	All   func(r Replace)
}

// replaceBar stands above the map, so that what is found is seen below it.
type replaceBar struct {
	box        *fyne.Container
	rows       *replaceRows
	find, with *entry.Entry
	match      *part.Check
	here       *part.Check
	count      *part.Label
	ev         *Events
	close      func()
}

// replaceRows puts the checks behind the second row, or below it in a window where they have no room there.
type replaceRows struct{ upper, lower, checks fyne.CanvasObject }

const (
	replaceLeft, replaceTop, replaceRight = 14, 8, 10 // Fyne units around the rows
	replaceGap                            = 6
	replaceField                          = 220
)

func (r *replaceRows) beside(width float32) bool {
	return replaceLeft+r.lower.MinSize().Width+2*replaceGap+r.checks.MinSize().Width+replaceRight <= width
}

func (r *replaceRows) height(width float32) float32 {
	h := replaceTop + r.upper.MinSize().Height + replaceGap + r.lower.MinSize().Height + replaceTop
	if !r.beside(width) {
		h += replaceGap + r.checks.MinSize().Height
	}
	return h
}

func (r *replaceRows) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (r *replaceRows) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) { o.Move(fyne.NewPos(x, y)); o.Resize(fyne.NewSize(w, h)) }
	up, low, checks := r.upper.MinSize(), r.lower.MinSize(), r.checks.MinSize()
	put(r.upper, replaceLeft, replaceTop, size.Width-replaceLeft-replaceRight, up.Height)
	y := replaceTop + up.Height + replaceGap
	put(r.lower, replaceLeft, y, low.Width, low.Height)
	if r.beside(size.Width) {
		put(r.checks, replaceLeft+low.Width+2*replaceGap, y+(low.Height-checks.Height)/2, checks.Width, checks.Height)
		return
	}
	put(r.checks, replaceLeft, y+low.Height+replaceGap, checks.Width, checks.Height)
}

const checkRoom = 28 // of a box before its word, in Fyne units

func newReplaceBar(w i18n.Words, ev *Events, close func()) *replaceBar {
	b := &replaceBar{ev: ev, close: close, find: entry.New(), with: entry.New(), count: part.NewLabel("", part.SmallSize, false, part.Muted)}
	b.find.SetPlaceHolder(w("replace.find"))
	b.with.SetPlaceHolder(w("replace.with"))
	b.find.OnChanged = func(string) { b.refresh() }
	b.match = part.NewCheck(w("replace.case"), part.Box, func(bool) { b.refresh() })
	b.here = part.NewCheck(w("replace.here"), part.Box, func(bool) { b.refresh() })
	next := part.NewButton(w("replace.next"), "", part.Outline, func() { b.do(ev.Replace.Next) })
	one := part.NewButton(w("replace.one"), "", part.Outline, func() { b.do(ev.Replace.One) })
	all := part.NewButton(w("replace.all"), "", part.Outline, func() { b.do(ev.Replace.All) })
	away := part.NewButton("", "close", part.Quiet, close)
	b.find.OnKey, b.with.OnKey = b.returns(b.find, next), b.returns(b.with, one)
	b.find.OnCancel, b.with.OnCancel = close, close
	for _, o := range []interface {
		HearKeys(func(*fyne.KeyEvent) bool)
	}{b.match, b.here, next, one, all, away} {
		o.HearKeys(b.escapes)
	}
	found := container.New(line{gap: 8, weights: []float32{0, 0, 1}, middle: true}, container.New(fixed(replaceField), b.find), next, b.count)
	upper := container.NewBorder(nil, nil, nil, away, found)
	natural := func(c *part.Check) fyne.CanvasObject { return container.New(fixed(wide(c.Text)+checkRoom), c) }
	checks := container.New(line{gap: 16, weights: []float32{0, 0}, middle: true}, natural(b.match), natural(b.here))
	b.rows = &replaceRows{upper: upper, lower: container.New(line{gap: 8, weights: make([]float32, 3), middle: true}, container.New(fixed(replaceField), b.with), one, all), checks: checks}
	b.box = container.NewStack(newGround(panel, fyne.Size{}), container.New(b.rows, b.rows.upper, b.rows.lower, b.rows.checks))
	b.box.Hide()
	return b
}

func (b *replaceBar) value() Replace {
	return Replace{b.find.Text, b.with.Text, b.match.On(), b.here.On()}
}

// do carries a button out, and counts again.
func (b *replaceBar) do(f func(Replace)) {
	if f != nil {
		f(b.value())
		b.refresh()
	}
}

// returns makes Return in a field press a button.
func (b *replaceBar) returns(field *entry.Entry, button *part.Button) func(*fyne.KeyEvent) bool {
	return func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
			field.Commit() // so that Escape leaves it there for the next time
			button.Tapped(&fyne.PointEvent{})
			return true
		}
		return false
	}
}

func (b *replaceBar) escapes(k *fyne.KeyEvent) bool {
	if k.Name == fyne.KeyEscape {
		b.close()
		return true
	}
	return false
}

// refresh says how much there is now.
func (b *replaceBar) refresh() {
	if b.box.Visible() && b.ev.Replace.Count != nil {
		b.count.SetText(b.ev.Replace.Count(b.value()))
	}
}

// ShowReplace opens the bar that finds and replaces, its search in the keyboard's hands.
func (f *Frame) ShowReplace() {
	f.replace.box.Show()
	f.arrange()
	f.replace.refresh()
	// The driver knows what it has painted, and that is not the field yet.
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.Content); c != nil {
		c.Focus(f.replace.find)
	}
	f.replace.find.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// RefreshReplace counts again after the document has changed.
func (f *Frame) RefreshReplace() { f.replace.refresh() }

func (f *Frame) hideReplace() {
	f.replace.box.Hide()
	f.arrange()
	if f.ev.Leave != nil {
		f.ev.Leave()
	}
}
