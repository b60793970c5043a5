package edit

import (
	"reflect"
	"slices"
	"sync"
	"unicode"

	"sojourn/model"
)

// Query is what is looked for in the texts that a reader of the editor's languages sees.
type Query struct {
	Text string
	Case bool // upper and lower case differ
	Here bool // on the map of the editor alone
}

// Hit is a record whose texts hold what is looked for. Map is empty for a persona.
type Hit struct {
	Map, ID model.ID
	Count   int
}

// Find returns the hits map by map: its title, its stages and lanes, then its cards lane by lane; personas come last.
// Locked cards are left out, for they cannot be changed.
func (e Editor) Find(q Query) []Hit {
	if q.Text == "" {
		return nil
	}
	var hits []Hit
	e.each(q, func(m model.ID, r model.Record) {
		count := 0
		rewrite(r, func(t model.Text) model.Text {
			return e.seen(t, func(s string) string {
				count += len(q.places(s))
				return s
			})
		})
		if count > 0 {
			hits = append(hits, Hit{m, r.Key(), count})
		}
	})
	return hits
}

// Replace puts another text in place of what is looked for in these records, as one step, and returns how often. Texts
// of languages that are not shown stay as they are.
func (e Editor) Replace(q Query, with string, hits []Hit) (n int, err error) {
	wanted := map[model.ID]bool{}
	for _, h := range hits {
		wanted[h.ID] = true
	}
	_, err = e.Session.Do("do.replace", func(tx *model.Tx) error {
		e.each(q, func(_ model.ID, r model.Record) {
			if wanted[r.Key()] {
				put(tx, rewrite(r, func(t model.Text) model.Text {
					return e.seen(t, func(s string) string {
						s, times := q.replaced(s, with)
						n += times
						return s
					})
				}))
			}
		})
		return nil
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// seen returns a text with f applied to what is shown of it: one string, or two where the second language says something else.
func (e Editor) seen(t model.Text, f func(string) string) model.Text {
	both := e.Also != "" && t.In(e.Also) != t.In(e.Lang)
	if t = t.Rewrite(e.Lang, f); both {
		t = t.Rewrite(e.Also, f)
	}
	return t
}

// each calls f with every record that is searched, in the order in which it is read.
func (e Editor) each(q Query, f func(m model.ID, r model.Record)) {
	d := e.Session.Doc()
	for _, m := range d.Maps() {
		if q.Here && m.ID != e.Map {
			continue
		}
		f(m.ID, m)
		for _, s := range d.Stages(m.ID) {
			f(m.ID, s)
			for _, step := range d.Steps(s.ID) {
				f(m.ID, step)
			}
		}
		lanes := d.Lanes(m.ID)
		for _, l := range lanes {
			f(m.ID, l)
		}
		cards := func(list []*model.Card) {
			for _, c := range list {
				if !c.Locked {
					f(m.ID, c)
				}
			}
		}
		columns := d.Columns(m.ID)
		for _, l := range lanes {
			for _, c := range columns {
				cards(d.Cell(l.ID, c.ID))
			}
		}
		cards(d.Tray(m.ID))
	}
	if !q.Here {
		for _, p := range d.Personas() {
			f("", p)
		}
	}
}

func put(tx *model.Tx, r model.Record) {
	switch r := r.(type) {
	case *model.Map:
		model.Put(tx, *r)
	case *model.Stage:
		model.Put(tx, *r)
	case *model.Step:
		model.Put(tx, *r)
	case *model.Lane:
		model.Put(tx, *r)
	case *model.Card:
		model.Put(tx, *r)
	case *model.Persona:
		model.Put(tx, *r)
	}
}

// rewrite returns a copy of a record with f applied to every text that belongs to it.
func rewrite(r model.Record, f func(model.Text) model.Text) model.Record {
	now := reflect.New(reflect.TypeOf(r).Elem())
	now.Elem().Set(reflect.ValueOf(r).Elem())
	if m, ok := now.Interface().(*model.Map); ok { // of a map it is the title
		m.Title = f(m.Title)
	} else {
		rewriteValue(now.Elem(), f)
	}
	return now.Interface().(model.Record)
}

// rewriteValue changes the texts in a value. Lists and parts are copied first, for the document shares them.
func rewriteValue(v reflect.Value, f func(model.Text) model.Text) {
	switch {
	case v.Type() == textType:
		v.Set(reflect.ValueOf(f(v.Interface().(model.Text))))
	case !holdsText(v.Type()):
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			rewriteValue(v.Field(i), f)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		rewriteValue(to.Elem(), f)
		v.Set(to)
	case v.Kind() == reflect.Slice && v.Len() > 0:
		to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(to, v)
		for i := range to.Len() {
			rewriteValue(to.Index(i), f)
		}
		v.Set(to)
	}
}

var textType = reflect.TypeFor[model.Text]()

// texty remembers of types whether they hold texts: most of a record does not.
var texty sync.Map

// holdsText reports that a value of a type can hold texts. The guide of a stage is the template's and not searched.
func holdsText(t reflect.Type) (holds bool) {
	if known, ok := texty.Load(t); ok {
		return known.(bool)
	}
	switch {
	case t == textType:
		holds = true
	case t == reflect.TypeFor[model.Guide]():
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
		holds = holdsText(t.Elem())
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			holds = holds || holdsText(t.Field(i).Type)
		}
	}
	texty.Store(t, holds)
	return holds
}

// places returns where in a text, in runes, what is looked for begins; places do not overlap.
func (q Query) places(s string) []int {
	if len(s) < len(q.Text) && q.Case || s == "" {
		return nil
	}
	text := []rune(s)
	word := []rune(q.Text)
	alike := func(a, b rune) bool { return a == b || !q.Case && unicode.ToLower(a) == unicode.ToLower(b) }
	var out []int
	for i := 0; i+len(word) <= len(text); {
		if slices.EqualFunc(text[i:i+len(word)], word, alike) {
			out = append(out, i)
			i += len(word)
		} else {
			i++
		}
	}
	return out
}

func (q Query) replaced(s, with string) (string, int) {
	text, size := []rune(s), len([]rune(q.Text))
	at := q.places(s)
	var out []rune
	done := 0
	for _, i := range at {
		out = append(append(out, text[done:i]...), []rune(with)...)
		done = i + size
	}
	return string(append(out, text[done:]...)), len(at)
}
