package view

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/canvas/entry"
	"sojourn/model"
	"sojourn/ui/action"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

const toolbarHeight = 52

// toolbar is the row of the most used actions, with the map's title in its middle.
type toolbar struct {
	box     *fyne.Container
	r       *action.Registry
	w       i18n.Words
	ev      *Events
	buttons map[string]*part.Button
	title   *part.Label
	states  *fyne.Container
	shown   []vm.State
	zoom    *part.Label
	views   *part.Button
	lane    *part.Button
	search  *searchField
	point   func(hint string) // tells what the button under the pointer does
	pointed string            // its action
	history map[string]string // what undo and redo do now, by action
}

func newToolbar(r *action.Registry, w i18n.Words, ev *Events, point func(hint string)) *toolbar {
	t := &toolbar{r: r, w: w, ev: ev, point: point, buttons: map[string]*part.Button{}}
	t.title = part.NewLabel("", part.TitleSize, true, part.Strong)
	t.states = container.New(line{gap: 6, weights: make([]float32, 8)})
	t.zoom = part.NewLabel("100%", part.BodySize, false, part.Plain)
	t.search = newSearchField(w, ev)
	t.lane = t.lanes()
	left := []fyne.CanvasObject{
		t.button("edit.undo", "", "undo", part.Quiet), t.button("edit.redo", "", "redo", part.Quiet), separator(),
		t.button("insert.stage", w("tool.stage"), "plus", part.Quiet), t.lane,
		t.button("insert.touchpoint", w("tool.touchpoint"), "plus", part.Quiet), separator(),
	}
	export := t.button("file.export", w("tool.export"), "", part.Primary)
	export.OnMore = func() { part.ShowMenu(export, t.menu("file.export", "file.print")) }
	t.views = t.savedViews()
	present := t.button("view.present", w("tool.present"), "play", part.Outline)
	right := []fyne.CanvasObject{
		t.button("view.filter", "", "filter", part.Quiet), t.views,
		t.button("view.zoomout", "", "minus", part.Quiet), t.zoom, t.button("view.zoomin", "", "plus", part.Quiet),
		t.button("view.zoomfit", w("tool.fit"), "", part.Quiet), present, export,
	}
	lay := &toolbarLayout{left: left, right: right, title: t.title, states: t.states, zoom: t.zoom, search: t.search.box,
		present: present, short: part.NewButton("", "play", part.Outline, nil).MinSize().Width, word: present.Text}
	objects := append(append(append([]fyne.CanvasObject{}, left...), t.title, t.states, t.search.box), right...)
	t.box = container.New(lay, objects...)
	t.refresh()
	return t
}

func separator() fyne.CanvasObject {
	return newGround(hairline, fyne.NewSize(1, 24))
}

func (t *toolbar) button(id, text, icon string, style part.Style) *part.Button {
	b := part.NewButton(text, icon, style, func() { t.r.Run(id) })
	b.OnPoint = func(on bool) { t.hint(id, on) }
	t.buttons[id] = b
	return b
}

// hint tells what a button does and by which keys that goes as well.
func (t *toolbar) hint(id string, on bool) {
	t.pointed = ""
	a, ok := t.r.Find(id)
	if !ok || !on {
		t.point("")
		return
	}
	t.pointed = id
	text := cmp.Or(t.history[id], t.w(a.Label))
	if len(a.Keys) > 0 {
		text += "  " + a.Keys[0].String()
	}
	t.point(text)
}

// lanes opens a menu with every lane that can be added.
func (t *toolbar) lanes() *part.Button {
	b := part.NewButton(t.w("tool.lane"), "plus", part.Quiet, nil)
	b.OnTapped = func() {
		part.ShowMenu(b, t.menu(laneActions()...))
	}
	return b
}

func laneActions() (ids []string) {
	for _, l := range model.LaneTypes {
		ids = append(ids, action.InsertLane(l))
	}
	return ids
}

// savedViews opens the menu of the views of the map. It stands pressed while one is looked at.
func (t *toolbar) savedViews() *part.Button {
	b := part.NewButton("", "eye", part.Quiet, nil)
	b.OnTapped = func() { part.ShowMenu(b, t.viewLines()) }
	b.OnPoint = func(on bool) {
		text := ""
		if on {
			text = t.w(t.r.SavedViews().Label)
		}
		t.pointed = ""
		t.point(text)
	}
	return b
}

func (t *toolbar) viewLines() (items []*fyne.MenuItem) {
	for _, line := range t.r.SavedViews().Items {
		var it *fyne.MenuItem
		switch {
		case line.Entry != nil:
			it = fyne.NewMenuItem(line.Entry.Text, line.Entry.Run)
			it.Checked = line.Entry.Checked
		case line.Action != nil:
			it = fyne.NewMenuItem(t.w(line.Action.Label), func() { line.Action.Run() })
			it.Disabled = !line.Action.Enabled()
		default:
			it = fyne.NewMenuItemSeparator()
		}
		items = append(items, it)
	}
	return items
}

func (t *toolbar) menu(ids ...string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, id := range ids {
		if a, ok := t.r.Find(id); ok && a.Enabled() {
			items = append(items, fyne.NewMenuItem(t.w(a.Label), func() { a.Run() }))
		}
	}
	return items
}

// refresh hides what nobody carries out and makes faint what makes no sense now.
func (t *toolbar) refresh() {
	unbound := map[string]bool{}
	for _, id := range t.r.Unbound() {
		unbound[id] = true
	}
	for id, b := range t.buttons {
		a, _ := t.r.Find(id)
		if a.Enabled() {
			b.Enable()
		} else {
			b.Disable()
		}
		b.SetOn(a.Toggle && a.Checked())
		if unbound[id] {
			b.Hide()
		} else {
			b.Show()
		}
	}
	if slices.ContainsFunc(laneActions(), func(id string) bool { a, _ := t.r.Find(id); return a.Enabled() }) {
		t.lane.Enable()
	} else {
		t.lane.Disable()
	}
	lines := t.r.SavedViews().Items
	show(t.views, len(lines) > 0)
	t.views.SetOn(slices.ContainsFunc(lines, func(it action.Item) bool { return it.Entry != nil && it.Entry.Checked }))
}

// set is called with every step of a pan or a zoom, so it touches only what is different.
func (t *toolbar) set(v vm.Toolbar) {
	t.zoom.SetText(v.Zoom)
	t.history = map[string]string{"edit.undo": v.Undo, "edit.redo": v.Redo}
	if t.pointed != "" {
		t.hint(t.pointed, true)
	}
	if v.Title == t.title.Text() && sameStates(v.States, t.shown) {
		t.shown = v.States
		return
	}
	t.title.SetText(v.Title)
	t.shown = v.States
	t.states.RemoveAll()
	for i, s := range v.States {
		chip := part.NewChip(s.Text, s.On, nil)
		if !s.On {
			chip.OnTapped = func() { t.ev.change("do.map.edit", t.shown[i].Set) }
		}
		t.states.Add(chip)
	}
	t.box.Refresh()
}

func sameStates(a, b []vm.State) bool {
	return slices.EqualFunc(a, b, func(a, b vm.State) bool { return a.ID == b.ID && a.Text == b.Text && a.On == b.On })
}

// toolbarLayout keeps both ends and lets the middle give way: the word of the button that presents first, then the search
// field, then states, then the title.
type toolbarLayout struct {
	left, right []fyne.CanvasObject
	title       *part.Label
	states      *fyne.Container
	zoom        *part.Label
	search      fyne.CanvasObject
	present     *part.Button
	short       float32 // its width without a word
	word        string
}

const (
	toolPad     = 14
	toolGap     = 8
	searchWidth = 200
	searchLeast = 120
	searchInset = 34 // of the field, taken by its icon and edges
	zoomWidth   = 44
)

func (l *toolbarLayout) width(o fyne.CanvasObject) float32 {
	if o == fyne.CanvasObject(l.zoom) {
		return zoomWidth
	}
	return o.MinSize().Width
}

func (l *toolbarLayout) sum(list []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range list {
		if o.Visible() {
			w += l.width(o) + toolGap
		}
	}
	return w
}

func (l *toolbarLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*toolPad+l.sum(l.left)+l.sum(l.right)-l.present.MinSize().Width+l.short+32, toolbarHeight)
}

// say gives the button that presents its word where all of the middle has room beside it.
func (l *toolbarLayout) say(width float32) {
	l.present.SetText(l.word)
	middle := l.title.FullWidth() + l.states.MinSize().Width + searchWidth + 4*toolGap
	if 2*toolPad+l.sum(l.left)+l.sum(l.right)+middle > width {
		l.present.SetText("")
	}
}

func (l *toolbarLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
	l.say(size.Width)
	x := float32(toolPad)
	for _, o := range l.left {
		if o.Visible() {
			put(o, x, l.width(o))
			x += l.width(o) + toolGap
		}
	}
	end := size.Width - toolPad
	for i := len(l.right) - 1; i >= 0; i-- {
		if o := l.right[i]; o.Visible() {
			end -= l.width(o)
			put(o, end, l.width(o))
			end -= toolGap
		}
	}
	states, title := l.states.MinSize().Width, l.title.FullWidth()+2
	room := end - x
	if show(l.search, room >= searchLeast+120); l.search.Visible() {
		w := max(searchLeast, min(searchWidth, room-title-states-4*toolGap))
		put(l.search, end-w, w)
		room -= w + 2*toolGap
	}
	if show(l.states, room >= states+80); l.states.Visible() {
		room -= states + toolGap
	}
	title = min(title, room)
	put(l.title, x+4, max(0, title))
	put(l.states, x+4+title+toolGap, states)
}

// searchField finds cards by their words.
type searchField struct {
	box   *fyne.Container
	field *entry.Entry
	none  *part.Label
	hint  string // what stands in the empty field
	keys  string // that lead to it, told where there is room
}

func newSearchField(w i18n.Words, ev *Events) *searchField {
	s := &searchField{field: entry.New(), none: part.NewLabel("", part.MetaSize, false, part.Alarm)}
	find, _ := action.New().Find("edit.find")
	s.hint, s.keys = w("tool.search"), "  "+find.Keys[0].String()
	s.field.Icon = part.LiveIcon("search", part.Faint)
	look := func(next bool) {
		found := ev.Search == nil || ev.Search(s.field.Text, next) || s.field.Text == ""
		s.none.SetText("")
		if !found {
			s.none.SetText(w("tool.search.none"))
		}
		s.box.Refresh()
	}
	s.field.OnChanged = func(string) { look(false) }
	s.field.OnCommit = func(string) { look(true) }
	s.field.OnCancel = func() {
		s.field.SetText("")
		if c := fyne.CurrentApp().Driver().CanvasForObject(s.field); c != nil {
			c.Unfocus()
		}
		if ev.Leave != nil {
			ev.Leave()
		}
	}
	s.box = container.New(searchLayout{s}, s.field, s.none)
	return s
}

// searchLayout lays the word for "nothing found" over the right end of the field. What stands in the empty field is as
// long as it has room: longer, it could be scrolled and were cut.
type searchLayout struct{ *searchField }

func (searchLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(80, o[0].MinSize().Height)
}

func (l searchLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	hint := l.hint + l.keys
	if wide(hint) > s.Width-searchInset {
		hint = l.hint
	}
	if l.field.PlaceHolder != hint {
		l.field.SetPlaceHolder(hint)
	}
	o[0].Resize(s)
	w := o[1].(*part.Label).FullWidth() + 2
	o[1].Move(fyne.NewPos(s.Width-w-8, (s.Height-o[1].MinSize().Height)/2))
	o[1].Resize(fyne.NewSize(w, o[1].MinSize().Height))
}
