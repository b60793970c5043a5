package layout_test

import (
	"math"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

func words(key string, args ...any) string {
	for i := 1; i < len(args); i += 2 {
		if s, ok := args[i].(string); ok {
			key += " " + s
		}
	}
	return key
}

func alsoWords(key string, args ...any) string { return "in English " + words(key, args...) }

// hardMaps calls f with every hard map, in one language and in two.
func hardMaps(f func(name string, doc *model.Document, o layout.Options)) {
	for _, m := range layouttest.Maps() {
		o := layout.Options{Map: m.Map, Lang: "zh", Words: words}
		f(m.Name, m.Doc, o)
		o.Also, o.AlsoWords = "en", alsoWords
		f(m.Name+" in two languages", modeltest.Bilingual(m.Doc), o)
	}
}

func TestHardMapsAreDrawnWithoutFault(t *testing.T) {
	hardMaps(func(name string, doc *model.Document, o layout.Options) {
		for _, o.Print = range []bool{false, true} {
			o.Dark = !o.Print
			for _, f := range layouttest.Faults(layout.Build(doc, o, typeset.Shared())) {
				t.Errorf("%s: %s", name, f)
			}
		}
	})
}

func TestHardPostersAreDrawnWithoutFault(t *testing.T) {
	hardMaps(func(name string, doc *model.Document, o layout.Options) {
		for _, size := range []scene.Size{{}, {W: 842, H: 595}, {W: 3370, H: 2384}, {W: 283, H: 283}, {W: 300, H: 4000}, {W: 4000, H: 300}} {
			for _, doc := range []*model.Document{doc, model.ForClient(doc)} {
				p := layout.Poster(doc, o, layout.Sheet{Size: size}, typeset.Shared())
				if p.Size.W > limits.PageMax || p.Size.H > limits.PageMax {
					t.Errorf("%s on %v: no paper is as large as %v", name, size, p.Size)
				}
				for _, f := range layouttest.Faults(p.Scene) {
					t.Errorf("%s on %v: %s", name, size, f)
				}
			}
		}
	})
}

func TestHardMapsAreCutIntoPagesWithoutFault(t *testing.T) {
	hardMaps(func(name string, doc *model.Document, o layout.Options) {
		for _, size := range []scene.Size{{W: 842, H: 595}, {W: 595, H: 842}, {W: 3370, H: 2384}, {W: 283, H: 283}} {
			pages := layout.Pages(doc, o, layout.Sheet{Size: size}, typeset.Shared())
			for i, p := range pages {
				for _, f := range layouttest.Faults(p.Scene) {
					t.Errorf("%s on %v, page %d of %d: %s", name, size, i+1, len(pages), f)
				}
			}
		}
	})
}

func TestHardMapsAreShownOnSlidesWithoutFault(t *testing.T) {
	hardMaps(func(name string, doc *model.Document, o layout.Options) {
		pages := layout.Slides(doc, o, layout.Sheet{}, typeset.Shared())
		for i, p := range pages {
			for _, f := range layouttest.Faults(p.Scene) {
				t.Errorf("%s, slide %d of %d: %s", name, i+1, len(pages), f)
			}
		}
	})
}

func TestLanesLieOnWholePoints(t *testing.T) {
	for _, m := range layouttest.Maps() {
		for _, l := range layout.Build(m.Doc, layout.Options{Map: m.Map, Lang: "zh", Words: words}, typeset.Shared()).Lanes {
			if l.At != math.Trunc(l.At) || l.Extent != math.Trunc(l.Extent) {
				t.Errorf("%s: a rule falls between two pixels: %g, %g high", m.Name, l.At, l.Extent)
			}
		}
	}
}

// said returns all words of a scene.
func said(s *scene.Scene) string {
	var b strings.Builder
	for _, n := range s.Nodes {
		for _, p := range n.Placed() {
			if p.Run != nil {
				b.WriteString(p.Run.Text)
			}
		}
	}
	return b.String()
}

func TestEveryMetricOfACardIsShown(t *testing.T) {
	for _, m := range layouttest.Maps() {
		if m.Name != "lanes" {
			continue
		}
		all := said(layout.Build(m.Doc, layout.Options{Map: m.Map, Lang: "zh", Words: words}, typeset.Shared()))
		for _, want := range []string{"多项指标", "41%", "转化率", "118 unit.s", "停留时长", "1,234,567.89 人次", "还没有数"} {
			if !strings.Contains(all, want) {
				t.Errorf("%q is not shown", want)
			}
		}
	}
}

func TestLegendExplainsOnlyWhatIsOnTheMap(t *testing.T) {
	marks := []string{"series.target", "legend.moment", "legend.gap"}
	for name, shown := range map[string][]bool{"curve": {true, false, false}, "texts": {false, true, true}, "no-stage": {false, false, false}} {
		for _, m := range layouttest.Maps() {
			if m.Name != name {
				continue
			}
			all := said(layout.Poster(m.Doc, layout.Options{Map: m.Map, Lang: "zh", Words: words}, layout.Sheet{}, typeset.Shared()).Scene)
			for i, mark := range marks {
				if strings.Contains(all, mark) != shown[i] {
					t.Errorf("%s: %s in the legend: %v", name, mark, !shown[i])
				}
			}
		}
	}
}

func TestNumbersAreGroupedFromFiveDigitsOn(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 5: "5", 2.5: "2.5", 4.126: "4.13", 2026: "2026", 41230: "41,230", -3: "−3", -0.001: "0", -1.5: "−1.5", 1234: "1234", 12345: "12,345", 123456: "123,456", 1234567.891: "1,234,567.89", -123456: "−123,456",
	} {
		if got := layout.Number(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}
