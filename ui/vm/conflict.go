package vm

import (
	"cmp"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/merge"
	"sojourn/ui/i18n"
)

// Differences tells in one line how much differs from a to b.
func Differences(a, b *model.Document, w i18n.Words) string {
	return cmp.Or(ChangeCounts(insight.Count(insight.Changes(a, b)), w), w("merge.none"))
}

// ConflictTitle names what two sides did differently: the record, and what of it.
func ConflictTitle(c merge.Conflict, lang string, w i18n.Words) string {
	switch {
	case c.Kind == model.KindProject && c.Field == "records":
		return w("merge.records")
	case c.Field == "media":
		return w("merge.media")
	}
	kind := w(kindKeys[c.Kind])
	if c.Field == "" {
		return w("merge.title.whole", "kind", kind, "name", conflictName(c, lang, w))
	}
	return w("merge.title", "kind", kind, "name", conflictName(c, lang, w), "field", conflictField(c, w))
}

// conflictName is what a person calls the record.
func conflictName(c merge.Conflict, lang string, w i18n.Words) string {
	c.Field = ""
	name := Nameless(lang, w)
	return inOneLine(cmp.Or(c.Text(merge.Mine, lang, name), c.Text(merge.Theirs, lang, name)))
}

// Nameless words records that have no name of their own.
func Nameless(lang string, w i18n.Words) func(model.Record) string {
	return func(r model.Record) string {
		if l, ok := r.(*model.Lane); ok {
			return view{nil, lang, w}.laneName(*l)
		}
		return w(cmp.Or(unnamed[r.Of()], "untitled"))
	}
}

func conflictField(c merge.Conflict, w i18n.Words) string {
	if c.Field == "place" {
		return w("merge.place")
	}
	path, language := c.Field, ""
	if i := strings.LastIndexByte(path, '.'); i >= 0 && i18n.Known("view.language."+path[i+1:]) {
		path, language = path[:i], w("view.language."+path[i+1:])
	}
	field := w(fieldKey(c.Kind, path))
	if language == "" {
		return field
	}
	return w("merge.inlanguage", "field", field, "language", language)
}

// ConflictText is what one side wants at the place of a conflict.
func ConflictText(c merge.Conflict, s merge.Side, lang string, w i18n.Words) string {
	own := [2]model.Record{c.Mine, c.Theirs}[s]
	switch {
	case c.ID != "" && own == nil:
		return w("merge.removes")
	case c.Field == "" && c.ID != "":
		return w("merge.keeps")
	}
	return inOneLine(c.Text(s, lang, Nameless(lang, w)))
}
