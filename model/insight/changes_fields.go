package insight

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"sojourn/model"
)

// placing are the fields that say which record it is and where it stands.
var placing = map[string]bool{"ID": true, "Map": true, "Lane": true, "Column": true, "Stage": true, "Order": true, "Origin": true}

// usual is what an empty word means.
var usual = map[reflect.Type]string{
	reflect.TypeFor[model.Status]():      string(model.Draft),
	reflect.TypeFor[model.MapState]():    string(model.AsIs),
	reflect.TypeFor[model.MapType]():     string(model.Journey),
	reflect.TypeFor[model.ActionState](): string(model.Todo),
}

// differing returns the paths of the fields in which two records of one kind differ, in the order of the format. A list
// is one field.
func differing(a, b model.Record) []string {
	if a == b {
		return nil
	}
	return differingIn("", reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem())
}

func differingIn(at string, a, b reflect.Value) (paths []string) {
	for i := range a.NumField() {
		x, y := a.Field(i), b.Field(i)
		if same(x, y) {
			continue
		}
		f := a.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case placing[f.Name]:
		case f.Name == "Span" && max(1, x.Int()) == max(1, y.Int()):
		case f.Type == reflect.TypeFor[model.Extra]():
			paths = append(paths, differingExtra(x.Interface().(model.Extra), y.Interface().(model.Extra))...)
		case f.Anonymous:
			paths = append(paths, differingIn(at, x, y)...)
		case detail(f.Type):
			paths = append(paths, differingIn(at+name+".", orZero(x), orZero(y))...)
		default:
			paths = append(paths, at+name)
		}
	}
	return paths
}

// differingExtra compares what a newer version wrote, by its text.
func differingExtra(a, b model.Extra) []string {
	names := map[string]bool{}
	for _, x := range []model.Extra{a, b} {
		for name := range x {
			if !slices.Equal(a[name], b[name]) {
				names[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// detail reports a type of field that holds fields itself.
func detail(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct
}

// orZero returns what a pointer leads to; a detail that is missing says what an empty one says.
func orZero(p reflect.Value) reflect.Value {
	if p.IsNil() {
		return reflect.New(p.Type().Elem()).Elem()
	}
	return p.Elem()
}

// same reports whether two values say the same to a reader. Both can be addressed.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.String:
		return a.String() == b.String() || word(a) == word(b)
	case reflect.Pointer:
		return a.Pointer() == b.Pointer() || !a.IsNil() && !b.IsNil() && same(a.Elem(), b.Elem())
	case reflect.Slice:
		return sameList(a, b)
	case reflect.Struct:
		return sameStruct(a, b)
	case reflect.Map:
		return maps.EqualFunc(a.Interface().(model.Extra), b.Interface().(model.Extra), slices.Equal)
	}
	return a.Equal(b)
}

func word(v reflect.Value) string {
	if s := v.String(); s != "" {
		return s
	}
	return usual[v.Type()]
}

func sameList(a, b reflect.Value) bool {
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

func sameStruct(a, b reflect.Value) bool {
	switch x := a.Addr().Interface().(type) {
	case *model.Text:
		return x.Equal(*b.Addr().Interface().(*model.Text))
	case *model.Scale:
		lo, hi := x.Range()
		low, high := b.Addr().Interface().(*model.Scale).Range()
		return lo == low && hi == high
	}
	for i := range a.NumField() {
		if !same(a.Field(i), b.Field(i)) {
			return false
		}
	}
	return true
}
