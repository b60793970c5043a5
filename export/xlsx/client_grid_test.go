package xlsx_test

import (
	"fmt"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/roundtrip"
)

// grid returns the sheet that looks like the map, and the rows of its heads.
func (c *client) grid() (t *importer.Table, heads int) {
	for i := range c.tables {
		for r, row := range c.tables[i].Rows {
			if row.At(0) == roundtrip.RowStages {
				return &c.tables[i], r
			}
		}
	}
	c.t.Fatal("no grid")
	return nil, 0
}

// reword changes the title of a card in its cell on the map.
func (c *client) reword() {
	t, heads := c.grid()
	for range 50 {
		row := heads + 2 + c.IntN(len(t.Rows)-heads-3)
		lane, ok := model.Get[model.Lane](c.doc, model.ID(t.At(row, 0)))
		if !ok || !lane.Type.TakesCards() || lane.Type == model.MetricsLane || len(t.Rows[row]) < 2 {
			continue
		}
		cell := t.Rows[row][1+c.IntN(len(t.Rows[row])-1)]
		column := model.ID(t.At(0, cell.Column))
		title, rest, more := strings.Cut(cell.Text, "\n")
		moment := strings.HasSuffix(title, " ★")
		for _, card := range c.doc.Cards(c.id) {
			if card.Lane != lane.ID || c.doc.Columns(c.id)[0].ID == "" || column == "" || c.busy[card.ID] ||
				card.Title.In(c.lang) != strings.TrimSuffix(title, " ★") || c.shownIn(card) != column {
				continue
			}
			c.busy[card.ID] = true
			now := fmt.Sprintf("图上改过 %d", c.IntN(1000))
			c.meant["changed card "+string(card.ID)+" title"] = now
			if moment {
				now += " ★"
			}
			if more {
				now += "\n" + rest
			}
			c.set(t, row, cell.Column, now)
			return
		}
	}
}

// shownIn is the column in which a card is seen.
func (c *client) shownIn(card *model.Card) model.ID {
	if steps := c.doc.Steps(card.Column); len(steps) > 0 {
		return steps[0].ID
	}
	return card.Column
}

// head calls a stage otherwise on the map.
func (c *client) head() {
	t, heads := c.grid()
	stages := c.doc.Stages(c.id)
	i := c.IntN(len(stages))
	for _, cell := range t.Rows[heads] {
		if strings.HasPrefix(cell.Text, fmt.Sprintf("%d　", i+1)) {
			c.set(t, heads, cell.Column, fmt.Sprintf("%d　新阶段名", i+1))
			c.meant["changed stage "+string(stages[i].ID)+" name"] = "新阶段名"
			if stages[i].Moment {
				c.meant["changed stage "+string(stages[i].ID)+" moment"] = ""
			}
			return
		}
	}
}

// insertColumn moves everything from a column on to the right.
func insertColumn(t *importer.Table, at int) {
	for r := range t.Rows {
		t.Rows[r] = slices.Clone(t.Rows[r])
		for i := range t.Rows[r] {
			if t.Rows[r][i].Column >= at {
				t.Rows[r][i].Column++
			}
		}
	}
	for i, m := range t.Merges {
		if m.Left >= at {
			t.Merges[i].Left++
		}
		if m.Right >= at {
			t.Merges[i].Right++
		}
	}
}

// stage adds a stage at the right end of the map, with a card in one of its cells.
func (c *client) stage() {
	t, heads := c.grid()
	last := t.Rows[0][len(t.Rows[0])-1].Column + 1
	c.set(t, heads, last, fmt.Sprintf("后续 %d", c.IntN(1000)))
	c.meant["added stage"] += "+"
	c.insideLane(last)
}

// insideLane puts a new card into a column, in a row that somebody inserted.
func (c *client) insideLane(column int) {
	t, heads := c.grid()
	for r := heads + 2; r < len(t.Rows); r++ {
		lane, ok := model.Get[model.Lane](c.doc, model.ID(t.At(r, 0)))
		if ok && lane.Type == model.PainsLane {
			t.Rows = slices.Insert(t.Rows, r+1, importer.Row{{Column: column, Text: fmt.Sprintf("图上新增 %d\n在这里", c.IntN(1000))}})
			for i, m := range t.Merges {
				if m.Top > r {
					t.Merges[i].Top++
				}
				if m.Bottom > r {
					t.Merges[i].Bottom++
				}
			}
			c.meant["added card"] += "+"
			return
		}
	}
}

// lane adds a lane below all others, above the legend.
func (c *client) lane() {
	t, _ := c.grid()
	last := 0
	for r, row := range t.Rows {
		if row.At(0) != "" {
			last = r
		}
	}
	t.Rows = slices.Insert(t.Rows, last+1, importer.Row{{Column: 1, Text: fmt.Sprintf("法务 %d", c.IntN(1000))}})
	for i, m := range t.Merges {
		if m.Top > last {
			t.Merges[i].Top, t.Merges[i].Bottom = m.Top+1, m.Bottom+1
		}
	}
	c.meant["added lane"] += "+"
}

// feel changes a number of the curve.
func (c *client) feel() {
	t, _ := c.grid()
	for r, row := range t.Rows {
		lane, what, ok := strings.Cut(row.At(0), " ")
		if _, is := model.Get[model.Lane](c.doc, model.ID(lane)); !ok || !is || what != "current" {
			continue
		}
		columns := c.doc.Columns(c.id)
		i := c.IntN(len(columns))
		if c.busy[columns[i].ID] {
			return
		}
		c.busy[columns[i].ID] = true
		at := slices.IndexFunc(t.Rows[0], func(cell importer.Cell) bool { return cell.Text == string(columns[i].ID) })
		value := "0.75"
		c.set(t, r, t.Rows[0][at].Column, value)
		if p, ok := c.doc.Point(c.id, columns[i].ID, "", model.Current); ok {
			c.meant["changed emotion "+string(p.ID)+" value"] = value
		} else {
			c.meant["added emotion"] += "+"
		}
		return
	}
}
