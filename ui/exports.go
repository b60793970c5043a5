package ui

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"sojourn/export"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/ui/cli"
	"sojourn/ui/desktop"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
)

// askExport asks how and where to export the open map, and shows the pages.
func (w *window) askExport() { w.askExportAs("") }

// askExportAs is askExport with a style chosen; "" is what was chosen last.
func (w *window) askExportAs(style export.Style) {
	x := w.newExporting()
	x.style = style
	x.open(dialog.Exports{Title: w.words("export.title"), Go: w.words("export.next"), Formats: formats(), Done: func(e dialog.Export) {
		w.rememberExport(e)
		w.host().Pick(dialog.File{Title: w.words("pick.export"), Save: true, Folder: w.exportFolder(), Name: w.exportName(e) + "." + e.Format,
			Endings: []string{"." + e.Format}, Recent: w.set.Recent, Done: func(path string) { w.export(e, path) }})
	}})
}

func (w *window) exportFolder() string {
	if folder := w.set.ExportOf(w.work.Path()).Folder; folder != "" {
		return folder
	}
	return w.folder()
}

// exportName is a file name after what is exported, in its language: the open map, or the project.
func (w *window) exportName(e dialog.Export) string {
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	title := m.Title
	if e.OfProject() {
		title = w.session.Doc().Project().Title
	}
	if name := safeName(title.In(e.Language)); name != "" {
		return name
	}
	return w.suggestedName()
}

// export writes the map beside the window: the document is a snapshot that nobody changes. What takes longer than a
// moment tells how far it is and can be called off.
func (w *window) export(e dialog.Export, path string) {
	name := filepath.Base(path)
	job, err := w.job(e, w.session.Doc())
	if err != nil {
		w.problem("export", name, err)
		return
	}
	var warnings []export.Warning
	job.Warn = func(x export.Warning) { warnings = append(warnings, x) }
	w.produce(name, job, func(ctx context.Context, job export.Job) error {
		return fileio.Atomic(fileio.OS, path, func(out io.Writer) error { return cli.Exporters[e.Format](ctx, out, job) })
	}, func(err error) { w.exported(path, warnings, err) })
}

func (w *window) exported(path string, warnings []export.Warning, err error) {
	name := filepath.Base(path)
	if err != nil {
		w.problem("export", name, err)
		return
	}
	w.rememberFolder(filepath.Dir(path))
	text := path
	for _, x := range warnings {
		text += "\n" + w.warning(x)
	}
	h := w.host()
	h.Ask(w.words("bar.exported", "name", name), text,
		dialog.Answer{Label: w.words("button.close"), Style: part.Outline},
		dialog.Answer{Label: w.words("button.show"), Style: part.Outline, Run: func() { w.showInFolder(path) }},
		dialog.Answer{Label: w.words("button.open"), Style: part.Primary, Run: func() { w.reveal(path) }})
}

// warning tells in words what an export could not show. Characters without a shape have none in the window either, so
// that their numbers stand beside them.
func (w *window) warning(x export.Warning) string {
	detail := x.Detail
	if x.Key == "export.missing" {
		var list []string
		for _, r := range x.Detail {
			list = append(list, fmt.Sprintf("%c (U+%04X)", r, r))
		}
		detail = strings.Join(list[:min(len(list), warnedRunes)], ", ")
		if len(list) > warnedRunes {
			detail += " …"
		}
	}
	return w.words(x.Key, "detail", detail)
}

// warnedRunes is how many characters are told one by one.
const warnedRunes = 8

// showInFolder has the desktop show a file among its neighbours, or where it cannot, the folder alone.
func (w *window) showInFolder(path string) {
	var err error
	beside(func() { err = desktop.Show(context.Background(), path) }, func() {
		if err != nil {
			w.reveal(filepath.Dir(path))
		}
	})
}

// reveal has the desktop open a file or a folder.
func (w *window) reveal(path string) {
	if err := w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		w.frame.Say(w.explain(err))
	}
}
