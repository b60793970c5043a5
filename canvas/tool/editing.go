package tool

import "sojourn/canvas/scene"

// editing is the inline editor open over a node. Its keys never come here.
type editing struct{ ref scene.Ref }

func (s editing) handle(m *Machine, e Event) state {
	switch e := e.(type) {
	case Press:
		m.emit(CloseEditor{})
		return m.press(e)
	case PaletteMove:
		m.emit(CloseEditor{})
		return placing{}.handle(m, e)
	case EditBegin:
		return editing{e.Ref}
	case EditEnd:
		return idle{}
	}
	return s
}
