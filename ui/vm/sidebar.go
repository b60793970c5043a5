package vm

import (
	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// Sidebar is the left panel.
type Sidebar struct {
	Personas []Entry
	Maps     []Entry
	Palette  []Piece
	Checks   []Check
	Pages    []Page
	Phases   []PlanPhase // of planning, without their steps; none while nothing is counted
}

// Page is a way to look at the project, by the action that shows it.
type Page struct {
	Action string
	Text   string
	On     bool
}

// Entry is a persona or a map in its list. Initial and Color make the persona's avatar.
type Entry struct {
	ID      model.ID
	Text    string
	Initial string
	Color   string       // #RRGGBB
	Photo   *model.Media // in place of both, nil for none
	On      bool         // the map that is open, a persona who travels it
}

// Piece is a card of the palette that can be dragged onto the map.
type Piece struct {
	Kind PieceKind
	Name string
	Note string
	Tone Tone
}

// PieceKind is what a piece becomes where it is dropped.
type PieceKind string

// Kinds of pieces.
const (
	PersonaPiece     PieceKind = "persona"
	StagePiece       PieceKind = "stage"
	TouchpointPiece  PieceKind = "touchpoint"
	ThoughtPiece     PieceKind = "thought"
	PainPiece        PieceKind = "pain"
	OpportunityPiece PieceKind = "opportunity"
	QuotePiece       PieceKind = "quote"
	MetricPiece      PieceKind = "metric"
)

// Pieces lists the palette, row by row.
var Pieces = []PieceKind{PersonaPiece, StagePiece, TouchpointPiece, ThoughtPiece, PainPiece, OpportunityPiece, QuotePiece, MetricPiece}

// Lane returns the type of lane a card of this kind belongs into, and false for personas and stages.
func (k PieceKind) Lane() (model.LaneType, bool) {
	switch k {
	case TouchpointPiece:
		return model.TouchpointsLane, true
	case ThoughtPiece:
		return model.ThoughtsLane, true
	case PainPiece:
		return model.PainsLane, true
	case OpportunityPiece:
		return model.OpportunitiesLane, true
	case QuotePiece:
		return model.QuotesLane, true
	case MetricPiece:
		return model.MetricsLane, true
	}
	return "", false
}

func (k PieceKind) tone() Tone {
	if k == StagePiece {
		return ActionTone
	}
	return Tone(k)
}

// Check is one line of the gap list. Subjects are the cards, stages or personas it is about.
type Check struct {
	Rule     insight.Rule
	Text     string
	Severe   bool
	Subjects []model.ID
}

// NewSidebar shows a project while a map is open. Checks are those of NewChecks; the caller makes them when the document
// comes to rest.
func NewSidebar(doc *model.Document, open model.ID, checks []Check, lang string, w i18n.Words) Sidebar {
	v := view{doc, lang, w}
	var s Sidebar
	m, _ := model.Get[model.Map](doc, open)
	travels := map[model.ID]bool{}
	for _, id := range m.Personas {
		travels[id] = true
	}
	for _, p := range doc.Personas() {
		name := v.name(p.Name, "untitled.persona")
		e := Entry{ID: p.ID, Text: name, Initial: layout.Initial(name), Color: p.Color, On: travels[p.ID]}
		if m, ok := model.Get[model.Media](doc, p.Photo); ok {
			e.Photo = &m
		}
		if role := p.Role.In(lang); role != "" {
			e.Text += " · " + role
		}
		s.Personas = append(s.Personas, e)
	}
	for _, m := range doc.Maps() {
		s.Maps = append(s.Maps, Entry{ID: m.ID, Text: v.name(m.Title, "untitled.map"), On: m.ID == open})
	}
	for _, k := range Pieces {
		s.Palette = append(s.Palette, Piece{k, w("card." + string(k)), w("card." + string(k) + ".note"), k.tone()})
	}
	s.Checks = checks
	return s
}

// NewChecks puts the findings of the open map, and of the project as a whole, into one line per rule.
func NewChecks(found []insight.Finding, open model.ID, lang string, w i18n.Words) []Check {
	v := view{lang: lang, w: w}
	var out []Check
	for i := 0; i < len(found); {
		rule := found[i].Rule
		c := Check{Rule: rule, Severe: rule.Severe()}
		var last model.Text
		for ; i < len(found) && found[i].Rule == rule; i++ {
			if f := found[i]; f.Map == "" || f.Map == open {
				c.Subjects = append(c.Subjects, f.Subject)
				last = f.Name
			}
		}
		if n := len(c.Subjects); n > 0 {
			c.Text = v.w("check."+string(rule), "n", n, "name", short(v.name(last, "untitled")))
			out = append(out, c)
		}
	}
	return out
}

// ending is how what is cut after a character ends, in its own script: the one glyph for three dots is as wide as a
// Chinese character.
func ending(after rune) string {
	if after > 0x2E7F {
		return "…"
	}
	return "..."
}

// short cuts a name so that what is wrong with it still fits the panel.
func short(name string) string {
	const most = 16 // widths of a Latin letter
	width, before := 0, ' '
	for i, r := range name {
		if width++; r > 0x2E7F {
			width++
		}
		if width > most {
			return name[:i] + ending(before)
		}
		before = r
	}
	return name
}
