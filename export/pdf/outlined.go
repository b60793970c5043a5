package pdf

import (
	"fmt"

	"sojourn/canvas/scene"
)

// outlined draws text of a face that is not embedded: its shapes as areas, and over them the same text that nobody
// sees, for searching and copying.
func (p *page) outlined(r *scene.Run, fill scene.Color, ramp *scene.Ramp) error {
	if p.doc.outlines == nil {
		return fmt.Errorf("%w: face %d", ErrRun, r.Face)
	}
	p.setFill(fill, ramp)
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		shape := p.doc.outlines(r.Face, g.ID)
		if shape == nil {
			continue
		}
		p.path(placed(shape, r, g))
		p.op("f")
	}
	return p.copied(r)
}

// copied writes the text of a run in letters that are wholly see-through, each stretched to where the next one stands, so
// that readers see no gaps that would be spaces between words. Neither the mode that draws nothing nor blank glyphs would
// do: mupdf leaves out the one, pdfium the others.
func (p *page) copied(r *scene.Run) error {
	f, err := p.doc.font(scene.Regular, len(r.Glyphs))
	if err != nil {
		return err
	}
	p.setFill(scene.Color{}, nil)
	p.begin(f, r, 0)
	letter := f.face.First(false)
	w, wide := words{page: p, font: f, run: r}, f.face.Advance(letter)
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		if g.Start >= g.End || g.Start < 0 || int(g.End) > len(r.Text) {
			continue
		}
		p.num(max(1, (end(r, i)-float64(g.X))/wide*100))
		p.buf = append(p.buf, "Tz("...)
		w.code(letter, r.Text[g.Start:g.End])
		p.op(")Tj")
	}
	p.op("100 Tz")
	p.op("ET")
	return nil
}

// end returns where the room of a glyph ends, in em: at the next one with text, or with the run.
func end(r *scene.Run, i int) float64 {
	for _, g := range r.Glyphs[i+1:] {
		if g.Start < g.End {
			return float64(g.X)
		}
	}
	return r.Width / r.Size
}

// placed returns the outline of a glyph, which is in em, where the run has it.
func placed(shape *scene.Path, r *scene.Run, g *scene.Glyph) *scene.Path {
	out := &scene.Path{Verbs: shape.Verbs, Points: make([]scene.Point, len(shape.Points))}
	for i, q := range shape.Points {
		x, y := q.X+float64(g.X), q.Y-float64(g.Y)
		if r.Skew {
			x -= y * slant
		}
		out.Points[i] = scene.Point{X: r.X + x*r.Size, Y: r.Y + y*r.Size}
	}
	return out
}
