package ui

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/model"
	"sojourn/ui/cli"
	"sojourn/ui/desktop"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
)

// inTurn makes what is done beside the window wait its turn, so that a test sees one thing after the other.
func inTurn(t testing.TB) {
	before := beside
	beside = func(work, then func()) { work(); then() }
	t.Cleanup(func() { beside = before })
}

// clock lets a test say when what waits for a while is done.
type clock struct{ waits []*wait }

type wait struct {
	d  time.Duration
	do func()
}

func stoppedClock(t *testing.T) *clock {
	c, before := &clock{}, later
	later = func(d time.Duration, do func()) func() {
		w := &wait{d, do}
		c.waits = append(c.waits, w)
		return func() { w.do = nil }
	}
	t.Cleanup(func() { later = before })
	return c
}

// pass does what waits for so long, once, and reports whether anything did.
func (c *clock) pass(d time.Duration) (any bool) {
	for _, w := range slices.Clone(c.waits) {
		if do := w.do; w.d == d && do != nil {
			w.do, any = nil, true
			do()
		}
	}
	return any
}

// jobs replaces the exporter of a format and hears of its jobs.
func jobs(t *testing.T, format string, run export.Exporter) *[]export.Job {
	before, heard := cli.Exporters[format], &[]export.Job{}
	cli.Exporters[format] = func(ctx context.Context, out io.Writer, job export.Job) error {
		*heard = append(*heard, job)
		return run(ctx, out, job)
	}
	t.Cleanup(func() { cli.Exporters[format] = before })
	return heard
}

func nothing(context.Context, io.Writer, export.Job) error { return nil }

// A folder nothing could be written into is not where the next export begins.
func TestExportRemembersNoFolderThatFailed(t *testing.T) {
	w := open(t)
	dir := t.TempDir()
	choices := w.choices()
	w.export(choices, filepath.Join(dir, "gone", "map.pdf"))
	if !slices.Contains(w.said(), "“map.pdf”没有导出") || w.set.Export.Folder != "" {
		t.Errorf("%q, folder %q", w.said(), w.set.Export.Folder)
	}
	w.answer(t, "好")
	w.export(choices, filepath.Join(dir, "map.pdf"))
	w.answer(t, "关闭")
	if data, err := os.ReadFile(filepath.Join(dir, "map.pdf")); err != nil || string(data[:5]) != "%PDF-" {
		t.Errorf("%v", err)
	}
	if last := w.store.Load().Export; last.Folder != dir || w.exportFolder() != dir {
		t.Errorf("%+v", last)
	}
	english := choices
	english.Language = "en"
	if got := w.exportName(english); got == w.exportName(choices) || got == "" {
		t.Errorf("an English export is called %q", got)
	}
}

func TestEveryChoiceReachesTheJob(t *testing.T) {
	w := open(t)
	heard := jobs(t, "pdf", nothing)
	path := filepath.Join(t.TempDir(), "a.pdf")
	run := func(change func(*dialog.Export)) export.Job {
		e := w.choices()
		e.Format = "pdf"
		change(&e)
		w.export(e, path)
		w.answer(t, "关闭")
		return (*heard)[len(*heard)-1]
	}
	plain := run(func(*dialog.Export) {})
	if plain.Doc != w.session.Doc() || plain.Map != w.mapID || plain.Lang != "zh" || plain.Client || plain.Attach != nil || plain.Smallest != 5 {
		t.Errorf("%+v", plain)
	}
	for what, ok := range map[string]bool{
		"style":      run(func(e *dialog.Export) { e.Style = "tiles" }).Style == export.Tiles,
		"page":       upright(run(func(e *dialog.Export) { e.Page = "A1-portrait" }).Page),
		"tile":       upright(run(func(e *dialog.Export) { e.Tile = "A3-portrait" }).Tile),
		"overlap":    math.Abs(run(func(e *dialog.Export) { e.Overlap = 25.4 }).Overlap-72) < 1e-6,
		"no overlap": run(func(e *dialog.Export) { e.Overlap = -1 }).Overlap < 0,
		"smallest":   run(func(e *dialog.Export) { e.Smallest = 8 }).Smallest == 8,
		"any size":   run(func(e *dialog.Export) { e.Smallest = -1 }).Smallest == 0,
		"language":   run(func(e *dialog.Export) { e.Language = "en" }).Words("export.format.png") == "PNG picture",
		"all maps":   run(func(e *dialog.Export) { e.Whole = true }).Whole,
		"one map":    !run(func(e *dialog.Export) { e.Whole = false }).Whole,
		"scale":      run(func(e *dialog.Export) { e.Scale = 4 }).Scale == 4,
		"other map":  run(func(e *dialog.Export) { e.Compare = string(w.opposites()[0].ID) }).Compare == model.ID(w.opposites()[0].ID),
		"client":     run(func(e *dialog.Export) { e.Client = true }).Client,
		"attach":     run(func(e *dialog.Export) { e.Attach = true }).Attach != nil,
		"never":      run(func(e *dialog.Export) { e.Client, e.Attach = true, true }).Attach == nil,
	} {
		if !ok {
			t.Errorf("%s does not reach the job", what)
		}
	}
}

func upright(s scene.Size) bool { return s.H > s.W && s.W > 0 }

func TestChoicesAreRememberedByProject(t *testing.T) {
	w := open(t)
	stoppedClock(t)
	dir := t.TempDir()
	shop, gym := filepath.Join(dir, "shop.journey"), filepath.Join(dir, "gym.journey")
	w.write(shop, nil)
	e := w.choices()
	e.Format, e.Style, e.Page, e.Client, e.Attach, e.Whole, e.Overlap = "pdf", "pages", "A2-portrait", false, true, false, -1
	e.Compare = string(w.session.Doc().Maps()[1].ID)
	w.rememberExport(e)
	w.write(gym, nil)
	got := w.choices()
	if got.Attach || got.Compare != "" || got.Style != "pages" || got.Page != "A2-portrait" {
		t.Errorf("another project begins with %+v", got)
	}
	got.Format, got.Scale, got.Smallest = "png", 4, -1
	w.rememberExport(got)
	w.write(shop, nil)
	w.set = w.store.Load() // as after a restart
	if again := w.choices(); again != e {
		t.Errorf("%+v, want %+v", again, e)
	}
	w.askExport()
	for _, text := range []string{"PDF", "分成多页", "A2", "纵向"} {
		if !slices.Contains(w.choicesShown(), text) {
			t.Errorf("the dialog has forgotten %q: %q", text, w.choicesShown())
		}
	}
}

// choicesShown are the values of the choices of the open dialog.
func (w *window) choicesShown() (out []string) {
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if c, ok := o.(*part.Choice); ok {
			out = append(out, c.Text())
		}
	}
	return out
}

func (w *window) press(name fyne.KeyName) {
	k := &fyne.KeyEvent{Name: name}
	if f := w.win.Canvas().Focused(); f != nil {
		f.TypedKey(k)
		return
	}
	w.win.Canvas().OnTypedKey()(k)
}

// What is called off leaves nothing: no file, no half of one, and no complaint.
func TestAnExportCalledOffLeavesNothing(t *testing.T) {
	w, c := open(t), stoppedClock(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "map.pdf")
	jobs(t, "pdf", func(ctx context.Context, out io.Writer, job export.Job) error {
		job.Written(3, 4)
		if c.pass(progressAfter); !slices.Contains(w.said(), "已完成 3 页，共 4 页") { // as the window would, meanwhile
			t.Errorf("%q", w.said())
		}
		job.Written(4, 4)
		if c.pass(progressEvery); !slices.Contains(w.said(), "已完成 4 页，共 4 页") {
			t.Errorf("the progress stands still: %q", w.said())
		}
		fmt.Fprint(out, "%PDF-half")
		w.press(fyne.KeyEscape)
		return ctx.Err()
	})
	w.export(w.choices(), path)
	if left, _ := os.ReadDir(dir); len(left) != 0 || w.win.Canvas().Overlays().Top() != nil {
		t.Errorf("%v is left, and %q", left, w.said())
	}
	if c.pass(progressEvery); w.win.Canvas().Overlays().Top() != nil {
		t.Error("progress of what has ended shows")
	}
}

// A report of all maps is called after the project, whatever map is open; one of a single map after that.
func TestAReportIsCalledAfterWhatItIsAbout(t *testing.T) {
	w := open(t)
	e := w.choices()
	e.Format, e.Style, e.Whole = "pdf", "report", true
	project := w.session.Doc().Project().Title.In(e.Language)
	if got := w.exportName(e); got != safeName(project) || got == "" {
		t.Errorf("%q of %q", got, project)
	}
	e.Whole = false
	if got := w.exportName(e); got != safeName(w.openedMap().Title.In(e.Language)) || got == safeName(project) {
		t.Errorf("%q of one map", got)
	}
}

// Closing the window calls off what is being written, before its progress shows too, and waits until nothing of it is
// left.
func TestClosingTheWindowStopsAnExport(t *testing.T) {
	w, _ := open(t), stoppedClock(t)
	dir := t.TempDir()
	var work, then func()
	beside = func(a, b func()) { work, then = a, b }
	jobs(t, "pdf", func(ctx context.Context, out io.Writer, job export.Job) error {
		fmt.Fprint(out, "%PDF-half")
		if w.close(); len(w.windows) == 0 {
			t.Error("the window is gone while a file is being written")
		}
		return ctx.Err()
	})
	w.export(w.choices(), filepath.Join(dir, "map.pdf"))
	work()
	then()
	if left, _ := os.ReadDir(dir); len(left) != 0 || len(w.windows) != 0 {
		t.Errorf("%v and %d windows are left", left, len(w.windows))
	}
}

func TestShortExportsShowNoProgress(t *testing.T) {
	w, c := open(t), stoppedClock(t)
	w.export(w.choices(), filepath.Join(t.TempDir(), "map.pdf"))
	if c.pass(progressAfter) {
		t.Error("the progress of what has ended waits to be shown")
	}
	w.answer(t, "关闭")
}

// Of the pages that were asked for in a hurry only the last are shown.
func TestTheNewestPagesWin(t *testing.T) {
	w, c := open(t), stoppedClock(t)
	var works, thens []func()
	beside = func(work, then func()) { works, thens = append(works, work), append(thens, then) }
	x := w.newExporting()
	x.open(dialog.Exports{Formats: formats(), Done: func(dialog.Export) {}})
	e := w.choices()
	for _, style := range []string{"poster", "report", "pages"} {
		e.Style = style
		x.choose(e)
	}
	if c.pass(lookAfter); len(works) != 1 {
		t.Fatalf("%d layouts at a time", len(works))
	}
	e.Page = "A4"
	x.choose(e)
	c.pass(lookAfter)
	works[0]()
	if thens[0](); len(works) != 2 || x.sheets.pages != nil {
		t.Fatalf("%d layouts, %d pages of one that is out of date", len(works), len(x.sheets.pages))
	}
	works[1]()
	thens[1]()
	job, _ := w.job(e, w.session.Doc())
	if want, _ := job.Sheets(t.Context()); len(x.sheets.pages) != len(want) || x.sheets.pages[0].Size != want[0].Size || len(want) < 3 {
		t.Errorf("%d pages, want %d", len(x.sheets.pages), len(want))
	}
	x.choose(e)
	w.press(fyne.KeyEscape)
	if c.pass(lookAfter) {
		t.Error("a closed dialog still looks at choices")
	}
}

func TestPreviewPaintsThePagesThatAreWritten(t *testing.T) {
	w, c := open(t), stoppedClock(t)
	w.askExport()
	w.win.Canvas().Capture() // which tells the room for pages
	var sheet *part.Viewer
	for _, o := range test.LaidOutObjects(w.win.Canvas().Overlays().Top()) {
		if s, ok := o.(*part.Viewer); ok {
			sheet = s
		}
	}
	page := sheet.Page()
	if page == nil {
		t.Fatal("no page shows")
	}
	whole := sheet.Seen()
	if b := page.Bounds(); b.Dx() != whole.W || b.Dy() != whole.H || b.Dx()*100/b.Dy() != 141 {
		t.Errorf("a page of A3 in %v, room for %d × %d", b, whole.W, whole.H)
	}
	sheet.Closer(8) // every part is painted as sharp as the whole
	job, _ := w.job(w.choices(), w.session.Doc())
	pages, _ := job.Complete().Sheets(t.Context())
	near := sheet.Seen()
	if got, ok := sheet.Page().(*image.RGBA); !ok || near.Scale < 5*whole.Scale || !bytes.Equal(got.Pix, paintPage(raster.New(typeset.Shared()), pages[0], near).(*image.RGBA).Pix) {
		t.Errorf("at %.1f pixels a point something else is painted", near.Scale)
	}
	if !slices.Contains(w.said(), "420 × 297 毫米") || !slices.Contains(w.said(), "第 1 页，共 1 页") {
		t.Errorf("%q", w.said())
	}
	c.pass(lookAfter)
}

// The preview of a workbook is what its sheets hold, and not the poster.
func TestPreviewShowsTheSheetsOfAWorkbook(t *testing.T) {
	w := open(t)
	x := w.newExporting()
	e := w.choices()
	e.Format = "xlsx"
	now, shown := x.layOut(context.Background(), e)
	if !shown.Tabs || len(now.pages) < 8 || len(now.pages) != len(shown.Sizes) || len(shown.Notes) > 0 {
		t.Fatalf("%d pages of %q, %q", len(now.pages), shown.Sizes, shown.Notes)
	}
	i := slices.IndexFunc(now.pages, func(p layout.Page) bool { return p.Title == w.words("xlsx.sheet.cards") })
	said := saidOn(now.pages[i])
	if !strings.Contains(said, "名称|") || !strings.Contains(said, "短视频测评") || strings.Contains(said, "_id") {
		t.Errorf("the cards say %q", said)
	}
	if n := len(w.session.Doc().Cards(w.mapID)); shown.Sizes[i] != w.words("export.preview.tab", "name", w.words("xlsx.sheet.cards"), "n", n+1) {
		t.Errorf("%q of %d cards", shown.Sizes[i], n)
	}
	for _, p := range now.pages {
		for _, prim := range p.Scene.Nodes[0].Prims {
			if r := prim.Rect; r.MaxX() > p.Size.W+1 || r.MaxY() > p.Size.H {
				t.Errorf("%s: %v beyond %v", p.Title, r, p.Size)
			}
		}
	}
	c := stoppedClock(t)
	w.rememberExport(e)
	w.askExport()
	w.win.Canvas().Capture() // which tells the room for pages
	if !slices.Contains(w.said(), w.words("export.tab", "page", 1, "n", len(now.pages))) || !slices.Contains(w.said(), shown.Sizes[0]) {
		t.Errorf("%q", w.said())
	}
	c.pass(lookAfter)
	e.Format = "csv"
	if now, shown = x.layOut(context.Background(), e); shown.Tabs || len(now.pages) != 1 || !strings.Contains(saidOn(now.pages[0]), "短视频测评") {
		t.Errorf("csv: %d pages of %q", len(now.pages), shown.Sizes)
	}
}

// saidOn is all that can be read on a page.
func saidOn(p layout.Page) string {
	var out []string
	for _, prim := range p.Scene.Nodes[0].Prims {
		if prim.Run != nil {
			out = append(out, prim.Run.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestPreviewWarns(t *testing.T) {
	w := open(t)
	id := w.card(t, "在线客服").ID
	if _, err := w.session.Do("x", func(tx *model.Tx) error {
		card, _ := model.Get[model.Card](tx, id)
		card.Title = model.Plain("한 客服")
		model.Put(tx, card)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	e := w.choices()
	e.Page, e.Smallest = "A4", 10
	x := w.newExporting()
	_, shown := x.layOut(context.Background(), e)
	if all := strings.Join(shown.Notes, "\n"); !strings.Contains(all, "U+D55C") || !strings.Contains(all, "最小的字") || len(shown.Notes) != 2 {
		t.Errorf("%q", shown.Notes)
	}
	for _, f := range formats() {
		e.Format = f
		if _, shown := x.layOut(context.Background(), e); len(shown.Sizes) == 0 || shown.Sizes[0] == "" || strings.HasPrefix(shown.Sizes[0], "export.") {
			t.Errorf("%s: pages of %q", f, shown.Sizes)
		}
	}
	e.Format, e.Scale = "png", 400
	if _, shown = x.layOut(context.Background(), e); len(shown.Notes) != 2 || !strings.Contains(shown.Notes[1], "百万像素") {
		t.Errorf("%q", shown.Notes)
	}
}

func TestPreviewNamesWhatTheClientDoesNotSee(t *testing.T) {
	w := open(t)
	id := w.card(t, "在线客服").ID
	if _, err := w.session.Do("x", func(tx *model.Tx) error {
		card, _ := model.Get[model.Card](tx, id)
		card.Internal = true
		model.Put(tx, card)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	e := w.choices()
	x := w.newExporting()
	if _, shown := x.layOut(context.Background(), e); shown.LeftOut != "" {
		t.Errorf("%q is left out for colleagues", shown.LeftOut)
	}
	e.Client = true
	if _, shown := x.layOut(context.Background(), e); !strings.Contains(shown.LeftOut, "1 张卡片") || !slices.Contains(shown.Lines, "触点：在线客服") {
		t.Errorf("%q %q", shown.LeftOut, shown.Lines)
	}
}

// Paper goes to the dialog of the system; where there is none, the PDF is opened and the person told.
func TestPrint(t *testing.T) {
	w := open(t)
	w.write(filepath.Join(t.TempDir(), "shop.journey"), nil)
	stoppedClock(t)
	before := toPrinter
	t.Cleanup(func() { toPrinter = before })
	var printed string
	toPrinter = func(_ context.Context, path, title, _ string) error {
		data, err := os.ReadFile(path)
		if err != nil || string(data[:5]) != "%PDF-" || title == "" {
			t.Errorf("%q %v", title, err)
		}
		printed = path
		return nil
	}
	e := w.choices()
	e.Format, e.Attach = "png", true
	w.rememberExport(e)
	w.askPrint()
	w.press(fyne.KeyReturn)
	if !strings.HasPrefix(printed, w.home) || w.win.Canvas().Overlays().Top() != nil {
		t.Errorf("printed %q, and %q", printed, w.said())
	}
	if again := w.choices(); again != e {
		t.Errorf("printing changes what is exported: %+v", again)
	}
	toPrinter = func(context.Context, string, string, string) error { return fmt.Errorf("%w: no bus", desktop.ErrNone) }
	w.print(e)
	if all := strings.Join(w.said(), "\n"); !strings.Contains(all, "请从 PDF 打印") || !strings.Contains(strings.ReplaceAll(all, "\n", ""), printed) {
		t.Errorf("%q", all)
	}
	w.answer(t, "好")
}

// Every other map is offered to be held against; what is the open one by now, or gone, is no choice any more.
func TestAMapIsHeldAgainstOtherMapsOnly(t *testing.T) {
	w := open(t)
	maps := w.session.Doc().Maps()
	if len(w.opposites()) != len(maps)-1 {
		t.Fatalf("%d of %d maps are offered", len(w.opposites()), len(maps))
	}
	if got := w.opposite(string(maps[1].ID)); got != string(maps[1].ID) {
		t.Errorf("%q", got)
	}
	w.openMap(maps[1].ID)
	if w.opposite(string(maps[1].ID)) != "" || w.opposite("gone") != "" {
		t.Error("a map is held against itself, or against nothing")
	}
}
