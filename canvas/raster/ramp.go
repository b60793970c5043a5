package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
)

// paint is what shows through coverage: one colour, or a gradient at the opacity of that colour.
type paint struct {
	color scene.Color
	ramp  *ramp
}

// rampSteps is how finely a gradient is divided.
const rampSteps = 256

// ramp is a gradient in pixels: the colour at (x, y) is number a*x + b*y + c of the steps.
type ramp struct {
	a, b, c float64
	steps   [rampSteps]scene.Color
}

// paint returns c, or the gradient of pr at the opacity of c.
func (p *pen) paint(pr *scene.Prim, c scene.Color) paint {
	if pr.Ramp == nil || len(pr.Ramp.Stops) == 0 {
		return paint{color: c}
	}
	from, to := p.px(pr.Ramp.From), p.px(pr.Ramp.To)
	dx, dy := to.X-from.X, to.Y-from.Y
	square := dx*dx + dy*dy
	if !(square > 0 && square < far*far && math.Abs(from.X) < far && math.Abs(from.Y) < far) {
		last := pr.Ramp.Stops[len(pr.Ramp.Stops)-1].Color
		last.A = c.A
		return paint{color: last}
	}
	k := rampSteps / square
	r := &p.ramp
	*r = ramp{a: dx * k, b: dy * k, c: -(from.X*dx + from.Y*dy) * k}
	for i := range r.steps {
		r.steps[i] = colorAt(pr.Ramp.Stops, (float64(i)+0.5)/rampSteps)
		r.steps[i].A = c.A
	}
	return paint{c, r}
}

// colorAt mixes the stops on both sides of t.
func colorAt(stops []scene.Stop, t float64) scene.Color {
	i := 0
	for i < len(stops) && stops[i].At < t {
		i++
	}
	switch {
	case i == 0:
		return stops[0].Color
	case i == len(stops):
		return stops[i-1].Color
	}
	a, b := stops[i-1], stops[i]
	k := (t - a.At) / (b.At - a.At)
	mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*k + 0.5) }
	return scene.Color{R: mix(a.Color.R, b.Color.R), G: mix(a.Color.G, b.Color.G), B: mix(a.Color.B, b.Color.B), A: 255}
}

// blendRamp paints a gradient through m with its top left at (x, y).
func (p *pen) blendRamp(m mask, x, y int, r *ramp) {
	area := image.Rect(x, y, x+m.w, y+m.h).Intersect(p.clip)
	for yy := area.Min.Y; yy < area.Max.Y; yy++ {
		at := (yy-y)*m.stride + area.Min.X - x
		coverage, row := m.pix[at:at+area.Dx()], p.row(area.Min.X, area.Max.X, yy)
		if r.a == 0 { // from top to bottom: one colour in a row
			cover(row, coverage, r.at(area.Min.X, yy))
			continue
		}
		if r.b != 0 || yy == area.Min.Y { // from left to right: all rows alike
			p.colors = r.along(p.colors[:0], area.Min.X, area.Max.X, yy)
		}
		for i, v := range coverage {
			if v != 0 {
				cover(row[4*i:4*i+4], coverage[i:i+1], p.colors[i])
			}
		}
	}
}

// along returns the colours of the pixels [x0, x1) of row y.
func (r *ramp) along(out []scene.Color, x0, x1, y int) []scene.Color {
	for x := x0; x < x1; x++ {
		out = append(out, r.at(x, y))
	}
	return out
}

func (r *ramp) at(x, y int) scene.Color {
	step := r.a*(float64(x)+0.5) + r.b*(float64(y)+0.5) + r.c
	return r.steps[int(math.Max(0, math.Min(rampSteps-1, step)))]
}
