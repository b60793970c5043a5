package importer

import (
	"math"
	"strconv"

	"sojourn/model"
)

// owned builds from the program's own table of cards.
type owned struct {
	*builder
	v       vocabulary
	pen     *Pen
	columns map[int]ownField
	types   map[string]model.LaneType // of lanes by name
	mean    map[Place][2]float64      // weighted sum of emotions, weight
}

func (b *builder) fromOwn() {
	v := ownLanguage(b.t)
	pen := &Pen{v: v, lang: b.m.Language, write: func(_ model.Text, s string) model.Text { return b.text(s) }}
	o := owned{builder: b, v: v, pen: pen, columns: map[int]ownField{}, types: map[string]model.LaneType{}, mean: map[Place][2]float64{}}
	skip := map[int]bool{}
	for _, f := range b.m.Fields {
		o.columns[f.At-1] = ownColumn(o.v, f.Name)
		skip[f.At-1] = f.Field == Skip && ownColumn(o.v, f.Name).shown != Skip
	}
	for i := range b.t.Rows[0] {
		b.keep(ref{0, i})
	}
	o.laneTypes()
	o.frame()
	for r := 1; r < len(b.t.Rows); r++ {
		if !b.dark[r] && len(b.t.Rows[r]) > 0 {
			o.row(r, skip)
		}
	}
	o.points()
}

// at returns the text of a row in the column of a key.
func (o *owned) text(r int, key string) string {
	for c, f := range o.columns {
		if f.key == key {
			return o.t.At(r, c)
		}
	}
	return ""
}

// laneTypes learns from the cards what lanes are that have names of their own.
func (o *owned) laneTypes() {
	for r := 1; r < len(o.t.Rows); r++ {
		name := o.text(r, "inspector.lane")
		if _, known := o.types[name]; known || name == "" {
			continue
		}
		kind := o.v.laneType(name)
		for _, t := range model.LaneTypes {
			if card := o.v.cardType(o.text(r, "xlsx.type")); kind == "" && card != model.TextCard && t.CardType() == card {
				kind = t
			}
		}
		o.types[name] = kind
	}
}

// lane returns the lane of a name.
func (o *owned) lane(name string) int {
	t := o.types[name]
	if t == "" {
		t = o.v.laneType(name)
	}
	if t == "" {
		t = model.TextLane
	}
	key := PlanLane{Type: t}
	if o.v["lane."+string(t)] != name {
		key.Name = oneLine(name)
	}
	i, ok := o.lanes[key]
	if !ok {
		i = len(o.p.Lanes)
		o.lanes[key] = i
		o.p.Lanes = append(o.p.Lanes, PlanLane{Type: key.Type, Name: key.Name, Used: true})
	}
	return i
}

// frame makes stages and lanes as they stand on the map, the empty ones too.
func (o *owned) frame() {
	f := o.t.frame
	if f == nil {
		return
	}
	o.p.Title = oneLine(f.title)
	for _, c := range f.columns {
		at := o.place(c.stage, c.step)
		s := &o.p.Stages[at.Stage]
		s.Moment = s.Moment || c.moment
		if at.Step >= 0 {
			s.Steps[at.Step].Moment = c.truth
		}
	}
	for _, name := range f.lanes {
		o.lane(name)
	}
}

// row makes the card of a row; what cannot be read goes into its text.
func (o *owned) row(r int, skip map[int]bool) {
	stage, lane := o.text(r, "inspector.stage"), o.text(r, "inspector.lane")
	at, in := tray, -1
	if stage != "" && lane != "" {
		at, in = o.place(stage, o.text(r, "inspector.step")), o.lane(lane)
	}
	card := len(o.p.Cards)
	o.p.Cards = append(o.p.Cards, PlanCard{Lane: in, At: at, Card: model.Card{Type: o.v.cardType(o.text(r, "xlsx.type"))}})
	c := &o.p.Cards[card].Card
	if c.Type == model.TouchpointCard {
		c.Touchpoint = &model.Touchpoint{}
	}
	for i, cell := range o.t.Rows[r] {
		here, f := ref{r, i}, o.columns[cell.Column]
		switch {
		case f.key != ownID && f.key != ownHash && o.unseen(here):
		case skip[cell.Column]:
			o.list(here, o.t.At(0, cell.Column), Skipped, "")
		case f.set == nil && f.key != "" || f.set != nil && f.set(o.pen, c, cell.Text):
			o.keep(here)
		case o.annotate(card, o.t.At(0, cell.Column), cell.Text):
			o.list(here, o.t.At(0, cell.Column), NoField, ToNote)
		default:
			o.list(here, o.t.At(0, cell.Column), NoField, ToTray)
		}
	}
	if t := c.Touchpoint; t != nil && t.Emotion != nil {
		weight := 3.0 // where nobody has said how much a touchpoint matters
		if t.Importance != nil {
			weight = *t.Importance
		}
		m := o.mean[at]
		o.mean[at] = [2]float64{m[0] + weight**t.Emotion, m[1] + weight}
	}
}

// points takes the values of the curve that do not follow from the touchpoints.
func (o *owned) points() {
	f := o.t.frame
	if f == nil {
		return
	}
	places := map[string]Place{}
	for _, c := range f.columns {
		name := c.stage
		if c.step != "" {
			name += " · " + c.step
		}
		places[name] = o.place(c.stage, c.step)
	}
	for _, p := range f.points {
		at, ok := places[p.column]
		v, err := strconv.ParseFloat(minus.Replace(p.text), 64)
		m := o.mean[at]
		if !ok || err != nil || math.IsNaN(v) || p.series == model.Current && m[1] > 0 && math.Abs(m[0]/m[1]-v) < 0.06 {
			continue
		}
		o.p.Points = append(o.p.Points, PlanPoint{At: at, Series: p.series, Value: v})
	}
}
