package modeltest

import (
	"reflect"

	"sojourn/model"
)

// Bilingual returns the document with every plain text in two languages: in Chinese as it stood, in English with words before it.
func Bilingual(d *model.Document) *model.Document {
	var records []model.Record
	for k := model.Kind(0); k < model.Kinds; k++ {
		for _, r := range d.Records(k) {
			now := reflect.New(reflect.TypeOf(r).Elem())
			now.Elem().Set(reflect.ValueOf(r).Elem())
			translate(now.Elem())
			records = append(records, now.Interface().(model.Record))
		}
	}
	return model.Assemble(records, d.Kept())
}

// translate gives the texts in a value a second language. Lists and parts are copied first, for the document shares them.
func translate(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[model.Text]():
		if t := v.Interface().(model.Text); len(t.Languages()) == 0 && !t.Empty() {
			v.Set(reflect.ValueOf(model.Texts(map[string]string{"zh": t.In("zh"), "en": "As we say: " + t.In("zh")})))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				translate(v.Field(i))
			}
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		translate(to.Elem())
		v.Set(to)
	case v.Kind() == reflect.Slice && v.Len() > 0 && v.Type().Elem().Kind() == reflect.Struct:
		to := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(to, v)
		for i := range to.Len() {
			translate(to.Index(i))
		}
		v.Set(to)
	}
}
