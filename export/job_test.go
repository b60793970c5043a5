package export

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model/codec"
	"sojourn/model/template"
)

func TestParsePage(t *testing.T) {
	for in, want := range map[string][2]float64{
		"": {0, 0}, "fit": {0, 0}, "A4": {841.89, 595.28}, "a3": {1190.55, 841.89}, "A0": {3370.39, 2383.94},
		"A4-portrait": {595.28, 841.89}, "a3-Landscape": {1190.55, 841.89},
		"900x600mm": {2551.18, 1700.79}, "254X508MM": {720, 1440},
	} {
		got, err := ParsePage(in)
		if err != nil || math.Abs(got.W-want[0]) > 0.01 || math.Abs(got.H-want[1]) > 0.01 {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"B5", "A7", "A4-", "A4-up", "fit-portrait", "900x600", "x", "0x10mm", "-5x10mm", "1e9x1e9mm", "NaNxNaNmm", "10x10mm"} {
		if got, err := ParsePage(in); err == nil {
			t.Errorf("%q gives %v", in, got)
		}
	}
}

func TestParseTile(t *testing.T) {
	for _, in := range []string{"", "fit", "50x200mm", "200x50mm", "B5"} {
		if got, err := ParseTile(in); err == nil {
			t.Errorf("%q gives %v", in, got)
		}
	}
	if got, err := ParseTile("A3-portrait"); err != nil || got.W >= got.H {
		t.Errorf("%v, %v", got, err)
	}
}

func TestParseOverlap(t *testing.T) {
	for in, want := range map[string]float64{"10mm": 28.346, "0mm": -1, "50MM": 141.732, "2.54 mm": 7.2} {
		if got, err := ParseOverlap(in); err != nil || math.Abs(got-want) > 0.001 {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "10", "mm", "-1mm", "51mm", "NaNmm", "1e400mm", "ten"} {
		if got, err := ParseOverlap(in); err == nil {
			t.Errorf("%q gives %v", in, got)
		}
	}
}

// What a job does not say about its tiles is as usual: A4, with 10 mm in common.
func TestTilesOfAJob(t *testing.T) {
	usual := Job{}.tile()
	if math.Abs(usual.Size.W-841.89) > 0.01 || math.Abs(usual.Overlap-28.346) > 0.001 {
		t.Errorf("usually %+v", usual)
	}
	if got := (Job{Overlap: -1}).tile().Overlap; got != 0 {
		t.Errorf("without overlap: %v", got)
	}
}

func TestSmallestText(t *testing.T) {
	for points, ok := range map[float64]bool{0: true, 6: true, 100: true, -1: false, 101: false, math.Inf(1): false, math.NaN(): false} {
		if err := CheckSmallest(points); (err == nil) != ok {
			t.Errorf("%v: %v", points, err)
		}
	}
}

func TestAReportIsOfTheWholeProjectOrOfOneMap(t *testing.T) {
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	titles := func(job Job) (out []string) {
		for _, m := range d.Maps() {
			pages, err := job.Sheets(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(pages, func(p layout.Page) bool { return p.Title == m.Title.In("zh") }) {
				out = append(out, m.Title.In("zh"))
			}
		}
		return out
	}
	job := Job{Doc: d, Map: d.Maps()[1].ID, Lang: "zh", Words: func(key string, _ ...any) string { return key }, Style: Report, Fonts: typeset.Shared()}
	if got := titles(job); !slices.Equal(got, []string{"门店到线上复购"}) {
		t.Errorf("of one map: %q", got)
	}
	if job.Whole = true; len(titles(job)) != len(d.Maps()) {
		t.Errorf("of the project: %q", titles(job))
	}
}

// Calling off an export ends its layout: of a long report nothing more is laid out.
func TestALayoutIsCalledOff(t *testing.T) {
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range Styles {
		ctx, cancel := context.WithCancel(t.Context())
		asked := 0
		words := func(key string, _ ...any) string {
			if asked++; asked == 10 {
				cancel()
			}
			return key
		}
		pages, err := Job{Doc: d, Map: d.Maps()[0].ID, Lang: "zh", Words: words, Style: style, Whole: true, Fonts: typeset.Shared()}.Sheets(ctx)
		if !errors.Is(err, context.Canceled) || pages != nil || asked > 30 {
			t.Errorf("%s: %v, %d pages, %d words", style, err, len(pages), asked)
		}
	}
}
