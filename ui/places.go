package ui

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
	"sojourn/model"
)

// place is where the person is: on which map, with what selected, looking at which part.
type place struct {
	mapID    model.ID
	selected []scene.Ref
	view     viewport.View
}

func (w *window) place() any { return place{w.mapID, w.onMap(), w.board.View()} }

// lead goes to what undo or redo has changed: undo selects what was selected before the step, redo what the step changed,
// and whatever is out of sight comes into view. Moved says that another map was open.
func (w *window) lead(e model.Event, moved bool) {
	if e.Origin != model.Undone && e.Origin != model.Redone {
		if w.undone {
			w.frame.Say("")
		}
		w.undone = false
		return
	}
	told := "bar.undone"
	if e.Origin == model.Redone {
		told = "bar.redone"
	}
	w.undone = true
	w.frame.Say(w.words(told, "what", w.words(e.Label)))
	nodes := w.changedNodes(e.Diff)
	before, known := e.Place.(place)
	known = known && before.mapID == w.mapID
	switch {
	case known:
		w.board.Pick(before.selected...)
	case e.Origin == model.Redone:
		w.board.Pick(refsOf(nodes)...)
	}
	hidden := len(nodes) > 0 && !w.seen(nodes)
	if known && (moved || hidden) {
		w.board.SetView(before.view)
	}
	if hidden && !w.seen(nodes) {
		w.board.Reveal(nodes[0].Ref)
	}
}

func refsOf(nodes []*scene.Node) []scene.Ref {
	out := make([]scene.Ref, len(nodes))
	for i, n := range nodes {
		out[i] = n.Ref
	}
	return out
}

func (w *window) seen(nodes []*scene.Node) bool {
	for _, n := range nodes {
		if w.board.Sees(n) {
			return true
		}
	}
	return false
}

// changedNodes returns what on the map stands for the records of a change.
func (w *window) changedNodes(d model.Diff) []*scene.Node {
	ids, points := map[string]bool{}, map[scene.Ref]bool{}
	note := func(r model.Record) {
		if p, ok := r.(*model.Point); ok {
			points[scene.Ref{Column: string(p.Column), Persona: string(p.Persona), Series: string(p.Series)}] = true
		}
		ids[string(r.Key())] = true
	}
	for _, r := range d.Added {
		note(r)
	}
	for _, c := range d.Updated {
		note(c.To)
	}
	for _, r := range d.Removed { // a point that is gone still has its place on the curve
		note(r)
	}
	var out []*scene.Node
	nodes := w.board.Scene().Nodes
	for i := range nodes {
		r := nodes[i].Ref
		switch r.Kind {
		case scene.LaneBody, scene.EmotionCurve:
		case scene.EmotionPoint:
			if points[scene.Ref{Column: r.Column, Persona: r.Persona, Series: r.Series}] {
				out = append(out, &nodes[i])
			}
		default:
			if ids[r.ID] {
				out = append(out, &nodes[i])
			}
		}
	}
	return out
}
