package action

import (
	"slices"
	"strings"
)

// Action is one thing a user can do. Label is a key of the word list, Icon the name of a drawing or empty, and the
// first of Keys is the one that menus and help show.
type Action struct {
	ID, Label, Icon string
	Keys            []Shortcut
	Toggle          bool // shows a tick while Checked

	run     func()
	enabled func() bool
	checked func() bool
	r       *Registry
}

// Enabled reports whether the action makes sense now.
func (a *Action) Enabled() bool {
	return a.run != nil && (a.enabled == nil || a.enabled()) && !(changes(a.ID) && a.r.Locked != nil && a.r.Locked())
}

// KeyText writes all keys of the action, the first one first.
func (a *Action) KeyText() string {
	var list []string
	for _, k := range a.Keys {
		if text := k.String(); !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return strings.Join(list, "  ")
}

// Checked reports whether the action shows a tick.
func (a *Action) Checked() bool { return a.checked != nil && a.checked() }

// Run carries the action out if it makes sense now, and reports whether it did.
func (a *Action) Run() bool {
	if !a.Enabled() {
		return false
	}
	a.run()
	return true
}

// Registry holds every action by its id.
type Registry struct {
	// Recent lists the files of the submenu of recent files, newest first. Nil or empty hides the submenu.
	Recent func() []Entry
	// Views lists the views of the open map for the submenu of views. Nil is none.
	Views func() []Entry
	// Locked reports that the project may only be looked at: no action that changes it makes sense. Nil is never.
	Locked func() bool

	all      []*Action
	byID     map[string]*Action
	unlisted []string
}

// New returns all actions, bound to nothing.
func New() *Registry {
	r := &Registry{byID: map[string]*Action{}}
	for _, s := range specs() {
		a := &Action{ID: s.id, Label: s.label, Icon: s.icon, Keys: s.keys, Toggle: s.toggle, r: r}
		if a.Label == "" {
			a.Label = a.ID
		}
		r.all = append(r.all, a)
		r.byID[a.ID] = a
	}
	return r
}

// All returns the actions in the order of the list.
func (r *Registry) All() []*Action { return r.all }

// Find returns the action with this id.
func (r *Registry) Find(id string) (*Action, bool) {
	a, ok := r.byID[id]
	return a, ok
}

// Bind says what an action does. An id that is not listed is remembered for Unlisted.
func (r *Registry) Bind(id string, run func()) {
	if a := r.known(id); a != nil {
		a.run = run
	}
}

// EnableWhen says when an action makes sense; without it, always.
func (r *Registry) EnableWhen(id string, enabled func() bool) {
	if a := r.known(id); a != nil {
		a.enabled = enabled
	}
}

// CheckWhen says when an action shows a tick.
func (r *Registry) CheckWhen(id string, checked func() bool) {
	if a := r.known(id); a != nil {
		a.checked = checked
	}
}

func (r *Registry) known(id string) *Action {
	a := r.byID[id]
	if a == nil {
		r.unlisted = append(r.unlisted, id)
	}
	return a
}

// Run carries out the action with this id and reports whether it did.
func (r *Registry) Run(id string) bool {
	a, ok := r.byID[id]
	return ok && a.Run()
}

// Pressed returns the action with this shortcut.
func (r *Registry) Pressed(s Shortcut) (*Action, bool) {
	for _, a := range r.all {
		for _, k := range a.Keys {
			if k == s {
				return a, true
			}
		}
	}
	return nil, false
}

// Unbound lists the ids that nobody carries out. A finished program has none.
func (r *Registry) Unbound() []string {
	var list []string
	for _, a := range r.all {
		if a.run == nil {
			list = append(list, a.ID)
		}
	}
	return list
}

// Unlisted lists the ids that somebody bound and the list does not have.
func (r *Registry) Unlisted() []string { return r.unlisted }
