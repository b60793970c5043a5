package scene

import "slices"

// SamePicture reports that two nodes are painted alike, wherever they lie.
func (n *Node) SamePicture(o *Node) bool {
	return n.Ref == o.Ref && n.Layer == o.Layer && n.Faded == o.Faded && n.Bounds.W == o.Bounds.W && n.Bounds.H == o.Bounds.H && samePrims(n.Prims, o.Prims)
}

// samePrims looks at each only where two scenes do not share the list.
func samePrims(a, b []Prim) bool {
	if len(a) != len(b) || len(a) > 0 && &a[0] == &b[0] {
		return len(a) == len(b)
	}
	for i := range a {
		if !a[i].same(&b[i]) {
			return false
		}
	}
	return true
}

func (p *Prim) same(q *Prim) bool {
	return p.Op == q.Op && p.Detail == q.Detail && p.Cover == q.Cover && p.Rect == q.Rect && p.Radius == q.Radius &&
		p.Fill == q.Fill && p.Stroke == q.Stroke && p.Width == q.Width && slices.Equal(p.Dash, q.Dash) &&
		alike(p.Path, q.Path, (*Path).same) && alike(p.Run, q.Run, (*Run).same) && alike(p.Image, q.Image, (*Image).same) &&
		alike(p.Ramp, q.Ramp, (*Ramp).same)
}

// alike compares what may be missing.
func alike[T any](a, b *T, same func(a, b *T) bool) bool {
	return a == b || a != nil && b != nil && same(a, b)
}

func (p *Path) same(q *Path) bool {
	return slices.Equal(p.Verbs, q.Verbs) && slices.Equal(p.Points, q.Points)
}

func (r *Run) same(o *Run) bool {
	return r.Text == o.Text && r.Face == o.Face && r.Size == o.Size && r.X == o.X && r.Y == o.Y && r.Skew == o.Skew &&
		(len(r.Glyphs) == len(o.Glyphs) && (len(r.Glyphs) == 0 || &r.Glyphs[0] == &o.Glyphs[0]) || slices.Equal(r.Glyphs, o.Glyphs))
}

// same trusts the key, which is a hash of the bytes; without them there is nothing to show.
func (i *Image) same(o *Image) bool { return i.Key == o.Key && len(i.Bytes) == len(o.Bytes) }

func (r *Ramp) same(o *Ramp) bool {
	return r.From == o.From && r.To == o.To && slices.Equal(r.Stops, o.Stops)
}
