package raster

import (
	"image"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// mostDamage is the share of a picture from which painting all of it costs less than moving and mending it.
const mostDamage = 0.7

// Screen is a picture that is painted again and again, as a window is: of the last frame it keeps what still holds, also
// where the map was moved by whole pixels, and paints the rest. It holds what Painter.Paint would paint, to the pixel.
// It belongs to one goroutine.
type Screen struct {
	painter      *Painter
	picture      *image.RGBA
	scene        *scene.Scene // of the last frame; nil before the first
	camera       viewport.Camera
	detail       scene.Detail
	before, list *list
	old          []item // of the last frame
	damage       damage
}

// NewScreen returns a screen on which p paints.
func NewScreen(p *Painter) *Screen { return &Screen{painter: p, before: new(list), list: new(list)} }

// Paint returns a picture of the frame, of w by h pixels. The next call changes it.
func (s *Screen) Paint(w, h int, f Frame) *image.RGBA {
	if s.picture == nil || s.picture.Rect.Dx() != w || s.picture.Rect.Dy() != h {
		s.picture, s.scene = image.NewRGBA(image.Rect(0, 0, w, h)), nil
	}
	s.before, s.list = s.list, s.before
	c := s.painter.content(s.picture, s.list, &f)
	s.painter.paint(c, s.parts(c, &f))
	s.scene, s.camera, s.detail, s.old = f.Scene, f.Camera, c.detail, c.items
	s.before.forget()
	return s.picture
}

// parts returns what of the picture must be painted, after what is kept of the last frame was moved to its new place.
func (s *Screen) parts(c *content, f *Frame) []part {
	all := s.picture.Rect
	by := image.Pt(whole((s.camera.X-f.Camera.X)*f.Camera.Zoom), whole((s.camera.Y-f.Camera.Y)*f.Camera.Zoom))
	if s.scene == nil || s.scene.Ground != f.Scene.Ground || s.camera.Zoom != f.Camera.Zoom || s.detail != c.detail || !all.Overlaps(all.Add(by)) {
		return strips(all, nil)
	}
	s.damage.reset(all.Size())
	s.exposed(all, by)
	if s.scene != f.Scene {
		s.adopt(c, by)
	}
	s.compare(c, by)
	if s.damage.share() > mostDamage {
		return strips(all, nil)
	}
	s.move(by)
	return s.damage.repairs()
}

// exposed damages what comes into view at the edges.
func (s *Screen) exposed(all image.Rectangle, by image.Point) {
	kept := all.Add(by).Intersect(all)
	s.damage.mark(image.Rect(all.Min.X, all.Min.Y, all.Max.X, kept.Min.Y))
	s.damage.mark(image.Rect(all.Min.X, kept.Max.Y, all.Max.X, all.Max.Y))
	s.damage.mark(image.Rect(all.Min.X, kept.Min.Y, kept.Min.X, kept.Max.Y))
	s.damage.mark(image.Rect(kept.Max.X, kept.Min.Y, all.Max.X, kept.Max.Y))
}

// adopt puts what is left of the last frame into the order of another scene, and damages where something looks different
// in it or comes earlier among the others than it did. An edit leaves most of a map as it was.
func (s *Screen) adopt(c *content, by image.Point) {
	now := make(map[place][]int, len(c.items))
	for i := range c.items {
		if it := &c.items[i]; it.order >= 0 {
			now[it.place()] = append(now[it.place()], i)
		}
	}
	kept, next := s.old[:0], 0
	for _, was := range s.old {
		if was.order >= 0 {
			same := now[was.place()]
			if len(same) == 0 || same[0] < next || !was.node.SamePicture(c.items[same[0]].node) {
				s.damage.mark(was.box.Add(by))
				continue
			}
			now[was.place()] = same[1:]
			was.order, next = c.items[same[0]].order, same[0]+1
		}
		kept = append(kept, was)
	}
	s.old = kept
}

// place is where in a scene an item is looked for: what it shows, in which layer. Several may have the same.
type place struct {
	layer scene.Layer
	ref   scene.Ref
}

func (it *item) place() place { return place{it.rank(), it.node.Ref} }

// compare damages where an item has come, gone or changed since the last frame, besides moving along. Both frames have
// the items of a layer in the order of the scene that is shown now.
func (s *Screen) compare(c *content, by image.Point) {
	old := s.old
	for i := range c.items {
		it := &c.items[i]
		for len(old) > 0 && old[0].before(it) {
			s.damage.mark(old[0].box.Add(by))
			old = old[1:]
		}
		if len(old) == 0 || it.before(&old[0]) {
			s.damage.mark(it.box)
			continue
		}
		if was := &old[0]; was.at.Add(by) != it.at || was.x != it.x || was.y != it.y || was.alpha != it.alpha {
			s.damage.mark(was.box.Add(by))
			s.damage.mark(it.box)
		} else if by != (image.Point{}) && it.rigid(c) {
			s.damage.mark(it.box)
		}
		old = old[1:]
	}
	for i := range old {
		s.damage.mark(old[i].box.Add(by))
	}
}

// before reports that an item is painted before another in every frame of a scene. What is not in the scene is painted
// anew each time.
func (it *item) before(other *item) bool {
	a, b := it.rank(), other.rank()
	return it.order < 0 || other.order >= 0 && (a < b || a == b && it.order < other.order)
}

// rank is the layer of an item.
func (it *item) rank() scene.Layer { return min(it.node.Layer, scene.Corner) }

// rigid reports that a node may look different, if only by a trace, where the edge of the picture cuts it elsewhere: paths
// are traced from there.
func (it *item) rigid(c *content) bool {
	for i := range it.node.Prims {
		if pr := &it.node.Prims[i]; pr.Detail <= c.detail && it.traces(pr, c.pictures) {
			return true
		}
	}
	return false
}

// traces reports that a primitive is, or may be, painted as a path that is not kept.
func (it *item) traces(pr *scene.Prim, pictures map[*scene.Prim]*image.RGBA) bool {
	switch pr.Op {
	case scene.OpRect:
		return pr.Ramp != nil || len(pr.Dash) > 0 || pr.Radius*it.zoom > roundest
	case scene.OpPath:
		pen := pen{zoom: it.zoom, x: it.x, y: it.y}
		return pr.Path != nil && !pen.small(pr) && !(pr.Fill.A == 0 && pr.Ramp == nil && pr.Width*it.zoom <= crispest && upright(pr.Path))
	case scene.OpText:
		return pr.Run != nil && pr.Run.Size*it.zoom > largest
	case scene.OpImage:
		return pictures[pr] == nil
	}
	return false
}

// upright reports that a path is a single horizontal or vertical line.
func upright(d *scene.Path) bool {
	if len(d.Verbs) != 2 || d.Verbs[1] != scene.LineTo || len(d.Points) < 2 {
		return false
	}
	a, b := d.Points[0], d.Points[1]
	return (a.X == b.X) != (a.Y == b.Y)
}

// move moves the picture.
func (s *Screen) move(by image.Point) {
	if by == (image.Point{}) {
		return
	}
	m := s.picture
	w, h := m.Rect.Dx(), m.Rect.Dy()
	from, to, n := 4*max(0, -by.X), 4*max(0, by.X), 4*(w-max(by.X, -by.X))
	row := func(y int) { // from the row by.Y above
		at := y * m.Stride
		copy(m.Pix[at+to:at+to+n], m.Pix[at-by.Y*m.Stride+from:][:n])
	}
	if by.Y > 0 {
		for y := h - 1; y >= by.Y; y-- {
			row(y)
		}
		return
	}
	for y := range h + by.Y {
		row(y)
	}
}
