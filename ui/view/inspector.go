package view

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

const (
	inspectorWidth = 300
	fieldWidth     = inspectorWidth - 32
)

// inspector is the right panel: the fields of what is selected. It keeps its widgets while the form stays the same, so
// that a change made elsewhere does not take the cursor away.
type inspector struct {
	scroll *container.Scroll
	body   *fyne.Container
	w      i18n.Words
	ev     *Events

	shown  vm.Inspector
	fields map[string]vm.Field
	cells  map[string]cell
	first  fyne.Focusable
	open   map[string]bool // sections by key, as the person left them
}

// cell is the widget of one field.
type cell struct {
	object fyne.CanvasObject
	set    func(vm.Field)
	focus  fyne.Focusable
}

func newInspector(w i18n.Words, ev *Events) *inspector {
	in := &inspector{w: w, ev: ev, open: map[string]bool{}, body: container.New(column{})}
	in.scroll = container.NewVScroll(pad(in.body, 16, 14, 16, 16))
	return in
}

func (in *inspector) set(v vm.Inspector) {
	same, subject := v.Key == in.shown.Key && in.cells != nil, before(v.Key) == before(in.shown.Key)
	in.shown = v
	in.remember(v)
	if same {
		for key, c := range in.cells {
			c.set(in.fields[key])
		}
		return
	}
	in.build()
	if !subject {
		in.scroll.ScrollToTop()
	}
}

// before is the part of a form's key that names what is shown.
func before(key string) string {
	subject, _, _ := strings.Cut(key, "|")
	return subject
}

func (in *inspector) remember(v vm.Inspector) {
	in.fields = map[string]vm.Field{}
	for _, s := range v.Sections {
		for _, f := range s.Fields {
			in.fields[f.Key] = f
			for _, r := range f.Rows {
				for _, rf := range r.Fields {
					in.fields[rf.Key] = rf
				}
			}
		}
	}
}

// build makes the form anew and gives the focus back to the field that had it.
func (in *inspector) build() {
	focused := in.focused()
	in.cells, in.first = map[string]cell{}, nil
	in.body.RemoveAll()
	in.body.Add(part.NewHeading(in.shown.Title))
	in.body.Add(space(0, 8))
	for _, s := range in.shown.Sections {
		open := s.Title == "" || !s.Folded
		if was, ok := in.open[s.Key]; ok && s.Title != "" {
			open = was
		}
		if s.Title != "" {
			in.body.Add(in.sectionHead(s, open))
		}
		if open {
			in.addFields(in.body, s.Fields, 10)
		}
	}
	in.body.Refresh()
	in.scroll.Refresh()
	if c, ok := in.cells[focused]; ok && c.focus != nil {
		in.give(c.focus)
	}
}

// give gives a field the focus. One that was made just now is not known to the driver yet, but what it stands in is.
func (in *inspector) give(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(in.body); c != nil {
		c.Focus(o)
	}
}

// focusKey leads to a field by its whole key, whose section opens for it. Without such a field it is the first.
func (in *inspector) focusKey(key string) {
	for _, s := range in.shown.Sections {
		if s.Title != "" && s.Folded && !in.open[s.Key] && holds(s, key) {
			in.open[s.Key] = true
			in.build()
		}
	}
	if !in.enter(key) {
		in.focus()
	}
}

// holds reports that a field stands in a section, be it in a row of a list.
func holds(s vm.Section, key string) bool {
	return slices.ContainsFunc(s.Fields, func(f vm.Field) bool {
		return f.Key == key || slices.ContainsFunc(f.Rows, func(r vm.Row) bool {
			return slices.ContainsFunc(r.Fields, func(f vm.Field) bool { return f.Key == key })
		})
	})
}

// focused returns the key of the field with the focus.
func (in *inspector) focused() string {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(in.body)
	if canvas == nil || canvas.Focused() == nil {
		return ""
	}
	for key, c := range in.cells {
		if c.focus == canvas.Focused() {
			return key
		}
	}
	return ""
}

func (in *inspector) sectionHead(s vm.Section, open bool) fyne.CanvasObject {
	row := part.NewRow(s.Title, func() {
		in.open[s.Key] = !open
		in.build()
	})
	row.Ink = part.Muted
	if row.Icon = "right"; open {
		row.Icon = "down"
	}
	return pad(row, -8, 6, -8, 4)
}

// addFields puts fields below each other, and those that belong beside each other onto one line.
func (in *inspector) addFields(to *fyne.Container, fields []vm.Field, gap float32) {
	for i := 0; i < len(fields); {
		end := i + 1
		for end < len(fields) && fields[end].Beside {
			end++
		}
		to.Add(in.fieldLine(fields[i:end]))
		to.Add(space(0, gapBelow(fields[end-1], fields[end:], gap)))
		i = end
	}
}

// gapBelow keeps together what says the same in two languages, and bars with the line that names them.
func gapBelow(f vm.Field, next []vm.Field, usual float32) float32 {
	if len(next) > 0 && next[0].Input == vm.Bar && next[0].Label == "" && (f.Input == vm.Bar || f.Input == vm.Note) {
		return 0
	}
	if len(next) > 0 && next[0].Second {
		return 2
	}
	return usual
}

func (in *inspector) fieldLine(fields []vm.Field) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	var weights []float32
	for _, f := range fields {
		c := in.cell(f, float32(fieldWidth)/float32(len(fields)))
		in.cells[f.Key] = c
		if in.first == nil && c.focus != nil {
			in.first = c.focus
		}
		objects, weights = append(objects, c.object), append(weights, weightOf(f))
	}
	if len(objects) == 1 {
		return objects[0]
	}
	return container.New(line{gap: 8, weights: weights}, objects...)
}

func weightOf(f vm.Field) float32 {
	if f.Short {
		return 0.6
	}
	switch f.Input {
	case vm.Number:
		return 0.7
	case vm.Suggest:
		return 1.6
	}
	return 1
}

// edit tells a new value of the field as it is now, not as it was when its widget was made.
func (in *inspector) edit(key string, v vm.Value) {
	if f, ok := in.fields[key]; ok && f.Set != nil && in.ev.Edit != nil {
		in.ev.Edit(f, v)
	}
}

func (in *inspector) pause() {
	if in.ev.Pause != nil {
		in.ev.Pause()
	}
}

// focus puts the cursor into the first field, which may be so new that the driver does not know it yet.
func (in *inspector) focus() {
	if in.first != nil {
		in.give(in.first)
	}
}

// focusOn puts the cursor into a field by the last part of its key, in a list into the entry that came last.
func (in *inspector) focusOn(name string) bool {
	for _, s := range in.shown.Sections {
		for _, f := range s.Fields {
			if !strings.HasSuffix(f.Key, "."+name) {
				continue
			}
			if s.Title != "" {
				in.open[s.Key] = true
				in.build()
			}
			if n := len(f.Rows); n > 0 {
				f = f.Rows[n-1].Fields[0]
			}
			return in.enter(f.Key)
		}
	}
	return false
}

// enter puts the cursor into a field and brings it into view.
func (in *inspector) enter(key string) bool {
	c, ok := in.cells[key]
	if !ok || c.focus == nil {
		return false
	}
	in.give(c.focus)
	const above = 60 // what stands over a field says what it is
	y, _ := heightIn(in.body, c.object)
	if room := in.scroll.Size().Height; y < in.scroll.Offset.Y+above || y > in.scroll.Offset.Y+room-2*above {
		in.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-above)))
	}
	return true
}

// heightIn is where something stands below the top of what it is somewhere within. The driver knows that only of what it has shown.
func heightIn(within *fyne.Container, what fyne.CanvasObject) (y float32, ok bool) {
	for _, o := range within.Objects {
		if o == what {
			return o.Position().Y, true
		}
		if c, is := o.(*fyne.Container); is {
			if y, ok := heightIn(c, what); ok {
				return c.Position().Y + y, true
			}
		}
	}
	return 0, false
}
