package layout

import (
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// column of the action table: a key of the word list and a share of the width.
type reportColumn struct {
	key   string
	share float64
}

var actionColumns = []reportColumn{
	{"report.number", 0.035}, {"report.action", 0.20}, {"report.place", 0.195}, {"report.department", 0.10},
	{"report.helpers", 0.12}, {"report.metric", 0.19}, {"report.due", 0.08}, {"report.state", 0.08},
}

const tableText = 12.5

// actions draws the action plan; a table longer than its page goes on with its head on the next one.
func (r *report) actions() {
	y := r.head("report.actions", reportEdge, r.top)
	tasks := insight.Tasks(r.doc, r.m.ID)
	if len(tasks) == 0 {
		r.note("report.actions.none", reportEdge+14, y)
		r.end()
		return
	}
	y = r.tableHead(y)
	for i, t := range tasks {
		cells := r.taskRow(i+1, t)
		h := rowHeight(cells)
		if y+h > r.high-reportFoot {
			r.end()
			r.begin()
			y = r.tableHead(r.head("report.actions", reportEdge, r.top))
		}
		y = r.tableRow(cells, y, h)
	}
	r.end()
}

func (r *report) eachColumn(f func(i int, x, w float64)) {
	x := reportEdge
	for i, c := range actionColumns {
		w := c.share * (reportWidth - 2*reportEdge)
		f(i, x+8, w-16)
		x += w
	}
}

func (r *report) tableHead(y float64) float64 {
	const h = 30.0
	r.eachColumn(func(i int, x, w float64) {
		t := r.block(r.o.Words(actionColumns[i].key), bold(tableText), w, r.pal.muted, scene.Near)
		r.page = t.at(r.page, x, y+6)
	})
	r.page = append(r.page, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: reportEdge, Y: y + h, W: reportWidth - 2*reportEdge, H: 1.5}, Fill: r.pal.ink})
	return y + h + 1.5
}

// taskRow breaks the cells of one action.
func (r *report) taskRow(n int, t insight.Task) []block {
	c := t.Card
	place := r.name(t.Stage.Name, "untitled.stage")
	if t.Opportunity != nil {
		place += " · " + r.say(t.Opportunity.Title)
	}
	who := r.join([]model.Text{c.Department, c.Owner})
	a := c.Action
	if a == nil {
		a = &model.Action{}
	}
	state := a.State
	if state == "" {
		state = model.Todo
	}
	texts := []string{Number(float64(n)), r.name(c.Title, "untitled.card"), place, who, strings.ReplaceAll(r.join(a.Helpers), " · ", r.o.Words("list.comma")),
		r.metricGoal(a.Metric), a.Due, r.o.Words("action." + string(state))}
	cells := make([]block, len(texts))
	r.eachColumn(func(i int, _, w float64) {
		st := plain(tableText)
		if i == 1 {
			st = bold(tableText)
		}
		cells[i] = r.block(texts[i], st, w, r.pal.ink, scene.Near)
	})
	last := len(cells) - 1
	cells[last].color = map[model.ActionState]scene.Color{model.Doing: scene.RGB(0x8A5A00), model.Done: scene.RGB(0x1B6B46)}[state]
	if state == model.Todo {
		cells[last].color = r.pal.chipInk
	}
	return cells
}

// metricGoal says what an action is to move: 转化 41% → 60%.
func (r *report) metricGoal(m *model.Metric) string {
	if m == nil {
		return ""
	}
	s := r.say(m.Name)
	if m.Value != nil {
		s += " " + Quantity(*m, r.o.Words)
	}
	if m.Target != nil {
		goal := *m
		goal.Value = m.Target
		s += " → " + Quantity(goal, r.o.Words)
	}
	return strings.TrimSpace(s)
}

func rowHeight(cells []block) float64 {
	h := 0.0
	for _, c := range cells {
		h = max(h, c.height())
	}
	return h + 18
}

func (r *report) tableRow(cells []block, y, h float64) float64 {
	r.eachColumn(func(i int, x, _ float64) {
		c := cells[i]
		if i == len(cells)-1 {
			chip := scene.RGB(0xEEF2F7)
			switch c.color {
			case scene.RGB(0x8A5A00):
				chip = scene.RGB(0xFDF1DC)
			case scene.RGB(0x1B6B46):
				chip = scene.RGB(0xE3F4EC)
			}
			r.page = append(r.page, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: x - 8, Y: y + 7, W: c.width() + 16, H: c.height() + 3}, Radius: 9, Fill: chip})
		}
		r.page = c.at(r.page, x, y+9)
	})
	r.page = append(r.page, rule(reportEdge, reportWidth-reportEdge, y+h, r.pal.hairline))
	return y + h
}
