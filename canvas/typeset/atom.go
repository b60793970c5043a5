package typeset

import (
	"strings"

	"sojourn/canvas/scene"
)

// atom is the least that may stand on a line by itself: a grapheme cluster, or several that share a glyph.
type atom struct {
	text    string
	glyphs  []scene.Glyph // placed, and their text counted, from the start of the atom
	advance float64       // em
	face    scene.Face
	level   uint8 // of the bidirectional algorithm: odd runs from right to left
	blank   bool  // may hang over the end of a line
	breaks  bool  // a line may end after it
	glued   bool  // a line should not even end after it where a long word has to be broken
}

// boxed reports that a part of the atom is drawn as the box of a missing character.
func (a *atom) boxed() bool {
	for _, g := range a.glyphs {
		if g.ID == 0 {
			return true
		}
	}
	return false
}

// paragraph returns text, which holds no hard break, as atoms in reading order.
func (t *Typesetter) paragraph(text string, base scene.Face) []atom {
	key := paragraphKey{text, base, t.round.Load()}
	if p, ok := t.paragraphs.Get(key); ok {
		return p
	}
	s := t.scratch.Get().(*scratch)
	p := s.shape(t, text, base)
	t.scratch.Put(s)
	cost := len(text)
	for i := range p {
		cost += 80 + 20*len(p[i].glyphs)
	}
	t.paragraphs.Put(key, p, cost)
	return p
}

// makeLine places atoms one after the other.
func makeLine(atoms []atom, st Style) Line {
	visible := len(atoms)
	for visible > 0 && atoms[visible-1].blank {
		visible--
	}
	var text strings.Builder
	width := 0.0
	for i := range atoms {
		text.WriteString(atoms[i].text)
		if i < visible {
			width += atoms[i].advance
		}
	}
	line := Line{Text: text.String(), Width: width * st.Size}
	x := 0.0
	for _, s := range visualOrder(segments(atoms, visible)) {
		run := makeRun(s, st)
		run.X = x
		x += run.Width
		line.Runs = append(line.Runs, run)
	}
	return line
}

// segment is a stretch of atoms of one face and one level.
type segment struct {
	atoms []atom
	level uint8
}

// segments splits a line. Blanks from visible on return to the level of the paragraph (rule L1 of UAX #9).
func segments(atoms []atom, visible int) []segment {
	level := func(i int) uint8 {
		if i >= visible {
			return 0
		}
		return atoms[i].level
	}
	var out []segment
	from := 0
	for i := 1; i <= len(atoms); i++ {
		if i == len(atoms) || atoms[i].face != atoms[from].face || level(i) != level(from) {
			out = append(out, segment{atoms[from:i], level(from)})
			from = i
		}
	}
	return out
}

// makeRun sets one segment. Glyphs come from left to right; the text they stand for is in reading order.
func makeRun(s segment, st Style) scene.Run {
	glyphs, bytes := 0, 0
	for i := range s.atoms {
		glyphs += len(s.atoms[i].glyphs)
		bytes += len(s.atoms[i].text)
	}
	run := scene.Run{Face: s.atoms[0].face, Size: st.Size, Skew: st.Skew, Glyphs: make([]scene.Glyph, 0, glyphs)}
	var text strings.Builder
	text.Grow(bytes)
	starts := make([]int32, len(s.atoms))
	for i := range s.atoms {
		starts[i] = int32(text.Len())
		text.WriteString(s.atoms[i].text)
	}
	run.Text = text.String()
	x := 0.0
	for i := range s.atoms {
		if s.level%2 == 1 {
			i = len(s.atoms) - 1 - i
		}
		a := &s.atoms[i]
		for _, g := range a.glyphs {
			g.X += float32(x)
			g.Start += starts[i]
			g.End += starts[i]
			run.Glyphs = append(run.Glyphs, g)
		}
		x += a.advance
	}
	run.Width = x * st.Size
	return run
}
