package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"sojourn/canvas/scene"
	"sojourn/export/pdf/update"
	"sojourn/model/limits"
)

// Page is one sheet and what is drawn on it. What lies beyond its edges is not seen.
type Page struct {
	Size  scene.Size // points
	Scene *scene.Scene
}

// Info is what a file says about itself. Empty fields are left out.
type Info struct {
	Title, Author, Subject, Creator string
	Lang                            string // of the text, as a BCP 47 tag: "zh", "en-GB"
	Keywords                        []string
	Date                            time.Time // of the content; the zero value is written as 1 January 1970
	Outline                         []Outline
	Attached                        *Attachment // nil is none

	// Outlines returns the shapes, in em and with y downwards, of faces that are not embedded; without it text of those is
	// an error.
	Outlines func(scene.Face, uint16) *scene.Path
}

// Outline is a bookmark.
type Outline struct {
	Title    string
	Page     int     // index into the pages
	Y        float64 // points from the top of the page
	Children []Outline
}

// Report lists what the reader of the file will miss.
type Report struct {
	Missing  []rune   // characters no face has a glyph for, in the order they come; a box stands for each
	Pictures []string // keys of pictures that could not be read and are left out
}

// What is wrong with pages that cannot be written.
var (
	ErrNoPages = errors.New("there are no pages")
	ErrSize    = fmt.Errorf("a page must be between %g and %g points wide and high", limits.PageMin, limits.PageMax)
	ErrNumber  = errors.New("a position or size is not a number that fits on a page")
	ErrPath    = errors.New("a path has fewer points than it needs")
	ErrRun     = errors.New("a text names an unknown face")
	ErrOutline = errors.New("a bookmark points to a page that is not there")
	ErrWriter  = errors.New("the PDF writer failed")
)

// Write draws pages into a PDF file. The same pages and info give the same bytes. Nodes of all layers are drawn, from
// Ground up, at every detail; shadows are left out. An error wraps one of the errors above, that of ctx, or that of w;
// until the whole file is made nothing is written to w.
func Write(ctx context.Context, w io.Writer, pages []Page, info Info) (Report, error) {
	return write(ctx, w, pages, info, func(int, int) {})
}

// write is Write that tells how many pages are done.
func write(ctx context.Context, w io.Writer, pages []Page, info Info, done func(n, of int)) (report Report, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrWriter, r)
		}
	}()
	if len(pages) == 0 {
		return Report{}, ErrNoPages
	}
	d := newDocument()
	d.outlines = info.Outlines
	frame := newFrame(pages[0].Size, info)
	for i, p := range pages {
		if err := d.draw(ctx, p); err != nil {
			return Report{}, fmt.Errorf("page %d: %w", i+1, err)
		}
		frame.AddPageFormat("P", gofpdf.SizeType{Wd: p.Size.W, Ht: p.Size.H})
		done(i+1, len(pages))
	}
	var base bytes.Buffer
	if err := frame.Output(&base); err != nil {
		return Report{}, fmt.Errorf("%w: %w", ErrWriter, err)
	}
	file, err := update.Open(slices.Concat([]byte(version), base.Bytes()[len(version):])) // gofpdf calls it by an older one
	if err != nil {
		return Report{}, err
	}
	if err := d.finish(ctx, file, pages, info); err != nil {
		return Report{}, err
	}
	_, err = file.WriteTo(awaited{ctx, w})
	return d.report, err
}

// awaited is a writer that takes nothing once nobody waits for it.
type awaited struct {
	ctx context.Context
	w   io.Writer
}

func (a awaited) Write(p []byte) (int, error) {
	if err := a.ctx.Err(); err != nil {
		return 0, err
	}
	return a.w.Write(p)
}

// version is that of the specification the file keeps to: ISO 32000-1.
const version = "%PDF-1.7"

// newFrame starts the file that holds the pages.
func newFrame(size scene.Size, info Info) *gofpdf.Fpdf {
	f := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: size.W, Ht: size.H},
	})
	f.SetCatalogSort(true)
	f.SetCompression(false) // of pages that are empty: their content is put in later
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.SetCreationDate(info.date())
	f.SetModificationDate(info.date())
	f.SetProducer("Sojourn", true)
	for _, field := range []struct {
		set  func(string, bool)
		text string
	}{
		{f.SetTitle, info.Title},
		{f.SetAuthor, info.Author},
		{f.SetSubject, info.Subject},
		{f.SetCreator, info.Creator},
		{f.SetKeywords, info.keywords()},
	} {
		if text := clean(field.text); text != "" {
			field.set(surrogates(text), true)
		}
	}
	return f
}
