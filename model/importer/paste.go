package importer

import (
	"strings"

	"sojourn/model/limits"
)

// Pasted returns the tables of what a program has put on the clipboard: of its web form (text/html, empty when there is
// none), which knows merged cells, else of its plain text when that is a journey of Mermaid or tabs divide it into
// cells. Errors are *Error; that
// with the code Empty says that what was copied is no range of cells.
func Pasted(page, text string) ([]Table, error) {
	if len(page) > limits.SheetBytes || len(text) > limits.SheetBytes {
		return nil, tooManyBytes("the clipboard holds", limits.SheetBytes)
	}
	if tables, err := readPage([]byte(page), "utf-8"); err == nil && several(tables) {
		return finished(tables, "", nil)
	}
	if tables, err := readJourneys(text); len(tables) > 0 || err != nil {
		return finished(tables, "", err)
	}
	if strings.Contains(text, "\t") {
		t, err := splitText(text, '\t')
		return finished([]Table{t}, "", err)
	}
	return nil, fail(Empty, "copy the cells of a table", "what was copied is no range of cells")
}

// several reports that there is more than one cell: a single one is a text like any other.
func several(tables []Table) bool {
	cells := 0
	for i := range tables {
		cells += tables[i].Cells()
	}
	return cells > 1
}
