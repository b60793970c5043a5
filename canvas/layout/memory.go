package layout

// memory keeps what was made for a scene for those after it.
type memory[K comparable, V any] struct {
	kept map[K]*remembered[V]
	turn int
	used int // in this turn
}

type remembered[V any] struct {
	value V
	turn  int // the last that used it
}

func newMemory[K comparable, V any]() memory[K, V] {
	return memory[K, V]{kept: map[K]*remembered[V]{}}
}

// begin starts another scene.
func (m *memory[K, V]) begin() { m.turn, m.used = m.turn+1, 0 }

// get returns what is kept under k if it is good, else what is made and kept then.
func (m *memory[K, V]) get(k K, good func(V) bool, make func() V) V {
	r := m.kept[k]
	if r == nil || !good(r.value) {
		r = &remembered[V]{value: make()}
		m.kept[k] = r
	}
	if r.turn != m.turn {
		r.turn = m.turn
		m.used++
	}
	return r.value
}

// spare is how many things that a scene has not used are kept, for those that undo brings back.
const spare = 256

// sweep forgets what this scene has not used, once that is much.
func (m *memory[K, V]) sweep() {
	if len(m.kept) <= m.used+spare {
		return
	}
	for k, r := range m.kept {
		if r.turn != m.turn {
			delete(m.kept, k)
		}
	}
}
