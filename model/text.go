package model

import (
	"cmp"
	"slices"
	"strings"
)

// Text is what a person wrote: one plain string, or a string per language (BCP-47, such as "zh" or "en").
// The zero Text is empty. A Text is a value: methods that change it return a new one.
type Text struct {
	plain string
	by    []wording // in order of language, none empty; never changed: a map would take ten times the memory
}

// wording is a string in one language.
type wording struct{ lang, words string }

func (w wording) compare(lang string) int { return cmp.Compare(w.lang, lang) }

// Plain returns a text that is the same in every language.
func Plain(s string) Text { return Text{plain: s} }

// Texts returns a text with one string per language; empty strings are left out.
func Texts(by map[string]string) Text {
	var out []wording
	for lang, s := range by {
		if s != "" {
			out = append(out, wording{lang, s})
		}
	}
	slices.SortFunc(out, func(a, b wording) int { return a.compare(b.lang) })
	return Text{by: out}
}

// find returns where the string of a language stands, or would, and whether there is one.
func (t Text) find(lang string) (int, bool) {
	return slices.BinarySearchFunc(t.by, lang, wording.compare)
}

// In returns the text to show to a reader of lang: that language, else its base language, else the plain string,
// else whatever there is, in order of language tag.
func (t Text) In(lang string) string {
	if len(t.by) == 0 {
		return t.plain
	}
	return t.by[t.shown(lang)].words
}

// shown returns where the string stands that a reader of lang sees, of a text that has some.
func (t Text) shown(lang string) int {
	if i, ok := t.find(lang); ok {
		return i
	}
	if base, _, ok := strings.Cut(lang, "-"); ok {
		if i, ok := t.find(base); ok {
			return i
		}
	}
	return 0
}

// Own returns the string that was written in lang itself, "" where there is none.
func (t Text) Own(lang string) string {
	if i, ok := t.find(lang); ok {
		return t.by[i].words
	}
	return ""
}

// Rewrite returns t with f applied to the string that In shows to a reader of lang; it stays in the language it was in.
func (t Text) Rewrite(lang string, f func(string) string) Text {
	if len(t.by) == 0 {
		return Text{plain: f(t.plain)}
	}
	w := t.by[t.shown(lang)]
	return t.With(w.lang, f(w.words))
}

// Languages returns the languages that have a string of their own, sorted; none for a plain text.
func (t Text) Languages() (out []string) {
	for _, w := range t.by {
		out = append(out, w.lang)
	}
	return out
}

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
	i, has := t.find(lang)
	after := t.by[i:]
	if has {
		after = after[1:]
	}
	var own []wording
	if s != "" {
		own = []wording{{lang, s}}
	}
	return Text{by: slices.Concat(t.by[:i], own, after)}
}

// Empty reports that no language has anything.
func (t Text) Empty() bool { return t.plain == "" && len(t.by) == 0 }

// Equal reports whether both say the same in the same languages.
func (t Text) Equal(o Text) bool { return t.plain == o.plain && slices.Equal(t.by, o.by) }

// All calls f for every string with its language ("" for plain), in order of language.
func (t Text) All(f func(lang, s string)) {
	if t.by == nil {
		if t.plain != "" {
			f("", t.plain)
		}
		return
	}
	for _, w := range t.by {
		f(w.lang, w.words)
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
