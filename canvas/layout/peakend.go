package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model/insight"
)

// peakAndEnd rings the most intense value of a curve and its last one, and names them: the peak beside the curve, which turns
// back to the middle behind it, the end where the curve has come to. All are the values of the whole map.
func (b *builder) peakAndEnd(all, known []insight.Value, pts []scene.Point) {
	pe, ok := insight.PeakAndEnd(all, b.m.Scale)
	if !ok {
		return
	}
	if pe.Peak.Column == pe.End.Column {
		b.ring("curve.both", pe.End, known, pts, 0)
		return
	}
	lo, hi := b.m.Scale.Range()
	off := -6.0 // links run along the edges of a lane
	if pe.Peak.Value < (lo+hi)/2 {
		off = 8
	}
	b.ring("curve.peak", pe.Peak, known, pts, off)
	b.ring("curve.end", pe.End, known, pts, 0)
}

// ring marks a value where it stands on this sheet. Off is how far below its middle the word stands; a narrow column has no room
// for one.
func (b *builder) ring(word string, v insight.Value, known []insight.Value, pts []scene.Point, off float64) {
	const r, gutter = 14.5, 10.0
	for i, k := range known {
		if k.Column != v.Column {
			continue
		}
		p := pts[i]
		said := b.word(word)
		t := b.block(said.first, bold(metaSize), 80, b.pal.ink, scene.Near)
		prims := []scene.Prim{{Op: scene.OpPath, Path: scene.Circle(p.X, p.Y, r), Stroke: b.pal.ink, Width: 1.25}}
		w := 0.0
		if room := b.scene.Columns[b.scene.Column(string(v.Column))].End() - gutter - (p.X + r + 5); t.width() < room {
			after := b.beside(t, said.second, room)
			w = 5 + t.width() + after.width()
			prims = t.at(prims, p.X+r+5, p.Y+off-t.height()/2)
			prims = after.at(prims, p.X+r+5+t.width(), p.Y+off-t.height()/2)
		}
		b.add(scene.Node{Layer: scene.Content, Prims: prims, Bounds: scene.Rect{X: p.X - r, Y: p.Y - r, W: 2*r + w, H: 2 * r}.Inset(-1)})
	}
}
