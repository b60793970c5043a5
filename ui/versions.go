package ui

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"sojourn/canvas"
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// history is the earlier saves of the open file, while its dialog is open. The first state is what is open now.
type history struct {
	w     *window
	saves []workspace.Version
	texts []string
	docs  map[int]*model.Document
}

// showVersions shows the earlier saves of the open file.
func (w *window) showVersions() {
	w.closeEditor()
	h := &history{w: w, saves: w.work.Versions(w.work.Path()), texts: []string{w.words("versions.now")},
		docs: map[int]*model.Document{0: w.session.Doc()}}
	notes := []string{""}
	if w.work.Dirty(w.session.Doc()) {
		notes[0] = w.words("versions.unsaved")
	}
	for _, v := range h.saves {
		at := v.At.Local()
		h.texts = append(h.texts, layout.Date(w.lang, at)+" "+i18n.Seconds(w.lang, at))
		notes = append(notes, i18n.Size(w.lang, v.Size))
	}
	list := dialog.Versions{Name: w.fileName(), Texts: h.texts, Notes: notes, Look: h.look, Restore: h.restore, Compare: h.compare}
	w.host().Versions(list)
}

// with reads states, works on them beside the window, and then goes on in it. What cannot be read is told.
func (h *history) with(work func(docs []*model.Document), then func(), states ...int) {
	docs, err := make([]*model.Document, len(states)), error(nil)
	for k, i := range states {
		docs[k] = h.docs[i]
	}
	beside(func() {
		for k, i := range states {
			if docs[k] == nil && err == nil {
				docs[k], _, err = h.w.work.ReadVersion(h.saves[i-1])
			}
		}
		if err == nil {
			work(docs)
		}
	}, func() {
		if err != nil {
			h.w.problem("open", h.w.fileName(), err)
			return
		}
		for k, i := range states {
			h.docs[i] = docs[k]
		}
		then()
	})
}

// look shows a state and what changed in it since another; before −1 there was nothing.
func (h *history) look(v *dialog.VersionsView, i, base int) {
	states := []int{i}
	if base >= 0 {
		states = append(states, base)
	}
	var page dialog.VersionPage
	h.with(func(docs []*model.Document) {
		page.Picture = h.w.pictureOf(docs[0], h.w.mapIn(docs[0]))
		if base >= 0 {
			page.Counts, page.Changes = h.w.differences(docs[1], docs[0])
		}
	}, func() { v.Show(i, base, page) }, states...)
}

// differences words what changed from one document to another.
func (w *window) differences(from, to *model.Document) (counts string, lines []string) {
	list := insight.Changes(from, to)
	for _, c := range list {
		lines = append(lines, vm.TellChange(from, to, c, w.lang, w.words).Line)
	}
	if len(list) == 0 {
		return w.words("versions.same"), nil
	}
	return vm.ChangeCounts(insight.Count(list), w.words), lines
}

// mapIn is the map of a document that is looked at: the open one, if it is there.
func (w *window) mapIn(d *model.Document) model.ID {
	if _, ok := model.Get[model.Map](d, w.mapID); ok {
		return w.mapID
	}
	return firstMap(d)
}

// restore goes on with an old state in a window of its own, as a project without a file.
func (h *history) restore(i int) {
	var doc *model.Document
	h.with(func(docs []*model.Document) { doc = docs[0] }, func() {
		name := h.w.words("versions.copyname", "name", stem(h.w.work.Path()), "time", h.saves[i-1].At.Local().Format("2006-01-02 15.04"))
		n := h.w.newWindow()
		n.work.Adopt(doc)
		n.show(doc, files{name: name + journeyEnding})
		n.win.Show()
	}, i)
}

func stem(path string) string {
	base := filepath.Base(path)
	return base[:len(base)-len(filepath.Ext(base))]
}

// compare shows two states side by side, the older one on the left.
func (h *history) compare(i, base int) {
	left, right := max(i, base), min(i, base)
	var both []*model.Document
	h.with(func(docs []*model.Document) { both = docs }, func() { h.w.compare(both[0], both[1], h.texts[left], h.texts[right]) }, left, right)
}

// comparison is two documents side by side.
type comparison struct {
	w       *window
	docs    [2]*model.Document
	boards  [2]*canvas.Board
	changes []insight.Change // on the map shown
	shown   model.ID
	view    *dialog.CompareView
	moving  bool
}

// compare shows two documents side by side on the canvas, and what changed from the left one to the right one.
func (w *window) compare(left, right *model.Document, leftName, rightName string) {
	c := &comparison{w: w, docs: [2]*model.Document{left, right}, shown: w.mapIn(right)}
	if c.shown == "" {
		c.shown = firstMap(left)
	}
	d := dialog.Compare{Title: w.words("compare.title", "name", w.fileName()), Left: leftName, Right: rightName, Journey: string(c.shown),
		Options: c.journeys(), Choose: func(id string) { c.show(model.ID(id)) }, Go: c.reveal}
	for _, m := range layout.Marks {
		d.Signs = append(d.Signs, dialog.Sign{Color: m.Color(), Text: w.words(m.Word())})
	}
	for i := range c.boards {
		b := canvas.NewBoard(canvas.Config{Typesetter: typeset.Shared(), Colors: w.boardColors()})
		b.SetFixed(true)
		b.OnView = func(v viewport.View) { c.follow(1-i, v) }
		b.OnKey = func(k *fyne.KeyEvent) bool { return c.view.Key(k) }
		b.OnEffect = func(e tool.Effect) {
			if s, ok := e.(tool.Select); ok && len(s.Refs) > 0 {
				c.pick(1-i, s.Refs[0])
			}
		}
		c.boards[i] = b
		d.Maps = append(d.Maps, b)
	}
	c.view = w.host().Compare(d)
	c.show(c.shown)
	wider := 0 // the other one follows
	if c.boards[1].Scene().Size.W > c.boards[0].Scene().Size.W {
		wider = 1
	}
	c.boards[wider].FitWidth()
}

// journeys are the maps of both sides.
func (c *comparison) journeys() (out []part.Option) {
	seen := map[model.ID]bool{}
	for _, d := range []*model.Document{c.docs[1], c.docs[0]} {
		for n, m := range d.Maps() {
			if !seen[m.ID] {
				seen[m.ID] = true
				out = append(out, part.Option{ID: string(m.ID), Text: m.Title.In(c.w.lang)})
				if m.Title.Empty() {
					out[len(out)-1].Text = c.w.words("untitled.map") + " " + strconv.Itoa(n+1)
				}
			}
		}
	}
	return out
}

// show shows a map on both sides, with the differences marked.
func (c *comparison) show(m model.ID) {
	c.shown, c.changes = m, nil
	marks := [2]map[string]layout.Mark{{}, {}}
	var lines []dialog.Sign
	for _, ch := range insight.Changes(c.docs[0], c.docs[1]) {
		if ch.Map != m && ch.Map != "" {
			continue
		}
		mark := layout.MarkOf(ch)
		c.changes = append(c.changes, ch)
		lines = append(lines, dialog.Sign{Color: mark.Color(), Text: vm.TellChange(c.docs[0], c.docs[1], ch, c.w.lang, c.w.words).Line})
		marks[0][string(ch.ID)], marks[1][string(ch.ID)] = mark, mark
	}
	for i, b := range c.boards {
		o := c.w.mapOptions()
		o.Map = m
		s := layout.Build(c.docs[i], o, typeset.Shared())
		b.SetScene(layout.Highlight(s, marks[i]))
	}
	counts := c.w.words("versions.same")
	if len(c.changes) > 0 {
		counts = vm.ChangeCounts(insight.Count(c.changes), c.w.words)
	}
	c.view.Show(counts, lines)
}

// follow lets one side show the same part as the other.
func (c *comparison) follow(i int, v viewport.View) {
	if c.moving {
		return
	}
	c.moving = true
	c.boards[i].SetView(v)
	c.moving = false
}

// pick selects on one side what was pressed on the other.
func (c *comparison) pick(i int, r scene.Ref) {
	if sel := c.boards[i].Selection(); !c.moving && (len(sel) != 1 || sel[0].ID != r.ID) {
		c.moving = true
		c.boards[i].Select(r.ID)
		c.moving = false
	}
}

// reveal goes to what a line of the list is about, on the side that has it: the newer one, else the older.
func (c *comparison) reveal(i int) {
	side := 1
	if c.changes[i].What == insight.Removed {
		side = 0
	}
	id := string(c.changes[i].ID)
	for _, b := range c.boards {
		b.Select(id)
	}
	c.boards[side].RevealID(id)
}
