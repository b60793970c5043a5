package typeset

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"sojourn/canvas/scene"
)

// scratch is what one goroutine needs to shape a paragraph.
type scratch struct {
	segmenter segmenter.Segmenter
	shapers   map[scene.Face]*harfbuzz.Font

	runes  []rune
	bytes  []int  // byte offset of each rune, and of the end
	whole  []bool // a grapheme cluster ends before this rune
	breaks []bool // a line may end before this rune
	levels []uint8
	atoms  []atom
}

// grapheme is one grapheme cluster before it is shaped.
type grapheme struct {
	from, to int // runes
	face     scene.Face
	level    uint8
	plain    bool // one character, one glyph, nothing to join
	glyph    font.GID
}

// shape cuts text into atoms and finds their glyphs.
func (s *scratch) shape(t *Typesetter, text string, base scene.Face) []atom {
	if text == "" {
		return nil
	}
	s.begin(text)
	var run []grapheme
	flush := func() {
		if len(run) > 0 {
			s.shapeRun(t, text, run[0].face, run[0].level, run[0].from, run[len(run)-1].to)
			run = run[:0]
		}
	}
	glyphs := make([]scene.Glyph, 0, len(s.runes))
	from := 0
	for to := 1; to < len(s.whole); to++ {
		if !s.whole[to] {
			continue
		}
		g := s.classify(t, base, from, to)
		from = to
		if !g.plain {
			if len(run) > 0 && (run[0].face != g.face || run[0].level != g.level) {
				flush()
			}
			run = append(run, g)
			continue
		}
		flush()
		f := t.face(g.face)
		glyphs = append(glyphs, scene.Glyph{ID: uint16(g.glyph), End: int32(s.bytes[to] - s.bytes[g.from])})
		s.add(text, g.from, to, atom{
			glyphs:  glyphs[len(glyphs)-1 : len(glyphs) : len(glyphs)],
			advance: f.advance(g.glyph),
			face:    g.face, level: g.level,
		})
	}
	flush()
	return append([]atom(nil), s.atoms...)
}

// begin finds the boundaries in text.
func (s *scratch) begin(text string) {
	s.runes, s.bytes, s.atoms = s.runes[:0], s.bytes[:0], s.atoms[:0]
	for i, r := range text {
		s.runes = append(s.runes, r)
		s.bytes = append(s.bytes, i)
	}
	s.bytes = append(s.bytes, len(text))
	n := len(s.runes) + 1
	s.whole, s.breaks = cleared(s.whole, n), cleared(s.breaks, n)
	s.segmenter.Init(s.runes)
	for it := s.segmenter.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		s.whole[g.Offset+len(g.Text)] = true
	}
	for it := s.segmenter.LineIterator(); it.Next(); {
		l := it.Line()
		s.breaks[l.Offset+len(l.Text)] = true
	}
	s.whole[len(s.runes)] = true
	s.levels = levels(s.runes)
}

func cleared(b []bool, n int) []bool {
	if cap(b) < n {
		return make([]bool, n)
	}
	b = b[:n]
	clear(b)
	return b
}

// classify chooses the face of a grapheme cluster and whether it needs the shaper.
func (s *scratch) classify(t *Typesetter, base scene.Face, from, to int) grapheme {
	g := grapheme{from: from, to: to}
	if s.levels != nil {
		g.level = s.levels[from]
	}
	r := s.runes[from]
	if to == from+1 && g.level%2 == 0 && base < scene.Emoji && !joins(r) {
		if id, ok := t.face(base).metrics.NominalGlyph(r); ok {
			g.face, g.glyph, g.plain = base, id, true
			return g
		}
	}
	g.face = t.choose(base, s.runes[from:to])
	return g
}

// joins reports characters that may change their neighbours or be changed by them.
func joins(r rune) bool {
	return r > 0xFF && (unicode.Is(unicode.M, r) || ignorable(r) || r >= 0x1100 && r < 0x1200) || r == 0xAD
}

// choose returns the face for a grapheme cluster: what asks to be an emoji is one, else the text face when it has all
// of it, else Emoji when that has.
func (t *Typesetter) choose(base scene.Face, runes []rune) scene.Face {
	sans := base
	if sans >= scene.Emoji {
		sans = scene.Regular
	}
	wants := base == scene.Emoji
	for _, r := range runes {
		const variation, keycap = 0xFE0F, 0x20E3
		wants = wants || r == variation || r == keycap
	}
	switch emoji := t.hasAll(scene.Emoji, runes); {
	case wants && emoji:
		return scene.Emoji
	case t.hasAll(sans, runes):
		return sans
	case emoji || t.face(scene.Emoji).has(runes[0]) && !t.face(sans).has(runes[0]):
		return scene.Emoji
	}
	if other, ok := t.others.having(runes[0]); ok && !t.face(sans).has(runes[0]) {
		return other
	}
	return sans
}

func (t *Typesetter) hasAll(f scene.Face, runes []rune) bool {
	visible := false
	for _, r := range runes {
		if ignorable(r) {
			continue
		}
		if !t.face(f).has(r) {
			return false
		}
		visible = true
	}
	return visible
}

// shapeRun shapes runes [from, to) as a whole.
func (s *scratch) shapeRun(t *Typesetter, text string, f scene.Face, level uint8, from, to int) {
	fc := t.face(f)
	if s.shapers[f] == nil {
		if s.shapers == nil {
			s.shapers = map[scene.Face]*harfbuzz.Font{}
		}
		s.shapers[f] = harfbuzz.NewFont(font.NewFace(fc.metrics))
	}
	buf := harfbuzz.NewBuffer()
	buf.AddRunes(s.runes, from, to-from)
	buf.Props.Direction, buf.Props.Script = harfbuzz.LeftToRight, language.LookupScript(s.runes[from])
	if level%2 == 1 {
		buf.Props.Direction = harfbuzz.RightToLeft
	}
	buf.Shape(s.shapers[f], nil)
	clusters := s.clusters(buf, fc, level, to)
	for i := 0; i < len(clusters); {
		c := clusters[i]
		a := atom{glyphs: c.glyphs, advance: c.advance, face: f, level: level}
		for i++; i < len(clusters) && !s.whole[c.to]; i++ {
			next := clusters[i]
			next.shift(int32(s.bytes[next.from] - s.bytes[c.from]))
			a.join(next)
			c.to = next.to
		}
		s.add(text, c.from, c.to, a)
	}
}

// cluster is the shaper's least unit: runes that became glyphs together.
type cluster struct {
	from, to int // runes
	glyphs   []scene.Glyph
	advance  float64 // em
}

// clusters returns what the shaper made of the runes before to in reading order.
func (s *scratch) clusters(buf *harfbuzz.Buffer, f *face, level uint8, to int) []cluster {
	var out []cluster
	em := func(v harfbuzz.Position) float64 { return float64(v) / f.upem }
	for i := 0; i < len(buf.Info); {
		c := cluster{from: buf.Info[i].Cluster}
		for ; i < len(buf.Info) && buf.Info[i].Cluster == c.from; i++ {
			id, pos := buf.Info[i].Glyph, buf.Pos[i]
			if id > math.MaxUint16 { // the shaper's name for "draw nothing"
				id, _ = f.metrics.NominalGlyph(' ')
			}
			c.glyphs = append(c.glyphs, scene.Glyph{
				ID: uint16(id), X: float32(c.advance + em(pos.XOffset)), Y: float32(em(pos.YOffset)),
			})
			c.advance += em(pos.XAdvance)
		}
		out = append(out, c)
	}
	if level%2 == 1 {
		slices.Reverse(out)
	}
	for i := range out {
		if out[i].to = to; i+1 < len(out) {
			out[i].to = out[i+1].from
		}
		out[i].claim(int32(s.bytes[out[i].to] - s.bytes[out[i].from]))
	}
	return out
}

// claim gives the whole text of the cluster, n bytes, to its first glyph.
func (c *cluster) claim(n int32) {
	for i := range c.glyphs {
		c.glyphs[i].Start, c.glyphs[i].End = n, n
	}
	c.glyphs[0].Start = 0
}

func (c *cluster) shift(bytes int32) {
	for i := range c.glyphs {
		c.glyphs[i].Start += bytes
		c.glyphs[i].End += bytes
	}
}

// join puts the glyphs of c, which follows in reading order, into the atom.
func (a *atom) join(c cluster) {
	first, second, gap := &a.glyphs, &c.glyphs, a.advance
	if a.level%2 == 1 {
		first, second, gap = second, first, c.advance
	}
	joined := append([]scene.Glyph(nil), *first...)
	for _, g := range *second {
		g.X += float32(gap)
		joined = append(joined, g)
	}
	a.glyphs, a.advance = joined, a.advance+c.advance
}

// add completes an atom of runes [from, to) and appends it.
func (s *scratch) add(text string, from, to int, a atom) {
	a.text = text[s.bytes[from]:s.bytes[to]]
	r, _ := utf8.DecodeRuneInString(a.text)
	a.blank = blank(r) && to == from+1
	a.breaks, a.glued = s.breaks[to], false
	if to < len(s.runes) {
		a.glued = forbidden(s.runes[to-1], s.runes[to])
		a.breaks = !a.glued && (a.breaks || allowed(s.runes[to-1], s.runes[to]))
	}
	s.atoms = append(s.atoms, a)
}
