package importer

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

// bomb is a file that costs whoever reads it without care.
type bomb struct {
	name string
	data []byte
	code Code
}

// grown adds a part that unpacks to so many megabytes of one character.
func grown(t testing.TB, part string, megabytes int) []byte {
	return archived(t, newBook(sheet([]string{"x"})), func(z *zip.Writer) {
		w, _ := z.Create(part)
		for range megabytes {
			w.Write(bytes.Repeat([]byte{'0'}, 1<<20))
		}
	})
}

// archived returns a workbook with what more adds to it.
func archived(t testing.TB, b book, more func(*zip.Writer)) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for part, content := range b {
		w, _ := z.Create(part)
		w.Write([]byte(content))
	}
	more(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// lying returns a workbook whose sheet unpacks to a megabyte and claims another size.
func lying(t testing.TB, claims uint64) []byte {
	const sheet1 = "xl/worksheets/sheet1.xml"
	b := newBook("")
	delete(b, sheet1)
	content := []byte(`<worksheet><sheetData/>` + strings.Repeat(" ", 1<<20) + `</worksheet>`)
	return archived(t, b, func(z *zip.Writer) {
		w, err := z.CreateRaw(&zip.FileHeader{Name: sheet1, Method: zip.Store, CRC32: crc32.ChecksumIEEE(content),
			CompressedSize64: uint64(len(content)), UncompressedSize64: claims})
		if err != nil {
			t.Fatal(err)
		}
		w.Write(content)
	})
}

// overlapping returns an archive of many parts that are all the same few bytes, which unpack to seven megabytes each.
func overlapping(t testing.TB, parts int) []byte {
	t.Helper()
	content := bytes.Repeat([]byte{' '}, 7<<20)
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.BestCompression)
	w.Write(content)
	w.Close()
	head := func(signature uint32, words ...uint16) []byte {
		b := binary.LittleEndian.AppendUint32(nil, signature)
		for _, w := range words {
			b = binary.LittleEndian.AppendUint16(b, w)
		}
		return b
	}
	sizes := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(content))
	sizes = binary.LittleEndian.AppendUint32(sizes, uint32(packed.Len()))
	sizes = binary.LittleEndian.AppendUint32(sizes, uint32(len(content)))
	name := func(i int) string { return fmt.Sprintf("xl/p%04d.xml", i) }
	out := append(head(0x04034b50, 20, 0, 8, 0, 0), sizes...)
	out = append(out, head(uint32(len(name(0))))...)
	out = append(append(out, name(0)...), packed.Bytes()...)
	start := len(out)
	for i := range parts {
		out = append(append(out, head(0x02014b50, 20, 20, 0, 8, 0, 0)...), sizes...)
		out = append(out, head(uint32(len(name(i))), 0, 0, 0, 0, 0, 0, 0)...)
		out = append(out, name(i)...)
	}
	end := head(0x06054b50, 0, 0, uint16(parts), uint16(parts))
	end = binary.LittleEndian.AppendUint32(end, uint32(len(out)-start))
	end = binary.LittleEndian.AppendUint32(end, uint32(start))
	return append(append(out, end...), 0, 0)
}

func bombs(t testing.TB) []bomb {
	const sheet1, shared = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
	with := func(part, content string) []byte {
		b := newBook(sheet([]string{"x"}))
		b[part] = content
		return b.zip(t)
	}
	many := newBook("")
	for i := range limits.SheetEntries {
		many[fmt.Sprintf("p%d", i)] = ""
	}
	laughs := `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	wide := strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 1000)
	nested := grown(t, "deeper.zip", 60)
	whole := grown(t, "xl/media/image1.png", 100)
	return []bomb{
		{"shared texts of 100 MiB", grown(t, shared, 100), Refused},
		{"a sheet of 100 MiB", grown(t, "xl/worksheets/sheet2.xml", 100), Refused},
		{"a picture of 100 MiB", whole, Refused},
		{"all parts together", grown(t, "xl/media/image1.png", limits.SheetUnzip>>20+1), TooLarge},
		{"more parts than there may be", many.zip(t), TooLarge},
		{"an archive in an archive", archived(t, newBook(""), func(z *zip.Writer) {
			w, _ := z.Create("a.zip")
			w.Write(nested)
			w, _ = z.Create("b.zip")
			w.Write(bytes.Repeat(nested, 150))
		}), Empty}, // what belongs to no sheet is not unpacked
		{"a size that lies downwards", lying(t, 10), Damaged},
		{"a size that lies upwards", lying(t, 1<<40), TooLarge},
		{"a thousand parts in the same bytes", overlapping(t, 1000), TooLarge},
		{"one cell in the last column", newBook(`<row r="1"><c r="XFD1"><v>1</v></c></row>`).zip(t), TooLarge},
		{"a thousand rows to the last column", newBook(wide).zip(t), TooLarge},
		{"one cell in the last row", newBook(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`).zip(t), TooLarge},
		{"more rows than there may be", newBook(strings.Repeat("<row><c><v>1</v></c></row>", limits.SheetRows+1)).zip(t), TooLarge},
		{"entities in a sheet", with(sheet1, laughs+`<worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>`), Refused},
		{"entities in shared texts", with(shared, laughs+`<sst><si><t>&c;</t></si></sst>`), Refused},
		{"an entity from elsewhere", with("xl/workbook.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>`), Refused},
		{"millions of shared texts", with(shared, "<sst>"+strings.Repeat("<si/>", limits.SheetTexts+1)+"</sst>"), Refused},
		{"tags in tags", with(sheet1, strings.Repeat("<a>", 100_000)), Refused},
		{"a text without end", with(sheet1, "<a>"+strings.Repeat("y", 7<<20)), Refused},
		{"a tag without end", with(sheet1, `<a b="`+strings.Repeat("y", 7<<20)), Refused},
		{"merges without end", newBook("").merged(strings.Split(strings.Repeat("A1:B2 ", limits.SheetMerges+1), " ")...).zip(t), TooLarge},
		{"half a bomb", whole[:len(whole)/2], Damaged},
		{"hidden columns told a million times", newBook("").column(strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 1_000_000)).zip(t), Refused},
		{"hidden columns told often", newBook("").column(strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 100_000)).zip(t), Empty},
		{"a cell in the last row of each of 900 sheets", crowded(900).zip(t), TooLarge},
	}
}

// crowded returns a workbook of so many sheets that have one cell in their last row.
func crowded(sheets int) book {
	b := newBook("")
	var tabs, targets strings.Builder
	for i := range sheets {
		fmt.Fprintf(&tabs, `<sheet name="%d" r:id="t%d"/>`, i, i)
		fmt.Fprintf(&targets, `<Relationship Id="t%d" Type="%sworksheet" Target="worksheets/t%d.xml"/>`, i, relType, i)
		b[fmt.Sprintf("xl/worksheets/t%d.xml", i)] = `<worksheet><sheetData><row r="50000"><c><v>1</v></c></row></sheetData></worksheet>`
	}
	b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "</sheets>", tabs.String()+"</sheets>", 1)
	b["xl/_rels/workbook.xml.rels"] = strings.Replace(b["xl/_rels/workbook.xml.rels"], "</Rel", targets.String()+"</Rel", 1)
	return b
}

// column adds what tells of columns before the rows of the first sheet.
func (b book) column(cols string) book {
	part := "xl/worksheets/sheet1.xml"
	b[part] = strings.Replace(b[part], "<sheetData>", "<cols>"+cols+"</cols><sheetData>", 1)
	return b
}

// otherBombs are those in the other forms of sheets.
func otherBombs(t testing.TB) []bomb {
	loop := oldSheet("", rec(biffLabel, 0, 0, 0, wideText(strings.Repeat("x", 32_000), 2)))
	for i := 20; i < 100; i++ { // the sectors of the stream turn in a circle
		binary.LittleEndian.PutUint32(loop[512+4*i:], 20)
	}
	tables := oled("Workbook", strings.Repeat("x", 4<<20)) // all tables of sectors in one that is its own successor
	binary.LittleEndian.PutUint32(tables[0x44:], 0)
	for i := range oleInHeader {
		binary.LittleEndian.PutUint32(tables[0x4C+4*i:], math.MaxUint32)
	}
	binary.LittleEndian.PutUint32(tables[512+508:], 0)
	tab := func(at int) string { return rec(biffTab, uint32(at), 0, wideText("x", 1)) }
	const many = 900
	same := globals + strings.Repeat(tab(len(globals)+many*len(tab(0))+4), many) + eof + begin + strings.Repeat(rec(biffNumber, 0, 0, 0, 1.0), 100_000) + eof
	texts := strings.Repeat(rec(biffContinue, strings.Repeat(raw(uint16(0), byte(0)), 2000)), 600)
	row := func(attrs, cell string) string {
		return `<table:table><table:table-row ` + attrs + `><table:table-cell office:value-type="string" ` + cell + `><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
	}
	ods := func(tables string) []byte { return openBook(tables).zip(t) }
	laughs := `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	x2003 := func(rows string) []byte { return []byte(sheet2003(rows)) }
	times := func(n int, s string) []byte { return []byte(strings.Repeat(s, n)) }
	return []bomb{
		{"xls: sectors in a circle", loop, Damaged},
		{"xls: tables of sectors in a circle", tables, Damaged},
		{"xls: a folder in a circle", circledFolder(), Damaged},
		{"xls: a stream of 4 GiB", func() []byte {
			b := oldSheet("", "")
			binary.LittleEndian.PutUint32(b[1024+oleEntry+0x78:], math.MaxUint32)
			return b
		}(), Damaged},
		{"xls: 900 sheets in the same place", oled("Workbook", same), Damaged},
		{"xls: four thousand million shared texts", oldSheet(rec(biffShared, uint32(1), uint32(math.MaxUint32)), ""), TooLarge},
		{"xls: shared texts that are not there", oldSheet(rec(biffShared, uint32(1), uint32(limits.SheetTexts))+texts, ""), Empty},
		{"xls: charts in charts", []byte(stream("", strings.Repeat(begin, 1_000_000))), Damaged},
		{"xls: merges without end", oldSheet("", strings.Repeat(rec(biffMerges, 1000, strings.Repeat(raw(0, 1, 0, 1), 1000)), 200)), TooLarge},
		{"xls: hidden columns told often", []byte(stream("", strings.Repeat(rec(biffColumn, 0, 255, 0, 0, 1, 0), 500_000))), Empty},
		{"xls: a row of 65,000 numbers", oldSheet("", rec(biffNumbers, 0, 0, strings.Repeat(raw(0, int32(2)), 1300), 0)), TooLarge},
		{"ods: a row that is repeated without end", ods(row(`table:number-rows-repeated="2147483648"`, "")), TooLarge},
		{"ods: a cell that is repeated without end", ods(row("", `table:number-columns-repeated="2147483648"`)), TooLarge},
		{"ods: 900 sheets of 50,000 rows", ods(strings.Repeat(row(`table:number-rows-repeated="50000"`, `table:number-columns-repeated="256"`), 900)), TooLarge},
		{"ods: one row as large as a sheet may be", ods(row(`table:number-rows-repeated="50000"`, `table:number-columns-repeated="256"`)), TooLarge},
		{"ods: 900 sheets of hidden rows", ods(strings.Repeat(row(`table:visibility="collapse" table:number-rows-repeated="49999"`, "")+"", 900)), TooLarge},
		{"ods: blanks in a cell", ods(strings.Replace(row("", ""), "x<", strings.Repeat(`<text:s text:c="2147483647"/>`, 5000)+"x<", 1)), TooLarge},
		{"ods: entities", func() []byte { b := openBook(""); b["content.xml"] = laughs + flat(row("", "")); return b.zip(t) }(), Refused},
		{"ods: tags in tags", ods(strings.Repeat("<a>", 1_000_000)), Refused},
		{"html: a million tables in tables", times(1_000_000, "<table><td>"), Refused},
		{"html: a million boxes in boxes", append([]byte("<table><td>"), times(1_000_000, "<div>")...), Damaged},
		{"html: a million cells that are not closed", times(1_000_000, "<table><tr>"+strings.Repeat("<td>", 3)), Refused},
		{"html: a row without end", append([]byte("<table><tr>"), times(1_000_000, "<td>")...), TooLarge},
		{"html: cells as wide as can be", append([]byte("<table>"), times(100_000, "<tr><td colspan=99999 rowspan=99999>")...), TooLarge},
		{"html: a text without end", append([]byte("<table><td>"), times(8<<20, "x")...), Refused},
		{"html: a tag without end", append([]byte("<table><td "), times(2<<20, "a=b ")...), Refused},
		{"html: a remark without end", append([]byte("<table><!-- "), times(8<<20, "x")...), Refused},
		{"html: a million tables", times(1_000_000, "<table></table>"), TooLarge},
		{"2003: entities", []byte(strings.Replace(sheet2003(""), "<Workbook", laughs+"<Workbook", 1)), Refused},
		{"2003: hidden rows told often", x2003(strings.Repeat(`<Row ss:Index="1" ss:Span="49998" ss:Hidden="1"/>`, 50_000)), Empty},
		{"2003: a row beyond the last", x2003(`<Row ss:Index="999999999"/>`), Damaged},
		{"2003: cells as wide as can be", x2003(`<Row>` + strings.Repeat(`<Cell ss:MergeAcross="16383"/>`, 100_000) + `</Row>`), TooLarge},
		{"Mermaid: a million tasks", append([]byte("journey\n"), times(250_000, "a:1;")...), TooLarge},
		{"Mermaid: a journey of 8 MiB", append([]byte("journey\n"), times(1<<20, "a:1:b:c\n")...), TooLarge},
		{"Mermaid: entities", append([]byte("journey\n"), times(30_000, "#a;:1#x3")...), TooLarge},
	}
}

// circledFolder is an OLE file whose folder is a circle and holds no workbook.
func circledFolder() []byte {
	b := oled("Workbook", "x")
	const at = 1024 + oleEntry
	copy(b[at:], "X")
	for _, link := range []int{0x44, 0x48, 0x4C} {
		binary.LittleEndian.PutUint32(b[at+link:], 1)
	}
	binary.LittleEndian.PutUint32(b[512+4:], 1) // and so are its sectors
	return b
}

// An archive that grows when it is read is refused by its list of parts or by its first megabytes.
func TestArchiveBombs(t *testing.T) {
	var slowest time.Duration
	var most uint64 // bytes allocated, of which no more can be in use at once
	list := append(bombs(t), otherBombs(t)...)
	modeltest.Row(t, modeltest.GoalBombs, func() string {
		return fmt.Sprintf("%d refused, the slowest after %d ms, the greediest with %d MiB", len(list), slowest.Milliseconds(), most>>20)
	})
	for _, c := range list {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		tables, err := Read("bomb.xlsx", c.data, Options{})
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || tables != nil {
			t.Errorf("%s: %d tables and %v, want %s", c.name, len(tables), err, c.code)
		}
		used := after.TotalAlloc - before.TotalAlloc
		if modeltest.Full() && (took > 500*time.Millisecond || used > 64<<20) {
			t.Errorf("%s of %d bytes: refused after %v and %d MiB", c.name, len(c.data), took, used>>20)
		}
		slowest, most = max(slowest, took), max(most, used)
	}
}
