package xlsx_test

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/roundtrip"
)

// A row of a reading that was copied to write a newer one below it leaves the older one as it was.
func TestACopiedRowOfAReadingIsANewReading(t *testing.T) {
	c, card, _ := measured(t)
	s := c.readings()
	row := slices.IndexFunc(s.Rows, func(r importer.Row) bool { return r.At(0) == string(card)+" 1 1" })
	s.Rows = slices.Insert(s.Rows, row+1, slices.Clone(s.Rows[row]))
	c.set(s.Table, row+1, s.column("field.metric.date"), "2026-03-31")
	c.set(s.Table, row+1, s.column("field.metric.value"), "44")
	v := c.review(c.doc)
	for i := range v.Items {
		v.Decide(i, true)
	}
	k, _ := model.Get[model.Card](v.Doc(c.doc), card)
	want := []model.Reading{{Date: "2026-01-31", Value: 38}, {Date: "2026-02-28", Value: 41}, {Date: "2026-03-31", Value: 44}}
	if len(k.Metrics) != 2 || !slices.Equal(k.Metrics[0].Series, want) {
		t.Errorf("%+v, of %v", k.Metrics, found(v.Items))
	}
}

// Who changes the title of a card on the map, and below it what the table of cards holds, has the title taken and is told
// of the rest.
func TestATitleIsTakenThoughTheLinesBelowItAreNot(t *testing.T) {
	c := sampleClient(t)
	i := slices.IndexFunc(c.doc.Cards(c.id), func(k *model.Card) bool {
		return k.Type == model.TouchpointCard && !k.InTray() && !k.Touchpoint.Moment && !k.Touchpoint.Channel.Empty()
	})
	card := c.doc.Cards(c.id)[i]
	grid, heads := c.grid()
	for row := heads + 1; row < len(grid.Rows); row++ {
		for _, cell := range slices.Clone(grid.Rows[row]) {
			if rest, ok := strings.CutPrefix(cell.Text, card.Title.In("zh")+"\n"); ok {
				c.set(grid, row, cell.Column, "新题\n"+rest+"？")
			}
		}
	}
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{"changed card " + string(card.ID) + " title": "新题"})
	if len(v.Notes) != 1 || v.Notes[0].Reason != roundtrip.Repeats {
		t.Errorf("notes %+v", v.Notes)
	}
}
