package pdf

import (
	"math"
	"strings"
	"unicode/utf8"

	"sojourn/canvas/scene"
)

// slant is the tangent of the 12° by which skewed runs lean over.
var slant = math.Tan(12 * math.Pi / 180)

// span is the most glyphs drawn as one string; longer runs are cut, which no reader of the page can see.
const span = 4096

// run draws text. Its glyphs stand where the run says, to a thousandth of an em.
func (p *page) run(r *scene.Run, fill scene.Color, ramp *scene.Ramp) error {
	if r == nil || r.Size <= 0 || len(r.Glyphs) == 0 || fill.A == 0 {
		return nil
	}
	if int(r.Face) >= scene.Faces {
		return p.outlined(r, fill, ramp)
	}
	p.setFill(fill, ramp)
	if tag := languageTag(r.Lang); tag != "" { // of another language than the file's
		p.op("/Span<</Lang(" + tag + ")>>BDC")
		defer p.op("EMC")
	}
	for glyphs := r.Glyphs; len(glyphs) > 0; {
		n := min(len(glyphs), span)
		f, err := p.doc.font(r.Face, n)
		if err != nil {
			return err
		}
		p.piece(f, r, glyphs[:n])
		glyphs = glyphs[n:]
	}
	return nil
}

// begin begins a text object at a place of a run, in em from its start.
func (p *page) begin(f *font, r *scene.Run, start float64) {
	p.buf = append(p.buf, "BT\n"...)
	if p.state.font != f.name || p.state.size != r.Size {
		p.state.font, p.state.size = f.name, r.Size
		p.buf = append(append(append(p.buf, '/'), f.name...), ' ')
		p.fine(r.Size * p.state.frame.scale)
		p.op("Tf")
	}
	if r.Skew {
		p.buf = append(p.buf, "1 0 "...)
		p.fine(slant)
		p.buf = append(p.buf, "1 "...)
		p.point(r.X+start*r.Size, r.Y)
		p.op("Tm")
	} else {
		p.point(r.X+start*r.Size, r.Y)
		p.op("Td")
	}
}

// piece draws glyphs of a run as one text object.
func (p *page) piece(f *font, r *scene.Run, glyphs []scene.Glyph) {
	start := float64(glyphs[0].X)
	p.begin(f, r, start)
	w := words{page: p, font: f, run: r, pen: start}
	if w.plain(glyphs) {
		w.flow(glyphs)
	} else {
		w.place(glyphs)
	}
	p.op("ET")
}

// words writes the strings of one text object.
type words struct {
	*page
	font *font
	run  *scene.Run
	pen  float64 // where the reader's pen stands, in em from the start of the run
	rest string  // of the text that several glyphs share
	left int     // how many glyphs are still to share it
}

// even is how far, in em, a glyph may stand from where the advances before it lead.
const even = 0.0005

// plain reports that glyphs stand where their advances lead, on the baseline.
func (w *words) plain(glyphs []scene.Glyph) bool {
	pen := w.pen
	for i := range glyphs {
		g := &glyphs[i]
		if !(math.Abs(float64(g.X)-pen) <= even) || g.Y != 0 || w.idle(g) || w.several(g) {
			return false
		}
		pen += w.font.face.Advance(w.glyph(g))
	}
	return true
}

// several reports that a glyph stands for more characters than some readers take from one code: mupdf makes nothing of
// two beyond U+FFFF.
func (w *words) several(g *scene.Glyph) bool {
	return g.Start >= 0 && int(g.End) <= len(w.run.Text) && g.End-g.Start > 4 && strings.ContainsFunc(w.run.Text[g.Start:g.End], wide)
}

func wide(r rune) bool { return r > 0xFFFF }

// idle reports that a glyph neither shows nor means anything, like the joiner inside an emoji.
func (w *words) idle(g *scene.Glyph) bool { return g.Start >= g.End && w.font.face.Blank(g.ID) }

// glyph returns the id of a glyph, that of the sign for a missing one where the face does not have it.
func (w *words) glyph(g *scene.Glyph) uint16 {
	if int(g.ID) >= w.font.face.Glyphs() {
		return 0
	}
	return g.ID
}

// flow shows glyphs one after the other.
func (w *words) flow(glyphs []scene.Glyph) {
	w.buf = append(w.buf, '(')
	for i := range glyphs {
		w.show(glyphs, i)
	}
	w.op(")Tj")
}

// place shows each glyph at its own place.
func (w *words) place(glyphs []scene.Glyph) {
	rise := float32(0)
	w.buf = append(w.buf, "[("...)
	for i := range glyphs {
		g := &glyphs[i]
		if w.idle(g) {
			continue
		}
		if g.Y != rise {
			rise = g.Y
			w.op(")]TJ")
			w.fine(float64(rise) * w.run.Size * w.state.frame.scale)
			w.buf = append(w.buf, "Ts[("...)
		}
		if back := math.Round((w.pen - float64(g.X)) * 1000); back != 0 {
			w.buf = append(w.buf, ')')
			w.num(back)
			w.buf = append(w.buf, '(')
			w.pen -= back / 1000
		}
		w.show(glyphs, i)
		w.pen += w.font.face.Advance(w.glyph(g))
	}
	w.op(")]TJ")
	if rise != 0 {
		w.op("0 Ts")
	}
}

// show appends the code of a glyph to a string. What no single code can mean to every reader follows on blank ones, for
// whose room the next glyph makes up.
func (w *words) show(glyphs []scene.Glyph, i int) {
	glyph, text := w.glyph(&glyphs[i]), w.meaning(glyphs, i)
	first, rest := single(text)
	w.code(glyph, first)
	for rest != "" {
		first, rest = single(rest)
		w.code(w.font.blank, first)
		w.pen += w.font.face.Advance(w.font.blank)
	}
}

// single cuts off what one code can mean: a character beyond U+FFFF by itself, or all up to the next of them.
func single(text string) (first, rest string) {
	if len(text) <= 4 {
		return text, ""
	}
	next := strings.IndexFunc(text, wide)
	switch {
	case next < 0:
		return text, ""
	case next == 0:
		_, next = utf8.DecodeRuneInString(text)
	}
	return text[:next], text[next:]
}

// code appends the code of a glyph with a meaning.
func (w *words) code(glyph uint16, text string) {
	n, isNew := w.font.code(glyph, text)
	if isNew && glyph == 0 {
		w.doc.miss(text)
	}
	w.char(byte(n >> 8))
	w.char(byte(n))
}

// meaning returns the text a glyph stands for. Of a text that several glyphs share, like a letter and its marks, each
// gets one character as long as there are some and the last gets what is left: many readers make up a character for a
// glyph without any.
func (w *words) meaning(glyphs []scene.Glyph, i int) string {
	if g := &glyphs[i]; g.Start < g.End {
		w.rest, w.left = "", 0
		if g.Start >= 0 && int(g.End) <= len(w.run.Text) {
			w.rest, w.left = w.run.Text[g.Start:g.End], w.followers(glyphs[i+1:])
		}
	} else if w.left > 0 {
		w.left--
	}
	n := len(w.rest)
	if w.left > 0 {
		_, n = utf8.DecodeRuneInString(w.rest)
	}
	text := w.rest[:n]
	w.rest = w.rest[n:]
	return text
}

// followers returns how many glyphs at the start of the list have no text of their own and are to be seen.
func (w *words) followers(glyphs []scene.Glyph) (n int) {
	for i := range glyphs {
		if glyphs[i].Start < glyphs[i].End {
			break
		}
		if !w.idle(&glyphs[i]) {
			n++
		}
	}
	return n
}

// char appends a byte to a string.
func (w *words) char(c byte) {
	switch c {
	case '(', ')', '\\':
		w.buf = append(w.buf, '\\', c)
	case '\r': // by itself it would be read as a line feed
		w.buf = append(w.buf, '\\', 'r')
	default:
		w.buf = append(w.buf, c)
	}
}
