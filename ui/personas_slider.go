package ui

import (
	"strconv"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/ui/vm"
)

// sliderOf returns which slider a place belongs to.
func sliderOf(place string) (n int, ok bool) {
	rest, ok := strings.CutPrefix(place, "trait.")
	n, err := strconv.Atoi(rest)
	return n, ok && err == nil
}

// slide sets a slider to where its knob was let go.
func (p *personasPage) slide(place string, to scene.Point) {
	if n, ok := sliderOf(place); ok && n < len(p.tracks) {
		p.value(place, 1+4*(to.X-p.tracks[n].X)/p.tracks[n].W)
	}
}

// value sets a slider, in halves.
func (p *personasPage) value(place string, v float64) {
	v = float64(int(max(1, min(5, v))*2+0.5)) / 2
	p.set(place, vm.Value{Number: &v})
}

// nudge moves a slider by a half, and elsewhere turns to the persona before or after.
func (p *personasPage) nudge(r scene.Ref, dx, _ int) bool {
	if dx == 0 {
		return false
	}
	if f, ok := p.field(r.ID); ok && f.Value.Number != nil {
		if _, slider := sliderOf(r.ID); slider {
			p.value(r.ID, *f.Value.Number+float64(dx)/2)
			return true
		}
	}
	p.turn(dx)
	return true
}
