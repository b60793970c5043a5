package template

import (
	"strings"

	"sojourn/model"
)

// Guided returns a stage with the guide that helps to fill it: its own, or the one that a ready template has for a stage
// of that name, so that maps which came out of a spreadsheet are guided too. Templates of the map's own kind are asked
// first: a journey and a blueprint both know a stage of use. The stage itself when nothing is known about it.
func Guided(d *model.Document, s *model.Stage) *model.Stage {
	if s.Guide != nil {
		return s
	}
	kind := model.Journey
	if m, ok := model.Get[model.Map](d, s.Map); ok && m.Type != "" {
		kind = m.Type
	}
	for _, same := range []bool{true, false} {
		for _, t := range All() {
			if (t.Kind == kind) != same {
				continue
			}
			for i := range t.Stages {
				if named(t.Stages[i].Name, s.Name) {
					guided := *s
					guided.Guide = &t.Stages[i].Guide
					return &guided
				}
			}
		}
	}
	return s
}

// named reports that a person's name for a stage is that of a template in one of its languages, however it is capitalised.
func named(ready, own model.Text) bool {
	same := false
	own.All(func(_, a string) {
		ready.All(func(_, b string) { same = same || strings.EqualFold(strings.TrimSpace(a), b) })
	})
	return same
}
