package roundtrip

import (
	"regexp"
	"slices"

	"sojourn/model/importer"
)

// filled gives every row the text of cells that are merged downwards, as a reader sees them: somebody has merged what
// is alike. Rows that say nothing else, and have no id, stay as they are.
func filled(t *importer.Table) *importer.Table {
	heads := max(0, named(t, IDHead))
	for _, m := range t.Merges {
		text := t.At(m.Top, m.Left)
		for row := m.Top + 1; row <= m.Bottom && row < len(t.Rows) && m.Top > heads && text != ""; row++ {
			if len(t.Rows[row]) > 0 && t.At(row, m.Left) == "" {
				t.Rows[row] = withCell(t.Rows[row], importer.Cell{Column: m.Left, Text: text})
			}
		}
	}
	return t
}

// withCell returns a copy of a row with one more cell.
func withCell(row importer.Row, c importer.Cell) importer.Row {
	i := slices.IndexFunc(row, func(o importer.Cell) bool { return o.Column > c.Column })
	if i < 0 {
		i = len(row)
	}
	return slices.Insert(slices.Clone(row), i, c)
}

var fault = regexp.MustCompile(`^(#(REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)|Err:\d{3})$`)

// failed reports that a cell says no more than that its formula cannot be reckoned.
func failed(text string) bool { return fault.MatchString(text) }
