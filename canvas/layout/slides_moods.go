package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// moods draws the curves below the chevrons: all of them pale, and of the stages at hand, which are neighbours, as on the map.
func (s *slideshow) moods(at scene.Rect, now []stage) scene.Node {
	n := scene.Node{Layer: scene.Content, Bounds: at}
	from, to := at.X, at.MaxX()
	if len(now) > 0 {
		from, to = s.stop(s.place(now[0])).X, s.stop(s.place(now[len(now)-1])).MaxX()
		n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: from, Y: at.Y, W: to - from, H: at.H}, Fill: s.pal.chip})
	}
	middle := new(scene.Path).MoveTo(at.X, at.Center().Y).LineTo(at.MaxX(), at.Center().Y)
	n.Prims = append(n.Prims, scene.Prim{Op: scene.OpPath, Path: middle, Stroke: s.pal.dashed, Width: 1, Dash: []float64{4, 4}})
	var ends []ending
	for _, line := range s.route.lines {
		pts := s.pointsOf(line, at)
		pen := scene.Prim{Op: scene.OpPath, Stroke: opaque, Width: 3, Ramp: s.pal.emotionRamp(at.Y+routeInset, at.MaxY()-routeInset)}
		if line.color.A != 0 {
			pen.Stroke, pen.Width, pen.Ramp, pen.Dash = line.color, 2, nil, line.dash
		}
		if line.series == model.Target {
			pen.Width, pen.Dash = 1.5, []float64{5, 4}
		}
		stroke := func(x0, x1, a float64) {
			if pen.Path = curveBetween(pts, x0, x1); len(pen.Path.Verbs) > 0 {
				pen.Stroke = alpha(pen.Stroke, a)
				n.Prims = append(n.Prims, pen)
			}
		}
		if len(now) > 0 {
			stroke(at.X, from, 0.3)
			stroke(to, at.MaxX(), 0.3)
		}
		stroke(from, to, 1)
		if line.series == model.Current {
			n.Prims = append(n.Prims, s.faces(line, pts, from, to)...)
			if line.name != "" {
				ends = append(ends, ending{line.voice, pts[len(pts)-1]})
			}
		}
	}
	if float64(len(ends))*slideText*leading > at.H {
		return n // the first slide has more room for names
	}
	for _, name := range s.curveNames(ends, slideText, scene.Point{X: at.MaxX(), Y: at.MaxY()}) {
		n.Prims = name.words.at(n.Prims, name.at.X, name.at.Y)
	}
	return n
}

// pointsOf is where the values of a curve stand.
func (s *slideshow) pointsOf(line mood, at scene.Rect) (pts []scene.Point) {
	lo, hi := s.m.Scale.Range()
	for _, v := range line.values {
		share := (s.m.Scale.Clamp(v.Value) - lo) / (hi - lo)
		pts = append(pts, scene.Point{X: s.route.x[v.Column], Y: at.MaxY() - routeInset - share*(at.H-2*routeInset)})
	}
	return pts
}

// faces are those of the points of a curve that stand out, and pale dots for the others. A curve among others has dots
// of its own colour.
func (s *slideshow) faces(line mood, pts []scene.Point, from, to float64) (out []scene.Prim) {
	for i, v := range line.values {
		face, p := s.m.Scale.Face(v.Value), pts[i]
		fill, now := EmotionColor(face), p.X > from && p.X < to
		if line.color.A != 0 {
			fill = line.color
		}
		switch {
		case now && line.color.A == 0:
			out = append(out, Face(face, p.X, p.Y, 9, s.pal.panel, scene.Far)...)
			continue
		case !now:
			fill = mix(fill, s.pal.panel, 0.6)
		}
		out = append(out, scene.Prim{Op: scene.OpPath, Path: scene.Circle(p.X, p.Y, 3.5), Fill: fill})
	}
	return out
}
