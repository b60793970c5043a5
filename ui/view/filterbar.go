package view

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/model"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// filterBar is the row above the map where a person chooses which cards stand out.
type filterBar struct {
	box     *fyne.Container
	row     *fyne.Container
	ev      *Events
	w       i18n.Words
	now     vm.Filter
	choices map[string]*part.Choice
	only    *part.Check
	clear   *part.Button
	none    *part.Label
	keys    []string // of the choices in the row
}

func newFilterBar(w i18n.Words, ev *Events) *filterBar {
	b := &filterBar{ev: ev, w: w, choices: map[string]*part.Choice{}, none: part.NewLabel(w("filter.nothing"), part.BodySize, false, part.Muted)}
	b.only = part.NewCheck(w("filter.only"), part.Box, func(on bool) { b.tell(b.now.WithOnly(on)) })
	b.clear = part.NewButton(w("filter.clear"), "", part.Outline, b.leave)
	b.only.HearKeys(b.key)
	b.clear.HearKeys(b.key)
	b.row = container.New(wrapped{})
	b.box = container.NewStack(newGround(panel, fyne.Size{}), b.row, container.NewBorder(nil, newGround(hairline, fyne.NewSize(1, 1)), nil, nil))
	b.box.Hide()
	b.fill()
	return b
}

// fill puts a choice into the row for every key there is.
func (b *filterBar) fill() {
	b.row.RemoveAll()
	for _, key := range b.keys {
		b.row.Add(b.choices[key])
	}
	if len(b.keys) == 0 {
		b.row.Add(b.none)
	}
	b.row.Add(b.only)
	b.row.Add(b.clear)
}

func (b *filterBar) set(v vm.Filter) {
	b.now = v
	var keys []string
	for _, c := range v.Choices {
		keys = append(keys, c.Key)
		w := b.choices[c.Key]
		if w == nil {
			w = part.NewChoice(nil, func(id string) { b.tell(b.now.With(c.Key, id)) })
			w.HearKeys(b.key)
			b.choices[c.Key] = w
		}
		w.SetOptions(filterOptions(c))
		w.SetID(c.ID)
	}
	b.only.SetOn(v.Only)
	if !slices.Equal(keys, b.keys) {
		b.keys = keys
		b.fill()
	}
}

func filterOptions(c vm.FilterChoice) []part.Option {
	out := make([]part.Option, len(c.Options))
	for i, o := range c.Options {
		out[i] = part.Option{ID: o.ID, Text: o.Text}
	}
	return out
}

func (b *filterBar) tell(f model.Filter) {
	if b.ev.Filter != nil {
		b.ev.Filter(f)
	}
}

func (b *filterBar) leave() {
	if b.ev.FilterLeave != nil {
		b.ev.FilterLeave()
	}
}

func (b *filterBar) key(k *fyne.KeyEvent) bool {
	if k.Name == fyne.KeyEscape {
		b.leave()
		return true
	}
	return false
}

// first is where the keyboard goes.
func (b *filterBar) first() fyne.Focusable {
	if len(b.keys) > 0 {
		return b.choices[b.keys[0]]
	}
	return b.clear
}

// SetFilter shows what there is to choose and what is chosen.
func (f *Frame) SetFilter(v vm.Filter) {
	f.filter.set(v)
	f.filter.box.Refresh()
	f.arrange()
}

// ShowFilter shows the row of choices above the map, or takes it away.
func (f *Frame) ShowFilter(on bool) {
	if on == f.filter.box.Visible() {
		return // laying the frame out takes longer than an edit
	}
	show(f.filter.box, on)
	f.arrange()
}

// FocusFilter puts the keyboard onto the first choice. The driver knows the window of what was just shown only after it
// was painted, and that of the frame always.
func (f *Frame) FocusFilter() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.Content); c != nil {
		c.Focus(f.filter.first())
	}
}

// wrapped puts objects beside each other and goes on in another row where there is no room.
type wrapped struct{}

// Measures of a row of choices.
const (
	wrapGap    = 8
	wrapPad    = 8
	wrapHeight = 32
	wrapWidth  = 138 // of a choice
)

func (wrapped) width(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case *part.Choice:
		return wrapWidth
	case *part.Label:
		return o.FullWidth() + 2
	case *part.Check:
		return fyne.MeasureText(o.Text, part.BodySize, fyne.TextStyle{}).Width + 30
	}
	return o.MinSize().Width
}

// place calls put for every object and returns the height that all take.
func (l wrapped) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w float32)) float32 {
	x, y := float32(wrapPad), float32(wrapPad)
	for _, o := range objects {
		w := l.width(o)
		if x > wrapPad && x+w > width-wrapPad {
			x, y = wrapPad, y+wrapHeight+wrapGap
		}
		put(o, x, y, min(w, max(0, width-2*wrapPad)))
		x += w + wrapGap
	}
	return y + wrapHeight + wrapPad
}

func (wrapped) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(wrapWidth+2*wrapPad, wrapHeight+2*wrapPad)
}

func (l wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.place(objects, size.Width, func(o fyne.CanvasObject, x, y, w float32) {
		h := min(o.MinSize().Height, wrapHeight)
		o.Move(fyne.NewPos(x, y+(wrapHeight-h)/2))
		o.Resize(fyne.NewSize(w, h))
	})
}

// height is what the row takes at a width.
func (b *filterBar) height(width float32) float32 {
	return wrapped{}.place(b.row.Objects, width, func(fyne.CanvasObject, float32, float32, float32) {})
}
