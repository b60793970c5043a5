package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/canvas"
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/view/part"
	"sojourn/ui/view/plan"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

// comparePage is two maps of the project in one picture, with what differs in a list beside it.
type comparePage struct {
	w        *window
	of       model.ID // the map that was open when the pair was chosen
	from, to model.ID
	now      vm.Comparison

	board  *canvas.Board
	list   *sheet.Sheet
	bar    *sheet.Bar
	pick   [2]*part.Choice
	head   *fyne.Container
	whole  fyne.CanvasObject
	paired bool // one side is following the other
}

func newComparePage(w *window) page {
	p := &comparePage{w: w, bar: sheet.NewBar(), head: container.NewVBox()}
	p.board = canvas.NewBoard(canvas.Config{Typesetter: typeset.Shared(), Colors: w.boardColors()})
	p.board.SetFixed(true)
	p.board.OnKey = w.leftover
	p.board.OnEffect = func(e tool.Effect) {
		if _, ok := e.(tool.Select); ok && !p.paired {
			p.follow(func() { p.list.Choose(refIDs(p.board.Selection())...) })
		}
	}
	p.list = sheet.New(typeset.Shared(), w.words, sheet.Events{
		Select: func() { p.follow(p.reveal) },
		Open:   func(scene.Ref) { w.frame.FocusInspector() },
		Key:    w.leftover,
		Menu:   w.sheetMenu,
	}, func(pen *sheet.Pen) { plan.Compare(pen, p.now) })
	for i := range p.pick {
		p.pick[i] = part.NewChoice(nil, func(id string) { p.chosen(i, model.ID(id)) })
	}
	p.build()
	ground := part.NewGround(part.Panel, fyne.Size{})
	head := container.NewStack(ground, container.NewPadded(p.head))
	p.whole = p.bar.Around(container.New(aside(300), p.board, container.NewBorder(head, nil, nil, nil, p.list)))
	return p
}

// aside puts the second thing into a width at the right of the first, with nothing between.
type aside float32

func (w aside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+float32(w), 120)
}

func (w aside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	rest := max(0, s.Width-float32(w))
	o[0].Resize(fyne.NewSize(rest, s.Height))
	o[1].Move(fyne.NewPos(rest, 0))
	o[1].Resize(fyne.NewSize(float32(w), s.Height))
}

// build writes what stands above the list, in the language of now.
func (p *comparePage) build() {
	p.head.Objects = nil
	for i, key := range []string{"compare.from", "compare.to"} {
		p.head.Add(part.NewLabel(p.w.words(key), part.SmallSize, false, part.Muted))
		p.head.Add(p.pick[i])
	}
	marks := container.NewGridWithColumns(2)
	for _, m := range layout.Marks {
		row := part.NewRow(p.w.words(m.Word()), nil)
		row.Dot = part.Fixed(m.Color())
		marks.Add(row)
	}
	p.head.Add(marks)
	p.head.Refresh()
}

// chosen holds other maps against each other. Of one and the same map the sides change places.
func (p *comparePage) chosen(side int, id model.ID) {
	pair := [2]model.ID{p.from, p.to}
	if pair[1-side] == id {
		pair[1-side] = pair[side]
	}
	pair[side] = id
	p.from, p.to = pair[0], pair[1]
	p.refresh()
	p.board.FitWidth()
}

// refresh compares the maps anew. Another map that was opened is held against what it came from.
func (p *comparePage) refresh() {
	doc := p.w.session.Doc()
	fresh := p.of != p.w.mapID
	for _, id := range []model.ID{p.from, p.to} {
		if _, ok := model.Get[model.Map](doc, id); !ok {
			fresh = true
		}
	}
	if fresh {
		p.of = p.w.mapID
		p.from, p.to = insight.Derived(doc, p.of)
	}
	p.now = vm.NewComparison(doc, p.from, p.to, p.w.lang, p.w.words)
	shown := doc
	if p.now.Against != nil {
		shown = p.now.Against.Doc
	}
	p.board.SetColors(p.w.boardColors())
	o := p.w.mapOptions()
	o.Map, o.Against = p.shownMap(), p.now.Against
	p.board.SetScene(layout.Build(shown, o, typeset.Shared()))
	if fresh {
		p.board.FitWidth()
	}
	p.bar.Set(p.w.words("analyse.compare"), p.now.Heading())
	ids, titles := vm.MapChoices(doc, p.w.lang, p.w.words)
	var options []part.Option
	for i, id := range ids {
		options = append(options, part.Option{ID: string(id), Text: titles[i]})
	}
	for i, id := range []model.ID{p.from, p.to} {
		p.pick[i].SetOptions(options)
		p.pick[i].SetID(string(id))
	}
	p.list.Redraw()
}

// shownMap is the map of the picture: the later one, or the only one.
func (p *comparePage) shownMap() model.ID {
	if p.now.Against == nil {
		return p.of
	}
	return p.to
}

// follow lets one side do as the other did, and the window show what is selected.
func (p *comparePage) follow(do func()) {
	p.paired = true
	do()
	p.paired = false
	p.w.mirror()
}

// reveal goes to what the list is on.
func (p *comparePage) reveal() {
	ids := p.list.Chosen()
	p.board.Select(ids...)
	if len(ids) > 0 {
		p.board.RevealID(ids[len(ids)-1])
	}
}

func (p *comparePage) content() fyne.CanvasObject { return p.whole }
func (p *comparePage) speak()                     { p.list.SetWords(p.w.words); p.build(); p.refresh() }
func (p *comparePage) focus()                     { p.w.win.Canvas().Focus(p.list) }
func (p *comparePage) typed(k *fyne.KeyEvent)     { p.list.TypedKey(k) }
func (p *comparePage) close()                     {}
func (p *comparePage) editing() bool              { return false }

func (p *comparePage) choose(ids ...string) {
	p.paired = true
	p.list.Choose(ids...)
	p.reveal()
	p.paired = false
}

// selection is what is selected in the picture and stands on the map that is shown: what is gone is only looked at here.
func (p *comparePage) selection() []scene.Ref {
	doc := p.w.session.Doc()
	return slices.DeleteFunc(slices.Clone(p.board.Selection()), func(r scene.Ref) bool {
		rec, ok := doc.Find(model.ID(r.ID))
		return !ok || doc.MapOf(rec) != p.shownMap()
	})
}

func (p *comparePage) label() string {
	_, label, _ := p.list.Current()
	return label
}

// deriveMap makes a target map of the open one and opens it.
func (w *window) deriveMap() {
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	var id model.ID
	_, err := w.session.Do("do.map.derive", func(tx *model.Tx) (err error) {
		id, err = model.DeriveMap(tx, w.mapID, vm.TargetTitle(m.Title, w.lang))
		return err
	})
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.openMap(id)
}
