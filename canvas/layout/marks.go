package layout

import (
	"math"

	"sojourn/canvas/scene"
)

// Faces, stars and icons are paths, never characters: emoji differ by machine and vanish in PDFs.

// Face returns the face for −2 … +2 with the given centre and radius in points.
func Face(value int, cx, cy, r float64, ground scene.Color, d scene.Detail) []scene.Prim {
	return face(EmotionColor(value), value, cx, cy, r, ground, d)
}

// Face returns the face as a map with these options shows it.
func (o Options) Face(value int, cx, cy, r float64, d scene.Detail) []scene.Prim {
	p := o.palette()
	return face(p.tone(EmotionColor(value)), value, cx, cy, r, p.panel, d)
}

func face(c scene.Color, value int, cx, cy, r float64, ground scene.Color, d scene.Detail) []scene.Prim {
	m := float64(value) * 0.28
	y := cy + r*0.32
	w := max(1, r/6.2)
	mouth := new(scene.Path).MoveTo(cx-r*0.42, y-m*r*0.5).QuadTo(cx, y+m*r, cx+r*0.42, y-m*r*0.5)
	eyes := scene.Circle(cx-r*0.34, cy-r*0.22, r*0.11)
	right := scene.Circle(cx+r*0.34, cy-r*0.22, r*0.11)
	eyes.Verbs, eyes.Points = append(eyes.Verbs, right.Verbs...), append(eyes.Points, right.Points...)
	return []scene.Prim{
		{Op: scene.OpPath, Detail: d, Path: scene.Circle(cx, cy, r), Fill: ground, Stroke: c, Width: w},
		{Op: scene.OpPath, Detail: d, Path: eyes, Fill: c},
		{Op: scene.OpPath, Detail: d, Path: mouth, Stroke: c, Width: w * 0.9},
	}
}

// Star returns the star of a moment of truth.
func Star(cx, cy, r float64, c scene.Color) scene.Prim {
	p := new(scene.Path)
	for i := range 10 {
		radius := r
		if i%2 == 1 {
			radius = r * 0.42
		}
		a := float64(i)*math.Pi/5 - math.Pi/2
		x, y := cx+radius*math.Cos(a), cy+radius*math.Sin(a)
		if i == 0 {
			p.MoveTo(x, y)
		} else {
			p.LineTo(x, y)
		}
	}
	return scene.Prim{Op: scene.OpPath, Path: p.Close(), Fill: c}
}

// chevron returns the arrow shape of a stage. All but the first have a notch into which the one before points.
func chevron(r scene.Rect, first bool) *scene.Path {
	point := min(11, r.W/3)
	p := new(scene.Path).MoveTo(r.X, r.Y).LineTo(r.MaxX()-point, r.Y).LineTo(r.MaxX(), r.Center().Y).
		LineTo(r.MaxX()-point, r.MaxY()).LineTo(r.X, r.MaxY())
	if !first {
		p.LineTo(r.X+point, r.Center().Y)
	}
	return p.Close()
}
