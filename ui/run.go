package ui

import (
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"sojourn/assets"
	"sojourn/canvas/entry"
	"sojourn/canvas/typeset"
	"sojourn/ui/cli"
	"sojourn/ui/clipboard"
	"sojourn/ui/crash"
	"sojourn/ui/i18n"
	"sojourn/ui/settings"
)

// Run opens the window, on a file unless path is empty, and returns when the last one is closed. cli.ErrNoDisplay means
// that there is no screen to open it on: there is no display, or the environment names one that does not answer, which the
// toolkit tells by a panic alone.
func Run(path, version string) error {
	if !hasDisplay() {
		return cli.ErrNoDisplay
	}
	home, err := settings.Home()
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
	p.foreign, p.webPage, p.fonts = clipboard.Read, clipboard.ReadPage, typeset.Installed
	p.keeping.aside = onItsOwn
	defer p.keeping.all.Wait()
	entry.ReadClipboard = p.textFor
	if path != "" {
		p.ahead.Store(readAhead(path, p.mapOptions()))
	}
	var screen fyne.Window
	warm := make(chan struct{})
	go func() {
		defer crash.Guard()
		warmFonts()
		close(warm)
		fyne.Do(func() { p.windowOn(screen).begin(path) }) // in the loop, which then draws at once
	}()
	if screen, err = p.firstScreen(); err != nil {
		return err
	}
	<-warm
	a.Run()
	return nil
}

// firstScreen shows a window with nothing in it yet. Display and graphics take half of the time to the first frame to set
// up, and that on one core: what is to stand in the window is made ready on the other.
func (p *program) firstScreen() (screen fyne.Window, err error) {
	defer func() {
		cause := recover()
		switch {
		case cause == nil:
		case displayGone(cause):
			err = cli.ErrNoDisplay
		default:
			panic(cause) // its stack is still below this one
		}
	}()
	screen = p.screen()
	screen.SetCloseIntercept(func() {}) // for the moment until there is something to close
	screen.Show()
	return screen, nil
}

// warmFonts has the toolkit read the faces in which it writes. The toolkit guards nothing of what it remembers of texts:
// meanwhile nothing may be written and its loop, which sweeps that, must not run.
func warmFonts() {
	for _, bold := range []bool{false, true} {
		fyne.MeasureText("图", 13, fyne.TextStyle{Bold: bold})
	}
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
