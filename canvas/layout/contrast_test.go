package layout

import (
	"testing"

	"sojourn/canvas/golden"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model/modeltest"
)

// In the look for who sees little every word has 7 to 1 on what is painted below it, WCAG 2.1 part 1.4.6.
func TestWordsStandOutInHighContrast(t *testing.T) {
	for _, m := range layouttest.Maps() {
		o := inBoth(options(m.Doc))
		o.Contrast = true
		s := Build(modeltest.Bilingual(m.Doc), o, typeset.Shared())
		for _, n := range s.Nodes {
			for i, p := range n.Prims {
				if p.Op != scene.OpText {
					continue
				}
				ground := groundOf(s, n.Prims[:i], scene.Point{X: p.Run.X + 1, Y: p.Run.Y - p.Run.Size/3})
				if c := scene.Contrast(p.Fill, ground); c < 7 || p.Fill.A != 255 {
					t.Errorf("%s: %q is %v on %v, %.1f to 1", m.Name, n.Label, p.Fill, ground, c)
				}
			}
		}
	}
	d := sample(t)
	o := options(d)
	o.Contrast = true
	golden.Compare(t, "contrast", paint(Build(d, o, typeset.Shared()), 0.75, 900, 640), rounding)
	o.Print = true
	if s := Build(d, o, typeset.Shared()); s.Ground != light.panel {
		t.Error("paper follows the screen")
	}
}

// Faces and the curve have 3 to 1 on the ground, part 1.4.11: amber and light green are too pale for that as they are.
func TestFacesAndCurveStandOutInHighContrast(t *testing.T) {
	d := sample(t)
	o := options(d)
	o.Contrast = true
	lines := 0
	for _, n := range Build(d, o, typeset.Shared()).Nodes {
		for _, p := range n.Prims {
			if p.Op != scene.OpPath || p.Width == 0 || p.Dash != nil {
				continue
			}
			colors := []scene.Color{p.Stroke}
			if p.Ramp != nil {
				colors = nil
				for _, stop := range p.Ramp.Stops {
					colors = append(colors, stop.Color)
				}
			}
			lines++
			for _, c := range colors {
				if r := scene.Contrast(c, o.palette().panel); r < 3 {
					t.Errorf("%+v: a line of %v has %.1f to 1", n.Ref, c, r)
				}
			}
		}
	}
	if lines < 20 {
		t.Errorf("only %d lines were looked at", lines)
	}
}

// groundOf is the colour of the last of the primitives that lies below a point.
func groundOf(s *scene.Scene, prims []scene.Prim, at scene.Point) scene.Color {
	ground := s.Ground
	for _, p := range prims {
		r := p.Rect
		if p.Op == scene.OpPath {
			r = p.Path.Bounds()
		}
		if p.Op != scene.OpText && p.Fill.A == 255 && r.Contains(at) {
			ground = p.Fill
		}
	}
	return ground
}
