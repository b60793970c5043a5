package outline

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/canvas/raster"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/i18n"
	"sojourn/ui/vm"
)

// Events are what a person does in the outline. Those that are nil do nothing.
type Events struct {
	Select  func()                          // other lines are selected, or another one is the current one
	Rename  func(k vm.LineKey, text string) // a line has other words
	Feel    func(k vm.LineKey, text string) // a point of the curve has another value, or none
	Set     func(f vm.Field, v vm.Value)    // a field of one or several cards has another value
	Unread  func(field, text string)        // what was typed into a field of this name is nothing that it can hold
	Move    func(dx, dy int)                // what is selected goes one place on
	Add     func()                          // a card after the current one
	Key     func(k *fyne.KeyEvent) bool     // sees plain keys that mean nothing here; true means handled
	May     func() bool                     // whether the map may be changed; nil is always
	Menu    func(at fyne.Position)          // a menu is wanted here in the window
	Changed func()                          // the outline is looked at in another way
	Title   string                          // a key of the word list: it is always a table and is called so; empty is tree and table
	None    string                          // a key of the word list: what stands where there is nothing
}

// Look is the way in which the outline is looked at, for the settings to remember.
type Look struct {
	Table   bool
	ByLanes bool
}

// Outline is the widget. All methods belong on the UI goroutine.
type Outline struct {
	widget.BaseWidget

	// Content goes into the window: the widget with its bar above it.
	Content fyne.CanvasObject
	// Mods tells which modifiers are down; nil asks the driver.
	Mods func() fyne.KeyModifier
	// Now is the clock of double clicks.
	Now func() time.Time

	ev    Events
	w     i18n.Words
	model *vm.Outline
	bar   *bar

	look   Look
	tree   vm.TreeView
	table  vm.TableView
	heads  []vm.Heading
	lines  []vm.OutlineLine
	chosen map[vm.LineKey]bool
	at     int        // the current line
	key    vm.LineKey // that of the current line, to find it again
	anchor vm.LineKey // where a range began
	col    int        // the current column of the table

	scrollX, scrollY float64
	focused          bool
	pressed          press
	pressing         bool // what happens comes of the mouse
	editor           *entry.Inline
	edited           edited
	keys             *entry.Keys

	painter *raster.Painter
	type_   *typeset.Typesetter
	picture *image.RGBA
	raster  *canvas.Raster
	overlay *fyne.Container
}

// New returns an outline of nothing.
func New(t *typeset.Typesetter, w i18n.Words, ev Events) *Outline {
	o := &Outline{
		ev: ev, w: w, type_: t, painter: raster.New(t), Now: time.Now,
		model: vm.NewOutline(model.New(), "", "", w), table: vm.TableView{Sort: -1},
		chosen: map[vm.LineKey]bool{}, overlay: &fyne.Container{},
	}
	o.keys = entry.NewKeys(o, o.Act)
	o.tree.Folded = map[vm.LineKey]bool{}
	o.look.Table = ev.Title != ""
	o.raster = canvas.NewRaster(o.paint)
	o.raster.ScaleMode = canvas.ImageScalePixels
	o.editor = o.newEditor()
	o.ExtendBaseWidget(o)
	o.SetWords(w)
	return o
}

// SetWords makes everything with words in it anew, for another language.
func (o *Outline) SetWords(w i18n.Words) {
	o.w = w
	o.bar = newBar(o)
	o.Content = o.bar.around(o)
}

// SetModel shows another state of the document. What is selected, folded and scrolled stays.
func (o *Outline) SetModel(m *vm.Outline) {
	before, _ := o.model.Map()
	o.model = m
	if now, _ := m.Map(); now != before {
		o.scrollX, o.scrollY, o.at, o.key = 0, 0, 0, vm.LineKey{}
		clear(o.chosen)
	}
	o.rebuild()
}

// Model returns what is shown.
func (o *Outline) Model() *vm.Outline { return o.model }

// Look returns how the outline is looked at.
func (o *Outline) Look() Look { return o.look }

// SetLook looks at the outline in another way.
func (o *Outline) SetLook(l Look) {
	if o.look == l {
		return
	}
	o.CloseEditor()
	o.look, o.tree.ByLanes = l, l.ByLanes
	o.scrollX, o.scrollY = 0, 0
	o.bar.show()
	o.rebuild()
	o.reveal()
	if o.ev.Changed != nil {
		o.ev.Changed()
	}
}

// Lines returns what is shown now, folded lines left out.
func (o *Outline) Lines() []vm.OutlineLine { return o.lines }

// rebuild makes the lines anew and finds the current one again.
func (o *Outline) rebuild() {
	o.heads = o.headings()
	o.col = max(0, min(o.col, len(o.heads)-1))
	if o.look.Table {
		o.lines = o.model.Table(o.table)
	} else {
		o.lines = o.model.Tree(o.tree)
	}
	there := map[vm.LineKey]bool{}
	for i, l := range o.lines {
		if l.LineKey == o.key {
			o.at = i
		}
		if o.chosen[l.LineKey] {
			there[l.LineKey] = true
		}
	}
	o.chosen = there
	o.at = max(0, min(o.at, len(o.lines)-1))
	if len(o.lines) > 0 {
		o.key = o.lines[o.at].LineKey
	}
	if len(there) == 0 && len(o.lines) > 0 {
		there[o.key] = true
	}
	o.keepInView()
	o.placeEditor()
	o.bar.count()
	o.bar.filters()
	o.raster.Refresh()
}

// Filter shows only lines that say a text.
func (o *Outline) Filter(text string) {
	o.tree.Filter, o.table.Filter = text, text
	o.rebuild()
	o.reveal()
}

// SortBy sorts the table by a column: up, then down, then in reading order again.
func (o *Outline) SortBy(col int) {
	switch {
	case o.table.Sort != col:
		o.table.Sort, o.table.Down = col, false
	case !o.table.Down:
		o.table.Down = true
	default:
		o.table.Sort, o.table.Down = -1, false
	}
	o.rebuild()
	o.reveal()
}

func (o *Outline) may() bool { return o.ev.May == nil || o.ev.May() }

func (o *Outline) mods() fyne.KeyModifier {
	if o.Mods != nil {
		return o.Mods()
	}
	return entry.Held()
}

func (o *Outline) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// Focus takes the keyboard, unless the editor has it.
func (o *Outline) Focus() { o.editor.Focus() }

// CreateRenderer is called by Fyne.
func (o *Outline) CreateRenderer() fyne.WidgetRenderer { return &renderer{o} }

type renderer struct{ o *Outline }

func (r *renderer) Destroy()           {}
func (r *renderer) IsClip()            {} // the driver cuts the editor at the edge
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(200, 120) }
func (r *renderer) Refresh()           { r.o.raster.Refresh(); canvas.Refresh(r.o.overlay) }
func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.o.raster, r.o.overlay}
}
func (r *renderer) Layout(s fyne.Size) {
	r.o.raster.Resize(s)
	r.o.overlay.Resize(s)
	r.o.keepInView()
	r.o.placeEditor()
}
