package export

import (
	"context"
	"io"
	"math"
	"strings"
	"time"

	"sojourn/canvas/layout"
	"sojourn/canvas/report"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
)

// Job is one export. The document is an immutable snapshot, so a job may run beside further editing.
type Job struct {
	Doc   *model.Document
	Map   model.ID
	Whole bool // a report and pages of personas are about all of the project, not about Map alone
	Lang  string
	Words layout.Words
	// Also is a second language that is shown below the first; "" is none. Tables have their heads and the program's words
	// in both, and what their cells say in the first, in which they come back.
	Also      string
	AlsoWords layout.Words
	Page      scene.Size // points; zero means as large as the map needs; slides have a size of their own
	Style     Style      // how a map becomes pages; empty is a poster
	// Smallest is the size in points that the text of a poster keeps to as far as its page has room, and below which
	// the job warns in every style; 0 asks for nothing.
	Smallest float64
	Tile     scene.Size // points; the paper of tiles, zero means A4
	Overlap  float64    // points that tiles share; 0 means 10 mm, less than 0 none
	Scale    float64    // of pictures: pixels per point, 0 means 2
	Compare  model.ID   // the map that a poster, a picture or a report holds Map against; "" is none, of a report what Map was derived from
	Client   bool       // Doc is already without what is internal: model.ForClient
	Attach   *File      // travels inside a PDF, never in one for the client; nil is none
	Date     time.Time  // stands on the page; zero leaves it out
	Fonts    *typeset.Typesetter
	Warn     func(Warning)      // hears what the reader of the file will miss; may be nil
	Progress func(done, of int) // hears how many pages are written, on the goroutine that writes; may be nil
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

// Written tells how many of the pages are done.
func (j Job) Written(done, of int) {
	if j.Progress != nil {
		j.Progress(done, of)
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
	return layout.Options{Map: j.Map, Lang: j.Lang, Words: j.Words, Also: j.Also, AlsoWords: j.AlsoWords, Print: true}
}

// opposed returns the document and the options of a picture in which the map is held against another, if that is asked for.
func (j Job) opposed(o layout.Options) (*model.Document, layout.Options) {
	if a := insight.Compare(j.Doc, j.Compare, j.Map); a != nil {
		o.Against = a
		return a.Doc, o
	}
	return j.Doc, o
}

// Style is how a map becomes pages.
type Style string

// Styles of a PDF.
const (
	Poster Style = "poster" // the whole map on one page, and behind it what is too long for that
	Pages  Style = "pages"  // at its natural size over as many pages as it needs
	Report Style = "report" // cover to glossary, with a page for each map and all there is to say about it
	Tiles  Style = "tiles"  // the poster over many sheets that are glued together
	Slides Style = "slides" // 16 by 9 for a projector, one stage each
	// Personas is a page for each persona.
	Personas Style = "persona"
	// Interview is a form to ask customers by, with room to write.
	Interview Style = "interview"
)

// Styles lists them as a command line takes them.
var Styles = []Style{Poster, Pages, Report, Tiles, Slides, Personas, Interview}

// Bilingual reports that a format, by the ending of its files, can be in two languages: all but the project itself.
func Bilingual(format string) bool { return format != "journey" }

// Sheets lays out the job's map in its style, and warns of text that is too small to read. It stops with the context's
// error when that is cancelled.
func (j Job) Sheets(ctx context.Context) ([]layout.Page, error) {
	var pages []layout.Page
	if !j.Layout().Until(func() bool { return ctx.Err() != nil }, func(o layout.Options) { pages = j.pages(o) }) {
		return nil, ctx.Err()
	}
	j.small(pages)
	return pages, nil
}

// small warns of text that is too small to read.
func (j Job) small(pages []layout.Page) {
	least := 0.0
	for _, p := range pages {
		if s := layout.SmallestText(p); s > 0 && (least == 0 || s < least) {
			least = s
		}
	}
	const enough = 0.05
	if least > 0 && least+enough < j.Smallest {
		j.warn("export.small", layout.Number(math.Round(least*10)/10))
	}
}

func (j Job) pages(o layout.Options) []layout.Page {
	switch j.Style {
	case Pages:
		return layout.Pages(j.Doc, o, j.sheet(), j.Fonts)
	case Report:
		return report.Build(j.Doc, o, report.Ask{Whole: j.Whole, Client: j.Client, Compare: j.Compare}, j.sheet(), j.Fonts)
	case Tiles:
		return layout.Tiles(j.Doc, o, j.sheet(), j.tile(), j.Fonts)
	case Slides:
		return layout.Slides(j.Doc, o, j.sheet(), j.Fonts)
	case Interview:
		return report.Interview(j.Doc, o, j.sheet(), j.Fonts)
	case Personas:
		return report.Personas(j.Doc, o, j.Whole, j.sheet(), j.Fonts)
	}
	doc, o := j.opposed(o)
	return layout.PosterWithTexts(doc, o, j.sheet(), j.Fonts)
}

func (j Job) sheet() layout.Sheet {
	return layout.Sheet{Size: j.Page, Date: j.Date, Smallest: j.Smallest}
}

// tile is the paper of tiles, with what is usual where the job says nothing.
func (j Job) tile() layout.Tile {
	t := layout.Tile{Size: j.Tile, Overlap: max(0, j.Overlap)}
	if t.Size == (scene.Size{}) {
		t.Size, _ = ParsePage("A4")
	}
	if j.Overlap == 0 {
		t.Overlap = 10 * pointsPerMillimetre
	}
	return t
}

// Poster lays out the job's map on its page.
func (j Job) Poster() layout.Page {
	doc, o := j.opposed(j.Layout())
	return layout.Poster(doc, o, j.sheet(), j.Fonts)
}
