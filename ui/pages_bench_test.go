package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// What every page makes and draws of 500 touchpoints over 20 maps when it is opened, but for the toolkit's part: 100 ms are
// allowed. A new page is made each time.
func BenchmarkPagesOfManyMaps(b *testing.B) {
	w := open(b)
	w.win.Resize(fyne.NewSize(1600, 970))
	w.session.Load(modeltest.Engagement(20, 500))
	if _, err := w.session.Do("x", func(tx *model.Tx) error {
		_, err := model.DeriveMap(tx, w.mapID, model.Plain("目标"))
		return err
	}); err != nil {
		b.Fatal(err)
	}
	for _, k := range pageKinds() {
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				w.showPage("")
				delete(w.mid.pages, k.name)
				b.StartTimer()
				w.showPage(k.name)
				if p, ok := w.page().(*checksPage); ok {
					p.whole = true
					p.refresh()
				}
				w.refresh()
				paintAll(w.content())
			}
		})
	}
	w.showPage("")
	b.Run("present", func(b *testing.B) {
		for b.Loop() {
			w.present()
			paintAll(w.showing.show)
			b.StopTimer()
			w.endPresent()
			b.StartTimer()
		}
	})
}

// paintAll paints every picture that stands in something, as the driver has them painted.
func paintAll(o fyne.CanvasObject) {
	for _, in := range test.LaidOutObjects(o) {
		if r, ok := in.(*canvas.Raster); ok && r.Visible() && r.Size().Width > 0 {
			r.Generator(int(r.Size().Width), int(r.Size().Height))
		}
	}
}
