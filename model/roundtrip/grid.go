package roundtrip

import (
	"regexp"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
)

// grid is the sheet that looks like the map.
type grid struct {
	*reader
	t       *importer.Table
	labels  int // the column of the lanes' names
	head    int // the row of the stages' heads
	steps   int // that of the steps, −1 when there is none
	columns []gridColumn
	lanes   []gridLane
}

// gridColumn is a column of the sheet that is one of the map.
type gridColumn struct {
	at int
	id model.ID // as a reader sees it
}

// gridLane is a lane with its rows.
type gridLane struct {
	id     model.ID
	rows   []int
	curves map[model.Series]int
	fresh  bool
}

// readGrid reads the frame of the grid: which stages, steps and lanes there are now.
func (r *reader) readGrid() *grid {
	g := &grid{reader: r, t: r.grid, head: named(r.grid, RowStages), steps: named(r.grid, RowSteps), labels: 1}
	for _, c := range g.t.Rows[g.head] {
		if alike(c.Text, r.pen.Word("inspector.stage")) {
			g.labels = c.Column
			break
		}
	}
	g.readColumns()
	g.readLanes()
	return g
}

// group is a stage of the sheet with its columns.
type group struct {
	id      model.ID // "" for a new one
	head    string
	columns []int
	ids     []model.ID // as the sheet has them, "" for a new column
}

// readColumns finds the stages and steps of the sheet and brings the map into their form.
func (g *grid) readColumns() {
	groups := g.groups()
	var order []model.ID
	for i := range groups {
		if gr := &groups[i]; gr.id == "" {
			gr.id = g.newStage(*gr)
		} else {
			g.renameStage(gr.id, gr.head)
		}
		order = append(order, groups[i].id)
		g.readSteps(&groups[i])
	}
	arrange(order, idsOf(g.tx.Doc().Stages(g.Map)), func(id, before model.ID) { model.MoveStage(g.tx, id, before) })
	there := map[model.ID]bool{}
	for _, c := range g.columns {
		there[c.id] = true
	}
	for _, gr := range groups {
		there[gr.id] = true
	}
	for _, s := range g.Base.Stages(g.Map) {
		if !there[s.ID] {
			g.gone[s.ID] = true
			continue
		}
		for _, t := range g.Base.Steps(s.ID) {
			if !there[t.ID] {
				g.gone[t.ID] = true
			}
		}
	}
}

// groups cuts the columns of the sheet into stages.
func (g *grid) groups() (out []group) {
	_, width := g.t.Size()
	stage := map[model.ID]int{} // number in out
	seen := map[string]bool{}
	now := -1
	for c := g.labels + 1; c < width; c++ {
		id := g.t.At(0, c)
		if seen[id] {
			id = "" // a copied column
		}
		seen[id] = id != ""
		own, known := g.stageOf(model.ID(id))
		left := g.left(c)
		head := g.t.At(g.head, left)
		switch {
		case known:
			if _, ok := stage[own]; !ok {
				stage[own] = len(out)
				out = append(out, group{id: own})
			}
			now = stage[own]
		case now >= 0 && (left < c && slices.Contains(out[now].columns, c-1) || head == "" && g.step(c) != ""):
		case head != "":
			now, id = len(out), ""
			out = append(out, group{})
		default:
			g.strayColumn(c)
			continue
		}
		if !known {
			id = ""
		}
		gr := &out[now]
		if gr.head == "" {
			gr.head = head
		}
		gr.columns, gr.ids = append(gr.columns, c), append(gr.ids, model.ID(id))
	}
	return out
}

// stageOf returns the stage of the base that a column belongs to.
func (g *grid) stageOf(column model.ID) (model.ID, bool) {
	if t, ok := model.Get[model.Step](g.Base, column); ok {
		return t.Stage, true
	}
	s, ok := model.Get[model.Stage](g.Base, column)
	return s.ID, ok
}

// left returns the first column of the block of heads that c is part of.
func (g *grid) left(c int) int {
	for _, m := range g.t.Merges {
		if m.Top <= g.head && g.head <= m.Bottom && m.Left <= c && c <= m.Right {
			return m.Left
		}
	}
	return c
}

func (g *grid) step(c int) string {
	if g.steps < 0 {
		return ""
	}
	return g.t.At(g.steps, c)
}

// strayColumn notes what stands in a column without a head.
func (g *grid) strayColumn(c int) {
	for row := g.head + 1; row < len(g.t.Rows); row++ {
		if text := g.t.At(row, c); text != "" && g.t.At(row, 0) != "" {
			g.note(at{table: g.t, row: row, col: c}, text, NoPlace, "")
		}
	}
}

var numberOf = regexp.MustCompile(`^\d{1,3}\x{3000}`)

const star = " ★"

// named takes the number and the star off a head, unless the record is called just so.
func headOf(s string, called string, moment bool) (string, bool) {
	s = numberOf.ReplaceAllString(s, "")
	if moment && alike(s, called+star) || !moment && alike(s, called) {
		return called, moment
	}
	name, ok := strings.CutSuffix(s, strings.TrimSpace(star))
	return strings.TrimSpace(name), ok
}

func (g *grid) renameStage(id model.ID, head string) {
	s, _ := model.Get[model.Stage](g.tx, id)
	name, moment := headOf(head, g.pen.Say(s.Name), s.Moment)
	if head == "" || alike(name, g.pen.Say(s.Name)) && moment == s.Moment {
		return
	}
	s.Name, s.Moment = g.called(s.Name, name), moment
	put(g.names.stages, name, id)
	model.Put(g.tx, s)
}

// newStage adds a stage where its columns stand: in front of what comes next on the sheet, which is ordered afterwards.
func (g *grid) newStage(gr group) model.ID {
	name, moment := headOf(gr.head, "", false)
	id, err := g.names.addStage(name, "")
	if err != nil {
		return ""
	}
	if moment {
		s, _ := model.Get[model.Stage](g.tx, id)
		s.Moment = true
		model.Put(g.tx, s)
	}
	return id
}

// readSteps brings a stage's steps into the form of its columns.
func (g *grid) readSteps(gr *group) {
	single := len(g.Base.Steps(gr.id)) == 0
	if single && len(gr.columns) == 1 && (g.step(gr.columns[0]) == "" || gr.ids[0] != "") {
		if name := g.step(gr.columns[0]); name != "" {
			g.note(at{table: g.t, row: g.steps, col: gr.columns[0]}, name, NoPlace, "")
		}
		g.columns = append(g.columns, gridColumn{gr.columns[0], gr.id})
		return
	}
	var order []model.ID
	for i, c := range gr.columns {
		id, name := gr.ids[i], g.step(c)
		switch {
		case id == "" || single:
			s, _ := model.Get[model.Stage](g.tx, gr.id)
			if name == "" && id != "" {
				name = g.pen.Say(s.Name)
			}
			step, moment := headOf(name, "", false)
			was := id
			id, _ = g.names.addStep(gr.id, step, "")
			if t, ok := model.Get[model.Step](g.tx, id); ok && moment {
				t.Moment = true
				model.Put(g.tx, t)
			}
			if was != "" {
				g.split[was] = id
			}
		default:
			g.renameStep(id, name)
		}
		order = append(order, id)
		g.columns = append(g.columns, gridColumn{c, id})
	}
	arrange(order, idsOf(g.tx.Doc().Steps(gr.id)), func(id, before model.ID) { model.MoveStep(g.tx, id, before) })
}

func (g *grid) renameStep(id model.ID, head string) {
	t, _ := model.Get[model.Step](g.tx, id)
	name, moment := headOf(head, g.pen.Say(t.Name), t.Moment)
	if g.steps < 0 || alike(name, g.pen.Say(t.Name)) && moment == t.Moment {
		return
	}
	t.Name, t.Moment = g.called(t.Name, name), moment
	g.names.putStep(t.Stage, name, id)
	model.Put(g.tx, t)
}

func idsOf[T model.Record](list []*T) (out []model.ID) {
	for _, rec := range list {
		out = append(out, (*rec).Key())
	}
	return out
}
