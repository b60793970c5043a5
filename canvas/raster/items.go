package raster

import (
	"image"
	"math"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// overhang is how far, in points, the primitives of a node may reach beyond its bounds: shadows, outlines, handles.
const overhang = 24

// item is a node in view with its place in the picture: pixel = point*zoom + (x, y), for points from the node's origin.
type item struct {
	node        *scene.Node
	zoom, x, y  float64
	top, bottom int // rows it may touch
	alpha       float64
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
	for _, nodes := range [][]scene.Node{f.Scene.Nodes, f.Among} {
		for i := range nodes {
			n := &nodes[i]
			layer := min(n.Layer, scene.Corner)
			if it, ok := f.item(n, cameras[layer], r); ok {
				l.layers[layer] = append(l.layers[layer], it)
			}
		}
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
	it := item{node: n, zoom: cam.Zoom, alpha: 1, x: float64(r.Min.X) - cam.X*cam.Zoom, y: float64(r.Min.Y) - cam.Y*cam.Zoom}
	if f.Shift != nil {
		d := f.Shift(n.Ref)
		it.x += d.X * cam.Zoom
		it.y += d.Y * cam.Zoom
	}
	b, z := n.Bounds.Inset(-overhang), cam.Zoom
	x0, y0, x1, y1 := b.X*z+it.x, b.Y*z+it.y, b.MaxX()*z+it.x, b.MaxY()*z+it.y
	if !(x0 < float64(r.Max.X) && x1 > float64(r.Min.X) && y0 < float64(r.Max.Y) && y1 > float64(r.Min.Y)) {
		return it, false
	}
	it.top, it.bottom = int(math.Max(y0, float64(r.Min.Y)))-1, int(math.Min(y1, float64(r.Max.Y)))+2
	it.x = round(n.Bounds.X*z+it.x) + (n.Origin.X-n.Bounds.X)*z
	it.y = round(n.Bounds.Y*z+it.y) + (n.Origin.Y-n.Bounds.Y)*z
	if f.Ghost != nil && f.Ghost(n.Ref) {
		it.alpha = ghostAlpha
	}
	return it, true
}

// round rounds halves up, also below zero, so that neighbours with a common edge stay neighbours.
func round(v float64) float64 { return math.Floor(v + 0.5) }
