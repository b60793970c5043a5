package tool

import (
	"slices"

	"sojourn/canvas/scene"
)

// key lets the keyboard act. While a gesture runs only Escape does, and the editor has its own keys.
func (m *Machine) key(e Key) {
	if e.Name == Space {
		if _, open := m.state.(editing); !open {
			m.hold(!e.Up)
		}
		return
	}
	switch m.state.(type) {
	case editing:
		return
	case idle:
	default:
		if e.Name == Escape {
			m.escape()
		}
		return
	}
	if e.Up {
		return
	}
	m.act(e)
}

func (m *Machine) act(e Key) {
	if m.fixed && changes(e) {
		return
	}
	switch e.Name {
	case Left, Right, Up, Down:
		if e.Mods&(Ctrl|Alt) != 0 {
			m.carry(e.Name)
		} else {
			m.walk(e.Name, e.Mods&Shift != 0)
		}
	case Home, End, Tab:
		m.leap(e)
	case Enter, F2:
		m.edit()
	case Delete:
		if len(m.sel.refs) > 0 {
			m.emit(Remove{m.sel.list()})
		}
	case Escape:
		m.selectOnly()
	case KeyA:
		m.selectAll()
	case KeyD:
		if len(m.sel.refs) > 0 {
			m.emit(Duplicate{m.sel.list()})
		}
	case KeyL:
		m.nextLink()
	case MenuKey:
		m.menuByKey()
	}
}

// changes reports a key that would change the map.
func changes(e Key) bool {
	switch e.Name {
	case Left, Right, Up, Down:
		return e.Mods&(Ctrl|Alt) != 0
	case Enter, F2, Delete, KeyD:
		return true
	}
	return false
}

func (m *Machine) current() *scene.Node {
	ref, ok := m.sel.last()
	if !ok {
		return nil
	}
	return locate(m.scene, ref)
}

// edit opens what is current, or puts a card into the empty cell: whoever adds it opens it.
func (m *Machine) edit() {
	if cell := m.sel.cell; cell != (scene.Ref{}) {
		m.emit(AddCard{scene.Slot{Column: cell.Column, Lane: cell.ID}})
		return
	}
	if n := m.current(); n != nil && editable(n.Ref.Kind) {
		m.emit(Reveal{n.Ref})
		m.open(n)
	}
}

// open asks for the editor over a node; that of a link lies on its line.
func (m *Machine) open(n *scene.Node) {
	r := n.Bounds
	if n.Ref.Kind == scene.LinkLine {
		c := middle(n)
		r = scene.Rect{X: c.X, Y: c.Y}.Inset(-lowest / 3)
	}
	m.emit(OpenEditor{n.Ref, r})
}

func (m *Machine) menuByKey() {
	if s, ok := m.spot(); ok && m.sel.cell != (scene.Ref{}) {
		m.emit(Menu{scene.Ref{Kind: scene.LaneBody, ID: s.node.Ref.ID}, m.view.ToView(s.node.Bounds.Center())})
		return
	}
	n := m.current()
	if n == nil {
		m.emit(Menu{At: scene.Point{X: m.view.Size.W / 2, Y: m.view.Size.H / 2}})
		return
	}
	at := m.view.For(m.scene, n.Layer).ToView(middle(n))
	m.emit(Menu{n.Ref, at})
}

// selectAll selects the cards of the lane in which something is selected, and those of the whole map where that has been
// done or no single lane is meant.
func (m *Machine) selectAll() {
	lane := m.selectedLane()
	var all, mates []scene.Ref
	for _, n := range m.reading() {
		all = append(all, n.Ref)
		if lane >= 0 && laneOf(m.scene, n) == lane {
			mates = append(mates, n.Ref)
		}
	}
	if len(mates) > 0 && !m.sel.all(mates) {
		all = mates
	}
	m.selectOnly(all...)
}

// selectedLane returns the one lane in which all that is selected lies, or -1.
func (m *Machine) selectedLane() int {
	if s, ok := m.spot(); ok && m.sel.cell != (scene.Ref{}) {
		return s.lane
	}
	lane := -1
	for i := range m.scene.Nodes {
		n := &m.scene.Nodes[i]
		if !m.sel.has(n.Ref) {
			continue
		}
		l := laneOf(m.scene, n)
		if n.Ref.Kind != scene.Card && n.Ref.Kind != scene.LaneHead || l < 0 || lane >= 0 && l != lane {
			return -1
		}
		lane = l
	}
	return lane
}

// step selects another node by keyboard and brings it into view.
func (m *Machine) step(n *scene.Node, extend bool) {
	switch {
	case n == nil:
		return
	case !extend:
		m.selectOnly(n.Ref)
	case !m.sel.has(n.Ref):
		m.toggle(n.Ref)
	default: // walking back over what is selected makes it current again
		m.toggle(n.Ref)
		m.toggle(n.Ref)
	}
	m.emit(Reveal{n.Ref})
}

// leap goes to the first, last, next or previous card in reading order.
func (m *Machine) leap(e Key) {
	cards := m.reading()
	if len(cards) == 0 {
		return
	}
	i := 0
	if s, ok := m.spot(); ok && m.sel.cell != (scene.Ref{}) {
		i = m.nextAfter(cards, s.node, e.Mods&Shift != 0)
	} else if cur := m.current(); cur != nil {
		i = slices.IndexFunc(cards, func(n *scene.Node) bool { return same(n.Ref, cur.Ref) })
		if e.Mods&Shift != 0 {
			i = (max(i, 0) + len(cards) - 1) % len(cards)
		} else {
			i = (i + 1) % len(cards)
		}
	}
	switch e.Name {
	case Home:
		i = 0
	case End:
		i = len(cards) - 1
	}
	m.step(cards[i], false)
}

// nextAfter returns which of the cards follows an empty cell in reading order, or goes before it.
func (m *Machine) nextAfter(cards []*scene.Node, cell *scene.Node, back bool) int {
	i := slices.IndexFunc(cards, func(n *scene.Node) bool { return m.compareReading(n, cell) > 0 })
	if i < 0 {
		i = len(cards)
	}
	if back {
		i += len(cards) - 1
	}
	return i % len(cards)
}
