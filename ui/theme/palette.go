package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	ft "fyne.io/fyne/v2/theme"
)

// Palette is the colours of one look. Colour carries meaning, so both looks share the meanings.
type Palette struct {
	Ink, Body, Muted, Faint    color.NRGBA // text, from strong to faint
	Hairline                   color.NRGBA
	Canvas, Panel, Hover, Chip color.NRGBA
	Accent, OnAccent           color.NRGBA
	Focus                      color.NRGBA // the edge of what has the keyboard, seen on every ground of the look
	Selected, OnSelected       color.NRGBA // a chosen row: its ground and its text
	Shadow                     color.NRGBA

	Action, Touchpoint, Thought, Pain, Opportunity, Quote, Metric, Persona color.NRGBA

	Faces  [5]color.NRGBA // emotion −2 … +2
	Expect color.NRGBA    // the bar of an expectation
	Track  color.NRGBA    // the ground of a bar
	Dark   bool
	Strong bool // edges are thick
}

// Line is how thick an edge is, in Fyne units.
func (p Palette) Line() float32 {
	if p.Strong {
		return 2
	}
	return 1
}

// Light, Dark and Contrast are the looks.
var (
	Light = Palette{
		Ink: hex(0x1C2430), Body: hex(0x39424F), Muted: hex(0x6B7685), Faint: hex(0x8A94A1),
		Hairline: hex(0xE2E6EC),
		Canvas:   hex(0xF4F6F9), Panel: hex(0xFFFFFF), Hover: hex(0xF1F4F8), Chip: hex(0xEEF2F7),
		Accent: hex(0x2F6FED), OnAccent: hex(0xFFFFFF), Focus: hex(0x2F6FED),
		Selected: hex(0xE9F0FE), OnSelected: hex(0x1B4FBF),
		Shadow: color.NRGBA{20, 30, 50, 38},
		Action: hex(0x33475B), Touchpoint: hex(0x2F6FED), Thought: hex(0x7A5AF0), Pain: hex(0xD64545),
		Opportunity: hex(0x2B9A66), Quote: hex(0xE39A1B), Metric: hex(0x12889A), Persona: hex(0xF3C969),
		Faces:  faces,
		Expect: hex(0xC9D6F5), Track: hex(0xE8ECF1),
	}
	Dark = Palette{
		Ink: hex(0xE8ECF2), Body: hex(0xC7CED8), Muted: hex(0x97A2B2), Faint: hex(0x7C8796),
		Hairline: hex(0x2E3641),
		Canvas:   hex(0x171C24), Panel: hex(0x1B2027), Hover: hex(0x252C36), Chip: hex(0x2A323D),
		Accent: hex(0x4A82F0), OnAccent: hex(0xFFFFFF), Focus: hex(0x4A82F0),
		Selected: hex(0x22325A), OnSelected: hex(0xA9C5FF),
		Shadow: color.NRGBA{0, 0, 0, 120},
		Action: hex(0x8FA6BD), Touchpoint: hex(0x5B8DF5), Thought: hex(0x9B82F5), Pain: hex(0xE56A6A),
		Opportunity: hex(0x45B882), Quote: hex(0xEDB04A), Metric: hex(0x35A9BA), Persona: hex(0xF3C969),
		Faces:  faces,
		Expect: hex(0x3A4F82), Track: hex(0x2A323D),
		Dark: true,
	}
	Contrast = Palette{
		Ink: hex(0x000000), Body: hex(0x000000), Muted: hex(0x1F1F1F), Faint: hex(0x3A3A3A),
		Hairline: hex(0x000000),
		Canvas:   hex(0xFFFFFF), Panel: hex(0xFFFFFF), Hover: hex(0xE4E4E4), Chip: hex(0xE8E8E8),
		Accent: hex(0x0030A0), OnAccent: hex(0xFFFFFF), Focus: hex(0x2F6FED),
		Selected: hex(0x000000), OnSelected: hex(0xFFFFFF),
		Shadow: color.NRGBA{0, 0, 0, 90},
		Action: hex(0x1A2430), Touchpoint: hex(0x0030A0), Thought: hex(0x3C1A9E), Pain: hex(0x8C0000),
		Opportunity: hex(0x00502E), Quote: hex(0x6B4000), Metric: hex(0x004E5A), Persona: hex(0xF3C969),
		Faces:  [5]color.NRGBA{hex(0x8C0000), hex(0x7A3300), hex(0x6B4000), hex(0x3F5200), hex(0x00502E)},
		Expect: hex(0x0030A0), Track: hex(0xE8E8E8),
		Strong: true,
	}
)

var faces = [5]color.NRGBA{hex(0xD64545), hex(0xE3762B), hex(0xE39A1B), hex(0x7FA83A), hex(0x2B9A66)}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// Current returns the palette in use: that of the running program's theme, light under any other theme.
func Current() Palette {
	app := fyne.CurrentApp()
	if app == nil {
		return Light
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.Palette(app.Settings().ThemeVariant())
	}
	return Light
}

// role says which of Fyne's colour names is which of ours.
func (p Palette) role(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case ft.ColorNameBackground, ft.ColorNameInputBackground, ft.ColorNameMenuBackground,
		ft.ColorNameOverlayBackground, ft.ColorNameHeaderBackground, ft.ColorNameButton, ft.ColorNameScrollBarBackground:
		return p.Panel, true
	case ft.ColorNameForeground:
		return p.Ink, true
	case ft.ColorNameDisabled, ft.ColorNamePlaceHolder:
		return p.Faint, true
	case ft.ColorNameDisabledButton:
		return p.Chip, true
	case ft.ColorNamePrimary: // which Fyne puts round the field that is typed into, and into its cursor
		return p.Focus, true
	case ft.ColorNameHyperlink:
		return p.Accent, true
	case ft.ColorNameForegroundOnPrimary:
		return p.OnAccent, true
	case ft.ColorNameFocus, ft.ColorNameSelection:
		return p.Selected, true
	case ft.ColorNameHover, ft.ColorNamePressed:
		return p.Hover, true
	case ft.ColorNameSeparator:
		return p.Hairline, true
	case ft.ColorNameInputBorder:
		return p.fieldEdge(), true
	case ft.ColorNameScrollBar:
		return color.NRGBA{p.Muted.R, p.Muted.G, p.Muted.B, 110}, true
	case ft.ColorNameShadow:
		return p.Shadow, true
	case ft.ColorNameError:
		return p.Pain, true
	case ft.ColorNameSuccess:
		return p.Opportunity, true
	case ft.ColorNameWarning:
		return p.Quote, true
	}
	return nil, false
}

// fieldEdge is the hairline round a text field. Fyne draws it around a clear area, and the graphics card mixes the black
// of that clear area into a thin line; a line that is half clear itself comes out as light as the others.
func (p Palette) fieldEdge() color.NRGBA {
	switch {
	case p.Strong:
		return p.Hairline
	case p.Dark:
		return hex(0x4B5664)
	}
	return color.NRGBA{0xC7, 0xCD, 0xD6, 90}
}
