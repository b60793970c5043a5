package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

// chance makes primitives of all sorts, broken ones too.
type chance struct {
	*rand.Rand
	images []*scene.Image
}

func (c chance) at() float64 { return c.Float64()*400 - 50 }

func (c chance) color() scene.Color {
	out := scene.RGB(c.Uint32())
	if c.IntN(2) == 0 {
		out.A = uint8(c.IntN(256))
	}
	return out
}

func (c chance) path() *scene.Path {
	p := new(scene.Path)
	for range c.IntN(8) {
		switch c.IntN(5) {
		case 0:
			p.MoveTo(c.at(), c.at())
		case 1:
			p.LineTo(c.at(), c.at())
		case 2:
			p.QuadTo(c.at(), c.at(), c.at(), c.at())
		case 3:
			p.CubeTo(c.at(), c.at(), c.at(), c.at(), c.at(), c.at())
		case 4:
			p.Close()
		}
	}
	return p
}

func (c chance) ramp() *scene.Ramp {
	if c.IntN(3) > 0 {
		return nil
	}
	r := &scene.Ramp{From: scene.Point{X: c.at(), Y: c.at()}, To: scene.Point{X: c.at(), Y: c.at()}}
	for range c.IntN(5) {
		r.Stops = append(r.Stops, scene.Stop{At: c.Float64()*1.4 - 0.2, Color: c.color()})
	}
	return r
}

func (c chance) run() *scene.Run {
	words := []string{"客户很开心", "Checkout (slow)", "𬭎𫖮\\", "", "a\xffb", "「体験」\r\n"}
	r := shape(scene.Face(c.IntN(scene.Faces)), c.Float64()*30-1, c.at(), c.at(), words[c.IntN(len(words))])
	r.Skew = c.IntN(4) == 0
	for i := range r.Glyphs {
		if c.IntN(5) == 0 {
			r.Glyphs[i].X += float32(c.Float64() - 0.5)
			r.Glyphs[i].Y = float32(c.IntN(2)) / 4
		}
	}
	return r
}

func (c chance) prim() scene.Prim {
	p := scene.Prim{
		Op: scene.Op(c.IntN(5)), Detail: scene.Detail(c.IntN(3)),
		Rect: scene.Rect{X: c.at(), Y: c.at(), W: c.at(), H: c.at()}, Radius: c.at() / 10,
		Path: c.path(), Run: c.run(), Image: c.images[c.IntN(len(c.images))],
		Fill: c.color(), Stroke: c.color(), Width: c.at() / 20, Ramp: c.ramp(),
	}
	for range c.IntN(4) {
		p.Dash = append(p.Dash, c.Float64()*10-0.5)
	}
	return p
}

func (c chance) scene() *scene.Scene {
	s := &scene.Scene{Size: scene.Size{W: 72 + c.Float64()*300, H: 72 + c.Float64()*300}, Ground: c.color()}
	for range c.IntN(12) {
		n := scene.Node{Layer: scene.Layer(c.IntN(5)), Bounds: scene.Rect{X: c.at(), Y: c.at(), W: c.at(), H: c.at()}, Label: "客户 (a)"}
		n.Ref.Kind = scene.Kind(c.IntN(20))
		n.Anchor = []string{"", "a", "b", "页"}[c.IntN(4)]
		n.Link = []string{"", "#a", "#页", "#nowhere", "https://example.com/a(b)?q=客户 x", "://", "mailto:a@b.example"}[c.IntN(7)]
		for range c.IntN(5) {
			n.Prims = append(n.Prims, c.prim())
		}
		s.Nodes = append(s.Nodes, n)
	}
	return s
}

var (
	streamForm = regexp.MustCompile(`(?s)%% Contents for page \d+\n.*?stream\n(.*?)endstream`)
	stringForm = regexp.MustCompile(`(?s)\((?:[^\\()]|\\.)*\)|<[0-9a-f]*>`)
	numberForm = regexp.MustCompile(`^-?(\d+\.?\d*|\.\d+)$`)
	wordForm   = regexp.MustCompile(`^(/[A-Za-z0-9]+|[A-Za-z*]+)$`)
)

// TestRandomScenes has qpdf lay open the content of random pages: every word in it is a number, a name or an operator,
// and what is saved is restored: a
// node has a frame of its own, and a picture in it another.
func TestRandomScenes(t *testing.T) {
	c := chance{Rand: rand.New(rand.NewPCG(2, 5))}
	for i := range 4 {
		c.images = append(c.images, &scene.Image{Key: fmt.Sprint(i), Bytes: swatch(t, 4, 1+i, i%2 == 0)})
	}
	c.images = append(c.images, nil, &scene.Image{Key: "broken"})
	var scenes []*scene.Scene
	for range 60 {
		scenes = append(scenes, c.scene())
	}
	file, _ := write(t, pdf.Info{}, scenes...)
	sound(t, file)
	streams := streamForm.FindAllStringSubmatch(tool(t, file, "qpdf", "--qdf", "FILE", "-"), -1)
	if len(streams) != len(scenes) {
		t.Fatalf("%d contents of %d pages", len(streams), len(scenes))
	}
	for i, s := range streams {
		depth, marked := 0, 0
		text := strings.NewReplacer("[", " ", "]", " ", "/", " /", "<<", " ", ">>", " ").Replace(stringForm.ReplaceAllString(s[1], " "))
		for _, word := range strings.Fields(text) {
			switch {
			case word == "q":
				depth++
			case word == "Q":
				depth--
			case word == "BDC" || word == "BMC":
				marked++
			case word == "EMC":
				marked--
			case !numberForm.MatchString(word) && !wordForm.MatchString(word):
				t.Fatalf("page %d: %q", i+1, word)
			}
			if depth < 0 || depth > 2 || marked < 0 || marked > 1 {
				t.Fatalf("page %d: q and Q are nested %d deep, marked content %d", i+1, depth, marked)
			}
		}
		if depth != 0 || marked != 0 {
			t.Errorf("page %d: %d q are left open, %d marks", i+1, depth, marked)
		}
	}
	tool(t, file, "pdftoppm", "-r", "20", "-png", "FILE", t.TempDir()+"/shot") // complains about what it cannot draw
}

// TestSameInputSameBytes writes the same pages one after the other, and eight at once.
func TestSameInputSameBytes(t *testing.T) {
	s := everything(t)
	want, _ := write(t, about, s, s)
	var all sync.WaitGroup
	got := make([]bytes.Buffer, 8)
	for i := range got {
		all.Go(func() {
			pages := []pdf.Page{{Size: s.Size, Scene: s}, {Size: s.Size, Scene: s}}
			if _, err := pdf.Write(context.Background(), &got[i], pages, about); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range got {
		if !bytes.Equal(got[i].Bytes(), want) {
			t.Errorf("file %d has other bytes", i)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"客户 😀", "abc\xe4", "\U00010000\U0010FFFF", "\x00\r\n()\\", "한글 👨‍👩‍👧", strings.Repeat("长", 5000)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		info := pdf.Info{Title: s, Author: s, Lang: s, Keywords: []string{s}, Outline: []pdf.Outline{{Title: s}}}
		page := sheet(300, 100, append(set(scene.Regular, 12, 10, 50, s), scene.Prim{Op: scene.OpText, Run: shape(scene.Bold, 9, 10, 80, s), Fill: ink})...)
		page.Nodes[0].Label = s
		file, _ := write(t, info, page)
		if !bytes.HasSuffix(file, []byte("%%EOF\n")) {
			t.Fatal("the file has no end")
		}
	})
}
