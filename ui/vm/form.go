package vm

import (
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// form makes fields of records of one type. Where several records are shown, a field holds what they share and sets
// all of them.
type form[T model.Record] struct {
	view
	all []T
	do  string
}

// view is what every form reads.
type view struct {
	doc  *model.Document
	lang string
	w    i18n.Words
}

// spoken are the languages of the project, its own first.
func (v view) spoken() []string { return v.doc.Project().Languages }

func (f form[T]) first() T { return f.all[0] }

func (f form[T]) field(key string, in Input) Field {
	return Field{Key: f.prefix() + key, Label: f.w("field." + key), Input: in, Do: f.do}
}

func (f form[T]) prefix() string {
	var b strings.Builder
	for _, r := range f.all {
		b.WriteString(string(r.Key()))
		b.WriteByte('.')
	}
	return b.String()
}

// edit returns a setter that runs set on a copy of every record shown.
func (f form[T]) edit(set func(*T, Value)) func(*model.Tx, Value) error {
	ids := make([]model.ID, len(f.all))
	for i, r := range f.all {
		ids[i] = r.Key()
	}
	return func(tx *model.Tx, v Value) error {
		for _, id := range ids {
			r, ok := model.Get[T](tx, id)
			if !ok {
				return &model.MissingError{Kind: r.Of(), ID: id}
			}
			set(&r, v)
			model.Put(tx, r)
		}
		return nil
	}
}

func shared[T model.Record, V any](f form[T], get func(T) V, same func(a, b V) bool) (v V) {
	v = get(f.first())
	for _, r := range f.all[1:] {
		if !same(v, get(r)) {
			var none V
			return none
		}
	}
	return v
}

func equal[V comparable](a, b V) bool { return a == b }

// text is a field of a Text. at returns the place of the text in a record that may be written to.
func (f form[T]) text(key string, in Input, at func(*T) *model.Text) Field {
	out := f.field(key, in)
	out.Value.Text = shared(f, func(r T) string { return at(&r).In(f.lang) }, equal)
	out.Set = f.edit(func(r *T, v Value) { t := at(r); *t = t.Edit(f.lang, v.Text, f.spoken()) })
	out.below = func(also string) (Value, func(*model.Tx, Value) error) {
		text := shared(f, func(r T) string { return at(&r).Own(also) }, equal)
		return Value{Text: text}, f.edit(func(r *T, v Value) { t := at(r); *t = t.Edit(also, v.Text, []string{f.lang, also}) })
	}
	return out
}

// texts is a field of a list of texts, one per line.
func (f form[T]) texts(key string, at func(*T) *[]model.Text) Field {
	out := f.field(key, Lines)
	out.Hint = f.w("field.list.hint")
	out.Value.List = shared(f, func(r T) []string { return inLang(*at(&r), f.lang) }, slices.Equal)
	out.Set = f.edit(func(r *T, v Value) { l := at(r); *l = editList(*l, f.lang, v.List, f.spoken()) })
	out.below = func(also string) (Value, func(*model.Tx, Value) error) {
		list := shared(f, func(r T) []string { return ownIn(*at(&r), also) }, slices.Equal)
		return Value{List: list}, f.edit(func(r *T, v Value) { l := at(r); *l = editBelow(*l, f.lang, also, v.List) })
	}
	return out
}

func inLang(list []model.Text, lang string) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.In(lang)
	}
	return out
}

// editList gives each line to the text that said the same before, so that its other languages stay with it when lines
// move; a line that is new takes the place of the text at its height.
func editList(old []model.Text, lang string, lines, spoken []string) []model.Text {
	free := slices.Clone(old)
	taken := make([]bool, len(old))
	var out []model.Text
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		at := slices.IndexFunc(free, func(t model.Text) bool { return t.In(lang) == line })
		for at >= 0 && taken[at] {
			next := slices.IndexFunc(free[at+1:], func(t model.Text) bool { return t.In(lang) == line })
			if next < 0 {
				at = -1
				break
			}
			at += 1 + next
		}
		if at < 0 && i < len(old) && !taken[i] && !slices.Contains(lines, old[i].In(lang)) {
			at = i
		}
		if at < 0 {
			out = append(out, model.Text{}.Edit(lang, line, spoken))
			continue
		}
		taken[at] = true
		out = append(out, old[at].Edit(lang, line, spoken))
	}
	return out
}

// plain is a field of a string.
func (f form[T]) plain(key string, in Input, at func(*T) *string) Field {
	out := f.field(key, in)
	out.Value.Text = shared(f, func(r T) string { return *at(&r) }, equal)
	out.Set = f.edit(func(r *T, v Value) { *at(r) = strings.TrimSpace(v.Text) })
	return out
}

// date is a field of a day, which stays as it was until what is typed is one.
func (f form[T]) date(key string, at func(*T) *string) Field {
	out := f.plain(key, Line, at)
	out.Hint = "2026-11-30"
	out.Set = f.edit(func(r *T, v Value) {
		if day, ok := ReadDay(v.Text); ok {
			*at(r) = day
		}
	})
	return out
}

// tags is a field of words separated by commas.
func (f form[T]) tags(at func(*T) *[]string) Field {
	out := f.field("tags", Line)
	out.Hint = f.w("field.tags.hint")
	sep := ", "
	if i18n.Base(f.lang) == "zh" {
		sep = "\uff0c"
	}
	out.Value.Text = shared(f, func(r T) string { return strings.Join(*at(&r), sep) }, equal)
	out.Set = f.edit(func(r *T, v Value) { *at(r) = readTags(v.Text) })
	return out
}

// number is a field of a number that may be missing, kept within lo and hi.
func (f form[T]) number(key string, in Input, lo, hi float64, at func(*T) **float64) Field {
	out := f.field(key, in)
	out.Min, out.Max = lo, hi
	out.Value.Number = shared(f, func(r T) *float64 { return *at(&r) }, sameNumber)
	out.Set = f.edit(func(r *T, v Value) { *at(r) = within(v.Number, lo, hi) })
	return out
}

// share is a field of a share of 0 to 1 that reads as a percentage.
func (f form[T]) share(key string, at func(*T) **float64) Field {
	out := f.field(key, Number)
	out.Min, out.Max = 0, 100
	out.Value.Number = shared(f, func(r T) *float64 { return times(*at(&r), 100) }, sameNumber)
	out.Set = f.edit(func(r *T, v Value) { *at(r) = times(within(v.Number, 0, 100), 0.01) })
	return out
}

func (f form[T]) toggle(key string, at func(*T) *bool) Field {
	out := f.field(key, Toggle)
	out.Value.On = shared(f, func(r T) bool { return *at(&r) }, equal)
	out.Set = f.edit(func(r *T, v Value) { *at(r) = v.On })
	return out
}

// choice is a field of one of a few words; options pair what is stored with what is read.
func (f form[T]) choice(key string, options []Option, get func(T) string, set func(*T, string)) Field {
	out := f.field(key, Choice)
	out.Options = options
	out.Value.Text = shared(f, get, equal)
	out.Set = f.edit(func(r *T, v Value) { set(r, v.Text) })
	return out
}

func (f form[T]) picks(key string, options []Option, at func(*T) *[]model.ID) Field {
	out := f.field(key, Picks)
	out.Options = options
	out.Value.List = shared(f, func(r T) []string { return idStrings(*at(&r)) }, slices.Equal)
	out.Set = f.edit(func(r *T, v Value) { *at(r) = stringIDs(v.List) })
	return out
}

func (f form[T]) color(at func(*T) *string) Field { return f.plain("color", Color, at) }

// picture is a field of a picture that can be chosen and taken away.
func (f form[T]) picture(key string, at func(*T) *model.ID) Field {
	out := f.field(key, Picture)
	out.Value.Text = string(shared(f, func(r T) model.ID { return *at(&r) }, equal))
	if m, ok := model.Get[model.Media](f.doc, model.ID(out.Value.Text)); ok {
		out.Shown = &m
	}
	out.Set = f.edit(func(r *T, v Value) { *at(r) = model.ID(v.Text) })
	return out
}

// named lists words of the list under a prefix: named("status.", "draft", …).
func (v view) named(prefix string, ids ...string) []Option {
	out := make([]Option, len(ids))
	for i, id := range ids {
		out[i] = Option{ID: id, Text: v.w(prefix + id)}
	}
	return out
}

func idStrings(ids []model.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

func stringIDs(list []string) []model.ID {
	var out []model.ID
	for _, s := range list {
		out = append(out, model.ID(s))
	}
	return out
}

func sameNumber(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

func within(v *float64, lo, hi float64) *float64 {
	if v == nil || *v != *v {
		return nil
	}
	n := *v
	if hi > lo {
		n = max(lo, min(hi, n))
	}
	return &n
}

// times scales a number and drops the dust that a percentage gathers on its way to a share and back.
func times(v *float64, k float64) *float64 {
	if v == nil {
		return nil
	}
	n, err := strconv.ParseFloat(strconv.FormatFloat(*v*k, 'g', 12, 64), 64)
	if err != nil {
		return nil
	}
	return &n
}
