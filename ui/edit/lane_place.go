package edit

import (
	"slices"

	"sojourn/model"
)

// blueprint is the order of the lanes of a service blueprint, top to bottom: what the customer sees and does, then with each
// line one step further from the eye.
var blueprint = []model.LaneType{
	model.PhysicalLane, model.ActionsLane, model.LineInteractionLane, model.FrontstageLane, model.LineVisibilityLane,
	model.BackstageLane, model.LineInternalLane, model.SupportLane,
}

// laneBefore returns the lane before which a new one goes: a lane of a blueprint takes its place among those that are
// there, wherever one stands; any other goes where it was asked for.
func (e Editor) laneBefore(t model.LaneType, asked model.ID) model.ID {
	rank := slices.Index(blueprint, t)
	if rank < 0 || t == model.ActionsLane {
		return asked
	}
	lanes := e.Session.Doc().Lanes(e.Map)
	after, below := -1, -1 // the last one that belongs above it, the first that belongs below
	for i, l := range lanes {
		switch at := slices.Index(blueprint, l.Type); {
		case at < 0:
		case at <= rank:
			after = i
		case below < 0:
			below = i
		}
	}
	switch {
	case after >= 0 && after+1 < len(lanes):
		return lanes[after+1].ID
	case after < 0 && below >= 0:
		return lanes[below].ID
	case after >= 0:
		return ""
	}
	return asked
}
