package report

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
)

// terms that a report explains where it uses them, in this order; signs that no legend explains come last.
var terms = []string{"persona", "map", "states", "stage", "lane", "card", "touchpoint", "moment", "emotion", "peakend", "gap", "importance", "pain", "severity",
	"opportunity", "quadrants", "action", "promise", "evidence", "nps", "frontstage", "backstage", "lines", "loop", "frame"}

// laneTerms are what lanes of a kind make a report explain.
var laneTerms = map[model.LaneType]string{model.FrontstageLane: "frontstage", model.BackstageLane: "backstage", model.LineInteractionLane: "lines",
	model.LineVisibilityLane: "lines", model.LineInternalLane: "lines"}

// termsOf notes what the picture of a map uses.
func (b *book) termsOf(m *model.Map) {
	b.use("map", "states", "stage", "lane", "card")
	for _, l := range b.doc.Lanes(m.ID) {
		if t := laneTerms[l.Type]; t != "" && !l.Hidden {
			b.use(t)
		}
	}
	for _, l := range b.doc.Links() {
		if l.Type == model.Loop && b.mapAt(l.From) == m.ID {
			b.use("loop")
		}
	}
	b.placed(m, func(c *model.Card, _ model.Column) {
		switch c.Type {
		case model.TouchpointCard, model.PainCard, model.OpportunityCard, model.ActionCard:
			b.use(string(c.Type))
		}
		if gap, ok := c.AsTouchpoint().Gap(); ok && gap >= layout.WideGap {
			b.use("frame")
		}
		b.scores(c.Metrics)
	})
}

// mapAt is the map on which a card, a stage or a step stands.
func (b *book) mapAt(id model.ID) model.ID {
	if c, ok := model.Get[model.Card](b.doc, id); ok {
		return c.Map
	}
	if s := stageAt(b.doc, id); s != nil {
		return s.Map
	}
	return ""
}

// scores notes whether one of the metrics is the net promoter score.
func (b *book) scores(metrics []model.Metric) {
	for _, m := range metrics {
		if strings.Contains(b.say(m.Name), "NPS") {
			b.use("nps")
		}
	}
}

// glossary explains the terms that the report uses.
func (b *book) glossary() {
	var used []string
	for _, t := range terms {
		if b.used[t] {
			used = append(used, t)
		}
	}
	if len(used) == 0 {
		return
	}
	b.open(b.o.Words("report.glossary"), "")
	b.columns(b.wide(400), nil, func() (out []block) {
		for _, t := range used {
			text := row{cells: []cell{b.set(b.o.Words("term."+t+".text"), plain(bodyText), b.w, ink)}, xs: []float64{0}}
			out = append(out, block{gap: 18, rows: chain(b.subhead(b.o.Words("term."+t)), text)})
		}
		return out
	})
}
