package outline

import (
	"image"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/ui/theme"
	"sojourn/ui/vm"
)

// Sizes of words.
const (
	bodySize = 13
	metaSize = 12
	headSize = 11
)

var (
	plain  = typeset.Style{Face: scene.Regular, Size: bodySize}
	strong = typeset.Style{Face: scene.Bold, Size: bodySize}
	meta   = typeset.Style{Face: scene.Regular, Size: metaSize}
	head   = typeset.Style{Face: scene.Bold, Size: headSize}
)

// sheet is a frame being made: only the lines in view are.
type sheet struct {
	*Outline
	p     theme.Palette
	nodes []scene.Node
	prims []scene.Prim
}

// paint is called by the driver with the size in pixels of the screen.
func (o *Outline) paint(w, h int) image.Image {
	if o.picture == nil || o.picture.Rect.Dx() != w || o.picture.Rect.Dy() != h {
		o.picture = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	zoom := 1.0
	if width := float64(o.Size().Width); width > 0 {
		zoom = float64(w) / width
	}
	near := scene.Near
	o.painter.Paint(o.picture, raster.Frame{Scene: o.scene(), Camera: viewport.Camera{Zoom: zoom}, Detail: &near})
	return o.picture
}

// scene is what is in view.
func (o *Outline) scene() *scene.Scene {
	s := &sheet{Outline: o, p: theme.Current()}
	room := o.room()
	first := max(0, int(o.scrollY/lineHeight))
	for i := first; i < len(o.lines) && o.lineRect(i).Y < room.H; i++ {
		if o.look.Table {
			s.row(i)
		} else {
			s.branch(i)
		}
	}
	if o.look.Table {
		s.headings()
	}
	if len(o.lines) == 0 || o.look.Table && o.model.Cards() == 0 {
		s.nothing()
	}
	down, across := o.bars()
	for _, r := range []scene.Rect{down, across} {
		if !r.Empty() {
			thumb := s.p.Muted
			thumb.A = 110
			s.rect(r, thumb, r.W/2)
		}
	}
	s.node(scene.Rect{W: room.W, H: room.H})
	return &scene.Scene{Size: room, Nodes: s.nodes, Ground: s.p.Panel}
}

// node ends a node with all that was drawn since the last one.
func (s *sheet) node(bounds scene.Rect) {
	s.nodes = append(s.nodes, scene.Node{Layer: scene.Content, Bounds: bounds, Prims: s.prims})
	s.prims = nil
}

func (s *sheet) rect(r scene.Rect, fill scene.Color, radius float64) {
	s.prims = append(s.prims, scene.Prim{Op: scene.OpRect, Rect: r, Radius: min(radius, r.W/2, r.H/2), Fill: fill})
}

// ring is the focus: strong while the keyboard is here, thin otherwise.
func (s *sheet) ring(r scene.Rect) {
	width := 1.0
	if s.focused {
		width = 2
	}
	s.prims = append(s.prims, scene.Prim{Op: scene.OpRect, Rect: r.Inset(width), Radius: 6, Stroke: s.p.Accent, Width: width})
}

// text writes one line into a width, cut where it does not fit, in the middle of a height. It returns how wide it came out.
func (s *sheet) text(words string, st typeset.Style, r scene.Rect, c scene.Color, right bool) float64 {
	if r.W < 8 || words == "" {
		return 0
	}
	if strings.ContainsAny(words, "\n\r\t") {
		words = strings.Join(strings.Fields(words), " ")
	}
	const capHeight = 0.74
	lines := s.type_.Lines(words, st, float64(int(r.W)), 1)
	if len(lines) == 0 {
		return 0
	}
	l, x := lines[0], r.X
	if right {
		x = r.MaxX() - l.Width
	}
	for _, run := range l.Runs {
		s.prims = append(s.prims, scene.Prim{Op: scene.OpText, Run: run.At(x+run.X, r.Center().Y+capHeight*st.Size/2), Fill: c})
	}
	return l.Width
}

// ground is what lies below a line.
func (s *sheet) ground(i int, r scene.Rect) (ink scene.Color) {
	if s.chosen[s.lines[i].LineKey] {
		s.rect(r, s.p.Selected, 0)
		return s.p.OnSelected
	}
	return s.p.Body
}

// branch draws a line of the tree.
func (s *sheet) branch(i int) {
	l, r := s.lines[i], s.lineRect(i)
	wide := scene.Rect{X: 6, Y: r.Y + 1, W: r.W - 20, H: r.H - 2}
	ink := s.p.Body
	if s.chosen[l.LineKey] {
		s.rect(wide, s.p.Selected, 6)
		ink = s.p.OnSelected
	}
	if l.Folds {
		s.arrowhead(s.arrow(i), l.Open)
	}
	w := s.words(i)
	st := plain
	switch l.Kind {
	case vm.MapLine, vm.StageLine, vm.LaneLine:
		st, ink = strong, s.p.Ink
	case vm.StepLine:
		st = strong
	case vm.CellLine, vm.CurveLine, vm.TrayLine:
		st, ink = meta, s.p.Muted
	case vm.CardLine:
		s.rect(scene.Rect{X: w.X - 8, Y: r.Y + 8, W: 4, H: r.H - 16}, s.tone(l.Card), 2)
		w.X += 4
	}
	name, unnamed := s.model.Within(l.LineKey, s.look.ByLanes)
	if unnamed {
		ink = s.p.Faint
	}
	end := s.marks(l, r)
	w.W = max(60, end-w.X-12)
	x := w.X + s.text(name, st, w, ink, false) + 12
	s.text(s.model.Aside(l).Text, meta, scene.Rect{X: x, Y: r.Y, W: end - x - 12, H: r.H}, s.p.Muted, false)
	if i == s.at {
		s.ring(wide)
	}
	s.node(r)
}

// tone is the colour of a card, lighter on a dark ground.
func (s *sheet) tone(c *model.Card) scene.Color {
	tone := layout.CardColor(c, s.model.Lane(c))
	if s.p.Dark {
		lift := func(v uint8) uint8 { return v + (255-v)/4 }
		tone.R, tone.G, tone.B = lift(tone.R), lift(tone.G), lift(tone.B)
	}
	return tone
}

// marks draws the gap and the emotion at the right end of a line and returns where they begin.
func (s *sheet) marks(l vm.OutlineLine, r scene.Rect) float64 {
	const feltWidth, gapWidth = 104, 84
	end := r.W - 24
	a := s.model.Aside(l)
	if a.Felt != "" {
		x := end - feltWidth
		s.prims = append(s.prims, layout.Face(a.Face, x+8, r.Center().Y, 7, s.p.Panel, scene.Near)...)
		s.text(a.Felt, meta, scene.Rect{X: x + 22, Y: r.Y, W: feltWidth - 22, H: r.H}, s.p.Muted, false)
	}
	if a.Gap != "" {
		ink := s.p.Opportunity
		if a.Wide {
			ink = s.p.Pain
		}
		s.text(a.Gap, meta, scene.Rect{X: end - feltWidth - gapWidth, Y: r.Y, W: gapWidth - 8, H: r.H}, ink, false)
	}
	if l.Kind == vm.CardLine || l.Kind == vm.CurveLine {
		return end - feltWidth - gapWidth
	}
	return end
}

func (s *sheet) arrowhead(r scene.Rect, open bool) {
	c := r.Center()
	p := new(scene.Path).MoveTo(c.X-2, c.Y-4).LineTo(c.X+2, c.Y).LineTo(c.X-2, c.Y+4)
	if open {
		p = new(scene.Path).MoveTo(c.X-4, c.Y-2).LineTo(c.X, c.Y+2).LineTo(c.X+4, c.Y-2)
	}
	s.prims = append(s.prims, scene.Prim{Op: scene.OpPath, Path: p, Stroke: s.p.Muted, Width: 1.5})
}

// row draws a line of the table: what scrolls sideways first, the title over it.
func (s *sheet) row(i int) {
	r := s.lineRect(i)
	ink := s.ground(i, r)
	for col := len(s.heads) - 1; col >= 0; col-- {
		cell := s.cellRect(i, col)
		if cell.X >= r.W || cell.MaxX() <= s.heads[0].Width && col > 0 {
			continue
		}
		if col == 0 {
			s.rect(cell, s.p.Panel, 0)
			s.ground(i, cell)
		}
		s.cell(i, col, cell, ink)
		if i == s.at && col == s.col {
			s.ring(cell)
		}
	}
	s.rect(scene.Rect{Y: r.MaxY() - 1, W: r.W, H: 1}, s.p.Hairline, 0)
	s.rect(scene.Rect{X: s.heads[0].Width - 1, Y: r.Y, W: 1, H: r.H}, s.p.Hairline, 0)
	s.node(r)
}

func (s *sheet) cell(i, col int, r scene.Rect, ink scene.Color) {
	c := s.lines[i].Card
	words, st := s.model.Cell(c, col), plain
	r = scene.Rect{X: r.X + cellPad, Y: r.Y, W: r.W - 2*cellPad, H: r.H}
	switch s.heads[col].Key {
	case "title":
		s.rect(scene.Rect{X: r.X, Y: r.Y + 8, W: 4, H: r.H - 16}, s.tone(c), 2)
		r.X, r.W = r.X+12, r.W-12
		if words == "" {
			words, _ = s.model.Name(s.lines[i].LineKey)
			ink = s.p.Faint
		}
	case "gap":
		if gap, ok := c.Touchpoint.Gap(); ok && gap > 0 {
			ink, st = s.p.Pain, strong
		}
	case "emotion":
		if a := s.model.Aside(s.lines[i]); a.Felt != "" {
			s.prims = append(s.prims, layout.Face(a.Face, r.X+7, r.Center().Y, 7, s.p.Panel, scene.Near)...)
			r.X, r.W = r.X+20, r.W-20
		}
	}
	s.text(words, st, s.inner(col, r), ink, s.heads[col].Right)
}

// inner leaves numbers a wider edge, since words begin right behind it.
func (s *sheet) inner(col int, r scene.Rect) scene.Rect {
	if s.heads[col].Right {
		r.W -= cellPad
	}
	return r
}

func (s *sheet) headings() {
	room := s.room()
	s.rect(scene.Rect{W: room.W, H: headHeight}, s.p.Panel, 0)
	for col := len(s.heads) - 1; col >= 0; col-- {
		r := scene.Rect{X: s.headX(col), W: s.heads[col].Width, H: headHeight}
		if col == 0 {
			s.rect(r, s.p.Panel, 0)
		} else if r.X >= room.W || r.MaxX() <= s.heads[0].Width {
			continue
		}
		ink := s.p.Muted
		in := scene.Rect{X: r.X + cellPad, W: r.W - 2*cellPad, H: r.H}
		in.W -= funnelWidth - cellPad
		if col == s.table.Sort {
			ink = s.p.Accent
			in.W -= 12
			s.sign(scene.Point{X: r.MaxX() - 8 - funnelWidth, Y: r.Center().Y}, s.table.Down)
		}
		s.funnelSign(col)
		s.text(s.heads[col].Text, head, s.inner(col, in), ink, s.heads[col].Right)
	}
	s.rect(scene.Rect{Y: headHeight - 1, W: room.W, H: 1}, s.p.Hairline, 0)
	s.rect(scene.Rect{X: s.heads[0].Width - 1, W: 1, H: headHeight}, s.p.Hairline, 0)
	s.node(scene.Rect{W: room.W, H: headHeight})
}

// funnelSign shows that a column can be filtered, filled where it is.
func (s *sheet) funnelSign(col int) {
	c := s.funnel(col).Center()
	p := new(scene.Path).MoveTo(c.X-4.5, c.Y-4).LineTo(c.X+4.5, c.Y-4).LineTo(c.X+1.2, c.Y).LineTo(c.X+1.2, c.Y+4).LineTo(c.X-1.2, c.Y+2.5).LineTo(c.X-1.2, c.Y).Close()
	sign := scene.Prim{Op: scene.OpPath, Path: p, Stroke: s.p.Faint, Width: 1}
	if s.table.Only[s.heads[col].Key] != nil {
		sign.Stroke, sign.Fill = s.p.Accent, s.p.Accent
	}
	s.prims = append(s.prims, sign)
}

// sign shows which way the table is sorted.
func (s *sheet) sign(c scene.Point, down bool) {
	d := -2.0
	if down {
		d = 2
	}
	p := new(scene.Path).MoveTo(c.X-3.5, c.Y-d).LineTo(c.X, c.Y+d).LineTo(c.X+3.5, c.Y-d)
	s.prims = append(s.prims, scene.Prim{Op: scene.OpPath, Path: p, Stroke: s.p.Accent, Width: 1.5})
}

// nothing says what would stand here.
func (s *sheet) nothing() {
	key := "outline.none"
	if s.ev.None != "" {
		key = s.ev.None
	}
	if s.tree.Filter != "" || s.look.Table && len(s.table.Only) > 0 {
		key = "outline.unfound"
	}
	s.text(s.w(key), plain, scene.Rect{X: 24, Y: s.top() + 8, W: s.room().W - 48, H: lineHeight}, s.p.Muted, false)
}
