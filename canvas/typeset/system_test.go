package typeset

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"sojourn/canvas/scene"
)

// dejavu has Hebrew, Arabic and ✗, which the embedded faces lack.
const dejavu = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

func using(fonts ...Font) *Typesetter { return WithFonts(func(rune) []Font { return fonts }) }

func TestWhatTheEmbeddedFacesLackComesFromTheSystem(t *testing.T) {
	ts := using(Font{Path: dejavu})
	for _, text := range []string{"שלום עולם", "مرحبا", "客户 ✗ שלום 😀"} {
		if !ts.Lacks(text) || !New().Lacks(text) {
			t.Errorf("%q is not lacking", text)
		}
		if got := ts.Missing(text); len(got) > 0 {
			t.Errorf("%q: %q is missing", text, string(got))
		}
		line, boxes := ts.Line(text, Style{Face: scene.Bold, Size: 10}), New().Line(text, Style{Face: scene.Bold, Size: 10})
		drawn := 0
		for _, r := range line.Runs {
			for _, g := range r.Glyphs {
				if int(r.Face) >= scene.Faces && ts.Outline(r.Face, g.ID) != nil {
					drawn++
				}
				if g.ID == 0 {
					t.Errorf("%q: a box in %q", text, r.Text)
				}
			}
		}
		if drawn == 0 || line.Text != boxes.Text || line.Width <= 0 {
			t.Errorf("%q: %d shapes, %q, %g wide", text, drawn, line.Text, line.Width)
		}
	}
	if ts.Lacks("客户 A…，😀\n𬭎") {
		t.Error("what the embedded faces have is called lacking")
	}
}

// Arabic letters take the form that joins them to their neighbours: the word is narrower than its letters by themselves.
func TestArabicIsJoined(t *testing.T) {
	ts := using(Font{Path: dejavu})
	apart := 0.0
	for _, r := range "مرحبا" {
		apart += ts.Width(string(r), Style{Size: 10})
	}
	if joined := ts.Width("مرحبا", Style{Size: 10}); joined >= apart-1 {
		t.Errorf("%g wide, its letters %g", joined, apart)
	}
}

func TestFontsThatCannotBeReadArePassedOver(t *testing.T) {
	dir := t.TempDir()
	whole, err := os.ReadFile(dejavu)
	if err != nil {
		t.Fatal(err)
	}
	put := func(name string, data []byte) Font {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return Font{Path: path}
	}
	bad := []Font{{Path: filepath.Join(dir, "none.ttf")}, put("empty.ttf", nil), put("text.ttf", []byte("not a font at all")), put("torn.ttf", whole[:300]),
		put("collection.ttc", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff"))}
	for n := 12; n < 700; n += 7 { // cut in the directory and behind it
		bad = append(bad, put("cut", whole[:n]))
	}
	if got := using(bad...).Missing("ש"); string(got) != "ש" {
		t.Errorf("missing %q", string(got))
	}
	if got := using(append(bad, Font{Path: dejavu})...).Missing("ש"); len(got) > 0 {
		t.Errorf("missing %q", string(got))
	}
}

// A collection is read at the index of the font; another index than its own has none.
func TestAFontOfACollection(t *testing.T) {
	whole, err := os.ReadFile(dejavu)
	if err != nil {
		t.Fatal(err)
	}
	const shift = 16
	data := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), whole...)
	for i := range int(binary.BigEndian.Uint16(whole[4:])) {
		at := data[shift+12+16*i+8:]
		binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+shift)
	}
	path := filepath.Join(t.TempDir(), "x.ttc")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := using(Font{path, 0}).Missing("ש"); len(got) > 0 {
		t.Errorf("missing %q", string(got))
	}
	if got := using(Font{path, 1}, Font{path, -1}).Missing("ש"); len(got) == 0 {
		t.Error("a font that is not there draws")
	}
}

func TestTheFontsOfThisMachineAreFound(t *testing.T) {
	if got := System().Missing("שלום"); len(got) > 0 {
		t.Errorf("missing %q although DejaVu is there", string(got))
	}
	if got := System().Missing("\U000F0000"); len(got) != 1 {
		t.Errorf("nobody has U+F0000, yet %q", got)
	}
}
