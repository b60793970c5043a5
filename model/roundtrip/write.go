package roundtrip

import (
	"maps"
	"reflect"
	"slices"

	"sojourn/model"
	"sojourn/model/merge"
)

// write puts the cards that have changed and those that are new into the map.
func (r *reader) write() error {
	for _, id := range slices.Sorted(maps.Keys(r.drafts)) {
		d := r.drafts[id]
		if d.moved {
			r.settle(d)
		}
		if !reflect.DeepEqual(d.now, d.was) {
			model.Put(r.tx, d.now)
		}
	}
	for _, d := range r.order {
		if err := r.add(d); err != nil {
			return err
		}
	}
	return nil
}

// settle makes a moved card the last of its cell. What it is goes with its lane unless somebody said what it is.
func (r *reader) settle(d *draft) {
	from, _ := model.Get[model.Lane](r.Base, d.was.Lane)
	to, ok := model.Get[model.Lane](r.tx, d.now.Lane)
	if ok && !d.typed && from.ID != to.ID && d.was.Type == from.Type.CardType() {
		d.now.Type = to.Type.CardType()
	}
	beside := r.tx.Doc().Tray(r.Map)
	if !d.now.InTray() {
		beside = r.tx.Doc().Cell(d.now.Lane, d.now.Column)
	}
	last := ""
	for _, c := range beside {
		if c.ID != d.was.ID {
			last = c.Order
		}
	}
	if key := model.OrderBetween(last, ""); key != "" {
		d.now.Order = key
	}
}

// add adds a new card, in the grid below the one that it stands below.
func (r *reader) add(d *draft) error {
	lane, _ := model.Get[model.Lane](r.tx, d.now.Lane)
	if !d.typed && d.now.Type == model.TextCard {
		d.now.Type = lane.Type.CardType()
	}
	before := model.ID("")
	if d.after != "" {
		cell := r.tx.Doc().Cell(d.now.Lane, d.now.Column)
		if i := slices.IndexFunc(cell, func(c *model.Card) bool { return c.ID == d.after }); i >= 0 && i+1 < len(cell) {
			before = cell[i+1].ID
		}
	}
	r.ids.of(r.Export, string(d.now.Lane), string(d.now.Column), r.pen.Say(d.now.Title), r.pen.Say(d.now.Body))
	_, err := model.AddCard(r.tx, d.now, before)
	return err
}

// remove takes out what the workbook holds no more. A card that one sheet has changed is not gone because another lacks
// it, and neither is a stage or a lane in which such a card stands.
func (r *reader) remove() error {
	used := map[model.ID]bool{}
	for _, d := range slices.Concat(slices.Collect(maps.Values(r.drafts)), r.order) {
		if d.fresh || !reflect.DeepEqual(d.now, d.was) {
			used[d.was.ID], used[d.now.Lane], used[d.now.Column] = true, true, true
			s, step := r.columnOf(d.now.Column)
			used[s.ID] = true
			if step != nil {
				used[step.ID] = true
			}
		}
	}
	var ids []model.ID
	for _, id := range slices.Sorted(maps.Keys(r.gone)) {
		if !used[id] {
			ids = append(ids, id)
		} else if rec, ok := r.Base.Find(id); ok {
			n := Note{Text: merge.FieldText(r.Base, rec, rec, "", r.Lang, nil), Reason: Stays}
			if rec.Of() == model.KindCard {
				n.Card = id
			}
			r.Notes = append(r.Notes, n)
		}
	}
	return model.Delete(r.tx, ids...)
}
