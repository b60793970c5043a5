package edit

import (
	"errors"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// Spot is where pictures are let go: on things that show one, or else in a cell. A Slot without a lane means the
// storyboard, and one without a column its first.
type Spot struct {
	On   []scene.Ref // cards, personas, stages and steps
	Slot scene.Slot
}

// ErrLocked is a card that its writer protects from change.
var ErrLocked = errors.New("edit: the card is locked")

// Hang puts pictures where they were let go, as one step. Cards, personas, stages and steps show the first one in
// place of their own; the others become cards beside the first card of these, and in a cell all of them do. Of several
// cards the locked ones are passed over.
func (e Editor) Hang(list []model.Media, at Spot) (Result, error) {
	var res Result
	_, err := e.Session.Do("do.picture", func(tx *model.Tx) error {
		rest := list
		if len(at.On) > 0 {
			first, err := e.hangOn(tx, at.On, list[0])
			if err != nil || first == nil {
				return err
			}
			rest, at.Slot = list[1:], scene.Slot{Lane: string(first.Lane), Column: string(first.Column)}
		}
		if len(rest) == 0 {
			return nil
		}
		slot, err := e.wall(tx, at.Slot)
		if err != nil {
			return err
		}
		res.Selected, err = e.hangCards(tx, rest, slot)
		return err
	})
	return res, err
}

// hangOn gives a picture to all things that can show it, and returns the first card of these, nil for none.
func (e Editor) hangOn(tx *model.Tx, on []scene.Ref, m model.Media) (first *model.Card, err error) {
	shown, open := model.AddPicture(tx, m), 0
	for _, ref := range on {
		id := model.ID(ref.ID)
		c, isCard := model.Get[model.Card](tx, id)
		if isCard && c.Locked {
			continue
		}
		open++
		if isCard && first == nil {
			first = &c
		}
		if err := show(tx, ref.Kind, id, shown); err != nil {
			return nil, err
		}
	}
	if open == 0 {
		return nil, ErrLocked
	}
	return first, nil
}

func show(tx *model.Tx, kind scene.Kind, id, shown model.ID) error {
	switch kind {
	case scene.PersonaStrip:
		return change(tx, id, func(p *model.Persona) { p.Photo = shown })
	case scene.StageHead:
		return change(tx, id, func(s *model.Stage) { s.Picture = shown })
	case scene.StepHead:
		return change(tx, id, func(s *model.Step) { s.Picture = shown })
	}
	return change(tx, id, func(c *model.Card) { c.Picture = shown })
}

// wall completes a slot: without a lane that takes cards it is in the storyboard, which the map gets when it has none.
func (e Editor) wall(tx *model.Tx, s scene.Slot) (scene.Slot, error) {
	if l, ok := model.Get[model.Lane](tx, model.ID(s.Lane)); !ok || !l.Type.TakesCards() {
		lane := e.lane(model.StoryboardLane)
		if lane == "" {
			var err error
			if lane, err = model.AddLane(tx, e.Map, model.StoryboardLane, ""); err != nil {
				return s, err
			}
		}
		s.Lane = string(lane)
	}
	if cols := tx.Doc().Columns(e.Map); s.Column == "" && len(cols) > 0 {
		s.Column = string(cols[0].ID)
	}
	return s, nil
}

// hangCards makes a card of every picture. What it is, its lane decides; in a lane of plain text it is a picture.
func (e Editor) hangCards(tx *model.Tx, list []model.Media, at scene.Slot) ([]model.ID, error) {
	kind := model.PictureCard
	if l, ok := model.Get[model.Lane](tx, model.ID(at.Lane)); ok && l.Type.CardType() != model.TextCard {
		kind = l.Type.CardType()
	}
	var added []model.ID
	for _, m := range list {
		c := model.Card{Map: e.Map, Lane: model.ID(at.Lane), Column: model.ID(at.Column), Type: kind, Picture: model.AddPicture(tx, m)}
		if kind == model.TouchpointCard {
			c.Touchpoint = &model.Touchpoint{}
		}
		id, err := model.AddCard(tx, c, model.ID(at.Before))
		if err != nil {
			return nil, err
		}
		added = append(added, id)
	}
	return added, nil
}
