package roundtrip

import (
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
)

// NameOf is what the last row of a column's heads says: its step, else its stage.
func NameOf(c model.Column) model.Text {
	if c.Step != nil {
		return c.Step.Name
	}
	return c.Stage.Name
}

// others tells of names in the second language that somebody has changed: they are no more than repeated there.
func (g *grid) others() {
	row := named(g.t, RowOthers)
	if row < 0 {
		return
	}
	for _, c := range g.Base.Columns(g.Map) {
		i := slices.IndexFunc(g.columns, func(now gridColumn) bool { return now.id == c.ID })
		if i < 0 {
			continue
		}
		text := g.t.At(row, g.columns[i].at)
		if text != "" && !alike(text, g.pen.Also(NameOf(c))) {
			g.note(at{table: g.t, row: row, col: g.columns[i].at, head: g.t.At(g.head, g.columns[i].at)}, text, Repeats, "")
		}
	}
}

// readLanes finds the lanes of the sheet and brings the map into their form.
func (g *grid) readLanes() {
	for row := max(g.head, g.steps, named(g.t, RowOthers)) + 1; row < len(g.t.Rows); row++ {
		g.laneRow(row)
	}
	var order []model.ID
	there := map[model.ID]bool{}
	for _, l := range g.lanes {
		order, there[l.id] = append(order, l.id), true
	}
	arrange(order, idsOf(g.tx.Doc().Lanes(g.Map)), func(id, before model.ID) { model.MoveLane(g.tx, id, before) })
	for _, l := range g.Base.Lanes(g.Map) {
		if !there[l.ID] && !l.Hidden {
			g.gone[l.ID] = true
		}
	}
}

var seriesOf = map[string]model.Series{"current": model.Current, "target": model.Target}

// laneRow takes a row below the heads: of a lane that has an id, of the lane above, or of a new one that has a name.
func (g *grid) laneRow(row int) {
	name, what, _ := strings.Cut(g.t.At(row, 0), " ")
	label := g.t.At(row, g.labels)
	lane, known := model.Get[model.Lane](g.Base, model.ID(name))
	i := slices.IndexFunc(g.lanes, func(l gridLane) bool { return l.id == lane.ID && !l.fresh })
	last := len(g.lanes) - 1
	switch {
	case known && what != "" && i >= 0:
		g.lanes[i].curves[seriesOf[what]] = row
		return
	case known && i >= 0 && (i == last || label == ""):
		g.lanes[i].rows = append(g.lanes[i].rows, row)
		return
	case known && i < 0:
		g.lanes = append(g.lanes, gridLane{id: lane.ID, rows: []int{row}, curves: map[model.Series]int{}})
		if what != "" {
			g.lanes[last+1].rows, g.lanes[last+1].curves[seriesOf[what]] = nil, row
		}
		g.renameLane(lane, label)
		return
	case label == "" || g.wide(row):
		if last >= 0 && !g.wide(row) {
			g.lanes[last].rows = append(g.lanes[last].rows, row)
		}
		return
	}
	first, _, _ := strings.Cut(label, "\n")
	if id, err := g.names.addLane(first, ""); err == nil {
		g.lanes = append(g.lanes, gridLane{id: id, rows: []int{row}, fresh: true})
	}
}

// wide reports that a row's label lies over the map's columns as well, as the legend does.
func (g *grid) wide(row int) bool {
	return slices.ContainsFunc(g.t.Merges, func(m importer.Merge) bool {
		return m.Top <= row && row <= m.Bottom && m.Left <= g.labels && m.Right > g.labels
	})
}

// note is the small line below the name of a lane, as the workbook was written.
func (r *reader) laneNote(l model.Lane) string {
	switch {
	case !l.Note.Empty():
		return r.pen.Say(l.Note)
	case !l.Role.Empty():
		return r.pen.Say(l.Role)
	case !l.Name.Empty(), l.Type.Line():
		return ""
	}
	return r.pen.Word("lane." + string(l.Type) + ".note")
}

// renameLane takes the name and the note that a lane has in its label.
func (g *grid) renameLane(l model.Lane, label string) {
	was, note := g.laneName(l), ""
	if !l.Type.Line() {
		note = g.laneNote(l)
	}
	if label == "" || alike(label, strings.TrimSpace(was+"\n"+note)) || g.pen.Is("series.current", label) {
		return
	}
	name, rest, _ := strings.Cut(label, "\n")
	if strings.Contains(was, "\n") {
		name, rest = label, note
	}
	if !alike(name, was) {
		l.Name = g.called(l.Name, name)
		put(g.names.lanes, name, l.ID)
	}
	if !alike(rest, note) && (rest != "" || !l.Note.Empty()) {
		l.Note = g.called(l.Note, rest)
	}
	model.Put(g.tx, l)
}
