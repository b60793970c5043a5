package dialog

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

// exporter is an open export dialog and what it has told its owner.
type exporter struct {
	*ExportView
	looked  []Export
	painted []int
	done    []Export
	closed  int
}

var poster = Export{Format: "pdf", Style: "poster", Page: "A3", Tile: "A4", Overlap: 10, Smallest: 5, Language: "zh", Scale: 2}

func openExport(h Host, e Exports) *exporter {
	x := &exporter{}
	e.Title, e.Go = h.Words("export.title"), h.Words("export.next")
	e.Styles = []string{"poster", "pages", "tiles", "report", "slides", "persona"}
	e.Look = func(e Export) { x.looked = append(x.looked, e) }
	e.Paint = func(page int, _ part.View) { x.painted = append(x.painted, page) }
	e.Done = func(e Export) { x.done = append(x.done, e) }
	e.Closed = func() { x.closed++ }
	x.ExportView = h.Export(e)
	return x
}

// asked are the questions that show, by the words above them or beside them.
func (x *exporter) questions() (out []string) {
	for i, q := range x.asked.shows {
		if !q.object.Visible() {
			continue
		}
		switch c := x.asked.all[i].(type) {
		case *part.Choice:
			out = append(out, c.ID())
		case *part.Check:
			out = append(out, fmt.Sprint(c.On()))
		}
	}
	return out
}

// take steps the n-th question, whether it shows or not, to a value.
func (x *exporter) take(t *testing.T, n int, id string) {
	t.Helper()
	c := x.asked.all[n].(*part.Choice)
	for range 10 {
		if c.ID() == id {
			return
		}
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	t.Fatalf("question %d never becomes %q", n, id)
}

var allFormats = []string{"pdf", "png", "svg", "html", "xlsx", "csv"}

func TestExportAsksOnlyWhatMakesSense(t *testing.T) {
	for _, c := range []struct {
		first Export
		want  []string
	}{
		{Export{Format: "pdf", Style: "poster", Page: "A3"}, []string{"pdf", "poster", "A3", "", "5", "zh", "false", "false", "false"}},
		{Export{Format: "pdf", Style: "poster", Page: "fit"}, []string{"pdf", "poster", "fit", "5", "zh", "false", "false", "false"}},
		{Export{Format: "pdf", Style: "tiles", Page: "A1-portrait"}, []string{"pdf", "tiles", "A1", "portrait", "A4", "10", "5", "zh", "false", "false", "false"}},
		{Export{Format: "pdf", Style: "pages", Page: "A4", Client: true}, []string{"pdf", "pages", "A4", "", "zh", "false", "true"}},
		{Export{Format: "pdf", Style: "report", Page: "A4", Whole: true}, []string{"pdf", "report", "A4", "", "zh", "false", "all", "false", "false"}},
		{Export{Format: "pdf", Style: "persona", Page: "A4-portrait"}, []string{"pdf", "persona", "A4", "portrait", "zh", "false", "one", "false", "false"}},
		{Export{Format: "pdf", Style: "slides", Page: "A4"}, []string{"pdf", "slides", "zh", "false", "false", "false"}},
		{Export{Format: "png"}, []string{"png", "2", "zh", "false", "false"}},
		{Export{Format: "html"}, []string{"html", "zh", "false", "false"}},
		{Export{Format: "xlsx"}, []string{"xlsx", "zh", "false", "false"}},
	} {
		h := host(t, "zh", theme.LightMode, 1200, 800)
		c.first.Tile, c.first.Overlap, c.first.Smallest, c.first.Scale, c.first.Language = "A4", 10, 5, 2, "zh"
		x := openExport(h, Exports{First: c.first, Formats: allFormats, Several: true})
		if got := x.questions(); !slices.Equal(got, c.want) {
			t.Errorf("%s %s: %q, want %q", c.first.Format, c.first.Style, got, c.want)
		}
	}
	h := host(t, "zh", theme.LightMode, 1200, 800)
	x := openExport(h, Exports{First: poster, Formats: []string{"pdf"}, Print: true})
	if got := x.questions(); !slices.Equal(got, []string{"poster", "A3", "", "5", "zh", "false", "false"}) {
		t.Errorf("printing asks %q", got)
	}
}

func TestEveryChoiceIsLookedAtAndTaken(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 1200, 800)
	x := openExport(h, Exports{First: poster, Formats: allFormats, Several: true})
	x.take(t, 1, "tiles")
	x.take(t, 2, "A1")
	x.take(t, 3, "portrait")
	x.take(t, 4, "A3-portrait")
	x.take(t, 5, "15")
	x.take(t, 6, "8")
	x.take(t, 7, "4")
	x.take(t, 8, "en")
	test.Tap(x.asked.all[9].(*part.Check))
	x.take(t, 10, "one") // as it is
	test.Tap(x.asked.all[12].(*part.Check))
	test.Tap(x.asked.all[11].(*part.Check))
	press(h, fyne.KeyReturn)
	want := Export{Format: "pdf", Style: "tiles", Page: "A1-portrait", Tile: "A3-portrait", Overlap: 15, Smallest: 8, Scale: 4, Language: "en", Both: true, Client: true, Attach: true}
	if len(x.done) != 1 || x.done[0] != want || x.closed != 1 || h.isOpen() {
		t.Errorf("%+v, closed %d times", x.done, x.closed)
	}
	if x.looked[0] != poster || x.looked[len(x.looked)-1] != want {
		t.Errorf("looked at %+v", x.looked)
	}
}

func TestReturnExportsAndEscapeClosesFromEverywhere(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
		h := host(t, "en", theme.LightMode, 1200, 800)
		x := openExport(h, Exports{First: poster, Formats: allFormats})
		for i := range len(x.asked.all) + 2 {
			x = openExport(h, Exports{First: poster, Formats: allFormats})
			switch {
			case i < len(x.asked.all):
				h.Window.Canvas().Focus(x.asked.all[i].(fyne.Focusable))
			case i == len(x.asked.all):
				h.Window.Canvas().Focus(x.sheet)
			}
			press(h, key)
			if done := len(x.done) == 1; x.closed != 1 || done != (key == fyne.KeyReturn) {
				t.Errorf("%s on widget %d: closed %d, done %v", key, i, x.closed, done)
			}
		}
	}
}

var a3, a4 = fyne.NewSize(1190.55, 841.89), fyne.NewSize(595.28, 841.89)

func TestPagesAreTurned(t *testing.T) {
	h := host(t, "en", theme.LightMode, 1200, 800)
	x := openExport(h, Exports{First: poster, Formats: allFormats})
	h.Window.Canvas().Capture() // which tells the room for pages
	x.Show(ExportPages{Papers: []fyne.Size{a3, a3, a4}, Sizes: []string{"420 × 297 mm", "420 × 297 mm", "210 × 297 mm"}})
	x.painted = nil
	press(h, fyne.KeyPageDown) // from the main button
	h.Window.Canvas().Focus(x.sheet)
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyLeft} {
		press(h, k)
	}
	if !slices.Equal(x.painted, []int{1, 2, 0, 2, 1}) || x.count.Text() != "Page 2 of 3" {
		t.Errorf("painted %v, %q", x.painted, x.count.Text())
	}
	h.Window.Canvas().Focus(x.shell.buttons[1])
	for _, k := range []fyne.KeyName{fyne.KeyPlus, fyne.KeyEqual, fyne.KeyMinus} { // from anywhere
		press(h, k)
	}
	if x.sheet.Zoom() != 1.25 {
		t.Errorf("%v times as close", x.sheet.Zoom())
	}
	if press(h, fyne.Key0); x.sheet.Zoom() != 1 {
		t.Error("0 does not show the whole page")
	}
	test.Tap(x.after)
	if x.size.Text() != "210 × 297 mm" || !x.after.Disabled() || x.before.Disabled() {
		t.Errorf("%q", x.size.Text())
	}
	late := image.NewRGBA(image.Rect(0, 0, 3, 3))
	if x.Painted(0, part.View{}, late); x.sheet.Page() == late {
		t.Error("a page that is no longer looked at shows")
	}
	if x.Show(ExportPages{Papers: []fyne.Size{a4}, Sizes: []string{"a"}}); x.count.Text() != "Page 1 of 1" {
		t.Errorf("fewer pages: %q", x.count.Text())
	}
}

func TestExportLooks(t *testing.T) {
	for name, mode := range map[string]theme.Mode{"export-zh-dark.png": theme.DarkMode, "export-zh-contrast.png": theme.ContrastMode} {
		h := host(t, "zh", mode, 1000, 700)
		first := poster
		first.Client = true
		x := openExport(h, Exports{First: first, Formats: allFormats})
		x.Show(ExportPages{Papers: []fyne.Size{a3, a3}, Sizes: []string{"420 × 297 毫米", "420 × 297 毫米"}, Notes: []string{h.Words("export.missing", "detail", "U+D55C")},
			LeftOut: "2 张卡片", Lines: []string{"痛点：毛利太低", "卡片：竞品报价"}})
		h.Window.Canvas().Capture() // which tells the room for pages
		of := x.sheet.Seen()
		page := image.NewRGBA(image.Rect(0, 0, of.W, of.H))
		draw.Draw(page, page.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
		x.Painted(0, of, page)
		test.AssertRendersToImage(t, name, h.Window.Canvas())
		if !x.left.box.Visible() || len(x.left.lines) != 2 {
			t.Error("what is left out does not show")
		}
	}
}

func TestProgressTellsAndStops(t *testing.T) {
	h := host(t, "en", theme.LightMode, 560, 300)
	stopped := 0
	p := h.Progress("Exporting", func() { stopped++ })
	p.Tell("3 seconds so far", -1)
	if p.gauge.Visible() {
		t.Error("a bar shows though nobody knows how far the work is")
	}
	if p.Tell("3 of 4 pages done", 0.75); !p.gauge.Visible() || p.gauge.Share() != 0.75 {
		t.Error("no bar")
	}
	if press(h, fyne.KeyReturn); stopped != 0 || !h.isOpen() {
		t.Error("Return in passing calls off")
	}
	if press(h, fyne.KeyEscape); stopped != 1 || h.isOpen() {
		t.Error("Escape did not call off")
	}
	p.Close() // what was called off ends later
	h.Progress("Exporting", func() { stopped++ }).Close()
	if stopped != 1 || h.isOpen() {
		t.Error("closing is not calling off")
	}
}
