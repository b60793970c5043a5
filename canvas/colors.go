package canvas

import "sojourn/canvas/scene"

// Colors are those of selection and gestures.
type Colors struct {
	Accent scene.Color // outline of what is selected, marks of what is dragged
	Panel  scene.Color // what is lifted out of the palette, value labels
	Ink    scene.Color // words on a panel
	Shadow scene.Color
	Strong bool // the outline of what is selected is twice as thick
}

// Light, Dark and Contrast are the colours of the themes.
var (
	Light = Colors{
		Accent: scene.RGB(0x2F6FED), Panel: scene.RGB(0xFFFFFF), Ink: scene.RGB(0x1C2430),
		Shadow: scene.Color{R: 0x1C, G: 0x24, B: 0x30, A: 0x48},
	}
	Dark = Colors{
		Accent: scene.RGB(0x6C9BFF), Panel: scene.RGB(0x2A313C), Ink: scene.RGB(0xE8ECF2),
		Shadow: scene.Color{A: 0x90},
	}
	Contrast = Colors{
		Accent: scene.RGB(0x0030A0), Panel: scene.RGB(0xFFFFFF), Ink: scene.RGB(0x000000), Shadow: scene.Color{A: 0x60}, Strong: true,
	}
)

func fade(c scene.Color, alpha uint8) scene.Color {
	c.A = alpha
	return c
}
