package report

import (
	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
)

// against holds a map against the one that is asked for, or that it was derived from: both in one picture, then what differs,
// stage by stage. A map that does not differ, or was not derived where nobody asks, has none of this.
func (b *book) against(m *model.Map) {
	other, wanted := m.Parent, m.ID == b.o.Map && b.ask.Compare != ""
	if wanted {
		other = b.ask.Compare
	}
	from, ok := model.Get[model.Map](b.doc, other)
	a := insight.Compare(b.doc, other, m.ID)
	if !ok || a == nil || a.ByName && !wanted {
		return
	}
	shifts := told(a.Curve)
	if len(a.Changes) == 0 && len(shifts) == 0 {
		return
	}
	title := b.o.Words("report.against", "title", b.name(from.Title, "untitled.map"))
	b.page()
	l := b.leaf()
	both := b.o.Words("poster.against", "from", b.name(from.Title, "untitled.map"), "to", b.name(m.Title, "untitled.map"))
	l.poster, l.sheets, l.against, l.marks = m, 1, a, []layout.Bookmark{{Title: both, Level: 1}}
	b.entries = append(b.entries, entry{mark{title: both, level: 1, anchor: againstAnchor(m.ID)}, len(b.leaves) - 1})
	b.page()
	w := b.o.Words
	t := table{b, []column{{w("report.against.what"), 0.14}, {w("report.against.item"), 0.36}, {w("inspector.stage"), 0.18}, {w("report.against.detail"), 0.32}}}
	head := append(b.headRows(title, 1), b.note(b.tally(a)))
	t.write(head, t.head(), b.changeRows(t, a))
	b.shiftTable(a, shifts)
}

// againstAnchor is the name by which links lead to the picture of a map against another one.
func againstAnchor(id model.ID) string { return "against-" + string(id) }

// told are the differences of a curve that can be seen.
func told(all []insight.Shift) (out []insight.Shift) {
	for _, s := range all {
		if s.Known() && layout.Signed(s.Diff) != "0" {
			out = append(out, s)
		}
	}
	return out
}

// tally counts the cards that differ.
func (b *book) tally(a *insight.Against) string {
	n := insight.Count(a.Changes)[model.KindCard]
	var out []string
	for _, part := range []struct {
		what insight.What
		n    int
	}{{insight.Added, n.Added}, {insight.Changed, n.Changed}, {insight.Moved, n.Moved}, {insight.Removed, n.Removed}} {
		if part.n > 0 {
			out = append(out, b.o.Words("count."+string(part.what), "what", b.o.Words("bar.cards", "n", part.n)))
		}
	}
	return dotted(out...)
}

// changeRows tells what differs under the stages in which it stands, or stood; lanes come last.
func (b *book) changeRows(t table, a *insight.Against) (rows []row) {
	stages := append([]*model.Stage{}, a.Doc.Stages(a.To)...)
	for _, s := range append(stages, nil) {
		name := ""
		if s != nil {
			name = b.name(s.Name, "untitled.stage")
		}
		for _, c := range a.Changes {
			if stageOf(a.Doc, c) == s {
				rows = append(rows, b.changeRow(t, a, c, name))
			}
		}
	}
	return rows
}

func (b *book) changeRow(t table, a *insight.Against, c insight.Change, stage string) row {
	m := layout.MarkOf(c)
	item := t.set(1, b.called(a.Doc, c), bold(cellText), ink)
	r := t.row(b.label(b.o.Words(m.Word()), t.width(0), ink, alpha(m.Color(), 0.16)), item, t.set(2, dotted(stage, b.laneOf(a, c)), plain(cellText), ink),
		t.set(3, b.detail(a, c), plain(cellText), muted))
	r.id = string(c.ID)
	return r
}

// laneOf names the lane in which a card stands, or stood.
func (b *book) laneOf(a *insight.Against, c insight.Change) string {
	at := c.To
	if c.What == insight.Removed {
		at = c.From
	}
	return b.laneCalled(a.Doc, at.Lane)
}

// called says what a change is about.
func (b *book) called(d *model.Document, c insight.Change) string {
	switch c.Kind {
	case model.KindStage:
		return dotted(b.o.Words("inspector.stage"), b.name(c.Name, "untitled.stage"))
	case model.KindStep:
		return dotted(b.o.Words("inspector.step"), b.name(c.Name, "untitled.step"))
	case model.KindLane:
		return dotted(b.o.Words("inspector.lane"), b.laneCalled(d, c.ID))
	}
	if card, ok := model.Get[model.Card](d, c.ID); ok && card.Type == model.MetricCard && len(card.Metrics) > 0 {
		return dotted(b.say(card.Metrics[0].Name), b.say(card.Title)) // its title is a remark on what is measured
	}
	return b.name(c.Name, "untitled.card")
}

func (b *book) laneCalled(d *model.Document, id model.ID) string {
	l, ok := model.Get[model.Lane](d, id)
	if !ok {
		return ""
	}
	return b.name(l.Name, "lane."+string(l.Type))
}

func (b *book) placeOf(d *model.Document, p insight.Place) string {
	if p.Lane == "" {
		return b.o.Words("tray")
	}
	stage := stageAt(d, p.Column)
	if stage == nil {
		return b.laneCalled(d, p.Lane)
	}
	return dotted(b.laneCalled(d, p.Lane), b.name(stage.Name, "untitled.stage"))
}

// stageOf is the stage in which a change is told, nil for none.
func stageOf(d *model.Document, c insight.Change) *model.Stage {
	switch {
	case c.Kind == model.KindStage:
		return stageAt(d, c.ID)
	case c.What == insight.Removed:
		return stageAt(d, c.From.Column)
	}
	return stageAt(d, c.To.Column)
}

func stageAt(d *model.Document, column model.ID) *model.Stage {
	if s, ok := model.Get[model.Step](d, column); ok {
		column = s.Stage
	}
	if r, ok := d.Find(column); ok {
		s, _ := r.(*model.Stage)
		return s
	}
	return nil
}

// shiftTable lists by how much the curve differs in every column.
func (b *book) shiftTable(a *insight.Against, shifts []insight.Shift) {
	if len(shifts) == 0 {
		return
	}
	w := b.o.Words
	t := table{b, []column{{w("inspector.stage"), 0.4}, {w("compare.from"), 0.2}, {w("compare.to"), 0.2}, {w("report.against.diff"), 0.2}}}
	var rows []row
	for _, s := range shifts {
		name := b.name(stageAt(a.Doc, s.Column).Name, "untitled.stage")
		if step, ok := model.Get[model.Step](a.Doc, s.Column); ok {
			name = dotted(name, b.name(step.Name, "untitled.step"))
		}
		color := goodInk
		if s.Diff < 0 {
			color = badInk
		}
		rows = append(rows, t.row(t.set(0, name, plain(cellText), ink), t.set(1, layout.Signed(s.Before.Value), plain(cellText), muted),
			t.set(2, layout.Signed(s.After.Value), plain(cellText), ink), t.set(3, layout.Signed(s.Diff), bold(cellText), color)))
	}
	b.gap(24)
	t.write([]row{b.subhead(w("report.against.curve"))}, t.head(), rows)
}
