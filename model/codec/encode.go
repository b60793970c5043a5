package codec

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"sojourn/model"
	"sojourn/model/limits"
)

// What the head of a file says.
const (
	Format    = "sojourn"
	Schema    = 1 // the newest that this version writes and understands
	MinReader = 1 // the oldest schema whose readers understand what this version writes
)

// ErrNumber says that a document holds a number that is not finite, which no file can.
var ErrNumber = errors.New("a number is not finite")

// ErrVerify says that bytes do not read back as the document they were made from.
var ErrVerify = errors.New("the encoded document does not read back as it was")

// Encode returns the bytes of the file that holds doc: always the same for the same document. It fails when a number
// is not finite (ErrNumber) or the file would exceed limits.DocumentBytes (*LimitError).
func Encode(doc *model.Document) ([]byte, error) {
	e := encoder{kept: doc.Kept()}
	e.out = append(make([]byte, 0, 64<<10), '{')
	e.head()
	e.project(doc.Project())
	for k := model.KindProject + 1; k < model.KindMedia; k++ {
		e.table(k, doc.Records(k))
	}
	e.unknown()
	e.quarantine()
	e.table(model.KindMedia, doc.Records(model.KindMedia))
	e.out = append(e.out, "\n}\n"...)
	if e.w.bad {
		return nil, ErrNumber
	}
	if len(e.out) > limits.DocumentBytes {
		return nil, &LimitError{Name: "document bytes", Max: limits.DocumentBytes}
	}
	return e.out, nil
}

type encoder struct {
	out  []byte
	kept model.Kept
	w    writer
	some bool // a member was written
}

func (e *encoder) key(name string) {
	if e.some {
		e.out = append(e.out, ',')
	}
	e.some = true
	e.out = newline(e.out, 1)
	e.out = appendString(e.out, name)
	e.out = append(e.out, ": "...)
}

func (e *encoder) member(name string, raw []byte) {
	e.key(name)
	e.out = pretty(e.out, raw, 1)
}

// head writes what the file is. A file of a newer schema keeps its numbers: its unknown parts are still in it.
func (e *encoder) head() {
	for _, m := range []struct{ name, raw string }{
		{"format", strconv.Quote(Format)}, {"schema", strconv.Itoa(Schema)}, {"minReader", strconv.Itoa(MinReader)}, {"app", `"Sojourn"`},
	} {
		if raw, ok := e.kept.Fields[m.name]; ok {
			e.member(m.name, raw)
			continue
		}
		e.member(m.name, []byte(m.raw))
	}
}

func (e *encoder) project(p model.Project) {
	v := reflect.ValueOf(p)
	for _, f := range shapeOf(v.Type()).fields {
		x := v.FieldByIndex(f.index)
		if blank(x) {
			continue
		}
		e.w.out = e.w.out[:0]
		e.w.value(x, "", f.name)
		e.member(f.name, e.w.out)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Extra)) {
		e.member(name, p.Extra[name])
	}
}

func (e *encoder) table(k model.Kind, records []model.Record) {
	e.list(k.String(), len(records), func(i int) {
		e.w.out = e.w.out[:0]
		e.w.record(reflect.ValueOf(records[i]).Elem())
	})
}

// sampled is how many entries of a list tell how much room it takes: growing bit by bit would copy all of it many times.
const sampled = 100

// list writes one entry per line or block; write leaves entry i in the writer.
func (e *encoder) list(name string, n int, write func(i int)) {
	if n == 0 {
		return
	}
	e.key(name)
	e.out = append(e.out, '[')
	start := len(e.out)
	for i := range n {
		if i > 0 {
			e.out = append(e.out, ',')
		}
		e.out = newline(e.out, 2)
		write(i)
		if i == sampled {
			e.out = slices.Grow(e.out, (n-i)*(len(e.out)-start)/i)
		}
		e.out = pretty(e.out, e.w.out, 2)
	}
	e.out = newline(e.out, 1)
	e.out = append(e.out, ']')
}

func (e *encoder) unknown() {
	for _, name := range slices.Sorted(maps.Keys(e.kept.Fields)) {
		if name != "schema" && name != "minReader" && name != "app" {
			e.member(name, e.kept.Fields[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.kept.Tables)) {
		e.member(name, e.kept.Tables[name])
	}
}

func (e *encoder) quarantine() {
	q := e.kept.Quarantine
	e.list("quarantine", len(q), func(i int) { e.w.out = quarantined(e.w.out[:0], q[i]) })
}
