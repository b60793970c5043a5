package model

import (
	"reflect"

	"sojourn/model/limits"
)

// Session is a document under edit: its current state, its history and those who want to know.
// It belongs to one goroutine; the documents it hands out belong to everybody.
type Session struct {
	doc       *Document
	ids       IDs
	undo      []step
	redo      []step
	listeners []*listener
	guard     func() error
	place     func() any
}

type step struct {
	diff  Diff
	label string
	key   string // typing with the same key goes on in the same step
	place any    // where the person was before it
}

type listener struct{ f func(Event) }

// Event tells of a new state. Doc is the state, Diff leads to it from the one before.
type Event struct {
	Doc    *Document
	Diff   Diff
	Label  string
	Origin Origin
	Place  any // of Undone: what Session.Remember gave before the step that is taken back
}

// Origin says how a state came about.
type Origin uint8

// Origins.
const (
	Edited Origin = iota
	Undone
	Redone
	Loaded // Diff is empty, everything may be different
)

// NewSession returns a session that edits doc.
func NewSession(doc *Document, ids IDs) *Session { return &Session{doc: doc, ids: ids} }

// Guard asks before every step; an error of it refuses the step. Nil asks nobody.
func (s *Session) Guard(ask func() error) { s.guard = ask }

// Remember asks before every step where the person is, to be led back there when the step is undone. Nil asks nobody.
func (s *Session) Remember(place func() any) { s.place = place }

func (s *Session) here() any {
	if s.place == nil {
		return nil
	}
	return s.place()
}

// Doc returns the current state.
func (s *Session) Doc() *Document { return s.doc }

// Listen calls f after every change until stop is called.
func (s *Session) Listen(f func(Event)) (stop func()) {
	l := &listener{f}
	s.listeners = append(s.listeners, l)
	return func() { l.f = nil }
}

func (s *Session) tell(e Event) {
	kept := s.listeners[:0:0]
	for _, l := range s.listeners {
		if l.f != nil {
			l.f(e)
			kept = append(kept, l)
		}
	}
	s.listeners = kept
}

// Load starts over with another document and no history.
func (s *Session) Load(doc *Document) {
	s.doc, s.undo, s.redo = doc, nil, nil
	s.tell(Event{Doc: doc, Origin: Loaded})
}

// Do runs f as one undoable step. When f or a rule fails, nothing has changed. A step that changes nothing leaves
// no trace. The label is a key of the word list, such as "do.card.move".
func (s *Session) Do(label string, f func(*Tx) error) (Diff, error) { return s.Type(label, "", f) }

// Type is Do for typing and dragging: while key stays the same and is not empty, steps join into one.
func (s *Session) Type(label, key string, f func(*Tx) error) (Diff, error) {
	if s.guard != nil {
		if err := s.guard(); err != nil {
			return Diff{}, err
		}
	}
	tx := newTx(s.doc, s.ids)
	if err := f(tx); err != nil {
		return Diff{}, err
	}
	dropUnused(tx)
	diff := collect(tx.changes)
	if diff.Empty() {
		return diff, nil
	}
	for _, c := range diff.Updated {
		carryExtra(c.From, c.To)
	}
	next, err := s.doc.Apply(diff)
	if err != nil {
		return Diff{}, err
	}
	if err := check(s.doc, next, diff); err != nil {
		return Diff{}, err
	}
	s.redo = nil
	s.push(step{diff, label, key, s.here()})
	s.doc = next
	s.tell(Event{Doc: next, Diff: diff, Label: label, Origin: Edited})
	return diff, nil
}

// Replace makes the document equal to doc as one undoable step, and reports whether anything changed. It looks at no
// rules: doc has come through the codec or a merge. What doc holds that was not understood stands from then on, whatever
// is undone. When nothing else is new there is no step.
func (s *Session) Replace(label string, doc *Document) bool {
	diff := Compare(s.doc, doc)
	if diff.Empty() && reflect.DeepEqual(s.doc.kept, doc.kept) {
		return false
	}
	next, err := s.doc.Apply(diff)
	if err != nil { // cannot be: the difference was taken from it
		return false
	}
	next.kept = doc.kept
	if !diff.Empty() {
		s.redo = nil
		s.push(step{diff: diff, label: label, place: s.here()})
	}
	s.doc = next
	s.tell(Event{Doc: next, Diff: diff, Label: label, Origin: Edited})
	return true
}

func (s *Session) push(st step) {
	if n := len(s.undo); n > 0 && st.key != "" && s.undo[n-1].key == st.key {
		s.undo[n-1].diff = Squash(s.undo[n-1].diff, st.diff)
		return
	}
	s.undo = append(s.undo, st)
	if over := len(s.undo) - limits.UndoSteps; over > 0 {
		s.undo = append([]step(nil), s.undo[over:]...)
	}
}

// Pause ends typing: the next step does not join the one before.
func (s *Session) Pause() {
	if n := len(s.undo); n > 0 {
		s.undo[n-1].key = ""
	}
}

// Undo takes the last step back and reports whether there was one.
func (s *Session) Undo() bool { return s.travel(&s.undo, &s.redo, Diff.Invert, Undone) }

// Redo does the step again that was taken back last and reports whether there was one.
func (s *Session) Redo() bool {
	return s.travel(&s.redo, &s.undo, func(d Diff) Diff { return d }, Redone)
}

func (s *Session) travel(from, to *[]step, way func(Diff) Diff, o Origin) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	st := (*from)[n-1]
	st.key = ""
	diff := way(st.diff)
	next, err := s.doc.Apply(diff)
	if err != nil { // cannot be: history and document move together
		return false
	}
	*from, *to = (*from)[:n-1], append(*to, st)
	s.doc = next
	e := Event{Doc: next, Diff: diff, Label: st.label, Origin: o}
	if o == Undone {
		e.Place = st.place
	}
	s.tell(e)
	return true
}

// UndoLabel returns the label of the step that Undo would take back, "" when there is none.
func (s *Session) UndoLabel() string { return lastLabel(s.undo) }

// RedoLabel returns the label of the step that Redo would do again, "" when there is none.
func (s *Session) RedoLabel() string { return lastLabel(s.redo) }

func lastLabel(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].label
}

// Mark remembers a place in the history, for gestures that show their work while they run.
type Mark int

// Mark returns the present place. Steps after it do not join steps before it.
func (s *Session) Mark() Mark {
	s.Pause()
	return Mark(len(s.undo))
}

// Bail takes back everything since the mark, as if it had not been; it cannot be redone.
func (s *Session) Bail(m Mark) {
	redo := s.redo
	for len(s.undo) > int(m) && s.Undo() {
	}
	s.redo = redo
}

// SquashTo joins everything since the mark into one step.
func (s *Session) SquashTo(m Mark, label string) {
	if len(s.undo) <= int(m) {
		return
	}
	var all Diff
	place := s.undo[m].place
	for _, st := range s.undo[m:] {
		all = Squash(all, st.diff)
	}
	s.undo = s.undo[:m]
	if !all.Empty() {
		s.undo = append(s.undo, step{diff: all, label: label, place: place})
	}
}
