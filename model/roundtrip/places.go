package roundtrip

import (
	"cmp"
	"slices"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/limits"
)

// places finds stages, steps and lanes by the names that the table of cards gives them, and makes those that are new.
type places struct {
	r      *reader
	lanes  map[string]model.ID
	stages map[string]model.ID
	steps  map[stepName]model.ID
}

type stepName struct {
	stage model.ID
	name  string
}

func newPlaces(r *reader) *places {
	p := &places{r: r, lanes: map[string]model.ID{}, stages: map[string]model.ID{}, steps: map[stepName]model.ID{}}
	for _, s := range r.Base.Stages(r.Map) {
		put(p.stages, r.pen.Say(s.Name), s.ID)
		for _, t := range r.Base.Steps(s.ID) {
			p.putStep(s.ID, r.pen.Say(t.Name), t.ID)
		}
	}
	for _, l := range r.Base.Lanes(r.Map) {
		put(p.lanes, r.laneName(*l), l.ID)
	}
	for _, l := range r.Base.Lanes(r.Map) { // of two languages either names a lane of the program's own
		for _, word := range r.pen.Words("lane." + string(l.Type)) {
			if r.pen.Say(l.Name) == "" {
				put(p.lanes, word, l.ID)
			}
		}
	}
	return p
}

// put remembers the first of a name.
func put(to map[string]model.ID, name string, id model.ID) {
	if name = importer.Canon(name); to[name] == "" {
		to[name] = id
	}
}

func (p *places) putStep(stage model.ID, name string, id model.ID) {
	if k := (stepName{stage, importer.Canon(name)}); p.steps[k] == "" {
		p.steps[k] = id
	}
}

// called returns the name of a stage, a step or a lane after a cell has said s. The end of what no head can hold is cut.
func (r *reader) called(old model.Text, s string) model.Text {
	if r.pen.Says(old, s) {
		return old
	}
	if runes := []rune(s); len(runes) > limits.TitleRunes {
		s = string(runes[:limits.TitleRunes])
	}
	return r.pen.Text(old, s)
}

// laneName is what a lane is called in the workbook.
func (r *reader) laneName(l model.Lane) string {
	return cmp.Or(r.pen.Say(l.Name), r.pen.Word("lane."+string(l.Type)))
}

// lane returns the lane of a name, a new one at the end when there is none.
func (p *places) lane(name string) (model.ID, error) {
	if id := p.lanes[importer.Canon(name)]; id != "" {
		return id, nil
	}
	return p.addLane(name, "")
}

func (p *places) addLane(name string, before model.ID) (model.ID, error) {
	t := p.r.pen.LaneType(name)
	if t == "" {
		t = model.TextLane
	}
	p.r.ids.of(p.r.Export, name)
	id, err := model.AddLane(p.r.tx, p.r.Map, t, before)
	if err != nil {
		return "", err
	}
	if p.r.pen.LaneType(name) == "" {
		l, _ := model.Get[model.Lane](p.r.tx, id)
		l.Name = p.r.called(l.Name, name)
		model.Put(p.r.tx, l)
	}
	put(p.lanes, name, id)
	return id, nil
}

// column returns the column of a stage and a step, new ones at the end when there are none.
func (p *places) column(stage, step string) (model.ID, error) {
	id := p.stages[importer.Canon(stage)]
	if id == "" {
		var err error
		if id, err = p.addStage(stage, ""); err != nil {
			return "", err
		}
	}
	if step == "" {
		return id, nil
	}
	if found := p.steps[stepName{id, importer.Canon(step)}]; found != "" {
		return found, nil
	}
	if len(p.r.tx.Doc().Steps(id)) == 0 && p.r.holds(id) {
		s, _ := model.Get[model.Stage](p.r.tx, id)
		if _, err := p.addStep(id, p.r.pen.Say(s.Name), ""); err != nil { // for what has no step
			return "", err
		}
	}
	return p.addStep(id, step, "")
}

// holds reports that something of the base stands in a column.
func (r *reader) holds(column model.ID) bool {
	in := func(id model.ID) bool { return id == column }
	return slices.ContainsFunc(r.Base.Cards(r.Map), func(c *model.Card) bool { return in(c.Column) }) ||
		slices.ContainsFunc(r.Base.Points(r.Map), func(p *model.Point) bool { return in(p.Column) })
}

func (p *places) addStage(name string, before model.ID) (model.ID, error) {
	p.r.ids.of(p.r.Export, name)
	id, err := model.AddStage(p.r.tx, p.r.Map, p.r.called(model.Text{}, name), before)
	put(p.stages, name, id)
	return id, err
}

func (p *places) addStep(stage model.ID, name string, before model.ID) (model.ID, error) {
	p.r.ids.of(p.r.Export, string(stage), name)
	id, err := model.AddStep(p.r.tx, stage, p.r.called(model.Text{}, name), before)
	p.putStep(stage, name, id)
	return id, err
}

// shownAt is where the table of cards says that a card of the base stands.
type shownAt struct{ stage, step, lane string }

func (r *reader) shownAt(c model.Card) shownAt {
	if c.InTray() {
		return shownAt{lane: r.pen.Word("tray")}
	}
	l, _ := model.Get[model.Lane](r.Base, c.Lane)
	out := shownAt{lane: r.laneName(l)}
	s, step := r.columnOf(c.Column)
	out.stage = r.pen.Say(s.Name)
	if step != nil {
		out.step = r.pen.Say(step.Name)
	}
	return out
}

// columnOf returns what a column of the base is as a reader sees it: a stage that has steps is its first one.
func (r *reader) columnOf(id model.ID) (model.Stage, *model.Step) {
	if t, ok := model.Get[model.Step](r.Base, id); ok {
		s, _ := model.Get[model.Stage](r.Base, t.Stage)
		return s, &t
	}
	s, _ := model.Get[model.Stage](r.Base, id)
	if steps := r.Base.Steps(id); len(steps) > 0 {
		return s, steps[0]
	}
	return s, nil
}

// seen returns the id of a column as a reader sees it.
func (r *reader) seen(id model.ID) model.ID {
	if s, step := r.columnOf(id); step != nil {
		return step.ID
	} else if s.ID != "" {
		return s.ID
	}
	return id
}
