package ui

import (
	"cmp"
	"context"
	"io"
	"net/url"
	"path/filepath"
	"slices"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/ui/cli"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/settings"
	"sojourn/ui/view/part"
)

// papers are the sizes on offer.
var papers = []string{"A3", "A4", "A2", "A1", "A0", "fit"}

// askExport asks how and where to export the open map.
func (w *window) askExport(format string) {
	w.closeEditor()
	last := w.set.Export
	first := dialog.Export{Format: format, Style: last.Style, Page: last.Page, Pages: papers, Language: cmp.Or(last.Language, w.lang), Scale: last.Scale, Client: last.Client}
	for _, s := range export.Styles {
		first.Styles = append(first.Styles, string(s))
	}
	if !slices.Contains(first.Styles, first.Style) {
		first.Style = first.Styles[0]
	}
	if first.Page == "" {
		first.Page = papers[0]
	}
	if first.Scale == 0 {
		first.Scale = 2
	}
	w.host().Export(first, func(e dialog.Export) {
		w.host().Pick(dialog.File{Title: w.words("pick.export"), Save: true, Folder: w.exportFolder(), Name: w.exportName(e.Language) + "." + e.Format,
			Endings: []string{"." + e.Format}, Recent: w.set.Recent, Done: func(path string) { w.export(e, path) }})
	})
}

func (w *window) exportFolder() string {
	if w.set.Export.Folder != "" {
		return w.set.Export.Folder
	}
	return w.folder()
}

// exportName is a file name after the open map, in the language of what is exported.
func (w *window) exportName(lang string) string {
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	if name := safeName(m.Title.In(lang)); name != "" {
		return name
	}
	return w.suggestedName()
}

// export writes the map beside further editing: the document is a snapshot that nobody changes.
func (w *window) export(e dialog.Export, path string) {
	w.set.Export = settings.Export{Style: e.Style, Page: e.Page, Language: e.Language, Scale: e.Scale, Client: e.Client, Folder: w.set.Export.Folder}
	w.keepSettings()
	doc := w.session.Doc()
	if e.Client {
		doc = model.ForClient(doc)
	}
	job := export.Job{Doc: doc, Map: w.mapID, Whole: true, Lang: e.Language, Words: layout.Words(i18n.For(e.Language)), Scale: e.Scale,
		Client: e.Client, Date: cli.Today(), Fonts: typeset.Shared()}
	if e.Format == "pdf" {
		size, err := export.ParsePage(e.Page)
		if err != nil {
			w.problem("export", filepath.Base(path), err)
			return
		}
		job.Page, job.Style = size, export.Style(e.Style)
	}
	w.frame.Say(w.words("bar.exporting", "name", filepath.Base(path)))
	var warnings []export.Warning
	var err error
	job.Warn = func(x export.Warning) { warnings = append(warnings, x) }
	beside(func() {
		err = fileio.Atomic(fileio.OS, path, func(out io.Writer) error {
			return cli.Exporters[e.Format](context.Background(), out, job)
		})
	}, func() { w.exported(path, warnings, err) })
}

func (w *window) exported(path string, warnings []export.Warning, err error) {
	name := filepath.Base(path)
	w.frame.Say("")
	if err != nil {
		w.problem("export", name, err)
		return
	}
	w.set.Export.Folder = filepath.Dir(path)
	w.keepSettings()
	text := path
	for _, x := range warnings {
		text += "\n" + w.words(x.Key, "detail", x.Detail)
	}
	h := w.host()
	h.Ask(w.words("bar.exported", "name", name), text,
		dialog.Answer{Label: w.words("button.close"), Style: part.Outline},
		dialog.Answer{Label: w.words("button.show"), Style: part.Outline, Run: func() { w.reveal(filepath.Dir(path)) }},
		dialog.Answer{Label: w.words("button.open"), Style: part.Primary, Run: func() { w.reveal(path) }})
}

// reveal has the desktop open a file or a folder.
func (w *window) reveal(path string) {
	if err := w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		w.frame.Say(w.explain(err))
	}
}
