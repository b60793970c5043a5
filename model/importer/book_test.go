package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// book is a workbook in the making: parts by name. Tests change a part or its bytes and read the result.
type book map[string]string

const (
	relsHead = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// newBook returns a workbook with one sheet whose rows are the XML given.
func newBook(rows string) book {
	return book{
		"_rels/.rels": relsHead + `<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr/><sheets>` +
			`<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relsHead + `<Relationship Id="rId1" Type="` + relType + `worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func (b book) zip(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	names := make([]string, 0, len(b))
	for name := range b {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(b[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// sheet writes rows of texts as inline cells.
func sheet(rows ...[]string) string {
	var b strings.Builder
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;")
	for r, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, text := range row {
			if text != "" {
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, Address(r, c), esc.Replace(text))
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

// merged adds merges after the rows of the first sheet.
func (b book) merged(refs ...string) book {
	part := "xl/worksheets/sheet1.xml"
	b[part] = strings.Replace(b[part], "</sheetData>", `</sheetData><mergeCells><mergeCell ref="`+
		strings.Join(refs, `"/><mergeCell ref="`)+`"/></mergeCells>`, 1)
	return b
}

func mustRead(t testing.TB, name string, data []byte) []Table {
	t.Helper()
	tables, err := Read(name, data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// grid shows a table as text, cells joined with | and rows with line breaks.
func grid(t *Table) string {
	_, width := t.Size()
	var b strings.Builder
	for r := range t.Rows {
		for c := range width {
			if c > 0 {
				b.WriteByte('|')
			}
			b.WriteString(strings.ReplaceAll(t.At(r, c), "\n", "⏎"))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
