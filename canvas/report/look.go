package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

// Measures in units. A unit is as long as natural points, on sheets from A4 to A3 landscape; on smaller and on larger
// ones everything shrinks and grows together.
const (
	natural  = 0.75
	widest   = 1587.0
	edge     = 56.0
	headRoom = 76.0 // above what is written
	footRoom = 66.0 // below it
	gutter   = 36.0 // between columns
	leading  = 1.4
)

// least is the smallest page, in units, that tables can be read on.
var least = scene.Size{W: 960, H: 600}

// unit returns how many points a unit is on a sheet.
func unit(sheet scene.Size) float64 {
	return min(sheet.W/least.W, sheet.H/least.H, max(natural, sheet.W/widest))
}

// Type sizes in units.
const (
	hugeText  = 44.0
	titleText = 28.0
	leadText  = 18.0
	partText  = 16.0
	bodyText  = 13.0
	cellText  = 12.5
	smallText = 11.0
)

// Colours of paper, from the design.
var (
	ink      = scene.RGB(0x1C2430)
	muted    = scene.RGB(0x6B7685)
	hairline = scene.RGB(0xE2E6EC)
	panel    = scene.RGB(0xF7F8FA)
	white    = scene.RGB(0xFFFFFF)
	accent   = scene.RGB(0x2F6FED)
	chip     = scene.RGB(0xEEF2F7)
	chipInk  = scene.RGB(0x4A5564)
	bad      = layout.EmotionColor(-2)
	middling = layout.EmotionColor(0)
	good     = layout.EmotionColor(2)

	badInk, goodInk = layout.Legible(bad, alarm), layout.Legible(good, white) // of words
)

func plain(size float64) typeset.Style { return typeset.Style{Face: scene.Regular, Size: size} }
func bold(size float64) typeset.Style  { return typeset.Style{Face: scene.Bold, Size: size} }
func slanted(size float64) typeset.Style {
	return typeset.Style{Face: scene.Regular, Size: size, Skew: true}
}

func rect(r scene.Rect, fill scene.Color) scene.Prim {
	return scene.Prim{Op: scene.OpRect, Rect: r, Fill: fill}
}

func disc(x, y, r float64, fill scene.Color) scene.Prim {
	return scene.Prim{Op: scene.OpPath, Path: scene.Circle(x, y, r), Fill: fill}
}

func alpha(c scene.Color, a float64) scene.Color {
	c.A = uint8(a*255 + 0.5)
	return c
}
