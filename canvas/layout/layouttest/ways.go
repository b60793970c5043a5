package layouttest

import (
	"math"

	"sojourn/canvas/scene"
)

// ways checks that links are level or upright, and that none runs through words or through a card.
func ways(s *scene.Scene, fault func(string, ...any)) {
	var taken []scene.Rect
	var what []int // nodes
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Ref.Kind == scene.LinkLine || n.Layer > scene.Content {
			continue
		}
		if n.Ref.Kind == scene.Card {
			taken, what = append(taken, n.Bounds.Inset(slack)), append(what, i)
		}
		for _, p := range n.Placed() {
			if p.Run != nil && p.Run.Width > 0 {
				taken, what = append(taken, box(p.Run).Inset(slack)), append(what, i)
			}
		}
	}
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Ref.Kind != scene.LinkLine {
			continue
		}
		for _, part := range stretches(n, fault) {
			for k, r := range taken {
				if words := &s.Nodes[what[k]]; part.Overlaps(r) && !(what[k] > i && grounded(words)) {
					fault("%s runs through %s at %.1f", name(n), name(words), part)
				}
			}
		}
	}
}

// grounded reports that words stand on a ground of their own: what is drawn before it is not seen below them.
func grounded(words *scene.Node) bool {
	ground := words.Prims[0]
	return words.Ref.Kind == scene.Nothing && ground.Op == scene.OpRect && ground.Fill.A == 255
}

// stretches are the straight pieces of a link, with the width of its line, and its words.
func stretches(n *scene.Node, fault func(string, ...any)) (out []scene.Rect) {
	line := n.Prims[0]
	pts := line.Path.Points
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		if math.Min(math.Abs(a.X-b.X), math.Abs(a.Y-b.Y)) > slack {
			fault("%s runs aslant from %.1f to %.1f", name(n), a, b)
		}
		r := scene.RectBetween(a, b)
		if r.W < r.H { // as wide as it is painted; it may begin at the edge of a card
			r.X, r.W = r.X-line.Width/2, r.W+line.Width
		} else {
			r.Y, r.H = r.Y-line.Width/2, r.H+line.Width
		}
		out = append(out, r)
	}
	for _, p := range n.Prims {
		if p.Run != nil {
			out = append(out, box(p.Run))
		}
	}
	return out
}
