package scene

import "math"

// Contrast is how far two opaque colours stand apart by their light alone, from 1 to 21: the contrast ratio of WCAG 2.
func Contrast(a, b Color) float64 {
	la, lb := light(a), light(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// light is the relative luminance of an opaque colour, 0 to 1.
func light(c Color) float64 {
	return 0.2126*linear[c.R] + 0.7152*linear[c.G] + 0.0722*linear[c.B]
}

// linear is how much light a channel of sRGB stands for.
var linear = func() (out [256]float64) {
	for i := range out {
		x := float64(i) / 255
		if out[i] = x / 12.92; x > 0.04045 {
			out[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return out
}()
