package roundtrip

import (
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
)

// sheets are the tables of a workbook by what they are. They are known by what stands in them: whoever edits a workbook
// renames its tabs.
type sheets struct {
	stamp  Stamp
	chunks []string
	shown  []paragraph // the cards of the grid as they were written
	grid   *importer.Table
	people *importer.Table
	about  *importer.Table   // the map
	tables []*importer.Table // with ids, the largest first
	plain  []*importer.Table // what carries nothing
}

// paragraph is a card as the grid showed it.
type paragraph struct {
	card  model.ID
	hash  string
	lines string // a letter for each line
}

// stampRows is where the base begins on the sheet of the way back.
const stampRows = 6

func sortSheets(tables []importer.Table) sheets {
	var s sheets
	for _, t := range cleaned(tables) {
		switch {
		case t.At(0, 0) == Mark && named(t, RowTitle) >= 0 && !gridded(t):
			s.about = t
		case t.At(0, 0) == Mark && t.At(stampRows, 0) != "" && t.At(1, 1) != "" && !gridded(t):
			s.readStamp(t)
		case t.At(0, 0) == Mark && named(t, rowNames) >= 0:
			s.people = t
		case t.At(0, 0) == Mark && gridded(t):
			s.grid = t
		case t.At(0, 0) == Mark:
			s.readStamp(t)
		case named(t, IDHead) >= 0:
			s.tables = append(s.tables, filled(t))
		default:
			s.plain = append(s.plain, filled(t))
		}
	}
	slices.SortStableFunc(s.tables, func(a, b *importer.Table) int { return hashed(b) - hashed(a) })
	return s
}

// cleaned returns the tables as a reader sees them. What is given stays as it is.
func cleaned(tables []importer.Table) (out []*importer.Table) {
	for _, t := range tables {
		t.Rows = slices.Clone(t.Rows)
		for r, row := range t.Rows {
			var own importer.Row
			for i, c := range row {
				text := importer.Clean(c.Text)
				if text != c.Text && own == nil {
					own = slices.Clone(row)
				}
				if own != nil {
					own[i].Text = text
				}
			}
			if own != nil {
				t.Rows[r] = own
			}
		}
		out = append(out, &t)
	}
	return out
}

// hashed is 1 for the table of all cards, which ends in a hash for each row.
func hashed(t *importer.Table) int {
	if column(t, named(t, IDHead), HashHead) >= 0 {
		return 1
	}
	return 0
}

func gridded(t *importer.Table) bool { return named(t, RowStages) >= 0 }

// named returns the row of a grid that column A gives a name, −1 when there is none.
func named(t *importer.Table, name string) int {
	return slices.IndexFunc(t.Rows, func(r importer.Row) bool { return r.At(0) == name })
}

// rowNames is the row of the personas' names.
const rowNames = "field.title"

// column returns the column of a head in the row of heads, −1 when there is none.
func column(t *importer.Table, heads int, head string) int {
	if len(t.Rows) == 0 || head == "" {
		return -1
	}
	for _, c := range t.Rows[heads] {
		if c.Text == head {
			return c.Column
		}
	}
	return -1
}

func (s *sheets) readStamp(t *importer.Table) {
	s.stamp = Stamp{Project: model.ID(t.At(1, 0)), Map: model.ID(t.At(2, 0)), Export: t.At(3, 0), Lang: t.At(4, 0), Client: t.At(5, 0) != ""}
	for r := range t.Rows {
		if text := t.At(r, 0); r >= stampRows && text != "" {
			s.chunks = append(s.chunks, text)
		}
		if id := t.At(r, 1); id != "" {
			s.shown = append(s.shown, paragraph{model.ID(id), t.At(r, 2), t.At(r, 3)})
		}
	}
}

// rowText returns the texts of a row's cells between its id and its hash, as Hash takes them.
func rowText(t *importer.Table, row, last int) []string {
	var out []string
	for c := 1; c < last; c++ {
		out = append(out, t.At(row, c))
	}
	return out
}

// blank reports that a row says nothing beside its id and its hash.
func blank(t *importer.Table, row int, reckoned func(column int) bool) bool {
	return !slices.ContainsFunc(t.Rows[row], func(c importer.Cell) bool {
		return c.Column > 0 && !reckoned(c.Column) && strings.TrimSpace(c.Text) != ""
	})
}
