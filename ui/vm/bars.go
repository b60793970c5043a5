package vm

import (
	"math"
	"strconv"
	"time"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// Toolbar is the row above the map.
type Toolbar struct {
	Title      string
	States     []State
	Zoom       string // 100%
	Undo, Redo string // what undo takes back and redo does again, in words; empty for nothing
	Hint       string // what to begin with, while the map is empty
}

// State is one of the realities a map can show. Setting it makes the map show that one.
type State struct {
	ID   model.MapState
	Text string
	On   bool
	Set  Change
}

// NewToolbar shows a map at a zoom of view units per point. Undo and redo are labels of the session, empty for none.
func NewToolbar(doc *model.Document, open model.ID, zoom float64, undo, redo, lang string, w i18n.Words) Toolbar {
	t := Toolbar{Zoom: strconv.Itoa(int(math.Round(zoom*100))) + "%"}
	if undo != "" {
		t.Undo = w("edit.undo.what", "what", w(undo))
	}
	if redo != "" {
		t.Redo = w("edit.redo.what", "what", w(redo))
	}
	m, ok := model.Get[model.Map](doc, open)
	if !ok {
		t.Hint = w("project.empty")
		return t
	}
	t.Title = view{doc, lang, w}.name(m.Title, "untitled.map")
	if len(doc.Stages(open)) == 0 {
		t.Hint = w("map.empty")
	}
	now := orElse(string(m.State), string(model.AsIs))
	for _, id := range journeyStates {
		if id == string(model.Research) && now != id {
			continue // a draft is chosen in the inspector; the two that are compared stay at hand
		}
		t.States = append(t.States, State{model.MapState(id), w("state." + id), now == id, func(tx *model.Tx) error {
			m, ok := model.Get[model.Map](tx, open)
			if !ok {
				return &model.MissingError{Kind: model.KindMap, ID: open}
			}
			m.State = model.MapState(id)
			model.Put(tx, m)
			return nil
		}})
	}
	return t
}

// Saving says how safe the work is.
type Saving uint8

// States of saving.
const (
	NeverSaved Saving = iota
	Unsaved
	InProgress
	Saved
)

// Status is the bar below the map.
type Status struct {
	Saved    string
	Safe     bool // a tick stands before Saved
	Counts   string
	Selected string // empty while nothing is
	File     string
}

// NewStatus shows a map's size and the state of its file. At is when the window saved it last, zero when it did not.
func NewStatus(doc *model.Document, open model.ID, selected int, saving Saving, at time.Time, file, lang string, w i18n.Words) Status {
	s := Status{File: file, Safe: saving == Saved}
	switch saving {
	case NeverSaved:
		s.Saved = w("bar.new")
	case Unsaved:
		s.Saved = w("bar.changed")
	case InProgress:
		s.Saved = w("bar.saving")
	case Saved:
		s.Saved = w("bar.saved.before")
		if !at.IsZero() {
			s.Saved = w("bar.saved", "time", i18n.Clock(lang, at))
		}
	}
	s.Counts = w("bar.stages", "n", len(doc.Stages(open))) + " · " + w("bar.cards", "n", len(doc.Cards(open)))
	if selected > 0 {
		s.Selected = w("bar.selected", "n", selected)
	}
	return s
}
