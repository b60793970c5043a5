package merge

import (
	"bytes"
	"reflect"

	"sojourn/model"
)

type value = reflect.Value

var (
	textType  = reflect.TypeFor[model.Text]()
	idType    = reflect.TypeFor[model.ID]()
	extraType = reflect.TypeFor[model.Extra]()
	bytesType = reflect.TypeFor[[]byte]()
)

// sameRecord reports whether two records say the same. Most often they are one and the same.
func sameRecord(a, b model.Record) bool {
	return a == b || a != nil && b != nil && same(reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem())
}

// same reports whether two values say the same: nil and empty lists are alike.
func same(a, b value) bool {
	switch a.Type() {
	case textType:
		return textOf(a).Equal(*textOf(b))
	case bytesType:
		return bytes.Equal(a.Bytes(), b.Bytes())
	case extraType:
		return a.Len() == b.Len() && (a.Len() == 0 || reflect.DeepEqual(a.Interface(), b.Interface()))
	}
	switch a.Kind() {
	case reflect.Pointer:
		return a.IsNil() == b.IsNil() && (a.IsNil() || same(a.Elem(), b.Elem()))
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

// textOf returns the text that v holds, without a copy where there can be one.
func textOf(v value) *model.Text {
	if v.CanAddr() {
		return v.Addr().Interface().(*model.Text)
	}
	t := v.Interface().(model.Text)
	return &t
}

// has reports whether a value is there at all. Numbers and yes or no always are.
func has(v value) bool {
	if !v.IsValid() {
		return false
	}
	switch v.Kind() {
	case reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Pointer:
		return !v.IsNil()
	}
	return v.Type() != textType || !textOf(v).Empty()
}

// blank returns a value of a type that holds nothing yet and can be written to.
func blank(t reflect.Type) value { return reflect.New(t).Elem() }
