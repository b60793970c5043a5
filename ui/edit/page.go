package edit

import (
	"strings"
	"unicode"

	"sojourn/model/importer"
)

// merged says how many columns the merged cells of a range cover, by row and column.
type merged map[[2]int]int

// sheetOf returns the cells of a text that another program has copied as its web page knows them, which tells lines
// within a cell and merged cells, as long as the page says the same as the text; else as the text does.
func sheetOf(text [][]string, page string) ([][]string, merged) {
	if page == "" {
		return text, nil
	}
	tables, err := importer.Pasted(page, "")
	if err != nil || len(tables) != 1 {
		return text, nil
	}
	looks := cellsOf(&tables[0])
	switch {
	case sameShape(text, looks):
		looks = closer(text, looks)
	case letters(text) != letters(looks):
		return text, nil
	}
	spans := merged{}
	for _, m := range tables[0].Merges {
		if m.Right > m.Left {
			spans[[2]int{m.Top, m.Left}] = m.Right - m.Left + 1
		}
	}
	return looks, spans
}

// cellsOf returns the cells of a table. A row has one cell at least.
func cellsOf(t *importer.Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for r, row := range t.Rows {
		rows[r] = make([]string, 1)
		for _, c := range row {
			for len(rows[r]) <= c.Column {
				rows[r] = append(rows[r], "")
			}
			rows[r][c.Column] = c.Text
		}
	}
	return rows
}

// sameShape reports that two ranges have their filled cells in the same places.
func sameShape(a, b [][]string) bool {
	for r := range max(len(a), len(b)) {
		x, y := row(a, r), row(b, r)
		for c := range max(len(x), len(y)) {
			if (strings.TrimSpace(cell(x, c)) == "") != (strings.TrimSpace(cell(y, c)) == "") {
				return false
			}
		}
	}
	return true
}

// closer returns the cells of the page, and where one is more than the text with lines, such as the number behind what
// is shown, that of the text.
func closer(text, looks [][]string) [][]string {
	for r, cells := range looks {
		for c, s := range cells {
			if shown := cell(row(text, r), c); bare(shown) != bare(s) {
				cells[c] = shown
			}
		}
	}
	return looks
}

func row(cells [][]string, r int) []string {
	if r < len(cells) {
		return cells[r]
	}
	return nil
}

func cell(row []string, c int) string {
	if c < len(row) {
		return row[c]
	}
	return ""
}

// letters are the characters of a range one after another, whatever divides them.
func letters(cells [][]string) string {
	var all strings.Builder
	for _, row := range cells {
		for _, s := range row {
			all.WriteString(bare(s))
		}
	}
	return all.String()
}

// bare is a text without what a program adds to write it: blanks, and quotation marks around lines.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '"' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
