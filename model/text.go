package model

import (
	"maps"
	"slices"
	"strings"
)

// Text is what a person wrote: one plain string, or a string per language (BCP-47, such as "zh" or "en").
// The zero Text is empty. A Text is a value: methods that change it return a new one.
type Text struct {
	plain string
	by    map[string]string
}

// Plain returns a text that is the same in every language.
func Plain(s string) Text { return Text{plain: s} }

// Texts returns a text with one string per language; empty strings are left out.
func Texts(by map[string]string) Text {
	t := Text{}
	for lang, s := range by {
		t = t.With(lang, s)
	}
	return t
}

// In returns the text to show to a reader of lang: that language, else its base language, else the plain string,
// else whatever there is, in order of language tag.
func (t Text) In(lang string) string {
	if tag, ok := t.shown(lang); ok {
		return t.by[tag]
	}
	return t.plain
}

// shown returns the language whose string a reader of lang sees, and false for the plain one.
func (t Text) shown(lang string) (string, bool) {
	if t.by == nil {
		return "", false
	}
	if _, ok := t.by[lang]; ok {
		return lang, true
	}
	if base, _, ok := strings.Cut(lang, "-"); ok {
		if _, ok := t.by[base]; ok {
			return base, true
		}
	}
	for _, l := range slices.Sorted(maps.Keys(t.by)) {
		return l, true
	}
	return "", false
}

// Rewrite returns t with f applied to the string that In shows to a reader of lang; it stays in the language it was in.
func (t Text) Rewrite(lang string, f func(string) string) Text {
	if tag, ok := t.shown(lang); ok {
		return t.With(tag, f(t.by[tag]))
	}
	return Text{plain: f(t.plain)}
}

// Languages returns the languages that have a string of their own, sorted; none for a plain text.
func (t Text) Languages() []string { return slices.Sorted(maps.Keys(t.by)) }

// Edit returns t after a person who reads lang has typed s. In a project of several languages (spoken, its own first)
// what is typed belongs to lang alone, and what stood there for all of them becomes the text of the first; in any other
// project a plain text stays plain.
func (t Text) Edit(lang, s string, spoken []string) Text {
	switch {
	case t.by == nil && len(spoken) < 2:
		return Plain(s)
	case t.by == nil && t.plain != "":
		if t.plain == s {
			return t
		}
		return Texts(map[string]string{spoken[0]: t.plain}).With(lang, s)
	}
	return t.With(lang, s)
}

// With returns t with s in lang. An empty s takes that language out; a plain string gives way.
func (t Text) With(lang, s string) Text {
	by := maps.Clone(t.by)
	if s == "" {
		delete(by, lang)
		if len(by) == 0 {
			return Text{}
		}
		return Text{by: by}
	}
	if by == nil {
		by = map[string]string{}
	}
	by[lang] = s
	return Text{by: by}
}

// Empty reports that no language has anything.
func (t Text) Empty() bool { return t.plain == "" && len(t.by) == 0 }

// Equal reports whether both say the same in the same languages.
func (t Text) Equal(o Text) bool { return t.plain == o.plain && maps.Equal(t.by, o.by) }

// All calls f for every string with its language ("" for plain), in order of language.
func (t Text) All(f func(lang, s string)) {
	if t.by == nil {
		if t.plain != "" {
			f("", t.plain)
		}
		return
	}
	for _, l := range t.Languages() {
		f(l, t.by[l])
	}
}

// Contains reports whether any language contains the folded needle, ignoring case.
func (t Text) Contains(needle string) bool {
	found := false
	n := strings.ToLower(needle)
	t.All(func(_, s string) { found = found || strings.Contains(strings.ToLower(s), n) })
	return found
}

// IsZero reports that t is empty; encoding/json asks it for omitzero.
func (t Text) IsZero() bool { return t.Empty() }
