package importer

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// everything is a workbook of two sheets with all that a cell can be.
func everything(t testing.TB) []byte {
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/>` +
		`<numFmt numFmtId="166" formatCode="0.0%"/><numFmt numFmtId="167" formatCode="[h]:mm"/><numFmt numFmtId="168" formatCode="hh:mm"/></numFmts><fonts><font/></fonts><fills><fill/></fills>` +
		`<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>`
	for _, id := range []int{164, 165, 166, 167, 2, 168} {
		styles += fmt.Sprintf(`<xf numFmtId="%d" applyNumberFormat="1"/>`, id)
	}
	styles += `</cellXfs></styleSheet>`
	text := func(at, s string) string {
		return `<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + s + `</t></is></c>`
	}
	rows := `<row r="1">` + text("A1", "阶段") + text("B1", "触点 &amp; 情绪") + text("C1", "日期") + text("D1", "备注") + text("E1", "秘密") + `</row>` +
		`<row r="2">` + text("A2", "购买") + `<c r="B2"><v>-1</v></c><c r="C2" s="1"><v>46086</v></c>` + text("D2", "一\n二\n\n三 😀") + text("E2", "x") + `</row>` +
		`<row r="3"><c r="B3"><v>0.1</v></c><c r="C3" s="2"><v>46086.6041666667</v></c>` + text("D3", "001") + `</row>` +
		`<row r="4"><c r="B4" s="5"><v>-1234.5</v></c><c r="C4" s="3"><v>0.593</v></c><c r="D4" t="b"><v>1</v></c></row>` +
		`<row r="5" hidden="1">` + text("D5", "unseen") + `</row>` +
		`<row r="6"><c r="B6" s="4"><v>1.5</v></c><c r="C6" s="6"><v>0.25</v></c><c r="D6" t="str"><f>A1&amp;B2</f><v>阶段-1</v></c></row>` +
		`<row r="7">` + text("A7", "same") + text("B7", "same") + text("C7", "same") + `<c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>` +
		`<row r="8">` + text("A8", "same") + text("B8", "same") + text("C8", "same") + `<c r="D8" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>` +
		`<row r="9">` + text("A9", "wide") + text("D9", "a  b") + `<c r="E9"><v>13812345678</v></c></row>`
	b := newBook(rows).merged("A2:A4", "A9:C9")
	part := "xl/worksheets/sheet1.xml"
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	b[part] = strings.Replace(b[part], "<worksheet><sheetData>", `<worksheet `+ns+`><cols><col min="5" max="5" hidden="1" width="9" customWidth="1"/></cols><sheetData>`, 1)
	b["xl/worksheets/sheet2.xml"] = `<worksheet ` + ns + `><sheetData><row r="3">` + text("B3", "hidden & <sheet>"[:6]) + `</row></sheetData></worksheet>`
	b["xl/styles.xml"] = strings.Replace(styles, "<styleSheet>", "<styleSheet "+ns+">", 1)
	b["xl/workbook.xml"] = `<workbook ` + ns + `><sheets><sheet name="旅程" sheetId="1" r:id="rId1"/><sheet name="Back" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`
	b["xl/_rels/workbook.xml.rels"] = strings.Replace(b["xl/_rels/workbook.xml.rels"], "</Rel",
		`<Relationship Id="rId2" Type="`+relType+`worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="`+relType+`styles" Target="styles.xml"/></Rel`, 1)
	const office = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	b["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + office + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + office + `worksheet+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet2.xml" ContentType="` + office + `worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="` + office + `styles+xml"/></Types>`
	return b.zip(t)
}

// office lets LibreOffice write files of one folder in another form, into a folder of its own, which it returns.
func office(t *testing.T, home, form string, files ...string) string {
	t.Helper()
	out := t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + home, "--headless", "--convert-to", form, "--outdir", out}, files...)
	if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	return out
}

// LibreOffice saves our workbooks in every form we read, and each reading says what the workbook says.
func TestEveryFormSaysWhatTheWorkbookSays(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	books := map[string][]Table{}
	var files []string
	for name, data := range map[string][]byte{"everything": everything(t), "shop-matrix-zh": load(t, "shop-matrix-zh.xlsx"), "saas-long-en": load(t, "saas-long-en.xlsx")} {
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files, books[name] = append(files, path), mustRead(t, path, data)
	}
	slices.Sort(files)
	ods := ""
	for _, form := range []struct{ as, ending string }{{"xls", ".xls"}, {"ods", ".ods"}, {"html", ".html"},
		{"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true", ".csv"}} {
		out := office(t, home, form.as, files...)
		if form.as == "ods" {
			ods = out
		}
		for name, want := range books {
			sameBook(t, name+form.ending, filepath.Join(out, name+form.ending), form.ending, want)
		}
	}
	var back []string
	for name := range books {
		back = append(back, filepath.Join(ods, name+".ods"))
	}
	out := office(t, home, "xlsx", back...)
	for name, want := range books {
		sameBook(t, name+".ods.xlsx", filepath.Join(out, name+".xlsx"), ".xlsx", want)
	}
}

// sameBook holds a file against the tables of the workbook it was made from.
func sameBook(t *testing.T, name, path, form string, want []Table) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(path, data, Options{})
	if err != nil {
		t.Error(name, err)
		return
	}
	switch form {
	case ".csv": // has a single sheet
		want = want[:1]
	case ".html": // says nothing of what is hidden, nor that a number shows as a word
		want = []Table{withoutHidden(want[0])}
		for i, row := range want[0].Rows {
			for k, c := range row {
				want[0].Rows[i][k].Text = strings.NewReplacer("TRUE", "1", "  ", " ").Replace(c.Text)
			}
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d sheets, want %d", name, len(got), len(want))
		return
	}
	for i := range want {
		g, w := got[i], want[i]
		if grid(&g) != grid(&w) {
			t.Errorf("%s, sheet %q\n got %s\nwant %s", name, w.Sheet, grid(&g), grid(&w))
		}
		if form == ".csv" {
			continue
		}
		byPlace := func(a, b Merge) int { return (a.Top-b.Top)*1000 + a.Left - b.Left }
		slices.SortFunc(g.Merges, byPlace)
		slices.SortFunc(w.Merges, byPlace)
		if fmt.Sprint(g.Merges) != fmt.Sprint(w.Merges) {
			t.Errorf("%s: merges %v, want %v", name, g.Merges, w.Merges)
		}
		if form == ".html" {
			continue
		}
		if g.Sheet != w.Sheet || g.Hidden != w.Hidden || fmt.Sprint(g.HiddenRows, g.HiddenColumns) != fmt.Sprint(w.HiddenRows, w.HiddenColumns) {
			t.Errorf("%s: sheet %q %v, hidden %v %v, want %q %v, %v %v", name, g.Sheet, g.Hidden, g.HiddenRows, g.HiddenColumns,
				w.Sheet, w.Hidden, w.HiddenRows, w.HiddenColumns)
		}
	}
}

// withoutHidden returns a table without its hidden rows and its hidden last column.
func withoutHidden(t Table) Table {
	out := t
	out.Rows, out.Merges = nil, nil
	for i, row := range t.Rows {
		if !slices.Contains(t.HiddenRows, i) {
			out.Rows = append(out.Rows, slices.DeleteFunc(slices.Clone(row), func(c Cell) bool { return slices.Contains(t.HiddenColumns, c.Column) }))
		}
	}
	above := func(row int) int {
		n := 0
		for _, h := range t.HiddenRows {
			if h < row {
				n++
			}
		}
		return n
	}
	for _, m := range t.Merges {
		out.Merges = append(out.Merges, Merge{m.Top - above(m.Top), m.Left, m.Bottom - above(m.Bottom), m.Right})
	}
	return out
}
