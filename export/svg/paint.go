package svg

import (
	"fmt"
	"math"

	"sojourn/canvas/scene"
)

// color appends a colour, or a gradient with the opacity of that colour, as what role is painted with.
func (d *drawing) color(role string, c scene.Color, r *scene.Ramp) {
	d.raw(" " + role + `="` + d.paintOf(c, r) + `"`)
	if c.A != 255 {
		d.raw(" " + role + `-opacity="`)
		d.put(float64(c.A)/255, 1000)
		d.raw(`"`)
	}
}

// paintOf names a gradient, or a plain colour where there is nothing to grade.
func (d *drawing) paintOf(c scene.Color, r *scene.Ramp) string {
	switch {
	case r == nil || len(r.Stops) == 0:
		return hex(c)
	case len(r.Stops) == 1 || r.From == r.To:
		return hex(r.Stops[len(r.Stops)-1].Color)
	}
	look := d.gradient(r)
	id, known := d.ramps[look]
	if !known {
		id = fmt.Sprintf("r%d", len(d.ramps)+1)
		d.ramps[look] = id
		d.defs.raw(`<linearGradient id="` + id + `" gradientUnits="userSpaceOnUse"` + look + "</linearGradient>")
	}
	return "url(#" + id + ")"
}

// gradient returns a ramp as all of its element but the name.
func (d *drawing) gradient(r *scene.Ramp) string {
	var k ink
	k.number("x1", r.From.X)
	k.number("y1", r.From.Y)
	k.number("x2", r.To.X)
	k.number("y2", r.To.Y)
	k.raw(">")
	for _, s := range r.Stops {
		k.raw(`<stop offset="`)
		k.put(s.At, 10_000)
		k.raw(`" stop-color="` + hex(s.Color) + `"/>`)
	}
	d.bad = d.bad || k.bad
	return string(k.buf)
}

func hex(c scene.Color) string {
	const digits = "0123456789ABCDEF"
	out := [7]byte{'#'}
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		out[1+2*i], out[2+2*i] = digits[v>>4], digits[v&15]
	}
	return string(out[:])
}

// slant is the tangent of the 12° by which skewed runs lean over.
var slant = math.Tan(12 * math.Pi / 180)
