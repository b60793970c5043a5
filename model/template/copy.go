package template

import "sojourn/model"

// Part returns a project of one map to begin others with: its lanes, stages, steps and guides under a name. What the map
// says of a client stays behind: who travels, figures, pictures, remarks and the words at its head. Cards come along when
// asked for, with their links and the curve that belongs to everybody.
func Part(doc *model.Document, m model.ID, name model.Text, cards bool) (*model.Document, error) {
	s := model.NewSession(model.New(), model.RandomIDs{})
	_, err := s.Do("do.template", func(tx *model.Tx) error {
		id, err := Copy(tx, doc, m, cards)
		if err != nil {
			return err
		}
		own, _ := model.Get[model.Map](tx.Doc(), id)
		own.Title = name
		model.Put(tx, own)
		return nil
	})
	return s.Doc(), err
}

// Copy adds a map of another project with what Part takes of it, under ids of its own, and returns its id. The languages
// of that project come first where this one has none.
func Copy(tx *model.Tx, from *model.Document, m model.ID, cards bool) (model.ID, error) {
	old, ok := model.Get[model.Map](from, m)
	if !ok {
		return "", &model.RuleError{Rule: "reference", Kind: model.KindMap, ID: m, What: "no such map"}
	}
	if p := tx.Doc().Project(); len(p.Languages) == 0 {
		p.Languages = from.Project().Languages
		model.Put(tx, p)
	}
	c := copier{tx: tx, from: from, ids: map[model.ID]model.ID{}}
	c.ids[m] = model.AddMap(tx, model.Map{Title: old.Title, Type: old.Type, State: model.AsIs, Template: old.Template, Scale: old.Scale}, nil)
	c.frame(m)
	if cards {
		c.cards(m)
		c.curve(m)
		c.links()
	}
	return c.ids[m], nil
}

// copier gives what it copies new ids.
type copier struct {
	tx   *model.Tx
	from *model.Document
	ids  map[model.ID]model.ID
}

func (c copier) named(k model.Kind, old model.ID) model.ID {
	c.ids[old] = c.tx.NewID(k)
	return c.ids[old]
}

// frame copies stages, steps and lanes.
func (c copier) frame(m model.ID) {
	for _, s := range c.from.Stages(m) {
		model.Put(c.tx, model.Stage{ID: c.named(model.KindStage, s.ID), Map: c.ids[m], Order: s.Order, Name: s.Name, Phase: phase(s.Phase), Guide: s.Guide, Folded: s.Folded})
		for _, t := range c.from.Steps(s.ID) {
			model.Put(c.tx, model.Step{ID: c.named(model.KindStep, t.ID), Stage: c.ids[s.ID], Order: t.Order, Name: t.Name, Phase: phase(t.Phase)})
		}
	}
	for _, l := range c.from.Lanes(m) {
		own := *l
		own.ID, own.Map = c.named(model.KindLane, l.ID), c.ids[m]
		model.Put(c.tx, own)
	}
}

// phase keeps what holds for other customers as well.
func phase(p model.Phase) model.Phase {
	return model.Phase{Intent: p.Intent, Moment: p.Moment, Width: p.Width}
}

func (c copier) cards(m model.ID) {
	for _, old := range c.from.Cards(m) {
		own := *old
		own.ID, own.Map, own.Lane, own.Column = c.named(model.KindCard, old.ID), c.ids[m], c.ids[old.Lane], c.ids[old.Column]
		own.Personas, own.Picture, own.Comments = nil, "", nil
		model.Put(c.tx, own)
	}
}

func (c copier) curve(m model.ID) {
	for _, old := range c.from.Points(m) {
		if old.Persona == "" {
			own := *old
			own.ID, own.Map, own.Column = c.named(model.KindPoint, old.ID), c.ids[m], c.ids[old.Column]
			model.Put(c.tx, own)
		}
	}
}

// links copies those between what was copied.
func (c copier) links() {
	for _, old := range c.from.Links() {
		from, to := c.ids[old.From], c.ids[old.To]
		if from != "" && to != "" {
			own := *old
			own.ID, own.From, own.To = c.tx.NewID(model.KindLink), from, to
			model.Put(c.tx, own)
		}
	}
}
