package template_test

import (
	"testing"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/template"
)

// Whoever reads of a persona and then of her map reads one number: what is measured of both was measured once.
func TestPersonasOfWorkedExamplesAreMeasuredAsTheirMaps(t *testing.T) {
	for _, name := range template.Worked {
		doc := example(t, name)
		met := 0
		for _, p := range doc.Personas() {
			for _, x := range p.Metrics {
				for _, y := range measured(doc, p.ID, x.Name) {
					met++
					if *x.Value != *y.Value || x.Date != y.Date || !x.Source.Equal(y.Source) {
						t.Errorf("%s: %s of %s is %v (%s), on the map %v (%s)", name, x.Name.In("en"), p.Name.In("en"), *x.Value, x.Date, *y.Value, y.Date)
					}
				}
			}
		}
		if met == 0 {
			t.Errorf("%s: nothing is measured of a persona and on a map", name)
		}
	}
}

// measured are the metrics of a name on the maps of today of a persona.
func measured(doc *model.Document, persona model.ID, name model.Text) []model.Metric {
	var out []model.Metric
	for _, m := range doc.Maps() {
		if m.State != model.AsIs || len(m.Personas) == 0 || m.Personas[0] != persona {
			continue
		}
		for _, c := range doc.Cards(m.ID) {
			for _, x := range c.Metrics {
				if x.Name.Equal(name) {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// A title that tells of a trial is not founded on what was known before it: a card of a number has the source of that number.
func TestMetricCardsOfWorkedExamplesAreFoundedOnTheirNumbers(t *testing.T) {
	for _, name := range template.Worked {
		doc := example(t, name)
		for _, m := range doc.Maps() {
			for _, c := range doc.Cards(m.ID) {
				if c.Type == model.MetricCard && c.Metrics[0].Date != "" && !c.Source.Equal(c.Metrics[0].Source) {
					t.Errorf("%s: %s is founded on %s, its number on %s", name, c.Title.In("en"), c.Source.In("en"), c.Metrics[0].Source.In("en"))
				}
			}
		}
	}
}

// The table of actions prints where a metric is and where it is to go: a goal that was kept reads as one that is reached, and
// not as a way back.
func TestKeptGoalsOfWorkedExamplesReadAsReached(t *testing.T) {
	for _, name := range template.Worked {
		doc := example(t, name)
		for _, m := range doc.Maps() {
			for _, c := range doc.Cards(m.ID) {
				list := c.Metrics
				if a := c.Action; a != nil && a.Metric != nil {
					list = []model.Metric{*a.Metric}
				}
				for _, x := range list {
					if p, ok := insight.Reached(&x, "", ""); ok && p.Promise == insight.Kept && *x.Value != *x.Target {
						t.Errorf("%s: %s went past its goal, from %v to %v", name, x.Name.In("en"), *x.Value, *x.Target)
					}
				}
			}
		}
	}
}
