package tool

import (
	"slices"

	"sojourn/canvas/scene"
)

// selection is what is selected, oldest first.
type selection struct {
	refs   []scene.Ref
	keys   map[scene.Ref]bool // the keys of refs
	ids    map[string]bool    // theirs: asked first, for it is asked of every node of a map
	wanted []string           // ids to select as soon as a scene holds them
	cell   scene.Ref          // the empty cell that the keyboard is in; nothing is selected then
}

// key is what makes two refs the same thing, whatever cell a card lies in now.
func key(r scene.Ref) scene.Ref {
	if r.Kind == scene.EmotionPoint {
		return r
	}
	return scene.Ref{Kind: r.Kind, ID: r.ID}
}

func same(a, b scene.Ref) bool { return key(a) == key(b) }

func selectable(k scene.Kind) bool {
	switch k {
	case scene.Card, scene.StageHead, scene.StepHead, scene.LaneHead, scene.EmotionPoint,
		scene.PersonaStrip, scene.LinkLine:
		return true
	}
	return false
}

// editable reports that the words of a node can be edited in place.
func editable(k scene.Kind) bool {
	switch k {
	case scene.Card, scene.StageHead, scene.StepHead, scene.LaneHead, scene.PersonaStrip, scene.Title, scene.LinkLine:
		return true
	}
	return false
}

func (s *selection) list() []scene.Ref { return slices.Clone(s.refs) }

func (s *selection) has(r scene.Ref) bool { return s.ids[r.ID] && s.keys[key(r)] }

// all reports that these and nothing else are selected.
func (s *selection) all(refs []scene.Ref) bool {
	return len(s.refs) == len(refs) && !slices.ContainsFunc(refs, func(r scene.Ref) bool { return !s.has(r) })
}

// put replaces the refs.
func (s *selection) put(refs []scene.Ref) {
	s.cell = scene.Ref{}
	s.refs, s.keys, s.ids = refs, make(map[scene.Ref]bool, len(refs)), make(map[string]bool, len(refs))
	for _, r := range refs {
		s.keys[key(r)], s.ids[r.ID] = true, true
	}
}

// set replaces the selection and reports whether that changed it.
func (s *selection) set(refs []scene.Ref) bool {
	s.wanted = nil
	if slices.EqualFunc(s.refs, refs, same) && s.cell == (scene.Ref{}) {
		return false
	}
	s.put(slices.Clone(refs))
	return true
}

// enter selects nothing but an empty cell.
func (s *selection) enter(cell scene.Ref) {
	s.set(nil)
	s.cell = cell
}

func (s *selection) toggle(r scene.Ref) {
	if s.has(r) {
		s.put(slices.DeleteFunc(s.refs, func(q scene.Ref) bool { return same(q, r) }))
		return
	}
	s.put(append(s.refs, r))
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
	var refs []scene.Ref
	s.wanted = nil
	for _, id := range ids {
		if n := find(sc, id); n != nil {
			refs = append(refs, n.Ref)
		} else {
			s.wanted = append(s.wanted, id)
		}
	}
	s.put(refs)
}

// refresh follows the selection into another scene and reports whether it lost or gained something.
func (s *selection) refresh(sc *scene.Scene) bool {
	if len(s.refs) == 0 && len(s.wanted) == 0 {
		return false
	}
	found := make(map[scene.Ref]scene.Ref, len(s.refs))
	for i := range sc.Nodes {
		if r := sc.Nodes[i].Ref; s.has(r) {
			found[key(r)] = r
		}
	}
	var now []scene.Ref
	for _, r := range s.refs {
		if r, ok := found[key(r)]; ok {
			now = append(now, r)
		}
	}
	changed := len(now) != len(s.refs)
	for _, id := range s.wanted {
		if n := find(sc, id); n != nil {
			now, changed = append(now, n.Ref), true
		}
	}
	s.wanted = nil
	s.put(now)
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
