package insight

import "sojourn/model"

// pairing finds out what of one map stands for what of another.
type pairing struct {
	doc      *model.Document
	from, to model.ID
	pairs    map[model.ID]model.ID // from → to
	taken    map[model.ID]bool     // of to
}

func (p *pairing) pair(from, to model.ID) {
	if _, known := p.pairs[from]; !known && !p.taken[to] {
		p.pairs[from], p.taken[to] = to, true
	}
}

// byOrigin pairs what came from each other, or from the same.
func (p *pairing) byOrigin() {
	old, origins := map[model.ID]model.ID{}, map[model.ID]model.ID{} // by their own id and by that of what they came from
	theirs := mapRecords(p.doc, p.from)[1:]
	for _, r := range theirs {
		old[r.Key()] = r.Key()
		if o := origin(r); o != "" {
			origins[o] = r.Key()
		}
	}
	for _, r := range mapRecords(p.doc, p.to)[1:] {
		o := origin(r)
		if from, ok := old[o]; ok {
			p.pair(from, r.Key())
		} else if from, ok := origins[r.Key()]; ok {
			p.pair(from, r.Key())
		} else if from, ok := origins[o]; ok && o != "" {
			p.pair(from, r.Key())
		}
	}
}

// origin is what a record was derived from.
func origin(r model.Record) model.ID {
	switch r := r.(type) {
	case *model.Stage:
		return r.Origin
	case *model.Step:
		return r.Origin
	case *model.Lane:
		return r.Origin
	case *model.Card:
		return r.Origin
	}
	return ""
}

// byName pairs stages, steps of paired stages, lanes and cards that are called the same. Of several cards of one title those
// in paired cells come first.
func (p *pairing) byName() {
	d := p.doc
	for _, a := range d.Stages(p.from) {
		for _, b := range d.Stages(p.to) {
			if alike(a.Name, b.Name) && !p.taken[b.ID] {
				p.pair(a.ID, b.ID)
				break
			}
		}
		for _, s := range d.Steps(a.ID) {
			for _, t := range d.Steps(p.pairs[a.ID]) {
				if alike(s.Name, t.Name) {
					p.pair(s.ID, t.ID)
				}
			}
		}
	}
	for _, named := range []bool{true, false} { // a lane of another name is still the one of its kind
		for _, a := range d.Lanes(p.from) {
			for _, b := range d.Lanes(p.to) {
				if a.Type == b.Type && (!named || a.Name.Equal(b.Name)) && (named || a.Type != model.TextLane) {
					p.pair(a.ID, b.ID)
				}
			}
		}
	}
	p.cardsByName()
}

func (p *pairing) cardsByName() {
	type called struct {
		kind  model.CardType
		title string
	}
	old := map[called][]*model.Card{}
	for _, c := range p.doc.Cards(p.from) {
		k := called{c.Type, c.Title.In("")}
		old[k] = append(old[k], c)
	}
	for _, near := range []bool{true, false} {
		for _, c := range p.doc.Cards(p.to) {
			for _, o := range old[called{c.Type, c.Title.In("")}] {
				if alike(o.Title, c.Title) && (!near || p.pairs[o.Lane] == c.Lane && p.pairs[o.Column] == c.Column) {
					p.pair(o.ID, c.ID)
				}
			}
		}
	}
}

// alike reports that two things have one name; what has none is like nothing.
func alike(a, b model.Text) bool { return !a.Empty() && a.Equal(b) }
