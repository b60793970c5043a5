package tool

import "sojourn/canvas/scene"

// panning is the map held by the hand.
type panning struct{ at scene.Point }

func (s panning) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		if d := (Pan{e.At.X - s.at.X, e.At.Y - s.at.Y}); d != (Pan{}) {
			m.emit(d)
		}
		return panning{e.At}
	case Press: // the release was lost
		return m.press(e)
	case Release, DragEnd:
		if !m.space {
			m.cursor(Arrow)
		}
		return idle{}
	}
	return s
}
