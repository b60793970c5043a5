package importer

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"sojourn/model"
)

// Measures reports that a plan is of a log and goes into a map with stages of its own: it sets figures there and leaves the
// journey as it is.
func (p Plan) Measures(doc *model.Document, into model.ID) bool {
	return p.Flow != nil && into != "" && len(doc.Stages(into)) > 0
}

// felt is a touchpoint of the map with what the log says was felt at a stop, where nobody has said anything.
func (a *applier) felt(t *model.Touchpoint, stop int) *model.Touchpoint {
	out := *t
	own := out.Emotion
	out.Emotion = nil
	a.p.Flow.feel(&out, a.p.Flow.Stops[stop])
	switch {
	case own != nil:
		out.Emotion = own
	case out.Emotion != nil:
		v := a.scaled(*out.Emotion)
		out.Emotion = &v
	}
	return &out
}

// funnel counts how far customers came over the map's own stages: those in which a touchpoint of the log stands.
func (a *applier) funnel() {
	f, stage := a.p.Flow, map[model.ID]model.ID{}
	doc := a.tx.Doc()
	for _, col := range doc.Columns(a.m.ID) {
		stage[col.ID] = col.Stage.ID
	}
	at := make([]model.ID, len(f.Stops))
	for i, s := range a.p.Settings(a.doc, a.m.ID) {
		if c, ok := model.Get[model.Card](doc, s.ID); ok {
			at[i] = stage[c.Column]
		}
	}
	place, stages := map[model.ID]int{}, []*model.Stage{}
	for _, s := range doc.Stages(a.m.ID) {
		if slices.Contains(at, s.ID) {
			place[s.ID] = len(stages)
			stages = append(stages, s)
		}
	}
	column := make([]int, len(at))
	for i, id := range at {
		column[i] = -1
		if n, ok := place[id]; ok {
			column[i] = n
		}
	}
	for i, got := range f.Funnel(column, len(stages)) {
		s, reached := *stages[i], float64(got.Reached)
		s.Volume, s.DropOff = &reached, nil
		if !math.IsNaN(got.DropOff) {
			drop := thousandth(got.DropOff)
			s.DropOff = &drop
		}
		model.Put(a.tx, s)
	}
}

// inUnit tells a span of time in the unit that its earlier readings have.
func inUnit(m model.Metric, unit string) model.Metric {
	seconds := map[string]float64{}
	for _, u := range timeUnits {
		seconds[u.unit] = u.seconds
	}
	from, to := seconds[m.Unit], seconds[unit]
	if m.Value == nil || from == 0 || to == 0 {
		return m
	}
	v := math.Round(100**m.Value*from/to) / 100
	m.Value, m.Unit = &v, unit
	return m
}

// shownStops is how many touchpoints of the most travelled way a description names.
const shownStops = 8

// About describes a map by its log, in every language.
func (f *Flow) About() model.Text {
	if len(f.Paths) == 0 {
		return model.Text{}
	}
	way := f.Paths[0]
	var names []string
	for _, s := range way.Stops[:min(len(way.Stops), shownStops)] {
		names = append(names, f.Stops[s].Name)
	}
	if len(way.Stops) > shownStops {
		names = append(names, "…")
	}
	by := map[string]string{}
	for lang, words := range vocabularies() {
		by[lang] = strings.NewReplacer("{events}", strconv.Itoa(f.Events), "{customers}", strconv.Itoa(f.Customers), "{from}", f.First.Format(time.DateOnly),
			"{to}", f.Day(), "{way}", strings.Join(names, " → "), "{share}", strconv.FormatFloat(100*thousandth(float64(way.Customers)/float64(f.Customers)), 'g', 4, 64),
			"{ways}", strconv.Itoa(len(f.Paths))).Replace(words["log.about"])
	}
	return model.Texts(by)
}
