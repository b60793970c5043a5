package importer

import "slices"

// headers returns the header of every column, with the word that joins it with others before it.
func (m Mapping) headers(t *Table) Row {
	if m.HeaderRow < 1 || m.HeaderRow > len(t.Rows) {
		return nil
	}
	low := t.Rows[m.HeaderRow-1]
	if m.GroupRow < 1 || m.GroupRow >= m.HeaderRow {
		return low
	}
	var out Row
	for _, c := range t.spread(m.GroupRow - 1) {
		if s := low.At(c.Column); s != "" && s != c.Text {
			c.Text += " / " + s
		}
		out = append(out, c)
	}
	for _, c := range low {
		if out.At(c.Column) == "" {
			out = append(out, c)
			slices.SortFunc(out, func(a, b Cell) int { return a.Column - b.Column })
		}
	}
	return out
}

// spread returns a row's cells with those that are merged across standing in each of their columns.
func (t *Table) spread(r int) Row {
	var out Row
	for _, c := range t.Rows[r] {
		for x := c.Column; x <= t.right(r, c.Column); x++ {
			out = append(out, Cell{x, c.Text})
		}
	}
	return out
}

// right returns the last column that a cell is merged over, which is never one that has a text of its own.
func (t *Table) right(row, column int) int {
	for _, m := range t.Merges {
		if m.Top != row || m.Left != column {
			continue
		}
		for _, c := range t.Rows[row] {
			if c.Column > column && c.Column <= m.Right {
				return c.Column - 1
			}
		}
		return m.Right
	}
	return column
}

// Fit moves fields to where their headers or labels stand in this sheet, so that a mapping made for one sheet serves
// the next one with its columns or rows in another order. Fields whose header is nowhere stay where they are, unless
// something else stands there now.
func (m Mapping) Fit(t *Table) Mapping {
	switch {
	case m.Layout == Matrix:
		return m.fitRows(t)
	case m.HeaderRow < 1 || m.HeaderRow > len(t.Rows):
		return m
	}
	headers := m.headers(t)
	taken := map[int]bool{}
	for _, f := range m.Fields {
		if f.Name == "" || fold(headers.At(f.At-1)) == fold(f.Name) {
			taken[f.At] = true
		}
	}
	free := map[string][]int{} // folded header → columns, left to right
	for _, c := range headers {
		if h := fold(c.Text); !taken[c.Column+1] {
			free[h] = append(free[h], c.Column+1)
		}
	}
	var fields []FieldAt
	for _, f := range m.Fields {
		here, h := headers.At(f.At-1), fold(f.Name)
		switch {
		case f.Name == "" || fold(here) == h:
		case len(free[h]) > 0:
			f.At, free[h] = free[h][0], free[h][1:]
			taken[f.At] = true
		case taken[f.At]:
			continue
		case here != "":
			f.Field = Unknown // another column stands here now
			taken[f.At] = true
		}
		fields = append(fields, f)
	}
	m.Fields = fields
	return m
}

// fitRows gives the rows of a matrix their fields anew, by their labels, when these have moved.
func (m Mapping) fitRows(t *Table) Mapping {
	moved, begun := false, false
	known := map[string]FieldAt{}
	for _, f := range m.Fields {
		label := fold(f.Name)
		if label == "" {
			continue
		}
		here := fold(t.At(f.At-1, m.LabelColumn-1))
		moved = moved || here != label && (here != "" || !begun) // a row without a label goes on with the one above
		begun = true
		if _, twice := known[label]; !twice {
			known[label] = f
		}
	}
	if !moved {
		return m
	}
	return m.relabel(t, known)
}

// relabel finds the lanes of a mapping in another sheet. Its stages stand as far above the first lane as they did.
func (m Mapping) relabel(t *Table, known map[string]FieldAt) Mapping {
	old := slices.Clone(m.Fields)
	slices.SortFunc(old, func(a, b FieldAt) int { return a.At - b.At })
	m.Fields = nil
	var above *FieldAt
	for r := range t.Rows {
		label := fold(t.At(r, m.LabelColumn-1))
		f, ok := known[label]
		switch {
		case len(t.Rows[r]) == 0:
			above = nil
			continue
		case label == "" && above != nil:
			f = *above
		case !ok:
			above = nil
			continue
		}
		f.At = r + 1
		m.Fields = append(m.Fields, f)
		above = &m.Fields[len(m.Fields)-1]
	}
	if len(m.Fields) == 0 {
		m.Fields = old
		return m
	}
	by := m.Fields[0].At - old[0].At
	if m.StageRow+by < 1 {
		return m
	}
	m.StageRow += by
	if m.StepRow > 0 {
		m.StepRow += by
	}
	return m
}
