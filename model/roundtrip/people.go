package roundtrip

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/limits"
)

// textsOf are the lines of the sheet of personas that hold one text.
var textsOf = map[string]func(*model.Persona) *model.Text{
	rowNames:              func(p *model.Persona) *model.Text { return &p.Name },
	"field.role.persona":  func(p *model.Persona) *model.Text { return &p.Role },
	"field.quote.persona": func(p *model.Persona) *model.Text { return &p.Quote },
	"field.age":           func(p *model.Persona) *model.Text { return &p.Age },
	"field.place":         func(p *model.Persona) *model.Text { return &p.Place },
	"field.job":           func(p *model.Persona) *model.Text { return &p.Job },
	"field.context":       func(p *model.Persona) *model.Text { return &p.Context },
}

// listsOf are those that hold one text in each line.
var listsOf = map[string]func(*model.Persona) *[]model.Text{
	"field.goals":       func(p *model.Persona) *[]model.Text { return &p.Goals },
	"field.needs":       func(p *model.Persona) *[]model.Text { return &p.Needs },
	"field.motivations": func(p *model.Persona) *[]model.Text { return &p.Motivations },
	"field.worries":     func(p *model.Persona) *[]model.Text { return &p.Worries },
	"field.behaviours":  func(p *model.Persona) *[]model.Text { return &p.Behaviours },
	"field.channels":    func(p *model.Persona) *[]model.Text { return &p.Channels },
}

// readPeople takes the edits of the sheet of personas. A column without an id is somebody new; whoever's column is
// missing travels on this map no more, and stays in the project, for other maps may need them.
func (r *reader) readPeople() {
	t := r.people
	_, width := t.Size()
	seen := map[model.ID]bool{}
	for c := 2; c < width; c++ {
		if emptied(t, c) {
			continue
		}
		p, known := model.Get[model.Persona](r.Base, model.ID(t.At(0, c)))
		if known && seen[p.ID] { // a copied column
			p, known = model.Persona{}, false
		}
		seen[p.ID] = true
		name := t.At(named(t, rowNames), c)
		if !known && name == "" {
			continue
		}
		was := p
		for row := 1; row < len(t.Rows); row++ {
			if key := t.At(row, 0); key != "" {
				r.tell(&p, key, t.At(row, c), at{table: t, row: row, col: c, head: t.At(row, 1)})
			}
		}
		switch {
		case !known:
			r.welcome(p, name)
		case !reflect.DeepEqual(p, was):
			model.Put(r.tx, p)
		}
	}
	m, _ := model.Get[model.Map](r.Base, r.Map)
	for _, id := range m.Personas {
		if p, ok := model.Get[model.Persona](r.Base, id); ok && !seen[id] && r.pen.Say(p.Name) != "" {
			r.Lost = append(r.Lost, Loss{Of: r.Map, Persona: id, Metric: All, Reading: All})
		}
	}
}

// emptied reports that a column says nothing below its id.
func emptied(t *importer.Table, column int) bool {
	return !slices.ContainsFunc(t.Rows[1:], func(r importer.Row) bool { return r.At(column) != "" })
}

// tell writes into a persona what a cell says.
func (r *reader) tell(p *model.Persona, key, text string, a at) {
	if failed(text) {
		r.note(a, text, Failed, "")
		return
	}
	ok := true
	if to := textsOf[key]; to != nil {
		if ok = utf8.RuneCountInString(text) <= limits.BodyRunes; ok {
			*to(p) = r.pen.Text(*to(p), text)
		}
	} else if to := listsOf[key]; to != nil {
		*to(p), ok = r.pen.Texts(*to(p), text)
	} else {
		switch key {
		case "field.metrics":
			p.Metrics, ok = r.pen.Metrics(p.Metrics, text)
		case "field.share":
			ok = share(p, text)
		case "profile.journeys": // follows from the maps
		default:
			ok = text == "" || text == r.drawn(*p)
		}
	}
	if !ok {
		r.note(a, text, Unreadable, "")
	}
}

// share reads a part of the market in hundredths.
func share(p *model.Persona, text string) bool {
	if text == "" {
		p.Share = nil
		return true
	}
	v, ok := importer.Number(strings.TrimSuffix(text, "%"))
	if !ok || v < 0 || v > 100 {
		return false
	}
	if p.Share != nil && importer.Shows(ptr(*p.Share*100), strings.TrimSuffix(text, "%")) {
		return true
	}
	p.Share = ptr(v / 100)
	return true
}

func ptr(v float64) *float64 { return &v }

// drawn is how the sheet shows the traits, which are marks and no words.
func (r *reader) drawn(p model.Persona) string {
	var lines []string
	for _, t := range p.Traits {
		at := max(1, min(5, int(t.Value+0.5)))
		lines = append(lines, r.pen.Say(t.Low)+" "+strings.Repeat("○", at-1)+"●"+strings.Repeat("○", 5-at)+" "+r.pen.Say(t.High))
	}
	return strings.Join(lines, "\n")
}

// welcome adds somebody new, who travels on the map.
func (r *reader) welcome(p model.Persona, name string) {
	r.ids.of(r.Export, name)
	p.ID, p.Order = "", ""
	id := model.AddPersona(r.tx, p)
	m, _ := model.Get[model.Map](r.tx, r.Map)
	m.Personas = append(append([]model.ID(nil), m.Personas...), id)
	model.Put(r.tx, m)
}
