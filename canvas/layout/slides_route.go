package layout

import (
	"strings"
	"unicode"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// route is the way of all stages that stands on every slide: a chevron for each, and below these the emotion curve.
type route struct {
	x      map[model.ID]float64 // middle of every column that is shown, in points
	values map[model.Series][]insight.Value
}

// Measures of the route in points, on the slide of a stage.
const (
	routeBar   = 24.0
	routeCurve = 62.0
	routeInset = 12.0 // above and below the curve
	routeAlone = 1.5  // how much taller it is where it stands alone
)

func (s *slideshow) newRoute() route {
	r := route{x: map[model.ID]float64{}, values: map[model.Series][]insight.Value{}}
	for i := range s.stages {
		var ids []model.ID
		for _, c := range s.cols {
			if c.Stage.ID == s.stages[i].ID {
				ids = append(ids, c.ID)
			}
		}
		at := s.stop(i)
		for k, id := range ids {
			r.x[id] = at.X + at.W*(float64(k)+0.5)/float64(len(ids))
		}
	}
	for _, l := range s.lanes {
		if l.Type != model.EmotionLane || l.Folded {
			continue
		}
		for _, series := range []model.Series{model.Target, model.Current} {
			r.values[series] = keepIf(insight.Curve(s.doc, s.m.ID, "", series), func(v insight.Value) bool { return v.Known && r.x[v.Column] > 0 })
		}
	}
	return r
}

// known reports that there is a curve.
func (r route) known() bool { return len(r.values[model.Current])+len(r.values[model.Target]) > 0 }

// height is what the route takes, below the heading of a stage or alone.
func (r route) height(alone bool) float64 {
	h := routeBar
	if r.known() {
		h += routeCurve
	}
	if alone {
		h *= routeAlone
	}
	return h
}

// stop is where a stage lies on the way; only left and right edge count.
func (s *slideshow) stop(i int) scene.Rect {
	w := slideInner / float64(len(s.stages))
	return scene.Rect{X: slideEdge + float64(i)*w, W: w}
}

// way draws the route with one stage standing out, or all of them. A click on a stage leads to its slide.
func (s *slideshow) way(y float64, now model.ID, alone bool) []scene.Node {
	k := 1.0
	if alone {
		k = routeAlone
	}
	var out []scene.Node
	names := s.stops(slideText+(k-1)*3, routeBar*k)
	colors := StageColors(len(s.doc.Stages(s.m.ID)), s.m.Color)
	for i, st := range s.stages {
		r := s.stop(i)
		r.Y, r.H = y, routeBar*k
		fill, ink := s.pal.head(colors[st.at]), scene.RGB(0xFFFFFF)
		if now != "" && st.ID != now {
			fill, ink = mix(fill, s.pal.panel, 0.8), s.pal.chipInk
		}
		n := scene.Node{Layer: scene.Content, Bounds: r, Label: s.stageName(st)}
		shape := r
		if i+1 < len(s.stages) {
			shape.W += min(4, r.W/8) // points into the notch of the next one
		}
		n.Prims = []scene.Prim{{Op: scene.OpPath, Path: chevron(shape, i == 0), Fill: fill}}
		if i < len(names) {
			names[i].color = ink
			n.Prims = s.centred(n.Prims, names[i], scene.Point{X: r.Center().X + 2, Y: r.Center().Y})
		}
		if first, ok := s.first[st.ID]; ok {
			n.Link = "#" + pageAnchor(first)
		}
		out = append(out, n)
	}
	if s.route.known() {
		out = append(out, s.mood(scene.Rect{X: slideEdge, Y: y + routeBar*k, W: slideInner, H: routeCurve * k}, now))
	}
	return out
}

// stops are the names of the stages in their chevrons, all in the same way: with their numbers, without, in several
// lines, the same in smaller type, or the numbers alone; none where not even these have room.
func (s *slideshow) stops(size, high float64) []block {
	number := func(one stage) string { return Number(float64(one.at + 1)) }
	name := func(one stage) string { return s.name(one.Name, "untitled.stage") }
	room := s.stop(0).W - 22
	for _, z := range []float64{size, slideText} {
		for _, say := range []func(stage) string{s.stageName, name} {
			if out := s.sayAll(say, z, slideWidth, room, high); out != nil {
				return out
			}
		}
		if out := s.sayAll(name, z, room, room, high); out != nil {
			return out
		}
	}
	return s.sayAll(number, slideText, slideWidth, room+16, high)
}

// sayAll sets a text for every stage with lines of a width, and returns nil where one needs more room than there is or
// breaks within a word.
func (s *slideshow) sayAll(say func(stage) string, size, width, room, high float64) []block {
	var out []block
	for _, one := range s.stages {
		t := s.block(say(one), bold(size), width, s.pal.ink, scene.Far)
		if t.width() > room || t.height() > high || s.torn(say(one), size, width) {
			return nil
		}
		out = append(out, t)
	}
	return out
}

// torn reports that a text breaks within a word. Chinese breaks between any two characters.
func (s *slideshow) torn(text string, size, width float64) bool {
	for _, word := range strings.Fields(text) {
		if !strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && s.block(word, bold(size), slideWidth, s.pal.ink, scene.Far).width() > width {
			return true
		}
	}
	return false
}

// centred appends a text around a point, each line in the middle.
func (s *slideshow) centred(prims []scene.Prim, t block, at scene.Point) []scene.Prim {
	y := at.Y - t.height()/2
	for i, l := range t.lines {
		one := t
		one.lines = t.lines[i : i+1]
		prims = one.at(prims, at.X-l.Width/2, y+float64(i)*t.size*leading)
	}
	return prims
}

// mood draws the curve below the chevrons: all of it pale, and of the stage at hand as on the map.
func (s *slideshow) mood(at scene.Rect, now model.ID) scene.Node {
	n := scene.Node{Layer: scene.Content, Bounds: at}
	from, to := at.X, at.MaxX()
	for i, st := range s.stages {
		if st.ID == now {
			r := s.stop(i)
			from, to = r.X, r.MaxX()
			n.Prims = append(n.Prims, scene.Prim{Op: scene.OpRect, Rect: scene.Rect{X: from, Y: at.Y, W: to - from, H: at.H}, Fill: s.pal.chip})
		}
	}
	middle := new(scene.Path).MoveTo(at.X, at.Center().Y).LineTo(at.MaxX(), at.Center().Y)
	n.Prims = append(n.Prims, scene.Prim{Op: scene.OpPath, Path: middle, Stroke: s.pal.dashed, Width: 1, Dash: []float64{4, 4}})
	ramp := s.pal.emotionRamp(at.Y+routeInset, at.MaxY()-routeInset)
	lo, hi := s.m.Scale.Range()
	for _, series := range []model.Series{model.Target, model.Current} {
		var pts []scene.Point
		for _, v := range s.route.values[series] {
			share := (s.m.Scale.Clamp(v.Value) - lo) / (hi - lo)
			pts = append(pts, scene.Point{X: s.route.x[v.Column], Y: at.MaxY() - routeInset - share*(at.H-2*routeInset)})
		}
		width, dash := 3.0, []float64(nil)
		if series == model.Target {
			width, dash = 1.5, []float64{5, 4}
		}
		stroke := func(line *scene.Path, a float64) {
			if len(line.Verbs) > 0 {
				n.Prims = append(n.Prims, scene.Prim{Op: scene.OpPath, Path: line, Stroke: alpha(opaque, a), Width: width, Dash: dash, Ramp: ramp})
			}
		}
		if now != "" {
			stroke(curveBetween(pts, at.X, from), 0.3)
			stroke(curveBetween(pts, to, at.MaxX()), 0.3)
		}
		stroke(curveBetween(pts, from, to), 1)
		if series == model.Current {
			n.Prims = append(n.Prims, s.faces(pts, from, to)...)
		}
	}
	return n
}

// faces are those of the points of the curve that stand out, and pale dots for the others.
func (s *slideshow) faces(pts []scene.Point, from, to float64) (out []scene.Prim) {
	for i, v := range s.route.values[model.Current] {
		face, p := s.m.Scale.Face(v.Value), pts[i]
		if p.X > from && p.X < to {
			out = append(out, Face(face, p.X, p.Y, 9, s.pal.panel, scene.Far)...)
			continue
		}
		out = append(out, scene.Prim{Op: scene.OpPath, Path: scene.Circle(p.X, p.Y, 3.5), Fill: mix(EmotionColor(face), s.pal.panel, 0.6)})
	}
	return out
}
