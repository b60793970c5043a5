package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/ui/edit"
	"sojourn/ui/view"
	"sojourn/ui/vm"
)

// effect carries out what a gesture on the map asks for.
func (w *window) effect(e tool.Effect) {
	switch e := e.(type) {
	case tool.Select:
		if w.mirroring {
			return
		}
		if p := w.page(); p != nil {
			p.choose(refIDs(w.board.Selection())...)
		}
		w.refreshSelection()
	case tool.OpenEditor:
		w.editInPlace(e.Ref, e.Rect)
	case tool.Unfold:
		w.showAs(layout.Open, model.ID(e.ID))
	case tool.Menu:
		w.contextMenu(e)
	case tool.Leave:
		w.carried(e)
	case tool.TakeBack:
		w.takenBack(e.IDs)
	case tool.LeaveDrop:
		w.droppedOutside(e)
	default:
		res, ok, err := w.editor().Apply(e)
		if ok {
			w.done(res, err)
		}
	}
}

// done shows what an edit left behind, or why there was none.
func (w *window) done(res edit.Result, err error) {
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	if res.Selected != nil {
		names := make([]string, len(res.Selected))
		for i, id := range res.Selected {
			names[i] = string(id)
		}
		w.board.Select(names...)
		w.refreshSelection()
	}
	if o := w.lines(); o != nil {
		w.showDone(o, res)
		return
	}
	if p, ok := w.page().(*personasPage); ok {
		p.done(res)
		return
	}
	if w.doneOnPage(res) || res.Open.Kind == scene.Nothing {
		return
	}
	if n := w.node(res.Open); n != nil {
		w.board.Reveal(n.Ref)
		w.editInPlace(n.Ref, n.Bounds)
	}
}

// doneOnPage shows what an edit left behind on a page that has it: what is to be named is named in the inspector. A page
// that does not have what is to be named gives way to the map.
func (w *window) doneOnPage(res edit.Result) bool {
	p := w.page()
	if p == nil || len(res.Selected) == 0 {
		return p != nil
	}
	p.choose(idStrings(res.Selected)...)
	w.mirror()
	switch sel := w.selection(); {
	case res.Open.Kind == scene.Nothing:
	case slices.ContainsFunc(sel, func(r scene.Ref) bool { return r.ID == res.Open.ID }):
		w.frame.FocusInspector()
	default:
		w.showPage("")
		w.refresh()
		return false
	}
	return true
}

// node finds a node by kind and id, wherever it stands.
func (w *window) node(ref scene.Ref) *scene.Node {
	nodes := w.board.Scene().Nodes
	for i := range nodes {
		if nodes[i].Ref.Kind == ref.Kind && nodes[i].Ref.ID == ref.ID {
			return &nodes[i]
		}
	}
	return nil
}

func (w *window) editInPlace(ref scene.Ref, rect scene.Rect) {
	e := w.editor()
	text, several, ok := e.Text(ref)
	if !ok {
		return
	}
	if text == "" && ref.Kind == scene.LaneHead {
		if l, ok := model.Get[model.Lane](w.session.Doc(), model.ID(ref.ID)); ok {
			text = w.words("lane." + string(l.Type))
		}
	}
	w.board.Edit(ref, text, w.nameRect(ref, rect), func(s string) {
		if err := e.Rename(ref, s); err != nil {
			w.frame.Say(w.explain(err))
		}
	}, several)
}

// nameRect is where the editor of a name goes: over the name alone where a thing is much larger than it.
func (w *window) nameRect(ref scene.Ref, rect scene.Rect) scene.Rect {
	const height, overhang = 28.0, 6.0
	switch ref.Kind {
	case scene.LaneHead:
		rect.H = min(rect.H, height)
	case scene.PersonaStrip:
		n := w.node(ref)
		if n == nil {
			return rect
		}
		for _, p := range n.Placed() {
			if p.Op == scene.OpText && p.Detail == scene.Middle { // the letter on the avatar is seen from far
				return scene.Rect{X: p.Run.X - overhang, Y: p.Run.Y - p.Run.Size - overhang, W: rect.W / 4, H: height}
			}
		}
	}
	return rect
}

// emotionLabel words a value while its point is dragged: 0 is the bottom of the map's scale and 1 its top.
func (w *window) emotionLabel(_ scene.Ref, v float64) string {
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	lo, hi := m.Scale.Range()
	return layout.Signed(lo + v*(hi-lo))
}

// emotionPoint draws a point of the curve as it looks with a value: the face follows the hand.
func (w *window) emotionPoint(at scene.Point, v float64) []scene.Prim {
	const radius = 11.0
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	lo, hi := m.Scale.Range()
	return w.mapOptions().Face(m.Scale.Face(lo+v*(hi-lo)), at.X, at.Y, radius, scene.Far)
}

// pieceTint is the colour of the cards that a piece of the palette becomes.
func (w *window) pieceTint(item tool.Item) scene.Color {
	lane, ok := vm.PieceKind(item.Name).Lane()
	switch {
	case item.Kind == tool.StageItem:
		lane = model.ActionsLane
	case item.Kind == tool.PersonaItem:
		if c, ok := layout.ParseColor(model.PersonaColors[0]); ok {
			return c
		}
	case !ok:
		return w.boardColors().Accent
	}
	return layout.LaneColor(lane)
}

func (w *window) pieceName(item tool.Item) string {
	switch item.Kind {
	case tool.CarriedItem:
		return w.cardName(model.ID(item.Name))
	case tool.StageItem:
		return w.words("card.stage")
	case tool.PersonaItem:
		return w.words("card.persona")
	}
	return w.words("card." + item.Name)
}

// events connects the panels to the map.
func (w *window) events() view.Events {
	return view.Events{
		OpenMap:     w.pressMap,
		Page:        func(action string) { w.actions.Run(action) },
		OpenPersona: w.openPersona,
		MapMenu:     w.mapMenu,
		PersonaMenu: w.personaMenu,
		Check:       w.showCheck,
		Edit:        w.editField,
		Change: func(do string, c vm.Change) {
			if _, err := w.session.Do(do, c); err != nil {
				w.frame.Say(w.explain(err))
			}
		},
		Drag: func(k vm.PieceKind, at fyne.Position) {
			if w.page() == nil {
				w.board.PaletteOver(item(k), at)
			}
		},
		Drop: func(k vm.PieceKind, at fyne.Position) {
			if w.page() != nil {
				w.placePiece(k)
				return
			}
			w.board.PaletteDrop(item(k), at)
		},
		DragCancel: w.board.Cancel,
		Place:      w.placePiece,
		Search:     w.find,
		Leave:      w.focusMiddle,
		Filter:     w.setFilter, FilterLeave: w.leaveFilter,
		Pause:   w.session.Pause,
		Choose:  w.choosePicture,
		Thumb:   w.thumb,
		Replace: w.replacing(),
	}
}

func item(k vm.PieceKind) tool.Item {
	switch k {
	case vm.StagePiece:
		return tool.Item{Kind: tool.StageItem}
	case vm.PersonaPiece:
		return tool.Item{Kind: tool.PersonaItem}
	}
	return tool.Item{Kind: tool.CardItem, Name: string(k)}
}

// placePiece puts a pressed piece where it fits: the column of what is selected.
func (w *window) placePiece(k vm.PieceKind) {
	switch k {
	case vm.StagePiece:
		w.done(w.editor().AddStage(""))
	case vm.PersonaPiece:
		w.done(w.editor().AddPersona())
	default:
		lane, _ := k.Lane()
		w.done(w.editor().AddCardTo(lane, w.selectedColumn()))
	}
}

// selectedColumn is the column of what is selected, "" for the first.
func (w *window) selectedColumn() model.ID {
	for _, r := range w.selection() {
		switch r.Kind {
		case scene.Card, scene.EmotionPoint, scene.LaneBody:
			return model.ID(r.Column)
		case scene.StageHead, scene.StepHead:
			return model.ID(r.ID)
		}
	}
	return ""
}

// showCheck goes from one subject of a finding to the next.
func (w *window) showCheck(c vm.Check) {
	if len(c.Subjects) == 0 {
		return
	}
	next := c.Subjects[0]
	for i, id := range c.Subjects {
		if sel := w.selection(); len(sel) == 1 && sel[0].ID == string(id) {
			next = c.Subjects[(i+1)%len(c.Subjects)]
		}
	}
	w.board.Select(string(next))
	if w.page() != nil && len(w.selection()) == 0 { // the page does not have it
		w.showPage("")
	}
	w.board.RevealID(string(next))
	w.inspect([]model.ID{next})
}

// editField takes a new value from the inspector. Typing in one field is a step to undo for every word.
func (w *window) editField(f vm.Field, v vm.Value) {
	key := ""
	if len(w.selected()) > 0 {
		key = string(w.selected()[0])
	}
	if was, now, ok := vm.Typed(f, v); ok && w.typing.Begins(key+":"+f.Key, was, now, v.Typed, time.Now()) {
		w.session.Pause()
	}
	if _, err := w.session.Type(f.Do, key+":"+f.Key, func(tx *model.Tx) error { return f.Set(tx, v) }); err != nil {
		w.frame.Say(w.explain(err))
	}
}
