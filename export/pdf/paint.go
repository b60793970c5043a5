package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sojourn/canvas/scene"
)

// setFill makes a colour, or a gradient with the alpha of that colour, what areas and letters are filled with.
func (p *page) setFill(c scene.Color, ramp *scene.Ramp) {
	if p.state.fillAlpha != c.A {
		p.state.fillAlpha = c.A
		p.op(p.doc.alpha("ca", c.A))
	}
	fill := p.paintOf(c, ramp)
	if fill.pattern != "" && c.A < 255 && p.state.stroke.pattern != "" {
		p.stroke(paint{}) // poppler paints a see-through gradient in full colour while strokes have one too
	}
	p.fill(fill)
}

// setStroke is setFill for outlines.
func (p *page) setStroke(c scene.Color, ramp *scene.Ramp) {
	if p.state.strokeAlpha != c.A {
		p.state.strokeAlpha = c.A
		p.op(p.doc.alpha("CA", c.A))
	}
	p.stroke(p.paintOf(c, ramp))
}

// paintOf returns a pattern for a gradient, and a plain colour where there is nothing to grade.
func (p *page) paintOf(c scene.Color, r *scene.Ramp) paint {
	switch {
	case r == nil || len(r.Stops) == 0:
		return paint{r: c.R, g: c.G, b: c.B}
	case len(r.Stops) == 1 || r.From == r.To:
		c = r.Stops[len(r.Stops)-1].Color
		return paint{r: c.R, g: c.G, b: c.B}
	}
	coords := ink{state: state{frame: sheet(p.height)}} // patterns live in the coordinates of the page, turned over like everything
	coords.point(r.From.X, r.From.Y)
	coords.point(r.To.X, r.To.Y)
	p.bad = p.bad || coords.bad || slices.ContainsFunc(r.Stops, func(s scene.Stop) bool { return math.IsNaN(s.At) })
	return paint{pattern: p.doc.pattern(fmt.Sprintf(
		"<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB/Coords[%s]/Extend[true true]/Function %s>>>>",
		coords.buf, function(r.Stops)))}
}

// narrow is the width below which a piece of a gradient is left out, as a part of the whole: a sudden change.
const narrow = 0.0001

// function returns the colour function of a gradient: a straight piece between each two stops, a level one before the
// first and after the last.
func function(stops []scene.Stop) string {
	var pieces, bounds, encode strings.Builder
	at, color := 0.0, stops[0].Color
	to := func(end float64, c scene.Color) {
		if end-at >= narrow {
			if at > 0 {
				fmt.Fprintf(&bounds, "%.4f ", at)
			}
			fmt.Fprintf(&pieces, "<</FunctionType 2/Domain[0 1]/C0[%s]/C1[%s]/N 1>>", operands(color), operands(c))
			encode.WriteString("0 1 ")
			at = end
		}
		color = c
	}
	for _, s := range stops {
		to(min(s.At, 1), s.Color)
	}
	to(1, color)
	return fmt.Sprintf("<</FunctionType 3/Domain[0 1]/Functions[%s]/Bounds[%s]/Encode[%s]>>", &pieces, &bounds, &encode)
}

func operands(c scene.Color) string { return channels[c.R] + channels[c.G] + channels[c.B] }
