package export

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/limits"
)

// Job is one export. The document is an immutable snapshot, so a job may run beside further editing.
type Job struct {
	Doc    *model.Document
	Map    model.ID
	Lang   string
	Words  layout.Words
	Page   scene.Size // points; zero means as large as the map needs
	Style  Style      // how a map becomes pages; empty is a poster
	Scale  float64    // of pictures: pixels per point, 0 means 2
	Client bool       // Doc is already without what is internal: model.ForClient
	Attach *File      // travels inside a PDF, never in one for the client; nil is none
	Date   time.Time  // stands on the page; zero leaves it out
	Fonts  *typeset.Typesetter
	Warn   func(Warning) // hears what the reader of the file will miss; may be nil
}

// File is a file by its name, without folders.
type File struct {
	Name string
	Data []byte
}

// Warning is something that an export could not show. Key names a text of the word list with a {detail}.
type Warning struct{ Key, Detail string }

func (j Job) warn(key, detail string) {
	if j.Warn != nil && detail != "" {
		j.Warn(Warning{key, detail})
	}
}

// Missing warns of characters that no face has; a box stands for each.
func (j Job) Missing(runes []rune) { j.warn("export.missing", string(runes)) }

// Unreadable warns of pictures that were left out.
func (j Job) Unreadable(names []string) { j.warn("export.unreadable", strings.Join(names, ", ")) }

// Exporter writes a job to w. It stops with the context's error when that is cancelled. Equal jobs give equal bytes.
type Exporter func(ctx context.Context, w io.Writer, job Job) error

// Layout returns the options for laying out the job's map.
func (j Job) Layout() layout.Options {
	return layout.Options{Map: j.Map, Lang: j.Lang, Words: j.Words, Print: true}
}

// Style is how a map becomes pages.
type Style string

// Styles of a PDF.
const (
	Poster Style = "poster" // the whole map on one page
	Pages  Style = "pages"  // at its natural size over as many pages as it needs
	Report Style = "report" // the poster, then gaps, opportunities and actions
)

// Styles lists them as a command line takes them.
var Styles = []Style{Poster, Pages, Report}

// Sheets lays out the job's map in its style.
func (j Job) Sheets() []layout.Page {
	sheet := layout.Sheet{Size: j.Page, Date: j.Date}
	switch j.Style {
	case Pages:
		return layout.Pages(j.Doc, j.Layout(), sheet, j.Fonts)
	case Report:
		return layout.Report(j.Doc, j.Layout(), sheet, j.Fonts)
	}
	return []layout.Page{j.Poster()}
}

// Poster lays out the job's map on its page.
func (j Job) Poster() layout.Page {
	return layout.Poster(j.Doc, j.Layout(), layout.Sheet{Size: j.Page, Date: j.Date}, j.Fonts)
}

// sheets are the A sizes, landscape, in millimetres.
var sheets = map[string][2]float64{
	"A4": {297, 210}, "A3": {420, 297}, "A2": {594, 420}, "A1": {841, 594}, "A0": {1189, 841},
}

const pointsPerMillimetre = 72 / 25.4

// ParsePage reads a page size: "fit" (zero size), A4 to A0 (landscape), or WxHmm such as 900x600mm.
func ParsePage(s string) (scene.Size, error) {
	if s == "" || strings.EqualFold(s, "fit") {
		return scene.Size{}, nil
	}
	if a, ok := sheets[strings.ToUpper(s)]; ok {
		return scene.Size{W: a[0] * pointsPerMillimetre, H: a[1] * pointsPerMillimetre}, nil
	}
	w, h, ok := strings.Cut(strings.TrimSuffix(strings.ToLower(s), "mm"), "x")
	if ok && strings.HasSuffix(strings.ToLower(s), "mm") {
		ww, err1 := strconv.ParseFloat(w, 64)
		hh, err2 := strconv.ParseFloat(h, 64)
		size := scene.Size{W: ww * pointsPerMillimetre, H: hh * pointsPerMillimetre}
		if err1 == nil && err2 == nil && size.W >= limits.PageMin && size.H >= limits.PageMin &&
			size.W <= limits.PageMax && size.H <= limits.PageMax {
			return size, nil
		}
	}
	return scene.Size{}, fmt.Errorf("page size %q: use fit, A4, A3, A2, A1, A0 or WIDTHxHEIGHTmm between 26 and 5080 mm, such as 900x600mm", s)
}
