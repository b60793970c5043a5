package typeset

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"sojourn/canvas/scene"
)

var body = Style{Size: 10}

func texts(ls []Line) []string {
	var out []string
	for _, l := range ls {
		out = append(out, l.Text)
	}
	return out
}

func TestLinesBreakWhereTheyMay(t *testing.T) {
	cases := []struct {
		name, text string
		width      float64 // in ems of 10 points
		max        int
		want       []string
	}{
		{"empty", "", 10, 0, nil},
		{"one line", "付款", 10, 0, []string{"付款"}},
		{"exactly as wide as the line", "付款方式", 4, 0, []string{"付款方式"}},
		{"between Chinese characters", "付款方式太少", 4, 0, []string{"付款方式", "太少"}},
		{"hard breaks", "a\nb\r\nc\rd\u2028e\n", 10, 0, []string{"a", "b", "c", "d", "e", ""}},
		{"between words, blanks hang", "Compare three   prices", 7, 0, []string{"Compare three   ", "prices"}},
		{"closing punctuation never first", "他说了好。再见", 4, 0, []string{"他说了", "好。再见"}},
		{"full-width stops in a row", "一二三！！四", 4, 0, []string{"一二", "三！！四"}},
		{"opening bracket never last", "一二三（四五）", 4, 0, []string{"一二三", "（四五）"}},
		{"quotation marks have sides", "他说“你好”我走", 4, 0, []string{"他说“你", "好”我走"}},
		{"a long word is broken between graphemes", "https://example.com/very", 6, 0, []string{"https://", "example.co", "m/very"}},
		{"no character fits", "付款", 0, 0, []string{"付", "款"}},
		{"endless width", "付款 方式", math.Inf(1), 0, []string{"付款 方式"}},
		{"not a number", "付款 方式", math.NaN(), 0, []string{"付款 方式"}},
		{"tabs", "a\tb", 10, 0, []string{"a    b"}},
		{"controls and broken bytes", "a\x00\x07b\xffc\u009f", 10, 0, []string{"ab\uFFFDc"}},
		{"cut", "付款方式太少", 4, 1, []string{"付款方…"}},
		{"cut on the second line", "付款方式太少运费", 4, 2, []string{"付款方式", "太少运费"}},
		{"cut of more", "付款方式太少运费高", 4, 2, []string{"付款方式", "太少运…"}},
		{"cut before the next paragraph", "付款\n运费", 4, 1, []string{"付款…"}},
		{"nothing but blanks is not cut", "付款\n \n", 4, 1, []string{"付款"}},
		{"cut drops the blanks before it", "one two three", 5, 1, []string{"one two..."}},
		{"a cut after Latin letters in Chinese", "付款 App 太少了吧", 5.1, 1, []string{"付款 App..."}},
		{"cut with no room", "付款", 0.1, 1, []string{"…"}},
		{"an emoji sequence is never cut", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, 1, []string{"…"}},
		{"an emoji sequence is never broken", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 1.5, 0, []string{"👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"}},
	}
	for _, c := range cases {
		if got := texts(Shared().Lines(c.text, body, c.width*10, c.max)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q at %v em\n got %q\nwant %q", c.name, c.text, c.width, got, c.want)
		}
	}
}

func TestWidthIsTheSumOfAdvances(t *testing.T) {
	if w := Shared().Width("付款方式", Style{Size: 12}); math.Abs(w-48) > 1e-9 {
		t.Errorf("four Chinese characters of 12 points are %v wide, want 48", w)
	}
	a, v, av := Shared().Width("A", body), Shared().Width("V", body), Shared().Width("AV", body)
	if math.Abs(a+v-av) > 1e-9 {
		t.Errorf("AV is %v wide, A and V are %v: kerning would make the PDF differ", av, a+v)
	}
	if l := Shared().Line("付款   ", body); math.Abs(l.Width-20) > 1e-9 || l.Text != "付款   " {
		t.Errorf("hanging blanks: %q is %v wide, want 20", l.Text, l.Width)
	}
}

func TestLineNeverBreaks(t *testing.T) {
	if l := Shared().Line("one\r\ntwo", body); l.Text != "one two" {
		t.Errorf("got %q", l.Text)
	}
	if l := Shared().Line("", body); l.Text != "" || l.Width != 0 || len(l.Runs) != 0 {
		t.Errorf("an empty line is %+v", l)
	}
}

func TestFacesOfRuns(t *testing.T) {
	cases := []struct {
		text  string
		faces []scene.Face
	}{
		{"付款 pay", []scene.Face{scene.Bold}},
		{"好👍吗", []scene.Face{scene.Bold, scene.Emoji, scene.Bold}},
		{"☀", []scene.Face{scene.Bold}},
		{"☀\uFE0F", []scene.Face{scene.Emoji}},
		{"1\uFE0F\u20E3", []scene.Face{scene.Emoji}},
		{"🇨🇳", []scene.Face{scene.Emoji}},
		{"👍🏽", []scene.Face{scene.Emoji}},
		{"한", []scene.Face{scene.Bold}}, // in no face: a box of the text face
	}
	for _, c := range cases {
		var got []scene.Face
		for _, r := range Shared().Line(c.text, Style{Face: scene.Bold, Size: 10}).Runs {
			got = append(got, r.Face)
		}
		if !slices.Equal(got, c.faces) {
			t.Errorf("%q: faces %v, want %v", c.text, got, c.faces)
		}
	}
}

func TestTextSetInEmojiFallsBackToRegular(t *testing.T) {
	var got []scene.Face
	for _, r := range Shared().Line("付👍", Style{Face: scene.Emoji, Size: 10}).Runs {
		got = append(got, r.Face)
	}
	if want := []scene.Face{scene.Regular, scene.Emoji}; !slices.Equal(got, want) {
		t.Errorf("faces %v, want %v", got, want)
	}
}

func TestEmojiSequencesAreOneGlyph(t *testing.T) {
	for _, s := range []string{"👩‍👩‍👧‍👦", "👍🏽", "❤\uFE0F", "1\uFE0F\u20E3", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"} {
		visible := 0
		for _, r := range Shared().Line(s, body).Runs {
			for _, g := range r.Glyphs {
				if Shared().Outline(r.Face, g.ID) != nil {
					visible++
				}
			}
		}
		if visible != 1 {
			t.Errorf("%q shows %d glyphs, want 1", s, visible)
		}
	}
}

func TestMissing(t *testing.T) {
	cases := map[string]string{
		"付款 pay 👍🏽 ❤\uFE0F é e\u0301 … ①": "",
		"a한b\tc\x00한שd":                     "한ש",
		"zero\u200Bwidth\u200D\u00AD\uFEFF": "",
	}
	for text, want := range cases {
		if got := string(Shared().Missing(text)); got != want {
			t.Errorf("Missing(%q) = %q, want %q", text, got, want)
		}
	}
	if p := Shared().Outline(scene.Regular, 0); p == nil || p.Bounds().Empty() {
		t.Error("the box of a missing character is invisible")
	}
}

func TestRightToLeftIsSeenFromTheRight(t *testing.T) {
	line := Shared().Line("ab שלום 12 של cd", body)
	var order []string
	for _, r := range line.Runs {
		order = append(order, r.Text)
	}
	if want := []string{"ab ", " של", "12", "שלום ", " cd"}; !slices.Equal(order, want) {
		t.Errorf("runs from left to right are %q, want %q", order, want)
	}
	hebrew := line.Runs[3]
	for i, want := range []string{" ", "ם", "ו", "ל", "ש"} {
		if g := hebrew.Glyphs[i]; hebrew.Text[g.Start:g.End] != want {
			t.Errorf("glyph %d from the left stands for %q, want %q", i, hebrew.Text[g.Start:g.End], want)
		}
	}
}

func TestMetrics(t *testing.T) {
	for f := range scene.Face(scene.Faces) {
		if a, d := Shared().Ascent(f), Shared().Descent(f); a < 0.7 || a > 1.3 || d < 0.1 || d > 0.5 {
			t.Errorf("face %d: ascent %v, descent %v", f, a, d)
		}
	}
	if Shared().Ascent(99) != Shared().Ascent(scene.Regular) {
		t.Error("a face that does not exist is not set in Regular")
	}
}

func TestOutlinesAreInEmsBelowTheBaseline(t *testing.T) {
	run := Shared().Line("国 ", body).Runs[0]
	b := Shared().Outline(run.Face, run.Glyphs[0].ID).Bounds()
	if b.W < 0.7 || b.W > 1 || b.Y > -0.7 || b.MaxY() > 0.2 {
		t.Errorf("国 lies in %+v", b)
	}
	moves, closes := 0, 0
	verbs := Shared().Outline(run.Face, run.Glyphs[0].ID).Verbs
	for i, v := range verbs {
		if v == scene.MoveTo && i > 0 && verbs[i-1] != scene.Close {
			t.Error("a contour is left open")
		}
		moves += map[scene.Verb]int{scene.MoveTo: 1}[v]
		closes += map[scene.Verb]int{scene.Close: 1}[v]
	}
	if moves < 2 || moves != closes {
		t.Errorf("国 has %d contours, %d of them closed", moves, closes)
	}
	if p := Shared().Outline(run.Face, run.Glyphs[1].ID); p != nil {
		t.Errorf("a blank has the outline %+v", p)
	}
	if p := Shared().Outline(scene.Regular, 65535); p != nil {
		t.Errorf("a glyph that does not exist has the outline %+v", p)
	}
}

func TestSkewedRunsSaySo(t *testing.T) {
	l := Shared().Line("quote", Style{Size: 10, Skew: true})
	if !l.Runs[0].Skew || l.Width != Shared().Width("quote", body) {
		t.Errorf("got %+v", l)
	}
}

func TestManyGoroutinesAgree(t *testing.T) {
	ts := New()
	ts.Preload()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 50 {
				s := strings.Repeat("付款 pay 👍 ", 1+i%7) + "é"
				if got, want := texts(ts.Lines(s, body, 60, 3)), texts(Shared().Lines(s, body, 60, 3)); !slices.Equal(got, want) {
					t.Errorf("got %q, want %q", got, want)
				}
				ts.Outline(scene.Emoji, uint16(i))
			}
		})
	}
	wg.Wait()
}
