package merge

import "sojourn/model"

// homes are the fields that say what a record stands in: they change together or not at all.
var homes = [model.Kinds][]string{
	model.KindStage: {"Map"},
	model.KindStep:  {"Stage"},
	model.KindLane:  {"Map"},
	model.KindCard:  {"Map", "Lane", "Column"},
	model.KindPoint: {"Map", "Column", "Persona", "Series"},
}

// place joins where a record stands and returns the fields that are done thereby. What a card is goes with its place
// when both sides moved it: each lane holds its own type.
func (j *joiner) place(k model.Kind, s spot, v trio, out value) (done map[string]bool) {
	done = map[string]bool{"ID": true}
	out.FieldByName("ID").Set(v[Mine].FieldByName("ID"))
	fields := homes[k]
	if out.FieldByName("Order").IsValid() {
		fields = append(fields[:len(fields):len(fields)], "Order")
	}
	if len(fields) == 0 {
		return done
	}
	side, ok := j.placed(k, s, v)
	if !ok {
		side = j.pick("place", [2]value{})
		if k == model.KindCard && !sameFields(v[Mine], v[Theirs], homes[k]) {
			fields = append(fields, "Type")
		}
	}
	for _, name := range fields {
		out.FieldByName(name).Set(v[side].FieldByName(name))
		done[name] = true
	}
	return done
}

// placed returns whose place stands where nobody has to settle it.
func (j *joiner) placed(k model.Kind, s spot, v trio) (Side, bool) {
	home := homes[k]
	switch {
	case sameFields(v[Mine], v[Theirs], home):
		return j.ordered(s, v, home)
	case sameFields(v[Mine], v[base], home):
		return Theirs, true
	case sameFields(v[Theirs], v[base], home):
		return Mine, true
	case j.fell(Mine, v):
		return Theirs, true
	}
	return Mine, j.fell(Theirs, v)
}

// ordered returns whose order stands in a home that both sides share. Two that came there by themselves need not agree
// on the order.
func (j *joiner) ordered(s spot, v trio, home []string) (Side, bool) {
	order := v.each(func(v value) value { return v.FieldByName("Order") })
	if !order[Mine].IsValid() {
		return Mine, true
	}
	if sameFields(v[Mine], v[base], home) || s.blind {
		return settled(s, order)
	}
	if order[Theirs].String() < order[Mine].String() {
		return Theirs, true
	}
	return Mine, true
}

// fell reports that a side's record stands elsewhere only since the last step of its stage was removed.
func (j *joiner) fell(side Side, v trio) bool {
	column := func(v value) value { return v.FieldByName("Column") }
	if !column(v[base]).IsValid() || !same(v[side].FieldByName("Map"), v[base].FieldByName("Map")) {
		return false
	}
	if lane := v[side].FieldByName("Lane"); lane.IsValid() && !same(lane, v[base].FieldByName("Lane")) {
		return false
	}
	return j.fellBack(side, model.ID(column(v[base]).String()), model.ID(column(v[side]).String()))
}

func sameFields(a, b value, names []string) bool {
	for _, name := range names {
		if !same(a.FieldByName(name), b.FieldByName(name)) {
			return false
		}
	}
	return true
}
