package importer

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"sojourn/model/limits"
)

func TestCellsReadAsPeopleSeeThem(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
		`<numFmt numFmtId="165" formatCode="[Red]0.0&quot;分 d&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/>` +
		`<numFmt numFmtId="167" formatCode="G/通用格式"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>`
	ids := []int{0, 14, 22, 27, 58, 9, 10, 164, 165, 166, 20, 2, 167}
	index := map[int]int{}
	for i, id := range ids {
		styles += fmt.Sprintf(`<xf numFmtId="%d"/>`, id)
		index[id] = i
	}
	styles += `</cellXfs></styleSheet>`
	shared := `<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve">text</t></r>` +
		`<rPh sb="0" eb="1"><t>guide</t></rPh></si><si><t>a &amp; b &#x4E2D;_x000D_
c</t></si><si/><si><t><![CDATA[x < y]]></t></si></sst>`
	for _, c := range []struct{ cell, want string }{
		{`<c r="A1"><v>1.0000000001</v></c>`, "1"},
		{`<c r="A1"><v>0.30000000000000004</v></c>`, "0.3"},
		{`<c r="A1"><v>13812345678</v></c>`, "13812345678"},
		{`<c r="A1"><v>-2</v></c>`, "-2"},
		{`<c r="A1"><v>-0.00000000000001</v></c>`, "-1e-14"},
		{`<c r="A1"><v>2.5E-1</v></c>`, "0.25"},
		{`<c r="A1" s="%2"><v>2.499999999</v></c>`, "2.50"},
		{`<c r="A1" s="%9"><v>0.59</v></c>`, "59%"},
		{`<c r="A1" s="%10"><v>0.5925</v></c>`, "59.25%"},
		{`<c r="A1" s="%14"><v>46086</v></c>`, "2026-03-05"},
		{`<c r="A1" s="%22"><v>46086.6041666667</v></c>`, "2026-03-05 14:30"},
		{`<c r="A1" s="%27"><v>46086.6</v></c>`, "2026-03-05"},
		{`<c r="A1" s="%58"><v>46086</v></c>`, "2026-03-05"},
		{`<c r="A1" s="%164"><v>59</v></c>`, "1900-02-28"},
		{`<c r="A1" s="%164"><v>61</v></c>`, "1900-03-01"},
		{`<c r="A1" s="%165"><v>4.46</v></c>`, "4.5"},
		{`<c r="A1" s="%166"><v>1.5</v></c>`, "36:00"},
		{`<c r="A1" s="%20"><v>0.25</v></c>`, "06:00"},
		{`<c r="A1" s="%167"><v>3</v></c>`, "3"},
		{`<c r="A1" s="999"><v>3</v></c>`, "3"},
		{`<c r="A1" t="b"><v>1</v></c>`, "TRUE"},
		{`<c r="A1" t="e"><v>#DIV/0!</v></c>`, "#DIV/0!"},
		{`<c r="A1" t="str"><f>A2&amp;"x"</f><v>made</v></c>`, "made"},
		{`<c r="A1" t="s"><v>0</v></c>`, "plain"},
		{`<c r="A1" t="s"><v>1</v></c>`, "rich text"},
		{`<c r="A1" t="s"><v>2</v></c>`, "a & b 中\nc"},
		{`<c r="A1" t="s"><v>4</v></c>`, "x < y"},
		{`<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line &gt;</t></r></is></c>`, "inline >"},
		{`<x:c r="A1" t="inlineStr"><x:is><x:t>prefixed</x:t></x:is></x:c>`, "prefixed"},
		{`<c t='inlineStr' note="a > b"><is><t>　no address　</t></is></c>`, "no address"},
	} {
		for id, i := range index {
			c.cell = strings.ReplaceAll(c.cell, fmt.Sprintf(`"%%%d"`, id), fmt.Sprintf(`"%d"`, i))
		}
		b := newBook(`<row r="1">` + c.cell + `</row>`)
		b["xl/styles.xml"], b["xl/sharedStrings.xml"] = styles, shared
		if got := mustRead(t, "x.xlsx", b.zip(t))[0].At(0, 0); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.cell, got, c.want)
		}
	}
}

func TestDatesFrom1904(t *testing.T) {
	b := newBook(`<row><c s="0"><v>44624</v></c></row>`)
	b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "<workbookPr/>", `<workbookPr date1904="1"/>`, 1)
	b["xl/styles.xml"] = `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`
	if got := mustRead(t, "x.xlsx", b.zip(t))[0].At(0, 0); got != "2026-03-05" {
		t.Error(got)
	}
}

func TestSheetsMergesAndWhatIsHidden(t *testing.T) {
	b := newBook(`<row r="1" hidden="1"><c r="B1"><v>1</v></c></row><row r="4"><c r="D4"><v>2</v></c><c r="A4"><v>3</v></c></row>`)
	part := "xl/worksheets/sheet1.xml"
	b[part] = strings.Replace(b[part], "<sheetData>", `<cols><col min="3" max="16384" hidden="true"/></cols><sheetData>`, 1)
	b.merged("B1:C2", "A4:A4", "D4:XFD9", "nonsense")
	b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "</sheets>",
		`<sheet name="隐藏" sheetId="2" state="veryHidden" r:id="rId2"/><sheet name="chart" r:id="rId3"/></sheets>`, 1)
	b["xl/_rels/workbook.xml.rels"] = strings.Replace(b["xl/_rels/workbook.xml.rels"], "</Rel",
		`<Relationship Id="rId2" Type="`+relType+`worksheet" Target="/xl/worksheets/second.xml"/>`+
			`<Relationship Id="rId3" Type="`+relType+`chartsheet" Target="c.xml"/></Rel`, 1)
	b["xl/worksheets/second.xml"] = `<worksheet><sheetData/></worksheet>`
	tables := mustRead(t, "x.xlsx", b.zip(t))
	if len(tables) != 2 || tables[1].Sheet != "隐藏" || !tables[1].Hidden || tables[0].Hidden {
		t.Fatalf("%+v", tables)
	}
	got := tables[0]
	if grid(&got) != "|1||\n|||\n|||\n3|||2\n" {
		t.Error(grid(&got))
	}
	if fmt.Sprint(got.HiddenRows, got.HiddenColumns) != "[0] [2 3]" {
		t.Error(got.HiddenRows, got.HiddenColumns)
	}
	if fmt.Sprint(got.Merges) != "[{0 1 1 2} {3 3 3 16383}]" {
		t.Error(got.Merges)
	}
	if over := got.covered(2); fmt.Sprint(over) != "map[1:0]" {
		t.Error(over)
	}
}

func TestWhatIsRefusedAndHow(t *testing.T) {
	long := strings.Repeat("x", limits.CellRunes+1)
	with := func(part, content string) []byte {
		b := newBook(sheet([]string{"x"}))
		b[part] = content
		return b.zip(t)
	}
	only := func(names ...string) []byte {
		b := book{}
		for _, n := range names {
			b[n] = "<a/>"
		}
		return b.zip(t)
	}
	sheet1 := "xl/worksheets/sheet1.xml"
	whole := newBook(sheet([]string{"x", strings.Repeat("long ", 500)})).zip(t)
	for _, c := range []struct {
		name string
		data []byte
		code Code
		says string
	}{
		{"empty", nil, Empty, "empty"},
		{"blank", []byte(" \r\n "), Empty, "empty"},
		{"no cells", newBook("").zip(t), Empty, "no cell"},
		{"cells without text", newBook(`<row r="1"><c r="XFD1" s="4"/></row>`).zip(t), Empty, "no cell"},
		{"locked", oled("EncryptedPackage", "x"), Encrypted, "password"},
		{"old Excel, cut", []byte("\x09\x08\x10\x00rest"), Damaged, "cut short"},
		{"binary Excel", only("xl/workbook.bin"), OldExcel, ".xlsb"},
		{"docx", only("word/document.xml"), OtherFile, "Word"},
		{"zip", only("readme.txt"), OtherFile, "without a workbook"},
		{"web page without a table", []byte("\n<html><p>Sign in</p></html>"), WebPage, "web page"},
		{"half a web page", []byte("\n<html><table><tr><td>1"), Damaged, "cut short"},
		{"Excel XML", []byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), Damaged, "cut short"},
		{"other XML", []byte(`<?xml version="1.0"?><Workbook/>`), OtherFile, "XML"},
		{"web archive", []byte("MIME-Version: 1.0\r\n"), WebPage, "archive"},
		{"pdf", []byte("%PDF-1.7"), OtherFile, "PDF"},
		{"picture", []byte("\x89PNG\r\n"), OtherFile, "picture"},
		{"project", []byte(`{ "format": "sojourn" }`), OtherFile, "open it"},
		{"noise", []byte{1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 0x90, 0x91}, OtherFile, "neither"},
		{"half a file", whole[:len(whole)/2], Damaged, "cut short"},
		{"wrong checksum", flip(t, whole, sheet1), Damaged, "damaged"},
		{"sheet cut", with(sheet1, `<worksheet><sheetData><row><c t="inlineStr"><is><t>x</t></is></c></row>`), Damaged, "cut short"},
		{"sheet without rows' end", with(sheet1, `<worksheet><row/></worksheet>`), Damaged, "cut short"},
		{"tags that do not match", with(sheet1, `<worksheet><sheetData><row></sheetData></row></worksheet>`), Damaged, "match"},
		{"row 0", newBook(`<row r="0"/>`).zip(t), Damaged, "numbered"},
		{"row beyond the last", newBook(`<row r="2147483647"/>`).zip(t), Damaged, "numbered"},
		{"column beyond the last", newBook(`<row><c r="AAAAAAA1"><v>1</v></c></row>`).zip(t), Damaged, "called"},
		{"text that is not there", newBook(`<row><c t="s"><v>7</v></c></row>`).zip(t), Damaged, "not there"},
		{"negative text", newBook(`<row><c t="s"><v>-1</v></c></row>`).zip(t), Damaged, "not there"},
		{"missing sheet", func() []byte { b := newBook(""); delete(b, sheet1); return b.zip(t) }(), Damaged, "missing"},
		{"XFD", newBook(`<row r="1"><c r="XFD1"><v>1</v></c></row>`).zip(t), TooLarge, "256 columns"},
		{"row 50,001", newBook(`<row r="50001"><c r="A50001"><v>1</v></c></row>`).zip(t), TooLarge, "50000 rows"},
		{"long cell", newBook(sheet([]string{long})).zip(t), TooLarge, "A1 holds more"},
		{"long csv cell", []byte("a," + long), TooLarge, "B1 holds more"},
		{"wide csv", []byte(strings.Repeat("1,", 257)), TooLarge, "256 columns"},
		{"file too large", make([]byte, limits.SheetBytes+1), TooLarge, "32 MiB"},
		{"DTD", with(sheet1, `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>`), Refused, "DTD"},
		{"laughs", with("xl/sharedStrings.xml", `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><sst><si><t>&c;</t></si></sst>`), Refused, "DTD"},
		{"nested", with(sheet1, strings.Repeat("<a>", 100)), Refused, "nested"},
		{"endless text", with(sheet1, "<a>"+strings.Repeat("y", 2<<20)), Refused, "KiB"},
	} {
		tables, err := Read("/somewhere/list.xlsx", c.data, Options{})
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || !strings.Contains(err.Error(), c.says) || tables != nil {
			t.Errorf("%s: got %d tables and %v (want %s, %q)", c.name, len(tables), err, c.code, c.says)
			continue
		}
		if e.File != "list.xlsx" || strings.Contains(err.Error(), "\n") || e.Do == "" {
			t.Errorf("%s: not one line with file and advice: %q", c.name, err)
		}
	}
}

func wide(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r), 0)
	}
	return b
}

// flip damages the stored checksum of a part.
func flip(t *testing.T, data []byte, part string) []byte {
	t.Helper()
	out := bytes.Clone(data)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == part {
			sum := binary.LittleEndian.AppendUint32(nil, f.CRC32)
			return bytes.ReplaceAll(out, sum, []byte{sum[0] ^ 1, sum[1], sum[2], sum[3]})
		}
	}
	t.Fatal("no part " + part)
	return nil
}

func TestSamplesReadWhole(t *testing.T) {
	for name, cells := range map[string]int{
		"shop-matrix-zh.xlsx": 93, "saas-long-en.xlsx": 87, "shop-long-zh.csv": 148, "gym-stages-gbk.csv": 30,
	} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		tables := mustRead(t, name, data)
		if got := tables[0].Cells(); got != cells {
			t.Errorf("%s: %d cells, want %d\n%s", name, got, cells, grid(&tables[0]))
		}
	}
}

func TestHexOfExcelIsResolved(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "_x000D_a": "\ra", "a_x0041_": "aA", "_x0041_b_x0042_": "AbB", "_x005F_x0041_": "_x0041_",
		"_x": "_x", "_x0041": "_x0041", "_xZZZZ_": "_xZZZZ_", "a_x_x0041_": "a_xA",
	} {
		if got := unhex(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
