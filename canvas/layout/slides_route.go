package layout

import (
	"slices"
	"strings"
	"unicode"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// route is the way of all stages that stands on every slide: a chevron for each, and below these the emotion curve.
type route struct {
	x     map[model.ID]float64 // middle of every column that is shown, in points
	lines []mood               // the curves, of a map that shows them
}

// mood is a curve: whose it is and the values that are known.
type mood struct {
	voice
	series model.Series
	values []insight.Value
}

// Measures of the route in points, on the slide of a stage.
const (
	routeBar   = 24.0
	routeCurve = 62.0
	routeInset = 12.0 // above and below the curve
	routeAlone = 1.5  // how much taller it is where it stands alone
)

func (s *slideshow) newRoute() route {
	r := route{x: map[model.ID]float64{}}
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
			for _, who := range s.voices(series) {
				values := keepIf(insight.Curve(s.doc, s.m.ID, who.id, series), func(v insight.Value) bool { return v.Known && r.x[v.Column] > 0 })
				if len(values) > 0 {
					r.lines = append(r.lines, mood{who, series, values})
				}
			}
		}
	}
	return r
}

// known reports that there is a curve.
func (r route) known() bool { return len(r.lines) > 0 }

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

// place is where a stage stands among those that are shown.
func (s *slideshow) place(st stage) int {
	return slices.IndexFunc(s.stages, func(o stage) bool { return o.ID == st.ID })
}

// way draws the route with some neighbours standing out, or without any all of them. A click on a stage leads to its slide.
func (s *slideshow) way(y float64, now []stage, alone bool) []scene.Node {
	k := 1.0
	if alone {
		k = routeAlone
	}
	var out []scene.Node
	names := s.stops(slideText+(k-1)*3, routeBar*k)
	colors, inHead := s.pal.heads(len(s.doc.Stages(s.m.ID)), s.m.Color)
	for i, st := range s.stages {
		r := s.stop(i)
		r.Y, r.H = y, routeBar*k
		fill, ink := colors[st.at], inHead
		if len(now) > 0 && !slices.ContainsFunc(now, func(o stage) bool { return o.ID == st.ID }) {
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
			n.Prims = names[i].aligned(n.Prims, r.Center().X+2, r.Center().Y-names[i].height()/2, centred)
		}
		if first, ok := s.first[st.ID]; ok {
			n.Link = "#" + pageAnchor(first)
		}
		out = append(out, n)
	}
	if s.route.known() {
		out = append(out, s.moods(scene.Rect{X: slideEdge, Y: y + routeBar*k, W: slideInner, H: routeCurve * k}, now))
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
