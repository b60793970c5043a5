package sheet

import (
	"strings"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
)

// Sizes of words, in Fyne units.
const (
	HeadSize  = 14
	BodySize  = 13
	SmallSize = 12
	TinySize  = 11
)

// leading is the height of a line by the size of its words.
const leading = 1.4

// Plain and Bold are the styles of words.
func Plain(size float64) typeset.Style { return typeset.Style{Face: scene.Regular, Size: size} }

// Bold is Plain in the bold face.
func Bold(size float64) typeset.Style { return typeset.Style{Face: scene.Bold, Size: size} }

// Pen draws one state of a sheet, in Fyne units from its top left corner. What is drawn between two calls of Node belongs
// to the node of the second.
type Pen struct {
	Palette theme.Palette
	Words   i18n.Words
	Width   float64 // of the sheet: what is drawn to the right of it is scrolled to
	Height  float64 // of what can be seen at once

	// Held is what is being dragged, and the place it is held over; the zero Ref is nothing.
	Held scene.Ref
	At   scene.Point

	type_ *typeset.Typesetter
	nodes []scene.Node
	prims []scene.Prim
	size  scene.Size
}

// Measure is how wide a text comes out on one line.
func (p *Pen) Measure(text string, st typeset.Style) float64 { return p.type_.Width(text, st) }

// Text writes at most so many lines (0 is any number) into a width, and returns how high they are. Words that do not fit are
// cut with an ellipsis.
func (p *Pen) Text(text string, st typeset.Style, x, y, width float64, ink scene.Color, lines int) float64 {
	return p.write(text, st, scene.Rect{X: x, Y: y, W: width}, ink, lines, 0)
}

// Right writes one line that ends at x.
func (p *Pen) Right(text string, st typeset.Style, x, y, width float64, ink scene.Color) {
	p.write(text, st, scene.Rect{X: x - width, Y: y, W: width}, ink, 1, 1)
}

// Centred writes one line around the middle of a width.
func (p *Pen) Centred(text string, st typeset.Style, x, y, width float64, ink scene.Color) {
	p.write(text, st, scene.Rect{X: x, Y: y, W: width}, ink, 1, 0.5)
}

// write sets lines from the top of a rectangle; aside is where they stand in its width, 0 left, 1 right.
func (p *Pen) write(text string, st typeset.Style, r scene.Rect, ink scene.Color, lines int, aside float64) float64 {
	const capHeight = 0.74
	if r.W < 8 || text == "" {
		return 0
	}
	if lines == 1 && strings.ContainsAny(text, "\n\r\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	high := st.Size * leading
	set := p.type_.Lines(text, st, float64(int(r.W)), lines)
	for i, l := range set {
		x := r.X + (r.W-l.Width)*aside
		base := r.Y + float64(i)*high + (high+capHeight*st.Size)/2
		for _, run := range l.Runs {
			p.prims = append(p.prims, scene.Prim{Op: scene.OpText, Run: run.At(x+run.X, base), Fill: ink})
		}
	}
	return float64(len(set)) * high
}

// LineHeight is how high a line of words of a size is.
func LineHeight(size float64) float64 { return size * leading }

// Fill paints a rectangle.
func (p *Pen) Fill(r scene.Rect, c scene.Color, radius float64) {
	p.prims = append(p.prims, scene.Prim{Op: scene.OpRect, Rect: r, Radius: min(radius, r.W/2, r.H/2), Fill: c})
}

// Frame outlines a rectangle.
func (p *Pen) Frame(r scene.Rect, c scene.Color, radius, width float64) {
	p.prims = append(p.prims, scene.Prim{Op: scene.OpRect, Rect: r.Inset(width / 2), Radius: min(radius, r.W/2, r.H/2), Stroke: c, Width: width})
}

// Line draws a straight line; a dash is its on and off, none is solid.
func (p *Pen) Line(ax, ay, bx, by float64, c scene.Color, width float64, dash ...float64) {
	p.prims = append(p.prims, scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(ax, ay).LineTo(bx, by), Stroke: c, Width: width, Dash: dash})
}

// Dot draws a circle, filled where fill has an alpha and outlined where stroke has one.
func (p *Pen) Dot(x, y, r float64, fill, stroke scene.Color, width float64) {
	p.prims = append(p.prims, scene.Prim{Op: scene.OpPath, Path: scene.Circle(x, y, r), Fill: fill, Stroke: stroke, Width: width})
}

// Draw adds primitives made elsewhere, such as a face or a star of the map.
func (p *Pen) Draw(prims ...scene.Prim) { p.prims = append(p.prims, prims...) }

// Chip draws a word on a rounded ground and returns how wide it is.
func (p *Pen) Chip(text string, x, y float64, ground, ink scene.Color) float64 {
	const high, pad = 20, 9
	w := p.Measure(text, Plain(TinySize)) + 2*pad
	p.Fill(scene.Rect{X: x, Y: y, W: w, H: high}, ground, high/2)
	p.Text(text, Plain(TinySize), x+pad, y+(high-LineHeight(TinySize))/2, w, ink, 1)
	return w
}

// Heading draws the title of a part with its bar of accent and returns how high it is.
func (p *Pen) Heading(text string, x, y, width float64) float64 {
	p.Fill(scene.Rect{X: x, Y: y + 1, W: 3, H: 18}, p.Palette.Accent, 0)
	p.Text(text, Bold(HeadSize), x+11, y, width-11, p.Palette.Ink, 1)
	return 20
}

// Node ends what was drawn since the last one as a thing that can be pointed at: it is chosen, walked to and dragged by its
// Ref. Label says it in plain words.
func (p *Pen) Node(ref scene.Ref, bounds scene.Rect, label string) {
	p.nodes = append(p.nodes, scene.Node{Ref: ref, Layer: scene.Content, Bounds: bounds, Prims: p.prims, Label: label})
	p.prims = nil
	p.size.W, p.size.H = max(p.size.W, bounds.MaxX()), max(p.size.H, bounds.MaxY())
}

// Ground ends what was drawn since the last node as something that is only looked at.
func (p *Pen) Ground(bounds scene.Rect) { p.Node(scene.Ref{}, bounds, "") }
