package e2e

import (
	"image"
	"math"
	"os"
	"path/filepath"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/ui/i18n"
)

// Hebrew and ✗ are in no face of ours. The window drew boxes for them, although every file had them from a font of the
// system.
func TestWhatOnlyASystemFontHasIsDrawn(t *testing.T) {
	doc := retitled(t, load(t, sample(t)), "短视频测评", "שלום עולם ✗ ✗")
	data, err := codec.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "שלום.journey")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t, chinese, path)
	id := cardNamed(t, doc, "שלום עולם ✗ ✗").ID
	d.wait("Hebrew on the map", func() bool {
		seen := d.shot("system-fonts")
		return d.differs(seen, doc, id, typeset.System()) < d.differs(seen, doc, id, typeset.New())/4
	})
}

// differs is how far what is seen of a card is from what a typesetter makes of it.
func (d *desktop) differs(seen image.Image, doc *model.Document, id model.ID, set *typeset.Typesetter) (sum int) {
	d.Helper()
	s := layout.Build(doc, layout.Options{Map: doc.Maps()[0].ID, Lang: "zh", Words: layout.Words(i18n.For("zh"))}, set)
	v := d.lastView()
	want := image.NewRGBA(image.Rect(0, 0, int(v.Width), int(v.Height)))
	cam := viewport.Camera{X: v.X, Y: v.Y, Zoom: v.Zoom}
	raster.New(set).Paint(want, raster.Frame{Scene: s, Camera: cam, Sticky: true})
	card := cam.RectToView(node(d.T, s, id).Bounds)
	left, top := d.corner()
	left, top = left+int(math.Round(v.Left)), top+int(math.Round(v.Top))
	for y := int(card.Y); y < int(card.MaxY()); y++ {
		for x := int(card.X); x < int(card.MaxX()); x++ {
			_, green, _, _ := want.At(x, y).RGBA()
			_, found, _, _ := seen.At(left+x, top+y).RGBA()
			sum += max(int(green)-int(found), int(found)-int(green)) >> 8
		}
	}
	return sum
}
