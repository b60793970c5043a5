package report

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/assets"
	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
)

// What a reader needs, as the ratio of WCAG 2: of small text to its ground, and of large text. Large is 18 points, or 14 in bold.
const (
	smallContrast = 4.5
	largeContrast = 3.0
)

// Every text on paper is read without colours: on a grey printer, by eyes that see none, and on a bad copy.
func TestGreyPrintStaysReadable(t *testing.T) {
	for name, pages := range paperPages(t) {
		for i, p := range pages {
			for _, fault := range paleTexts(p) {
				t.Errorf("%s, page %d: %s", name, i+1, fault)
			}
		}
	}
}

// paperPages are the samples in every layout, with what is late, another brand's colours and the map of before beside it.
func paperPages(t *testing.T) map[string][]layout.Page {
	out := map[string][]layout.Page{}
	sheet := layout.Sheet{Size: a3, Date: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}
	for _, name := range []string{"retailer", "cart"} {
		d := sampleOf(t, name)
		o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: wordsOf(t, "zh"), Print: true}
		out[name+" report"] = Build(d, o, Ask{Whole: true}, sheet, typeset.Shared())
		out[name+" personas"] = Personas(d, o, true, sheet, typeset.Shared())
		out[name+" interview"] = Interview(d, o, sheet, typeset.Shared())
	}
	d := detailedProject(t)
	o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: wordsOf(t, "zh"), Print: true}
	out["shop report"] = Build(d, o, Ask{Whole: true}, sheet, typeset.Shared())
	out["shop slides"] = layout.Slides(d, o, sheet, typeset.Shared())
	out["shop pages"] = layout.Pages(d, o, layout.Sheet{Size: a4}, typeset.Shared())
	for _, brand := range []string{"#FFE27A", "#00C2FF", "#101010", "#9AA0A6"} {
		d := branded(t, d, brand)
		out["shop in "+brand] = append(layout.Slides(d, o, sheet, typeset.Shared())[:3], layout.Poster(d, o, sheet, typeset.Shared()))
	}
	maps := d.Maps()
	o.Map = maps[1].ID
	if o.Against = insight.Compare(d, maps[0].ID, maps[1].ID); o.Against == nil {
		t.Fatal("nothing to hold against each other")
	}
	out["shop against"] = []layout.Page{layout.Poster(o.Against.Doc, o, sheet, typeset.Shared())}
	return out
}

func sampleOf(t *testing.T, name string) *model.Document {
	t.Helper()
	raw, err := assets.Samples.ReadFile("samples/" + name + ".journey")
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := codec.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// branded is a project whose first map, and the people on it, have some colour of their own.
func branded(t *testing.T, d *model.Document, color string) *model.Document {
	t.Helper()
	s := model.NewSession(d, nil)
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := *d.Maps()[0]
		m.Color = color
		model.Put(tx, m)
		for _, p := range d.Personas() {
			one := *p
			one.Color = color
			model.Put(tx, one)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// paleTexts are the texts of a page that do not stand out from what lies below them.
func paleTexts(p layout.Page) (faults []string) {
	const zoom = 2.0
	ground := *p.Scene
	ground.Nodes = slices.Clone(p.Scene.Nodes)
	for i := range ground.Nodes {
		n := &ground.Nodes[i]
		n.Prims = slices.DeleteFunc(slices.Clone(n.Prims), func(p scene.Prim) bool { return p.Op == scene.OpText })
	}
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(p.Size.W*zoom)), int(math.Ceil(p.Size.H*zoom))))
	near := scene.Near
	raster.New(typeset.Shared()).Paint(img, raster.Frame{Scene: &ground, Camera: viewport.Camera{Zoom: zoom}, Detail: &near})
	said := map[string]bool{}
	for _, n := range p.Scene.Nodes {
		for _, prim := range n.Placed() {
			if prim.Op != scene.OpText || strings.TrimSpace(prim.Run.Text) == "" {
				continue
			}
			r := prim.Run
			need := smallContrast
			if size := r.Size / n.Unit(); size >= 18 || size >= 14 && r.Face == scene.Bold {
				need = largeContrast
			}
			box := scene.Rect{X: r.X * zoom, Y: (r.Y - 0.74*r.Size) * zoom, W: r.Width * zoom, H: 0.74 * r.Size * zoom}
			if got := textContrast(img, box, prim.Fill); got < need {
				key := fmt.Sprint(prim.Fill, need)
				if !said[key] { // one of a kind is enough to find the place
					said[key] = true
					faults = append(faults, fmt.Sprintf("%q in %v at %.1f points stands out by %.2f, want %.1f", r.Text, prim.Fill, r.Size, got, need))
				}
			}
		}
	}
	return faults
}

// textContrast is how far an ink is from nearly all that lies below it: a dashed line that passes through is forgiven.
func textContrast(img *image.RGBA, box scene.Rect, ink scene.Color) float64 {
	const forgiven = 0.15
	var all []float64
	for y := max(0, int(box.Y)); y <= min(img.Rect.Max.Y-1, int(box.MaxY())); y++ {
		for x := max(0, int(box.X)); x <= min(img.Rect.Max.X-1, int(box.MaxX())); x++ {
			i := img.PixOffset(x, y)
			ground := scene.Color{R: img.Pix[i], G: img.Pix[i+1], B: img.Pix[i+2], A: 255}
			all = append(all, scene.Contrast(over(ink, ground), ground))
		}
	}
	if len(all) == 0 {
		return math.Inf(1)
	}
	slices.Sort(all)
	return all[int(forgiven*float64(len(all)))]
}

func over(c, ground scene.Color) scene.Color {
	f := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A))) / 255) }
	return scene.Color{R: f(c.R, ground.R), G: f(c.G, ground.G), B: f(c.B, ground.B), A: 255}
}
