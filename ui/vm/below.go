package vm

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// below is what a text says in a second language, "" where it says nothing of its own there, and how that is set.
type below func(also string) (Value, func(tx *model.Tx, v Value) error)

// InBoth returns the inspector with a field below each text, in which the text can be written in the second language also.
// Lang is the language of the inspector. Without a second language it stays as it is.
func (in Inspector) InBoth(lang, also string, w i18n.Words) Inspector {
	if also == "" {
		return in
	}
	in.Key += "|" + also
	in.Sections = slices.Clone(in.Sections)
	for i, s := range in.Sections {
		in.Sections[i].Fields = spread(s.Fields, lang, also, w)
	}
	return in
}

// spread puts the fields of the second language below theirs. Those that stand side by side have them side by side.
func spread(fields []Field, lang, also string, w i18n.Words) (out []Field) {
	var line []Field // below the one at hand
	for _, f := range fields {
		if !f.Beside {
			out, line = append(out, line...), nil
		}
		f.Rows = slices.Clone(f.Rows)
		for i, r := range f.Rows {
			f.Rows[i].Fields = spread(r.Fields, lang, also, w)
		}
		out = append(out, f)
		if f.below != nil {
			line = append(line, second(f, lang, also, w))
			line[len(line)-1].Beside = len(line) > 1
		}
	}
	return append(out, line...)
}

// second is the field of a text in the second language.
func second(f Field, lang, also string, w i18n.Words) Field {
	out := Field{Key: f.Key + "." + also, Input: f.Input, Do: f.Do, Second: true}
	if f.Input == Suggest {
		out.Input = Line
	}
	out.Hint = w("field.also", "field", cmp.Or(f.Label, f.Hint), "language", w("view.language."+also))
	var set func(*model.Tx, Value) error
	out.Value, set = f.below(also)
	out.Set = func(tx *model.Tx, v Value) error {
		speak(tx, lang, also)
		return set(tx, v)
	}
	return out
}

// speak has the project name both languages, so that what is typed in either from now on belongs to it alone.
func speak(tx *model.Tx, lang, also string) {
	p := tx.Doc().Project()
	if !slices.Contains(p.Languages, lang) || !slices.Contains(p.Languages, also) {
		p.Languages = chosen(p.Languages, append(slices.Clone(p.Languages), lang, also), lang)
		model.Put(tx, p)
	}
}

// ownIn is what each text of a list says in a language itself.
func ownIn(list []model.Text, lang string) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Own(lang)
	}
	return out
}

// editBelow gives each line of the second language to the text at its height. What is longer than the list is added to it.
func editBelow(old []model.Text, lang, also string, lines []string) []model.Text {
	out := slices.Clone(old)
	for i := range max(len(out), len(lines)) {
		line := ""
		if i < len(lines) {
			line = strings.TrimSpace(lines[i])
		}
		switch {
		case i < len(out) && out[i].Own(also) != line:
			out[i] = out[i].Edit(also, line, []string{lang, also})
		case i >= len(out) && line != "":
			out = append(out, model.Text{}.With(also, line))
		}
	}
	return out
}
