package roundtrip

import (
	"cmp"
	"reflect"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/limits"
)

// mapTexts are the lines of the sheet about the map that hold one text, and how long it may be.
var mapTexts = map[string]struct {
	of   func(*model.Map) *model.Text
	most int
}{
	RowTitle:             {func(m *model.Map) *model.Text { return &m.Title }, limits.TitleRunes},
	"field.description":  {func(m *model.Map) *model.Text { return &m.Description }, limits.BodyRunes},
	"field.scenario":     {func(m *model.Map) *model.Text { return &m.Scenario }, limits.BodyRunes},
	"field.goal":         {func(m *model.Map) *model.Text { return &m.Goal }, limits.BodyRunes},
	"field.expectations": {func(m *model.Map) *model.Text { return &m.Expectations }, limits.BodyRunes},
	"field.scope.start":  {func(m *model.Map) *model.Text { return &m.ScopeStart }, limits.TitleRunes},
	"field.scope.end":    {func(m *model.Map) *model.Text { return &m.ScopeEnd }, limits.TitleRunes},
	"field.research":     {func(m *model.Map) *model.Text { return &m.Research }, limits.BodyRunes},
	"field.owner":        {func(m *model.Map) *model.Text { return &m.Owner }, limits.TitleRunes},
}

// readAbout takes the edits of the sheet about the map. A line that is missing says nothing.
func (r *reader) readAbout() {
	m, _ := model.Get[model.Map](r.tx, r.Map)
	was, t := m, r.about
	_, width := t.Size()
	for row := 1; row < len(t.Rows); row++ {
		key := t.At(row, 0)
		for c := 2; c < width; c++ {
			text, a := t.At(row, c), at{table: t, row: row, col: c, head: t.At(row, 1)}
			switch {
			case c > 2 || key == "": // beside or below the lines of the program's own
				if text != "" {
					r.note(a, text, NoField, "")
				}
			case failed(text):
				r.note(a, text, Failed, "")
			case !r.tellMap(&m, key, text):
				r.note(a, text, Unreadable, "")
			}
		}
	}
	if !reflect.DeepEqual(m, was) {
		model.Put(r.tx, m)
	}
}

// tellMap writes into the map what a line says, and reports false when the map cannot hold that.
func (r *reader) tellMap(m *model.Map, key, text string) bool {
	if to, ok := mapTexts[key]; ok {
		if utf8.RuneCountInString(text) > to.most {
			return r.pen.Says(*to.of(m), text)
		}
		*to.of(m) = r.pen.Text(*to.of(m), text)
		return true
	}
	switch key {
	case "field.state":
		return choose(r.pen, &m.State, "state.", text, model.AsIs, model.ToBe, model.Research)
	case "field.map.type":
		return choose(r.pen, &m.Type, "type.", text, model.Journey, model.Blueprint)
	case "field.status":
		return choose(r.pen, &m.Status, "status.", text, model.Draft, model.Review, model.Approved, model.Archived)
	case "field.tags":
		c := model.Card{Tags: m.Tags}
		ok := r.pen.Set(&c, key, text)
		m.Tags = c.Tags
		return ok
	}
	return text == ""
}

// choose takes one of a few words. The first of the codes is what none means.
func choose[T ~string](pen *importer.Pen, to *T, prefix, text string, codes ...T) bool {
	now := *to
	ok := importer.Choose(pen, &now, prefix, text, codes...)
	if cmp.Or(now, codes[0]) != cmp.Or(*to, codes[0]) {
		*to = now
	}
	return ok
}

// title takes what the head of the grid calls the map, unless the sheet about the map has said so.
func (g *grid) title() {
	row := named(g.t, RowTitle)
	if row < 0 {
		return
	}
	text, a := g.t.At(row, g.labels), at{table: g.t, row: row, col: g.labels, head: g.pen.Word(RowTitle)}
	was, _ := model.Get[model.Map](g.Base, g.Map)
	now, _ := model.Get[model.Map](g.tx, g.Map)
	switch {
	case text == "" || alike(text, cmp.Or(g.pen.Say(was.Title), g.pen.Word("untitled.map"))) || g.pen.Says(now.Title, text):
	case failed(text):
		g.note(a, text, Failed, "")
	case !now.Title.Equal(was.Title):
		g.note(a, text, Disagrees, "")
	default:
		now.Title = g.called(now.Title, text)
		model.Put(g.tx, now)
	}
}
