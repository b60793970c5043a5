package edit

import (
	"reflect"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
)

// Dismiss lets a finding stand, for a reason, as somebody wants it from a day on (YYYY-MM-DD). Dismissals of what is gone from the project go.
func (e Editor) Dismiss(f insight.Finding, reason, by, day string) error {
	_, err := e.Session.Do("do.check.dismiss", func(tx *model.Tx) error {
		return change(tx, model.ProjectID, func(p *model.Project) {
			d := f.Told()
			d.Reason, d.By, d.Date = model.Text{}.Edit(e.Lang, strings.TrimSpace(reason), p.Languages), by, day
			p.Dismissed = append(without(p.Dismissed, func(o model.Dismissal) bool { return insight.Tells(o, d) || lost(tx, o) }), d)
		})
	})
	return err
}

// TakeBack makes a finding that was dismissed one of the list again.
func (e Editor) TakeBack(f insight.Finding) error {
	_, err := e.Session.Do("do.check.back", func(tx *model.Tx) error {
		return change(tx, model.ProjectID, func(p *model.Project) {
			p.Dismissed = without(p.Dismissed, func(o model.Dismissal) bool { return insight.Tells(o, f.Told()) })
		})
	})
	return err
}

func without(list []model.Dismissal, gone func(model.Dismissal) bool) []model.Dismissal {
	return slices.DeleteFunc(slices.Clone(list), gone)
}

// lost reports that what was dismissed is about a record that is not there.
func lost(tx *model.Tx, d model.Dismissal) bool {
	_, there := tx.Doc().Find(d.Subject)
	return d.Subject != "" && !there
}

// PutPersona lets a persona of the project travel the map.
func (e Editor) PutPersona(id model.ID) error {
	_, err := e.addPersona(id)
	return err
}

// MergeTwins makes one card of those of a lane that have the title of this one: the first takes from the others what it
// does not say itself, their metrics, comments, tags and links, and they go. Locked cards stay as they are, and what is
// internal stays apart from what clients see.
func (e Editor) MergeTwins(id model.ID) (Result, error) {
	twins := e.twins(id)
	if len(twins) < 2 {
		return Result{}, nil
	}
	first := *twins[0]
	_, err := e.Session.Do("do.card.merge", func(tx *model.Tx) error {
		var gone []model.ID
		for _, c := range twins[1:] {
			take(reflect.ValueOf(&first).Elem(), reflect.ValueOf(*c))
			gone = append(gone, c.ID)
			relink(tx, c.ID, first.ID)
		}
		model.Put(tx, first)
		return model.Delete(tx, gone...)
	})
	return Result{Selected: []model.ID{first.ID}}, err
}

// twins are the cards of a lane with the title of this one, in reading order.
func (e Editor) twins(id model.ID) (out []*model.Card) {
	d := e.Session.Doc()
	c, ok := model.Get[model.Card](d, id)
	if !ok || c.Title.Empty() {
		return nil
	}
	for _, col := range d.Columns(c.Map) {
		for _, o := range d.Cell(c.Lane, col.ID) {
			if o.Title.In("") == c.Title.In("") && !o.Locked && o.Internal == c.Internal {
				out = append(out, o)
			}
		}
	}
	return out
}

// take fills what a record does not say with what another one says, part by part; lists are put together.
func take(to, from reflect.Value) {
	for i := range to.NumField() {
		into, what, name := to.Field(i), from.Field(i), to.Type().Field(i).Name
		switch {
		case name == "Personas" && (into.Len() == 0 || what.Len() == 0): // nobody named is everybody
			into.SetZero()
		case name == "Extra" || name == "Span" || what.IsZero():
		case into.Kind() == reflect.Slice:
			into.Set(together(into, what))
		case into.IsZero():
			into.Set(what)
		case into.Kind() == reflect.Pointer && into.Elem().Kind() == reflect.Struct:
			own := reflect.New(into.Elem().Type())
			own.Elem().Set(into.Elem())
			take(own.Elem(), what.Elem())
			into.Set(own)
		}
	}
}

// together is a list of its own with the entries of another that it does not have.
func together(a, b reflect.Value) reflect.Value {
	out := reflect.MakeSlice(a.Type(), 0, a.Len()+b.Len())
	for _, list := range []reflect.Value{a, b} {
		for i := range list.Len() {
			if !contains(out, list.Index(i)) {
				out = reflect.Append(out, list.Index(i))
			}
		}
	}
	return out
}

func contains(list, v reflect.Value) bool {
	for i := range list.Len() {
		if reflect.DeepEqual(list.Index(i).Interface(), v.Interface()) {
			return true
		}
	}
	return false
}

// relink lets the links of one card be those of another. A link that would join a card to itself, or that there is
// already, goes with the card.
func relink(tx *model.Tx, from, to model.ID) {
	for _, l := range tx.Doc().Links() {
		n := *l
		if n.From == from {
			n.From = to
		}
		if n.To == from {
			n.To = to
		}
		twice := func(o *model.Link) bool { return o.From == n.From && o.To == n.To && o.Type == n.Type && o.ID != n.ID }
		if n.From == l.From && n.To == l.To || n.From == n.To || slices.ContainsFunc(tx.Doc().Links(), twice) {
			continue
		}
		model.Put(tx, n)
	}
}
