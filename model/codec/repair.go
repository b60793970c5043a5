package codec

import (
	"reflect"
	"slices"
	"strconv"

	"sojourn/model"
)

// repair makes the records fit together. It goes through the kinds in order, so that what a record belongs to has been
// judged before the record itself.
func (f *fileReader) repair() error {
	r := &repairer{notes: f.notes, records: &f.records, there: map[model.ID]model.Record{model.ProjectID: f.project}}
	r.identify()
	if err := r.references(f.project); err != nil {
		return err
	}
	for k := model.KindPersona; k < model.Kinds; k++ {
		if err := r.settle(k); err != nil {
			return err
		}
	}
	r.untangle()
	r.places()
	return nil
}

type repairer struct {
	*notes
	records *[model.Kinds][]reflect.Value
	there   map[model.ID]model.Record
}

func recordOf(v reflect.Value) model.Record { return v.Interface().(model.Record) }

func place(r model.Record) string {
	if r.Of() == model.KindProject {
		return r.Of().String()
	}
	return r.Of().String() + "/" + string(r.Key())
}

func (r *repairer) about(code Code, rec model.Record, field, detail string) {
	where := place(rec)
	if field != "" {
		where += "/" + field
	}
	r.issue(code, rec.Of(), rec.Key(), where, detail)
}

// identify gives each record an id of its own. Pointers to ids that cannot be kept follow.
func (r *repairer) identify() {
	var nameless []reflect.Value
	for k := model.KindPersona; k < model.Kinds; k++ {
		kept := r.records[k][:0]
		for _, v := range r.records[k] {
			id := recordOf(v).Key()
			twin, taken := r.there[id]
			switch {
			case taken && twin.Of() == k && sameRecord(reflect.ValueOf(twin), v):
				r.about(DuplicateID, twin, "", "")
				continue
			case taken || !model.ValidID(id):
				nameless = append(nameless, v)
			default:
				r.there[id] = recordOf(v)
			}
			kept = append(kept, v)
		}
		r.records[k] = kept
	}
	renamed := map[model.ID]model.ID{}
	for _, v := range nameless {
		old := recordOf(v).Key()
		id := r.fresh(recordOf(v).Of())
		v.Elem().FieldByName("ID").SetString(string(id))
		r.there[id] = recordOf(v)
		if model.ValidID(old) {
			r.about(DuplicateID, recordOf(v), "", string(old))
			continue
		}
		r.about(BadID, recordOf(v), "", string(old))
		if _, again := renamed[old]; !again && old != "" {
			renamed[old] = id
		}
	}
	r.follow(renamed)
}

// fresh returns an id that is not taken and the same in every run.
func (r *repairer) fresh(k model.Kind) model.ID {
	for n := len(r.there); ; n++ {
		id := model.ID(k.String()[:2] + "-" + strconv.Itoa(n))
		if _, taken := r.there[id]; !taken {
			return id
		}
	}
}

var idType = reflect.TypeFor[model.ID]()

// follow changes every pointer to a renamed record.
func (r *repairer) follow(renamed map[model.ID]model.ID) {
	if len(renamed) == 0 {
		return
	}
	swap := func(v reflect.Value) {
		if id, ok := renamed[model.ID(v.String())]; ok {
			v.SetString(string(id))
		}
	}
	for _, table := range r.records {
		for _, v := range table {
			for _, f := range shapeOf(v.Type().Elem()).fields {
				switch x := v.Elem().FieldByIndex(f.index); {
				case f.typ == idType:
					swap(x)
				case f.typ.Kind() == reflect.Slice && f.typ.Elem() == idType:
					for i := range x.Len() {
						swap(x.Index(i))
					}
				}
			}
		}
	}
}

// settle repairs the records of one kind and quarantines those that have nowhere to stand.
func (r *repairer) settle(k model.Kind) error {
	kept := r.records[k][:0]
	for _, v := range r.records[k] {
		rec := recordOf(v)
		if c, ok := rec.(*model.Card); ok {
			r.home(c)
		}
		if err := r.references(rec); err != nil {
			return err
		}
		if r.there[rec.Key()] == nil {
			continue
		}
		if c, ok := rec.(*model.Card); ok {
			r.cell(c)
		}
		r.clamp(rec)
		kept = append(kept, v)
	}
	r.records[k] = kept
	return nil
}

func (r *repairer) leads(ref model.Reference) bool {
	to, ok := r.there[ref.ID]
	return ok && slices.Contains(ref.Kinds, to.Of())
}

// references takes out pointers that lead nowhere. A record that cannot stand without one goes into the quarantine.
func (r *repairer) references(rec model.Record) error {
	for _, ref := range model.References(rec) {
		if r.leads(ref) {
			continue
		}
		if ref.Must {
			r.about(Orphan, rec, ref.Field, string(ref.ID))
			delete(r.there, rec.Key())
			w := writer{}
			w.record(reflect.ValueOf(rec).Elem())
			return r.keep(Orphan, place(rec), w.out)
		}
		code := LostReference
		if rec.Of() == model.KindCard && (ref.Field == "lane" || ref.Field == "column") {
			code = ToTray
		}
		r.about(code, rec, ref.Field, string(ref.ID))
		forget(reflect.ValueOf(rec).Elem(), ref)
	}
	return nil
}

// forget clears the field of a reference, or takes it out of the list.
func forget(v reflect.Value, ref model.Reference) {
	sh := shapeOf(v.Type())
	x := v.FieldByIndex(sh.fields[sh.byName[ref.Field]].index)
	if x.Kind() == reflect.String {
		x.SetString("")
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

// home finds the map of a card that has lost it by the lane or column it stands in.
func (r *repairer) home(c *model.Card) {
	if m, ok := r.there[c.Map]; ok && m.Of() == model.KindMap {
		return
	}
	m := r.mapOf(c.Lane)
	if m == "" {
		m = r.mapOf(c.Column)
	}
	if m != "" {
		r.about(LostReference, c, "map", string(c.Map))
		c.Map = m
	}
}

// mapOf returns the map that a lane, stage or step belongs to, "" when there is none.
func (r *repairer) mapOf(id model.ID) model.ID {
	switch x := r.there[id].(type) {
	case *model.Lane:
		return x.Map
	case *model.Stage:
		return x.Map
	case *model.Step:
		return r.mapOf(x.Stage)
	}
	return ""
}

// cell lays a card into the tray when half of its cell is missing or belongs to another map.
func (r *repairer) cell(c *model.Card) {
	if c.Lane == "" && c.Column == "" {
		return
	}
	if r.mapOf(c.Lane) == c.Map && r.mapOf(c.Column) == c.Map {
		return
	}
	if c.Lane != "" && c.Column != "" { // else it has been noted
		r.about(ToTray, c, "", string(c.Lane)+" × "+string(c.Column))
	}
	c.Lane, c.Column = "", ""
}

// untangle breaks circles of maps that derive from one another.
func (r *repairer) untangle() {
	for _, v := range r.records[model.KindMap] {
		m := v.Interface().(*model.Map)
		seen := map[model.ID]bool{m.ID: true}
		for up := m.Parent; up != ""; up = r.there[up].(*model.Map).Parent {
			if seen[up] {
				r.about(LostReference, m, "parent", string(m.Parent))
				m.Parent = ""
				break
			}
			seen[up] = true
		}
	}
}

// places gives records without a usable order key the last places among their siblings, in the order of the file.
func (r *repairer) places() {
	for k := model.KindPersona; k <= model.KindCard; k++ {
		groups := map[[3]model.ID][]reflect.Value{}
		bad := map[[3]model.ID]bool{}
		for _, v := range r.records[k] {
			g := siblings(recordOf(v))
			groups[g] = append(groups[g], v)
			if !model.ValidOrder(recordOf(v).OrderKey()) {
				bad[g] = true
			}
		}
		for _, v := range r.records[k] { // by the file and not by the map, whose order changes
			if g := siblings(recordOf(v)); bad[g] {
				r.arrange(groups[g])
				bad[g] = false
			}
		}
	}
}

func siblings(rec model.Record) (group [3]model.ID) {
	switch x := rec.(type) {
	case *model.Stage:
		group[0] = x.Map
	case *model.Step:
		group[0] = x.Stage
	case *model.Lane:
		group[0] = x.Map
	case *model.Card:
		group = [3]model.ID{x.Map, x.Lane, x.Column}
	}
	return group
}

func (r *repairer) arrange(group []reflect.Value) {
	last := ""
	for _, v := range group {
		if key := recordOf(v).OrderKey(); model.ValidOrder(key) {
			last = max(last, key)
		}
	}
	for _, v := range group {
		if model.ValidOrder(recordOf(v).OrderKey()) {
			continue
		}
		r.about(BadOrder, recordOf(v), "order", recordOf(v).OrderKey())
		if next := model.OrderBetween(last, ""); next != "" {
			last = next
		} else {
			last += "V" // behind the greatest of all keys there is room only within it
		}
		v.Elem().FieldByName("Order").SetString(last)
	}
}
