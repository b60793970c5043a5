package importer

import (
	"slices"
	"strings"
)

// readHead reads what stands above a table: a title, a persona, a scenario, with the label in the same cell before a
// colon or in the cell to the left. Texts it does not know are left for the list.
func readHead(t *Table, m *matcher, before int) []HeadAt {
	var head []HeadAt
	titled := false
	for r := range min(before, headRows) {
		label := Unknown
		for i, c := range t.Rows[r] {
			f, text := headCell(m, c.Text)
			switch {
			case label != Unknown && text != "": // a colon in what stands beside a label divides nothing
				f, text = label, c.Text
			case f != Unknown && text != "":
			case f != Unknown && i+1 < len(t.Rows[r]):
				label = f
				head = append(head, HeadAt{r + 1, c.Column + 1, f, ""}) // the label itself
				continue
			case label != Unknown:
				f, text = label, c.Text
			case !titled && i == 0 && len(head) == 0 && len([]rune(c.Text)) <= 60 && allHeads(m, t.Rows[r][1:]):
				f, text = MapTitle, c.Text
			default:
				continue
			}
			titled = titled || f == MapTitle
			head = append(head, HeadAt{r + 1, c.Column + 1, f, text})
		}
	}
	return head
}

// allHeads reports that every cell says what it is of the map, as the version beside a title does.
func allHeads(m *matcher, cells Row) bool {
	return !slices.ContainsFunc(cells, func(c Cell) bool {
		f, text := headCell(m, c.Text)
		return f == Unknown || text == ""
	})
}

// headCell cuts "用户画像:林悦" into its field and its text.
func headCell(m *matcher, s string) (Field, string) {
	label, text, cut := strings.Cut(strings.Replace(s, "：", ":", 1), ":")
	if aboutLexicon()[solid(fold(label))] {
		if strings.TrimSpace(text) == "" {
			return MapAbout, ""
		}
		return MapAbout, s // "Version: 3" says nothing without its label
	}
	f := m.find(strings.TrimSpace(label)).field
	if f == GoalText || f == Owner {
		return f, strings.TrimSpace(text)
	}
	if !describes(f) || !cut && f == MapTitle && len([]rune(label)) > 8 {
		return Unknown, ""
	}
	if f == Note {
		f = MapAbout
	}
	return f, strings.TrimSpace(text)
}
