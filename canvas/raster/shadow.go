package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
)

// softest bounds the spread of a shadow in pixels.
const softest = 96

// shadowKey names a cached soft square; both in quarters of a pixel.
type shadowKey struct{ radius, blur uint16 }

// shadow paints a soft shadow except inside hole, which will be painted over.
func (p *pen) shadow(pr *scene.Prim, hole image.Rectangle) {
	r, blur := p.snap(pr.Rect), math.Min(pr.Width*p.zoom, softest)
	c := p.faded(pr.Fill)
	if !(blur >= 0.5) || r.Empty() || c.A == 0 {
		return
	}
	outer := r.Inset(-int(math.Ceil(blur)))
	if !outer.Overlaps(p.clip) {
		return
	}
	m := p.soft(shadowKey{quarters(r, pr.Radius*p.zoom), uint16(blur*4 + 0.5)})
	p.stretch(m, outer, hole, c)
}

// hidden returns the pixels that the primitive after a shadow certainly paints over.
func (p *pen) hidden(rest []scene.Prim) image.Rectangle {
	if len(rest) == 0 || rest[0].Op != scene.OpRect || rest[0].Fill.A != 255 || rest[0].Ramp != nil || p.alpha < 1 {
		return image.Rectangle{}
	}
	return p.snap(rest[0].Rect).Inset(1 + int(math.Ceil(0.3*rest[0].Radius*p.zoom)))
}

// soft returns a blurred rounded square: as many pixels of edge on each side as blur and corner need, and one between.
func (p *pen) soft(key shadowKey) *mask {
	if m, ok := p.painter.shadows.Get(key); ok {
		return m
	}
	radius, blur := float64(key.radius)/4, float64(key.blur)/4
	spread := math.Ceil(blur)
	m := p.square(2*int(2*spread+math.Ceil(radius))+1, spread, radius)
	half := int(blur / 3)
	for range 3 { // three box blurs come close to a Gaussian one
		smooth(m.pix, m.w, 1, m.stride, half)
		smooth(m.pix, m.h, m.stride, 1, half)
	}
	p.painter.shadows.Put(key, m, 64+len(m.pix))
	return m
}

// smooth averages along the lines of a square of n by n pixels, each pixel with half neighbours on both sides.
// Pixels of a line are step bytes apart, lines are stride bytes apart.
func smooth(pix []uint8, n, step, stride, half int) {
	sums := make([]int, n+1)
	box := 2*half + 1
	for line := range n {
		at := line * stride
		for i := range n {
			sums[i+1] = sums[i] + int(pix[at+i*step])
		}
		for i := range n {
			pix[at+i*step] = uint8((sums[min(n, i+half+1)] - sums[max(0, i-half)] + box/2) / box)
		}
	}
}

// stretch paints m over outer with its middle row and column repeated, leaving out hole.
func (p *pen) stretch(m *mask, outer, hole image.Rectangle, c scene.Color) {
	r := outer.Intersect(p.clip)
	hole = hole.Intersect(r)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		at := nine(y-outer.Min.Y, outer.Dy(), m.h) * m.stride
		line := m.pix[at : at+m.w]
		if hole.Empty() || y < hole.Min.Y || y >= hole.Max.Y {
			p.stretchRow(line, outer, r.Min.X, r.Max.X, y, c)
			continue
		}
		p.stretchRow(line, outer, r.Min.X, hole.Min.X, y, c)
		p.stretchRow(line, outer, hole.Max.X, r.Max.X, y, c)
	}
}

// stretchRow paints the pixels [x0, x1) of one row: the beginning of line, its middle again and again, its end.
func (p *pen) stretchRow(line []uint8, outer image.Rectangle, x0, x1, y int, c scene.Color) {
	k := len(line) / 2
	left := outer.Min.X + min(k, (outer.Dx()+1)/2)
	right := max(left, outer.Max.X-k)
	if a, b := x0, min(x1, left); a < b {
		cover(p.row(a, b, y), line[a-outer.Min.X:], c)
	}
	if a, b := max(x0, left), min(x1, right); a < b {
		tint(p.row(a, b, y), c, uint32(div255(uint32(line[k])*uint32(c.A))))
	}
	if a, b := max(x0, right), x1; a < b {
		cover(p.row(a, b, y), line[len(line)-(outer.Max.X-a):], c)
	}
}

// nine returns which of n lines of a nine-patch shows at i of length: the first and last ones as they are, the middle
// one between.
func nine(i, length, n int) int {
	k := n / 2
	switch {
	case i < k && i < length-i:
		return i
	case length-i <= k:
		return n - (length - i)
	}
	return k
}
