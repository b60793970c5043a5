package insight

import (
	"cmp"
	"slices"

	"sojourn/model"
)

// spot is a record where it stands in a document that is read from its head to its end.
type spot struct {
	rec   model.Record
	m     model.ID // the map under which it is listed, "" for none
	place Place
	n     int // how many records come before
}

// state is a document as it is read.
type state struct {
	doc  *model.Document
	all  []*spot
	at   [model.Kinds]map[model.ID]*spot
	rows [model.Kinds]map[model.ID][]*spot // by map
}

func read(d *model.Document) *state {
	s := &state{doc: d, all: make([]*spot, 0, d.Len()+1)}
	for k := range s.at {
		s.at[k], s.rows[k] = map[model.ID]*spot{}, map[model.ID][]*spot{}
	}
	head := d.Project()
	enter(s, "", Place{}, &head)
	enter(s, "", Place{}, d.Personas()...)
	enter(s, "", Place{}, d.Maps()...)
	for _, m := range d.Maps() {
		s.readMap(m.ID)
	}
	for _, l := range d.Links() {
		enter(s, s.mapOf(l.From), Place{}, l)
	}
	enter(s, "", Place{}, d.Media()...)
	return s
}

func enter[T model.Record](s *state, m model.ID, at Place, list ...*T) {
	for _, r := range list {
		rec := any(r).(model.Record)
		k := rec.Of()
		p := &spot{rec, m, at, len(s.all)}
		s.all, s.at[k][rec.Key()], s.rows[k][m] = append(s.all, p), p, append(s.rows[k][m], p)
	}
}

func (s *state) readMap(m model.ID) {
	enter(s, m, Place{Map: m}, s.doc.Stages(m)...)
	for _, stage := range s.doc.Stages(m) {
		enter(s, m, Place{Column: stage.ID}, s.doc.Steps(stage.ID)...)
	}
	enter(s, m, Place{Map: m}, s.doc.Lanes(m)...)
	lanes := s.doc.Lanes(m)
	col, lane := rankIn(s.doc.Columns(m), columnID), rankIn(lanes, laneID)
	cards := s.doc.Cards(m)
	for _, i := range inOrder(len(cards), func(i int) int {
		at := s.cardPlace(cards[i])
		return col(at.Column)*(len(lanes)+1) + lane(at.Lane)
	}) {
		enter(s, m, s.cardPlace(cards[i]), cards[i])
	}
	points := s.doc.Points(m)
	for _, i := range inOrder(len(points), func(i int) int { return col(s.column(points[i].Column)) }) {
		enter(s, m, Place{Map: m, Column: s.column(points[i].Column)}, points[i])
	}
}

// inOrder returns 0 to n−1 sorted by their keys, equal ones as they are.
func inOrder(n int, key func(i int) int) []int {
	type keyed struct{ key, i int }
	all := make([]keyed, n)
	for i := range all {
		all[i] = keyed{key(i), i}
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.i, b.i)) })
	order := make([]int, n)
	for at, k := range all {
		order[at] = k.i
	}
	return order
}

func columnID(c model.Column) model.ID { return c.ID }

func laneID(l *model.Lane) model.ID { return l.ID }

// rankIn returns a function that tells which one of a list an id is; what is none, such as the tray, comes last.
func rankIn[T any](list []T, id func(T) model.ID) func(model.ID) int {
	at := make(map[model.ID]int, len(list))
	for i, x := range list {
		at[id(x)] = i
	}
	return func(id model.ID) int {
		if n, ok := at[id]; ok {
			return n
		}
		return len(list)
	}
}

func (s *state) cardPlace(c *model.Card) Place {
	if c.InTray() {
		return Place{Map: c.Map}
	}
	return Place{c.Map, c.Lane, s.column(c.Column)}
}

// column returns where things of a column really stand: a stage that has steps gives them to its first one.
func (s *state) column(id model.ID) model.ID {
	if steps := s.doc.Steps(id); len(steps) > 0 {
		return steps[0].ID
	}
	return id
}

func (s *state) find(r model.Record) *spot { return s.at[r.Of()][r.Key()] }

// mapOf returns the map that an end of a link is on.
func (s *state) mapOf(end model.ID) model.ID {
	for _, k := range []model.Kind{model.KindCard, model.KindStage, model.KindStep} {
		if p := s.at[k][end]; p != nil {
			return p.m
		}
	}
	return end // a map itself
}

// name returns what a person calls a record, and of a link also what its end is called.
func (s *state) name(r model.Record) (name, other model.Text) {
	switch r := r.(type) {
	case *model.Project:
		name = r.Title
	case *model.Persona:
		name = r.Name
	case *model.Map:
		name = r.Title
	case *model.Stage:
		name = r.Name
	case *model.Step:
		name = r.Name
	case *model.Lane:
		name = r.Name
	case *model.Card:
		name = r.Title
	case *model.Point:
		name = s.nameOf(s.column(r.Column), model.KindStage, model.KindStep)
	case *model.Link:
		kinds := []model.Kind{model.KindCard, model.KindStage, model.KindStep, model.KindMap}
		name, other = s.nameOf(r.From, kinds...), s.nameOf(r.To, kinds...)
	case *model.Media:
		name = model.Plain(r.Name)
	}
	return name, other
}

func (s *state) nameOf(id model.ID, kinds ...model.Kind) model.Text {
	for _, k := range kinds {
		if p := s.at[k][id]; p != nil {
			name, _ := s.name(p.rec)
			return name
		}
	}
	return model.Text{}
}
