package raster

import (
	"image"
	"math"

	"golang.org/x/image/vector"

	"sojourn/canvas/scene"
)

// pen paints one band at a time. It belongs to one goroutine.
type pen struct {
	painter  *Painter
	dst      *image.RGBA
	at       image.Point     // of the picture, from where the node is painted: all else is measured from it
	clip     image.Rectangle // what may be painted
	strip    image.Rectangle // the rows in which a path is traced, always the same ones, whatever of them may be painted
	pictures map[*scene.Prim]*image.RGBA
	steady   bool // the zoom is that of the frame before

	zoom, x, y float64 // pixel = point*zoom + (x, y)
	alpha      float64 // of the node
	pale       bool    // the node is faded
	ground     scene.Color

	raster vector.Rasterizer
	mask   mask
	device scene.Path // a path in pixels
	flat   polylines
	dashed polylines
	stroke stroker
	ramp   ramp
	colors []scene.Color // of a row of a gradient
}

// part paints one part of a picture.
func (p *pen) part(in part, c *content) {
	p.dst, p.at, p.clip, p.pictures, p.ground = c.dst, image.Point{}, in.clip, c.pictures, c.ground
	p.clear(c.ground)
	for i := range c.items {
		it := &c.items[i]
		clip := in.clip.Intersect(it.box)
		if clip.Empty() {
			continue
		}
		p.at, p.clip, p.strip = it.at, clip.Sub(it.at), in.strip.Sub(it.at)
		p.zoom, p.x, p.y, p.alpha, p.pale = it.zoom, it.x, it.y, it.alpha, it.node.Faded
		prims := it.node.Prims
		for k := range prims {
			if prims[k].Detail <= c.detail {
				p.prim(prims, k)
			}
		}
	}
	p.dst, p.pictures = nil, nil
}

// prim paints prims[k].
func (p *pen) prim(prims []scene.Prim, k int) {
	pr := &prims[k]
	switch pr.Op {
	case scene.OpRect:
		p.rect(pr)
	case scene.OpPath:
		if pr.Path != nil {
			p.path(pr)
		}
	case scene.OpText:
		if pr.Run != nil {
			p.text(pr.Run, p.faded(pr.Fill))
		}
	case scene.OpImage:
		p.image(pr)
	case scene.OpShadow:
		p.shadow(pr, p.hidden(prims[k+1:]))
	}
}

// faded returns c at the opacity of the node. What covers its ground in a pale node covers it still, in a colour near that
// of the ground: to let the ground through everywhere would take twice as long.
func (p *pen) faded(c scene.Color) scene.Color {
	switch {
	case !p.pale:
		return fade(c, p.alpha)
	case c.A < 255:
		return fade(c, p.alpha*fadedAlpha)
	}
	near := func(c, ground uint8) uint8 {
		return uint8(float64(ground) + (float64(c)-float64(ground))*fadedAlpha + 0.5)
	}
	return fade(scene.Color{R: near(c.R, p.ground.R), G: near(c.G, p.ground.G), B: near(c.B, p.ground.B), A: 255}, p.alpha)
}

func fade(c scene.Color, by float64) scene.Color {
	c.A = uint8(float64(c.A)*by + 0.5)
	return c
}

// px returns a point in pixels from at.
func (p *pen) px(q scene.Point) scene.Point {
	return scene.Point{X: q.X*p.zoom + p.x, Y: q.Y*p.zoom + p.y}
}

// snap returns r in whole pixels.
func (p *pen) snap(r scene.Rect) image.Rectangle {
	a, b := p.px(scene.Point{X: r.X, Y: r.Y}), p.px(scene.Point{X: r.MaxX(), Y: r.MaxY()})
	return image.Rect(whole(a.X), whole(a.Y), whole(b.X), whole(b.Y))
}

// far is beyond every picture and small enough to add up.
const far = 1 << 24

func whole(v float64) int {
	if !(v > -far) { // also what is not a number
		return -far
	}
	return int(math.Min(round(v), far))
}
