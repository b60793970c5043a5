package ui

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// checksPage lists what the open map, or the project, leaves open.
type checksPage struct {
	subjectPage
	whole bool
	all   map[insight.Rule]bool // rules that show all they found
	made  madeChecks
}

// madeChecks is the list, and what it was made of.
type madeChecks struct {
	doc   *model.Document
	mapID model.ID
	lang  string
	whole bool
	list  vm.CheckList
	items []vm.CheckItem // of the list, in order
}

func newChecksPage(w *window) page {
	p := &checksPage{all: map[insight.Rule]bool{}}
	p.sheetPage = newSheetPage(w, sheet.Events{
		Button: p.button,
		Open: func(r scene.Ref) {
			if it, ok := p.item(r.ID); ok {
				w.showSubject(it.Finding)
			}
		},
		Menu: p.menu,
	}, func(pen *sheet.Pen) { plan.Checks(pen, p.now().list, p.all, p.sheet.IsChosen) }, func(*sheetPage) { p.head() })
	p.lineOf = func(id string) string { return strings.TrimPrefix(id, plan.FixNode) }
	p.subjects = func() (out []subject) {
		for _, it := range p.now().items {
			out = append(out, subject{it.ID, it.Subject})
		}
		return out
	}
	return p
}

// now lists what the document of now leaves open.
func (p *checksPage) now() *madeChecks {
	w, m := p.w, &p.made
	if doc := w.session.Doc(); m.doc != doc || m.mapID != w.mapID || m.lang != w.lang || m.whole != p.whole {
		only := w.mapID
		if p.whole {
			only = ""
		}
		*m = madeChecks{doc: doc, mapID: w.mapID, lang: w.lang, whole: p.whole}
		m.list = vm.NewCheckList(doc, insight.Check(doc), only, w.lang, w.words)
		for _, g := range m.list.Groups {
			m.items = append(m.items, g.Items...)
		}
		m.items = append(m.items, m.list.Dismissed...)
	}
	return m
}

func (p *checksPage) head() {
	w, l := p.w, p.now().list
	note := l.Title + " · " + w.words("checks.count", "n", l.Open)
	if l.Severe > 0 {
		note += " · " + w.words("checks.count.severe", "n", l.Severe)
	}
	if n := len(l.Dismissed); n > 0 {
		note += " · " + w.words("checks.dismissed", "n", n)
	}
	scope := func(key string, all bool) sheet.Choice {
		return sheet.Choice{Text: w.words(key), On: p.whole == all, Pick: func() { p.whole = all; p.refresh() }}
	}
	p.bar.Set(w.words("analyse.checks"), note, scope("tasks.map", false), scope("tasks.project", true))
}

// item is the finding that a line, or a word in it, is about.
func (p *checksPage) item(id string) (vm.CheckItem, bool) {
	id = p.lineOf(id)
	items := p.now().items
	if i := slices.IndexFunc(items, func(it vm.CheckItem) bool { return it.ID == id }); i >= 0 {
		return items[i], true
	}
	return vm.CheckItem{}, false
}

// button is what a word that works like a button does.
func (p *checksPage) button(r scene.Ref) func() {
	if rule, ok := strings.CutPrefix(r.ID, plan.AllNode); ok {
		return func() {
			p.all[insight.Rule(rule)] = !p.all[insight.Rule(rule)]
			p.refresh()
		}
	}
	it, ok := p.item(r.ID)
	if !ok || !strings.HasPrefix(r.ID, plan.FixNode) {
		return nil
	}
	return func() {
		p.sheet.Choose(it.ID)
		p.w.mirror()
		switch err := p.w.mayEdit(); {
		case err != nil:
			p.w.failed(err)
		case it.Dismissed != nil:
			p.w.failed(p.w.editor().TakeBack(it.Finding))
		default:
			p.w.fix(it.Finding)
		}
	}
}

// current is the finding that the keyboard is on.
func (p *checksPage) current() (vm.CheckItem, bool) {
	r, _, _ := p.sheet.Current()
	return p.item(r.ID)
}

func (p *checksPage) menu(at fyne.Position) {
	it, ok := p.current()
	if !ok {
		return
	}
	offers := []offer{{action: "view.map", label: "page.onmap", run: func() { p.w.showSubject(it.Finding) }}, {}}
	if it.Fix != "" && it.Dismissed == nil {
		offers = append(offers, offer{action: "analyse.fix", label: "fix." + string(it.Rule)})
	}
	word := "checks.dismiss"
	if it.Dismissed != nil {
		word = "checks.back"
	}
	p.w.popUp(at, append(offers, offer{action: "analyse.dismiss", label: word}))
}

// checking is the finding that is current on the page of checks, and false beside it.
func (w *window) checking() (vm.CheckItem, bool) {
	if p, ok := w.page().(*checksPage); ok {
		return p.current()
	}
	return vm.CheckItem{}, false
}

func (w *window) bindChecks() {
	w.actions.Bind("analyse.fix", func() {
		if it, ok := w.checking(); ok {
			w.fix(it.Finding)
		}
	})
	w.actions.EnableWhen("analyse.fix", func() bool { it, ok := w.checking(); return ok && it.Fix != "" && it.Dismissed == nil })
	w.actions.Bind("analyse.dismiss", w.dismiss)
	w.actions.EnableWhen("analyse.dismiss", func() bool { _, ok := w.checking(); return ok })
}

// dismiss asks why the current finding may stand; one that stands is taken back.
func (w *window) dismiss() {
	it, ok := w.checking()
	switch {
	case !ok:
	case it.Dismissed != nil:
		w.failed(w.editor().TakeBack(it.Finding))
	default:
		w.host().Name(w.words("checks.why"), "", w.words("checks.dismiss"), func(reason string) {
			w.failed(w.editor().Dismiss(it.Finding, reason, userName(), time.Now().Format(time.DateOnly)))
		})
	}
}
