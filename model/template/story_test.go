package template_test

import (
	"math"
	"slices"
	"testing"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/template"
)

// The target maps of the worked examples were derived, so that comparing tells what was changed on purpose: each thing that
// differs was derived or is new, and the curve that was wished for is the one that is to come.
func TestTargetMapsOfWorkedExamplesTellTheirStory(t *testing.T) {
	for name, want := range map[string]insight.Tally{"cart": {Added: 2, Changed: 24, Moved: 1, Removed: 7}, "retailer": {Added: 2, Changed: 14, Removed: 3}} {
		doc := example(t, name)
		target, a := targetOf(t, doc)
		if a.ByName || insight.Count(a.Changes)[model.KindCard] != want {
			t.Errorf("%s: by name %v, %+v", name, a.ByName, insight.Count(a.Changes)[model.KindCard])
		}
		wished, coming := insight.Curve(doc, target.Parent, "", model.Target), insight.Curve(doc, target.ID, "", model.Current)
		for i, v := range coming {
			if math.Abs(v.Value-wished[i].Value) > 0.001 || math.Abs(v.Value-felt(doc, target.ID, v.Column)) > 0.06 {
				t.Errorf("%s: column %d feels like %v, was wished %v and comes to %v", name, i, v.Value, wished[i].Value, felt(doc, target.ID, v.Column))
			}
		}
	}
}

func targetOf(t *testing.T, doc *model.Document) (model.Map, *insight.Against) {
	t.Helper()
	for _, m := range doc.Maps() {
		if m.State == model.ToBe {
			return *m, insight.Compare(doc, m.Parent, m.ID)
		}
	}
	t.Fatal("no target map")
	return model.Map{}, nil
}

// felt is the mean of the touchpoints of a column, weighed by importance.
func felt(doc *model.Document, m, column model.ID) float64 {
	sum, weight := 0.0, 0.0
	for _, c := range doc.Cards(m) {
		if tp := c.AsTouchpoint(); tp != nil && c.Column == column {
			sum, weight = sum+*tp.Emotion**tp.Importance, weight+*tp.Importance
		}
	}
	return sum / weight
}

// Numbers of one thing agree wherever they stand: who is left of a stage comes to the next, a metric has one value on a map,
// and departments have one name.
func TestNumbersOfWorkedExamplesAgree(t *testing.T) {
	for _, name := range template.Worked {
		doc := example(t, name)
		known := doc.Project().Departments
		for _, m := range doc.Maps() {
			come := math.NaN()
			for _, c := range doc.Columns(m.ID) {
				p := c.Stage.Phase
				if c.Step != nil {
					p = c.Step.Phase
				}
				if p.Volume != nil && math.Abs(*p.Volume-come) > 0.02*come {
					t.Errorf("%s, %s: %v come to %s, and %v were left", name, m.Title.In("en"), *p.Volume, c.Stage.Name.In("en"), come)
				}
				come = math.NaN()
				if p.Volume != nil {
					come = *p.Volume
					if p.DropOff != nil {
						come *= 1 - *p.DropOff
					}
				}
			}
			values := map[string]model.Metric{}
			for _, c := range doc.Cards(m.ID) {
				for _, x := range c.Metrics {
					was, twice := values[x.Name.In("en")+string(c.Column)]
					if twice && (*was.Value != *x.Value || was.Date != x.Date) {
						t.Errorf("%s: %s is %v and %v", name, x.Name.In("en"), *was.Value, *x.Value)
					}
					values[x.Name.In("en")+string(c.Column)] = x
				}
				if !c.Department.Empty() && !slices.ContainsFunc(known, c.Department.Equal) {
					t.Errorf("%s: nobody knows the department %s", name, c.Department.In("en"))
				}
			}
		}
	}
}

// What was promised was measured again: some of it kept, some not, one late and one nobody's, some weeks after the
// workshop.
func TestWorkedExamplesKeepSomePromisesAndBreakOthers(t *testing.T) {
	const day = "2026-11-27"
	for _, name := range template.Worked {
		doc := example(t, name)
		promises := map[insight.Promise]int{}
		late, loose := 0, 0
		for _, m := range doc.Maps() {
			for _, task := range insight.Tasks(doc, m.ID) {
				if p, ok := insight.ActionProgress(task.Card, day); ok {
					promises[p.Promise]++
				}
				if task.Overdue(day) {
					late++
				}
				if task.Unowned() {
					loose++
				}
			}
		}
		if promises[insight.Kept] == 0 || promises[insight.OnTheWay] == 0 || promises[insight.Missed] == 0 || late != 1 || loose != 1 {
			t.Errorf("%s: %v, %d late, %d nobody's", name, promises, late, loose)
		}
	}
}
