package pdf

import (
	"math"
	"slices"
	"strconv"

	"sojourn/canvas/scene"
)

// ink is the content stream of one page. Its methods take points with y growing downwards and turn them over; they
// leave out what the graphics state already says.
type ink struct {
	buf    []byte
	height float64 // of the page
	state  state
	saved  []state
	bad    bool // a number came that no page can hold
}

// state mirrors the graphics state of the reader, as far as we use it.
type state struct {
	fill, stroke           paint
	fillAlpha, strokeAlpha uint8
	width                  float64
	dash                   []float64
	miter                  bool
	frame                  frame
	font                   string
	size                   float64
}

// reach is the largest coordinate, in points, that is written down: far beyond any page, well within what readers add
// and multiply without loss.
const reach = 1e6

// newInk starts the content of a page, behind what buf holds.
func newInk(buf []byte, height float64) *ink {
	p := &ink{buf: buf, height: height, state: state{fillAlpha: 255, strokeAlpha: 255, frame: sheet(height)}}
	p.op("1 J 1 j") // round caps and joins
	return p
}

// frame is where the coordinates of the reader start, in ours, and how many of its units make a point.
type frame struct {
	at    scene.Point
	scale float64
}

// sheet is the frame that every page of a height starts with.
func sheet(height float64) frame { return frame{scene.Point{Y: height}, 1} }

// num appends a number, rounded to a hundredth, and a space.
func (p *ink) num(v float64) { p.fixed(v, 100) }

// fine appends a number, rounded to a ten-thousandth, and a space: for sizes and slopes, which others multiply.
func (p *ink) fine(v float64) { p.fixed(v, 10_000) }

func (p *ink) fixed(v float64, unit int64) {
	if !(math.Abs(v) <= reach) { // NaN too
		p.bad = true
		v = 0
	}
	n := int64(math.Abs(v)*float64(unit) + 0.5)
	if v < 0 && n > 0 {
		p.buf = append(p.buf, '-')
	}
	whole, part := n/unit, n%unit
	if whole != 0 || part == 0 {
		p.buf = strconv.AppendInt(p.buf, whole, 10)
	}
	if part != 0 {
		p.buf = append(p.buf, '.')
		for unit /= 10; part != 0; unit /= 10 {
			p.buf = append(p.buf, byte('0'+part/unit))
			part %= unit
		}
	}
	p.buf = append(p.buf, ' ')
}

// op appends an operator.
func (p *ink) op(s string) { p.buf = append(append(p.buf, s...), '\n') }

func (p *ink) point(x, y float64) {
	p.num((x - p.state.frame.at.X) * p.state.frame.scale)
	p.num((p.state.frame.at.Y - y) * p.state.frame.scale)
}

// length appends a width, a height or a part of a dash.
func (p *ink) length(v float64) { p.num(v * p.state.frame.scale) }

func (p *ink) moveTo(x, y float64) { p.point(x, y); p.op("m") }
func (p *ink) lineTo(x, y float64) { p.point(x, y); p.op("l") }
func (p *ink) cubeTo(ax, ay, bx, by, x, y float64) {
	p.point(ax, ay)
	p.point(bx, by)
	p.point(x, y)
	p.op("c")
}

func (p *ink) rect(r scene.Rect) {
	p.point(r.X, r.MaxY())
	p.length(r.W)
	p.length(r.H)
	p.op("re")
}

// corner is how far the controls of a rounded corner stay away from it, as a part of the radius.
const corner = 1 - 0.5522847498307936

// roundRect appends the outline of a rectangle with rounded corners.
func (p *ink) roundRect(r scene.Rect, radius float64) {
	radius = min(radius, r.W/2, r.H/2)
	if radius <= 0 {
		p.rect(r)
		return
	}
	x0, y0, x1, y1, k := r.X, r.Y, r.MaxX(), r.MaxY(), radius*corner
	p.moveTo(x0+radius, y0)
	p.lineTo(x1-radius, y0)
	p.cubeTo(x1-k, y0, x1, y0+k, x1, y0+radius)
	p.lineTo(x1, y1-radius)
	p.cubeTo(x1, y1-k, x1-k, y1, x1-radius, y1)
	p.lineTo(x0+radius, y1)
	p.cubeTo(x0+k, y1, x0, y1-k, x0, y1-radius)
	p.lineTo(x0, y0+radius)
	p.cubeTo(x0, y0+k, x0+k, y0, x0+radius, y0)
	p.op("h")
}

// path appends a complete outline. A contour that does not start with a move starts at its first point.
func (p *ink) path(path *scene.Path) {
	pts, pen, start, open := path.Points, scene.Point{}, scene.Point{}, false
	for _, v := range path.Verbs {
		n := v.Count()
		if !open && n > 0 {
			p.moveTo(pts[0].X, pts[0].Y)
			pen, start, open = pts[0], pts[0], true
		} else if v == scene.MoveTo {
			p.moveTo(pts[0].X, pts[0].Y)
			start = pts[0]
		}
		switch v {
		case scene.LineTo:
			p.lineTo(pts[0].X, pts[0].Y)
		case scene.QuadTo:
			a, b := third(pen, pts[0]), third(pts[1], pts[0])
			p.cubeTo(a.X, a.Y, b.X, b.Y, pts[1].X, pts[1].Y)
		case scene.CubeTo:
			p.cubeTo(pts[0].X, pts[0].Y, pts[1].X, pts[1].Y, pts[2].X, pts[2].Y)
		case scene.Close:
			if open {
				p.op("h")
			}
			pen = start
		}
		if n > 0 {
			pen = pts[n-1]
		}
		pts = pts[n:]
	}
}

// third returns the control of a cubic curve at the end e of a quadratic one with control c.
func third(e, c scene.Point) scene.Point {
	return scene.Point{X: e.X + (c.X-e.X)*2/3, Y: e.Y + (c.Y-e.Y)*2/3}
}

// save and restore nest; what the reader forgets on restoring, we forget too.
func (p *ink) save() {
	p.saved = append(p.saved, p.state)
	p.op("q")
}

func (p *ink) restore() {
	last := len(p.saved) - 1
	p.state, p.saved = p.saved[last], p.saved[:last]
	p.op("Q")
}

// framed draws something in a frame of its own: what it is made of starts at a place, in units of that many points. Of
// things that are alike, wherever they are and however much a map was shrunk, the same bytes are written then, and they
// are drawn as exactly as on a map of natural size.
func (p *ink) framed(at scene.Point, unit float64, draw func() error) error {
	p.save()
	defer p.restore()
	unit = math.Round(max(unit, smallestUnit)*exact) / exact
	p.fixed(unit, exact)
	p.buf = append(p.buf, "0 0 "...)
	p.fixed(unit, exact)
	p.fine(at.X)
	p.fine(p.height - at.Y)
	p.op("cm")
	p.state.frame = frame{at, 1 / unit}
	p.state.width, p.state.dash, p.state.font = unknown, []float64{unknown}, "" // those outside have another size here
	return draw()
}

const (
	exact        = 1e7  // to which part of a point units are told: a page has 14,400
	smallestUnit = 0.02 // points; with a smaller one numbers would go beyond reach
	unknown      = -1   // no line has this width
)

// paint is a colour, or a pattern by its name. The zero value is the black a page starts with.
type paint struct {
	r, g, b uint8
	pattern string
}

func (p *ink) fill(c paint) {
	if p.state.fill != c {
		p.state.fill = c
		p.paint(c, "/Pattern cs", "scn", "rg")
	}
}

func (p *ink) stroke(c paint) {
	if p.state.stroke != c {
		p.state.stroke = c
		p.paint(c, "/Pattern CS", "SCN", "RG")
	}
}

func (p *ink) paint(c paint, space, pattern, color string) {
	if c.pattern != "" {
		p.op(space + "/" + c.pattern + " " + pattern)
		return
	}
	p.buf = append(p.buf, channels[c.r]+channels[c.g]+channels[c.b]...)
	p.op(color)
}

// channels holds the operand of each colour value.
var channels = func() (out [256]string) {
	for i := range out {
		v := ink{}
		v.fixed(float64(i)/255, 1000)
		out[i] = string(v.buf)
	}
	return out
}()

// line sets how strokes are drawn: their width and dashes, and whether corners are pointed.
func (p *ink) line(width float64, dash []float64, miter bool) {
	if p.state.width != width {
		p.state.width = width
		p.num(max(width*p.state.frame.scale, 0.01)) // to a reader 0 means as thin as it can
		p.op("w")
	}
	if !drawable(dash) {
		dash = nil
	}
	if !slices.Equal(p.state.dash, dash) {
		p.state.dash = dash
		p.buf = append(p.buf, '[')
		for _, d := range dash {
			p.length(d)
		}
		p.op("]0 d")
	}
	if p.state.miter != miter {
		p.state.miter = miter
		if miter {
			p.op("0 j")
		} else {
			p.op("1 j")
		}
	}
}

// drawable reports that a dash pattern has no negative length and comes forward.
func drawable(dash []float64) bool {
	sum := 0.0
	for _, d := range dash {
		if !(d >= 0 && d <= reach) {
			return false
		}
		sum += d
	}
	return sum >= 0.05
}
