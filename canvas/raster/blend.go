package raster

import (
	"encoding/binary"
	"image"

	"sojourn/canvas/scene"
)

// mask is coverage, 0 to 255, of w by h pixels whose top left lies at (x, y) of what it belongs to.
type mask struct {
	pix    []uint8
	stride int
	w, h   int
	x, y   int
}

// resize makes m a mask of r; what it holds is left undefined.
func (m *mask) resize(r image.Rectangle) {
	n := r.Dx() * r.Dy()
	if cap(m.pix) < n {
		m.pix = make([]uint8, n)
	}
	*m = mask{pix: m.pix[:n], stride: r.Dx(), w: r.Dx(), h: r.Dy(), x: r.Min.X, y: r.Min.Y}
}

// part returns a view of a rectangle of m.
func (m *mask) part(x, y, w, h int) mask {
	return mask{pix: m.pix[y*m.stride+x:], stride: m.stride, w: w, h: h}
}

// clear fills the band with an opaque or transparent ground.
func (p *pen) clear(c scene.Color) {
	row := p.row(p.clip.Min.X, p.clip.Max.X, p.clip.Min.Y)
	a := uint32(c.A)
	pattern(row, [4]uint8{div255(uint32(c.R) * a), div255(uint32(c.G) * a), div255(uint32(c.B) * a), c.A})
	for y := p.clip.Min.Y + 1; y < p.clip.Max.Y; y++ {
		copy(p.row(p.clip.Min.X, p.clip.Max.X, y), row)
	}
}

// row returns the pixels [x0, x1) of row y.
func (p *pen) row(x0, x1, y int) []uint8 {
	at := p.dst.PixOffset(p.at.X+x0, p.at.Y+y)
	return p.dst.Pix[at : at+4*(x1-x0) : at+4*(x1-x0)]
}

// pattern repeats one pixel over row.
func pattern(row []uint8, px [4]uint8) {
	for done := copy(row, px[:]); done < len(row); done *= 2 {
		copy(row[done:], row[:done])
	}
}

// fill paints a rectangle of pixels.
func (p *pen) fill(r image.Rectangle, c scene.Color) {
	r = r.Intersect(p.clip)
	if r.Empty() || c.A == 0 {
		return
	}
	first := p.row(r.Min.X, r.Max.X, r.Min.Y)
	if c.A == 255 {
		pattern(first, [4]uint8{c.R, c.G, c.B, 255})
		for y := r.Min.Y + 1; y < r.Max.Y; y++ {
			copy(p.row(r.Min.X, r.Max.X, y), first)
		}
		return
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		tint(p.row(r.Min.X, r.Max.X, y), c, uint32(c.A))
	}
}

// tint blends c at one opacity over a row.
func tint(row []uint8, c scene.Color, a uint32) {
	rb, ga := halves(c)
	for ; len(row) >= 4; row = row[4:] {
		mix(row, rb, ga, a)
	}
}

// halves returns the channels of an opaque c two by two, 16 bits apart, so that two are blended by one multiplication.
func halves(c scene.Color) (rb, ga uint32) {
	return uint32(c.R) | uint32(c.B)<<16, uint32(c.G) | 255<<16
}

// mix blends a colour given in halves at opacity a over one pixel. The rounding is that of div255.
func mix(px []uint8, rb, ga, a uint32) {
	const low, half = 0x00FF00FF, 0x00800080
	v, ia := binary.LittleEndian.Uint32(px), 255-a
	x := v&low*ia + rb*a + half
	y := v>>8&low*ia + ga*a + half
	x = (x + x>>8&low) >> 8 & low
	y = (y + y>>8&low) & (low << 8)
	binary.LittleEndian.PutUint32(px, x|y)
}

// blend paints c through m with its top left at (x, y).
func (p *pen) blend(m mask, x, y int, c scene.Color) {
	r := image.Rect(x, y, x+m.w, y+m.h).Intersect(p.clip)
	if r.Empty() || c.A == 0 {
		return
	}
	for yy := r.Min.Y; yy < r.Max.Y; yy++ {
		at := (yy-y)*m.stride + r.Min.X - x
		cover(p.row(r.Min.X, r.Max.X, yy), m.pix[at:at+r.Dx()], c)
	}
}

// cover blends c over a row through the coverage of each of its pixels.
func cover(row, coverage []uint8, c scene.Color) {
	rb, ga := halves(c)
	alpha := uint32(c.A)
	for i, m := range coverage[:len(row)/4] {
		switch a := uint32(m); {
		case a == 0:
		case alpha != 255:
			mix(row[4*i:4*i+4], rb, ga, uint32(div255(a*alpha)))
		case a == 255:
			binary.LittleEndian.PutUint32(row[4*i:4*i+4], rb|ga<<8)
		default:
			mix(row[4*i:4*i+4], rb, ga, a)
		}
	}
}

// div255 divides by 255 and rounds, exactly for all products of two bytes.
func div255(v uint32) uint8 { return uint8((v + 128 + (v+128)>>8) >> 8) }
