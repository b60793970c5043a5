package ui

import (
	"cmp"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// Places where the figures of a channel can go beside a touchpoint, whose id is its own.
const (
	newTouchpoint = "+"
	noTouchpoint  = "-"
)

// settings says what a list of customers or a behaviour log would set on a map, a line for each thing.
func (w *window) settings(p importer.Plan, doc *model.Document, into model.ID) (lines []dialog.SetLine) {
	for i, s := range p.Settings(doc, into) {
		if key := map[importer.Field]string{importer.Channel: "import.set.channel", importer.TouchpointText: "import.set.touchpoint"}[s.Group.By]; key != "" {
			lines = append(lines, dialog.SetLine{Text: w.words(key, "name", s.Group.Name) + w.figures(s.Group), Group: i, Place: placeOf(s)})
			continue
		}
		name := s.Group.Name
		if s.ID != "" {
			name = cmp.Or(w.nameOf(doc, s.ID), name)
		}
		line := w.words("import.set."+string(s.Target), "name", name) + w.figures(s.Group)
		if s.ID == "" && s.Target != importer.OnTray {
			line += " " + w.words("import.set.new")
		}
		lines = append(lines, dialog.SetLine{Text: line})
	}
	if kept := w.withheld(p); kept != "" {
		lines = append(lines, dialog.SetLine{Text: kept})
	}
	return lines
}

// withheld names the columns that stay in the sheet, "" for none.
func (w *window) withheld(p importer.Plan) string {
	var kept []string
	for _, h := range p.Withheld {
		kept = append(kept, cmp.Or(h.Name, importer.ColumnName(h.Column-1)))
	}
	if len(kept) == 0 {
		return ""
	}
	return w.words("import.withheld", "names", strings.Join(kept, w.words("import.comma")))
}

// placeOf is the place that a channel has.
func placeOf(s importer.Setting) string {
	switch {
	case s.Target == importer.OnTray:
		return noTouchpoint
	case s.ID == "":
		return newTouchpoint
	}
	return string(s.ID)
}

// placeOptions are the touchpoints of a map in reading order, and what else can become of the figures of a channel, and
// how they are found by their names.
func (w *window) placeOptions(doc *model.Document, into model.ID) ([]part.Option, func(string) []part.Option) {
	all := []part.Option{{ID: noTouchpoint, Text: w.words("import.place.none")}, {ID: newTouchpoint, Text: w.words("import.place.new")}}
	add := func(c *model.Card, where model.Text) {
		if c.Touchpoint != nil && !c.Locked {
			all = append(all, part.Option{ID: string(c.ID), Text: strings.Trim(c.Title.In(w.lang)+" · "+where.In(w.lang), " ·")})
		}
	}
	for _, col := range doc.Columns(into) {
		for _, l := range doc.Lanes(into) {
			for _, c := range doc.Cell(l.ID, col.ID) {
				add(c, col.Stage.Name)
			}
		}
	}
	for _, c := range doc.Tray(into) {
		add(c, model.Text{})
	}
	offers := make([]vm.Offer, len(all))
	for i, o := range all {
		offers[i] = vm.Offer{ID: o.ID, Text: o.Text}
	}
	return all, found(offers)
}

// placeChannel says where the figures of a group go.
func (im *importing) placeChannel(group int, place string) {
	if group >= len(im.made.plan.Groups) {
		return
	}
	c := importer.Channelled{Channel: im.made.plan.Groups[group].Name, To: importer.OnTouchpoint}
	switch place {
	case noTouchpoint:
		c.To = importer.OnTray
	case newTouchpoint:
	default:
		c.ID = model.ID(place)
		c.Touchpoint = im.w.nameOf(im.w.session.Doc(), c.ID)
	}
	im.mapping = im.mapping.Place(c)
	im.made.plan.Channels = im.mapping.Channels // shown at once
	im.made.sets = im.w.settings(im.made.plan, im.w.session.Doc(), im.into)
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
