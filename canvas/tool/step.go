package tool

import "sojourn/canvas/scene"

// stepGap returns where a step held at x would fall and the line between its neighbours, and false where it stands
// already or where it would be folded away.
func (m *Machine) stepGap(id string, x float64) (to MoveStep, line scene.Rect, ok bool) {
	cols := m.scene.Columns
	own := m.scene.Column(id)
	if own < 0 {
		return to, line, false
	}
	at := 0
	for at+1 < len(cols) && x >= cols[at+1].At {
		at++
	}
	to = MoveStep{ID: id, Stage: stageOf(cols[at])}
	for _, c := range cols {
		if stageOf(c) != to.Stage {
			continue
		}
		if c.ID != id && c.Parent != "" && x < c.At+c.Extent/2 {
			to.Before, line.X = c.ID, c.At
			break
		}
		line.X = c.End()
	}
	return to, line, cols[at].Drop && (to.Stage != cols[own].Parent || to.Before != m.stepAfter(own))
}

// stageOf returns the stage of a column.
func stageOf(c scene.Track) string {
	if c.Parent != "" {
		return c.Parent
	}
	return c.ID
}

// stepAfter returns the step that follows a column in its stage, "" at the end.
func (m *Machine) stepAfter(column int) string {
	cols := m.scene.Columns
	if column+1 < len(cols) && cols[column+1].Parent == cols[column].Parent {
		return cols[column+1].ID
	}
	return ""
}

// carryStep moves a step by one place, from the end of its stage into the next one that is not folded.
func (m *Machine) carryStep(ref scene.Ref, to Name) {
	cols := m.scene.Columns
	own := m.scene.Column(ref.ID)
	if own < 0 || to != Left && to != Right {
		return
	}
	by := 1
	if to == Left {
		by = -1
	}
	next := own + by
	for next >= 0 && next < len(cols) && !cols[next].Drop {
		next += by
	}
	if next < 0 || next >= len(cols) {
		return
	}
	m.emit(m.stepBeside(own, next))
}

// stepBeside puts a step past its neighbour, or to the near end of the stage that the neighbour belongs to.
func (m *Machine) stepBeside(own, next int) MoveStep {
	cols := m.scene.Columns
	to := MoveStep{ID: cols[own].ID, Stage: stageOf(cols[next])}
	switch same := to.Stage == cols[own].Parent; {
	case same && next > own:
		to.Before = m.stepAfter(next)
	case same, next > own && cols[next].Parent != "":
		to.Before = cols[next].ID
	}
	return to
}
