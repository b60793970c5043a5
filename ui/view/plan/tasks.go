package plan

import (
	"cmp"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

const (
	taskGap   = 8.0
	taskHead  = 30.0
	taskLeast = 44.0
	rowName   = 112.0
)

// Tasks draws the board of actions: to do, doing and done from left to right, a row for each department.
func Tasks(p *sheet.Pen, t vm.Tasks) {
	c := newBoard(p)
	c.heads(t)
	y := taskHead + 20.0
	if len(t.Rows) == 0 {
		p.Text(p.Words("tasks.none"), sheet.Plain(sheet.BodySize), edge, y, p.Width-2*edge, p.Palette.Muted, 0)
		p.Ground(scene.Rect{Y: y, W: p.Width, H: 40})
	}
	for _, r := range t.Rows {
		y += c.row(r, y)
	}
}

// TaskCell is the row of the board and the state that a place belongs to; false beside the board.
func TaskCell(p *sheet.Pen, t vm.Tasks, at scene.Point) (row int, state model.ActionState, ok bool) {
	c := newBoard(p)
	y := taskHead + 20.0
	for i, r := range t.Rows {
		h := c.height(r)
		for s, state := range vm.TaskStates {
			if (scene.Rect{X: c.x(s) - taskGap/2, Y: y, W: c.wide + taskGap, H: h}).Contains(at) {
				return i, state, true
			}
		}
		y += h
	}
	return 0, "", false
}

type board struct {
	*sheet.Pen
	wide float64 // of a column
	left float64 // of the first one
	over float64 // what the name of a row takes above its cards, where there is no room for it beside them
}

// newBoard shares the width out. Where the columns would be too narrow beside the names of the rows, these stand above.
func newBoard(p *sheet.Pen) *board {
	const enough, least = 180, 84
	c := &board{Pen: p, left: edge + rowName}
	if c.wide = c.share(); c.wide < enough {
		c.left, c.over = edge, sheet.LineHeight(sheet.BodySize)+taskGap
		c.wide = max(least, c.share())
	}
	return c
}

// share is what each of the three columns gets of the width.
func (c *board) share() float64 { return (c.Width - c.left - edge - 2*taskGap) / 3 }

func (c *board) x(state int) float64 { return c.left + float64(state)*(c.wide+taskGap) }

// color is that of a state of an action.
func (c *board) color(s model.ActionState) scene.Color {
	switch s {
	case model.Doing:
		return c.Palette.Quote
	case model.Done:
		return c.Palette.Opportunity
	}
	return c.Palette.Muted
}

func (c *board) heads(t vm.Tasks) {
	for i, s := range vm.TaskStates {
		r := scene.Rect{X: c.x(i), Y: 14, W: c.wide, H: taskHead - 4}
		c.Fill(r, c.Palette.Chip, 6)
		c.Dot(r.X+14, r.Center().Y, 5, c.color(s), scene.Color{}, 0)
		c.Text(c.Words("action."+string(s))+"  "+layout.Number(float64(t.Count[i])), sheet.Bold(sheet.BodySize), r.X+26, r.Y+4, r.W-30, c.Palette.Ink, 1)
	}
	c.Ground(scene.Rect{Y: 14, W: c.Width, H: taskHead})
}

// height is that of a row: of its longest column.
func (c *board) height(r vm.TaskRow) float64 {
	h := taskLeast
	for _, cell := range r.Cells {
		sum := 0.0
		for _, t := range cell {
			sum += c.cardHeight(t) + taskGap
		}
		h = max(h, sum)
	}
	return c.over + h + taskGap + 1
}

func (c *board) row(r vm.TaskRow, y float64) float64 {
	h := c.height(r)
	c.Line(edge, y, c.Width-edge, y, c.Palette.Hairline, 1)
	if c.Held.ID != "" {
		c.slot(y, h)
	}
	ink := c.Palette.Ink
	if r.Department.Empty() {
		ink = c.Palette.Pain
	}
	room, lines := c.left-edge-12, 3
	if c.over > 0 {
		room, lines = c.Width-2*edge, 1
	}
	c.Text(r.Name, sheet.Bold(sheet.BodySize), edge, y+taskGap+4, room, ink, lines)
	c.Ground(scene.Rect{X: 0, Y: y, W: c.Width, H: h})
	for i, cell := range r.Cells {
		at := y + taskGap + c.over
		for _, t := range cell {
			at += c.card(t, c.x(i), at) + taskGap
		}
	}
	return h
}

// slot shows where what is held would fall.
func (c *board) slot(y, h float64) {
	for i := range vm.TaskStates {
		r := scene.Rect{X: c.x(i) - taskGap/2, Y: y + 2, W: c.wide + taskGap, H: h - 4}
		if r.Contains(c.At) {
			c.Fill(r, pale(c.Palette.Accent), 8)
			c.Frame(r, c.Palette.Accent, 8, 1)
		}
	}
}

// lines are the words of a card below its name; those that are to alarm come with their colour.
func (c *board) lines(t vm.TaskCard) (out []string, ink []scene.Color) {
	add := func(s string, color scene.Color) {
		if s != "" {
			out, ink = append(out, s), append(ink, color)
		}
	}
	add(t.For, c.Palette.Muted)
	who := t.Owner
	if t.Helpers != "" {
		who = join(who, c.Words("report.helpers")+" "+t.Helpers)
	}
	color := c.Palette.Body
	if t.Loose {
		who, color = join(c.Words("report.unowned"), who), c.Palette.Pain
	}
	add(who, color)
	due, color := t.Due, c.Palette.Body
	if t.Late {
		due, color = join(due, c.Words("report.overdue")), c.Palette.Pain
	}
	add(due, color)
	add(t.Goal, c.Palette.Metric)
	return out, ink
}

func join(a, b string) string {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return a + " · " + b
}

const (
	taskPad   = 8.0
	taskSides = 26.0 // of the width of a card: what stays free beside its words
)

func (c *board) cardHeight(t vm.TaskCard) float64 {
	lines, _ := c.lines(t)
	h := 2*taskPad + c.nameHeight(t)
	for _, s := range lines {
		h += c.lineHeight(s)
	}
	return h
}

// lineHeight is that of a line below a name, which breaks once where the column is narrow.
func (c *board) lineHeight(s string) float64 {
	measured := *c.Pen // measures without drawing
	return measured.Text(s, sheet.Plain(sheet.SmallSize), 0, 0, c.wide-taskSides, c.Palette.Ink, 2)
}

func (c *board) nameHeight(t vm.TaskCard) float64 {
	measured := *c.Pen
	return measured.Text(t.Name, sheet.Bold(sheet.BodySize), 0, 0, c.wide-taskSides, c.Palette.Ink, 2)
}

func (c *board) card(t vm.TaskCard, x, y float64) float64 {
	h := c.cardHeight(t)
	r := scene.Rect{X: x, Y: y, W: c.wide, H: h}
	line := c.Palette.Hairline
	if t.Late || t.Loose {
		line = c.Palette.Pain
	}
	c.Fill(r, c.Palette.Panel, 8)
	c.Frame(r, line, 8, float64(c.Palette.Line()))
	c.Fill(scene.Rect{X: x, Y: y, W: 4, H: h}, c.color(t.State), 2)
	at := y + taskPad
	c.Text(t.Name, sheet.Bold(sheet.BodySize), x+14, at, c.wide-taskSides, c.Palette.Ink, 2)
	at += c.nameHeight(t)
	lines, ink := c.lines(t)
	for i, s := range lines {
		at += c.Text(s, sheet.Plain(sheet.SmallSize), x+14, at, c.wide-taskSides, ink[i], 2)
	}
	c.Node(scene.Ref{Kind: scene.Card, ID: string(t.Card.ID), Column: string(t.Card.Column)}, r, t.Spoken)
	return h
}
