package scene

// Place returns the scene scaled by k and then shifted by dx, dy points, for putting a map on a page.
func (s *Scene) Place(k, dx, dy float64) *Scene {
	t := transform{k, dx, dy}
	out := &Scene{Size: Size{s.Size.W * k, s.Size.H * k}, Grid: t.rect(s.Grid), HeadTop: s.HeadTop*k + dy, Ground: s.Ground}
	out.Nodes = make([]Node, len(s.Nodes))
	for i, n := range s.Nodes {
		at := t.point(n.Origin)
		n.Bounds, n.Origin, n.Prims = t.rect(n.Bounds), Point{}, transform{k, at.X, at.Y}.prims(n.Prims)
		n.Parts, n.Scale = t.rects(n.Parts), n.Unit()*k
		out.Nodes[i] = n
	}
	out.Columns, out.Lanes = t.tracks(s.Columns, dx), t.tracks(s.Lanes, dy)
	return out
}

type transform struct{ k, dx, dy float64 }

func (t transform) point(p Point) Point { return Point{p.X*t.k + t.dx, p.Y*t.k + t.dy} }

func (t transform) rect(r Rect) Rect {
	return Rect{r.X*t.k + t.dx, r.Y*t.k + t.dy, r.W * t.k, r.H * t.k}
}

func (t transform) rects(rs []Rect) []Rect {
	if rs == nil {
		return nil
	}
	out := make([]Rect, len(rs))
	for i, r := range rs {
		out[i] = t.rect(r)
	}
	return out
}

func (t transform) tracks(ts []Track, shift float64) []Track {
	out := make([]Track, len(ts))
	for i, tr := range ts {
		tr.At, tr.Extent = tr.At*t.k+shift, tr.Extent*t.k
		out[i] = tr
	}
	return out
}

func (t transform) prims(list []Prim) []Prim {
	out := make([]Prim, len(list))
	for i, p := range list {
		out[i] = t.prim(p)
	}
	return out
}

func (t transform) prim(p Prim) Prim {
	p.Rect, p.Radius, p.Width = t.rect(p.Rect), p.Radius*t.k, p.Width*t.k
	if p.Path != nil {
		pts := make([]Point, len(p.Path.Points))
		for i, q := range p.Path.Points {
			pts[i] = t.point(q)
		}
		p.Path = &Path{Verbs: p.Path.Verbs, Points: pts}
	}
	if p.Run != nil {
		r := *p.Run
		r.X, r.Y = r.X*t.k+t.dx, r.Y*t.k+t.dy
		r.Size, r.Width = r.Size*t.k, r.Width*t.k
		p.Run = &r
	}
	if p.Ramp != nil {
		p.Ramp = &Ramp{From: t.point(p.Ramp.From), To: t.point(p.Ramp.To), Stops: p.Ramp.Stops}
	}
	if p.Dash != nil {
		dash := make([]float64, len(p.Dash))
		for i, d := range p.Dash {
			dash[i] = d * t.k
		}
		p.Dash = dash
	}
	return p
}
