package xlsx

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"sojourn/export"
	"sojourn/model"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

// ErrNoMap says that the job names a map which the document does not have.
var ErrNoMap = errors.New("xlsx: no such map")

// ErrTooWide says that a map has more columns than a sheet.
var ErrTooWide = errors.New("xlsx: a sheet has 16,384 columns, the map has more")

// ErrTooLong says that something has more rows than a sheet.
var ErrTooLong = errors.New("xlsx: a sheet has 1,048,576 rows, the map has more")

// book is a workbook on its way to the file. The first error stays and stops all that follows.
type book struct {
	ctx    context.Context
	job    export.Job
	m      model.Map
	file   *excelize.File
	family string // of fonts
	styles map[look]int
	fonts  map[font]*excelize.Font
	// What stands in for excelize, which is slow at it.
	runFonts map[font]string
	rowsOf   map[string]*rowWriter // by sheet

	coverSheet, mapSheet, aboutSheet, personaSheet, cardSheet, curveSheet, gapSheet, chanceSheet, taskSheet, metricSheet, readingSheet string
	guideSheet, listSheet, longSheet                                                                                                   string

	made []string // sheets, in the order in which they were made

	content
	longs     []long
	portraits map[model.ID]portrait // by the photo
	onMap     []mapCard
	err       error
}

func (b *book) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) say(t model.Text) string { return t.In(b.job.Lang) }

// Write is the export.Exporter for Excel workbooks. A job for the client holds what the map shows: no internal cards,
// no comments, nothing of hidden lanes and nothing from the tray.
func Write(ctx context.Context, w io.Writer, job export.Job) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("xlsx: %v", r)
		}
	}()
	b, err := begin(ctx, job)
	if err != nil {
		return err
	}
	if len(job.Doc.Columns(b.m.ID)) > excelize.MaxColumns-firstColumn {
		return ErrTooWide
	}
	b.file = excelize.NewFile()
	defer b.file.Close()
	b.gather()
	b.makeSheets()
	for _, t := range b.tabs() {
		if t.show {
			t.write()
		}
	}
	b.writeLongs()
	b.writeWayBack()
	b.properties()
	if b.err != nil {
		return b.err
	}
	b.file.SetZipWriter(newSteadyZip(ctx, b.parts()))
	return b.file.Write(w)
}

// begin looks at a job.
func begin(ctx context.Context, job export.Job) (*book, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m, ok := model.Get[model.Map](job.Doc, job.Map)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrNoMap, job.Map)
	}
	b := &book{ctx: ctx, job: job, m: m, styles: map[look]int{}, fonts: map[font]*excelize.Font{}, runFonts: map[font]string{}, rowsOf: map[string]*rowWriter{}, portraits: map[model.ID]portrait{}, family: "Calibri"}
	if strings.HasPrefix(job.Lang, "zh") || strings.HasPrefix(job.Also, "zh") {
		b.family = "Microsoft YaHei"
	}
	if job.Also != "" {
		b.job.Words = inBoth(job.Words, job.AlsoWords)
	}
	return b, nil
}

// tab is a sheet of the workbook.
type tab struct {
	name  *string
	key   string // of its name
	color string
	show  bool
	write func()
	about string // of the words that say on the cover what it holds
	count int
}

// tabs are the sheets in the order of their tabs. Those that would be empty are left out, all but those that people
// look for.
func (b *book) tabs() []tab {
	return []tab{
		{&b.coverSheet, "xlsx.sheet.cover", accent, true, b.writeCover, "", 0},
		{&b.mapSheet, "xlsx.sheet.map", accent, true, b.writeMap, "xlsx.about.map", len(b.job.Doc.Stages(b.m.ID))},
		{&b.aboutSheet, "xlsx.sheet.fields", accent, true, b.writeAbout, "xlsx.about.fields", 0},
		{&b.personaSheet, "xlsx.sheet.personas", "F3C969", len(b.people) > 0, b.writePersonas, "xlsx.about.personas", len(b.people)},
		{&b.cardSheet, "xlsx.sheet.cards", slate, true, b.writeCards, "xlsx.about.cards", len(b.all)},
		{&b.curveSheet, "xlsx.sheet.curve", gold, true, b.writeCurve, "xlsx.about.curve", len(b.job.Doc.Columns(b.m.ID))},
		{&b.gapSheet, "xlsx.sheet.gaps", alarm, len(b.gaps) > 0, b.writeGaps, "xlsx.about.gaps", len(b.gaps)},
		{&b.chanceSheet, "xlsx.sheet.chances", relief, len(b.chances) > 0, b.writeChances, "xlsx.about.chances", len(b.chances)},
		{&b.taskSheet, "xlsx.sheet.actions", chipInk, len(b.tasks) > 0, b.writeTasks, "xlsx.about.actions", len(b.tasks)},
		{&b.metricSheet, "xlsx.sheet.metrics", teal, len(b.measures) > 0, b.writeMetrics, "xlsx.about.metrics", len(b.measures)},
		{&b.readingSheet, "xlsx.sheet.series", teal, b.readings() > 0, b.writeReadings, "xlsx.about.series", b.readings()},
		{&b.guideSheet, "xlsx.sheet.guide", gold, len(b.asked) > 0, b.writeGuide, "xlsx.about.guide", len(b.asked)},
		{&b.listSheet, "xlsx.sheet.lists", muted, true, b.writeLists, "", 0},
		{&b.longSheet, "xlsx.sheet.long", muted, false, nil, "", 0},
	}
}

// makeSheets names the sheets and makes them, before anything streams: afterwards excelize would read all of them
// again for each.
func (b *book) makeSheets() {
	taken := names{roundtrip.SheetName: true}
	for _, t := range b.tabs() {
		*t.name = taken.take(b.job.Words(t.key))
		if t.show {
			b.makeSheet(*t.name)
		}
	}
	b.makeSheet(roundtrip.SheetName)
	if b.err == nil {
		b.fail(b.file.SetSheetVisible(b.listSheet, false))
		b.fail(b.file.SetSheetVisible(roundtrip.SheetName, false, true))
	}
}

func (b *book) makeSheet(name string) {
	if b.err != nil {
		return
	}
	if len(b.made) == 0 {
		b.fail(b.file.SetSheetName("Sheet1", name))
	} else {
		_, err := b.file.NewSheet(name)
		b.fail(err)
	}
	b.made = append(b.made, name)
}

// properties says what the file is. The dates are the job's, so that equal jobs give equal bytes.
func (b *book) properties() {
	if b.err != nil {
		return
	}
	date := b.job.Date
	if date.IsZero() {
		date = partDate
	}
	stamp := date.UTC().Format(time.RFC3339)
	b.fail(b.file.SetDocProps(&excelize.DocProperties{Title: clean(b.title()), Creator: "Sojourn", LastModifiedBy: "Sojourn",
		Language: b.job.Lang, Created: stamp, Modified: stamp}))
	b.fail(b.file.SetAppProps(&excelize.AppProperties{Application: "Sojourn"}))
}

func (b *book) title() string { return b.named(b.m) }

// named is what a map is called.
func (b *book) named(m model.Map) string { return cmp.Or(b.say(m.Title), b.job.Words("untitled.map")) }
