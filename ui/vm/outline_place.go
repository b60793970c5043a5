package vm

import "sojourn/model"

// placeField moves cards by a choice: into another stage, step or lane.
func (o *Outline) placeField(f form[model.Card], key, now string, options []Option, to func(model.Card, model.ID) (lane, column model.ID)) Field {
	ids := make([]model.ID, len(f.all))
	for i, c := range f.all {
		ids[i] = c.ID
	}
	return Field{
		Key: f.prefix() + key, Input: Choice, Options: options, Value: Value{Text: now}, Do: "do.card.move",
		Set: func(tx *model.Tx, v Value) error {
			for _, id := range ids {
				c, ok := model.Get[model.Card](tx, id)
				if !ok {
					return &model.MissingError{Kind: model.KindCard, ID: id}
				}
				lane, column := to(c, model.ID(v.Text))
				if lane == "" || column == "" || lane == c.Lane && column == c.Column {
					continue
				}
				if err := model.MoveCards(tx, []model.ID{id}, lane, column, ""); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func stageField(o *Outline, f form[model.Card]) Field {
	var options []Option
	for _, s := range o.doc.Stages(o.m.ID) {
		options = append(options, Option{ID: string(s.ID), Text: o.name(s.Name, "untitled.stage")})
	}
	now := ""
	if at, ok := o.at(&f.all[0]); ok {
		now = string(at.Stage.ID)
	}
	return o.placeField(f, "stage", now, options, func(c model.Card, stage model.ID) (model.ID, model.ID) {
		if i, ok := o.column[stage]; ok {
			return o.laneFor(c), o.cols[i].ID
		}
		return "", ""
	})
}

// stepField offers the steps of the stage that the card stands in.
func stepField(o *Outline, f form[model.Card]) Field {
	at, ok := o.at(&f.all[0])
	if !ok || at.Step == nil {
		return Field{}
	}
	var options []Option
	for _, s := range o.doc.Steps(at.Stage.ID) {
		options = append(options, Option{ID: string(s.ID), Text: o.name(s.Name, "untitled.step")})
	}
	return o.placeField(f, "step", string(at.Step.ID), options, func(c model.Card, step model.ID) (model.ID, model.ID) {
		return o.laneFor(c), step
	})
}

func laneField(o *Outline, f form[model.Card]) Field {
	var options []Option
	for _, l := range o.lanes {
		if l.Type.TakesCards() {
			options = append(options, Option{ID: string(l.ID), Text: o.laneName(*l)})
		}
	}
	return o.placeField(f, "lane", string(f.all[0].Lane), options, func(c model.Card, lane model.ID) (model.ID, model.ID) {
		if at, ok := o.at(&c); ok {
			return lane, at.ID
		}
		if len(o.cols) == 0 {
			return "", ""
		}
		return lane, o.cols[0].ID // out of the tray, to the beginning
	})
}

// laneFor is the lane that a card stays in when it goes to another column; one out of the tray goes where its kind is.
func (o *Outline) laneFor(c model.Card) model.ID {
	if i, ok := o.lane[c.Lane]; ok && o.lanes[i].Type.TakesCards() {
		return c.Lane
	}
	other := model.ID("")
	for _, l := range o.lanes {
		switch {
		case !l.Type.TakesCards():
		case l.Type.CardType() == c.Type:
			return l.ID
		case other == "":
			other = l.ID
		}
	}
	return other
}
