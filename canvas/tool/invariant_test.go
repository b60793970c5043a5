package tool

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sojourn/canvas/scene"
)

// invariant is what holds after every event, whatever came before: it returns what is wrong with the effects of one, or
// with what the machine is left in. Cards that are carried over from another map are on none here.
func invariant(m *Machine, e Event, out []Effect, carried ...string) error {
	for _, f := range out {
		if err := sound(m, f, carried); err != nil {
			return fmt.Errorf("%#v made %#v: %w", e, f, err)
		}
	}
	if steps := slices.DeleteFunc(slices.Clone(out), func(f Effect) bool { return !commits(f) }); len(steps) > 1 || len(steps) == 1 && !mayCommit(e) {
		return fmt.Errorf("%#v changes the map by %v", e, steps)
	}
	if !m.Busy() && (m.shown || m.scrolling || m.left) {
		return fmt.Errorf("at rest after %#v, but shown %v, scrolling %v, cards held outside %v", e, m.shown, m.scrolling, m.left)
	}
	seen := map[scene.Ref]bool{}
	for _, r := range m.Selection() {
		if locate(m.scene, r) == nil || seen[key(r)] {
			return fmt.Errorf("after %#v %v is selected, which is not on the map or selected twice", e, r)
		}
		seen[key(r)] = true
	}
	if c := m.Cell(); c != (scene.Ref{}) && (!m.takes(c) || len(seen) > 0) {
		return fmt.Errorf("after %#v the keyboard is in %v, which is not empty, with %d selected", e, c, len(seen))
	}
	return nil
}

// overhead are the cards of another map that are held over this one.
func overhead(m *Machine) []string {
	s, _ := m.state.(carrying)
	return s.ids
}

// commits reports an effect that is a step to undo.
func commits(f Effect) bool {
	switch f.(type) {
	case MoveCards, LeaveDrop, MoveStage, MoveStep, MoveLane, SetEmotion, AddFromPalette, AddCard, ResizeCard, ResizeColumn,
		ResizeLane, Link, Remove, Duplicate:
		return true
	}
	return false
}

// mayCommit reports an event that can end something: nothing on its way there changes the map.
func mayCommit(e Event) bool {
	switch e.(type) {
	case DragEnd, Release, PaletteDrop, Key:
		return true
	}
	return false
}

// sound says what is wrong with an effect: everything it names is on the map, and every number can be used.
func sound(m *Machine, f Effect, carried []string) error {
	ids, refs, numbers := named(f)
	for _, r := range refs {
		cell := r.Kind == scene.LaneBody && m.scene.Lane(r.ID) >= 0 && (r.Column == "" || m.scene.Column(r.Column) >= 0)
		if r != (scene.Ref{}) && !cell && locate(m.scene, r) == nil {
			return fmt.Errorf("%v is not on the map", r)
		}
	}
	for _, id := range ids {
		if id != "" && !slices.Contains(carried, id) && !slices.ContainsFunc(m.scene.Nodes, func(n scene.Node) bool { return n.Ref.ID == id }) && m.scene.Column(id) < 0 && m.scene.Lane(id) < 0 {
			return fmt.Errorf("%q is not on the map", id)
		}
	}
	if !finite(numbers...) {
		return fmt.Errorf("%v cannot be used", numbers)
	}
	switch f := f.(type) {
	case SetEmotion:
		return within(f.Value, 0, 1)
	case ShowValue:
		return within(f.Value, 0, 1)
	case ResizeCard:
		return within(float64(f.Span), 1, float64(len(m.scene.Columns)))
	case ResizeColumn:
		return within(f.Width, narrowest, math.MaxFloat64)
	case ResizeLane:
		return within(f.Height, lowest, math.MaxFloat64)
	case Zoom:
		return within(f.Factor, 0.1, 10)
	}
	return nil
}

// named returns the ids, nodes and numbers of an effect.
func named(f Effect) (ids []string, refs []scene.Ref, numbers []float64) {
	slot := func(s scene.Slot) []string { return []string{s.Column, s.Lane, s.Before} }
	switch f := f.(type) {
	case Select:
		refs = append([]scene.Ref{f.Cell}, f.Refs...)
	case Remove:
		refs = f.Refs
	case Duplicate:
		refs = f.Refs
	case ShowGhost:
		ids, refs, numbers = slot(f.Slot), f.Refs, []float64{f.At.X, f.At.Y, f.By.X, f.By.Y, f.Line.X, f.Line.Y, f.Line.W, f.Line.H}
	case ShowMarquee:
		numbers = []float64{f.Rect.X, f.Rect.Y, f.Rect.W, f.Rect.H}
	case ShowFrame:
		numbers = []float64{f.Rect.X, f.Rect.Y, f.Rect.W, f.Rect.H}
	case ShowLink:
		refs, numbers = []scene.Ref{f.Onto}, []float64{f.From.X, f.From.Y, f.To.X, f.To.Y}
	case ShowValue:
		refs, numbers = []scene.Ref{f.Ref}, []float64{f.At.X, f.At.Y, f.Value}
	case SetEmotion:
		refs, numbers = []scene.Ref{f.Ref}, []float64{f.Value}
	case Reveal:
		refs = []scene.Ref{f.Ref}
	case Handle:
		refs = []scene.Ref{f.Ref}
	case OpenEditor:
		refs, numbers = []scene.Ref{f.Ref}, []float64{f.Rect.X, f.Rect.Y, f.Rect.W, f.Rect.H}
	case Menu:
		refs, numbers = []scene.Ref{f.Ref}, []float64{f.At.X, f.At.Y}
	case ResizeColumn:
		refs, numbers = []scene.Ref{f.Ref}, []float64{f.Width}
	case Pan:
		numbers = []float64{f.DX, f.DY}
	case Zoom:
		numbers = []float64{f.At.X, f.At.Y, f.Factor}
	case MoveCards:
		ids = append(slot(f.Slot), f.IDs...)
	case LeaveDrop:
		ids, numbers = f.IDs, []float64{f.At.X, f.At.Y}
	case Leave:
		ids, numbers = f.IDs, []float64{f.At.X, f.At.Y}
	case AddFromPalette:
		ids = append(slot(f.Slot), f.Before)
	case AddCard:
		ids = slot(f.Slot)
	case MoveStage:
		ids = []string{f.ID, f.Before}
	case MoveStep:
		ids = []string{f.ID, f.Stage, f.Before}
	case MoveLane:
		ids = []string{f.ID, f.Before}
	case ResizeCard:
		ids = []string{f.ID}
	case ResizeLane:
		ids, numbers = []string{f.ID}, []float64{f.Height}
	case Link:
		ids = []string{f.From, f.To}
	case Unfold:
		ids = []string{f.ID}
	}
	return ids, refs, numbers
}

func within(v, least, most float64) error {
	if !(v >= least && v <= most) {
		return fmt.Errorf("%v is not within %v and %v", v, least, most)
	}
	return nil
}

// must plays an event and fails the test where an invariant is broken.
func must(t *testing.T, m *Machine, e Event) []Effect {
	t.Helper()
	held := overhead(m)
	out := m.Handle(e)
	if err := invariant(m, e, out, append(held, overhead(m)...)...); err != nil {
		t.Fatal(err)
	}
	return out
}
