package importer

import (
	"slices"
	"strings"
)

// body returns the rows below the headers that belong to the table, from 0: no empty ones, no headers that a printed
// list repeats on every page, no sums, and nothing of another table further down. At most limit rows are looked at.
func (m Mapping) body(t *Table, limit int) []int {
	var out []int
	var headers Row
	if m.HeaderRow > 0 && m.HeaderRow <= len(t.Rows) {
		headers = t.Rows[m.HeaderRow-1]
	}
	end := len(t.Rows)
	if limit < end-m.HeaderRow {
		end = m.HeaderRow + limit
	}
	for r := m.HeaderRow; r < end; r++ {
		row := t.Rows[r]
		switch {
		case len(row) == 0:
			if headers != nil && anotherTable(t, r+1, headers) {
				return out
			}
		case slices.Equal(row, headers), sumUp(row):
		default:
			out = append(out, r)
		}
	}
	return out
}

// sums are the words in the first cell of a row that adds others up.
var sums = map[string]bool{"total": true, "totals": true, "grand total": true, "grand totals": true, "subtotal": true, "合计": true, "总计": true, "小计": true,
	"汇总": true, "合計": true, "總計": true}

// sumUp reports that a row adds others up.
func sumUp(row Row) bool { return isSum(row[0].Text) }

func isSum(s string) bool {
	if len(s) > 40 {
		return false
	}
	s, _, _ = strings.Cut(strings.ToLower(s), "(")
	return sums[strings.Trim(s, ":： （")]
}

// anotherTable reports that a new table begins at a row that follows an empty one: its headers, below a title or not,
// are words for something, and not those of the table above.
func anotherTable(t *Table, r int, above Row) bool {
	if r+1 < len(t.Rows) && len(t.Rows[r]) == 1 {
		r++
	}
	if r+1 >= len(t.Rows) || len(t.Rows[r]) < 2 || len(t.Rows[r+1]) == 0 || slices.Equal(t.Rows[r], above) {
		return false
	}
	words, known := newMatcher(nil), 0
	for _, c := range t.Rows[r] {
		_, mark := recordTerms().marks[solid(fold(c.Text))]
		if mark || words.find(c.Text).score >= exact {
			known++
		}
	}
	return known > 1 && known*2 >= len(t.Rows[r])
}
