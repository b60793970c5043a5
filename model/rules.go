package model

import (
	"fmt"
	"math"
	"reflect"
	"unicode/utf8"

	"sojourn/model/limits"
)

// RuleError says which rule a change breaks and where. The document stays as it was.
type RuleError struct {
	Rule string // "id", "lane", "parent", "project", "records", "reference", "value"
	Kind Kind
	ID   ID
	What string
}

func (e *RuleError) Error() string {
	return fmt.Sprintf("%s: %s in %s %q", e.Rule, e.What, e.Kind, string(e.ID))
}

// check holds a change against the rules: ids are well formed, references lead somewhere, texts are Unicode and within
// limits, numbers are on their scales. Only what changed is looked at, and what pointed to something that went away.
func check(before, after *Document, diff Diff) error {
	if after.Len() > limits.Records && after.Len() > before.Len() {
		return &RuleError{Rule: "records", What: fmt.Sprintf("more than %d records", limits.Records)}
	}
	if n := len(after.tables[KindMedia]); n > limits.Media && n > len(before.tables[KindMedia]) {
		return &RuleError{Rule: "records", Kind: KindMedia, What: fmt.Sprintf("more than %d pictures", limits.Media)}
	}
	for _, r := range diff.Added {
		if err := checkRecord(after, r); err != nil {
			return err
		}
	}
	for _, c := range diff.Updated {
		if err := checkRecord(after, c.To); err != nil {
			return err
		}
	}
	if len(diff.Removed) == 0 {
		return nil
	}
	for k := range after.tables {
		for _, r := range after.tables[k] {
			if err := checkReferences(after, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkRecord(d *Document, r Record) error {
	if !ValidID(r.Key()) {
		return &RuleError{"id", r.Of(), r.Key(), "an id that cannot be used"}
	}
	if err := checkReferences(d, r); err != nil {
		return err
	}
	if m, ok := r.(*Map); ok && descends(d, m) {
		return &RuleError{"parent", r.Of(), r.Key(), "maps that derive from each other in a circle"}
	}
	what := checkValues(reflect.ValueOf(r))
	if what == "" {
		what = checkScales(r)
	}
	if what != "" {
		return &RuleError{"value", r.Of(), r.Key(), what}
	}
	return nil
}

// descends reports whether a map derives from itself, over others or at once.
func descends(d *Document, m *Map) bool {
	up := m.Parent
	for range d.tables[KindMap] {
		if up == m.ID {
			return true
		}
		parent, ok := Get[Map](d, up)
		if !ok {
			return false
		}
		up = parent.Parent
	}
	return up != ""
}

func checkScales(r Record) (what string) {
	Scales(r, func(field string, v *float64, lo, hi float64) {
		if v != nil && (*v < lo || *v > hi) {
			what = fmt.Sprintf("%s is %g and not %g to %g", field, *v, lo, hi)
		}
	})
	return what
}

// Reference is one pointer from a record to another.
type Reference struct {
	Field string
	Kinds []Kind // what it may point to
	ID    ID
	Must  bool // the record cannot stand without it
}

// References returns where a record points to, empty pointers left out.
func References(r Record) []Reference {
	var refs []Reference
	add := func(field string, must bool, id ID, kinds ...Kind) {
		if id != "" || must {
			refs = append(refs, Reference{field, kinds, id, must})
		}
	}
	switch r := r.(type) {
	case *Project:
		add("logo", false, r.Logo, KindMedia)
	case *Persona:
		add("photo", false, r.Photo, KindMedia)
	case *Map:
		for _, p := range r.Personas {
			add("personas", false, p, KindPersona)
		}
		add("parent", false, r.Parent, KindMap)
		add("logo", false, r.Logo, KindMedia)
	case *Stage:
		add("map", true, r.Map, KindMap)
		add("picture", false, r.Picture, KindMedia)
		add("linked", false, r.Linked, KindMap)
	case *Step:
		add("stage", true, r.Stage, KindStage)
		add("picture", false, r.Picture, KindMedia)
		add("linked", false, r.Linked, KindMap)
	case *Lane:
		add("map", true, r.Map, KindMap)
	case *Card:
		add("map", true, r.Map, KindMap)
		add("lane", false, r.Lane, KindLane)
		add("column", false, r.Column, KindStage, KindStep)
		for _, p := range r.Personas {
			add("personas", false, p, KindPersona)
		}
		add("picture", false, r.Picture, KindMedia)
	case *Point:
		add("map", true, r.Map, KindMap)
		add("column", true, r.Column, KindStage, KindStep)
		add("persona", r.Persona != "", r.Persona, KindPersona) // a curve of nobody means nothing
	case *Link:
		add("from", true, r.From, KindCard, KindMap, KindStage, KindStep)
		add("to", true, r.To, KindCard, KindMap, KindStage, KindStep)
	}
	return refs
}

// Leads reports whether a reference points to a record that is there.
func (d *Document) Leads(ref Reference) bool {
	for _, k := range ref.Kinds {
		if _, ok := d.record(k, ref.ID); ok {
			return true
		}
	}
	return false
}

func checkReferences(d *Document, r Record) error {
	for _, ref := range References(r) {
		if !d.Leads(ref) {
			return &RuleError{"reference", r.Of(), r.Key(), fmt.Sprintf("%s %q leads nowhere", ref.Field, string(ref.ID))}
		}
	}
	return nil
}

var textType = reflect.TypeFor[Text]()

// checkValues walks a record and returns what is out of bounds, "" when nothing is.
func checkValues(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return checkValues(v.Elem())
		}
	case reflect.Float64:
		if math.IsNaN(v.Float()) || math.IsInf(v.Float(), 0) {
			return "a number that is not finite"
		}
	case reflect.String:
		return checkString(v.String())
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			if v.Len() > limits.MediaBytes {
				return fmt.Sprintf("a picture of more than %d MiB", limits.MediaBytes>>20)
			}
			return ""
		}
		if v.Len() > limits.ListItems {
			return fmt.Sprintf("a list of more than %d entries", limits.ListItems)
		}
		for i := range v.Len() {
			if what := checkValues(v.Index(i)); what != "" {
				return what
			}
		}
	case reflect.Struct:
		if v.Type() == textType {
			return checkText(v.Interface().(Text))
		}
		for i := range v.NumField() {
			if what := checkValues(v.Field(i)); what != "" {
				return what
			}
		}
	}
	return ""
}

func checkText(t Text) (what string) {
	if len(t.by) > limits.Languages {
		return fmt.Sprintf("a text in more than %d languages", limits.Languages)
	}
	t.All(func(lang, s string) {
		for _, part := range []string{lang, s} {
			if bad := checkString(part); bad != "" {
				what = bad
			}
		}
	})
	return what
}

func checkString(s string) string {
	switch {
	case !utf8.ValidString(s):
		return "a text that is not Unicode"
	case len(s) > limits.BodyRunes && utf8.RuneCountInString(s) > limits.BodyRunes:
		return fmt.Sprintf("a text of more than %d characters", limits.BodyRunes)
	}
	return ""
}
