package report

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// frameOf writes what a map is about: the situation of the customer, and how far the work on it is. Its poster has no room
// for all of that.
func (b *book) frameOf(m *model.Map) {
	l := &factList{b: b}
	l.add("field.description", b.say(m.Description))
	l.add("field.scenario", b.say(m.Scenario))
	l.add("field.goal", b.say(m.Goal))
	l.add("field.expectations", b.say(m.Expectations))
	l.add("field.owner", b.say(m.Owner))
	if m.Status != "" {
		l.add("field.status", b.o.Words("status."+string(m.Status)))
	}
	if len(l.list) == 0 {
		return
	}
	b.gap(18)
	b.columns(b.wide(440), nil, func() (out []block) {
		for _, f := range l.list {
			word, value := b.set(f.word, plain(bodyText), 100, muted), b.set(f.value, plain(bodyText), b.w-116, ink)
			out = append(out, block{gap: 4, rows: []row{{cells: []cell{word, value}, xs: []float64{0, 116}}}})
		}
		return out
	})
}

// stageColumns are those of the table of stages of which anything is known; the others leave their room to the words.
// It returns nil where there is nothing that the map itself does not show.
func (b *book) stageColumns(m *model.Map) []column {
	w := b.o.Words
	columns := []column{{w("report.number"), 0.045}, {w("inspector.stage"), 0.17}, {w("field.intent"), 0.33}, {w("field.duration"), 0.11},
		{w("field.volume"), 0.09}, {w("report.dropoff"), 0.09}, {w("field.emotion"), 0.165}}
	var has [4]bool
	for _, c := range b.doc.Columns(m.ID) {
		phases := []model.Phase{c.Stage.Phase}
		if c.Step != nil {
			phases = append(phases, c.Step.Phase)
		}
		for _, p := range phases {
			has = [4]bool{has[0] || !p.Intent.Empty(), has[1] || !p.Duration.Empty(), has[2] || p.Volume != nil, has[3] || p.DropOff != nil}
		}
	}
	if has == ([4]bool{}) {
		return nil
	}
	words := 1
	if has[0] {
		words = 2
	}
	for i, ok := range has {
		if !ok {
			columns[words].share += columns[i+2].share
			columns[i+2] = column{}
		}
	}
	return columns
}

// stages writes what is known of each stage and step: what the customer wants there, how long it takes, how many come and
// leave, and how they feel.
func (b *book) stages(m *model.Map) {
	t := table{b, b.stageColumns(m)}
	if t.columns == nil {
		return
	}
	b.use("emotion")
	now, goal := values(b.doc, m, model.Current), values(b.doc, m, model.Target)
	var rows []row
	for i, s := range b.doc.Stages(m.ID) {
		number := t.set(0, layout.Number(float64(i+1)), plain(cellText), muted)
		name := t.set(1, b.name(s.Name, "untitled.stage"), bold(cellText), ink)
		rows = append(rows, b.phaseRow(t, m, number, name, s.Phase, now[s.ID], goal[s.ID]))
		for _, step := range b.doc.Steps(s.ID) {
			name := b.set(b.name(step.Name, "untitled.step"), plain(cellText), t.width(1)-12, ink)
			for k := range name {
				name[k].indent = 12
			}
			rows = append(rows, b.phaseRow(t, m, nil, name, step.Phase, now[step.ID], goal[step.ID]))
		}
	}
	b.gap(30)
	t.write(append(b.headRows(b.o.Words("report.stages"), 1), b.note(b.scaleWords(m.Scale))), t.head(), rows)
}

// scaleWords say from where to where the emotions of a map run, and what the ends and the middle mean.
func (b *book) scaleWords(s model.Scale) string {
	lo, hi := s.Range()
	face := func(n string) string { return strings.ToLower(b.o.Words("face." + n)) }
	return b.o.Words("report.emotion.scale", "low", layout.Signed(lo), "worst", face("-2"), "high", layout.Signed(hi), "best", face("2"),
		"middle", layout.Signed((lo+hi)/2), "neutral", face("0"))
}

// values are those of a curve that are known, by column.
func values(doc *model.Document, m *model.Map, s model.Series) map[model.ID]*float64 {
	out := map[model.ID]*float64{}
	for _, v := range insight.Curve(doc, m.ID, "", s) {
		if v.Known {
			out[v.Column] = &v.Value
		}
	}
	return out
}

// phaseRow is a stage or a step. A star tells a moment of truth.
func (b *book) phaseRow(t table, m *model.Map, no, name cell, p model.Phase, now, goal *float64) row {
	const faceRoom = 24.0
	feeling := ""
	if now != nil {
		feeling = dotted(b.o.Words("face."+faceKey(m.Scale.Face(*now))), layout.Signed(*now))
	}
	if goal != nil {
		feeling = dotted(feeling, b.o.Words("report.target", "value", layout.Signed(*goal)))
	}
	felt := b.set(feeling, plain(cellText), t.width(6)-faceRoom, ink)
	for i := range felt {
		felt[i].indent = faceRoom
	}
	r := t.row(no, name, t.set(2, b.say(p.Intent), plain(cellText), ink), t.set(3, b.say(p.Duration), plain(cellText), ink),
		t.set(4, number(p.Volume), plain(cellText), ink), t.set(5, share(p.DropOff), plain(cellText), ink), felt)
	if p.Moment {
		b.use("moment")
		r.label = dotted(r.words(), b.o.Words("field.moment"))
	}
	r.draw = func(at scene.Rect) (prims []scene.Prim) {
		y := at.Y + r.above + cellText*leading/2
		if now != nil {
			prims = layout.Face(m.Scale.Face(*now), at.X+r.xs[6]+8, y, 8, white, scene.Far)
		}
		if p.Moment {
			prims = append(prims, layout.Star(at.X+r.xs[1]-cellRoom-6, y, 6.5, middling))
		}
		return prims
	}
	return r
}
