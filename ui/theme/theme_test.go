package theme

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	ft "fyne.io/fyne/v2/theme"

	"sojourn/canvas/scene"
)

func TestLookFollowsTheSystemUnlessForced(t *testing.T) {
	for _, c := range []struct {
		mode    Mode
		variant fyne.ThemeVariant
		dark    bool
	}{
		{System, ft.VariantLight, false}, {System, ft.VariantDark, true},
		{LightMode, ft.VariantDark, false}, {DarkMode, ft.VariantLight, true},
	} {
		th := New(c.mode)
		if got := th.Palette(c.variant).Dark; got != c.dark {
			t.Errorf("%q with variant %d is dark: %v", c.mode, c.variant, got)
		}
		want := color.Color(Light.Panel)
		if c.dark {
			want = Dark.Panel
		}
		if got := th.Color(ft.ColorNameBackground, c.variant); got != want {
			t.Errorf("%q: background %v, want %v", c.mode, got, want)
		}
	}
}

func TestChineseIsSetInTheEmbeddedFaces(t *testing.T) {
	th := New(System)
	if th.Font(fyne.TextStyle{}).Name() != "WidgetSC-Regular.ttf" || th.Font(fyne.TextStyle{Bold: true}).Name() != "WidgetSC-Bold.ttf" {
		t.Error("text is set in another face")
	}
	if th.Font(fyne.TextStyle{Monospace: true}).Name() == "WidgetSC-Regular.ttf" {
		t.Error("code is set in the text face")
	}
}

func TestCurrentIsThePaletteOfTheRunningProgram(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(DarkMode))
	if !Current().Dark {
		t.Error("the dark look is not in use")
	}
	app.Settings().SetTheme(New(LightMode))
	if Current().Dark {
		t.Error("the light look is not in use")
	}
}

// Text must be readable on its ground: 4.5 to 1 for small text, WCAG 2.1 part 1.4.3.
func TestTextIsReadable(t *testing.T) {
	for _, p := range []Palette{Light, Dark} {
		for name, pair := range map[string][2]color.NRGBA{
			"ink on panel": {p.Ink, p.Panel}, "body on panel": {p.Body, p.Panel}, "muted on panel": {p.Muted, p.Panel},
			"ink on canvas": {p.Ink, p.Canvas}, "selected row": {p.OnSelected, p.Selected}, "body on chip": {p.Body, p.Chip},
		} {
			if c := scene.Contrast(pair[0], pair[1]); c < 4.5 {
				t.Errorf("dark %v, %s: %.2f to 1", p.Dark, name, c)
			}
		}
		if c := scene.Contrast(p.OnAccent, p.Accent); c < 3 { // large and bold
			t.Errorf("dark %v, primary button: %.2f to 1", p.Dark, c)
		}
	}
}

// In the look for who sees little all text has 7 to 1, WCAG 2.1 part 1.4.6, and edges are thick.
func TestHighContrastIsHigh(t *testing.T) {
	th := New(ContrastMode)
	p := th.Palette(ft.VariantDark)
	for name, ink := range map[string]color.NRGBA{"ink": p.Ink, "body": p.Body, "muted": p.Muted, "faint": p.Faint} {
		for on, ground := range map[string]color.NRGBA{"panel": p.Panel, "canvas": p.Canvas, "hover": p.Hover, "chip": p.Chip} {
			if c := scene.Contrast(ink, ground); c < 7 {
				t.Errorf("%s on %s: %.2f to 1", name, on, c)
			}
		}
	}
	for name, pair := range map[string][2]color.NRGBA{
		"button": {p.OnAccent, p.Accent}, "chosen row": {p.OnSelected, p.Selected}, "alarm": {p.Pain, p.Panel}, "accent": {p.Accent, p.Panel},
		"good": {p.Opportunity, p.Panel}, "warning": {p.Quote, p.Panel}, "edge": {p.Hairline, p.Panel},
		"number": {p.Metric, p.Panel}, "thought": {p.Thought, p.Panel},
	} {
		if c := scene.Contrast(pair[0], pair[1]); c < 7 {
			t.Errorf("%s: %.2f to 1", name, c)
		}
	}
	if th.Size(ft.SizeNameInputBorder) != 2 || New(LightMode).Size(ft.SizeNameInputBorder) != 1 || Light.Line() != 1 {
		t.Error("edges are as thin as ever, or thick everywhere")
	}
	if th.Color(ft.ColorNameForeground, ft.VariantDark) != p.Ink {
		t.Error("text has another ink")
	}
}
