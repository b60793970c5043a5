package edit

import (
	"errors"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// Spot is where pictures are let go: on a thing that shows one, or else in a cell. A Slot without a lane means the
// storyboard, and one without a column its first.
type Spot struct {
	On   scene.Ref // a card, a persona or a stage
	Slot scene.Slot
}

// ErrLocked is a card that its writer protects from change.
var ErrLocked = errors.New("edit: the card is locked")

// Hang puts pictures where they were let go, as one step. A card, a persona or a stage shows the first one in place of
// its own; the others become cards of their own beside a card, and in a cell all of them do.
func (e Editor) Hang(list []model.Media, at Spot) (Result, error) {
	var res Result
	_, err := e.Session.Do("do.picture", func(tx *model.Tx) error {
		rest := list
		if on, err := e.hangOn(tx, at.On, list); err != nil || on {
			c, isCard := model.Get[model.Card](tx, model.ID(at.On.ID))
			if err != nil || !isCard {
				return err
			}
			rest, at.Slot = list[1:], scene.Slot{Lane: string(c.Lane), Column: string(c.Column)}
			if len(rest) == 0 {
				return nil
			}
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

// hangOn gives the first picture to a thing that can show one, and reports whether there is such a thing.
func (e Editor) hangOn(tx *model.Tx, on scene.Ref, list []model.Media) (bool, error) {
	id := model.ID(on.ID)
	show := func() model.ID { return model.AddPicture(tx, list[0]) }
	switch on.Kind {
	case scene.Card:
		if c, ok := model.Get[model.Card](tx, id); ok && c.Locked {
			return true, ErrLocked
		}
		return true, change(tx, id, func(c *model.Card) { c.Picture = show() })
	case scene.PersonaStrip:
		return true, change(tx, id, func(p *model.Persona) { p.Photo = show() })
	case scene.StageHead:
		return true, change(tx, id, func(s *model.Stage) { s.Picture = show() })
	}
	return false, nil
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
