package codec

import (
	"encoding/base64"
	"reflect"
	"strconv"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// reader reads one record after the other. A value of the wrong sort is quarantined and leaves its field empty; only
// bytes that are no JSON, and limits, end a record.
type reader struct {
	scanner
	*notes
	kind   model.Kind
	number int         // of the record in its table, from 0
	id     model.ID    // once it was read
	extra  model.Extra // unknown fields of the record
	path   []string    // names and numbers from the record to the value at hand
	seen   [][2]int    // where the fields of the structs at hand were read, a block for each struct
}

// where names the place of the value at hand.
func (r *reader) where() string {
	head := r.kind.String()
	if r.kind != model.KindProject {
		name := string(r.id)
		if name == "" {
			name = "#" + strconv.Itoa(r.number+1)
		}
		head += "/" + name
	}
	for _, name := range r.path {
		head += "/" + name
	}
	return head
}

func (r *reader) note(code Code, detail string) { r.issue(code, r.kind, r.id, r.where(), detail) }

// in reads what stands at a name, or at a number of a list, of the value at hand.
func (r *reader) in(name string, read func() error) error {
	r.path = append(r.path, name)
	err := read()
	r.path = r.path[:len(r.path)-1]
	return err
}

// record reads one entry of a table. After an error the record holds the fields before it.
func (r *reader) record(kind model.Kind, number int) (reflect.Value, error) {
	r.kind, r.number, r.id, r.extra, r.path = kind, number, "", nil, r.path[:0]
	ptr := reflect.New(recordTypes[kind])
	err := r.structure(ptr.Elem())
	if r.extra != nil {
		ptr.Elem().Field(shapeOf(recordTypes[kind]).extra).Set(reflect.ValueOf(r.extra))
	}
	return ptr, err
}

// structure reads the members of a struct.
func (r *reader) structure(v reflect.Value) error {
	sh := shapeOf(v.Type())
	base := len(r.seen)
	r.seen = append(r.seen, make([][2]int, len(sh.fields))...)
	defer func() { r.seen = r.seen[:base] }()
	return r.object(func(key string) error {
		i, known := sh.byName[key]
		if !known {
			return r.in(key, func() error { return r.unknown(key) })
		}
		start := r.pos
		x := v.FieldByIndex(sh.fields[i].index)
		err := r.in(key, func() error {
			if old := r.seen[base+i]; old[1] > 0 {
				x.SetZero()
				r.note(DuplicateKey, "")
				if err := r.keep(DuplicateKey, r.where(), r.src[old[0]:old[1]]); err != nil {
					return err
				}
			}
			return r.value(x)
		})
		r.seen[base+i] = [2]int{start, r.pos}
		if key == "id" && len(r.path) == 0 {
			r.id = model.ID(x.String())
		}
		return err
	})
}

func (r *reader) unknown(key string) error {
	raw, err := r.raw()
	if err != nil {
		return err
	}
	if r.extra == nil {
		r.extra = model.Extra{}
	}
	at := ""
	for _, name := range r.path[:len(r.path)-1] {
		at += "/" + pointer.Replace(name)
	}
	at = extraKey(at, key)
	if old, again := r.extra[at]; again {
		r.note(DuplicateKey, "")
		err = r.keep(DuplicateKey, r.where(), old)
	}
	r.extra[at] = compact(raw)
	return err
}

// wrong quarantines the next value, which is not of the sort that its field wants.
func (r *reader) wrong() error {
	raw, err := r.raw()
	if err != nil {
		return err
	}
	r.note(BadField, string(raw[:min(len(raw), 160)]))
	return r.keep(BadField, r.where(), raw)
}

func (r *reader) value(v reflect.Value) error {
	c := r.peek()
	if c == 'n' {
		return r.word("null")
	}
	switch v.Type() {
	case textType:
		return r.text(v, c)
	case bytesType:
		return r.bytes(v, c)
	}
	switch kind := v.Kind(); {
	case kind == reflect.Pointer:
		return r.pointer(v)
	case kind == reflect.Struct && c == '{':
		return r.structure(v)
	case kind == reflect.Slice && c == '[':
		return r.list(v)
	case kind == reflect.String && c == '"':
		s, err := r.bounded()
		v.SetString(s)
		return err
	case kind == reflect.Bool && c == 't':
		v.SetBool(true)
		return r.word("true")
	case kind == reflect.Bool && c == 'f':
		return r.word("false")
	case (kind == reflect.Float64 || kind == reflect.Int) && (c == '-' || '0' <= c && c <= '9'):
		return r.numeric(v)
	}
	return r.wrong()
}

// pointer reads what v points to; v stays nil when that is of the wrong sort.
func (r *reader) pointer(v reflect.Value) error {
	to := reflect.New(v.Type().Elem())
	before := len(r.quarantine)
	err := r.value(to.Elem())
	bad := len(r.quarantine) > before && r.quarantine[before].Where == r.where()
	if !bad {
		v.Set(to)
	}
	return err
}

func (r *reader) numeric(v reflect.Value) error {
	start := r.pos
	literal, err := r.scanner.number()
	if err != nil {
		return err
	}
	f, ok := finite(literal)
	if v.Kind() == reflect.Float64 && ok {
		v.SetFloat(f)
		return nil
	}
	if v.Kind() == reflect.Int && ok && f == float64(int32(f)) {
		v.SetInt(int64(f))
		return nil
	}
	r.pos = start
	return r.wrong()
}

// bounded reads a string of at most limits.BodyRunes characters. A longer one is cut and kept whole in the quarantine.
func (r *reader) bounded() (string, error) {
	start := r.pos
	s, err := r.str()
	if err != nil {
		return "", err
	}
	if r.dirty {
		r.note(BadText, s)
	}
	if len(s) <= limits.BodyRunes || utf8.RuneCountInString(s) <= limits.BodyRunes {
		return s, nil
	}
	r.note(TooLong, s)
	return string([]rune(s)[:limits.BodyRunes]), r.keep(TooLong, r.where(), r.src[start:r.pos])
}

// text reads a string, or an object with a string per language.
func (r *reader) text(v reflect.Value, c byte) error {
	switch c {
	case '"':
		s, err := r.bounded()
		setText(v, model.Plain(s))
		return err
	case '{':
		by := map[string]string{}
		err := r.object(func(lang string) error {
			return r.in(lang, func() error { return r.language(by, lang) })
		})
		setText(v, model.Texts(by))
		return err
	}
	return r.wrong()
}

func setText(v reflect.Value, t model.Text) { *v.Addr().Interface().(*model.Text) = t }

func (r *reader) language(by map[string]string, lang string) error {
	if lang == "" || r.peek() != '"' || len(by) == limits.Languages {
		return r.wrong()
	}
	if old, again := by[lang]; again {
		r.note(DuplicateKey, old)
		if err := r.keep(DuplicateKey, r.where(), appendString(nil, old)); err != nil {
			return err
		}
	}
	s, err := r.bounded()
	by[lang] = s
	return err
}

func (r *reader) bytes(v reflect.Value, c byte) error {
	if c != '"' {
		return r.wrong()
	}
	start := r.pos
	in, err := r.quoted()
	if err != nil {
		return err
	}
	data := make([]byte, base64.StdEncoding.DecodedLen(len(in)))
	n, err := base64.StdEncoding.Strict().Decode(data, in)
	if err != nil || n > limits.MediaBytes {
		r.pos = start
		return r.wrong()
	}
	if n > 0 {
		v.SetBytes(data[:n])
	}
	return nil
}

// list reads the elements of a slice; beyond limits.ListItems they are quarantined together.
func (r *reader) list(v reflect.Value) error {
	over := -1
	err := r.array(func(i int) error {
		if i >= limits.ListItems {
			if over < 0 {
				over = r.pos
			}
			return r.skip()
		}
		v.Grow(1)
		v.SetLen(i + 1)
		return r.in(strconv.Itoa(i), func() error { return r.value(v.Index(i)) })
	})
	if err != nil || over < 0 {
		return err
	}
	r.note(TooLong, strconv.Itoa(v.Len()))
	rest := append([]byte("["), r.src[over:r.pos]...)
	return r.keep(TooLong, r.where(), rest)
}
