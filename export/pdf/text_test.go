package pdf_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

func TestTextComesBack(t *testing.T) {
	for _, want := range []string{
		"Checkout takes too long (really) \\ 50%",
		"客户旅程图：接触、互动、决策、购买、使用、忠诚",
		"「体験」カスタマージャーニー 顧客の声",
		"很开心 😀🎉 happy，🚀🛒 结束",
		"张𬭎和李𫖮的旅程",
		"Ångström naïve Ωμδ Привет ①㎡￥……——",
	} {
		file, report := write(t, pdf.Info{}, sheet(600, 100, set(scene.Regular, 14, 20, 50, want)...))
		if got := text(t, file); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if len(report.Missing) > 0 {
			t.Errorf("%q: missing %q", want, report.Missing)
		}
		sound(t, file)
	}
}

func TestEachFaceIsEmbeddedOnceWithItsMeaning(t *testing.T) {
	prims := append(set(scene.Regular, 12, 20, 30, "接触 😀"), set(scene.Bold, 12, 20, 60, "互动")...)
	file, _ := write(t, pdf.Info{}, sheet(200, 100, prims...), sheet(200, 100, set(scene.Bold, 9, 20, 60, "决策")...))
	lines := strings.Split(strings.TrimSpace(tool(t, file, "pdffonts", "FILE")), "\n")[2:]
	if len(lines) != 3 {
		t.Errorf("%d fonts, want 3: %q", len(lines), lines)
	}
	for i, name := range []string{"NotoSansSC-Regular", "NotoEmoji-Regular", "NotoSansSC-Bold"} {
		// name, type of two words, encoding, emb, sub, uni, object of two words
		f := strings.Fields(lines[i])
		if !strings.HasSuffix(f[0], "+"+name) || !slices.Equal(f[1:7], []string{"CID", "TrueType", "Identity-H", "yes", "yes", "yes"}) {
			t.Errorf("font %d is %q", i, lines[i])
		}
	}
}

// TestOneShapeManyMeanings draws the same glyph for different texts, and one glyph for a whole sequence.
func TestOneShapeManyMeanings(t *testing.T) {
	run := shape(scene.Regular, 20, 20, 50, "\u03a9X")
	run.Text = "\u03a9\u2126" // omega and the ohm sign
	run.Glyphs = slices.Repeat(run.Glyphs[:1], 2)
	run.Glyphs[0].End, run.Glyphs[1].Start, run.Glyphs[1].End = 2, 2, 5
	run.Glyphs[1].X = float32(shapers()[scene.Regular].rune('\u03a9').advance)
	family := shape(scene.Emoji, 20, 20, 80, "😀")
	family.Text = "👨‍👩‍👧"
	family.Glyphs[0].End = int32(len(family.Text))
	file, _ := write(t, pdf.Info{}, sheet(200, 100,
		scene.Prim{Op: scene.OpText, Run: run, Fill: ink}, scene.Prim{Op: scene.OpText, Run: family, Fill: ink}))
	if got, want := text(t, file), "\u03a9\u2126\n👨‍👩‍👧"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPlacedGlyphs moves glyphs closer, apart and up, and has a joiner that is not to be seen.
func TestPlacedGlyphs(t *testing.T) {
	run := shape(scene.Regular, 20, 20, 50, "AVATAR客户")
	for i := range run.Glyphs {
		run.Glyphs[i].X -= 0.04 * float32(i)
	}
	run.Glyphs[2].Y, run.Glyphs[7].Y = 0.1, -0.05
	joiner := shapers()[scene.Regular].rune('\u200D').glyph
	if joiner == 0 {
		joiner = shapers()[scene.Regular].rune(' ').glyph
	}
	run.Glyphs = slices.Insert(run.Glyphs, 3, scene.Glyph{ID: joiner, X: run.Glyphs[3].X, Start: 3, End: 3})
	file, _ := write(t, pdf.Info{}, sheet(200, 100, scene.Prim{Op: scene.OpText, Run: run, Fill: ink, Ramp: rainbow(20, 150)}))
	sound(t, file)
	if got := text(t, file); got != run.Text {
		t.Errorf("got %q, want %q", got, run.Text)
	}
	box := tool(t, file, "pdftotext", "-bbox", "FILE", "-")
	if want := `xMin="20.000000"`; !strings.Contains(box, want) {
		t.Errorf("the word does not start at 20: %s", box)
	}
	last := run.Glyphs[len(run.Glyphs)-1]
	end := 20 + 20*(float64(last.X)+shapers()[scene.Regular].rune('户').advance)
	if want := fmt.Sprintf(`xMax="%.2f`, end); !strings.Contains(box, want) {
		t.Errorf("the word does not end at %v: %s", end, box)
	}
}

// A glyph that is moved one way only is still drawn where it stands.
func TestOneMovedGlyphIsSeen(t *testing.T) {
	draw := func(x, y float32) image.Image {
		run := shape(scene.Regular, 40, 20, 60, "HHH")
		run.Glyphs[1].X += x
		run.Glyphs[1].Y += y
		file, _ := write(t, pdf.Info{}, sheet(200, 100, scene.Prim{Op: scene.OpText, Run: run, Fill: ink}))
		return picture(t, file)
	}
	still := draw(0, 0)
	for _, by := range [][2]float32{{0, 0.3}, {0, -0.3}, {0.1, 0}, {-0.1, 0}} {
		if difference(still, draw(by[0], by[1])) < 0.005 {
			t.Errorf("moved by %v em it looks the same", by)
		}
	}
}

// TestMarksHaveTheirOwnMeaning draws a letter and two marks for one text, as shaping leaves them. It looks at the
// character map itself, since readers differ in what they make of a glyph without a text.
func TestMarksHaveTheirOwnMeaning(t *testing.T) {
	run := shape(scene.Regular, 20, 20, 50, "q\u0323\u0307 x")
	run.Glyphs[0].End = run.Glyphs[2].End
	for i := 1; i <= 2; i++ {
		run.Glyphs[i].Start = run.Glyphs[i].End
		run.Glyphs[i].Y = 0.02
	}
	file, _ := write(t, pdf.Info{}, sheet(200, 100, scene.Prim{Op: scene.OpText, Run: run, Fill: ink}))
	if got := text(t, file); got != run.Text {
		t.Errorf("got %q, want %q", got, run.Text)
	}
	open := tool(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"<0001> <0071>", "<0002> <0323>", "<0003> <0307>", "<0004> <0020>"} {
		if !strings.Contains(open, want) {
			t.Errorf("the map does not say %s", want)
		}
	}
}

func TestMissingGlyphsAreReportedAndStaySearchable(t *testing.T) {
	run := shape(scene.Regular, 12, 20, 50, "a한b글 한")
	stray := shape(scene.Regular, 12, 20, 80, "x")
	stray.Glyphs[0].ID = 65535
	file, report := write(t, pdf.Info{}, sheet(200, 100,
		scene.Prim{Op: scene.OpText, Run: run, Fill: ink}, scene.Prim{Op: scene.OpText, Run: stray, Fill: ink}))
	if want := []rune("한글x"); !slices.Equal(report.Missing, want) {
		t.Errorf("missing %q, want %q", report.Missing, want)
	}
	if got, want := text(t, file), run.Text+"\nx"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestManyMeaningsNeedAnotherFont fills a font with more codes than one is allowed.
func TestManyMeaningsNeedAnotherFont(t *testing.T) {
	run := shape(scene.Regular, 1, 10, 50, "□")
	var b strings.Builder
	var glyphs []scene.Glyph
	for i := range 31_000 {
		from := b.Len()
		b.WriteRune(rune(0x20000 + i))
		glyphs = append(glyphs, scene.Glyph{ID: run.Glyphs[0].ID, X: float32(i), Start: int32(from), End: int32(b.Len())})
	}
	run.Text, run.Glyphs, run.Size = b.String(), glyphs, 0.1
	file, _ := write(t, pdf.Info{}, sheet(3200, 100, scene.Prim{Op: scene.OpText, Run: run, Fill: ink}))
	if n := strings.Count(tool(t, file, "pdffonts", "FILE"), "NotoSansSC-Regular"); n != 2 {
		t.Errorf("%d fonts, want 2", n)
	}
	if got := strings.Join(strings.Fields(text(t, file)), ""); got != run.Text {
		t.Errorf("%d bytes of text, want %d", len(got), len(run.Text))
	}
}

func TestBrokenRuns(t *testing.T) {
	out := shape(scene.Regular, 12, 20, 50, "abc")
	out.Glyphs[1].Start, out.Glyphs[1].End = -5, 2
	out.Glyphs[2].End = 99
	cut := shape(scene.Regular, 12, 20, 80, "a\xe5\xaeb\x00c\x1f")
	file, _ := write(t, pdf.Info{}, sheet(200, 100,
		scene.Prim{Op: scene.OpText, Run: out, Fill: ink}, scene.Prim{Op: scene.OpText, Run: cut, Fill: ink},
		scene.Prim{Op: scene.OpText, Fill: ink}, scene.Prim{Op: scene.OpText, Run: &scene.Run{Size: 9}, Fill: ink}))
	sound(t, file)
	if got, want := text(t, file), "a\na\uFFFD\uFFFDb c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
