package codec

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// writer makes JSON without white space; pretty.go gives it lines.
type writer struct {
	out   []byte
	extra model.Extra // of the record being written
	bad   bool        // a number was not finite
}

// record writes a struct with its unknown fields.
func (w *writer) record(v reflect.Value) {
	if x := shapeOf(v.Type()).extra; x >= 0 {
		w.extra = v.Field(x).Interface().(model.Extra)
	}
	w.object(v, "")
	w.extra = nil
}

// object writes a struct. At is its place within the record, as in "/touchpoint", for its unknown fields.
func (w *writer) object(v reflect.Value, at string) {
	w.out = append(w.out, '{')
	first := true
	for _, f := range shapeOf(v.Type()).fields {
		x := v.FieldByIndex(f.index)
		if !f.empty && blank(x) {
			continue
		}
		w.key(f.name, &first)
		w.value(x, at, f.name)
	}
	w.unknown(at, &first)
	w.out = append(w.out, '}')
}

func (w *writer) key(name string, first *bool) {
	if !*first {
		w.out = append(w.out, ',')
	}
	*first = false
	w.out = appendString(w.out, name)
	w.out = append(w.out, ':')
}

// unknown writes the fields of a newer version that stand at this place.
func (w *writer) unknown(at string, first *bool) {
	if len(w.extra) == 0 {
		return
	}
	for _, k := range slices.Sorted(maps.Keys(w.extra)) {
		if name, ok := extraName(k, at); ok {
			w.key(name, first)
			w.out = append(w.out, w.extra[k]...)
		}
	}
}

// Unknown fields of the record itself are kept under their name, deeper ones under the JSON Pointer of RFC 6901.
var pointer, unpointer = strings.NewReplacer("~", "~0", "/", "~1"), strings.NewReplacer("~1", "/", "~0", "~")

func extraKey(at, name string) string {
	if at == "" {
		return pointer.Replace(name)
	}
	return at + "/" + pointer.Replace(name)
}

// extraName returns the name of the unknown field that is kept under key if it stands at this place.
func extraName(key, at string) (string, bool) {
	dir, name := "", key
	if i := strings.LastIndexByte(key, '/'); i >= 0 {
		dir, name = key[:i], key[i+1:]
	}
	return unpointer.Replace(name), dir == at
}

func (w *writer) value(v reflect.Value, at, name string) {
	switch v.Type() {
	case textType:
		w.text(textOf(v))
		return
	case bytesType:
		w.out = append(w.out, '"')
		w.out = base64.StdEncoding.AppendEncode(w.out, v.Bytes())
		w.out = append(w.out, '"')
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		w.value(v.Elem(), at, name)
	case reflect.Struct:
		w.object(v, at+"/"+name)
	case reflect.Slice:
		w.out = append(w.out, '[')
		for i := range v.Len() {
			if i > 0 {
				w.out = append(w.out, ',')
			}
			w.value(v.Index(i), at+"/"+name, strconv.Itoa(i))
		}
		w.out = append(w.out, ']')
	case reflect.String:
		w.out = appendString(w.out, v.String())
	case reflect.Bool:
		w.out = strconv.AppendBool(w.out, v.Bool())
	case reflect.Int:
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case reflect.Float64:
		w.number(v.Float())
	}
}

func (w *writer) text(t *model.Text) {
	first := true
	t.All(func(lang, s string) {
		if lang == "" {
			w.out = appendString(w.out, s)
		} else {
			if first {
				w.out = append(w.out, '{')
			}
			w.key(lang, &first)
			w.out = appendString(w.out, s)
		}
	})
	switch {
	case !first:
		w.out = append(w.out, '}')
	case t.Empty():
		w.out = append(w.out, '"', '"')
	}
}

// textOf returns the text that v holds, without a copy where there can be one.
func textOf(v reflect.Value) *model.Text {
	if v.CanAddr() {
		return v.Addr().Interface().(*model.Text)
	}
	t := v.Interface().(model.Text)
	return &t
}

func (w *writer) number(f float64) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.bad, f = true, 0
	}
	form := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		form = 'e'
	}
	w.out = strconv.AppendFloat(w.out, f, form, -1, 64)
}

// blank reports that a field holds nothing worth a place in the file.
func blank(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// appendString writes a string that people can read: only what JSON forbids is escaped. Invalid UTF-8 becomes U+FFFD.
func appendString(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '"' || c == '\\':
				out = append(out, '\\', c)
			case c == '\n':
				out = append(out, '\\', 'n')
			case c == '\t':
				out = append(out, '\\', 't')
			case c == '\r':
				out = append(out, '\\', 'r')
			case c < ' ':
				out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			default:
				out = append(out, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		out = utf8.AppendRune(out, r)
		i += n
	}
	return append(out, '"')
}

// quarantined writes what could not be understood. Raw bytes that are no JSON, or nested so deeply that they might
// not be read again from here, stand as a string, or in base64 when they are no text either.
func quarantined(out []byte, q model.Quarantined) []byte {
	out = append(out, `{"where":`...)
	out = appendString(out, q.Where)
	out = append(out, `,"reason":`...)
	out = appendString(out, q.Reason)
	switch {
	case json.Valid(q.Raw) && depth(q.Raw) < limits.Depth/2:
		out = append(append(out, `,"raw":`...), compact(q.Raw)...)
	case utf8.Valid(q.Raw):
		out = appendString(append(out, `,"text":`...), string(q.Raw))
	default:
		out = append(out, `,"base64":"`...)
		out = base64.StdEncoding.AppendEncode(out, q.Raw)
		out = append(out, '"')
	}
	return append(out, '}')
}

// depth returns how deep raw is nested, roughly: brackets within strings count as well.
func depth(raw []byte) (deepest int) {
	at := 0
	for _, c := range raw {
		switch c {
		case '{', '[':
			at++
			deepest = max(deepest, at)
		case '}', ']':
			at--
		}
	}
	return deepest
}
