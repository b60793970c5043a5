package sheet

import (
	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
)

// edited is what the text field lies over, but for a head that stays in view.
type edited struct {
	id   string
	head float64
}

func (s *Sheet) newEditor() *entry.Inline {
	e := entry.NewInline(s, s.above)
	e.Place, e.Closed = s.overThing, s.raster.Refresh
	e.Next = func(by int) {
		if s.ev.Next != nil {
			s.ev.Next(by)
		}
	}
	return e
}

// Edit opens a text field over a thing, but for a head that stays in view, and gives it the keyboard. Commit gets the
// text once it is final and changed: by
// Return, by Tab, which goes on to the next thing, and by a press elsewhere. If several, Shift+Return makes a new line.
// Escape leaves things as they were. An editor that is open is committed first.
func (s *Sheet) Edit(id string, head float64, text string, several bool, commit func(string)) {
	s.CloseEditor()
	if s.node(id) == nil {
		return
	}
	rows := 1
	if several {
		rows = 3
	}
	s.edited = edited{id, head}
	s.editor.Open(text, rows, s.pressing, commit)
}

// CloseEditor takes the editor away, if it is open, and keeps what was typed.
func (s *Sheet) CloseEditor() { s.editor.Close(true) }

// Editing reports that the editor is open.
func (s *Sheet) Editing() bool { return s.editor.Field() != nil }

// placeEditor keeps the editor over its thing, wherever that has gone.
func (s *Sheet) placeEditor() {
	if f := s.editor.Field(); f != nil {
		s.overThing(f)
	}
}

func (s *Sheet) overThing(f *entry.Entry) {
	n := s.node(s.edited.id)
	if n == nil {
		s.editor.Close(false)
		return
	}
	const narrowest = 120
	r := n.Bounds.Move(-s.scroll.X, -s.scroll.Y+s.edited.head)
	r.H -= s.edited.head
	size := fyne.NewSize(max(narrowest, float32(r.W)), max(f.MinSize().Height, float32(r.H)))
	at := fyne.NewPos(float32(r.X), float32(r.Y))
	if !f.MultiLine { // around the words
		at.Y -= (size.Height - float32(r.H)) / 2
	}
	at.X = max(0, min(at.X, s.Size().Width-size.Width))
	f.Move(at)
	f.Resize(size)
}

// After returns what comes so many things after another one in reading order, and false beyond the ends.
func (s *Sheet) After(id string, by int) (scene.Ref, bool) {
	var refs []scene.Ref
	at := -1
	for _, n := range s.look().Nodes {
		if n.Ref.ID == "" {
			continue
		}
		if n.Ref.ID == id {
			at = len(refs)
		}
		refs = append(refs, n.Ref)
	}
	if at += by; at < 0 || at >= len(refs) {
		return scene.Ref{}, false
	}
	return refs[at], true
}
