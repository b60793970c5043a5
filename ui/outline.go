package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/edit"
	"sojourn/ui/view/outline"
	"sojourn/ui/vm"
)

// newOutline makes the outline of this window, as it was looked at last.
func (w *window) newOutline() *outline.Outline {
	var o *outline.Outline
	o = outline.New(typeset.Shared(), w.words, outline.Events{
		Select: w.outlineSelected,
		Rename: w.renameLine,
		Feel:   w.feelLine,
		Set:    w.setLine,
		Unread: w.unread,
		Move:   w.moveLine,
		Add:    w.addLine,
		Key:    func(k *fyne.KeyEvent) bool { return w.plain != nil && w.plain(k) },
		May:    w.may,
		Menu:   w.outlineMenu,
		Changed: func() {
			w.set.OutlineTable, w.set.OutlineLanes = o.Look().Table, o.Look().ByLanes
			w.keepSettings()
			w.outlineSelected()
		},
	})
	o.SetLook(outline.Look{Table: w.set.OutlineTable, ByLanes: w.set.OutlineLanes})
	return o
}

// outlinePage is an outline as a page: that of the open map, or the table of all touchpoints.
type outlinePage struct {
	w    *window
	o    *outline.Outline
	show func() *vm.Outline // what there is now
}

func newOutlinePage(w *window) page {
	return outlinePage{w, w.outline, func() *vm.Outline { return vm.NewOutline(w.session.Doc(), w.mapID, w.lang, w.words) }}
}

func (p outlinePage) content() fyne.CanvasObject { return p.o.Content }
func (p outlinePage) speak()                     { p.o.SetWords(p.w.words) }
func (p outlinePage) refresh()                   { p.o.SetModel(p.show()) }
func (p outlinePage) focus()                     { p.w.win.Canvas().Focus(p.o) }
func (p outlinePage) typed(k *fyne.KeyEvent)     { p.o.Act(k) }
func (p outlinePage) close()                     { p.o.CloseEditor() }
func (p outlinePage) editing() bool              { return p.o.Editing() }

func (p outlinePage) choose(ids ...string) {
	if len(ids) > 0 {
		p.o.Select(ids...)
	}
}

func (p outlinePage) selection() (refs []scene.Ref) {
	for _, l := range p.o.Chosen() {
		if r := refOf(l); r.Kind != scene.Nothing {
			refs = append(refs, r)
		}
	}
	return refs
}

func (p outlinePage) label() string {
	l, ok := p.o.Current()
	if !ok || len(p.o.Chosen()) > 1 {
		return ""
	}
	return p.o.Model().Label(l)
}

// lines is the outline, or the table of touchpoints, in place of the map; nil for none.
func (w *window) lines() *outline.Outline {
	if p, ok := w.page().(outlinePage); ok {
		return p.o
	}
	return nil
}

func refIDs(refs []scene.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.ID)
	}
	return out
}

// onMap is what is selected on the map, or the empty cell that the keyboard is in.
func (w *window) onMap() []scene.Ref {
	if cell := w.board.Cell(); cell.Kind != scene.Nothing {
		return []scene.Ref{cell}
	}
	return w.board.Selection()
}

// cell is the cell that is current, of the map an empty one, and false where something else is.
func (w *window) cell() (lane, column model.ID, ok bool) {
	for _, r := range w.selection() {
		if r.Kind == scene.LaneBody {
			return model.ID(r.ID), model.ID(r.Column), true
		}
	}
	return "", "", false
}

// refOf is what a line of the outline is on the map. A cell stands for its column.
func refOf(l vm.OutlineLine) scene.Ref {
	r := scene.Ref{ID: string(l.ID)}
	switch l.Kind {
	case vm.StageLine:
		r.Kind = scene.StageHead
	case vm.StepLine:
		r.Kind = scene.StepHead
	case vm.LaneLine:
		r.Kind = scene.LaneHead
	case vm.CardLine:
		r.Kind, r.Column = scene.Card, string(l.Card.Column)
	case vm.CurveLine:
		r.Kind, r.Column, r.Series = scene.EmotionPoint, string(l.Column), string(l.Series)
	case vm.CellLine:
		r.Kind, r.Column = scene.LaneBody, string(l.Column)
	}
	return r
}

// outlineSelected follows the outline, which is told of changes while the map is shown as well.
func (w *window) outlineSelected() {
	if w.outlining() {
		w.mirror()
	}
}

// label is what is current on the page, or the empty cell of the map, reads as, for the status bar; "" while anything
// else or several are selected.
func (w *window) label() string {
	if p := w.page(); p != nil {
		return p.label()
	}
	lane, column, ok := w.cell()
	if !ok {
		return ""
	}
	at := vm.OutlineLine{LineKey: vm.LineKey{Kind: vm.CellLine, ID: lane, Column: column}}
	return vm.NewOutline(w.session.Doc(), w.mapID, w.lang, w.words).Label(at)
}

func (w *window) renameLine(k vm.LineKey, text string) {
	var err error
	switch k.Kind {
	case vm.MapLine:
		err = w.editor().RenameMap(text)
	default:
		err = w.editor().Rename(refOf(vm.OutlineLine{LineKey: k, Card: &model.Card{}}), text)
	}
	w.failed(err)
}

func (w *window) failed(err error) {
	if err != nil {
		w.frame.Say(w.explain(err))
	}
}

func (w *window) feelLine(k vm.LineKey, text string) {
	v, ok := w.outline.Model().ReadFeeling(text)
	if !ok {
		w.frame.Say(w.words("outline.unread", "text", text, "field", w.words("field.emotion")))
		return
	}
	w.failed(w.editor().Feel(k.Column, k.Series, v))
}

func (w *window) setLine(f vm.Field, v vm.Value) {
	_, err := w.session.Do(f.Do, func(tx *model.Tx) error { return f.Set(tx, v) })
	w.failed(err)
}

// moveLine moves what is selected: cards within their cells and between columns, stages, steps and lanes among their own.
func (w *window) moveLine(dx, dy int) {
	l, ok := w.outline.Current()
	if !ok {
		return
	}
	switch l.Kind {
	case vm.CardLine:
		var ids []model.ID
		for _, c := range w.outline.Chosen() {
			if c.Kind == vm.CardLine {
				ids = append(ids, c.ID)
			}
		}
		w.failed(w.editor().Walk(ids, dx, dy))
		w.outline.Select(string(l.ID))
		w.outline.Keep(ids)
	case vm.StageLine, vm.StepLine, vm.LaneLine:
		_, err := w.editor().Shift(l.ID, dx+dy)
		w.failed(err)
	}
}

// addLine adds a card after the current one, or into the current cell; among lanes a lane, otherwise a stage.
func (w *window) addLine() {
	l, ok := w.outline.Current()
	switch {
	case ok && l.Kind == vm.CardLine:
		w.done(w.editor().AddAfter(l.ID))
	case ok && l.Kind == vm.CellLine:
		w.done(w.editor().AddInto(l.ID, l.Column))
	case ok && l.Kind == vm.StepLine:
		w.done(w.editor().AddStep(w.selectedStage()))
	case ok && l.Kind == vm.LaneLine:
		w.done(w.editor().AddLane(model.TextLane, w.nextLane()))
	case w.outline.Look().Table && !ok:
		w.done(w.editor().AddCardTo(model.TouchpointsLane, ""))
	default:
		w.done(w.editor().AddStage(w.nextStage()))
	}
}

// outlineMenu offers what can be done with the selected lines.
func (w *window) outlineMenu(at fyne.Position) {
	menu := fyne.NewMenu("")
	l, _ := w.outline.Current()
	for _, o := range w.offers(tool.Menu{Ref: refOf(l)}) {
		if o.action == "view.zoomfit" {
			continue
		}
		if it := w.menuLine(o); it != nil {
			menu.Items = append(menu.Items, it)
		}
	}
	menu.Items = append(menu.Items, w.tableItems(w.outline)...)
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// tableItems offers what can be done with the column of a table.
func (w *window) tableItems(o *outline.Outline) []*fyne.MenuItem {
	column, value, ok := o.Here()
	if !ok {
		return nil
	}
	items := []*fyne.MenuItem{fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.words("outline.copycolumn"), func() { w.app.Clipboard().SetContent(o.ColumnText()) }),
		fyne.NewMenuItem(w.words("outline.only", "value", short(o.Model().ValueText(value))), o.OnlyHere),
		fyne.NewMenuItem(w.words("outline.values", "column", column), o.OfferHere)}
	if o.Filtered() {
		items = append(items, fyne.NewMenuItem(w.words("outline.values.clear"), o.ClearFilters))
	}
	return items
}

// showDone selects what an edit left behind and opens it for its name.
func (w *window) showDone(o *outline.Outline, res edit.Result) {
	if res.Selected == nil {
		return
	}
	o.Select(idStrings(res.Selected)...)
	w.mirror()
	if res.Open.Kind != scene.Nothing {
		o.Edit()
	}
}

func idStrings(ids []model.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
