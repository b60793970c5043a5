package merge

import (
	"reflect"
	"strings"

	"sojourn/model"
)

// FieldText writes a field of a record of doc for a reader of lang as Conflict.Text does: by its path in a file such as
// "touchpoint.expectation", "place" for where it stands, told as far as it differs from where other stands, "" for what
// the record is called.
func FieldText(doc *model.Document, rec, other model.Record, field, lang string, name func(model.Record) string) string {
	t := teller{doc: doc, lang: lang, name: name}
	switch field {
	case "":
		return t.record(rec)
	case "place":
		return t.place(rec, other)
	}
	return t.value(at(reflect.ValueOf(rec).Elem(), field))
}

// at returns the field at a path, an invalid value when there is none.
func at(v value, path string) value {
	name, rest, nested := strings.Cut(path, ".")
	v = child(v, name)
	if !nested || !v.IsValid() {
		return v
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem() // invalid for a detail that is not there
	}
	if v.Kind() != reflect.Struct {
		return value{}
	}
	return at(v, rest)
}

// child returns the field of a struct that a file calls by a name.
func child(v value, name string) value {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			if got := child(v.Field(i), name); got.IsValid() {
				return got
			}
			continue
		}
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name {
			return v.Field(i)
		}
	}
	return value{}
}

// Take returns rec with a field of another record of its kind, by its path in a file; "place" is where it stands.
func Take(rec, from model.Record, field string) model.Record {
	out := reflect.New(reflect.TypeOf(rec).Elem())
	out.Elem().Set(reflect.ValueOf(rec).Elem())
	to, src := out.Elem(), reflect.ValueOf(from).Elem()
	if field == "place" {
		for _, name := range append([]string{"Order"}, homes[rec.Of()]...) {
			if f := to.FieldByName(name); f.IsValid() {
				f.Set(src.FieldByName(name))
			}
		}
		return out.Interface().(model.Record)
	}
	take(to, src, field)
	return out.Interface().(model.Record)
}

// take copies the field at a path. What it stands in is made anew: to shares it with another record.
func take(to, src value, path string) {
	name, rest, nested := strings.Cut(path, ".")
	to, src = child(to, name), child(src, name)
	switch {
	case !to.IsValid():
	case !nested:
		to.Set(src)
	case to.Kind() == reflect.Pointer:
		own, from := reflect.New(to.Type().Elem()), blank(to.Type().Elem())
		if !to.IsNil() {
			own.Elem().Set(to.Elem())
		}
		if !src.IsNil() {
			from = src.Elem()
		}
		take(own.Elem(), from, rest)
		to.Set(own)
		if src.IsNil() && own.Elem().IsZero() {
			to.SetZero()
		}
	}
}

// Same reports whether two records say the same.
func Same(a, b model.Record) bool { return sameRecord(a, b) }
