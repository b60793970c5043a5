package merge

import (
	"reflect"
	"slices"

	"sojourn/model"
)

// fallen returns the personas and maps that a side has removed.
func fallen(base, side *model.Document) map[model.ID]bool {
	out := map[model.ID]bool{}
	if base == nil {
		return out
	}
	for _, k := range []model.Kind{model.KindPersona, model.KindMap} {
		for _, r := range base.Records(k) {
			if !side.Leads(model.Reference{Kinds: []model.Kind{k}, ID: r.Key()}) {
				out[r.Key()] = true
			}
		}
	}
	return out
}

// heal returns a side's record with the pointers that fell together with what they led to: forgetting what is gone is
// no edit, and where it comes back they lead there again.
func (m *matcher) heal(was, rec model.Record, fallen map[model.ID]bool) model.Record {
	if was == nil || rec == nil || was == rec || len(fallen) == 0 {
		return rec
	}
	from := reflect.ValueOf(was).Elem()
	out := reflect.New(from.Type())
	out.Elem().Set(reflect.ValueOf(rec).Elem())
	changed := false
	for i := range from.NumField() {
		changed = refill(from.Field(i), out.Elem().Field(i), fallen) || changed
	}
	if !changed {
		return rec
	}
	return out.Interface().(model.Record)
}

// refill puts pointers to what fell back where they were and reports whether there were any.
func refill(from, to value, fallen map[model.ID]bool) (changed bool) {
	switch {
	case from.Type() == idType:
		if changed = fallen[model.ID(from.String())] && to.Len() == 0; changed {
			to.Set(from)
		}
	case from.Kind() == reflect.Struct && from.Type() != textType:
		for i := range from.NumField() {
			changed = refill(from.Field(i), to.Field(i), fallen) || changed
		}
	case from.Type() == reflect.TypeFor[[]model.ID]():
		was, now := from.Interface().([]model.ID), to.Interface().([]model.ID)
		if full := refilled(was, now, fallen); len(full) > len(now) {
			to.Set(reflect.ValueOf(full))
			return true
		}
	}
	return changed
}

// refilled returns a list with what fell out of it: as it was when nothing else has changed, else at its end.
func refilled(was, now []model.ID, fallen map[model.ID]bool) []model.ID {
	var lost, left []model.ID
	for _, id := range was {
		if fallen[id] {
			lost = append(lost, id)
		} else {
			left = append(left, id)
		}
	}
	if slices.Equal(left, now) {
		return was
	}
	return append(now[:len(now):len(now)], lost...)
}
