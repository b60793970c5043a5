package merge

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"sojourn/model"
)

// Fields that a newer version wrote are kept under their name, deeper ones under their place in the record, as in
// "/metrics/0/name". They go where the value goes that they belong to.

// unknown joins such fields of one struct, name by name.
func (j *joiner) unknown(s spot) {
	var by [3]map[string]json.RawMessage
	for i := range by {
		by[i] = fieldsAt(j.extra[i], s.at[i])
	}
	for _, name := range union(by[Mine], by[Theirs]) {
		raws := trio{rawOf(by[Mine], name), rawOf(by[Theirs], name), rawOf(by[base], name)}
		spot := spot{field: join(s.field, name), blind: s.blind}
		if raw := j.leaf(spot, raws).Bytes(); len(raw) > 0 {
			j.keep(s.to, name, raw)
		}
	}
}

func (j *joiner) keep(at, name string, raw json.RawMessage) {
	if j.out == nil {
		j.out = model.Extra{}
	}
	if at != "" {
		name = at + "/" + name
	}
	j.out[name] = raw
}

// fieldsAt returns the unknown fields that stand directly at a place.
func fieldsAt(x model.Extra, at string) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for k, raw := range x {
		if dir, name := split(k); dir == at {
			out[name] = raw
		}
	}
	return out
}

func split(k string) (dir, name string) {
	i := strings.LastIndexByte(k, '/')
	return k[:max(i, 0)], k[i+1:]
}

func rawOf(by map[string]json.RawMessage, name string) value {
	return reflect.ValueOf([]byte(by[name]))
}

// carry takes over the unknown fields that stand at a place or below it from one side as they are.
func (j *joiner) carry(s spot, side Side) {
	for rest, raw := range below(j.extra[side], s.at[side]) {
		dir, name := split(rest)
		j.keep(s.to+dir, name, raw)
	}
}

// below returns the unknown fields at a place and below it, by the rest of their place.
func below(x model.Extra, at string) map[string]json.RawMessage {
	var out map[string]json.RawMessage
	for k, raw := range x {
		if rest, ok := strings.CutPrefix(k, at+"/"); ok {
			if out == nil {
				out = map[string]json.RawMessage{}
			}
			out["/"+rest] = raw
		}
	}
	return out
}

// alike reports whether two of the values say the same, with what was not understood within them.
func (j *joiner) alike(s spot, v trio, a, b Side) bool {
	return same(v[a], v[b]) && maps.EqualFunc(below(j.extra[a], s.at[a]), below(j.extra[b], s.at[b]), equalRaw)
}

func equalRaw(a, b json.RawMessage) bool { return bytes.Equal(a, b) }

// union returns the keys of both, sorted.
func union[K cmp.Ordered, V any](a, b map[K]V) []K {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}
