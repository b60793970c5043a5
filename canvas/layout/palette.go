package layout

import (
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// palette is one theme's colours. Meanings keep their hue in both.
type palette struct {
	ink, muted, hairline, dashed, canvas, panel, chip, chipInk scene.Color
	accent, gold                                               scene.Color
	shadow                                                     scene.Color
	strong                                                     bool // dark meanings, thick edges
}

var light = palette{
	ink: scene.RGB(0x1C2430), muted: scene.RGB(0x6B7685), hairline: scene.RGB(0xE2E6EC), dashed: scene.RGB(0xDDE2E9),
	canvas: scene.RGB(0xF4F6F9), panel: scene.RGB(0xFFFFFF), chip: scene.RGB(0xEEF2F7), chipInk: scene.RGB(0x4A5564),
	accent: scene.RGB(0x2F6FED), gold: scene.RGB(0xE39A1B), shadow: scene.Color{R: 20, G: 30, B: 50, A: 13},
}

var dark = palette{
	ink: scene.RGB(0xE6EAF0), muted: scene.RGB(0x98A3B3), hairline: scene.RGB(0x343D4B), dashed: scene.RGB(0x3A4453),
	canvas: scene.RGB(0x171C24), panel: scene.RGB(0x212833), chip: scene.RGB(0x303A48), chipInk: scene.RGB(0xC3CCD8),
	accent: scene.RGB(0x5B8FF5), gold: scene.RGB(0xEBAF45), shadow: scene.Color{A: 60},
}

var contrast = palette{
	ink: scene.RGB(0x000000), muted: scene.RGB(0x1F1F1F), hairline: scene.RGB(0x000000), dashed: scene.RGB(0x6A6A6A),
	canvas: scene.RGB(0xFFFFFF), panel: scene.RGB(0xFFFFFF), chip: scene.RGB(0xE8E8E8), chipInk: scene.RGB(0x000000),
	accent: scene.RGB(0x0030A0), gold: scene.RGB(0x6B4000), strong: true,
}

func (o Options) palette() palette {
	switch {
	case o.Contrast && !o.Print:
		return contrast
	case o.Dark && !o.Print:
		return dark
	case o.Print:
		p := light
		p.canvas = p.panel
		return p
	}
	return light
}

// Meaning colours, the same in both themes.
var (
	actionColor      = scene.RGB(0x33475B)
	touchpointColor  = scene.RGB(0x2F6FED)
	thoughtColor     = scene.RGB(0x7A5AF0)
	painColor        = scene.RGB(0xD64545)
	opportunityColor = scene.RGB(0x2B9A66)
	quoteColor       = scene.RGB(0xE39A1B)
	metricColor      = scene.RGB(0x12889A)
	plainColor       = scene.RGB(0x8A94A1)
)

var emotionColors = [5]scene.Color{
	scene.RGB(0xD64545), scene.RGB(0xE3762B), scene.RGB(0xE39A1B), scene.RGB(0x7FA83A), scene.RGB(0x2B9A66),
}

// EmotionColor returns the colour of a face, −2 to +2.
func EmotionColor(face int) scene.Color { return emotionColors[max(-2, min(2, face))+2] }

var laneColors = map[model.LaneType]scene.Color{
	model.GoalsLane: actionColor, model.ActionsLane: actionColor, model.TouchpointsLane: touchpointColor,
	model.ThoughtsLane: thoughtColor, model.PainsLane: painColor, model.OpportunitiesLane: opportunityColor,
	model.ExpectationsLane: thoughtColor, model.QuotesLane: quoteColor, model.MetricsLane: metricColor,
	model.GainsLane: opportunityColor, model.ActionPlanLane: opportunityColor, model.PhysicalLane: metricColor,
	model.FrontstageLane: touchpointColor, model.BackstageLane: actionColor,
}

// LaneColor returns the colour of the cards of a lane type.
func LaneColor(t model.LaneType) scene.Color {
	if c, ok := laneColors[t]; ok {
		return c
	}
	return plainColor
}

// StageColors returns the colours of n stages, first to last, along the design's ramp, drawn towards a map's brand
// colour (#RRGGBB) when it has one, and the ink in which words can be read on all of them.
func StageColors(n int, brand string) ([]scene.Color, scene.Color) {
	own, branded := ParseColor(brand)
	ramp := [3]scene.Color{scene.RGB(0x33475B), scene.RGB(0x2479A6), scene.RGB(0x129683)}
	out := make([]scene.Color, n)
	for i := range out {
		at := 0.0
		if n > 1 {
			at = float64(i) / float64(n-1) * 2
		}
		k := min(1, int(at))
		out[i] = mix(ramp[k], ramp[k+1], at-float64(k))
		if branded {
			out[i] = mix(own, out[i], 0.35)
		}
	}
	return underWords(out)
}

// edge is how thick the border of a card is, in points.
func (p palette) edge() float64 {
	if p.strong {
		return 2
	}
	return 1
}

// pale is the ink of what is only a hint.
func (p palette) pale(a float64) scene.Color {
	if p.strong {
		return p.muted
	}
	return alpha(p.muted, a)
}

// heads are the grounds of the names of stages and the ink of these; where contrast matters most that is white.
func (p palette) heads(n int, brand string) ([]scene.Color, scene.Color) {
	colors, ink := StageColors(n, brand)
	if p.strong {
		for i, c := range colors {
			colors[i] = p.tone(c)
		}
		ink = scene.RGB(0xFFFFFF)
	}
	return colors, ink
}

// goldOn is the colour of a star on a ground for words of an ink: it is told from the ground by its light alone.
func goldOn(ink scene.Color) scene.Color {
	if ink == scene.RGB(0xFFFFFF) {
		return scene.RGB(0xFFD27A)
	}
	return scene.RGB(0x6B4000)
}

// inkOf is a meaning colour as the ink of words on a card. There are few, on thousands of cards.
func (b *builder) inkOf(c scene.Color) scene.Color {
	ink, ok := b.inks[c]
	if !ok {
		ink = Legible(b.pal.tone(c), b.pal.panel)
		b.inks[c] = ink
	}
	return ink
}

// label is one as the ink of words on the ground of the map.
func (p palette) label(c scene.Color) scene.Color { return Legible(p.tone(c), p.canvas) }

// tone lightens a meaning colour that a dark ground would swallow, and darkens every one where contrast matters most.
func (p palette) tone(c scene.Color) scene.Color {
	if p.strong {
		return mix(c, scene.RGB(0), 0.55)
	}
	if p.canvas == dark.canvas && int(c.R)+int(c.G)+int(c.B) < 260 {
		return mix(c, scene.RGB(0xFFFFFF), 0.35)
	}
	return c
}

func mix(a, b scene.Color, t float64) scene.Color {
	f := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*t + 0.5) }
	return scene.Color{R: f(a.R, b.R), G: f(a.G, b.G), B: f(a.B, b.B), A: 255}
}

func alpha(c scene.Color, a float64) scene.Color {
	c.A = uint8(a*255 + 0.5)
	return c
}

// ParseColor reads #RRGGBB, and returns false for anything else.
func ParseColor(s string) (scene.Color, bool) {
	if len(s) != 7 || s[0] != '#' {
		return scene.Color{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	return scene.RGB(uint32(v)), err == nil
}
