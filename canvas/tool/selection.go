package tool

import (
	"slices"

	"sojourn/canvas/scene"
)

// selection is what is selected, oldest first.
type selection struct {
	refs   []scene.Ref
	wanted []string // ids to select as soon as a scene holds them
}

// same reports that two refs name the same thing, whatever cell a card lies in now.
func same(a, b scene.Ref) bool {
	if a.Kind == scene.EmotionPoint {
		return a == b
	}
	return a.Kind == b.Kind && a.ID == b.ID
}

func selectable(k scene.Kind) bool {
	switch k {
	case scene.Card, scene.TrayCard, scene.StageHead, scene.StepHead, scene.LaneHead, scene.EmotionPoint,
		scene.PersonaStrip, scene.LinkLine:
		return true
	}
	return false
}

// editable reports that the words of a node can be edited in place.
func editable(k scene.Kind) bool {
	switch k {
	case scene.Card, scene.TrayCard, scene.StageHead, scene.StepHead, scene.LaneHead, scene.PersonaStrip, scene.Title:
		return true
	}
	return false
}

func (s *selection) list() []scene.Ref { return slices.Clone(s.refs) }

func (s *selection) has(r scene.Ref) bool { return s.index(r) >= 0 }

func (s *selection) index(r scene.Ref) int {
	return slices.IndexFunc(s.refs, func(q scene.Ref) bool { return same(q, r) })
}

// set replaces the selection and reports whether that changed it.
func (s *selection) set(refs []scene.Ref) bool {
	s.wanted = nil
	if slices.EqualFunc(s.refs, refs, same) {
		return false
	}
	s.refs = slices.Clone(refs)
	return true
}

func (s *selection) toggle(r scene.Ref) {
	if i := s.index(r); i >= 0 {
		s.refs = slices.Delete(s.refs, i, i+1)
		return
	}
	s.refs = append(s.refs, r)
}

// last returns what was selected last: the keyboard acts from there.
func (s *selection) last() (scene.Ref, bool) {
	if len(s.refs) == 0 {
		return scene.Ref{}, false
	}
	return s.refs[len(s.refs)-1], true
}

// want selects by id, and remembers the ids that the scene does not hold yet.
func (s *selection) want(sc *scene.Scene, ids []string) {
	s.refs, s.wanted = nil, nil
	for _, id := range ids {
		if n := find(sc, id); n != nil {
			s.refs = append(s.refs, n.Ref)
		} else {
			s.wanted = append(s.wanted, id)
		}
	}
}

// refresh follows the selection into another scene and reports whether it lost or gained something.
func (s *selection) refresh(sc *scene.Scene) bool {
	if len(s.refs) == 0 && len(s.wanted) == 0 {
		return false
	}
	now := make([]scene.Ref, len(s.refs))
	for i := range sc.Nodes {
		if r := sc.Nodes[i].Ref; selectable(r.Kind) {
			if j := s.index(r); j >= 0 {
				now[j] = r
			}
		}
	}
	now = slices.DeleteFunc(now, func(r scene.Ref) bool { return r.Kind == scene.Nothing })
	changed := len(now) != len(s.refs)
	for _, id := range s.wanted {
		if n := find(sc, id); n != nil {
			now, changed = append(now, n.Ref), true
		}
	}
	s.refs, s.wanted = now, nil
	return changed
}

// find returns the node that stands for a record itself, not for a point of its curve.
func find(sc *scene.Scene, id string) *scene.Node {
	for i := range sc.Nodes {
		if n := &sc.Nodes[i]; n.Ref.ID == id && selectable(n.Ref.Kind) && n.Ref.Kind != scene.EmotionPoint {
			return n
		}
	}
	return nil
}

// locate returns the node of ref in a scene, wherever it is now, or nil.
func locate(sc *scene.Scene, ref scene.Ref) *scene.Node {
	for i := range sc.Nodes {
		if n := &sc.Nodes[i]; n.Ref.Kind == ref.Kind && same(n.Ref, ref) {
			return n
		}
	}
	return nil
}
