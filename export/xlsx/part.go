package xlsx

import (
	"bytes"
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
)

// errPart says that excelize has written a sheet in another way than its rows expect.
var errPart = errors.New("xlsx: a sheet has no room for its rows")

// parts returns the rows of the sheets by the names of the parts of the archive, which count the sheets as they were
// made.
func (b *book) parts() map[string]*rowWriter {
	out := map[string]*rowWriter{}
	for i, name := range b.made {
		out["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"] = b.rowsOf[name]
	}
	return out
}

var (
	columnItem = regexp.MustCompile(`<col min="(\d+)"[^>]*/>`)
	extent     = []byte(`<dimension ref="A1"></dimension>`)
	rowsEnd    = []byte(`</sheetData>`)
)

// into puts the rows into the part of their sheet, behind those that excelize wrote, and returns the pieces of the
// part. It also says how far the sheet goes and puts the columns into order, which excelize does not and Excel asks for.
func (w *rowWriter) into(part []byte) ([][]byte, error) {
	end := bytes.LastIndex(part, rowsEnd)
	if end < 0 {
		return nil, errPart
	}
	head, rows := part[:end], []byte(nil)
	if at := bytes.Index(head, []byte("<sheetData>")); at >= 0 {
		head, rows = head[:at], head[at:]
	}
	if w.last > 0 && w.wide > 0 {
		ref := []byte(`<dimension ref="A1:` + w.column(w.wide) + strconv.Itoa(w.last) + `"></dimension>`)
		head = bytes.Replace(head, extent, ref, 1)
	}
	return slices.Concat([][]byte{sortedColumns(head), rows}, w.full, [][]byte{w.out, prefixed(part[end:])}), nil
}

func sortedColumns(head []byte) []byte {
	items := columnItem.FindAllSubmatchIndex(head, -1)
	if len(items) == 0 {
		return head
	}
	first, end := items[0][0], items[len(items)-1][1]
	slices.SortFunc(items, func(a, b []int) int {
		return cmp.Compare(columnOf(head, a), columnOf(head, b))
	})
	out := slices.Clone(head[:first])
	for _, i := range items {
		out = append(out, head[i[0]:i[1]]...)
	}
	return append(out, head[end:]...)
}

func columnOf(head []byte, item []int) int {
	n, _ := strconv.Atoi(string(head[item[2]:item[3]]))
	return n
}
