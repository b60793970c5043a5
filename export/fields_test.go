package export

import (
	"reflect"
	"testing"

	"sojourn/model"
)

// said lists the fields that tell something of a card.
func said(c *model.Card) (keys []string) {
	for _, f := range CardFields {
		tells := false
		switch {
		case f.Texts != nil:
			for _, t := range f.Texts(c) {
				tells = tells || !t.Empty()
			}
		case f.Day != nil:
			tells = f.Day(c) != ""
		case f.Choice != nil:
			tells = f.Choice(c) != ""
		case f.Number != nil:
			tells = f.Number(c) != nil
		case f.Mark != nil:
			tells = f.Mark(c)
		case f.Values != nil:
			tells = len(f.Values(c)) > 0
		}
		if tells {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// filled gives a value something to say.
func filled(t *testing.T, v reflect.Value) {
	switch v.Interface().(type) {
	case model.Text:
		v.Set(reflect.ValueOf(model.Plain("x")))
	case []model.Text:
		v.Set(reflect.ValueOf([]model.Text{model.Plain("x")}))
	case *float64:
		v.Set(reflect.New(v.Type().Elem()))
	case *model.Metric:
		v.Set(reflect.ValueOf(&model.Metric{Name: model.Plain("x")}))
	case []model.Metric:
		v.Set(reflect.ValueOf([]model.Metric{{Name: model.Plain("x")}}))
	case bool:
		v.SetBool(true)
	default:
		if v.Kind() != reflect.String {
			t.Fatalf("what is a %s?", v.Type())
		}
		v.SetString("x")
	}
}

// The web page left out which question a quote answers: it had a list of its own.
func TestEveryDetailOfACardIsAFieldOfItsOwn(t *testing.T) {
	told := map[string]int{}
	tells := func(what string, c *model.Card) {
		keys := said(c)
		if len(keys) != 1 {
			t.Errorf("%s is told by %v", what, keys)
		}
		for _, k := range keys {
			told[k]++
		}
	}
	for _, kind := range []string{"Touchpoint", "Pain", "Opportunity", "Action", "Quote"} {
		field, _ := reflect.TypeFor[model.Card]().FieldByName(kind)
		detail := field.Type.Elem()
		for i := range detail.NumField() {
			var c model.Card
			d := reflect.New(detail)
			filled(t, d.Elem().Field(i))
			reflect.ValueOf(&c).Elem().FieldByName(kind).Set(d)
			tells(kind+"."+detail.Field(i).Name, &c)
		}
	}
	for _, name := range []string{"Owner", "Department", "Status", "Evidence", "Source", "Metrics"} {
		var c model.Card
		filled(t, reflect.ValueOf(&c).Elem().FieldByName(name))
		tells(name, &c)
	}
	for _, f := range CardFields {
		if told[f.Key] != 1 && f.Key != "outline.gap" {
			t.Errorf("%s tells of %d things", f.Key, told[f.Key])
		}
	}
	four, two := 4.0, 2.0
	if g := CardField("outline.gap").Number(&model.Card{Touchpoint: &model.Touchpoint{Expectation: &four, Experience: &two}}); g == nil || *g != 2 {
		t.Errorf("the gap is %v", g)
	}
	if keys := said(&model.Card{}); keys != nil {
		t.Errorf("an empty card tells %v", keys)
	}
}
