package ui

import (
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"sojourn/assets"
	"sojourn/canvas/typeset"
	"sojourn/ui/cli"
	"sojourn/ui/clipboard"
	"sojourn/ui/crash"
	"sojourn/ui/i18n"
)

// Run opens the window, on a file unless path is empty, and returns when it is closed. cli.ErrNoDisplay means that
// there is no screen to open it on.
func Run(path, version string) error {
	if !hasDisplay() {
		return cli.ErrNoDisplay
	}
	home, err := homeDir()
	if err != nil {
		return err
	}
	defer crash.Watch(home, version)()
	defer crash.Guard()
	roomyStart()
	typeset.Shared().Preload() // on the other core, while the toolkit opens its window
	preferX11()
	app.SetMetadata(fyne.AppMetadata{ID: "app.sojourn", Name: "Sojourn", Version: version, Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID("app.sojourn")
	a.SetIcon(fyne.NewStaticResource("sojourn.png", assets.Icon))
	p := newProgram(a, home, version)
	p.foreign = clipboard.Read
	if path != "" {
		p.ahead.Store(readAhead(path, p.mapOptions()))
	}
	w := p.newWindow()
	w.begin(path)
	return w.showAndRun()
}

// showAndRun returns when the last window is closed, or at once with cli.ErrNoDisplay where the environment names a
// display that does not answer: the toolkit tells that by a panic alone.
func (w *window) showAndRun() (err error) {
	defer func() {
		cause := recover()
		switch {
		case cause == nil:
		case displayGone(cause):
			w.stop()
			w.work.Close()
			err = cli.ErrNoDisplay
		default:
			panic(cause) // its stack is still below this one
		}
	}()
	w.win.ShowAndRun()
	return nil
}

// displayGone reports that a panic is the toolkit's, which could not reach the display.
func displayGone(cause any) bool {
	err, ok := cause.(error)
	return ok && strings.HasPrefix(err.Error(), "NotInitialized:")
}

// hasDisplay reports whether a window can be opened. Only Unix desktops can lack one.
func hasDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// preferX11 keeps Chinese input working: the toolkit has no input methods on native Wayland, and every Wayland desktop
// with a DISPLAY runs X11 programs as well. Whoever sets FYNE_PLATFORM has chosen.
func preferX11() {
	if os.Getenv("FYNE_PLATFORM") == "" && os.Getenv("DISPLAY") != "" {
		os.Setenv("FYNE_PLATFORM", "x11")
	}
}

func systemLanguage() string { return i18n.Detect(os.Getenv) }
