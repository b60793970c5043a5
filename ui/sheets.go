package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/ui/view/sheet"
)

// sheetPage is a page that is one sheet below a bar. What a page adds are its drawing, its bar and what dropping does.
type sheetPage struct {
	w     *window
	sheet *sheet.Sheet
	bar   *sheet.Bar
	whole fyne.CanvasObject
	head  func() // brings the bar up to date
}

// newSheetPage makes a page of a drawing. Events that are nil do what they do on every page: selecting shows a thing in the
// inspector, opening leads into its first field there, and Escape back to the map.
func newSheetPage(w *window, ev sheet.Events, draw func(p *sheet.Pen), head func(p *sheetPage)) *sheetPage {
	p := &sheetPage{w: w, bar: sheet.NewBar()}
	if ev.Select == nil {
		ev.Select = w.mirror
	}
	if ev.Open == nil {
		ev.Open = func(scene.Ref) { w.frame.FocusInspector() }
	}
	if ev.Key == nil {
		ev.Key = w.leftover
	}
	if ev.Menu == nil {
		ev.Menu = w.sheetMenu
	}
	grab := ev.Grab
	if grab != nil {
		ev.Grab = func(r scene.Ref) bool { return w.mayEdit() == nil && grab(r) }
	}
	p.sheet = sheet.New(typeset.Shared(), w.words, ev, draw)
	p.head = func() { head(p) }
	p.whole = p.bar.Around(p.sheet)
	return p
}

func (p *sheetPage) content() fyne.CanvasObject { return p.whole }
func (p *sheetPage) speak()                     { p.sheet.SetWords(p.w.words); p.head() }
func (p *sheetPage) refresh()                   { p.sheet.Redraw(); p.head() }
func (p *sheetPage) choose(ids ...string)       { p.sheet.Choose(ids...) }
func (p *sheetPage) focus()                     { p.w.win.Canvas().Focus(p.sheet) }
func (p *sheetPage) typed(k *fyne.KeyEvent)     { p.sheet.Act(k) }
func (p *sheetPage) close()                     {}
func (p *sheetPage) editing() bool              { return false }

// selection is what is selected; cards too that the sheet does not show, such as one that was just added.
func (p *sheetPage) selection() []scene.Ref {
	refs := p.sheet.Refs()
	for _, id := range p.sheet.Chosen() {
		c, ok := model.Get[model.Card](p.w.session.Doc(), model.ID(id))
		if ok && !slices.ContainsFunc(refs, func(r scene.Ref) bool { return r.ID == id }) {
			refs = append(refs, cardRef(&c))
		}
	}
	return refs
}

func (p *sheetPage) label() string {
	_, label, _ := p.sheet.Current()
	return label
}

// shownSheet is the sheet in place of the map, nil where something else is.
func (w *window) shownSheet() *sheet.Sheet {
	switch p := w.page().(type) {
	case *sheetPage:
		return p.sheet
	case *personasPage:
		return p.sheet
	}
	return nil
}

// sheetMenu offers what can be done with what is selected on a sheet.
func (w *window) sheetMenu(at fyne.Position) {
	refs := w.selection()
	if len(refs) == 0 || refs[0].Kind != scene.Card {
		return
	}
	w.popUp(at, append([]offer{{action: "view.map", label: "page.onmap", run: func() { w.onItsMap(model.ID(refs[0].ID)) }}, {}},
		actions("edit.copy", "edit.duplicate", "", "edit.answer", "insert.link", "edit.link.next", "", "edit.delete")...))
}

// onItsMap shows a card on the map it stands on.
func (w *window) onItsMap(id model.ID) {
	c, ok := model.Get[model.Card](w.session.Doc(), id)
	if !ok {
		return
	}
	w.showPage("")
	w.goTo(c.Map, c.ID)
}

// cardRef is a card on a page.
func cardRef(c *model.Card) scene.Ref {
	return scene.Ref{Kind: scene.Card, ID: string(c.ID), Column: string(c.Column)}
}
