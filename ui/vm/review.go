package vm

import (
	"cmp"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/roundtrip"
	"sojourn/ui/i18n"
)

// ToldItem is an item of a review in words.
type ToldItem struct {
	Name    string // the record, what of it, and where it stands
	Detail  string // before → after, in one line
	Against string // what the project has now, when both have changed it
	Whole   string // all of it, with its lines
}

// TellItem tells an item of a review in the language lang.
func TellItem(v *roundtrip.Review, i roundtrip.Item, lang string, w i18n.Words) ToldItem {
	now := view{v.Theirs, lang, w}
	at := i.To
	if i.What == insight.Removed {
		now, at = view{v.Base, lang, w}, i.From
	}
	field, key := "", "merge.title.whole"
	if i.Field != "" {
		field, key = w("merge.place"), "merge.title"
		if i.Field != "place" {
			field = w(fieldKey(i.Kind, i.Field))
		}
	}
	t := ToldItem{Name: w(key, "kind", w(kindKeys[i.Kind]), "name", now.changeName(i.Change), "field", field)}
	if place := now.whole(i.Change, at); i.Kind == model.KindCard && i.Field != "place" {
		t.Name += "  ·  " + place
	}
	word := func(s string) string { return cmp.Or(valueWord(i.Field, s, w), w("merge.nothing")) }
	switch i.What {
	case insight.Added:
		t.Detail, t.Whole = w("review.added", "text", addedText(v, i, w)), addedText(v, i, w)
	case insight.Removed:
		t.Detail = w("review.removed", "text", i.Before)
	default:
		t.Detail = inOneLine(word(i.Before)) + "  →  " + inOneLine(word(i.After))
		t.Whole = w("review.before", "text", word(i.Before)) + "\n" + w("review.after", "text", word(i.After))
	}
	t.Detail = inOneLine(t.Detail)
	if i.Clash && (i.Gone || i.Mine != i.Before || i.What != insight.Changed) { // without its base the workbook is held against just that
		t.Against = w("review.against", "text", inOneLine(cmp.Or(valueWord(i.Field, i.Mine, w), w("merge.nothing"))))
		if i.Gone || i.What != insight.Added && i.Mine == "" {
			t.Against = w("review.against.gone")
		}
		if i.What == insight.Removed {
			t.Against = w("review.against.changed")
		}
		t.Whole += "\n" + t.Against
	}
	return t
}

// addedText is what there is to read of something new: of a quote also what it answers, who said it, when and where from.
func addedText(v *roundtrip.Review, i roundtrip.Item, w i18n.Words) string {
	c, ok := model.Get[model.Card](v.Theirs, i.ID)
	if !ok {
		return i.After
	}
	var out []string
	for _, t := range []model.Text{c.Title, c.Body} {
		if s := t.In(v.Lang); s != "" {
			out = append(out, s)
		}
	}
	if q := c.Quote; c.Type == model.QuoteCard && q != nil {
		for _, s := range []string{q.Question.In(v.Lang), dots(q.Speaker.In(v.Lang), q.Date, c.Source.In(v.Lang))} {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, "\n")
}

// valueWord returns a value that a file writes as a code as a reader knows it. The last name of a field's path is the
// first of the key of its words, but for a map's state.
func valueWord(field, s string, w i18n.Words) string {
	name := field[strings.LastIndexByte(field, '.')+1:]
	if prefix, _, nested := strings.Cut(field, "."); nested && name == "state" {
		name = prefix
	}
	if key := name + "." + s; s != "" && i18n.Known(key) {
		return w(key)
	}
	if s == "true" && (name == "internal" || name == "moment") {
		return "★"
	}
	return s
}

// TellNote tells a cell that could not be taken over.
func TellNote(n roundtrip.Note, w i18n.Words) ToldItem {
	where := strings.Trim(n.Sheet+" "+n.Cell, " ")
	if where == "" {
		where = inOneLine(n.Text)
	}
	if n.Head != "" {
		where += "  ·  " + inOneLine(n.Head)
	}
	return ToldItem{Name: where, Detail: inOneLine(w("review.note."+string(n.Reason)) + w("list.colon") + n.Text), Whole: w("review.note."+string(n.Reason)) + "\n" + n.Text}
}

// ReviewCounts tells in one line how many items of a review are accepted.
func ReviewCounts(v *roundtrip.Review, w i18n.Words) string {
	n := 0
	for _, i := range v.Items {
		if i.Accept {
			n++
		}
	}
	return w("review.counts", "n", n, "all", len(v.Items))
}
