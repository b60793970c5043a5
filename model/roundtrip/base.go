package roundtrip

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
)

// languages are those of the program's words, in which a workbook may be, alone or two together.
var languages = []string{"zh", "en", "zh+en", "en+zh"}

// findBase finds what the workbook was written from: what it carries, else the map of mine that it is of.
func (r *reader) findBase(mine *model.Document) error {
	if doc, err := Unpack(r.chunks); err == nil && len(r.chunks) > 0 && len(doc.Maps()) > 0 {
		r.Base, r.Map = doc, doc.Maps()[0].ID
	} else if err := r.guessBase(mine); err != nil {
		return err
	}
	lang := cmp.Or(r.Lang, r.guessLanguage())
	r.Lang, _, _ = strings.Cut(lang, "+")
	r.pen = importer.NewPen(lang, r.Base.Project().Languages)
	if r.pen == nil {
		return ErrNotOurs
	}
	if r.Blind && !r.readable() || !r.Blind && len(r.lists()) == 0 && r.grid == nil {
		return ErrNotOurs
	}
	return nil
}

// readable reports that a workbook has a table that says something without its base.
func (r *reader) readable() bool {
	return len(r.lists()) > 0 || r.people != nil || r.about != nil || slices.ContainsFunc(r.tables, r.measured) || slices.ContainsFunc(r.tables, r.guided)
}

// guessBase takes the map of mine as it is now for the base.
func (r *reader) guessBase(mine *model.Document) error {
	if mine == nil {
		return ErrNotOurs
	}
	r.Base = mine
	if _, ok := model.Get[model.Map](mine, r.Map); !ok {
		if r.Map = r.mapByIDs(mine); r.Map == "" {
			r.Map = r.mapByContent(mine)
		}
	}
	if r.Map == "" {
		return ErrNotOurs
	}
	chunks, _, err := Pack(mine, r.Map)
	if err != nil {
		return err
	}
	r.Base, err = Unpack(chunks)
	r.Blind = true
	return err
}

// mapByIDs returns the map that has most of the ids which stand in the workbook.
func (r *reader) mapByIDs(d *model.Document) (best model.ID) {
	n := map[model.ID]int{}
	count := func(s string) {
		s, _, _ = strings.Cut(s, " ")
		rec, ok := d.Find(model.ID(s))
		switch {
		case !ok || s == string(model.ProjectID):
		case rec.Of() == model.KindPersona:
			for _, m := range d.Maps() {
				if slices.Contains(m.Personas, rec.Key()) {
					n[m.ID]++
				}
			}
		default:
			n[d.MapOf(rec)]++
		}
	}
	for _, t := range r.tables {
		for row := range t.Rows {
			count(t.At(row, 0))
		}
	}
	for _, t := range []*importer.Table{r.grid, r.people, r.about} {
		if t != nil {
			for _, c := range t.Rows[0] {
				count(c.Text)
			}
		}
	}
	for _, m := range d.Maps() {
		if n[m.ID] > n[best] {
			best = m.ID
		}
	}
	return best
}

// mapByContent returns the map of which a table without ids holds most cards, and that makes at least half of its rows.
func (r *reader) mapByContent(d *model.Document) (best model.ID) {
	r.pen = importer.NewPen(r.guessLanguage(), nil)
	if r.pen == nil {
		return ""
	}
	for _, l := range r.lists() {
		most := 0
		for _, m := range d.Maps() {
			titles, n := map[string]bool{}, 0
			for _, c := range d.Cards(m.ID) {
				titles[importer.Canon(r.pen.Say(c.Title))] = true
			}
			for _, row := range l.rows {
				if s := l.text(row, "field.title"); s != "" && titles[importer.Canon(s)] {
					n++
				}
			}
			if n > most && 2*n >= len(l.rows) {
				best, most = m.ID, n
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// guessLanguage returns the language in which most heads are the program's own.
func (r *reader) guessLanguage() (best string) {
	most := 0
	for _, lang := range languages {
		if n := r.ownWords(importer.NewPen(lang, nil)); n > most {
			best, most = lang, n
		}
	}
	return best
}

// ownWords counts the heads that are a pen's own.
func (r *reader) ownWords(pen *importer.Pen) (n int) {
	says := func(t *importer.Table, row int, key string) bool {
		return pen.Word(key) != "" && importer.Canon(t.At(row, 1)) == importer.Canon(pen.Word(key))
	}
	for _, t := range append(r.tables, r.plain...) {
		if len(t.Rows) == 0 {
			continue
		}
		for _, c := range t.Rows[max(0, named(t, IDHead))] {
			if pen.Key(c.Text) != "" {
				n++
			}
		}
	}
	if r.grid != nil {
		for row := range r.grid.Rows {
			if says(r.grid, row, "inspector.stage") {
				n++
			}
		}
	}
	if r.people != nil {
		for row := range r.people.Rows {
			if says(r.people, row, r.people.At(row, 0)) {
				n++
			}
		}
	}
	return n
}
