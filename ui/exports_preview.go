package ui

import (
	"context"
	"image"
	"image/draw"
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/export"
	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// exporting is an open export dialog: choices, and the pages that come of them.
type exporting struct {
	w      *window
	doc    *model.Document // a snapshot
	style  export.Style    // that was asked for; "" for none
	view   *dialog.ExportView
	sheets sheets
	looks  newest // lays out pages
	paints newest
	wait   func() // calls off the look that waits for choices to come to rest
}

// sheets are pages laid out, with a painter that knows their fonts.
type sheets struct {
	pages   []layout.Page
	fonts   *typeset.Typesetter
	painter *raster.Painter
}

func (w *window) newExporting() *exporting {
	w.closeEditor()
	return &exporting{w: w, doc: w.session.Doc(), wait: func() {}}
}

// open opens the dialog on what was chosen last.
func (x *exporting) open(d dialog.Exports) {
	d.First, d.Styles, d.Several = x.w.choices(), styles(), len(x.doc.Maps()) > 1
	d.Others = x.w.opposites()
	if x.style != "" {
		d.First.Format, d.First.Style = "pdf", string(x.style)
	}
	if x.style == export.Interview { // is written on
		d.First.Page = "A4-portrait"
	}
	if len(d.Formats) == 1 {
		d.First.Format = d.Formats[0]
	}
	d.Look, d.Paint, d.Closed = x.choose, x.paint, x.close
	x.view = x.w.host().Export(d)
	x.look(d.First)
}

func (x *exporting) close() {
	x.wait()
	x.looks.drop()
	x.paints.drop()
}

// lookAfter is how long choices must be at rest before their pages are laid out.
const lookAfter = 200 * time.Millisecond

// choose follows a choice. The first one comes while the dialog is being made.
func (x *exporting) choose(e dialog.Export) {
	if x.view == nil {
		return
	}
	x.wait()
	x.wait = later(lookAfter, func() { x.look(e) })
}

// look lays out the pages beside the window and shows what there is to know about them.
func (x *exporting) look(e dialog.Export) {
	var now sheets
	var shown dialog.ExportPages
	x.looks.do(func(ctx context.Context) {
		now, shown = x.layOut(ctx, e)
		for _, p := range now.pages {
			shown.Papers = append(shown.Papers, fyne.NewSize(float32(p.Size.W), float32(p.Size.H)))
		}
	}, func() {
		if now.painter = x.sheets.painter; now.fonts != x.sheets.fonts {
			now.painter = raster.New(now.fonts)
		}
		x.sheets = now
		x.view.Show(shown)
	})
}

// layOut makes the very pages that an export would write.
func (x *exporting) layOut(ctx context.Context, e dialog.Export) (now sheets, shown dialog.ExportPages) {
	note := func(key, detail string) { shown.Notes = append(shown.Notes, x.w.words(key, "detail", detail)) }
	e.Attach = false // it is on no page
	job, err := x.w.job(e, x.doc)
	if err != nil {
		note("export.cannot", x.w.reason(err))
		return now, shown
	}
	job.Warn = func(n export.Warning) { shown.Notes = append(shown.Notes, x.w.warning(n)) }
	if e.Client {
		about := x.w.mapID
		if e.OfProject() {
			about = ""
		}
		left := vm.NewLeftOut(x.doc, job.Doc, about, x.w.lang, x.w.words)
		shown.LeftOut, shown.Lines = left.Counts, left.Lines
	}
	job = job.Complete()
	if e.Format == "xlsx" || e.Format == "csv" {
		shown.Tabs = e.Format == "xlsx"
		now.fonts = job.Fonts
		now.pages, shown.Sizes = x.tables(ctx, e, job)
		return now, shown
	}
	pages, err := job.Sheets(ctx)
	if err != nil {
		return now, shown // nobody looks at it any more
	}
	job.Lacks(pages)
	now.fonts, now.pages = job.Fonts, pages
	for _, p := range now.pages {
		shown.Sizes = append(shown.Sizes, x.w.sizeOf(e, p.Size))
	}
	if e.Format == "png" && len(now.pages) > 0 && pixelsOf(now.pages[0].Size, e.Scale) > limits.ExportPixels {
		note("export.toolarge", strconv.Itoa(pixelsOf(now.pages[0].Size, e.Scale)/1_000_000))
	}
	return now, shown
}

// pixelsOf is how many a picture of a page has.
func pixelsOf(s scene.Size, scale float64) int {
	return int(math.Ceil(s.W*scale)) * int(math.Ceil(s.H*scale))
}

// sizeOf tells how large a page is, on paper or as a picture; of a file without a size, what becomes of the page there.
func (w *window) sizeOf(e dialog.Export, s scene.Size) string {
	const millimetre = 72 / 25.4 // points
	switch e.Format {
	case "png":
		return w.words("export.pixels", "width", int(math.Ceil(s.W*e.Scale)), "height", int(math.Ceil(s.H*e.Scale)))
	case "pdf":
		return w.words("export.millimetres", "width", int(math.Round(s.W/millimetre)), "height", int(math.Round(s.H/millimetre)))
	}
	return w.words("export.preview." + e.Format)
}

// paint paints a part of a page beside the window.
func (x *exporting) paint(page int, of part.View) {
	if page >= len(x.sheets.pages) {
		return
	}
	p, painter := x.sheets.pages[page], x.sheets.painter
	var img image.Image
	x.paints.do(func(ctx context.Context) {
		if ctx.Err() == nil {
			img = paintPage(painter, p, of)
		}
	}, func() { x.view.Painted(page, of, img) })
}

func paintPage(painter *raster.Painter, p layout.Page, of part.View) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, of.W, of.H))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	near := scene.Near
	painter.Paint(img, raster.Frame{Scene: p.Scene, Camera: viewport.Camera{X: of.X, Y: of.Y, Zoom: of.Scale}, Detail: &near})
	return img
}
