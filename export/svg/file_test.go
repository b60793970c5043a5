package svg_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/svg"
	"sojourn/model"
)

// element is one of a file, as an independent reader understands it.
type element struct {
	name  string
	attrs map[string]string
	text  string
}

// read returns the elements of a file in their order.
func read(t testing.TB, data []byte) []element {
	t.Helper()
	var out []element
	var open []int
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return out
		case err != nil:
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			attrs := map[string]string{}
			for _, a := range e.Attr {
				attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(out))
			out = append(out, element{e.Name.Local, attrs, ""})
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				out[open[len(open)-1]].text += string(e)
			}
		}
	}
}

func write(t testing.TB, doc *model.Document, m model.ID) []byte {
	t.Helper()
	var b bytes.Buffer
	job := export.Job{Doc: doc, Map: m, Lang: "zh", Words: func(key string, _ ...any) string { return key }, Fonts: typeset.Shared()}
	if err := svg.Write(context.Background(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// solid takes out all white space and what only joins or directs characters.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, s)
}

func TestEveryTitleAndBodyIsText(t *testing.T) {
	for _, m := range layouttest.Maps() {
		var said strings.Builder
		for _, e := range read(t, write(t, m.Doc, m.Map)) {
			if e.name == "text" {
				said.WriteString(solid(e.text))
			}
		}
		shut := map[model.ID]bool{}
		for _, l := range m.Doc.Lanes(m.Map) {
			shut[l.ID] = l.Folded || l.Hidden
		}
		for _, c := range m.Doc.Cards(m.Map) {
			if c.InTray() || shut[c.Lane] {
				continue
			}
			for _, text := range []string{c.Title.In("zh"), c.Body.In("zh")} {
				if backwards := strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) }); backwards {
					continue // its pieces stand as they are seen, from left to right
				}
				if !strings.Contains(said.String(), solid(text)) {
					t.Errorf("%s: %.60q is not there", m.Name, text)
				}
			}
		}
	}
}

// Marks with numbers are read out as the words that they stand for, and not number by number.
func TestMarksAreReadOutInWords(t *testing.T) {
	job := exporttest.Sample(t)
	said := 0
	for _, e := range read(t, write(t, job.Doc, job.Map)) {
		if e.attrs["aria-label"] == "lane.basis · evidence.assumption 2" && e.attrs["role"] == "img" {
			said++
		}
	}
	if said != 1 {
		t.Errorf("the evidence of the touchpoints is said %d times", said)
	}
}

// Nothing leads out of the file but links, which wait for a click; what the file names in itself is there once.
func TestNothingLeadsOutOfTheFile(t *testing.T) {
	for _, m := range layouttest.Maps() {
		ids := map[string]int{}
		elements := read(t, write(t, m.Doc, m.Map))
		for _, e := range elements {
			if id := e.attrs["id"]; id != "" {
				ids[id]++
			}
		}
		for _, e := range elements {
			if slices.Contains([]string{"script", "style", "foreignObject", "iframe"}, e.name) {
				t.Errorf("%s: a %s", m.Name, e.name)
			}
			for name, v := range e.attrs {
				inner := strings.TrimSuffix(strings.TrimPrefix(v, "url("), ")")
				switch {
				case name == "href" && e.name == "image":
					if !strings.HasPrefix(v, "data:image/") {
						t.Errorf("%s: a picture from %.60s", m.Name, v)
					}
				case name == "href" && e.name == "use", strings.HasPrefix(v, "url("):
					if !strings.HasPrefix(inner, "#") || ids[inner[1:]] != 1 {
						t.Errorf("%s: %s leads to %s, which is there %d times", m.Name, e.name, v, ids[inner[1:]])
					}
				case strings.HasPrefix(strings.ToLower(name), "on"):
					t.Errorf("%s: %s=%q", m.Name, name, v)
				}
			}
		}
	}
}

// sheet is a scene of one node.
func sheet(n scene.Node) *scene.Scene {
	return &scene.Scene{Size: scene.Size{W: 100, H: 100}, Nodes: []scene.Node{n}}
}

func drawn(t testing.TB, s *scene.Scene) ([]byte, svg.Report) {
	t.Helper()
	out, report, err := svg.Draw(context.Background(), s, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out, report
}

func TestOnlyAddressesOfTheWebAreLinks(t *testing.T) {
	for link, want := range map[string]bool{"https://example.org/?a=1&b=<2>": true, "HTTP://example.org": true, "mailto:a@example.org": true,
		"javascript:alert(1)": false, " javascript:alert(1)": false, "data:text/html,x": false, "file:///etc/passwd": false, "#stage": false, "": false} {
		out, _ := drawn(t, sheet(scene.Node{Link: link, Label: "x"}))
		elements := read(t, out)
		if got := elements[1].name == "a" && elements[1].attrs["href"] == link; got != want {
			t.Errorf("%q is a link: %v\n%s", link, got, out)
		}
		if !want && bytes.Contains(out, []byte("xlink:href")) {
			t.Errorf("%q: %s", link, out)
		}
	}
}

func TestTextsThatMeanHarmStayTexts(t *testing.T) {
	hostile := "<script>&amp;]]>\"'\x00\x01\x7f\ufffe\u202eabc\xff\ud7ff😀\r\n\tz"
	out, _ := drawn(t, sheet(scene.Node{Label: hostile, Prims: []scene.Prim{{Op: scene.OpText, Fill: scene.RGB(0), Run: &scene.Run{Text: hostile, Size: 10, Width: 50}}}}))
	elements := read(t, out)
	if got, want := elements[1].attrs["aria-label"], "<script>&amp;]]>\"'\u202eabc\ufffd\ud7ff😀\r\n\tz"; got != want {
		t.Errorf("label %q, want %q", got, want)
	}
	if got, want := elements[len(elements)-1].text, "<script>&amp;]]>\"'abc\ufffd\ud7ff😀\r\n\tz"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func TestAPictureStandsInTheFileOnce(t *testing.T) {
	var tiny = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x04\x00\x00\x00\x02\x08\x02\x00\x00\x00\xf0\xca\xea4")
	im := &scene.Image{Key: "k", Bytes: tiny}
	at := scene.Prim{Op: scene.OpImage, Image: im, Rect: scene.Rect{X: 10, Y: 10, W: 20, H: 20}}
	round := at
	round.Cover, round.Radius = true, 10
	broken := scene.Prim{Op: scene.OpImage, Image: &scene.Image{Key: "broken", Bytes: []byte("GIF89a")}, Rect: at.Rect}
	out, report := drawn(t, sheet(scene.Node{Prims: []scene.Prim{at, round, broken, broken}}))
	count, uses := 0, []string{}
	for _, e := range read(t, out) {
		switch e.name {
		case "image":
			count++
		case "use":
			uses = append(uses, e.attrs["transform"])
		}
	}
	if count != 1 || strings.Join(uses, "; ") != "matrix(5 0 0 10 10 10); matrix(10 0 0 10 0 10)" {
		t.Errorf("%d pictures, shown by %q", count, uses)
	}
	if len(report.Pictures) != 1 || report.Pictures[0] != "broken" {
		t.Errorf("left out: %q", report.Pictures)
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	for name, c := range map[string]struct {
		prim scene.Prim
		want error
	}{
		"no number":       {scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(math.NaN(), 1).LineTo(2, 2), Fill: scene.RGB(0)}, svg.ErrNumber},
		"beyond reason":   {scene.Prim{Rect: scene.Rect{X: 1e9, W: 1, H: 1}, Fill: scene.RGB(0)}, svg.ErrNumber},
		"a short path":    {scene.Prim{Op: scene.OpPath, Path: &scene.Path{Verbs: []scene.Verb{scene.CubeTo}, Points: make([]scene.Point, 2)}, Fill: scene.RGB(0)}, svg.ErrPath},
		"a ramp nowhere":  {scene.Prim{Rect: scene.Rect{W: 1, H: 1}, Fill: scene.RGB(0), Ramp: &scene.Ramp{To: scene.Point{X: math.Inf(1)}, Stops: make([]scene.Stop, 2)}}, svg.ErrNumber},
		"a text nowhere":  {scene.Prim{Op: scene.OpText, Fill: scene.RGB(0), Run: &scene.Run{Text: "a", Size: 10, X: math.Inf(-1)}}, svg.ErrNumber},
		"a clip nowhere":  {scene.Prim{Op: scene.OpImage, Image: nil, Rect: scene.Rect{}}, nil},
		"nothing at all":  {scene.Prim{Op: scene.OpPath, Path: &scene.Path{}}, nil},
		"a bar backwards": {scene.Prim{Rect: scene.Rect{W: -1, H: 1}, Fill: scene.RGB(0)}, nil},
	} {
		if _, _, err := svg.Draw(context.Background(), sheet(scene.Node{Prims: []scene.Prim{c.prim}}), svg.Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A gradient that several things share is told once, and one that grades nothing is a plain colour.
func TestGradients(t *testing.T) {
	ramp := func(y float64) *scene.Ramp {
		return &scene.Ramp{To: scene.Point{Y: y}, Stops: []scene.Stop{{At: 0, Color: scene.RGB(0xFF0000)}, {At: 1, Color: scene.RGB(0x00FF00)}}}
	}
	box := scene.Prim{Rect: scene.Rect{W: 10, H: 10}, Fill: scene.Color{A: 51}, Ramp: ramp(10)}
	same, other, flat := box, box, box
	same.Ramp, other.Ramp, flat.Ramp = ramp(10), ramp(20), ramp(0)
	out, _ := drawn(t, sheet(scene.Node{Prims: []scene.Prim{box, same, other, flat}}))
	var fills []string
	for _, e := range read(t, out) {
		switch e.name {
		case "rect":
			fills = append(fills, e.attrs["fill"]+" "+e.attrs["fill-opacity"])
		case "stop":
			if e.attrs["stop-opacity"] != "0.2" {
				t.Errorf("a stop is as opaque as %q", e.attrs["stop-opacity"])
			}
		}
	}
	if got := strings.Join(fills, ", "); got != "url(#r1) , url(#r1) , url(#r2) , #00FF00 0.2" {
		t.Errorf("filled with %s", got)
	}
}
