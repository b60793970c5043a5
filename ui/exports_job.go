package ui

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/ui/cli"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/settings"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// formats are those on offer, the ones that clients get first. A project is saved, not exported.
func formats() (out []string) {
	for _, f := range []string{"pdf", "png", "svg", "html", "xlsx", "csv"} {
		if cli.Exporters[f] != nil {
			out = append(out, f)
		}
	}
	return out
}

func styles() (out []string) {
	for _, s := range export.Styles {
		out = append(out, string(s))
	}
	return out
}

// What is chosen where nobody has.
const (
	usualPage     = "A3"
	usualTile     = "A4"
	usualOverlap  = 10.0 // millimetres
	usualScale    = 2.0
	usualSmallest = 5.0 // points: what can still be read in print
)

// choices are those that were made last for this project, with what is usual where there are none. Where a persona is looked
// at they begin with its page.
func (w *window) choices() dialog.Export {
	last := w.set.ExportOf(w.work.Path())
	if w.mid.name == "personas" { // what is looked at is what is meant
		last.Format, last.Style = "pdf", string(export.Personas)
	}
	return dialog.Export{
		Format: known(last.Format, formats()), Style: known(last.Style, styles()), Language: cmp.Or(known(last.Language, append([]string{w.lang}, i18n.Languages...)), w.lang),
		Page: paperOr(last.Page, usualPage), Tile: paperOr(last.Tile, usualTile),
		Overlap:  cmp.Or(last.Overlap, usualOverlap),
		Smallest: cmp.Or(last.Smallest, usualSmallest), Scale: cmp.Or(last.Scale, usualScale),
		Whole: !last.One, Client: last.Client, Attach: last.Attach, Both: last.Both || last.Format == "" && w.set.Both, // as on the screen
		Compare: w.opposite(last.Compare),
	}
}

// opposite is a map that the open one can be held against, "" for what is none.
func (w *window) opposite(id string) string {
	if _, ok := model.Get[model.Map](w.session.Doc(), model.ID(id)); !ok || model.ID(id) == w.mapID {
		return ""
	}
	return id
}

// opposites are the maps that the open one can be held against.
func (w *window) opposites() (out []part.Option) {
	ids, titles := vm.MapChoices(w.session.Doc(), w.lang, w.words)
	for i, id := range ids {
		if id != w.mapID {
			out = append(out, part.Option{ID: string(id), Text: titles[i]})
		}
	}
	return out
}

// known is a choice that is on offer, else the first one.
func known(id string, offered []string) string {
	if slices.Contains(offered, id) {
		return id
	}
	return offered[0]
}

func paperOr(page, usual string) string {
	if _, err := export.ParsePage(page); err != nil || page == "" {
		return usual
	}
	return page
}

// rememberExport keeps the choices for this project, and for others that have none.
func (w *window) rememberExport(e dialog.Export) {
	last := w.set.ExportOf(w.work.Path())
	w.set = w.set.WithExport(w.work.Path(), settings.Export{Format: e.Format, Style: e.Style, Page: e.Page, Tile: e.Tile, Overlap: e.Overlap, Smallest: e.Smallest,
		Language: e.Language, Both: e.Both, Scale: e.Scale, One: !e.Whole, Compare: e.Compare, Client: e.Client, Attach: e.Attach, Folder: last.Folder})
	w.keepSettings()
}

// rememberFolder keeps where the next export of this project begins.
func (w *window) rememberFolder(folder string) {
	last := w.set.ExportOf(w.work.Path())
	last.Folder = folder
	w.set = w.set.WithExport(w.work.Path(), last)
	w.keepSettings()
}

// job is what the choices mean for a document.
func (w *window) job(e dialog.Export, doc *model.Document) (export.Job, error) {
	job := export.Job{Doc: doc, Map: w.mapID, Whole: e.Whole, Lang: e.Language, Words: layout.Words(i18n.For(e.Language)), Scale: e.Scale,
		Client: e.Client, Compare: model.ID(e.Compare), Date: cli.Today(), Fonts: typeset.Shared()}
	if e.Both && e.Bilingual() {
		job.Also = i18n.Other(e.Language)
		job.AlsoWords = layout.Words(i18n.For(job.Also))
	}
	if e.Client {
		job.Doc = model.ForClient(doc)
	}
	if e.Format != "pdf" {
		return job, nil
	}
	var err error
	if job.Page, err = export.ParsePage(e.Page); err != nil {
		return job, err
	}
	if job.Tile, err = export.ParseTile(e.Tile); err != nil {
		return job, err
	}
	if job.Overlap, err = export.ParseOverlap(fmt.Sprintf("%gmm", max(0, e.Overlap))); err != nil {
		return job, err
	}
	job.Style, job.Smallest = export.Style(e.Style), max(0, e.Smallest)
	if e.Attach && !e.Client {
		job.Attach, err = w.attached(doc)
	}
	return job, err
}

// attached is the project as a file that travels inside a PDF.
func (w *window) attached(doc *model.Document) (*export.File, error) {
	data, err := codec.Encode(doc)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(w.fileName())
	return &export.File{Name: strings.TrimSuffix(name, filepath.Ext(name)) + journeyEnding, Data: data}, nil
}
