package vm

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
)

// inventoryColumns are those of the table of all touchpoints, in their order. The first one stays in view.
var inventoryColumns = inventory("title", "map", "stage", "channel", "line", "owner", "department", "importance", "expectation", "experience",
	"gap", "emotion", "moment", "metrics", "evidence")

// inventory picks columns of the table of cards, and those that only several maps need.
func inventory(keys ...string) (out []column) {
	all := append(slices.Clone(columns),
		column{key: "map", head: "inventory.map", width: 150, text: func(o *Outline, _ *model.Card) string { return o.name(o.m.Title, "untitled.map") },
			number: func(o *Outline, c *model.Card) (float64, bool) { return mapNumber(o, c), true }},
		column{key: "moment", width: 100, fits: isTouchpoint, text: momentText, field: momentField},
		column{key: "metrics", width: 200, text: metricsText})
	for _, key := range keys {
		out = append(out, all[slices.IndexFunc(all, func(c column) bool { return c.key == key })])
	}
	return out
}

// mapNumber sorts by the order of the maps.
func mapNumber(o *Outline, c *model.Card) float64 {
	return float64(slices.IndexFunc(o.doc.Maps(), func(m *model.Map) bool { return m.ID == c.Map }))
}

func momentText(o *Outline, c *model.Card) string {
	if t := c.AsTouchpoint(); t != nil && t.Moment {
		return o.w("inventory.yes")
	}
	return ""
}

func momentField(o *Outline, f form[model.Card]) Field {
	return f.choice("moment", []Option{{"on", o.w("inventory.yes")}, {"", o.w("inventory.no")}},
		func(c model.Card) string {
			if touchpoint(&c).Moment {
				return "on"
			}
			return ""
		},
		func(c *model.Card, s string) { touchpoint(c).Moment = s == "on" })
}

// metricsText says what is measured: the name, the value and its unit.
func metricsText(o *Outline, c *model.Card) string {
	var parts []string
	for _, m := range c.Metrics {
		said := m.Name.In(o.lang)
		if m.Value != nil {
			said = strings.TrimSpace(said + " " + layout.Number(*m.Value) + m.Unit)
		}
		if said != "" {
			parts = append(parts, said)
		}
	}
	return strings.Join(parts, comma(o.lang))
}

// CellValue is something that cells of a column say, and how many of them do.
type CellValue struct {
	Text  string // empty for nothing
	Count int
}

// Values lists what the cells of a column say among the rows that everything but its own filter lets through, as the column
// sorts them.
func (o *Outline) Values(col int, v TableView) []CellValue {
	hits := o.matching(v.Filter)
	var rows []OutlineLine
	for _, l := range o.lines() {
		if (hits == nil || hits[l.ID]) && o.among(l.Card, v.Only, col) {
			rows = append(rows, l)
		}
	}
	var out []CellValue
	at := map[string]int{}
	for _, l := range o.sorted(rows, o.heads[col], false) {
		text := o.text(l.Card, col)
		i, known := at[text]
		if !known {
			i, at[text] = len(out), len(out)
			out = append(out, CellValue{Text: text})
		}
		out[i].Count++
	}
	return out
}

// among reports that a card says in every column what it may say there, but for one column.
func (o *Outline) among(c *model.Card, only map[string][]string, but int) bool {
	if len(only) == 0 {
		return true
	}
	for i, h := range o.heads {
		if may, limited := only[h.key]; limited && i != but && !slices.Contains(may, o.text(c, i)) {
			return false
		}
	}
	return true
}

// Filtered is a column whose values are limited, in words.
type Filtered struct{ Key, Text string }

// Filters lists the columns that are limited, in their order.
func (o *Outline) Filters(v TableView) (out []Filtered) {
	for i, h := range o.Headings() {
		may, limited := v.Only[h.Key]
		if !limited {
			continue
		}
		said := o.w("outline.filtered.more", "n", len(may))
		if len(may) == 1 {
			said = o.ValueText(may[0])
		}
		out = append(out, Filtered{Key: o.heads[i].key, Text: o.w("outline.filtered", "column", h.Text, "value", said)})
	}
	return out
}

// ValueText words what a cell says, nothing as well.
func (o *Outline) ValueText(text string) string {
	return cmp.Or(strings.Join(strings.Fields(text), " "), o.w("outline.values.none"))
}

// Toggled is the view with a value of a column let through or not, as a list of what may pass: with none left all do.
func (v TableView) Toggled(key, value string) TableView {
	only := map[string][]string{}
	for k, list := range v.Only {
		only[k] = list
	}
	list := slices.Clone(only[key])
	if i := slices.Index(list, value); i >= 0 {
		list = slices.Delete(list, i, i+1)
	} else {
		list = append(list, value)
	}
	if only[key] = list; len(list) == 0 {
		delete(only, key)
	}
	v.Only = only
	return v
}

// Without is the view with a column that may say anything; with "" all may.
func (v TableView) Without(key string) TableView {
	only := map[string][]string{}
	for k, list := range v.Only {
		if k != key && key != "" {
			only[k] = list
		}
	}
	v.Only = only
	return v
}
