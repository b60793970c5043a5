package roundtrip

import (
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/merge"
)

type key struct {
	kind model.Kind
	id   model.ID
}

// Doc returns a project with the items that are accepted: the one of the review, or what has become of it since.
func (v *Review) Doc(mine *model.Document) *model.Document {
	agreed := v.agreed()
	r := merge.Documents(v.Base, mine, agreed)
	sides := make([]merge.Side, len(r.Conflicts))
	for i, c := range r.Conflicts {
		if c.Field != "records" && c.Field != "media" { // there is no room for both
			sides[i] = merge.Theirs
		}
	}
	return r.Doc(sides)
}

// agreed returns the base with the items that are accepted.
func (v *Review) agreed() *model.Document {
	now := map[key]model.Record{}
	for k := range model.Kinds {
		for _, rec := range v.Base.Records(k) {
			now[key{k, rec.Key()}] = v.reordered(rec)
		}
	}
	var lost []Loss
	for _, i := range v.Items {
		k := key{i.Kind, i.ID}
		switch {
		case !i.Accept:
		case i.Loss != nil:
			lost = append(lost, *i.Loss)
		case i.What == insight.Added:
			now[k] = find(v.Theirs, i.Change)
		case i.What == insight.Removed:
			delete(now, k)
		default:
			now[k] = merge.Take(now[k], find(v.Theirs, i.Change), i.Field)
		}
	}
	for k, rec := range now {
		now[k] = without(rec, lost)
	}
	return v.sound(now)
}

// reordered returns a record with the order key of its neighbours: where keys were made anew all of them count.
func (v *Review) reordered(rec model.Record) model.Record {
	to, ok := v.Theirs.Find(rec.Key())
	if !ok || to.OrderKey() == rec.OrderKey() || to.Of() != rec.Of() {
		return rec
	}
	for _, i := range v.Items {
		if i.ID == rec.Key() && i.Field == "place" {
			return rec
		}
	}
	return merge.Take(rec, to, "order")
}

// sound makes records a document: what stood in something that is gone lies in the tray, or in the stage of its step,
// and what cannot be without it goes.
func (v *Review) sound(now map[key]model.Record) *model.Document {
	there := func(ref model.Reference) bool {
		for _, k := range ref.Kinds {
			if now[key{k, ref.ID}] != nil {
				return true
			}
		}
		return false
	}
	for again := true; again; {
		again = false
		for k, rec := range now {
			for _, ref := range model.References(rec) {
				if there(ref) {
					continue
				}
				if ref.Must {
					delete(now, k)
					again = true
					break
				}
				if c, ok := rec.(*model.Card); ok && (ref.Field == "lane" || ref.Field == "column") {
					n := *c
					if step, ok := model.Get[model.Step](v.Base, ref.ID); ok && now[key{model.KindStage, step.Stage}] != nil {
						n.Column = step.Stage
					} else {
						n.Lane, n.Column = "", ""
					}
					now[k] = &n
					again = true
					break
				}
			}
		}
	}
	records := make([]model.Record, 0, len(now))
	for _, rec := range now {
		records = append(records, rec)
	}
	return model.Assemble(records, v.Base.Kept())
}
