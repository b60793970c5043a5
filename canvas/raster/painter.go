package raster

import (
	"image"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"sojourn/canvas/cache"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// Bytes that each cache may hold.
const (
	glyphBudget   = 16 << 20
	cornerBudget  = 2 << 20
	shapeBudget   = 4 << 20
	shadowBudget  = 8 << 20
	pictureBudget = 48 << 20 // decoded
	scaledBudget  = 32 << 20 // in the size they are shown
)

// bandHeight is how many rows are painted by themselves.
const bandHeight = 128

// ghostAlpha is the opacity of what is being dragged away.
const ghostAlpha = 0.35

// fadedAlpha is how far a faded node is from its ground: it keeps its place and leaves the eye to the others.
const fadedAlpha = 0.22

// Frame is what to paint.
type Frame struct {
	Scene   *scene.Scene
	Camera  viewport.Camera             // pixels per point
	Among   []scene.Node                // painted as if the scene ended with them
	Overlay []scene.Node                // painted last, in map coordinates
	Ghost   func(scene.Ref) bool        // nodes painted at 35 %; nil for none
	Shift   func(scene.Ref) scene.Point // offset in points of nodes that make room; nil for none
	Sticky  bool                        // keep the Head, Side and Corner layers in view
	Detail  *scene.Detail               // nil: by zoom
}

// Painter paints frames. It is safe for concurrent use and keeps glyphs, corners, shadows and pictures in caches.
type Painter struct {
	faces    *typeset.Typesetter
	glyphs   *cache.Cache[glyphKey, *mask]
	corners  *cache.Cache[cornerKey, *mask]
	shapes   *cache.Cache[shapeKey, *mask]
	shadows  *cache.Cache[shadowKey, *mask]
	pictures *cache.Cache[string, *image.RGBA]
	scaled   *cache.Cache[scaledKey, *image.RGBA]
	zoom     atomic.Uint64 // bits of the zoom of the last frame
	pens     sync.Pool     // *pen
	lists    sync.Pool     // *list
}

// New returns a painter that takes the outlines of glyphs from t.
func New(t *typeset.Typesetter) *Painter {
	p := &Painter{
		faces:    t,
		glyphs:   cache.New[glyphKey, *mask](glyphBudget),
		corners:  cache.New[cornerKey, *mask](cornerBudget),
		shapes:   cache.New[shapeKey, *mask](shapeBudget),
		shadows:  cache.New[shadowKey, *mask](shadowBudget),
		pictures: cache.New[string, *image.RGBA](pictureBudget),
		scaled:   cache.New[scaledKey, *image.RGBA](scaledBudget),
	}
	p.pens.New = func() any { return &pen{painter: p} }
	p.lists.New = func() any { return new(list) }
	return p
}

// Paint fills dst with the frame. Every pixel is written.
func (p *Painter) Paint(dst *image.RGBA, f Frame) {
	l := p.lists.Get().(*list)
	defer p.lists.Put(l)
	defer l.forget()
	c := p.content(dst, l, &f)
	p.paint(c, strips(dst.Rect, nil))
}

// content is what a picture is to hold.
type content struct {
	dst      *image.RGBA
	items    []item
	detail   scene.Detail
	ground   scene.Color
	pictures map[*scene.Prim]*image.RGBA
	steady   bool // the zoom is that of the frame before
}

// content finds what of a frame is in view.
func (p *Painter) content(dst *image.RGBA, l *list, f *Frame) *content {
	if f.Scene == nil {
		f.Scene = new(scene.Scene)
	}
	c := &content{dst: dst, ground: f.Scene.Ground}
	c.items, c.detail = l.collect(f, dst.Rect)
	c.pictures = p.prepare(c.items, c.detail)
	zoom := math.Float64bits(f.Camera.Zoom)
	c.steady = p.zoom.Swap(zoom) == zoom
	return c
}

// part is a rectangle of the picture that is painted by itself, and the rows of the picture that it belongs to.
type part struct{ clip, strip image.Rectangle }

// strips divides r into parts of its whole width.
func strips(r image.Rectangle, out []part) []part {
	for y := r.Min.Y; y < r.Max.Y; y += bandHeight {
		rows := image.Rect(r.Min.X, y, r.Max.X, min(r.Max.Y, y+bandHeight))
		out = append(out, part{rows, rows})
	}
	return out
}

// paint paints parts of a picture that do not overlap, on all processors.
func (p *Painter) paint(c *content, parts []part) {
	var next atomic.Int32
	work := func() {
		pen := p.pens.Get().(*pen)
		defer p.pens.Put(pen)
		pen.steady = c.steady
		for {
			i := int(next.Add(1)) - 1
			if i >= len(parts) {
				return
			}
			pen.part(parts[i], c)
		}
	}
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
}
