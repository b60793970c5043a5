package export

import (
	"reflect"
	"sync"

	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Complete returns the job with fonts for all it has to say: those of the system too when the document has characters
// that the embedded faces lack.
func (j Job) Complete() Job {
	if lacking(j.Doc, j.Fonts) {
		j.Fonts = typeset.System()
	}
	return j
}

func lacking(doc *model.Document, fonts *typeset.Typesetter) bool {
	project := doc.Project()
	if lacks(reflect.ValueOf(&project).Elem(), fonts) {
		return true
	}
	for k := model.KindProject + 1; k < model.KindMedia; k++ {
		for _, r := range doc.Records(k) {
			if lacks(reflect.ValueOf(r).Elem(), fonts) {
				return true
			}
		}
	}
	return false
}

var (
	textType = reflect.TypeFor[model.Text]()
	idType   = reflect.TypeFor[model.ID]() // no page shows one
)

// lacks looks through all texts of a value that can be addressed.
func lacks(v reflect.Value, fonts *typeset.Typesetter) bool {
	if v.Type() == textType {
		found := false
		v.Addr().Interface().(*model.Text).All(func(_, s string) { found = found || fonts.Lacks(s) })
		return found
	}
	switch v.Kind() {
	case reflect.String:
		return fonts.Lacks(v.String())
	case reflect.Pointer:
		return !v.IsNil() && lacks(v.Elem(), fonts)
	case reflect.Struct:
		for _, i := range worded(v.Type()) {
			if lacks(v.Field(i), fonts) {
				return true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if lacks(v.Index(i), fonts) {
				return true
			}
		}
	}
	return false
}

var fieldsWithWords sync.Map // of a reflect.Type: []int

// worded returns the fields of a struct that can hold texts.
func worded(t reflect.Type) []int {
	if known, ok := fieldsWithWords.Load(t); ok {
		return known.([]int)
	}
	fields := []int{}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && speaks(f.Type) {
			fields = append(fields, i)
		}
	}
	fieldsWithWords.Store(t, fields)
	return fields
}

// speaks reports that a type can hold texts.
func speaks(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String:
		return t != idType
	case reflect.Pointer, reflect.Slice:
		return speaks(t.Elem())
	case reflect.Struct:
		return t == textType || len(worded(t)) > 0
	}
	return false
}
