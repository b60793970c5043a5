package typeset

import (
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"sojourn/canvas/scene"
)

var seeds = []string{
	"", " ", "\n", "付款方式少；运费末步才出现", "“大家都说偏小半码”", "Pay now — or later…", "a\u0301\u0302b", "👩‍👩‍👧‍👦👍🏽🇨🇳1️⃣",
	"אבג (דה) 12 abc", "العربية ١٢٣ abc", "\u202Eabc\u202C", "\u2067x\u2069", "한글 ᄒ", "\xff\xfe\x80", "\U0010FFFF", "\ufeff",
	"https://example.com/a/very/long/path?with=query", strings.Repeat("。", 30), strings.Repeat("（", 30), "क्षि नमस्ते", "ไทยไม่มีช่องว่าง",
	"\u200d\u200d", "\ufe0f", "🏽", "e\u20e3", "\u00ad", "𠮷𬭎", "a\u2028b\u2029c\u0085d",
}

// random returns text drawn from the ranges that give shaping and breaking the most to do.
func random(r *rand.Rand) string {
	ranges := [][2]rune{{0x20, 0x7E}, {0x4E00, 0x9FFF}, {0x3000, 0x30FF}, {0xFF00, 0xFFEF}, {0x300, 0x36F}, {0x590, 0x6FF},
		{0x1F300, 0x1FAFF}, {0x1F1E6, 0x1F1FF}, {0x2000, 0x206F}, {0xAC00, 0xD7A3}, {0x1100, 0x11FF}, {0xFE00, 0xFE0F}, {0x900, 0xDFF}, {0, 0x10FFFF}}
	var b strings.Builder
	for range r.Intn(40) {
		g := ranges[r.Intn(len(ranges))]
		for range 1 + r.Intn(4) {
			b.WriteRune(g[0] + r.Int31n(g[1]-g[0]+1))
		}
	}
	return b.String()
}

func TestRandomTextKeepsItsProperties(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for range 3000 {
		check(t, random(r), r.Float64()*150, r.Intn(5))
	}
}

func FuzzLines(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, float64(i*9), i%4)
	}
	f.Fuzz(func(t *testing.T, s string, width float64, max int) {
		if len(s) < 4000 {
			check(t, s, width, max)
		}
	})
}

// check holds everything that is true of all text.
func check(t *testing.T, s string, width float64, max int) {
	t.Helper()
	ts := Shared()
	whole := ts.Lines(s, body, width, 0)
	if got, want := strings.Join(texts(whole), ""), strings.ReplaceAll(clean(s), "\n", ""); got != want {
		t.Fatalf("lines of %q hold %q", s, got)
	}
	for _, l := range whole {
		checkLine(t, s, l)
		if l.Width > width+1e-4 && graphemes(strings.TrimRight(l.Text, " ")) > 1 && l.Runs[0].Face != scene.Emoji {
			checkUnbreakable(t, l, width)
		}
	}
	if max > 0 {
		cut := ts.Lines(s, body, width, max)
		if len(cut) > max || len(whole) <= max && !slices.Equal(texts(cut), texts(whole)) {
			t.Fatalf("%q in at most %d lines: %q", s, max, texts(cut))
		}
		if n := len(cut); n > 0 && n < len(whole) && strings.TrimSpace(strings.Join(texts(whole[n:]), "")) != "" &&
			!strings.HasSuffix(cut[n-1].Text, "…") && !strings.HasSuffix(cut[n-1].Text, "...") {
			t.Fatalf("%q was cut without saying so: %q", s, texts(cut))
		}
		for _, l := range cut {
			checkLine(t, s, l)
		}
	}
	checkLine(t, s, ts.Line(s, Style{Face: scene.Bold, Size: 10}))
	checkLine(t, s, ts.Line(s, Style{Face: scene.Emoji, Size: 10}))
	ts.Missing(s)
}

// checkUnbreakable allows a line to be too wide only when it is one atom.
func checkUnbreakable(t *testing.T, l Line, width float64) {
	t.Helper()
	atoms := Shared().paragraph(l.Text, body.Face)
	for len(atoms) > 0 && atoms[len(atoms)-1].blank {
		atoms = atoms[:len(atoms)-1]
	}
	if len(atoms) > 1 {
		t.Fatalf("line %q is %v wide, %v was asked", l.Text, l.Width, width)
	}
}

func checkLine(t *testing.T, s string, l Line) {
	t.Helper()
	if !utf8.ValidString(l.Text) || math.IsNaN(l.Width) || l.Width < 0 {
		t.Fatalf("%q: line %q of width %v", s, l.Text, l.Width)
	}
	bytes, x := 0, 0.0
	for _, r := range l.Runs {
		if math.Abs(r.X-x) > 1e-6 {
			t.Fatalf("%q: run %q starts at %v, the one before ends at %v", s, r.Text, r.X, x)
		}
		x += r.Width
		bytes += len(r.Text)
		if !strings.Contains(l.Text, r.Text) {
			t.Fatalf("%q: run %q is not in line %q", s, r.Text, l.Text)
		}
		checkGlyphs(t, r)
	}
	if bytes != len(l.Text) || x+1e-6 < l.Width {
		t.Fatalf("%q: runs hold %d bytes and %v points of line %q, %v", s, bytes, x, l.Text, l.Width)
	}
}

// checkGlyphs holds that the texts of the glyphs, put in order, are the text of the run.
func checkGlyphs(t *testing.T, r scene.Run) {
	t.Helper()
	gs := slices.Clone(r.Glyphs)
	slices.SortStableFunc(gs, func(a, b scene.Glyph) int { return int(a.Start+a.End) - int(b.Start+b.End) })
	at := int32(0)
	for _, g := range gs {
		if g.Start != g.End {
			if g.Start != at || g.End < g.Start {
				t.Fatalf("run %q: a glyph claims [%d, %d) after %d", r.Text, g.Start, g.End, at)
			}
			at = g.End
		}
		if math.IsNaN(float64(g.X)) || math.IsNaN(float64(g.Y)) {
			t.Fatalf("run %q: a glyph at %v, %v", r.Text, g.X, g.Y)
		}
	}
	if int(at) != len(r.Text) {
		t.Fatalf("run %q: glyphs claim %d of %d bytes", r.Text, at, len(r.Text))
	}
}

func graphemes(s string) int {
	var sg segmenter.Segmenter
	sg.InitWithString(s)
	n := 0
	for it := sg.GraphemeIterator(); it.Next(); {
		n++
	}
	return n
}

// TestKinsoku holds the rule over random Chinese text that has room to obey it.
func TestKinsoku(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	alphabet := []rune("一二三四五六七八九十中文字，。！（）《》“”、：abc 12")
	for range 2000 {
		s := make([]rune, 60)
		for i := range s {
			s[i] = alphabet[r.Intn(len(alphabet))]
		}
		for _, l := range Shared().Lines(string(s), body, 200, 0)[1:] {
			if first, _ := utf8.DecodeRuneInString(l.Text); sides[first]&isNeverFirst != 0 && !crowded(string(s)) {
				t.Fatalf("a line of %q begins with %q", string(s), first)
			}
		}
	}
}

// crowded reports twenty characters in a row that leave no place to break.
func crowded(s string) bool {
	run := 0
	for _, r := range s {
		if run++; wide(r) && sides[r] == 0 {
			run = 0
		}
		if run >= 18 {
			return true
		}
	}
	return false
}

// TestPlainCharactersMatchTheShaper holds the short cut for single characters against the full shaper.
func TestPlainCharactersMatchTheShaper(t *testing.T) {
	ts := Shared()
	for _, f := range []scene.Face{scene.Regular, scene.Bold} {
		for r := rune(' '); r < 0x10000; r += 7 {
			if !ts.face(f).has(r) || joins(r) {
				continue
			}
			var s scratch
			s.begin(string(r))
			g := s.classify(ts, f, 0, 1)
			s.shapeRun(ts, string(r), f, 0, 0, 1)
			a := s.atoms[0]
			if !g.plain || len(a.glyphs) != 1 || a.glyphs[0].ID != uint16(g.glyph) || a.glyphs[0].X != 0 || a.advance != ts.face(f).advance(g.glyph) {
				t.Fatalf("%q: short cut %+v, shaper %+v", r, g, a)
			}
		}
	}
}
