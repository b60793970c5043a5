package raster

import (
	"bytes"
	"image"
	_ "image/jpeg" // the two formats that a document holds
	_ "image/png"
	"math"

	"golang.org/x/image/draw"

	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

// keptSide is the longer side to which a decoded picture is reduced before it is kept, in pixels.
const keptSide = 2048

// scaledKey names a picture in the size and with the corners it is shown.
type scaledKey struct {
	key    string
	w, h   int
	radius uint16
	cover  bool
}

// prepare scales the pictures in view before the bands are painted, so that no band does it again. A picture that
// cannot be read is nil.
func (p *Painter) prepare(items []item, detail scene.Detail) map[*scene.Prim]*image.RGBA {
	var out map[*scene.Prim]*image.RGBA
	for i := range items {
		it := &items[i]
		for k := range it.node.Prims {
			pr := &it.node.Prims[k]
			if pr.Op != scene.OpImage || pr.Image == nil || pr.Detail > detail {
				continue
			}
			if out == nil {
				out = map[*scene.Prim]*image.RGBA{}
			}
			pen := pen{painter: p, zoom: it.zoom, x: it.x, y: it.y}
			out[pr] = p.scale(&pen, pr)
		}
	}
	return out
}

// scale returns the picture of pr in the size it is shown.
func (p *Painter) scale(pen *pen, pr *scene.Prim) *image.RGBA {
	r := pen.snap(pr.Rect)
	key := scaledKey{pr.Image.Key, r.Dx(), r.Dy(), quarters(r, pr.Radius*pen.zoom), pr.Cover}
	if r.Empty() || r.Dx() > limits.MediaPixels/r.Dy() {
		return nil
	}
	if m, ok := p.scaled.Get(key); ok {
		return m
	}
	src := p.picture(pr.Image)
	if src == nil {
		return nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, key.w, key.h))
	from := src.Rect
	if pr.Cover {
		from = middle(from, r.Size())
	}
	draw.BiLinear.Scale(dst, dst.Rect, src, from, draw.Src, nil)
	if key.radius >= 2 {
		m, k := pen.corners(cornerKey{radius: key.radius})
		cutCorners(dst, m, k)
	}
	p.scaled.Put(key, dst, 128+len(dst.Pix))
	return dst
}

// middle is the largest part of r in its middle that has the proportions of a size.
func middle(r image.Rectangle, size image.Point) image.Rectangle {
	w, h := r.Dx(), r.Dy()
	if w*size.Y > h*size.X {
		w = max(1, (h*size.X+size.Y/2)/size.Y)
	} else {
		h = max(1, (w*size.Y+size.X/2)/size.X)
	}
	at := r.Min.Add(image.Pt((r.Dx()-w)/2, (r.Dy()-h)/2))
	return image.Rectangle{at, at.Add(image.Pt(w, h))}
}

// cutCorners makes the four corners transparent outside m.
func cutCorners(dst *image.RGBA, m *mask, k int) {
	for y := range k {
		for x := range k {
			for _, c := range [4][4]int{{x, y, x, y}, {dst.Rect.Dx() - k + x, y, k + x, y}, {x, dst.Rect.Dy() - k + y, x, k + y},
				{dst.Rect.Dx() - k + x, dst.Rect.Dy() - k + y, k + x, k + y}} {
				a := uint32(m.pix[c[3]*m.stride+c[2]])
				px := dst.Pix[dst.PixOffset(c[0], c[1]):][:4]
				for i := range px {
					px[i] = div255(uint32(px[i]) * a)
				}
			}
		}
	}
}

// picture decodes an image within the limits of a document, or returns nil.
func (p *Painter) picture(im *scene.Image) *image.RGBA {
	if m, ok := p.pictures.Get(im.Key); ok {
		return m
	}
	m := decode(im.Bytes)
	cost := 64
	if m != nil {
		cost += len(m.Pix)
	}
	p.pictures.Put(im.Key, m, cost)
	return m
}

// Thumbnail returns a stored picture with its longer side at most so many pixels, or nil when it cannot be read.
func Thumbnail(data []byte, side int) image.Image {
	m := decode(data)
	if m == nil {
		return nil
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if longer := max(w, h); longer > side {
		dst := image.NewRGBA(image.Rect(0, 0, max(1, w*side/longer), max(1, h*side/longer)))
		draw.BiLinear.Scale(dst, dst.Rect, m, m.Rect, draw.Src, nil)
		return dst
	}
	return m
}

// Portrait returns the middle of a stored picture as a square of so many pixels, or nil when it cannot be read.
func Portrait(data []byte, side int) image.Image {
	m := decode(data)
	if m == nil {
		return nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(dst, dst.Rect, m, middle(m.Rect, image.Pt(1, 1)), draw.Src, nil)
	return dst
}

func decode(data []byte) *image.RGBA {
	if len(data) > limits.MediaBytes {
		return nil
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || head.Width <= 0 || head.Height <= 0 || head.Width > limits.MediaPixels/head.Height {
		return nil
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	w, h := head.Width, head.Height
	if side := max(w, h); side > keptSide {
		w, h = max(1, w*keptSide/side), max(1, h*keptSide/side)
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == head.Width {
		draw.Draw(dst, dst.Rect, src, src.Bounds().Min, draw.Src)
	} else {
		draw.BiLinear.Scale(dst, dst.Rect, src, src.Bounds(), draw.Src, nil)
	}
	return dst
}

// Colours of the box shown instead of a picture that cannot be read.
var (
	brokenFill = scene.RGB(0xE2E6EC)
	brokenLine = scene.RGB(0x6B7685)
)

// image paints a picture.
func (p *pen) image(pr *scene.Prim) {
	m := p.pictures[pr]
	r := p.snap(pr.Rect)
	if m == nil {
		p.round(r, pr.Radius*p.zoom, p.faded(brokenFill))
		cross := new(scene.Path).MoveTo(float64(r.Min.X), float64(r.Min.Y)).LineTo(float64(r.Max.X), float64(r.Max.Y)).
			MoveTo(float64(r.Max.X), float64(r.Min.Y)).LineTo(float64(r.Min.X), float64(r.Max.Y))
		p.strokePath(cross, 1, nil, paint{color: p.faded(brokenLine)})
		return
	}
	visible := r.Intersect(p.clip)
	alpha := p.alpha
	if p.pale {
		alpha *= fadedAlpha
	}
	a := uint32(math.Round(alpha * 255))
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		src := m.Pix[m.PixOffset(visible.Min.X-r.Min.X, y-r.Min.Y):]
		over(p.row(visible.Min.X, visible.Max.X, y), src, a)
	}
}

// over composes premultiplied pixels at an opacity.
func over(row, src []uint8, a uint32) {
	for i := 0; i+4 <= len(row); i += 4 {
		d, s := row[i:i+4:i+4], src[i:i+4:i+4]
		ia := 255 - uint32(div255(uint32(s[3])*a))
		for k := range d {
			d[k] = div255(uint32(d[k])*ia + uint32(s[k])*a)
		}
	}
}
