package model

import (
	"reflect"
	"strconv"
	"strings"
)

// carryExtra keeps the unknown fields of a record where they belong after a change: those of an entry in a list follow
// that entry, and they go with the part of the record that they stood in. Without it a file of a newer version could
// not be written any more, or would give one entry what was said of another. A change that has seen to them itself is
// left alone.
func carryExtra(from, to Record) {
	was, now := reflect.ValueOf(from).Elem(), reflect.ValueOf(to).Elem()
	field := now.FieldByName("Extra")
	extra, _ := field.Interface().(Extra)
	if !deep(extra) || !reflect.DeepEqual(extra, was.FieldByName("Extra").Interface()) {
		return
	}
	out := Extra{}
	for key, raw := range extra {
		if at, ok := carried(was, now, strings.Split(key, "/")[1:]); ok {
			out[strings.Join(append([]string{key[:strings.IndexByte(key, '/')]}, at...), "/")] = raw
		} else if !strings.Contains(key, "/") {
			out[key] = raw
		}
	}
	field.Set(reflect.ValueOf(out))
}

// deep reports that some unknown field stands in a part of the record. Its key is a JSON Pointer (RFC 6901).
func deep(extra Extra) bool {
	for key := range extra {
		if strings.Contains(key, "/") {
			return true
		}
	}
	return false
}

// carried returns where a field at this place of a value stands in the value after it, and false when its place is gone.
func carried(was, now reflect.Value, at []string) ([]string, bool) {
	for was.Kind() == reflect.Pointer {
		if was.IsNil() || now.IsNil() {
			return nil, false
		}
		was, now = was.Elem(), now.Elem()
	}
	if len(at) < 2 {
		return at, len(at) == 1
	}
	step := at[0]
	switch was.Kind() {
	case reflect.Struct:
		f, ok := named(was.Type(), step)
		if !ok {
			return nil, false
		}
		was, now = was.FieldByIndex(f), now.FieldByIndex(f)
	case reflect.Slice:
		i, err := strconv.Atoi(step)
		if err != nil || i < 0 || i >= was.Len() {
			return nil, false
		}
		j := entry(was, now, i)
		if j < 0 {
			return nil, false
		}
		step, was, now = strconv.Itoa(j), was.Index(i), now.Index(j)
	default:
		return nil, false
	}
	rest, ok := carried(was, now, at[1:])
	return append([]string{step}, rest...), ok
}

// entry returns where the i-th entry of a list is in the list after it: where there is one like it, or where it was if
// it was changed there; −1 when it is gone.
func entry(was, now reflect.Value, i int) int {
	like := func(a, b reflect.Value) bool { return reflect.DeepEqual(a.Interface(), b.Interface()) }
	if i < now.Len() && like(was.Index(i), now.Index(i)) {
		return i
	}
	for j := range now.Len() {
		if like(was.Index(i), now.Index(j)) {
			return j
		}
	}
	if i >= now.Len() {
		return -1
	}
	for k := range was.Len() {
		if like(was.Index(k), now.Index(i)) {
			return -1 // another one has come to its place
		}
	}
	return i
}

// named returns the field of a struct that a file calls so.
func named(t reflect.Type, name string) ([]int, bool) {
	for _, f := range reflect.VisibleFields(t) {
		tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if tag == name && name != "" && name != "-" {
			return f.Index, true
		}
	}
	return nil, false
}
