package export

import (
	"reflect"

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
	if lacks(reflect.ValueOf(project), fonts) {
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

var textType = reflect.TypeFor[model.Text]()

// lacks looks through all texts of a value.
func lacks(v reflect.Value, fonts *typeset.Typesetter) bool {
	if v.Type() == textType {
		found := false
		v.Interface().(model.Text).All(func(_, s string) { found = found || fonts.Lacks(s) })
		return found
	}
	switch v.Kind() {
	case reflect.String:
		return fonts.Lacks(v.String())
	case reflect.Pointer:
		return !v.IsNil() && lacks(v.Elem(), fonts)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && lacks(v.Field(i), fonts) {
				return true
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return false
		}
		for i := range v.Len() {
			if lacks(v.Index(i), fonts) {
				return true
			}
		}
	}
	return false
}
