package tool

import "sojourn/canvas/scene"

// nextLink selects the links of what is selected, one after the other, and then that thing again.
func (m *Machine) nextLink() {
	cur := m.current()
	if cur == nil {
		return
	}
	on := cur.Ref.Kind == scene.LinkLine
	if !on {
		m.anchor = cur.Ref.ID
	} else if !joins(cur, m.anchor) {
		m.anchor = cur.Ends[0]
	}
	passed := !on
	for i := range m.scene.Nodes {
		n := &m.scene.Nodes[i]
		switch {
		case n.Ref.Kind != scene.LinkLine || !joins(n, m.anchor):
		case passed:
			m.step(n, false)
			return
		case same(n.Ref, cur.Ref):
			passed = true
		}
	}
	if on {
		m.step(find(m.scene, m.anchor), false)
	}
}

func joins(n *scene.Node, id string) bool { return n.Ends[0] == id || n.Ends[1] == id }

// endOf returns what a link comes from, for left and up, or leads to.
func (m *Machine) endOf(link *scene.Node, to Name) *scene.Node {
	if to == Left || to == Up {
		return find(m.scene, link.Ends[0])
	}
	return find(m.scene, link.Ends[1])
}

// middle is where a menu or an editor opens: the middle of a node, of a link that of its longest stretch.
func middle(n *scene.Node) scene.Point {
	longest := n.Bounds
	for i, p := range n.Parts {
		if i == 0 || max(p.W, p.H) > max(longest.W, longest.H) {
			longest = p
		}
	}
	return longest.Center()
}
