package edit

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/ui/vm"
)

// Editor edits one map of a session.
type Editor struct {
	Session *model.Session
	Map     model.ID
	Lang    string // the language a person reads and types
	Also    string // the one that is shown below it; "" is none
}

// Result is what an edit left behind.
type Result struct {
	Selected []model.ID // to be selected now; nil leaves the selection alone
	Open     scene.Ref  // to be edited in place at once, when it has a kind
	Tray     int        // cards that went to the tray for want of a cell
}

// Apply carries out an effect that changes the map, as one undoable step, and reports false for any other effect.
func (e Editor) Apply(effect tool.Effect) (Result, bool, error) {
	var res Result
	do := func(label string, f func(tx *model.Tx) error) error {
		_, err := e.Session.Do(label, f)
		return err
	}
	var err error
	switch f := effect.(type) {
	case tool.MoveCards:
		res.Selected = ids(f.IDs)
		err = do("do.card.move", func(tx *model.Tx) error {
			return e.moveCards(tx, res.Selected, f.Slot)
		})
	case tool.MoveStage:
		err = do("do.stage.move", func(tx *model.Tx) error { return model.MoveStage(tx, model.ID(f.ID), model.ID(f.Before)) })
	case tool.MoveStep:
		err = do("do.step.move", func(tx *model.Tx) error {
			return model.MoveStepTo(tx, model.ID(f.ID), model.ID(f.Stage), model.ID(f.Before))
		})
	case tool.MoveLane:
		err = do("do.lane.move", func(tx *model.Tx) error { return model.MoveLane(tx, model.ID(f.ID), model.ID(f.Before)) })
	case tool.SetEmotion:
		err = do("do.emotion", func(tx *model.Tx) error { return e.setEmotion(tx, f) })
	case tool.AddFromPalette:
		res, err = e.addFromPalette(f)
	case tool.AddCard:
		res, err = e.addCard(model.Card{}, f.Slot)
	case tool.ResizeCard:
		err = do("do.card.resize", func(tx *model.Tx) error {
			return change(tx, model.ID(f.ID), func(c *model.Card) { c.Span = f.Span })
		})
	case tool.ResizeColumn:
		err = do("do.stage.resize", func(tx *model.Tx) error { return resizeColumn(tx, f) })
	case tool.ResizeLane:
		err = do("do.lane.resize", func(tx *model.Tx) error {
			return change(tx, model.ID(f.ID), func(l *model.Lane) { l.Height = f.Height })
		})
	case tool.Link:
		err = do("do.link", func(tx *model.Tx) error { return e.link(tx, model.ID(f.From), model.ID(f.To)) })
	case tool.Remove:
		err = do("do.delete", func(tx *model.Tx) error { return e.remove(tx, f.Refs) })
		res.Selected = []model.ID{}
	case tool.Duplicate:
		err = do("do.duplicate", func(tx *model.Tx) (err error) {
			res.Selected, err = model.Duplicate(tx, cards(f.Refs)...)
			return err
		})
	default:
		return res, false, nil
	}
	return res, true, err
}

// moveCards puts cards into a slot. Those of another map come to this one.
func (e Editor) moveCards(tx *model.Tx, cards []model.ID, to scene.Slot) error {
	for _, id := range cards {
		if c, ok := model.Get[model.Card](tx, id); ok && c.Map != e.Map {
			if err := model.MoveToMap(tx, id, e.Map, model.ID(to.Lane), model.ID(to.Column)); err != nil {
				return err
			}
		}
	}
	return model.MoveCards(tx, cards, model.ID(to.Lane), model.ID(to.Column), model.ID(to.Before))
}

// change edits a copy of a record and puts it back.
func change[T model.Record](tx *model.Tx, id model.ID, f func(*T)) error {
	r, ok := model.Get[T](tx, id)
	if !ok {
		var zero T
		return &model.MissingError{Kind: zero.Of(), ID: id}
	}
	f(&r)
	model.Put(tx, r)
	return nil
}

func ids(names []string) []model.ID {
	out := make([]model.ID, len(names))
	for i, n := range names {
		out[i] = model.ID(n)
	}
	return out
}

func cards(refs []scene.Ref) []model.ID {
	var out []model.ID
	for _, r := range refs {
		if r.Kind == scene.Card {
			out = append(out, model.ID(r.ID))
		}
	}
	return out
}

func (e Editor) setEmotion(tx *model.Tx, f tool.SetEmotion) error {
	m, _ := model.Get[model.Map](tx, e.Map)
	lo, hi := m.Scale.Range()
	v := lo + f.Value*(hi-lo)
	v = float64(int(v*10+sign(v)*0.5)) / 10 // a hand is not finer than a tenth
	return model.SetEmotion(tx, e.Map, model.ID(f.Ref.Column), model.ID(f.Ref.Persona), model.Series(f.Ref.Series), v)
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

func (e Editor) addFromPalette(f tool.AddFromPalette) (Result, error) {
	switch f.Item.Kind {
	case tool.StageItem:
		return e.AddStage(model.ID(f.Before))
	case tool.PersonaItem:
		return e.addPersona(model.ID(f.Item.Name))
	}
	var c model.Card
	if lane, ok := vm.PieceKind(f.Item.Name).Lane(); ok {
		c.Type = lane.CardType()
	}
	return e.addCard(c, f.Slot)
}

// addCard adds a card to a slot. What it is, its lane decides; a lane of plain text leaves it what it was.
func (e Editor) addCard(c model.Card, at scene.Slot) (Result, error) {
	c.Map, c.Lane, c.Column = e.Map, model.ID(at.Lane), model.ID(at.Column)
	_, err := e.Session.Do("do.card.add", func(tx *model.Tx) (err error) {
		if lane, ok := model.Get[model.Lane](tx, c.Lane); ok && lane.Type.CardType() != model.TextCard {
			c.Type = lane.Type.CardType()
		}
		if c.Type == model.TouchpointCard {
			c.Touchpoint = &model.Touchpoint{}
		}
		c.ID, err = model.AddCard(tx, c, model.ID(at.Before))
		return err
	})
	return opened(scene.Card, c.ID, err)
}

func opened(k scene.Kind, id model.ID, err error) (Result, error) {
	if err != nil {
		return Result{}, err
	}
	return Result{Selected: []model.ID{id}, Open: scene.Ref{Kind: k, ID: string(id)}}, nil
}

// AddStage adds a stage before another one, or at the end.
func (e Editor) AddStage(before model.ID) (Result, error) {
	var id model.ID
	_, err := e.Session.Do("do.stage.add", func(tx *model.Tx) (err error) {
		id, err = model.AddStage(tx, e.Map, model.Text{}, before)
		return err
	})
	return opened(scene.StageHead, id, err)
}

// AddStep adds a step to a stage, at its end.
func (e Editor) AddStep(stage model.ID) (Result, error) {
	var id model.ID
	_, err := e.Session.Do("do.step.add", func(tx *model.Tx) (err error) {
		id, err = model.AddStep(tx, stage, model.Text{}, "")
		return err
	})
	return opened(scene.StepHead, id, err)
}

// AddLane adds a lane before another one, or at the end; a lane of a service blueprint where it belongs there.
func (e Editor) AddLane(t model.LaneType, before model.ID) (Result, error) {
	var id model.ID
	_, err := e.Session.Do("do.lane.add", func(tx *model.Tx) (err error) {
		id, err = model.AddLane(tx, e.Map, t, e.laneBefore(t, before))
		return err
	})
	res, err := opened(scene.LaneHead, id, err)
	if t != model.TextLane { // the others have a name of their own
		res.Open = scene.Ref{}
	}
	return res, err
}

// AddCardTo adds a card to the first lane of a type, in the column of the selection or the first one. A map without
// such a lane gets one.
func (e Editor) AddCardTo(t model.LaneType, column model.ID) (Result, error) {
	d := e.Session.Doc()
	cols := d.Columns(e.Map)
	if len(cols) == 0 {
		return Result{}, nil
	}
	if !slices.ContainsFunc(cols, func(c model.Column) bool { return c.ID == column }) {
		column = cols[0].ID
	}
	mark := e.Session.Mark()
	lane := e.lane(t)
	if lane == "" {
		res, err := e.AddLane(t, "")
		if err != nil {
			return res, err
		}
		lane = res.Selected[0]
	}
	res, err := e.addCard(model.Card{}, scene.Slot{Lane: string(lane), Column: string(column)})
	if err != nil {
		e.Session.Bail(mark)
		return res, err
	}
	e.Session.SquashTo(mark, "do.card.add")
	return res, nil
}

func (e Editor) lane(t model.LaneType) model.ID {
	for _, l := range e.Session.Doc().Lanes(e.Map) {
		if l.Type == t && !l.Hidden {
			return l.ID
		}
	}
	return ""
}

// addPersona puts a persona on the map: one the project has, or a new one for "".
func (e Editor) addPersona(id model.ID) (Result, error) {
	_, err := e.Session.Do("do.persona.add", func(tx *model.Tx) error {
		if _, ok := model.Get[model.Persona](tx, id); !ok {
			id = model.AddPersona(tx, model.Persona{})
		}
		return change(tx, e.Map, func(m *model.Map) {
			if !slices.Contains(m.Personas, id) {
				m.Personas = append(slices.Clone(m.Personas), id)
			}
		})
	})
	return opened(scene.PersonaStrip, id, err)
}

// AddPersona adds a new persona to the project and the map.
func (e Editor) AddPersona() (Result, error) { return e.addPersona("") }

func resizeColumn(tx *model.Tx, f tool.ResizeColumn) error {
	id := model.ID(f.Ref.ID)
	if f.Ref.Kind == scene.StepHead {
		return change(tx, id, func(s *model.Step) { s.Width = f.Width })
	}
	for _, step := range tx.Doc().Steps(id) {
		if err := change(tx, step.ID, func(s *model.Step) { s.Width = f.Width }); err != nil {
			return err
		}
	}
	return change(tx, id, func(s *model.Stage) { s.Width = f.Width })
}

// link joins two cards; from a pain to an opportunity and from an opportunity to an action it means "solves".
func (e Editor) link(tx *model.Tx, from, to model.ID) error {
	a, _ := model.Get[model.Card](tx, from)
	b, _ := model.Get[model.Card](tx, to)
	if slices.ContainsFunc(tx.Doc().Links(), func(l *model.Link) bool { return l.From == from && l.To == to }) {
		return nil // one line says it
	}
	l := model.Link{ID: tx.NewID(model.KindLink), From: from, To: to}
	if a.Type == model.PainCard && b.Type == model.OpportunityCard || a.Type == model.OpportunityCard && b.Type == model.ActionCard {
		l.Type = model.Solves
	}
	model.Put(tx, l)
	return nil
}

// remove deletes what is selected. A persona only leaves the map: the project keeps it for other maps.
func (e Editor) remove(tx *model.Tx, refs []scene.Ref) error {
	var gone []model.ID // in one go: each deletion looks through the whole document
	for _, r := range refs {
		id := model.ID(r.ID)
		switch r.Kind {
		case scene.PersonaStrip:
			if err := change(tx, e.Map, func(m *model.Map) {
				m.Personas = slices.DeleteFunc(slices.Clone(m.Personas), func(p model.ID) bool { return p == id })
			}); err != nil {
				return err
			}
		case scene.EmotionPoint:
			if p, ok := tx.Doc().Point(e.Map, model.ID(r.Column), model.ID(r.Persona), model.Series(r.Series)); ok {
				tx.Remove(model.KindPoint, p.ID)
			}
		case scene.Card:
			if c, ok := model.Get[model.Card](tx, id); ok && !c.Locked {
				gone = append(gone, id)
			}
		case scene.StageHead, scene.StepHead, scene.LaneHead, scene.LinkLine:
			gone = append(gone, id)
		}
	}
	return model.Delete(tx, gone...)
}

// Shift moves a stage, a step or a lane by one place: −1 towards the start, 1 towards the end.
func (e Editor) Shift(id model.ID, by int) (Result, error) {
	d := e.Session.Doc()
	r, _ := d.Find(id)
	var res Result
	var err error
	switch r := r.(type) {
	case *model.Stage:
		err = e.shift("do.stage.move", keys(d.Stages(r.Map)), id, by, model.MoveStage)
	case *model.Step:
		err = e.shift("do.step.move", keys(d.Steps(r.Stage)), id, by, model.MoveStep)
	case *model.Lane:
		err = e.shift("do.lane.move", keys(d.Lanes(r.Map)), id, by, model.MoveLane)
	}
	return res, err
}

func keys[T model.Record](list []*T) []model.ID {
	out := make([]model.ID, len(list))
	for i, r := range list {
		out[i] = (*r).Key()
	}
	return out
}

func (e Editor) shift(label string, list []model.ID, id model.ID, by int, move func(*model.Tx, model.ID, model.ID) error) error {
	at := slices.Index(list, id) + by
	if at < 0 || at >= len(list) {
		return nil
	}
	if by > 0 {
		at++
	}
	before := model.ID("")
	if at < len(list) {
		before = list[at]
	}
	_, err := e.Session.Do(label, func(tx *model.Tx) error { return move(tx, id, before) })
	return err
}
