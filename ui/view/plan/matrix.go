package plan

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model/insight"
	"sojourn/ui/theme"
	"sojourn/ui/view/sheet"
	"sojourn/ui/vm"
)

const (
	axisRoom  = 26.0
	dotRadius = 12.0
	listWidth = 320.0

	shortLabel = 180.0 // of a name for which there is no more room
)

// MatrixAt is where the matrix stands on a sheet of a size.
func MatrixAt(width, height float64) scene.Rect {
	r := scene.Rect{X: edge + axisRoom, Y: axisRoom}
	r.W = max(320, width-listWidth-3*edge-axisRoom)
	r.H = max(280, min(height-r.Y-axisRoom-12, r.W*0.8))
	return r
}

// Rating is the value (0 to 100) and the effort (0 to 5) of a place in the matrix, and false outside it.
func Rating(at scene.Rect, p scene.Point) (value, effort float64, ok bool) {
	const near = dotRadius // a dot on the edge belongs to it
	value = (at.MaxY() - p.Y) / at.H * 100
	effort = (p.X - at.X) / at.W * 5
	return max(0, min(100, value)), max(0, min(5, effort)), at.Inset(-near).Contains(p)
}

// spot is where an opportunity stands.
func spot(at scene.Rect, value, effort float64) scene.Point {
	return scene.Point{X: at.X + at.W*max(0, min(5, effort))/5, Y: at.MaxY() - at.H*max(0, min(100, value))/100}
}

// Matrix draws impact against effort: four fields, a dot for each opportunity, and the list of all of them.
func Matrix(p *sheet.Pen, m vm.Matrix, chosen func(id string) bool) {
	c := &matrix{Pen: p, at: MatrixAt(p.Width, p.Height), chosen: chosen}
	c.fields()
	c.target()
	for i := len(m.Dots) - 1; i >= 0; i-- { // the most valuable lie on top
		c.dot(m.Dots[i], m.Dots)
	}
	c.list(m)
}

type matrix struct {
	*sheet.Pen
	at     scene.Rect
	chosen func(id string) bool
	taken  []scene.Rect
}

var quadrants = [4]insight.Quadrant{insight.QuickWin, insight.BigBet, insight.FillIn, insight.TimeSink}

// tone is the colour of a field.
func tone(p theme.Palette, q insight.Quadrant) scene.Color {
	switch q {
	case insight.QuickWin:
		return p.Opportunity
	case insight.BigBet:
		return p.Accent
	case insight.TimeSink:
		return p.Pain
	}
	return p.Muted
}

func pale(c scene.Color) scene.Color { c.A = 26; return c }

func (c *matrix) fields() {
	for i, q := range quadrants {
		r := scene.Rect{X: c.at.X + float64(i%2)*c.at.W/2, Y: c.at.Y + float64(i/2)*c.at.H/2, W: c.at.W / 2, H: c.at.H / 2}
		color := tone(c.Palette, q)
		c.Fill(r, pale(color), 0)
		y := r.Y + 8
		if i > 1 {
			y = r.MaxY() - 26
		}
		c.Text(c.Words("quadrant."+string(q)), sheet.Bold(sheet.SmallSize), r.X+10, y, r.W-20, color, 1)
	}
	line := c.Palette.Hairline
	c.Line(c.at.Center().X, c.at.Y, c.at.Center().X, c.at.MaxY(), line, 1)
	c.Line(c.at.X, c.at.Center().Y, c.at.MaxX(), c.at.Center().Y, line, 1)
	if c.Palette.Strong {
		c.Frame(c.at, line, 0, 2)
	}
	small := sheet.Plain(sheet.SmallSize)
	for i := range 6 {
		c.Centred(layout.Number(float64(i)), small, c.at.X+c.at.W*float64(i)/5-20, c.at.MaxY()+5, 40, c.Palette.Muted)
	}
	for _, v := range []float64{0, 50, 100} {
		c.Right(layout.Number(v), small, c.at.X-6, spot(c.at, v, 0).Y-9, axisRoom, c.Palette.Muted)
	}
	c.Right(c.Words("report.effort"), small, c.at.MaxX()-14, c.at.MaxY()+5, 120, c.Palette.Muted)
	c.Text(c.Words("report.impact"), small, c.at.X, c.at.Y-20, c.at.W, c.Palette.Muted, 1)
	c.Ground(scene.Rect{X: 0, Y: 0, W: c.at.MaxX() + edge, H: c.at.MaxY() + axisRoom})
}

// target says what a dot that is held over the matrix would be.
func (c *matrix) target() {
	if c.Held.ID == "" {
		return
	}
	value, effort, ok := Rating(c.at, c.At)
	if !ok {
		return
	}
	p := spot(c.at, value, effort)
	c.Line(c.at.X, p.Y, c.at.MaxX(), p.Y, c.Palette.Accent, 1, 4, 3)
	c.Line(p.X, c.at.Y, p.X, c.at.MaxY(), c.Palette.Accent, 1, 4, 3)
	c.Text(c.Words("report.value")+" "+layout.Number(float64(int(value+0.5)))+" · "+c.Words("field.effort")+" "+layout.Number(float64(int(effort*10+0.5))/10),
		sheet.Bold(sheet.SmallSize), c.at.X+10, c.at.Center().Y-24, c.at.W, c.Palette.Accent, 1)
	c.Ground(c.at)
}

func (c *matrix) dot(d vm.Dot, all []vm.Dot) {
	at := spot(c.at, d.Value, d.Effort)
	fill := tone(c.Palette, d.Quadrant)
	r := scene.Rect{X: at.X - dotRadius, Y: at.Y - dotRadius, W: 2 * dotRadius, H: 2 * dotRadius}
	c.Dot(at.X, at.Y, dotRadius, fill, c.Palette.Panel, 1.5)
	c.Centred(d.Number, sheet.Bold(sheet.SmallSize), r.X, at.Y-9, r.W, c.Palette.OnAccent)
	c.Node(scene.Ref{Kind: scene.Card, ID: string(d.Card.ID), Column: string(d.Card.Column)}, r, d.Spoken)
	c.label(d, at, all)
}

// label writes the name beside a dot where there is room for it, whole before cut: the list has them all.
func (c *matrix) label(d vm.Dot, at scene.Point, all []vm.Dot) {
	st := sheet.Plain(sheet.SmallSize)
	whole := c.Measure(d.Name, st) + 4
	for _, w := range []float64{whole, min(whole, shortLabel)} {
		for _, x := range []float64{at.X + dotRadius + 5, at.X - dotRadius - 5 - w} {
			box := scene.Rect{X: x, Y: at.Y - 9, W: w, H: 18}
			if c.free(box, d, all) {
				c.Text(d.Name, st, box.X, box.Y, box.W, c.Palette.Ink, 1)
				c.taken = append(c.taken, box)
				c.Ground(box)
				return
			}
		}
	}
}

func (c *matrix) free(box scene.Rect, d vm.Dot, all []vm.Dot) bool {
	if box.X < c.at.X || box.MaxX() > c.at.MaxX() {
		return false
	}
	for _, t := range c.taken {
		if t.Overlaps(box) {
			return false
		}
	}
	for _, o := range all {
		p := spot(c.at, o.Value, o.Effort)
		if o.Card != d.Card && (scene.Rect{X: p.X - dotRadius, Y: p.Y - dotRadius, W: 2 * dotRadius, H: 2 * dotRadius}).Overlaps(box) {
			return false
		}
	}
	return true
}

// list names every opportunity with what it answers and what answers it, right of the matrix.
func (c *matrix) list(m vm.Matrix) {
	x := c.at.MaxX() + edge
	w := max(200, c.Width-x-edge)
	y := 14.0
	for _, d := range m.Dots {
		y += c.line(d, x, y, w)
	}
	top := y
	if len(m.Dots) == 0 {
		y += c.Text(c.Words("report.matrix.none"), sheet.Plain(sheet.BodySize), x, y, w, c.Palette.Muted, 0) + 8
	}
	if len(m.Unrated) > 0 {
		y += 8
		c.Heading(c.Words("matrix.unrated"), x, y, w)
		y += 26
		y += c.Text(c.Words("matrix.drag"), sheet.Plain(sheet.SmallSize), x, y, w, c.Palette.Muted, 0) + 6
	}
	c.Ground(scene.Rect{X: x, Y: top, W: w, H: y - top})
	for _, d := range m.Unrated {
		y += c.loose(d, x, y, w)
	}
	c.Ground(scene.Rect{X: x, Y: y, W: w, H: 16})
}

// line is an opportunity of the list. Its chain is written in words: the pains it answers, and what is being done.
func (c *matrix) line(d vm.Dot, x, y, w float64) float64 {
	const indent = 26.0
	top := y
	fill := tone(c.Palette, d.Quadrant)
	c.Dot(x+9, y+9, 9, fill, scene.Color{}, 0)
	c.Centred(d.Number, sheet.Bold(sheet.TinySize), x, y+1, 18, c.Palette.OnAccent)
	ink := c.Palette.Ink
	if c.chosen(string(d.Card.ID)) {
		ink = c.Palette.Accent
	}
	y += c.Text(d.Name, sheet.Bold(sheet.BodySize), x+indent, y, w-indent, ink, 2)
	y += c.chain("report.answers", d.Pains, x+indent, y, w-indent, c.Palette.Pain)
	y += c.chain("report.actions.of", d.Actions, x+indent, y, w-indent, c.Palette.Opportunity)
	c.Ground(scene.Rect{X: x, Y: top, W: w, H: y - top})
	return y - top + 10
}

func (c *matrix) chain(key string, names []string, x, y, w float64, color scene.Color) float64 {
	if len(names) == 0 {
		return 0
	}
	c.Fill(scene.Rect{X: x, Y: y + 3, W: 3, H: 12}, color, 1)
	return c.Text(c.Words(key)+c.Words("list.colon")+strings.Join(names, c.Words("list.comma")), sheet.Plain(sheet.SmallSize), x+9, y, w-9, c.Palette.Muted, 3)
}

// loose is an opportunity without a place: it is dragged into the matrix.
func (c *matrix) loose(d vm.Dot, x, y, w float64) float64 {
	const high = 40.0
	r := scene.Rect{X: x, Y: y, W: w, H: high}
	c.Fill(r, c.Palette.Panel, 6)
	c.Frame(r, c.Palette.Hairline, 6, float64(c.Palette.Line()))
	c.Fill(scene.Rect{X: x, Y: y, W: 4, H: high}, c.Palette.Opportunity, 2)
	c.Text(d.Name, sheet.Bold(sheet.BodySize), x+14, y+2, w-22, c.Palette.Ink, 1)
	c.Text(d.Note, sheet.Plain(sheet.TinySize), x+14, y+21, w-22, c.Palette.Muted, 1)
	c.Node(scene.Ref{Kind: scene.Card, ID: string(d.Card.ID), Column: string(d.Card.Column)}, r, d.Spoken)
	return high + 8
}
