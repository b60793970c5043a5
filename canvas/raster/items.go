package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// How far the primitives of a node may reach beyond its bounds: shadows and outlines in points, and those that keep their
// width at any zoom in pixels.
const (
	overhang = 24
	edge     = 8
)

// item is a node in view with its place in the picture: pixel = point*zoom + (x, y) + at, for points from the node's
// origin. All of a node is painted from at, a whole pixel, so that it looks the same wherever it lies.
type item struct {
	node       *scene.Node
	order      int // in the scene, -1 for what is not in it
	zoom, x, y float64
	at         image.Point
	box        image.Rectangle // the pixels of the picture that it may touch
	alpha      float64
}

// list holds the items of one frame; it is used again for the next.
type list struct {
	layers [scene.Corner + 1][]item
	all    []item
}

// collect finds the nodes that touch r, in paint order, and the detail to paint them in.
func (l *list) collect(f *Frame, r image.Rectangle) ([]item, scene.Detail) {
	cam := f.Camera
	if !(cam.Zoom > 0) {
		cam.Zoom = 1
	}
	detail := viewport.Detail(cam.Zoom)
	if f.Detail != nil {
		detail = *f.Detail
	}
	var cameras [scene.Corner + 1]viewport.Camera
	for i := range cameras {
		cameras[i] = cam
		if f.Sticky {
			cameras[i] = cam.For(f.Scene, scene.Layer(i))
		}
		l.layers[i] = l.layers[i][:0]
	}
	put := func(n *scene.Node, order int) {
		layer := min(n.Layer, scene.Corner)
		if it, ok := f.item(n, cameras[layer], r); ok {
			it.order = order
			l.layers[layer] = append(l.layers[layer], it)
		}
	}
	for i := range f.Scene.Nodes {
		put(&f.Scene.Nodes[i], i)
	}
	for i := range f.Among {
		put(&f.Among[i], -1)
	}
	l.all = l.all[:0]
	for _, items := range l.layers {
		l.all = append(l.all, items...)
	}
	for i := range f.Overlay {
		if it, ok := f.item(&f.Overlay[i], cam, r); ok {
			l.all = append(l.all, it)
		}
	}
	return l.all, detail
}

// forget lets go of the scene.
func (l *list) forget() {
	for i := range l.layers {
		clear(l.layers[i])
	}
	clear(l.all)
}

// item places a node so that its top left corner is a whole pixel: borders are crisp, and panning meets the same
// glyph positions again.
func (f *Frame) item(n *scene.Node, cam viewport.Camera, r image.Rectangle) (item, bool) {
	it := item{node: n, order: -1, zoom: cam.Zoom, alpha: 1, x: float64(r.Min.X) - cam.X*cam.Zoom, y: float64(r.Min.Y) - cam.Y*cam.Zoom}
	if len(n.Prims) == 0 {
		return it, false
	}
	if f.Shift != nil {
		d := f.Shift(n.Ref)
		it.x += d.X * cam.Zoom
		it.y += d.Y * cam.Zoom
	}
	z := cam.Zoom
	reach := math.Ceil(overhang*z) + edge
	left, top, wide, high := round(n.Bounds.X*z+it.x), round(n.Bounds.Y*z+it.y), math.Ceil(n.Bounds.W*z), math.Ceil(n.Bounds.H*z)
	x0, y0, x1, y1 := left-reach, top-reach, left+wide+reach, top+high+reach
	if !(x0 < float64(r.Max.X) && x1 > float64(r.Min.X) && y0 < float64(r.Max.Y) && y1 > float64(r.Min.Y)) {
		return it, false
	}
	it.box = image.Rect(whole(x0), whole(y0), whole(x1), whole(y1)).Intersect(r)
	it.at.X, it.x = split(left, (n.Origin.X-n.Bounds.X)*z)
	it.at.Y, it.y = split(top, (n.Origin.Y-n.Bounds.Y)*z)
	if f.Ghost != nil && f.Ghost(n.Ref) {
		it.alpha = ghostAlpha
	}
	return it, true
}

// split returns a place as a whole pixel and what is added to it. What begins far outside is placed from the corner of
// the picture: only its middle is seen.
func split(pixel, rest float64) (int, float64) {
	if math.Abs(pixel) < far {
		return int(pixel), rest
	}
	return 0, pixel + rest
}

// round rounds halves up, also below zero, so that neighbours with a common edge stay neighbours.
func round(v float64) float64 { return math.Floor(v + 0.5) }
