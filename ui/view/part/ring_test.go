package part

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/ui/theme"
)

// What has the keyboard has to be seen in every look: in that of high contrast a thin dark edge became another dark one, a
// chosen row swallowed it, and a face that was chosen looked the same with and without.
func TestWhatHasTheKeyboardIsSeen(t *testing.T) {
	for _, mode := range []theme.Mode{theme.LightMode, theme.DarkMode, theme.ContrastMode} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(theme.New(mode))
		on := NewRow("a row", nil)
		on.On = true
		faces := NewFacePick(nil)
		faces.SetFace(1, true)
		for name, w := range map[string]fyne.Widget{
			"row": NewRow("a row", func() {}), "chosen row": on, "button": NewButton("do", "", Outline, nil), "bare button": NewButton("", "close", Bare, nil),
			"primary button": NewButton("do", "", Primary, nil), "card": NewCard("a", "b", "c", nil), "chip": NewChip("a", false, nil), "chosen chip": NewChip("a", true, func() {}),
			"faces": faces, "check": NewCheck("a", Box, nil),
		} {
			win := test.NewWindow(w)
			win.Resize(fyne.NewSize(240, 160))
			before := win.Canvas().Capture()
			win.Canvas().Focus(w.(fyne.Focusable))
			if n := differing(before, win.Canvas().Capture()); n < 20 {
				t.Errorf("%s, %s: %d points are plainly other with the keyboard", mode, name, n)
			}
			win.Close()
		}
	}
}

// differing counts the points at which a channel differs by a quarter of its range.
func differing(a, b image.Image) (n int) {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r, g, u, _ := a.At(x, y).RGBA()
			r2, g2, u2, _ := b.At(x, y).RGBA()
			if far(r, r2) || far(g, g2) || far(u, u2) {
				n++
			}
		}
	}
	return n
}

func far(a, b uint32) bool { return max(a, b)-min(a, b) > 0x3000 }
