package pdf_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

var about = pdf.Info{
	Title:    "客户旅程 😀 (A\\B) 𠮷 <1> & more\r",
	Author:   "顾问\x00 Müller",
	Subject:  "Zeile eins\nzwei",
	Creator:  "Sojourn 1.0",
	Keywords: []string{"journey", "触点"},
	Lang:     "zh-CN",
	Date:     time.Date(2026, 11, 22, 4, 30, 0, 0, time.UTC),
	Outline: []pdf.Outline{
		{Title: "封面 🎉", Children: []pdf.Outline{{Title: "a (b"}, {Title: "c", Page: 1, Y: 20, Children: []pdf.Outline{{Title: "deep", Page: 1}}}}},
		{Title: "末页", Page: 1},
	},
}

func TestInfo(t *testing.T) {
	file, _ := write(t, about, sheet(600, 100), sheet(200, 300))
	sound(t, file)
	out := tool(t, file, "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{
		"客户旅程 😀 (A\\B) 𠮷 <1> & more\n", "顾问 Müller\n", "Zeile eins zwei\n", "Sojourn 1.0\n", "journey, 触点\n",
		"2026-11-22T04:30:00", "Pages:           2\n", "PDF version:     1.7\n", "Page size:       600 x 100 pts\n", "Metadata Stream: yes\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, out)
		}
	}
	if out := tool(t, file, "pdfinfo", "-f", "2", "-l", "2", "FILE"); !strings.Contains(out, "2 size:  200 x 300 pts") {
		t.Errorf("the second page: %s", out)
	}
	if !bytes.Contains(file, []byte("/Lang(zh-CN)")) {
		t.Error("no language")
	}
}

func TestMetadataIsXML(t *testing.T) {
	file, _ := write(t, about, sheet(100, 100), sheet(100, 100))
	_, meta, found := bytes.Cut(file, []byte("<?xpacket begin"))
	_, meta, _ = bytes.Cut(meta, []byte("?>"))
	meta, _, _ = bytes.Cut(meta, []byte("<?xpacket end"))
	var texts strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(meta)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil || !found {
			t.Fatal(found, err)
		}
		if c, ok := token.(xml.CharData); ok {
			texts.Write(c)
		}
	}
	for _, want := range []string{"客户旅程 😀 (A\\B) 𠮷 <1> & more", "顾问 Müller", "zh-CN", "2026-11-22T04:30:00"} {
		if !strings.Contains(texts.String(), want) {
			t.Errorf("no %q in %q", want, texts.String())
		}
	}
}

// mark is a bookmark as qpdf reads it.
type mark struct {
	Title string `json:"title"`
	Page  int    `json:"destpageposfrom1"`
	Dest  []any  `json:"dest"`
	Kids  []mark `json:"kids"`
}

func TestOutline(t *testing.T) {
	file, _ := write(t, about, sheet(600, 100), sheet(200, 300))
	var got struct {
		Outlines []mark `json:"outlines"`
	}
	if err := json.Unmarshal([]byte(tool(t, file, "qpdf", "--json", "--json-key=outlines", "FILE")), &got); err != nil {
		t.Fatal(err)
	}
	same(t, got.Outlines, about.Outline, []float64{100, 300})
}

func same(t *testing.T, got []mark, want []pdf.Outline, heights []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d bookmarks, want %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Title != w.Title || g.Page != w.Page+1 || g.Dest[3] != heights[w.Page]-w.Y {
			t.Errorf("got %q on page %d at %v, want %q, %d, %v", g.Title, g.Page, g.Dest, w.Title, w.Page+1, heights[w.Page]-w.Y)
		}
		same(t, g.Kids, w.Children, heights)
	}
}

func TestNothingToSayIsLeftOut(t *testing.T) {
	file, _ := write(t, pdf.Info{Lang: "zh) /Evil (", Title: "\x01"}, &scene.Scene{Size: scene.Size{W: 100, H: 100}})
	sound(t, file)
	for _, not := range []string{"/Lang", "/Evil", "/Outlines", "/Title", "/Author", "dc:title", "/Group"} {
		if bytes.Contains(file, []byte(not)) {
			t.Errorf("it says %s", not)
		}
	}
}

// stuck is a writer that takes so many bytes and no more.
type stuck int

var errFull = errors.New("disk full")

func (s *stuck) Write(b []byte) (int, error) {
	n := min(len(b), int(*s))
	*s -= stuck(n)
	if n < len(b) {
		return n, errFull
	}
	return n, nil
}

func TestErrors(t *testing.T) {
	good := []pdf.Page{{Size: scene.Size{W: 100, H: 100}, Scene: sheet(100, 100)}}
	size := func(w, h float64) []pdf.Page { return []pdf.Page{good[0], {Size: scene.Size{W: w, H: h}}} }
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for name, c := range map[string]struct {
		ctx   context.Context
		w     io.Writer
		pages []pdf.Page
		info  pdf.Info
		want  error
	}{
		"no pages":     {want: pdf.ErrNoPages},
		"small":        {pages: size(71, 100), want: pdf.ErrSize},
		"large":        {pages: size(100, 14_401), want: pdf.ErrSize},
		"no size":      {pages: size(0/zero, 100), want: pdf.ErrSize},
		"stopped":      {ctx: stopped, pages: good, want: context.Canceled},
		"full at once": {w: new(stuck), pages: good, want: errFull},
		"full later":   {w: new(stuck(1500)), pages: good, want: errFull},
		"bookmark":     {pages: good, info: pdf.Info{Outline: []pdf.Outline{{Page: 0, Children: []pdf.Outline{{Page: 1}}}}}, want: pdf.ErrOutline},
		"bookmark at":  {pages: good, info: pdf.Info{Outline: []pdf.Outline{{Y: 0 / zero}}}, want: pdf.ErrNumber},
	} {
		if c.ctx == nil {
			c.ctx = context.Background()
		}
		if c.w == nil {
			c.w = io.Discard
		}
		if _, err := pdf.Write(c.ctx, c.w, c.pages, c.info); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

var zero = 0.0 // a variable, since a constant must not divide

func TestPageWithoutScene(t *testing.T) {
	var b bytes.Buffer
	if _, err := pdf.Write(context.Background(), &b, []pdf.Page{{Size: scene.Size{W: 14_400, H: 72}}}, pdf.Info{}); err != nil {
		t.Fatal(err)
	}
	sound(t, b.Bytes())
}
