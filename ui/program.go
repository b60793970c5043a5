package ui

import (
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/typeset"
	"sojourn/model/fileio"
	"sojourn/ui/clipboard"
	"sojourn/ui/edit"
	"sojourn/ui/i18n"
	"sojourn/ui/settings"
	"sojourn/ui/theme"
)

// program is what all windows of one process share. All of it lives on the UI goroutine.
type program struct {
	app     fyne.App
	home    string // folder of the program's own data
	version string
	store   settings.Store
	set     settings.Settings
	keeping keeper
	lang    string
	words   i18n.Words
	clip    edit.Clip     // what was copied last
	rest    time.Duration // how long a document must be at rest before checks are made again
	second  time.Duration // of the clock
	windows []*window     // those open, in the order in which they were opened
	ahead   atomic.Pointer[ahead]
	foreign func() (clipboard.Content, error) // asks the system for what was copied beside text
	text    func() (string, bool, error)      // clipboard.Text; tests replace it
	fonts   typeset.Finder                    // asks the system for fonts that have what ours lack; nil without a screen
	painted bool                              // the first frame of a map is
	webPage func() (string, error)            // and for the web page it looks like
}

func newProgram(app fyne.App, home, version string) *program {
	store := settingsStore(home)
	p := &program{app: app, home: home, version: version, store: store, set: store.Load(), rest: restAfter, second: time.Second, text: clipboard.Text}
	p.keeping.aside = atOnce
	p.foreign = func() (clipboard.Content, error) { return clipboard.Content{}, nil } // only a program with a screen has a system to ask
	p.webPage = func() (string, error) { return "", nil }
	p.chooseLanguage(p.set.Language)
	p.app.Settings().SetTheme(theme.New(p.themeMode()))
	app.Settings().AddListener(func(fyne.Settings) {
		for _, w := range p.windows {
			w.themeChanged()
		}
	})
	app.Lifecycle().SetOnEnteredForeground(func() {
		for _, w := range p.windows {
			w.work.LookSoon()
		}
	})
	return p
}

func (p *program) chooseLanguage(lang string) {
	if lang == "" {
		lang = systemLanguage()
	}
	p.lang, p.words = lang, i18n.For(lang)
}

// themeMode is the theme in use. Where nobody has chosen, Windows and macOS tell which one the desktop has; elsewhere
// a desktop that tells nothing would come out dark, so light is usual there.
func (p *program) themeMode() theme.Mode {
	switch {
	case p.set.Theme == "light", p.set.Theme == "" && runtime.GOOS != "windows" && runtime.GOOS != "darwin":
		return theme.LightMode
	case p.set.Theme == "dark":
		return theme.DarkMode
	case p.set.Theme == "contrast":
		return theme.ContrastMode
	}
	return theme.System
}

// firstSize is the size a window had last, else that of the usual laptop.
func (p *program) firstSize() fyne.Size {
	if p.set.Width > 0 {
		return fyne.NewSize(p.set.Width, p.set.Height)
	}
	return fyne.NewSize(1440, 900)
}

// windowOf is the window that has a file open, nil for none.
func (p *program) windowOf(path string) *window {
	real, err := fileio.Resolve(fileio.OS, path)
	if err != nil {
		return nil
	}
	i := slices.IndexFunc(p.windows, func(w *window) bool {
		at, err := fileio.Resolve(fileio.OS, w.work.Path())
		return err == nil && w.work.Path() != "" && at == real
	})
	if i < 0 {
		return nil
	}
	return p.windows[i]
}

// each does something in every window.
func (p *program) each(do func(*window)) {
	for _, w := range slices.Clone(p.windows) {
		do(w)
	}
}

// closeAll closes one window after the other. Where the answer is to stay, the others stay as well.
func (p *program) closeAll() {
	if n := len(p.windows); n > 0 {
		last := p.windows[n-1]
		last.win.RequestFocus()
		last.closeThen(p.closeAll)
	}
}
