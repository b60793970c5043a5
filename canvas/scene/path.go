package scene

// Verb is one step of a path.
type Verb uint8

// Verbs and the number of points each consumes.
const (
	MoveTo Verb = iota // 1
	LineTo             // 1
	QuadTo             // 2: control, end
	CubeTo             // 3: control, control, end
	Close              // 0
)

// Count returns how many points the verb consumes.
func (v Verb) Count() int {
	switch v {
	case MoveTo, LineTo:
		return 1
	case QuadTo:
		return 2
	case CubeTo:
		return 3
	}
	return 0
}

// Path is an outline in points.
type Path struct {
	Verbs  []Verb
	Points []Point
}

// Needs returns how many points the verbs consume.
func (p *Path) Needs() (n int) {
	for _, v := range p.Verbs {
		n += v.Count()
	}
	return n
}

// MoveTo starts a new contour.
func (p *Path) MoveTo(x, y float64) *Path { return p.add(MoveTo, Point{x, y}) }

// LineTo adds a straight line.
func (p *Path) LineTo(x, y float64) *Path { return p.add(LineTo, Point{x, y}) }

// QuadTo adds a quadratic curve.
func (p *Path) QuadTo(cx, cy, x, y float64) *Path { return p.add(QuadTo, Point{cx, cy}, Point{x, y}) }

// CubeTo adds a cubic curve.
func (p *Path) CubeTo(ax, ay, bx, by, x, y float64) *Path {
	return p.add(CubeTo, Point{ax, ay}, Point{bx, by}, Point{x, y})
}

// Close ends the contour with a line to its start.
func (p *Path) Close() *Path { return p.add(Close) }

func (p *Path) add(v Verb, pts ...Point) *Path {
	p.Verbs = append(p.Verbs, v)
	p.Points = append(p.Points, pts...)
	return p
}

// kappa places the controls of a cubic so that it follows a quarter circle.
const kappa = 0.5522847498307936

// Circle returns a full circle.
func Circle(cx, cy, r float64) *Path {
	k := r * kappa
	return new(Path).MoveTo(cx+r, cy).
		CubeTo(cx+r, cy+k, cx+k, cy+r, cx, cy+r).
		CubeTo(cx-k, cy+r, cx-r, cy+k, cx-r, cy).
		CubeTo(cx-r, cy-k, cx-k, cy-r, cx, cy-r).
		CubeTo(cx+k, cy-r, cx+r, cy-k, cx+r, cy).Close()
}

// RoundRect returns a rectangle whose corners are rounded one by one: top left, top right, bottom right, bottom left.
func RoundRect(r Rect, tl, tr, br, bl float64) *Path {
	x0, y0, x1, y1 := r.X, r.Y, r.MaxX(), r.MaxY()
	p := new(Path).MoveTo(x0+tl, y0).LineTo(x1-tr, y0)
	if tr > 0 {
		k := tr * (1 - kappa)
		p.CubeTo(x1-k, y0, x1, y0+k, x1, y0+tr)
	}
	p.LineTo(x1, y1-br)
	if br > 0 {
		k := br * (1 - kappa)
		p.CubeTo(x1, y1-k, x1-k, y1, x1-br, y1)
	}
	p.LineTo(x0+bl, y1)
	if bl > 0 {
		k := bl * (1 - kappa)
		p.CubeTo(x0+k, y1, x0, y1-k, x0, y1-bl)
	}
	p.LineTo(x0, y0+tl)
	if tl > 0 {
		k := tl * (1 - kappa)
		p.CubeTo(x0, y0+k, x0+k, y0, x0+tl, y0)
	}
	return p.Close()
}

// Bounds returns the box of all points, controls included.
func (p *Path) Bounds() Rect {
	if len(p.Points) == 0 {
		return Rect{}
	}
	lo, hi := p.Points[0], p.Points[0]
	for _, q := range p.Points[1:] {
		lo.X, lo.Y = min(lo.X, q.X), min(lo.Y, q.Y)
		hi.X, hi.Y = max(hi.X, q.X), max(hi.Y, q.Y)
	}
	return Rect{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}
}
