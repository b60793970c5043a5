package model

// index answers the questions that need order. It is built once per document, when the first question comes.
type index struct {
	rows     [Kinds][]row
	personas []*Persona
	maps     []*Map
	media    []*Media
	links    []*Link
	stages   map[ID][]*Stage // by map
	steps    map[ID][]*Step  // by stage
	lanes    map[ID][]*Lane  // by map
	cards    map[ID][]*Card  // by map
	cells    map[cell][]*Card
	points   map[pointKey]*Point
	curves   map[ID][]*Point // by map
}

type pointKey struct {
	m, column, persona ID
	series             Series
}

// Column is one column of a map: a step, or a stage that has none. ID is the step's or the stage's.
type Column struct {
	ID    ID
	Stage *Stage
	Step  *Step
}

// Phase returns what is noted about the column: the step's, else the stage's.
func (c Column) Phase() Phase {
	if c.Step != nil {
		return c.Step.Phase
	}
	return c.Stage.Phase
}

func (d *Document) index() *index {
	d.once.Do(func() {
		d.idx.Store(buildIndex(d))
		d.before, d.since = nil, [Kinds][]touch{}
	})
	return d.idx.Load()
}

func buildIndex(d *Document) *index {
	x := &index{
		stages: map[ID][]*Stage{}, steps: map[ID][]*Step{}, lanes: map[ID][]*Lane{},
		points: map[pointKey]*Point{}, curves: map[ID][]*Point{},
	}
	for k := range x.rows {
		x.rows[k] = d.rows(Kind(k))
	}
	x.personas, x.maps, x.media, x.links = list[Persona](x), list[Map](x), list[Media](x), list[Link](x)
	for _, s := range list[Stage](x) {
		x.stages[s.Map] = append(x.stages[s.Map], s)
	}
	for _, s := range list[Step](x) {
		x.steps[s.Stage] = append(x.steps[s.Stage], s)
	}
	for _, l := range list[Lane](x) {
		x.lanes[l.Map] = append(x.lanes[l.Map], l)
	}
	if d.before != nil && len(d.since[KindStep]) == 0 {
		x.editCards(d)
	} else {
		x.allCards()
	}
	for _, p := range list[Point](x) {
		x.points[pointKey{p.Map, x.column(p.Column), p.Persona, p.Series}] = p
		x.curves[p.Map] = append(x.curves[p.Map], p)
	}
	return x
}

// column returns where things of a column really stand: a stage that has steps gives them to its first one.
func (x *index) column(id ID) ID {
	if steps := x.steps[id]; len(steps) > 0 {
		return steps[0].ID
	}
	return id
}

// The lists below are in order and shared: nobody writes to them or through them.

// Project returns the head of the file.
func (d *Document) Project() Project { p, _ := Get[Project](d, ProjectID); return p }

// Maps returns the journey maps.
func (d *Document) Maps() []*Map { return d.index().maps }

// Personas returns all personas of the project.
func (d *Document) Personas() []*Persona { return d.index().personas }

// Media returns the pictures.
func (d *Document) Media() []*Media { return d.index().media }

// Links returns all links.
func (d *Document) Links() []*Link { return d.index().links }

// Stages returns the stages of a map, left to right.
func (d *Document) Stages(m ID) []*Stage { return d.index().stages[m] }

// Steps returns the steps of a stage, left to right.
func (d *Document) Steps(stage ID) []*Step { return d.index().steps[stage] }

// Lanes returns the lanes of a map, top to bottom.
func (d *Document) Lanes(m ID) []*Lane { return d.index().lanes[m] }

// Cards returns all cards of a map, those in the tray included.
func (d *Document) Cards(m ID) []*Card { return d.index().cards[m] }

// Cell returns the cards of a cell, top to bottom.
func (d *Document) Cell(lane, column ID) []*Card {
	x := d.index()
	return x.cells[cell{lane, x.column(column)}]
}

// Tray returns the cards of a map that have no cell yet.
func (d *Document) Tray(m ID) []*Card {
	var tray []*Card
	for _, c := range d.Cards(m) {
		if c.InTray() {
			tray = append(tray, c)
		}
	}
	return tray
}

// Columns returns the columns of a map, left to right.
func (d *Document) Columns(m ID) []Column {
	var cols []Column
	for _, s := range d.Stages(m) {
		steps := d.Steps(s.ID)
		if len(steps) == 0 {
			cols = append(cols, Column{ID: s.ID, Stage: s})
		}
		for _, t := range steps {
			cols = append(cols, Column{ID: t.ID, Stage: s, Step: t})
		}
	}
	return cols
}

// Point returns the hand-set value of a curve in a column.
func (d *Document) Point(m, column, persona ID, s Series) (*Point, bool) {
	x := d.index()
	p, ok := x.points[pointKey{m, x.column(column), persona, s}]
	return p, ok
}

// Points returns all hand-set values of a map's curves, by id.
func (d *Document) Points(m ID) []*Point { return d.index().curves[m] }
