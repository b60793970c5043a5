package xlsx

import (
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

// book is a workbook on its way to the file. The first error stays and stops all that follows.
type book struct {
	ctx    context.Context
	job    export.Job
	m      model.Map
	file   *excelize.File
	family string // of fonts
	styles map[look]int
	fonts  map[font]*excelize.Font

	mapSheet, cardSheet, curveSheet, personaSheet, listSheet, longSheet string
	longs                                                               []long
	onMap                                                               []mapCard
	err                                                                 error
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
	if err := ctx.Err(); err != nil {
		return err
	}
	m, ok := model.Get[model.Map](job.Doc, job.Map)
	if !ok {
		return fmt.Errorf("%w: %q", ErrNoMap, job.Map)
	}
	if len(job.Doc.Columns(m.ID)) >= excelize.MaxColumns {
		return ErrTooWide
	}
	b := &book{ctx: ctx, job: job, m: m, file: excelize.NewFile(), styles: map[look]int{}, fonts: map[font]*excelize.Font{}, family: "Calibri"}
	defer b.file.Close()
	if strings.HasPrefix(job.Lang, "zh") {
		b.family = "Microsoft YaHei"
	}
	b.nameSheets()
	b.writeCurve()
	b.writeMap()
	b.writeCards()
	b.writePersonas()
	b.writeLongs()
	b.writeLists()
	b.writeWayBack()
	b.properties()
	if b.err != nil {
		return b.err
	}
	b.file.SetZipWriter(newSteadyZip(ctx))
	return b.file.Write(w)
}

// nameSheets names the sheets and puts those that are always there into the order of their tabs.
func (b *book) nameSheets() {
	taken := names{roundtrip.SheetName: true}
	for _, s := range []struct {
		name *string
		key  string
	}{{&b.mapSheet, "xlsx.sheet.map"}, {&b.cardSheet, "xlsx.sheet.cards"}, {&b.curveSheet, "xlsx.sheet.curve"},
		{&b.personaSheet, "xlsx.sheet.personas"}, {&b.listSheet, "xlsx.sheet.lists"}, {&b.longSheet, "xlsx.sheet.long"}} {
		*s.name = taken.take(b.job.Words(s.key))
	}
	b.fail(b.file.SetSheetName("Sheet1", b.mapSheet))
	for _, name := range []string{b.cardSheet, b.curveSheet, b.listSheet, roundtrip.SheetName} {
		if b.err == nil {
			_, err := b.file.NewSheet(name)
			b.fail(err)
		}
	}
	if b.err == nil { // before anything streams: afterwards excelize would read all sheets again
		b.fail(b.file.SetSheetVisible(b.listSheet, false))
		b.fail(b.file.SetSheetVisible(roundtrip.SheetName, false, true))
	}
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

func (b *book) title() string {
	if s := b.say(b.m.Title); s != "" {
		return s
	}
	return b.job.Words("untitled.map")
}
