package merge

import (
	"reflect"
	"strings"

	"sojourn/model"
)

// builder puts the joined document together.
type builder struct {
	*Result
	sides   []Side
	now     []model.Record // by entry, nil where not there
	refused map[key]bool   // a person has said that it goes
	copied  map[int]bool   // entries whose record is ours to write to
	steps   map[model.ID]int
}

// stand returns a builder with every record that stands on its own account, and with what those cannot be without.
func (r *Result) stand(sides []Side) *builder {
	b := &builder{
		Result: r, sides: sides, now: make([]model.Record, len(r.entries)),
		refused: map[key]bool{}, copied: map[int]bool{}, steps: map[model.ID]int{},
	}
	for i := range r.entries {
		e := &r.entries[i]
		switch {
		case e.fate == gone || b.shut(e):
		case e.fate == contested && len(e.conflicts) > 0 && r.side(sides, e.first) == e.by:
			b.refused[e.key] = true
		default:
			b.now[i] = b.settled(e)
		}
	}
	if r.fell {
		b.want()
	}
	return b
}

// settled returns a record with its conflicts settled.
func (b *builder) settled(e *entry) model.Record {
	if e.fate == contested || len(e.conflicts) == 0 || len(b.sides) <= e.first {
		return e.rec
	}
	n := e.first
	return e.own(e.fields(b.Result, func(string, [2]value) Side {
		n++
		return b.side(b.sides, n-1)
	}))
}

// shut reports that a picture stays out since those of the other side stand.
func (b *builder) shut(e *entry) bool {
	return b.cramped && e.kind == model.KindMedia && e.sides[b.side(b.sides, b.pictures)] == nil
}

func (b *builder) there(ref model.Reference) bool {
	_, i := b.entryOf(ref)
	return i >= 0 && b.now[i] != nil
}

// entryOf returns what a reference leads to, be it there or removed, and its number.
func (r *Result) entryOf(ref model.Reference) (*entry, int) {
	for _, k := range ref.Kinds {
		if i, ok := r.at[key{k, ref.ID}]; ok {
			return &r.entries[i], i
		}
	}
	return nil, -1
}

// settle makes the records fit together, kind by kind: what belongs to a record comes after it.
func (b *builder) settle() {
	for i := range b.entries {
		e := &b.entries[i]
		if b.fell && b.now[i] == nil && e.fate == gone && b.follows(e) {
			b.now[i] = e.rec
		}
		if b.now[i] != nil && (b.fell || b.cramped) {
			b.mend(i)
		}
		if s, ok := b.now[i].(*model.Step); ok {
			b.steps[s.Stage]++
		}
	}
	b.untangle()
	b.spread()
	for i := range b.copied {
		if b.now[i] != nil {
			b.now[i] = b.entries[i].own(b.now[i])
		}
	}
}

// mend takes out pointers that lead nowhere, and the record when it cannot stand without. Pictures come back.
func (b *builder) mend(i int) {
	tray := false
	for _, ref := range model.References(b.now[i]) {
		if b.there(ref) {
			continue
		}
		to, n := b.entryOf(ref)
		column := ref.Field == "column"
		switch {
		case to != nil && to.kind == model.KindMedia && to.rec != nil && !b.shut(to):
			b.now[n] = to.rec
		case column && !tray && b.stageOf(to) != "":
			b.copy(i).FieldByName("Column").SetString(string(b.stageOf(to)))
		case ref.Must:
			b.now[i] = nil
			return
		case column || ref.Field == "lane":
			tray = true
			b.copy(i).FieldByName("Lane").SetZero()
			b.copy(i).FieldByName("Column").SetZero()
		default:
			forget(b.copy(i), ref)
		}
	}
}

// stageOf returns the stage that takes what stood on a removed step, "" when it has other steps or is gone itself.
func (b *builder) stageOf(e *entry) model.ID {
	if e == nil {
		return ""
	}
	s, ok := e.rec.(*model.Step)
	if !ok || b.steps[s.Stage] > 0 || !b.there(model.Reference{Kinds: []model.Kind{model.KindStage}, ID: s.Stage}) {
		return ""
	}
	return s.Stage
}

// copy returns a record that can be written to.
func (b *builder) copy(i int) value {
	if !b.copied[i] {
		own := reflect.New(reflect.TypeOf(b.now[i]).Elem())
		own.Elem().Set(reflect.ValueOf(b.now[i]).Elem())
		b.now[i], b.copied[i] = own.Interface().(model.Record), true
	}
	return reflect.ValueOf(b.now[i]).Elem()
}

// forget clears a pointer, or takes it out of its list.
func forget(rec value, ref model.Reference) {
	x := rec.FieldByName(strings.ToUpper(ref.Field[:1]) + ref.Field[1:])
	if x.Kind() == reflect.String {
		x.SetZero()
		return
	}
	var rest []model.ID
	for _, id := range x.Interface().([]model.ID) {
		if id != ref.ID {
			rest = append(rest, id)
		}
	}
	x.Set(reflect.ValueOf(rest))
}

// untangle breaks circles of maps that derive from one another, which only a person can have made by settling.
func (b *builder) untangle() {
	for i := range b.entries {
		if m, ok := b.now[i].(*model.Map); ok && b.circle(m) {
			b.copy(i).FieldByName("Parent").SetZero()
		}
	}
}

// circle reports that a map derives from itself.
func (b *builder) circle(m *model.Map) bool {
	up := m
	for range b.entries {
		i, ok := b.at[key{model.KindMap, up.Parent}]
		if !ok || b.now[i] == nil {
			return false
		}
		if up = b.now[i].(*model.Map); up == m {
			return true
		}
	}
	return false
}
