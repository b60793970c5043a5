package ui

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// subject is a line of a sheet and the record it is about, "" for none.
type subject struct {
	line   string
	record model.ID
}

// subjectPage is a sheet whose lines are about records. One record can have several lines, so that the sheet knows what is
// selected of them, and the window the records.
type subjectPage struct {
	*sheetPage
	last     subject             // selected last; its line goes from the page while what it tells is being mended
	subjects func() []subject    // of all lines, in order
	lineOf   func(string) string // the line that a thing on the sheet belongs to
}

func (p *subjectPage) selection() (out []scene.Ref) {
	all := p.subjects()
	for _, id := range p.sheet.Chosen() {
		line := p.lineOf(id)
		if i := slices.IndexFunc(all, func(s subject) bool { return s.line == line }); i >= 0 {
			p.last = all[i]
		} else if id != p.last.line {
			continue
		}
		if _, ok := p.w.session.Doc().Find(p.last.record); ok {
			out = append(out, p.w.recordRef(p.last.record))
		}
	}
	return out
}

// choose selects the lines of some records: of each the one that is selected, or else the first.
func (p *subjectPage) choose(ids ...string) {
	var lines []string
	for _, id := range ids {
		line := ""
		if id == string(p.last.record) && p.sheet.IsChosen(p.last.line) {
			line = p.last.line
		}
		for _, s := range p.subjects() {
			if string(s.record) == id && (line == "" || p.sheet.IsChosen(s.line)) {
				line = s.line
			}
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	p.sheet.Choose(lines...)
}

// recordRef is a record as it stands on a map; what stands on none has no kind.
func (w *window) recordRef(id model.ID) scene.Ref {
	r := scene.Ref{ID: string(id)}
	switch rec, _ := w.session.Doc().Find(id); rec := rec.(type) {
	case *model.Card:
		r = cardRef(rec)
	case *model.Stage:
		r.Kind = scene.StageHead
	case *model.Persona:
		r.Kind = scene.PersonaStrip
	}
	return r
}
