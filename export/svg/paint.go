package svg

import (
	"fmt"
	"math"

	"sojourn/canvas/scene"
)

// color appends a colour, or a gradient with the opacity of that colour, as what role is painted with. The opacity of a
// gradient stands in its stops: browsers that print forget any other.
func (d *drawing) color(role string, c scene.Color, r *scene.Ramp) {
	paint := d.paintOf(c, r)
	d.raw(" " + role + `="` + paint + `"`)
	if paint[0] == '#' {
		d.opacity(role, c.A)
	}
}

// opacity appends how far something covers what lies below it.
func (k *ink) opacity(role string, a uint8) {
	if a != 255 {
		k.raw(" " + role + `-opacity="`)
		k.put(float64(a)/255, 1000)
		k.raw(`"`)
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
	look := d.gradient(r, c.A)
	id, known := d.ramps[look]
	if !known {
		id = fmt.Sprintf("r%d", len(d.ramps)+1)
		d.ramps[look] = id
		d.defs.raw(`<linearGradient id="` + id + `" gradientUnits="userSpaceOnUse"` + look + "</linearGradient>")
	}
	return "url(#" + id + ")"
}

// gradient returns a ramp with an opacity as all of its element but the name.
func (d *drawing) gradient(r *scene.Ramp, a uint8) string {
	var k ink
	k.number("x1", r.From.X)
	k.number("y1", r.From.Y)
	k.number("x2", r.To.X)
	k.number("y2", r.To.Y)
	k.raw(">")
	for _, s := range r.Stops {
		k.raw(`<stop offset="`)
		k.put(s.At, 10_000)
		k.raw(`" stop-color="` + hex(s.Color) + `"`)
		k.opacity("stop", a)
		k.raw("/>")
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
