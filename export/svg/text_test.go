package svg_test

import (
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

// shaped returns the primitives of a line of text at 100, 50, 20 points per em.
func shaped(s string) []scene.Prim {
	var out []scene.Prim
	for _, r := range typeset.Shared().Lines(s, typeset.Style{Face: scene.Regular, Size: 20}, 1e6, 0)[0].Runs {
		out = append(out, scene.Prim{Op: scene.OpText, Fill: scene.RGB(0), Run: r.At(100+r.X, 50)})
	}
	return out
}

// A text keeps the width it was laid out with in any font, unless that says nothing: Chinese characters are as wide in
// every font, and what our faces do not have is measured by boxes.
func TestTextsKeepTheirWidth(t *testing.T) {
	for said, want := range map[string]bool{"网店首购，（旅程）": false, "等待 2 分钟": true, "Checkout": true, "العميل": false, "カートに戻る": false} {
		out, _ := drawn(t, sheet(scene.Node{Prims: shaped(said)}))
		texts := 0
		for _, e := range read(t, out) {
			if e.name != "text" {
				continue
			}
			texts++
			if _, fixed := e.attrs["textLength"]; fixed != want || fixed != (e.attrs["lengthAdjust"] == "spacingAndGlyphs") {
				t.Errorf("%q: %v", said, e.attrs)
			}
		}
		if texts == 0 {
			t.Errorf("%q is not there", said)
		}
	}
}

// White space at the ends, which some readers drop, is left out, and the rest stands where it stood.
func TestWhiteSpaceAtTheEndsIsLeftOut(t *testing.T) {
	out, _ := drawn(t, sheet(scene.Node{Prims: shaped("　　a b　")}))
	elements := read(t, out)
	if e := elements[len(elements)-1]; e.name != "text" || e.text != "a b" || e.attrs["x"] != "140" {
		t.Errorf("%q at %s", e.text, e.attrs["x"])
	}
}

// Text from right to left begins at its right edge and needs no marks of direction.
func TestTextFromRightToLeft(t *testing.T) {
	out, _ := drawn(t, sheet(scene.Node{Prims: shaped("\u2067שלום\u2069")}))
	found := false
	for _, e := range read(t, out) {
		if e.name == "text" {
			found = e.text == "שלום" && e.attrs["direction"] == "rtl" && e.attrs["unicode-bidi"] == "bidi-override" && e.attrs["x"] > "140"
		}
	}
	if !found {
		t.Errorf("%s", out)
	}
}

// Neighbouring texts of one look share a group; a text by itself has none.
func TestTextsOfOneLookShareAGroup(t *testing.T) {
	a, b, c := shaped("甲")[0], shaped("乙")[0], shaped("丙")[0]
	c.Fill = scene.RGB(0xFF0000)
	out, _ := drawn(t, sheet(scene.Node{Prims: []scene.Prim{a, b, c}}))
	var order string
	for _, e := range read(t, out)[1:] {
		order += e.name + e.attrs["fill"] + " "
	}
	if order != "g g#000000 text text text#FF0000 " {
		t.Errorf("%s", order)
	}
}

// Each text says which language it is in where that is not the drawing's, so that a screen reader changes its voice.
func TestSecondLanguageIsMarked(t *testing.T) {
	prims := append(shaped("结算"), shaped("Checkout")...)
	prims[1].Run.Lang = "en"
	out, _ := drawn(t, sheet(scene.Node{Prims: prims}))
	var said []string
	for _, e := range read(t, out) {
		if e.name == "text" {
			said = append(said, e.attrs["lang"])
		}
	}
	if len(said) != 2 || said[0] != "" || said[1] != "en" {
		t.Errorf("the languages are %q", said)
	}
}
