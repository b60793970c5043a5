package view

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/model"
	"sojourn/ui/action"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// Events are what a person does outside the map. Those that are nil do nothing; positions are those of the window.
type Events struct {
	OpenMap     func(id model.ID)
	Page        func(action string) // another page, or the map, is to stand in the middle
	OpenPersona func(id model.ID)
	MapMenu     func(id model.ID, at fyne.Position)
	PersonaMenu func(id model.ID, at fyne.Position)
	Check       func(c vm.Check)                              // a line of the gap list was pressed
	Edit        func(f vm.Field, v vm.Value)                  // a field of the inspector has a new value
	Change      func(do string, c vm.Change)                  // an entry of a list comes or goes, the state of the map changes
	Drag        func(k vm.PieceKind, at fyne.Position)        // a piece of the palette is over this place
	Drop        func(k vm.PieceKind, at fyne.Position)        // and is let go
	DragCancel  func()                                        // or not, because of Escape
	Place       func(k vm.PieceKind)                          // a piece was pressed: put it where it fits
	Search      func(text string, next bool) (found bool)     // next: go to the one after
	Leave       func()                                        // Escape in the search field: the map wants the focus
	Filter      func(f model.Filter)                          // other cards are to stand out
	FilterLeave func()                                        // all of them again
	Pause       func()                                        // a field was left: typing is over
	Choose      func(f vm.Field)                              // a picture is to be chosen for this field
	Thumb       func(m *model.Media, shown func(image.Image)) // a small picture is wanted: shown gets it, at once or later
	Replace     Replacing
}

func (ev *Events) change(do string, c vm.Change) {
	if ev.Change != nil && c != nil {
		ev.Change(do, c)
	}
}

func (ev *Events) open(f func(model.ID), id model.ID) {
	if f != nil {
		f(id)
	}
}

// Frame is everything in the window around the map.
type Frame struct {
	// Content goes into the window.
	Content fyne.CanvasObject

	tool        *toolbar
	side        *sidebar
	inspector   *inspector
	status      *status
	ghost       *ghost
	board       fyne.CanvasObject
	left, right *fyne.Container
	page        *fyne.Container // in place of the map
	body        *fyne.Container
	under       *part.Ground // what no map and no page covers
	hint        *part.Label
	hinted      *fyne.Container // the hint on a ground of its own, which lines of the map do not cross
	notice      *notice
	filter      *filterBar
	replace     *replaceBar
	ev          Events
}

// New puts the frame around a board. For another language make a new frame around the same board.
func New(r *action.Registry, w i18n.Words, board fyne.CanvasObject, ev Events) *Frame {
	f := &Frame{ev: ev, board: board, ghost: newGhost(board), status: newStatus(), notice: newNotice(),
		hint: part.NewLabel("", part.BodySize, false, part.Muted)}
	f.tool = newToolbar(r, w, &f.ev, f.status.point)
	f.filter = newFilterBar(w, &f.ev)
	f.side = newSidebar(w, &f.ev, f.ghost)
	f.inspector = newInspector(w, &f.ev)
	f.replace = newReplaceBar(w, &f.ev, f.hideReplace)
	// The window is cleared in the colour of the panels: where OpenGL is software, grounds of their own cost a third of a
	// frame. The bottom has one, since what is scrolled beside it casts its shadow there.
	f.left = container.NewStack(f.side.scroll)
	f.right = container.NewStack(f.inspector.scroll, newWheel(f.inspector.scroll))
	f.page = container.NewStack()
	f.page.Hide()
	f.hinted = container.NewStack(newGround(panel, fyne.Size{}), pad(f.hint, hintPad, hintPad, hintPad, hintPad))
	f.hinted.Hide()
	edges := []fyne.CanvasObject{newGround(hairline, fyne.Size{}), newGround(hairline, fyne.Size{}), newGround(hairline, fyne.Size{}), newGround(hairline, fyne.Size{})}
	f.under = newGround(sheet, fyne.Size{})
	bottom := container.NewStack(newGround(panel, fyne.Size{}), f.status.box)
	lay := &frameLayout{under: f.under, top: f.tool.box, bottom: bottom, left: f.left, right: f.right, board: board, page: f.page, hint: f.hint, hinted: f.hinted, notice: f.notice, filter: f.filter, replace: f.replace, edges: edges}
	// What takes turns has a place of its own: of things side by side, the toolkit takes all that follow a change for new and
	// lays them out again. The map is the first to be painted.
	lay.middle = container.NewWithoutLayout(board, f.page, f.hinted)
	objects := []fyne.CanvasObject{lay.middle, f.under, f.notice.box, f.filter.box, f.replace.box, f.left, f.right, f.tool.box, bottom}
	f.body = container.New(lay, append(objects, edges...)...)
	f.Content = container.NewStack(f.body, f.ghost.layer)
	return f
}

// SetToolbar shows the state of the map and its history.
func (f *Frame) SetToolbar(v vm.Toolbar) {
	f.tool.set(v)
	if v.Hint != f.hint.Text() {
		f.hint.SetText(v.Hint)
		show(f.hinted, v.Hint != "" && f.board.Visible())
		f.arrange()
	}
}

// SetSidebar shows what there is in the project.
func (f *Frame) SetSidebar(v vm.Sidebar) { f.side.set(v) }

// SetInspector shows what is selected. While somebody types into a field, that field keeps its text.
func (f *Frame) SetInspector(v vm.Inspector) { f.inspector.set(v) }

// SetStatus shows how safe the work is.
func (f *Frame) SetStatus(v vm.Status) { f.status.set(v) }

// Say shows a passing word in the status bar; an empty one takes it away.
func (f *Frame) Say(note string) { f.status.say(note) }

// SetNotice shows what stands above the map; one without a text takes it away.
func (f *Frame) SetNotice(n Notice) {
	f.notice.set(n)
	f.arrange()
}

// ShowPage puts a page in place of the map; nil shows the map again.
func (f *Frame) ShowPage(o fyne.CanvasObject) {
	on := o != nil
	if f.page.Objects = nil; on {
		f.page.Objects = []fyne.CanvasObject{o}
	}
	show(f.page, on)
	show(f.board, !on)
	show(f.hinted, !on && f.hint.Text() != "")
	f.arrange()
	if on {
		o.Resize(f.page.Size()) // as the toolkit would within the first frame, for which it would paint a second one
	}
}

// arrange places the parts of the frame anew. Refreshing the body would draw every widget of the window again as well,
// which was a third of what the program does to open a page.
func (f *Frame) arrange() {
	f.body.Layout.Layout(f.body.Objects, f.body.Size())
	f.under.Refresh() // what was shown where it stood before asks for no frame
}

// ShowPanels shows or hides the two side panels.
func (f *Frame) ShowPanels(left, right bool) {
	show(f.left, left)
	show(f.right, right)
	f.arrange()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// Refresh asks every action again whether it makes sense.
func (f *Frame) Refresh() { f.tool.refresh() }

// FocusSearch puts the cursor into the search field.
func (f *Frame) FocusSearch() { focus(f.tool.search.field) }

// FocusInspector puts the cursor into the first field of the inspector.
func (f *Frame) FocusInspector() { f.inspector.focus() }

// FocusField puts the cursor into a field of the inspector by its name, such as owner, and unfolds what hides it. In a list it
// is the entry that came last. It reports whether there is such a field.
func (f *Frame) FocusField(name string) bool { return f.inspector.focusOn(name) }

// FocusKey puts the cursor into a field of the inspector by its key, whose section opens for it. Without such a field it is
// the first.
func (f *Frame) FocusKey(key string) { f.inspector.focusKey(key) }

// CancelDrag ends the drag of a piece, as Escape does, and reports whether there was one.
func (f *Frame) CancelDrag() bool {
	if !f.ghost.stop() {
		return false
	}
	if f.ev.DragCancel != nil {
		f.ev.DragCancel()
	}
	return true
}

func focus(o fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

const hintPad = 10 // Fyne units around the hint on an empty map

// frameLayout places the areas and the hairlines between them.
type frameLayout struct {
	middle, under, top, bottom, left, right, board, page, hinted fyne.CanvasObject

	hint    *part.Label
	notice  *notice
	filter  *filterBar
	replace *replaceBar
	edges   []fyne.CanvasObject
}

func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := max(l.top.MinSize().Width, l.bottom.MinSize().Width)
	return fyne.NewSize(w, toolbarHeight+statusHeight+300)
}

func (l *frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	put(l.middle, 0, 0, size.Width, size.Height)
	y, h := float32(toolbarHeight+1), size.Height-toolbarHeight-statusHeight-2
	put(l.top, 0, 0, size.Width, toolbarHeight)
	put(l.edges[0], 0, toolbarHeight, size.Width, 1)
	put(l.bottom, 0, size.Height-statusHeight, size.Width, statusHeight)
	put(l.edges[1], 0, size.Height-statusHeight-1, size.Width, 1)
	from, to := float32(0), size.Width
	if show(l.edges[2], l.left.Visible()); l.left.Visible() {
		put(l.left, 0, y, sidebarWidth, h)
		put(l.edges[2], sidebarWidth, y, 1, h)
		from = sidebarWidth + 1
	}
	if show(l.edges[3], l.right.Visible()); l.right.Visible() {
		to = size.Width - inspectorWidth - 1
		put(l.edges[3], to, y, 1, h)
		put(l.right, to+1, y, inspectorWidth, h)
	}
	if l.notice.box.Visible() {
		tall := l.notice.height(to - from)
		put(l.notice.box, from, y, to-from, tall)
		y, h = y+tall, h-tall
	}
	if l.filter.box.Visible() {
		tall := l.filter.height(to - from)
		put(l.filter.box, from, y, to-from, tall)
		y, h = y+tall, h-tall
	}
	if l.replace.box.Visible() {
		tall := l.replace.rows.height(to - from)
		put(l.replace.box, from, y, to-from, tall)
		y, h = y+tall, h-tall
	}
	put(l.board, from, y, to-from, h)
	put(l.page, from, y, to-from, h)
	// The board covers its place whole, and so does a page. Where OpenGL is software, a ground below them would cost 8 ms a
	// frame.
	const below = toolbarHeight + 1
	put(l.under, from, below, to-from, y-below)
	w, tall := min(l.hint.FullWidth()+2*hintPad+2, to-from-24), l.hinted.MinSize().Height
	put(l.hinted, from+(to-from-w)/2, y+(h-tall)/2, w, tall)
}
