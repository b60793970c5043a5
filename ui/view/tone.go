package view

import (
	"image/color"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// inkOf is the colour of a meaning.
func inkOf(t vm.Tone) part.Ink {
	return func(p theme.Palette) color.NRGBA {
		switch t {
		case vm.PersonaTone:
			return p.Persona
		case vm.ActionTone:
			return p.Action
		case vm.TouchpointTone:
			return p.Touchpoint
		case vm.ThoughtTone:
			return p.Thought
		case vm.PainTone:
			return p.Pain
		case vm.OpportunityTone:
			return p.Opportunity
		case vm.QuoteTone, vm.MomentTone:
			return p.Quote
		case vm.MetricTone:
			return p.Metric
		case vm.ExpectTone:
			return p.Expect
		}
		return p.Accent
	}
}
