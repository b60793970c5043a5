package vm

import (
	"math"
	"slices"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// Comparison is the page on which one map of the project is held against another.
type Comparison struct {
	Against *insight.Against // nil where there is no other map
	Title   string           // of both maps
	Note    string           // how they were paired, or why there is nothing to compare; "" when they derive from each other
	Counts  string
	Parts   []ComparePart
}

// ComparePart is what differs in one stage.
type ComparePart struct {
	Name string // "" for what stands in none: lanes and the tray
	Rows []CompareRow
}

// CompareRow is one difference in words.
type CompareRow struct {
	Change insight.Change // zero for the curve
	Mark   layout.Mark    // 0 for the curve
	Column model.ID       // of the curve
	Diff   float64        // of the curve
	Line   string
}

// NewComparison holds the map to against the map from.
func NewComparison(doc *model.Document, from, to model.ID, lang string, w i18n.Words) Comparison {
	v := view{doc, lang, w}
	a := insight.Compare(doc, from, to)
	if a == nil {
		return Comparison{Note: w("compare.one")}
	}
	out := Comparison{Against: a, Title: v.mapTitle(from) + " → " + v.mapTitle(to), Counts: ChangeCounts(insight.Count(a.Changes), w)}
	if a.ByName {
		out.Note = w("compare.byname")
	}
	at := map[model.ID]int{}
	add := func(stage *model.Stage, r CompareRow) {
		id, name := model.ID(""), ""
		if stage != nil {
			id, name = stage.ID, v.name(stage.Name, "untitled.stage")
		}
		if _, ok := at[id]; !ok {
			at[id] = len(out.Parts)
			out.Parts = append(out.Parts, ComparePart{Name: name})
		}
		p := &out.Parts[at[id]]
		p.Rows = append(p.Rows, r)
	}
	now := view{a.Doc, lang, w}
	for _, s := range a.Doc.Stages(to) {
		for _, c := range a.Changes {
			if now.changedStage(c) == s.ID {
				add(s, CompareRow{Change: c, Mark: layout.MarkOf(c), Line: TellChange(a.Doc, a.Doc, c, lang, w).Line})
			}
		}
		for _, x := range a.Curve {
			if row, ok := now.shift(x); ok && now.stageIn(x.Column) == s.ID {
				add(s, row)
			}
		}
	}
	for _, c := range a.Changes {
		if now.changedStage(c) == "" {
			add(nil, CompareRow{Change: c, Mark: layout.MarkOf(c), Line: TellChange(a.Doc, a.Doc, c, lang, w).Line})
		}
	}
	return out
}

// changedStage is the stage in which a change is told: that of where a thing stands, or stood.
func (v view) changedStage(c insight.Change) model.ID {
	if c.Kind == model.KindStage {
		return c.ID
	}
	p := c.To
	if c.What == insight.Removed {
		p = c.From
	}
	return v.stageIn(p.Column)
}

// stageIn is the stage of a column, "" for none.
func (v view) stageIn(column model.ID) model.ID {
	if s, ok := model.Get[model.Step](v.doc, column); ok {
		return s.Stage
	}
	return column
}

// shift words what became of the curve in a column; false for what cannot be seen.
func (v view) shift(s insight.Shift) (CompareRow, bool) {
	diff := math.Round(s.Diff*10) / 10
	if !s.Known() || diff == 0 {
		return CompareRow{}, false
	}
	line := v.w("compare.curve", "place", v.place(insight.Place{Column: s.Column}).Column, "before", layout.Signed(s.Before.Value),
		"after", layout.Signed(s.After.Value), "diff", layout.Signed(diff))
	return CompareRow{Column: s.Column, Diff: diff, Line: line}, true
}

// MapChoices are the maps of a project by their titles; those without one are numbered.
func MapChoices(doc *model.Document, lang string, w i18n.Words) (ids []model.ID, titles []string) {
	for _, m := range doc.Maps() {
		title := view{doc, lang, w}.mapTitle(m.ID)
		if slices.Contains(titles, title) {
			title += " · " + w("poster.state."+string(stateOf(m)))
		}
		ids, titles = append(ids, m.ID), append(titles, title)
	}
	return ids, titles
}

func stateOf(m *model.Map) model.MapState {
	if m.State == "" {
		return model.AsIs
	}
	return m.State
}

// Heading says what is compared and how much differs.
func (c Comparison) Heading() string { return dots(c.Title, c.Counts) }

// TargetTitle is the title of the target map of a map, in every language that it has; in lang where it has none.
func TargetTitle(t model.Text, lang string) model.Text {
	title := func(lang, s string) string { return i18n.For(i18n.Base(lang))("derive.title", "title", s) }
	if langs := t.Languages(); len(langs) > 0 {
		out := model.Text{}
		for _, l := range langs {
			out = out.With(l, title(l, t.In(l)))
		}
		return out
	}
	if t.Empty() {
		return model.Plain(i18n.For(lang)("poster.state.to-be"))
	}
	return model.Plain(title(lang, t.In(lang)))
}
