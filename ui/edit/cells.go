package edit

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// mark is what stands before each of several cards in one cell of a sheet.
const mark = "• "

// listMark is what stands before an entry of a list; "-5" and "3.5" are numbers.
var listMark = regexp.MustCompile(`^\s*(?:[•·▪●◦]\s*|[-*–—]\s+|\d{1,2}(?:[.)]\s+|[、）]\s*))`)

// text is what other programs get. Cards of one cell are lines, title and body divided by a tab; cards of several cells
// are rows and columns as they stand on the map.
func (c Clip) text() string {
	if len(c.cards) == 0 {
		return ""
	}
	top, left, bottom, right := c.where[0].row, c.where[0].column, 0, 0
	for _, w := range c.where {
		top, left, bottom, right = min(top, w.row), min(left, w.column), max(bottom, w.row), max(right, w.column)
	}
	if top == bottom && left == right {
		return c.lines()
	}
	cells := map[[2]int][]int{}
	for i, w := range c.where {
		at := [2]int{w.row - top, w.column - left}
		cells[at] = append(cells[at], i)
	}
	rows := make([]string, bottom-top+1)
	for r := range rows {
		row := make([]string, right-left+1)
		for k := range row {
			row[k] = quote(c.cell(cells[[2]int{r, k}]))
		}
		rows[r] = strings.Join(row, "\t")
	}
	return strings.Join(rows, "\n")
}

func (c Clip) lines() string {
	var lines []string
	for _, card := range c.cards {
		line := guard(oneLine(card.Title.In(c.lang)))
		if body := oneLine(card.Body.In(c.lang)); body != "" {
			line += "\t" + guard(body)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// cell is the text of the cards in one cell: one with its body below it, several as a list of their titles.
func (c Clip) cell(cards []int) string {
	if len(cards) == 1 {
		card := c.cards[cards[0]]
		title, body := oneLine(card.Title.In(c.lang)), strings.TrimSpace(card.Body.In(c.lang))
		return guard(strings.TrimSpace(title + "\n" + body))
	}
	var lines []string
	for _, i := range cards {
		lines = append(lines, mark+oneLine(c.cards[i].Title.In(c.lang)))
	}
	return strings.Join(lines, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quote writes a cell as spreadsheets do: in quotation marks when it holds what divides cells.
func quote(s string) string {
	if strings.ContainsAny(s, "\t\n\r\"") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// guard keeps a text from being run as a formula by the spreadsheet it is pasted into; a number stays one.
func guard(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("=@＝＠", first) || strings.ContainsRune("+-＋－", first) && strings.ContainsAny(s, "(|!") {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	rest, ok := strings.CutPrefix(s, "'")
	if first, _ := utf8.DecodeRuneInString(rest); ok && strings.ContainsRune("=@+-＝＠＋－", first) {
		return rest
	}
	return s
}

// readCells cuts text from another program into rows of cells as spreadsheets write them, and is false for more than can
// be pasted. A row has one cell at least. A quotation mark that is never closed is a character.
func readCells(text string) (rows [][]string, ok bool) {
	if len(text) > limits.ClipBytes {
		return nil, false
	}
	for at := 0; at < len(text); {
		var row []string
		for ended := false; !ended; {
			var cell string
			cell, at, ended = nextCell(text, at)
			if row = append(row, strings.ToValidUTF8(cell, "�")); len(row) > limits.SheetColumns {
				return nil, false
			}
		}
		if rows = append(rows, row); len(rows) > limits.ClipCards {
			return nil, false
		}
	}
	return rows, true
}

// nextCell returns the cell at a place, where the next one begins, and whether the row ends with it.
func nextCell(text string, at int) (cell string, next int, ended bool) {
	if at < len(text) && text[at] == '"' {
		if s, end, ok := quoted(text, at+1); ok {
			next, ended = over(text, end)
			return s, next, ended
		}
	}
	end := at
	for end < len(text) && !strings.ContainsRune("\t\r\n", rune(text[end])) {
		end++
	}
	next, ended = over(text, end)
	return text[at:end], next, ended
}

// quoted reads from behind a quotation mark to the one that closes the cell. One that closes nothing is found no later
// than a cell may be long.
func quoted(text string, from int) (cell string, end int, ok bool) {
	stop := min(len(text), from+limits.QuotedBytes)
	for i := from; i < stop; i++ {
		switch {
		case text[i] != '"':
		case i+1 < len(text) && text[i+1] == '"':
			i++
		case i+1 == len(text) || strings.ContainsRune("\t\r\n", rune(text[i+1])):
			return strings.ReplaceAll(text[from:i], `""`, `"`), i + 1, true
		default:
			return "", 0, false
		}
	}
	return "", 0, false
}

// over steps over what ends a cell.
func over(text string, end int) (next int, ended bool) {
	switch {
	case end >= len(text):
		return end, true
	case text[end] == '\t':
		return end + 1, false
	case strings.HasPrefix(text[end:], "\r\n"):
		return end + 2, true
	}
	return end + 1, true
}

// isSheet reports that text has columns: only then it is a range of cells and not lines of a text.
func isSheet(cells [][]string) bool {
	for _, row := range cells {
		if len(row) > 1 {
			return true
		}
	}
	return false
}

// cardsOf returns the cards that the text of a cell means: one for each line of a list, else one whose first line is its
// title. A first line too long for a title is told in the body.
func cardsOf(text string) []model.Card {
	text = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	var out []model.Card
	for _, l := range lines {
		bare := listMark.ReplaceAllString(l, "")
		if len(lines) < 2 || bare == l || bare == "" {
			title, body, _ := strings.Cut(text, "\n")
			if r := []rune(title); len(r) > limits.HeadingRunes {
				title, body = string(r[:limits.HeadingRunes/2])+"…", text
			}
			return []model.Card{{Title: model.Plain(unguard(strings.TrimSpace(title))), Body: model.Plain(strings.TrimSpace(body))}}
		}
		out = append(out, model.Card{Title: model.Plain(bare)})
	}
	return out
}
