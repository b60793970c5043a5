package tool

import "sojourn/canvas/scene"

// curving is a point of the emotion curve moving up or down.
type curving struct {
	ref    scene.Ref
	offset float64 // from the pointer to the middle of the point, map points
	start  float64
	value  float64
}

// margin is what a band of emotions leaves free above its best and below its worst value, in points.
const margin = 24.0

func (m *Machine) curve(ref scene.Ref, from scene.Point) state {
	n := locate(m.scene, ref)
	v, ok := m.valueOf(n)
	if !ok {
		return idle{}
	}
	return curving{ref: ref, offset: n.Bounds.Center().Y - from.Y, start: v, value: v}
}

func (s curving) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Move:
		return s.move(m, e.At)
	case Release:
		return s.move(m, e.At)
	case DragEnd:
		if s.value != s.start {
			m.emit(SetEmotion{s.ref, s.value})
		}
		m.cursor(Arrow)
		return idle{}
	}
	return s
}

func (s curving) move(m *Machine, at scene.Point) state {
	n := locate(m.scene, s.ref)
	top, bottom, ok := m.band(s.ref)
	if n == nil || !ok {
		return idle{}
	}
	m.cursor(ResizeY)
	y := max(top, min(bottom, m.view.ToMap(at).Y+s.offset))
	s.value = (bottom - y) / (bottom - top)
	m.show(ShowValue{s.ref, scene.Point{X: n.Bounds.Center().X, Y: y}, s.value})
	return s
}

// band returns where the best and the worst value of a point's lane lie, in map points.
func (m *Machine) band(ref scene.Ref) (top, bottom float64, ok bool) {
	if l := m.scene.Lane(ref.ID); l >= 0 {
		t := m.scene.Lanes[l]
		top, bottom = t.At+margin, t.End()-margin
	}
	for i := range m.scene.Nodes {
		if n := &m.scene.Nodes[i]; n.Ref.Kind == scene.LaneBody && n.Ref.ID == ref.ID {
			top, bottom = n.Bounds.Y+margin, n.Bounds.MaxY()-margin
			break
		}
	}
	return top, bottom, bottom > top
}

// valueOf returns the value of a point from its height, 0 to 1.
func (m *Machine) valueOf(n *scene.Node) (float64, bool) {
	top, bottom, ok := m.band(n.Ref)
	if !ok {
		return 0, false
	}
	return max(0, min(1, (bottom-n.Bounds.Center().Y)/(bottom-top))), true
}
