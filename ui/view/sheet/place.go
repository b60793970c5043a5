package sheet

import (
	"math"

	"sojourn/canvas/scene"
)

// thumbWidth is that of the scroll bar.
const thumbWidth = 8

// thumb is the scroll bar's, in the widget; empty where all is in view.
func (s *Sheet) thumb() scene.Rect {
	room, whole := float64(s.Size().Height), s.whole().H
	if whole <= room || room <= 0 {
		return scene.Rect{}
	}
	h := max(32, room*room/whole)
	return scene.Rect{X: float64(s.Size().Width) - thumbWidth - 2, W: thumbWidth, H: h, Y: s.scroll.Y / (whole - room) * (room - h)}
}

func (s *Sheet) whole() scene.Size {
	if s.scene == nil {
		return scene.Size{}
	}
	return s.scene.Size
}

// keepInView keeps the sheet from being scrolled away.
func (s *Sheet) keepInView() {
	whole := s.whole()
	s.scroll.X = max(0, min(s.scroll.X, whole.W-float64(s.Size().Width)))
	s.scroll.Y = max(0, min(s.scroll.Y, whole.H-float64(s.Size().Height)))
}

func (s *Sheet) scrollBy(dx, dy float64) {
	s.look()
	s.scroll.X += dx
	s.scroll.Y += dy
	s.keepInView()
	s.placeEditor()
	s.raster.Refresh()
}

// reveal scrolls as little as is needed to see the current thing.
func (s *Sheet) reveal() {
	const margin = 16
	n := s.current(s.look())
	if n == nil || s.Size().Height <= 0 {
		return
	}
	w, h := float64(s.Size().Width), float64(s.Size().Height)
	s.scroll.X = max(min(s.scroll.X, n.Bounds.X-margin), n.Bounds.MaxX()+margin-w)
	s.scroll.Y = max(min(s.scroll.Y, n.Bounds.Y-margin), n.Bounds.MaxY()+margin-h)
	s.keepInView()
}

// hit is the thing at a place of the widget, the one drawn last.
func (s *Sheet) hit(at scene.Point) *scene.Node {
	at.X, at.Y = at.X+s.scroll.X, at.Y+s.scroll.Y
	nodes := s.look().Nodes
	for i := len(nodes) - 1; i >= 0; i-- {
		if n := &nodes[i]; n.Ref.ID != "" && n.Covers(at) {
			return n
		}
	}
	return nil
}

// next is the nearest thing in a direction from the current one: what lies straight ahead before what lies aside. Without a
// current one it is the first.
func (s *Sheet) next(dx, dy float64) *scene.Node {
	sc := s.look()
	here := s.current(sc)
	var best *scene.Node
	least := 0.0
	for i := range sc.Nodes {
		n := &sc.Nodes[i]
		if n.Ref.ID == "" || n == here {
			continue
		}
		if here == nil {
			return n
		}
		if d, ok := far(here.Bounds, n.Bounds, dx, dy); ok && (best == nil || d < least) {
			best, least = n, d
		}
	}
	return best
}

// within is the thing farthest up or down that lies no farther than a page from the current one, and as straight ahead of it
// as can be; nil for none.
func (s *Sheet) within(page float64) *scene.Node {
	sc := s.look()
	here := s.current(sc)
	if here == nil {
		return nil
	}
	dy, reach := 1.0, page
	if page < 0 {
		dy, reach = -1, -page
	}
	var best *scene.Node
	most := math.Inf(-1)
	for i := range sc.Nodes {
		n := &sc.Nodes[i]
		along := (n.Bounds.Center().Y - here.Bounds.Center().Y) * dy
		if n.Ref.ID == "" || along <= 1 || along > reach {
			continue
		}
		if d := along - aside*apart(here.Bounds.X, here.Bounds.MaxX(), n.Bounds.X, n.Bounds.MaxX()); d > most {
			best, most = n, d
		}
	}
	return best
}

// aside is how many times as far what lies aside counts.
const aside = 3

// far is how far b lies from a in a direction, and false when it does not lie there.
func far(a, b scene.Rect, dx, dy float64) (float64, bool) {
	from, to := a.Center(), b.Center()
	along := (to.X-from.X)*dx + (to.Y-from.Y)*dy
	off := apart(a.Y, a.MaxY(), b.Y, b.MaxY())
	if dy != 0 {
		off = apart(a.X, a.MaxX(), b.X, b.MaxX())
	}
	return along + aside*off, along > 1
}

// apart is the gap between two stretches, 0 where they overlap.
func apart(a, b, c, d float64) float64 { return max(0, c-b, a-d) }
