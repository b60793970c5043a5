package part

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"sojourn/ui/theme"
)

// strokes are line drawings on a field of 16 × 16, drawn 1.5 wide.
var strokes = map[string]string{
	"undo":    "M6 3.2 L2.8 6.4 L6 9.6 M2.8 6.4 H9.6 Q13.2 6.4 13.2 9.6 Q13.2 12.8 9.6 12.8 H7",
	"redo":    "M10 3.2 L13.2 6.4 L10 9.6 M13.2 6.4 H6.4 Q2.8 6.4 2.8 9.6 Q2.8 12.8 6.4 12.8 H9",
	"plus":    "M8 3 V13 M3 8 H13",
	"minus":   "M3 8 H13",
	"close":   "M4 4 L12 12 M12 4 L4 12",
	"check":   "M3 8.6 L6.4 12 L13 4.6",
	"dot":     "M7 8 A1 1 0 1 1 9 8 A1 1 0 1 1 7 8",
	"search":  "M11.5 7 C11.5 9.5 9.5 11.5 7 11.5 C4.5 11.5 2.5 9.5 2.5 7 C2.5 4.5 4.5 2.5 7 2.5 C9.5 2.5 11.5 4.5 11.5 7 M10.4 10.4 L13.8 13.8",
	"map":     "M2.5 3 H13.5 V13 H2.5 Z M2.5 6.4 H13.5 M6.2 6.4 V13 M9.8 6.4 V13 M2.5 9.7 H13.5",
	"down":    "M4.5 6.5 L8 10 L11.5 6.5",
	"left":    "M9.5 4.5 L6 8 L9.5 11.5",
	"right":   "M6.5 4.5 L10 8 L6.5 11.5",
	"up":      "M3.2 8 L8 3.2 L12.8 8 M8 3.2 V13",
	"folder":  "M2 4 H6.4 L7.8 5.6 H14 V12.8 H2 Z",
	"file":    "M4 2 H9.6 L12.4 4.8 V14 H4 Z M9.4 2.2 V5 H12.2",
	"sheet":   "M2.5 3 H13.5 V13 H2.5 Z M2.5 6.4 H13.5 M2.5 9.7 H13.5 M6.2 3 V13",
	"home":    "M2.5 8 L8 3 L13.5 8 M4.2 6.8 V13 H11.8 V6.8",
	"clock":   "M14 8 C14 11.3 11.3 14 8 14 C4.7 14 2 11.3 2 8 C2 4.7 4.7 2 8 2 C11.3 2 14 4.7 14 8 Z M8 4.6 V8 L10.4 9.6",
	"disk":    "M2.5 4 H13.5 V12 H2.5 Z M4.8 9.6 H8",
	"filter":  "M2.4 3 H13.6 L9.6 8.2 V13 L6.4 11.4 V8.2 Z",
	"eye":     "M1.6 8 Q8 1.6 14.4 8 Q8 14.4 1.6 8 Z M10 8 A2 2 0 1 1 6 8 A2 2 0 1 1 10 8",
	"play":    "M4.6 3 L12.6 8 L4.6 13 Z",
	"warning": "M8 2.4 L14.2 13.4 H1.8 Z M8 6.4 V9.6 M8 11.3 V11.7",
}

const starPath = "M8 1.6 L9.9 5.7 L14.4 6.2 L11 9.2 L12 13.7 L8 11.4 L4 13.7 L5 9.2 L1.6 6.2 L6.1 5.7 Z"

// Icon returns a line drawing in a colour. An unknown name is an empty drawing.
func Icon(name string, c color.NRGBA) Drawing {
	return drawing(name, c, fmt.Sprintf(`<path d="%s" fill="none" stroke="%s" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
		strokes[name], hex(c)))
}

// LiveIcon is an icon that follows a change of look: its colour is picked whenever it is drawn.
func LiveIcon(name string, ink Ink) fyne.Resource { return liveIcon{name, ink} }

type liveIcon struct {
	name string
	ink  Ink
}

func (i liveIcon) now() Drawing    { return Icon(i.name, i.ink(theme.Current())) }
func (i liveIcon) Name() string    { return i.now().name }
func (i liveIcon) Content() []byte { return []byte(i.now().svg) }

// Star returns the mark of a moment of truth, full or only its outline.
func Star(full bool, c color.NRGBA) Drawing {
	fill, name := "none", "star-outline"
	if full {
		fill, name = hex(c), "star"
	}
	return drawing(name, c, fmt.Sprintf(`<path d="%s" fill="%s" stroke="%s" stroke-width="1.2" stroke-linejoin="round"/>`, starPath, fill, hex(c)))
}

// Face returns one of the five faces, −2 to +2, drawn on a ground.
func Face(v int, ground color.NRGBA) Drawing {
	v = max(-2, min(2, v))
	c := hex(theme.Light.Faces[v+2])
	const mid, r = 8.0, 7.0
	bend := float64(v) * 0.28
	y := mid + r*0.32
	body := fmt.Sprintf(`<circle cx="8" cy="8" r="7" fill="%s" stroke="%s" stroke-width="1.3"/>`+
		`<circle cx="%.2f" cy="6.46" r="0.85" fill="%s"/><circle cx="%.2f" cy="6.46" r="0.85" fill="%s"/>`+
		`<path d="M%.2f %.2f Q8 %.2f %.2f %.2f" fill="none" stroke="%s" stroke-width="1.2" stroke-linecap="round"/>`,
		hex(ground), c, mid-r*0.34, c, mid+r*0.34, c,
		mid-r*0.42, y-bend*r*0.5, y+bend*r, mid+r*0.42, y-bend*r*0.5, c)
	return drawing(fmt.Sprintf("face%d", v), ground, body)
}

func drawing(name string, c color.NRGBA, body string) Drawing {
	return Drawing{name + hex(c) + ".svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">` + body + `</svg>`}
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
