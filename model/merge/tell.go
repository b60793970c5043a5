package merge

import (
	"reflect"
	"strconv"
	"strings"

	"sojourn/model"
)

// Text writes what one side has at the place of the conflict for a reader of lang: names instead of ids, numbers
// plain, lists joined; "" for nothing. Name gives the word for a record without a name of its own, such as a lane that
// is called after its type; it may be nil.
func (c Conflict) Text(s Side, lang string, name func(model.Record) string) string {
	t := teller{doc: c.docs[s], lang: lang, name: name}
	rec := [2]model.Record{c.Mine, c.Theirs}[s]
	switch {
	case c.Field == "records" && c.Kind == model.KindProject:
		return strconv.Itoa(t.doc.Len())
	case c.ID == "":
		return t.names(t.doc.Records(c.Kind))
	case rec == nil:
		return ""
	case c.Field == "":
		return t.record(rec)
	case c.Field == "place":
		return t.place(rec, c.other(s))
	}
	return t.value(c.values[s])
}

func (c Conflict) other(s Side) model.Record { return [2]model.Record{c.Theirs, c.Mine}[s] }

// teller writes values for a reader.
type teller struct {
	doc  *model.Document
	lang string
	name func(model.Record) string
}

const between = " · "

func (t teller) names(list []model.Record) string {
	var out []string
	for _, rec := range list {
		out = append(out, t.record(rec))
	}
	return joined(out)
}

// joined joins what is not empty.
func joined(parts []string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}

// record returns the name of a record.
func (t teller) record(rec model.Record) string {
	own := ""
	switch x := rec.(type) {
	case *model.Project:
		own = x.Title.In(t.lang)
	case *model.Persona:
		own = x.Name.In(t.lang)
	case *model.Map:
		own = x.Title.In(t.lang)
	case *model.Stage:
		own = x.Name.In(t.lang)
	case *model.Step:
		own = x.Name.In(t.lang)
	case *model.Lane:
		own = x.Name.In(t.lang)
	case *model.Card:
		own = x.Title.In(t.lang)
	case *model.Point:
		own = joined([]string{t.id(x.Column), t.id(x.Persona), number(x.Value), x.Label.In(t.lang)})
	case *model.Link:
		own = t.id(x.From) + " → " + t.id(x.To)
	case *model.Media:
		own = x.Name
	}
	if own == "" && t.name != nil {
		return t.name(rec)
	}
	return own
}

func (t teller) id(id model.ID) string {
	if rec, ok := t.doc.Find(id); ok {
		return t.record(rec)
	}
	return ""
}

// place says where a record stands: a card in which cell, and whatever has an order as the how manieth. What both sides
// have alike is left out as long as something else is left.
func (t teller) place(rec, other model.Record) string {
	parts := t.cell(rec)
	if c, ok := rec.(*model.Card); ok {
		o := other.(*model.Card)
		if c.Map == o.Map && c.Lane == o.Lane && c.Column == o.Column {
			parts = append(parts, t.rank(rec))
		} else if c.Map != o.Map {
			parts = append([]string{t.id(c.Map)}, parts...)
		}
		return joined(parts)
	}
	return joined(append(parts, t.rank(rec)))
}

// cell names what a record stands in.
func (t teller) cell(rec model.Record) []string {
	switch x := rec.(type) {
	case *model.Step:
		return []string{t.id(x.Stage)}
	case *model.Point:
		return []string{t.id(x.Column), t.id(x.Persona)}
	case *model.Card:
		column := t.id(x.Column)
		if s, ok := model.Get[model.Step](t.doc, x.Column); ok {
			column = joined([]string{t.id(s.Stage), column})
		}
		return []string{t.id(x.Lane), column}
	}
	return nil
}

// rank returns a record's number among its siblings, from 1, "" where order means nothing.
func (t teller) rank(rec model.Record) string {
	if rec.OrderKey() == "" {
		return ""
	}
	h, n := homeOf(rec, nil), 1
	for _, r := range t.doc.Records(rec.Of()) {
		if homeOf(r, nil) == h && (r.OrderKey() < rec.OrderKey() || r.OrderKey() == rec.OrderKey() && r.Key() < rec.Key()) {
			n++
		}
	}
	return strconv.Itoa(n)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// value writes any value of a record.
func (t teller) value(v value) string {
	if !v.IsValid() {
		return ""
	}
	switch v.Type() {
	case textType:
		return textOf(v).In(t.lang)
	case idType:
		return t.id(model.ID(v.String()))
	case bytesType:
		return string(v.Bytes())
	}
	var parts []string
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return t.value(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			parts = append(parts, t.value(v.Field(i)))
		}
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, t.value(v.Index(i)))
		}
	case reflect.Bool:
		if v.Bool() {
			return "true"
		}
	case reflect.Float64:
		return number(v.Float())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	default:
		return v.String()
	}
	return joined(parts)
}
