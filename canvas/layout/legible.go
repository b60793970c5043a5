package layout

import "sojourn/canvas/scene"

// What words need to be read without colours, on paper that was printed in grey as well: the ratio of WCAG 2 to their ground.
const readable = 4.5

// Legible returns a colour that can be read on a ground: itself, or as much darker or lighter of it as that takes.
func Legible(c, ground scene.Color) scene.Color {
	const steps = 64
	to := InkOn(ground)
	for i := range steps {
		if now := mix(c, to, float64(i)/steps); scene.Contrast(now, ground) >= readable {
			return now
		}
	}
	return to
}

// InkOn is white or black, whichever stands out more from a ground.
func InkOn(ground scene.Color) scene.Color {
	white, black := scene.RGB(0xFFFFFF), scene.RGB(0)
	if scene.Contrast(white, ground) >= scene.Contrast(black, ground) {
		return white
	}
	return black
}

// underWords returns grounds changed as little as it takes for words of one ink to be read on all of them, and that ink: white,
// or dark where most of the grounds are bright.
func underWords(grounds []scene.Color) ([]scene.Color, scene.Color) {
	const bright = 2.6 // that white stands out from a ground by less
	ink, away, pale := scene.RGB(0xFFFFFF), scene.RGB(0), 0
	for _, g := range grounds {
		if scene.Contrast(ink, g) < bright {
			pale++
		}
	}
	if 2*pale > len(grounds) {
		ink, away = light.ink, scene.RGB(0xFFFFFF)
	}
	out := make([]scene.Color, len(grounds))
	for i, g := range grounds {
		for t := 0.0; t <= 1; t += 1.0 / 64 {
			if out[i] = mix(g, away, t); scene.Contrast(ink, out[i]) >= readable {
				break
			}
		}
	}
	return out, ink
}
