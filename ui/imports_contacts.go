package ui

import (
	"cmp"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/importer"
)

// settings says what a list of customers would set on a map, a line for each thing.
func (w *window) settings(p importer.Plan, doc *model.Document, into model.ID) (lines []string) {
	for _, s := range p.Settings(doc, into) {
		name := s.Group.Name
		if s.ID != "" {
			name = cmp.Or(w.nameOf(doc, s.ID), name)
		}
		line := w.words("import.set."+string(s.Target), "name", name) + w.figures(s.Group)
		if s.ID == "" && s.Target != importer.OnTray {
			line += " " + w.words("import.set.new")
		}
		lines = append(lines, line)
	}
	var kept []string
	for _, h := range p.Withheld {
		kept = append(kept, cmp.Or(h.Name, importer.ColumnName(h.Column-1)))
	}
	if len(kept) > 0 {
		lines = append(lines, "", w.words("import.withheld", "names", strings.Join(kept, w.words("import.comma"))))
	}
	return lines
}

// figures are the numbers of a group.
func (w *window) figures(g importer.PlanGroup) string {
	var list []string
	add := func(name, value string) { list = append(list, name+" "+value) }
	percent := func(key string, v *float64) {
		if v != nil {
			add(w.words(key), layout.Number(100**v)+"%")
		}
	}
	percent("import.set.share", g.Share)
	if g.Volume != nil {
		add(w.words("import.set.volume"), layout.Number(*g.Volume))
	}
	percent("import.set.dropoff", g.DropOff)
	for _, m := range g.Metrics {
		add(m.Name.In(w.lang), layout.Quantity(m, layout.Words(w.words)))
	}
	return strings.Join(list, w.words("import.comma"))
}

// nameOf is what a persona, a card or a stage is called.
func (w *window) nameOf(doc *model.Document, id model.ID) string {
	if p, ok := model.Get[model.Persona](doc, id); ok {
		return p.Name.In(w.lang)
	}
	if c, ok := model.Get[model.Card](doc, id); ok {
		return c.Title.In(w.lang)
	}
	s, _ := model.Get[model.Stage](doc, id)
	return s.Name.In(w.lang)
}
