package importer

import (
	"fmt"

	"sojourn/model"
)

// Apply puts a plan into a map within one transaction and returns the map. An empty into makes a new map. Stages, steps
// and lanes of an existing map that have the same name are filled on; cards come below those that are there.
func Apply(tx *model.Tx, p Plan, into model.ID) (model.ID, error) {
	a := &applier{tx: tx, p: p, doc: tx.Doc(), last: map[slot]string{}}
	if err := a.journey(into); err != nil {
		return "", err
	}
	a.personas()
	measures := p.Measures(a.doc, into)
	if !measures {
		a.addStages()
		a.addLanes()
		a.addCards()
		a.addPoints()
		a.addLinks()
	}
	if p.Flow != nil && !measures && a.m.Description.Empty() {
		a.m.Description = p.Flow.About()
	}
	model.Put(tx, a.m)
	if measures || p.Flow == nil {
		a.addFigures()
	}
	if measures {
		a.funnel()
	}
	return a.m.ID, nil
}

// slot is a list of siblings: a cell, or the stages, steps or lanes below a parent.
type slot struct {
	parent, column model.ID
	kind           model.Kind
}

type applier struct {
	tx      *model.Tx
	doc     *model.Document // before the import
	p       Plan
	m       model.Map
	fresh   bool
	people  []model.ID
	stages  []model.ID
	lanes   []model.ID
	cards   []model.ID
	last    map[slot]string // the order key that siblings end with
	columns map[Place]model.ID
}

func (a *applier) text(s string) model.Text {
	if a.p.Language == "" || s == "" {
		return model.Plain(s)
	}
	return model.Texts(map[string]string{a.p.Language: s})
}

func (a *applier) journey(into model.ID) error {
	if into != "" {
		m, ok := model.Get[model.Map](a.tx, into)
		if !ok {
			return fmt.Errorf("import into a map: %w", &model.MissingError{Kind: model.KindMap, ID: into})
		}
		a.m = m
	} else {
		a.fresh = true
		a.m = model.Map{Title: a.text(a.p.Title)}
		a.m.ID = model.AddMap(a.tx, a.m, nil)
		a.m, _ = model.Get[model.Map](a.tx, a.m.ID)
	}
	fill := func(at *model.Text, s string) {
		if at.Empty() {
			*at = a.text(s)
		}
	}
	fill(&a.m.Description, a.p.About)
	fill(&a.m.Scenario, a.p.Scenario)
	fill(&a.m.Goal, a.p.Goal)
	fill(&a.m.Owner, a.p.Owner)
	return nil
}

// personas finds people by name or adds them, and puts them on the map.
func (a *applier) personas() {
	on := map[model.ID]bool{}
	for _, id := range a.m.Personas {
		on[id] = true
	}
	list := append([]model.ID(nil), a.m.Personas...)
	for i, p := range a.p.Personas {
		id := a.findPersona(p.Name)
		if id == "" {
			p.Color = model.PersonaColors[(len(a.doc.Personas())+i)%len(model.PersonaColors)]
			p.ID = a.tx.NewID(model.KindPersona)
			p.Order = a.next(slot{kind: model.KindPersona}, lastOrder(a.doc.Personas()))
			model.Put(a.tx, p)
			id = p.ID
		}
		a.people = append(a.people, id)
		if !on[id] {
			on[id] = true
			list = append(list, id)
		}
	}
	a.m.Personas = list
}

func (a *applier) findPersona(name model.Text) model.ID {
	for _, p := range a.doc.Personas() {
		if sameText(p.Name, name) {
			return p.ID
		}
	}
	return ""
}

// sameText reports whether two texts share a string, in whatever language.
func sameText(a, b model.Text) bool {
	same := false
	a.All(func(_, x string) { b.All(func(_, y string) { same = same || x == y }) })
	return same
}

// next returns the order key after the last sibling; before is where the siblings of old end.
func (a *applier) next(s slot, before string) string {
	last, ok := a.last[s]
	if !ok {
		last = before
	}
	key := model.OrderBetween(last, "")
	if key == "" { // a foreign key that nothing can follow: sort by the key of the fresh series
		key = model.OrderBetween("", "")
	}
	a.last[s] = key
	return key
}

func lastOrder[T model.Record](list []*T) string {
	if len(list) == 0 {
		return ""
	}
	return (*list[len(list)-1]).OrderKey()
}

func (a *applier) addStages() {
	old := a.doc.Stages(a.m.ID)
	a.columns = map[Place]model.ID{}
	for i, ps := range a.p.Stages {
		var stage *model.Stage
		for _, s := range old {
			if sameText(s.Name, a.text(ps.Name)) {
				stage = s
				break
			}
		}
		var id model.ID
		if stage != nil {
			id = stage.ID
			if ps.Moment && !stage.Moment {
				s := *stage
				s.Moment = true
				model.Put(a.tx, s)
			}
		} else {
			id = a.tx.NewID(model.KindStage)
			model.Put(a.tx, model.Stage{ID: id, Map: a.m.ID, Name: a.text(ps.Name), Phase: model.Phase{Moment: ps.Moment, Volume: ps.Volume, DropOff: ps.DropOff},
				Order: a.next(slot{parent: a.m.ID, kind: model.KindStage}, lastOrder(old))})
		}
		a.stages = append(a.stages, id)
		a.columns[Place{i, -1}] = id
		a.addSteps(i, id)
	}
}

func (a *applier) addSteps(stage int, id model.ID) {
	old := a.doc.Steps(id)
	for k, ps := range a.p.Stages[stage].Steps {
		var step model.ID
		for _, s := range old {
			if sameText(s.Name, a.text(ps.Name)) {
				step = s.ID
				break
			}
		}
		if step == "" {
			step = a.tx.NewID(model.KindStep)
			model.Put(a.tx, model.Step{ID: step, Stage: id, Name: a.text(ps.Name), Phase: model.Phase{Moment: ps.Moment},
				Order: a.next(slot{parent: id, kind: model.KindStep}, lastOrder(old))})
		}
		a.columns[Place{stage, k}] = step
	}
}

func (a *applier) addLanes() {
	old := a.doc.Lanes(a.m.ID)
	for _, pl := range a.p.Lanes {
		var id model.ID
		for _, l := range old {
			if l.Type == pl.Type && (pl.Type != model.TextLane || sameText(l.Name, a.text(pl.Name))) {
				id = l.ID
				break
			}
		}
		if id == "" && (pl.Used || a.fresh) {
			id = a.tx.NewID(model.KindLane)
			model.Put(a.tx, model.Lane{ID: id, Map: a.m.ID, Type: pl.Type, Name: a.text(pl.Name),
				Order: a.next(slot{parent: a.m.ID, kind: model.KindLane}, lastOrder(old))})
		}
		a.lanes = append(a.lanes, id)
	}
}

func (a *applier) addCards() {
	for _, pc := range a.p.Cards {
		c := pc.Card
		c.ID, c.Map = a.tx.NewID(model.KindCard), a.m.ID
		if pc.Lane >= 0 {
			c.Lane = a.lanes[pc.Lane]
		}
		c.Column = a.columns[pc.At]
		for _, i := range pc.Personas {
			c.Personas = append(c.Personas, a.people[i])
		}
		if c.Touchpoint != nil && c.Touchpoint.Emotion != nil {
			t := *c.Touchpoint
			v := a.scaled(*t.Emotion)
			t.Emotion = &v
			c.Touchpoint = &t
		}
		c.Order = a.next(slot{c.Lane, c.Column, model.KindCard}, a.endOf(c))
		model.Put(a.tx, c)
		a.cards = append(a.cards, c.ID)
	}
}

// endOf returns the order key with which the card's cell, or the tray, ended before the import.
func (a *applier) endOf(c model.Card) string {
	switch {
	case a.fresh:
		return ""
	case !c.InTray():
		return lastOrder(a.doc.Cell(c.Lane, c.Column))
	}
	if _, known := a.last[slot{c.Lane, c.Column, model.KindCard}]; known {
		return ""
	}
	return lastOrder(a.doc.Tray(a.m.ID))
}

// scaled moves an emotion from −2 … +2 to the map's own scale.
func (a *applier) scaled(v float64) float64 {
	lo, hi := a.m.Scale.Range()
	return lo + (v+2)/4*(hi-lo)
}

func (a *applier) addLinks() {
	for _, l := range a.p.Links {
		model.Put(a.tx, model.Link{ID: a.tx.NewID(model.KindLink), Type: l.Type, From: a.cards[l.From], To: a.cards[l.To], Label: model.Plain(l.Label)})
	}
}

func (a *applier) addPoints() {
	for _, pp := range a.p.Points {
		pt := model.Point{Map: a.m.ID, Column: a.columns[pp.At], Series: pp.Series}
		if old, ok := a.doc.Point(a.m.ID, pt.Column, "", pp.Series); ok && !a.fresh {
			pt = *old
		} else {
			pt.ID = a.tx.NewID(model.KindPoint)
		}
		pt.Value = a.scaled(pp.Value)
		if pp.Reason != "" {
			pt.Reason = a.text(pp.Reason)
		}
		model.Put(a.tx, pt)
	}
}
