package merge

import (
	"reflect"
	"strings"

	"sojourn/model"
	"sojourn/model/limits"
)

// base is the place of what both sides came from, behind those of the sides.
const base = 2

// trio is a value on all sides: mine, theirs, base.
type trio [3]value

// each returns what get finds in each of the three.
func (v trio) each(get func(value) value) trio {
	return trio{get(v[Mine]), get(v[Theirs]), get(v[base])}
}

// pick says whose value stands at a field that both sides changed.
type pick func(field string, v [2]value) Side

// joiner joins the fields of one record.
type joiner struct {
	*Result
	pick
	extra [3]model.Extra // what was not understood, of mine, theirs and base
	out   model.Extra
}

// spot is where in the record a value stands.
type spot struct {
	field string
	at    [3]string // where unknown fields of mine, theirs and base stand, as in "/touchpoint"
	to    string    // where they will
	blind bool      // nobody knows what it was
	omit  bool      // nothing and zero are the same here
}

// in returns the spot of a field.
func (s spot) in(f reflect.StructField) spot {
	name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	s.field, s.omit = join(s.field, name), strings.Contains(options, "omit")
	return s.below(name, name, name, name)
}

// below returns a spot whose unknown fields stand under these names.
func (s spot) below(mine, theirs, base, to string) spot {
	s.at = [3]string{s.at[0] + "/" + mine, s.at[1] + "/" + theirs, s.at[2] + "/" + base}
	s.to += "/" + to
	return s
}

func join(field, name string) string { return strings.TrimPrefix(field+"."+name, ".") }

// fields returns the record joined from both sides, a new one.
func (e *entry) fields(r *Result, p pick) model.Record {
	t := reflect.TypeOf(e.sides[Mine]).Elem()
	was := blank(t)
	if e.base != nil {
		was = reflect.ValueOf(e.base).Elem()
	}
	v := trio{reflect.ValueOf(e.healed[Mine]).Elem(), reflect.ValueOf(e.healed[Theirs]).Elem(), was}
	j := &joiner{Result: r, pick: p}
	for i := range v {
		j.extra[i] = v[i].FieldByName("Extra").Interface().(model.Extra)
	}
	out := reflect.New(t)
	s := spot{blind: e.base == nil}
	done := j.place(e.kind, s, v, out.Elem())
	j.structure(s, v, out.Elem(), done)
	out.Elem().FieldByName("Extra").Set(reflect.ValueOf(j.out))
	return out.Interface().(model.Record)
}

// structure joins the fields of a struct, all but those that are done.
func (j *joiner) structure(s spot, v trio, out value, done map[string]bool) {
	t := out.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		fields := v.each(func(v value) value { return v.Field(i) })
		switch {
		case done[f.Name] || f.Type == extraType:
		case f.Anonymous:
			j.flat(s, fields, out.Field(i))
		case j.strict && f.Name == "Parent":
			out.Field(i).Set(j.ask(s.in(f), fields))
		default:
			j.value(s.in(f), fields, out.Field(i))
		}
	}
	j.unknown(s)
}

// flat joins the fields that a struct takes from another, as stages and steps do.
func (j *joiner) flat(s spot, v trio, out value) {
	for i := range out.NumField() {
		j.value(s.in(out.Type().Field(i)), v.each(func(v value) value { return v.Field(i) }), out.Field(i))
	}
}

func (j *joiner) value(s spot, v trio, out value) {
	switch t := out.Type(); {
	case t == textType:
		out.Set(reflect.ValueOf(j.text(s, v)))
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct:
		j.detail(s, v, out)
	case t.Kind() == reflect.Slice && t != bytesType:
		j.list(s, v, out)
	case t.Kind() == reflect.Struct: // the ends of a scale belong together
		out.Set(j.leaf(s, v))
		if !out.IsZero() {
			j.unknown(s)
		}
	default:
		out.Set(j.leaf(s, v))
	}
}

// leaf joins what is one value.
func (j *joiner) leaf(s spot, v trio) value {
	if side, ok := settled(s, v); ok {
		return v[side]
	}
	return v[j.pick(s.field, [2]value{v[Mine], v[Theirs]})]
}

// ask leaves a difference to a person, even where only one side changed anything.
func (j *joiner) ask(s spot, v trio) value {
	if same(v[Mine], v[Theirs]) {
		return v[Mine]
	}
	return v[j.pick(s.field, [2]value{v[Mine], v[Theirs]})]
}

// settled returns whose value stands where only one side has done anything.
func settled(s spot, v trio) (Side, bool) {
	switch {
	case same(v[Mine], v[Theirs]):
		return Mine, true
	case s.blind:
		return haver(s, v)
	case same(v[Mine], v[base]):
		return Theirs, true
	}
	return Mine, same(v[Theirs], v[base])
}

// haver returns the only side that has a value.
func haver(s spot, v trio) (Side, bool) {
	lacks := func(v value) bool { return !has(v) || s.omit && v.IsZero() }
	if lacks(v[Mine]) {
		return Theirs, true
	}
	return Mine, lacks(v[Theirs])
}

// detail joins what one type of card has and others have not.
func (j *joiner) detail(s spot, v trio, out value) {
	for side := range Theirs + 1 {
		if v[side].IsNil() {
			j.detailOfOne(s, v, side.other(), out)
			return
		}
	}
	if v[base].IsNil() {
		v[base] = reflect.New(out.Type().Elem())
	}
	out.Set(reflect.New(out.Type().Elem()))
	j.structure(s, v.each(value.Elem), out.Elem(), nil)
}

// detailOfOne joins a detail that at most one side has.
func (j *joiner) detailOfOne(s spot, v trio, side Side, out value) {
	if v[side].IsNil() || !v[base].IsNil() && j.alike(s, v, side, base) {
		return
	}
	if v[base].IsNil() || j.pick(s.field, [2]value{v[Mine], v[Theirs]}) == side {
		out.Set(v[side])
		j.carry(s, side)
	}
}

// text joins a text language by language. A text that is the same in all languages is one value.
func (j *joiner) text(s spot, v trio) model.Text {
	if side, ok := settled(s, v); ok {
		return *textOf(v[side])
	}
	var by [3]map[string]string
	for i := range v {
		by[i] = map[string]string{}
		textOf(v[i]).All(func(lang, str string) { by[i][lang] = str })
	}
	langs := union(by[Mine], by[Theirs])
	if !spoken(by[Mine]) || !spoken(by[Theirs]) || len(langs) > limits.Languages {
		return *textOf(v[j.pick(s.field, [2]value{v[Mine], v[Theirs]})])
	}
	out := map[string]string{}
	for _, lang := range langs {
		out[lang] = j.language(s, by, lang)
	}
	return model.Texts(out)
}

// language joins what stands for one language. What stood for all of them has become that of a language which both
// sides have.
func (j *joiner) language(s spot, by [3]map[string]string, lang string) string {
	was := by[base][lang]
	if plain, ok := by[base][""]; ok && by[Mine][lang] != "" && by[Theirs][lang] != "" {
		was = plain
	}
	s.field = join(s.field, lang)
	mine, theirs := by[Mine][lang], by[Theirs][lang]
	return j.leaf(s, trio{reflect.ValueOf(mine), reflect.ValueOf(theirs), reflect.ValueOf(was)}).String()
}

// spoken reports that a text has languages.
func spoken(by map[string]string) bool {
	_, plain := by[""]
	return len(by) > 0 && !plain
}
