package vm

import (
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

// LeftOut is what a client does not get of a document.
type LeftOut struct {
	Counts string   // how much, in one line; "" for nothing
	Lines  []string // what, a line each
}

// NewLeftOut compares a document with what of it is for the client, on one map or, for "", on all.
func NewLeftOut(doc, client *model.Document, m model.ID, lang string, w i18n.Words) (out LeftOut) {
	v := view{doc, lang, w}
	gone, comments := map[model.Kind]int{}, 0
	for _, c := range insight.Changes(doc, client) {
		if m != "" && c.Map != "" && c.Map != m {
			continue
		}
		if c.What == insight.Removed {
			gone[c.Kind]++
			out.Lines = append(out.Lines, w("left.record", "kind", v.kindOf(c), "name", v.changeName(c)))
			continue
		}
		if n := commentsOf(doc, c.ID); n > 0 && slices.Contains(c.Fields, "comments") {
			comments += n
		}
		out.Lines = append(out.Lines, w("left.fields", "kind", v.kindOf(c), "name", v.changeName(c), "detail", v.fields(c.Kind, c.Fields)))
	}
	var counts []string
	for _, c := range counted {
		if n := gone[c.kind]; n > 0 {
			counts = append(counts, w(c.key, "n", n))
		}
	}
	if comments > 0 {
		counts = append(counts, w("left.comments", "n", comments))
	}
	if n := len(doc.Kept().Quarantine) - len(client.Kept().Quarantine); n > 0 {
		counts = append(counts, w("left.pieces", "n", n))
	}
	out.Counts = strings.Join(counts, " · ")
	return out
}

// kindOf is the word for what a change is about; of a card that for its own kind.
func (v view) kindOf(c insight.Change) string {
	if card, ok := model.Get[model.Card](v.doc, c.ID); ok && card.Type != model.TextCard {
		return v.w("card." + string(card.Type))
	}
	return v.w(kindKeys[c.Kind])
}

func commentsOf(doc *model.Document, id model.ID) int {
	c, _ := model.Get[model.Card](doc, id)
	return len(c.Comments)
}
