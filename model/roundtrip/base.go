package roundtrip

import (
	"cmp"

	"sojourn/model"
	"sojourn/model/importer"
)

// languages are those of the program's words, in which a workbook may be.
var languages = []string{"zh", "en"}

// findBase finds what the workbook was written from: what it carries, else the map of mine that it is of.
func (r *reader) findBase(mine *model.Document) error {
	if doc, err := Unpack(r.chunks); err == nil && len(r.chunks) > 0 && len(doc.Maps()) > 0 {
		r.Base, r.Map = doc, doc.Maps()[0].ID
	} else if err := r.guessBase(mine); err != nil {
		return err
	}
	r.Lang = cmp.Or(r.Lang, r.guessLanguage())
	r.pen = importer.NewPen(r.Lang, r.Base.Project().Languages)
	if r.pen == nil {
		return ErrNotOurs
	}
	if lists := r.lists(); len(lists) == 0 && (r.grid == nil || r.Blind) || r.Blind && !lists[0].whole {
		return ErrNotOurs
	}
	return nil
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
		if rec, ok := d.Find(model.ID(s)); ok && s != string(model.ProjectID) {
			n[d.MapOf(rec)]++
		}
	}
	for _, t := range r.tables {
		for row := range t.Rows {
			count(t.At(row, 0))
		}
	}
	if r.grid != nil {
		for _, c := range r.grid.Rows[0] {
			count(c.Text)
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
		pen, n := importer.NewPen(lang, nil), 0
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
				if importer.Canon(r.grid.At(row, 1)) == importer.Canon(pen.Word("inspector.stage")) {
					n++
				}
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}
