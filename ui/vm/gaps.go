package vm

import (
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// GapsBy says what the page of gaps ranks.
type GapsBy string

// What gaps are ranked by: each touchpoint for itself, or the mean of a group.
const (
	GapsByTouchpoint GapsBy = "touchpoint"
	GapsByStage             = GapsBy(insight.ByStage)
	GapsByChannel           = GapsBy(insight.ByChannel)
	GapsByDepartment        = GapsBy(insight.ByDepartment)
)

// GapsOrders lists them in the order of the page.
var GapsOrders = []GapsBy{GapsByTouchpoint, GapsByStage, GapsByChannel, GapsByDepartment}

// Gaps is the page of gaps of one map, the widest first.
type Gaps struct {
	Title   string
	Rows    []GapRow
	Unrated []GapRow // touchpoints that nobody has rated whole, in reading order
}

// GapRow is a touchpoint, or a group of them, with its place on the scale of 1 to 5.
type GapRow struct {
	Card        *model.Card // nil for a group
	Name, Note  string
	Expectation float64
	Experience  float64
	Gap         float64 // expectation − experience
	Weight      string  // gap × importance; of a group how many touchpoints it has
	Spoken      string
}

// NewGaps ranks the gaps of a map.
func NewGaps(doc *model.Document, m model.ID, by GapsBy, lang string, w i18n.Words) Gaps {
	v := view{doc, lang, w}
	rec, _ := model.Get[model.Map](doc, m)
	out := Gaps{Title: v.name(rec.Title, "untitled.map")}
	if by != GapsByTouchpoint {
		for _, x := range insight.Means(doc, m, insight.By(by)) {
			out.Rows = append(out.Rows, v.gapRow(GapRow{Name: v.name(x.Name, "untitled.stage"), Note: w("report.touchpoints", "n", x.Count),
				Expectation: x.Expectation, Experience: x.Experience, Gap: x.Gap}))
		}
		return out
	}
	rated := map[model.ID]bool{}
	for _, g := range insight.Gaps(doc, m) {
		rated[g.Card.ID] = true
		out.Rows = append(out.Rows, v.gapRow(GapRow{Card: g.Card, Name: v.name(g.Card.Title, "untitled.card"), Note: v.beside(g.Card, g.Stage),
			Expectation: g.Expectation, Experience: g.Experience, Gap: g.Gap, Weight: layout.Number(g.Weight)}))
	}
	for _, c := range insight.InOrder(doc, m) {
		if c.Type == model.TouchpointCard && !rated[c.ID] {
			name := v.name(c.Title, "untitled.card")
			out.Unrated = append(out.Unrated, GapRow{Card: c, Name: name, Note: v.beside(c, v.stageOf(c)), Spoken: name})
		}
	}
	return out
}

// gapRow puts a row into words.
func (v view) gapRow(r GapRow) GapRow {
	r.Spoken = dots(r.Name, r.Note, v.w("field.gap", "expectation", layout.Number(r.Expectation), "experience", layout.Number(r.Experience), "gap", layout.Number(r.Gap)))
	return r
}

// beside says where a touchpoint is and who answers for it.
func (v view) beside(c *model.Card, s *model.Stage) string {
	stage, channel := "", ""
	if s != nil {
		stage = s.Name.In(v.lang)
	}
	if c.Touchpoint != nil {
		channel = c.Touchpoint.Channel.In(v.lang)
	}
	return dots(stage, channel, c.Department.In(v.lang), c.Owner.In(v.lang))
}

// stageOf is the stage that a card stands in, nil in the tray.
func (v view) stageOf(c *model.Card) *model.Stage {
	for _, col := range v.doc.Columns(c.Map) {
		if col.ID == c.Column {
			return col.Stage
		}
	}
	return nil
}

// dots joins what there is of some words.
func dots(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
