package svg

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"sojourn/canvas/scene"
)

// textStyle is what neighbouring texts have in common, written once for all of them.
type textStyle struct {
	face scene.Face
	size float64
	fill scene.Color
	ramp *scene.Ramp
	lang string // of another language than the drawing's
}

// run draws text. Its start and its width are as laid out, whichever font the reader has. What comes next may share its
// style.
func (d *drawing) run(q, next *scene.Prim) {
	r := q.Run
	if r == nil || !(r.Size > 0) || q.Fill.A == 0 {
		return
	}
	rtl := backwards(r)
	said, x, width := r.Text, r.X, r.Width
	if !rtl {
		said, x, width = visible(r)
	}
	if said = strings.Map(undirected, said); strings.TrimSpace(said) == "" {
		return
	}
	style := styleOf(q)
	if d.style != style {
		d.endTexts()
		if next != nil && next.Op == scene.OpText && next.Run != nil && styleOf(next) == style {
			d.style = style
			d.open("g")
			d.look(style)
			d.raw(">")
		}
	}
	d.open("text")
	if d.style != style {
		d.look(style)
	}
	if rtl { // such a text starts at its right edge
		d.raw(` direction="rtl" unicode-bidi="bidi-override"`)
		x += width
	}
	if r.Skew {
		d.raw(` transform="matrix(1 0`)
		d.fine(-slant)
		d.raw(" 1")
		d.point(scene.Point{X: x, Y: r.Y})
		d.raw(`)"`)
	} else {
		d.number("x", x)
		d.number("y", r.Y)
	}
	if width > 0 && !even(said, width/r.Size) && !missing(r) {
		d.number("textLength", width)
		d.raw(` lengthAdjust="spacingAndGlyphs"`)
	}
	d.raw(">")
	d.text(said)
	d.raw("</text>")
}

func styleOf(q *scene.Prim) textStyle {
	return textStyle{q.Run.Face, q.Run.Size, q.Fill, q.Ramp, q.Run.Lang}
}

// look appends what a style looks like.
func (d *drawing) look(s textStyle) {
	d.number("font-size", s.size)
	if s.lang != "" {
		d.attr("xml:lang", s.lang)
		d.attr("lang", s.lang)
	}
	switch s.face {
	case scene.Bold:
		d.raw(` font-weight="700"`)
	case scene.Emoji:
		d.attr("font-family", emojiFonts)
	}
	d.color("fill", s.fill, s.ramp)
}

// endTexts closes the group of texts that is open.
func (d *drawing) endTexts() {
	if d.style != (textStyle{}) {
		d.style = textStyle{}
		d.raw("</g>")
	}
}

// undirected drops the marks of direction: a run has one, which the layout has found.
func undirected(r rune) rune {
	if r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
		return -1
	}
	return r
}

// backwards reports a run that is read from right to left: its glyphs, from the left, stand for ever earlier text. A
// single character tells by itself.
func backwards(r *scene.Run) bool {
	first, last, some := int32(0), int32(0), false
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		if g.Start >= g.End {
			continue
		}
		if !some {
			first, some = g.Start, true
		}
		last = g.Start
	}
	if first != last {
		return last < first
	}
	return strings.ContainsFunc(r.Text, func(c rune) bool { return unicode.In(c, unicode.Hebrew, unicode.Arabic) })
}

// missing reports a run with characters that our faces do not have. It is as wide as the boxes that stand for them, which
// says nothing about the font that a reader has for it.
func missing(r *scene.Run) bool {
	return slices.ContainsFunc(r.Glyphs, func(g scene.Glyph) bool { return g.ID == 0 && g.Start < g.End })
}

// visible returns a run without the white space at its ends, which not every reader keeps.
func visible(r *scene.Run) (said string, x, width float64) {
	const blank = " \t\n\u3000"
	end := len(strings.TrimRight(r.Text, blank))
	start := end - len(strings.TrimLeft(r.Text[:end], blank))
	x, right := r.X, r.X+r.Width
	for i := range r.Glyphs {
		g := &r.Glyphs[i]
		at := r.X + float64(g.X)*r.Size
		if int(g.Start) == start && start > 0 && g.Start < g.End {
			x = at
		}
		if int(g.Start) >= end && end < len(r.Text) {
			right = min(right, at)
		}
	}
	return r.Text[start:end], x, right - x
}

// even reports text of nothing but Chinese characters, kana and their punctuation, each of which is one em wide in every
// font.
func even(said string, width float64) bool {
	n := 0
	for _, c := range said {
		if !(c >= 0x3000 && c <= 0x30FF || c >= 0x3400 && c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0xFF01 && c <= 0xFF60) {
			return false
		}
		n++
	}
	return math.Abs(width-float64(n)) < 0.01
}
