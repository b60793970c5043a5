package minifont_test

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sojourn/assets"
	"sojourn/export/pdf/minifont"
)

// parse returns a face twice: ours, and that of an independent reader.
func parse(t testing.TB, data []byte) (*minifont.Face, *sfnt.Font) {
	t.Helper()
	f, err := minifont.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	oracle, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f, oracle
}

func glyphs(t testing.TB, f *sfnt.Font, s string) []uint16 {
	t.Helper()
	var out []uint16
	for _, r := range s {
		g, err := f.GlyphIndex(nil, r)
		if err != nil || g == 0 {
			t.Fatalf("no glyph for %q: %v", r, err)
		}
		out = append(out, uint16(g))
	}
	return out
}

func TestAdvancesAreThoseOfAnotherReader(t *testing.T) {
	for name, data := range map[string][]byte{"regular": assets.SansRegular, "bold": assets.SansBold, "emoji": assets.Emoji} {
		f, oracle := parse(t, data)
		if f.Glyphs() != oracle.NumGlyphs() {
			t.Errorf("%s: %d glyphs, want %d", name, f.Glyphs(), oracle.NumGlyphs())
		}
		unit := fixed.I(int(oracle.UnitsPerEm()))
		for g := 0; g < f.Glyphs(); g += 97 {
			want, err := oracle.GlyphAdvance(nil, sfnt.GlyphIndex(g), unit, font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Advance(uint16(g)); math.Abs(got-float64(want)/float64(unit)) > 1e-9 {
				t.Errorf("%s: advance of %d is %v em, want %v", name, g, got, float64(want)/float64(unit))
			}
		}
		if f.Ascent <= 0 || f.Descent >= 0 || f.MaxX <= f.MinX || f.MaxY <= f.MinY {
			t.Errorf("%s: ascent %v, descent %v, box %v %v %v %v", name, f.Ascent, f.Descent, f.MinX, f.MinY, f.MaxX, f.MaxY)
		}
		if f.Advance(uint16(f.Glyphs())) != 0 {
			t.Errorf("%s: a glyph the face does not have moves the pen", name)
		}
	}
}

func TestSubsetKeepsOrderAdvancesAndOutlines(t *testing.T) {
	f, oracle := parse(t, assets.SansRegular)
	want := glyphs(t, oracle, "客户旅程 Ångström客") // Å and ö may be composites; 客 is asked for twice
	small, err := f.Subset(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := minifont.Parse(small)
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range want {
		n := uint16(i + 1)
		if got.Advance(n) != f.Advance(g) || got.Blank(n) != f.Blank(g) {
			t.Errorf("glyph %d: advance %v and blank %v, want %v and %v", n, got.Advance(n), got.Blank(n), f.Advance(g), f.Blank(g))
		}
	}
	if len(small) > 20_000 {
		t.Errorf("%d bytes for %d glyphs", len(small), len(want))
	}
	again, err := f.Subset(want)
	if err != nil || !bytes.Equal(small, again) {
		t.Error("the same glyphs give other bytes", err)
	}
}

// TestSubsetOfSubset has composites survive two renumberings: cutting a cut of everything gives what cutting at once
// gives.
func TestSubsetOfSubset(t *testing.T) {
	f, oracle := parse(t, assets.Emoji)
	all := glyphs(t, oracle, "😀🎉👍🚀🛒")
	wide, err := f.Subset(all)
	if err != nil {
		t.Fatal(err)
	}
	middle, err := minifont.Parse(wide)
	if err != nil {
		t.Fatal(err)
	}
	twice, err := middle.Subset([]uint16{5, 2})
	if err != nil {
		t.Fatal(err)
	}
	once, err := f.Subset([]uint16{all[4], all[1]})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, twice) {
		t.Errorf("cut twice: %d bytes, cut once: %d", len(twice), len(once))
	}
}

func TestTooManyGlyphs(t *testing.T) {
	f, _ := parse(t, assets.Emoji)
	if _, err := f.Subset(slices.Repeat([]uint16{1}, 70_000)); !errors.Is(err, minifont.ErrFace) {
		t.Errorf("got %v", err)
	}
}

func TestNotAFace(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":      nil,
		"text":       []byte("a face? no, a sentence"),
		"collection": append([]byte("ttcf"), make([]byte, 40)...),
		"truncated":  assets.SansRegular[:200_000],
		"no tables":  append([]byte{0, 1, 0, 0}, make([]byte, 40)...),
	} {
		if _, err := minifont.Parse(data); !errors.Is(err, minifont.ErrFace) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	face, oracle := parse(f, assets.SansRegular)
	small, err := face.Subset(glyphs(f, oracle, "Åé客"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Add(small[:len(small)/2])
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := minifont.Parse(data)
		if err != nil {
			if !errors.Is(err, minifont.ErrFace) {
				t.Fatal(err)
			}
			return
		}
		if _, err := face.Subset([]uint16{0, 1, 2, 3, 65535}); err != nil && !errors.Is(err, minifont.ErrFace) {
			t.Fatal(err)
		}
	})
}
