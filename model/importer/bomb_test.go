package importer

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
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
	}
}

// An archive that grows when it is read is refused by its list of parts or by its first megabytes.
func TestArchiveBombs(t *testing.T) {
	var slowest time.Duration
	var most uint64 // bytes allocated, of which no more can be in use at once
	list := bombs(t)
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
