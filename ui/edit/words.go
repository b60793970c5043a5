package edit

import (
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// Text returns the words of a node that can be edited in place, whether they may have several lines, and false for a
// node without words of its own.
func (e Editor) Text(ref scene.Ref) (text string, several, ok bool) {
	t, _, ok := e.words(ref)
	return t.In(e.Lang), ref.Kind == scene.Card, ok
}

// Rename gives a node the words that a person typed.
func (e Editor) Rename(ref scene.Ref, text string) error {
	old, put, ok := e.words(ref)
	if ref.Kind == scene.Card {
		text = strings.TrimSpace(text)
	} else {
		text = strings.Join(strings.Fields(text), " ")
	}
	if !ok || old.In(e.Lang) == text {
		return nil
	}
	label := map[scene.Kind]string{scene.Card: "do.card.rename", scene.StageHead: "do.stage.rename", scene.StepHead: "do.step.edit",
		scene.LaneHead: "do.lane.rename", scene.PersonaStrip: "do.persona.edit", scene.LinkLine: "do.link.edit"}[ref.Kind]
	_, err := e.Session.Do(label, func(tx *model.Tx) error { put(tx, old.Edit(e.Lang, text, tx.Doc().Project().Languages)); return nil })
	return err
}

// words returns the text of a node and what puts another one there.
func (e Editor) words(ref scene.Ref) (model.Text, func(*model.Tx, model.Text), bool) {
	d, id := e.Session.Doc(), model.ID(ref.ID)
	switch ref.Kind {
	case scene.Card:
		r, ok := model.Get[model.Card](d, id)
		return r.Title, func(tx *model.Tx, t model.Text) { r.Title = t; model.Put(tx, r) }, ok && !r.Locked
	case scene.StageHead:
		r, ok := model.Get[model.Stage](d, id)
		return r.Name, func(tx *model.Tx, t model.Text) { r.Name = t; model.Put(tx, r) }, ok
	case scene.StepHead:
		r, ok := model.Get[model.Step](d, id)
		return r.Name, func(tx *model.Tx, t model.Text) { r.Name = t; model.Put(tx, r) }, ok
	case scene.LaneHead:
		r, ok := model.Get[model.Lane](d, id)
		return r.Name, func(tx *model.Tx, t model.Text) { r.Name = t; model.Put(tx, r) }, ok
	case scene.LinkLine:
		r, ok := model.Get[model.Link](d, id)
		return r.Label, func(tx *model.Tx, t model.Text) { r.Label = t; model.Put(tx, r) }, ok
	case scene.PersonaStrip:
		r, ok := model.Get[model.Persona](d, id)
		return r.Name, func(tx *model.Tx, t model.Text) { r.Name = t; model.Put(tx, r) }, ok
	}
	return model.Text{}, nil, false
}
