package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// chapter writes a map: its poster, then where experience falls short, what answers that, and who does what by when.
func (b *book) chapter(m *model.Map) {
	title := b.name(m.Title, "untitled.map")
	b.part = title
	b.entries = append(b.entries, entry{mark{title: title, anchor: "map-" + string(m.ID)}, len(b.leaves)})
	first, fitted := len(b.leaves), b.fit(m)
	for range fitted.Sheets() {
		b.page()
		b.leaf().poster = m
	}
	b.leaves[first].sheets, b.leaves[first].fitted = fitted.Sheets(), fitted
	for _, id := range fitted.Ended() {
		if _, card := model.Get[model.Card](b.doc, id); card { // a persona has a page of its own
			b.shown[id] = true
		}
	}
	b.termsOf(m)
	b.findingsOf(m)
	b.frameOf(m)
	b.stages(m)
	b.gaps(m)
	b.chances(m)
	b.plan(m)
	b.against(m)
}

// findingsOf heads the pages behind a poster: which map they are about, who travels on it, which reality it shows, and what
// nobody has filled in yet on a journey.
func (b *book) findingsOf(m *model.Map) {
	b.page()
	b.put(row{kind: scene.Heading, cells: []cell{b.set(b.o.Words("report.title"), bold(titleText), b.w, ink)}, xs: []float64{0}, below: 4, keep: 80})
	sub := dotted(b.part, b.travellers(m), b.o.Words("poster.state."+string(state(m))), b.date(b.day))
	b.put(row{cells: []cell{b.set(sub, plain(15), b.w, muted)}, xs: []float64{0}, link: "#map-" + string(m.ID)})
	b.peakAndEnd(m)
	if m.Type == model.Blueprint {
		return // it shows who does what behind the scenes; gaps, opportunities and actions may well stand on other maps
	}
	for _, missing := range []struct {
		key string
		is  bool
	}{
		{"report.gaps.none", len(insight.Gaps(b.doc, m.ID)) == 0}, {"report.matrix.none", len(insight.Chances(b.doc, m.ID)) == 0},
		{"report.actions.none", len(insight.Tasks(b.doc, m.ID)) == 0},
	} {
		if missing.is {
			b.put(row{cells: []cell{b.set(b.o.Words(missing.key), plain(bodyText), b.w, muted)}, xs: []float64{0}, above: 8})
		}
	}
}

// peakAndEnd says what stays in memory of the journey.
func (b *book) peakAndEnd(m *model.Map) {
	pe, ok := insight.PeakAndEnd(insight.Curve(b.doc, m.ID, "", model.Current), m.Scale)
	if !ok {
		return
	}
	b.use("peakend")
	names := map[model.ID]string{}
	for _, c := range b.doc.Columns(m.ID) {
		if names[c.ID] = b.name(c.Stage.Name, "untitled.stage"); c.Step != nil {
			names[c.ID] = b.name(c.Step.Name, "untitled.step")
		}
	}
	text := b.o.Words("report.peakend", "peak", names[pe.Peak.Column], "peakvalue", layout.Signed(pe.Peak.Value), "end", names[pe.End.Column],
		"endvalue", layout.Signed(pe.End.Value), "value", layout.Signed(pe.Mean))
	b.put(row{cells: []cell{b.set(text, plain(bodyText), b.w, ink)}, xs: []float64{0}, above: 8})
}

func (b *book) use(terms ...string) {
	for _, t := range terms {
		b.used[t] = true
	}
}
