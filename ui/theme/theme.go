package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	ft "fyne.io/fyne/v2/theme"

	"sojourn/assets"
)

// Mode says which look to take.
type Mode string

// Modes; the empty one follows the system.
const (
	System    Mode = ""
	LightMode Mode = "light"
	DarkMode  Mode = "dark"
	// ContrastMode is black on white with strong edges, for who sees little.
	ContrastMode Mode = "contrast"
)

// Theme is the program's look as Fyne asks for it.
type Theme struct {
	base          fyne.Theme
	mode          Mode
	regular, bold fyne.Resource
}

// New returns the theme in one mode.
func New(mode Mode) *Theme {
	return &Theme{
		base:    ft.DefaultTheme(),
		mode:    mode,
		regular: fyne.NewStaticResource("WidgetSC-Regular.ttf", assets.WidgetRegular),
		bold:    fyne.NewStaticResource("WidgetSC-Bold.ttf", assets.WidgetBold),
	}
}

// Palette returns the colours in use while the system prefers variant.
func (t *Theme) Palette(variant fyne.ThemeVariant) Palette {
	switch {
	case t.mode == ContrastMode:
		return Contrast
	case t.dark(variant):
		return Dark
	}
	return Light
}

func (t *Theme) dark(variant fyne.ThemeVariant) bool {
	if t.mode == System {
		return variant == ft.VariantDark
	}
	return t.mode == DarkMode
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if c, ok := t.Palette(variant).role(name); ok {
		return c
	}
	if t.dark(variant) {
		return t.base.Color(name, ft.VariantDark)
	}
	return t.base.Color(name, ft.VariantLight)
}

// Font implements fyne.Theme. The two faces carry Chinese; italics are upright, since Chinese knows none.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return t.base.Font(style)
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

// sizes keep the chrome small and quiet, so that the map is the hero.
var sizes = map[fyne.ThemeSizeName]float32{
	ft.SizeNameText:               13,
	ft.SizeNameCaptionText:        11,
	ft.SizeNameSubHeadingText:     14,
	ft.SizeNameHeadingText:        18,
	ft.SizeNamePadding:            4,
	ft.SizeNameInnerPadding:       6,
	ft.SizeNameLineSpacing:        3,
	ft.SizeNameInlineIcon:         16,
	ft.SizeNameInputBorder:        1,
	ft.SizeNameInputRadius:        6,
	ft.SizeNameSelectionRadius:    4,
	ft.SizeNameButtonRadius:       6,
	ft.SizeNamePopupRadius:        8,
	ft.SizeNameMenuRadius:         6,
	ft.SizeNameDialogRadius:       10,
	ft.SizeNameModalBlurRadius:    0, // blurring the whole window takes most of a second in software
	ft.SizeNameSeparatorThickness: 1,
	ft.SizeNameScrollBar:          8,
	ft.SizeNameScrollBarSmall:     3,
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if t.mode == ContrastMode && (name == ft.SizeNameInputBorder || name == ft.SizeNameSeparatorThickness) {
		return Contrast.Line()
	}
	if s, ok := sizes[name]; ok {
		return s
	}
	return t.base.Size(name)
}
