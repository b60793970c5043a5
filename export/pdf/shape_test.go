package pdf_test

import (
	"sync"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sojourn/assets"
	"sojourn/canvas/scene"
)

// shaper sets text the simplest way, a glyph for each rune and one after the other, so that these tests depend on no
// typesetting but their own.
type shaper struct {
	font *sfnt.Font
	buf  sfnt.Buffer
	seen map[rune]shaped
}

type shaped struct {
	glyph   uint16
	advance float64 // em
}

var shapers = sync.OnceValue(func() (out [scene.Faces]*shaper) {
	for face, data := range [scene.Faces][]byte{assets.SansRegular, assets.SansBold, assets.Emoji} {
		f, err := sfnt.Parse(data)
		if err != nil {
			panic(err)
		}
		out[face] = &shaper{font: f, seen: map[rune]shaped{}}
	}
	return out
})

func (s *shaper) rune(r rune) shaped {
	if known, ok := s.seen[r]; ok {
		return known
	}
	g, err := s.font.GlyphIndex(&s.buf, r)
	if err != nil {
		panic(err)
	}
	unit := fixed.I(int(s.font.UnitsPerEm()))
	a, err := s.font.GlyphAdvance(&s.buf, g, unit, font.HintingNone)
	if err != nil {
		panic(err)
	}
	s.seen[r] = shaped{uint16(g), float64(a) / float64(unit)}
	return s.seen[r]
}

// shape sets a text in one face with its baseline at x, y.
func shape(face scene.Face, size, x, y float64, text string) *scene.Run {
	r := &scene.Run{Text: text, Face: face, Size: size, X: x, Y: y}
	pen := 0.0
	for i, c := range text {
		end := i + len(string(c))
		if c == '\uFFFD' { // perhaps a single broken byte
			end = i + 1
		}
		s := shapers()[face].rune(c)
		r.Glyphs = append(r.Glyphs, scene.Glyph{ID: s.glyph, X: float32(pen), Start: int32(i), End: int32(end)})
		pen += s.advance
	}
	r.Width = pen * size
	return r
}

// set sets a text that changes between a face and the emoji where that has no glyph.
func set(face scene.Face, size, x, y float64, text string) []scene.Prim {
	var out []scene.Prim
	for from := 0; from < len(text); {
		pick := func(c rune) scene.Face {
			if shapers()[face].rune(c).glyph == 0 && shapers()[scene.Emoji].rune(c).glyph != 0 {
				return scene.Emoji
			}
			return face
		}
		to, of := len(text), face
		for i, c := range text[from:] {
			if i == 0 {
				of = pick(c)
			} else if pick(c) != of {
				to = from + i
				break
			}
		}
		r := shape(of, size, x, y, text[from:to])
		out = append(out, scene.Prim{Op: scene.OpText, Run: r, Fill: ink})
		x, from = x+r.Width, to
	}
	return out
}

var ink = scene.RGB(0x1C2430)

// sheet is a page of one node in the content layer.
func sheet(w, h float64, prims ...scene.Prim) *scene.Scene {
	return &scene.Scene{Size: scene.Size{W: w, H: h}, Nodes: []scene.Node{{Layer: scene.Content, Prims: prims}}}
}

func TestShaperKnowsTheFaces(t *testing.T) {
	for _, c := range "客𬭎Å" {
		if shapers()[scene.Regular].rune(c).glyph == 0 {
			t.Errorf("no glyph for %q", c)
		}
	}
	if shapers()[scene.Regular].rune('😀').glyph != 0 || shapers()[scene.Emoji].rune('😀').glyph == 0 {
		t.Error("😀 is in another face than it was")
	}
}
