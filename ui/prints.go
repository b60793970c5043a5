package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/driver"

	"sojourn/export"
	"sojourn/model/fileio"
	"sojourn/ui/cli"
	"sojourn/ui/desktop"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
)

// askPrint asks how to print the open map, and shows the pages.
func (w *window) askPrint() {
	x := w.newExporting()
	x.open(dialog.Exports{Title: w.words("print.title"), Go: w.words("print.next"), Formats: []string{"pdf"}, Print: true, Done: func(e dialog.Export) {
		e.Attach = false // nothing travels on paper
		w.rememberPrint(e)
		w.print(e)
	}})
}

// rememberPrint keeps the choices that printing and exporting share.
func (w *window) rememberPrint(e dialog.Export) {
	last := w.choices()
	e.Format, e.Attach = last.Format, last.Attach
	w.rememberExport(e)
}

// printFile makes room for the PDF on its way to the printer, in the program's own folder, where nobody else looks. The
// one before goes: whoever shows it has read it by then.
func (w *window) printFile(name string) (string, error) {
	folder := filepath.Join(w.home, "print")
	if err := os.RemoveAll(folder); err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(folder, name+pdfEnding), nil
}

// print writes a PDF and hands it to the desktop.
func (w *window) print(e dialog.Export) {
	name := w.exportName(e)
	job, err := w.job(e, w.session.Doc())
	if err != nil {
		w.problem("export", name, err)
		return
	}
	path := ""
	w.produce(name+pdfEnding, job, func(ctx context.Context, job export.Job) (err error) {
		if path, err = w.printFile(name); err != nil {
			return err
		}
		return fileio.Atomic(fileio.OS, path, func(out io.Writer) error { return cli.Exporters["pdf"](ctx, out, job) })
	}, func(err error) {
		if err != nil {
			w.problem("export", name, err)
			return
		}
		w.handToPrinter(path, name)
	})
}

// toPrinter shows the print dialog of the system. Tests have one of their own.
var toPrinter = desktop.Print

// handToPrinter shows the print dialog of the system; where there is none, the PDF is opened to be printed from there.
func (w *window) handToPrinter(path, name string) {
	parent := w.portalName()
	w.frame.Say(w.words("bar.printing", "name", name))
	var err error
	beside(func() { err = toPrinter(context.Background(), path, name, parent) }, func() {
		w.frame.Say("")
		if errors.Is(err, desktop.ErrNone) {
			w.openToPrint(path, name)
		} else if err != nil {
			w.problem("export", name, err)
		}
	})
}

// openToPrint opens a PDF in the program for such files and says so.
func (w *window) openToPrint(path, name string) {
	w.reveal(path)
	w.host().Ask(w.words("print.opened", "name", name), w.words("print.opened.text", "path", path),
		dialog.Answer{Label: w.words("button.show"), Style: part.Outline, Run: func() { w.showInFolder(path) }},
		dialog.Answer{Label: w.words("button.ok"), Style: part.Primary})
}

// portalName is what the desktop portal calls the window; "" where it has no name for it.
func (w *window) portalName() (name string) {
	native, ok := w.win.(driver.NativeWindow)
	if !ok {
		return ""
	}
	native.RunNative(func(c any) {
		if x, ok := c.(driver.X11WindowContext); ok {
			name = fmt.Sprintf("x11:%x", x.WindowHandle)
		}
	})
	return name
}
