package importer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sojourn/model/limits"
)

// rec is a record of an old workbook.
func rec(kind uint16, parts ...any) string {
	body := raw(parts...)
	return raw(kind, uint16(len(body)), body)
}

// raw joins numbers, little end first, and texts.
func raw(parts ...any) string {
	var b []byte
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			b = append(b, p...)
		case int: // the usual width
			b = binary.LittleEndian.AppendUint16(b, uint16(p))
		default:
			b, _ = binary.Append(b, binary.LittleEndian, p)
		}
	}
	return string(b)
}

// wideText is a Unicode text with its length in front, in so many bytes.
func wideText(s string, lengthBytes int) string {
	u := utf16.Encode([]rune(s))
	n := raw(uint16(len(u)))
	return n[:lengthBytes] + "\x01" + raw(u)
}

var (
	eof     = rec(biffEOF)
	globals = rec(biffBOF, 0x600, 5, 0, 0, uint32(0), uint32(0))
	begin   = rec(biffBOF, 0x600, 0x10, 0, 0, uint32(0), uint32(0))
)

// stream puts one sheet behind what stands before it.
func stream(before, sheet string) string {
	name := wideText("表", 1)
	at := len(globals) + len(before) + len(rec(biffTab, uint32(0), 0, name)) + len(eof)
	return globals + before + rec(biffTab, uint32(at), 0, name) + eof + begin + sheet + eof
}

// oled puts a stream into an OLE file under a name.
func oled(name, content string) []byte {
	const sector = 512
	pad := func(b []byte) []byte { return append(b, make([]byte, (sector-len(b)%sector)%sector)...) }
	body := pad([]byte(content))
	n := len(body) / sector
	tables := (n+1)/(sector/4-1) + 1
	var fat []byte
	word := func(v uint32) { fat = binary.LittleEndian.AppendUint32(fat, v) }
	for range tables {
		word(0xFFFFFFFD)
	}
	word(0xFFFFFFFE) // the folder
	for i := range n {
		if i == n-1 {
			word(0xFFFFFFFE)
		} else {
			word(uint32(tables + 2 + i))
		}
	}
	for len(fat)%sector != 0 {
		word(0xFFFFFFFF)
	}
	entry := func(name string, kind byte, child, start, size uint32) string {
		u := utf16.Encode([]rune(name + "\x00"))
		e := raw(u) + strings.Repeat("\x00", 64-2*len(u)) + raw(uint16(2*len(u)), kind, byte(1), uint32(math.MaxUint32), uint32(math.MaxUint32), child)
		return e + strings.Repeat("\x00", 0x74-len(e)) + raw(start, size, uint32(0))
	}
	folder := pad([]byte(entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, math.MaxUint32, uint32(tables+1), uint32(len(content)))))
	head := oleMagic + strings.Repeat("\x00", 16) + raw(0x3E, 3, 0xFFFE, 9, 6, 0, uint32(0), uint32(0), uint32(tables), uint32(tables),
		uint32(0), uint32(0), uint32(0xFFFFFFFE), uint32(0), uint32(0xFFFFFFFE), uint32(0)) // no stream is short
	for i := range oleInHeader {
		at := uint32(math.MaxUint32)
		if i < tables {
			at = uint32(i)
		}
		head += raw(at)
	}
	return append(append(append([]byte(head), fat...), folder...), body...)
}

func oldSheet(before, sheet string) []byte { return oled("Workbook", stream(before, sheet)) }

func TestOldCellsReadAsPeopleSeeThem(t *testing.T) {
	rk := func(v int32) string { return rec(biffShort, 0, 0, 0, v) }
	number := func(style int, v float64) string { return rec(biffNumber, 0, 0, style, v) }
	formula := func(result string) string { return rec(biffFormula, 0, 0, 0, result, 0, uint32(0), 0) }
	styles := rec(biffFormat, 164, wideText(`yyyy"年"m"月"d"日"`, 2)) + rec(biffFormat, 165, wideText("[Red]0.0", 2))
	for _, id := range []int{0, 14, 22, 9, 164, 165, 2} {
		styles += rec(biffStyle, 0, id)
	}
	texts := rec(biffShared, uint32(2), uint32(4), wideText("中文😀", 2), raw(uint16(3), byte(8), uint16(1), "a b", uint32(0)),
		raw(uint16(4), byte(4), uint32(3)), "ab") + rec(biffContinue, byte(1), wideText("好", 2)[3:], raw(uint16('x')), "xyz", raw(uint16(1), byte(0), "Z"))
	for name, c := range map[string]struct{ cell, want string }{
		"minus one":              {rk(-1<<2 | 2), "-1"},
		"hundredths":             {rk(-150<<2 | 3), "-1.5"},
		"upper half of a number": {rec(biffShort, 0, 0, 0, uint32(math.Float64bits(2)>>32)), "2"},
		"number":                 {number(0, 13812345678), "13812345678"},
		"date":                   {number(1, 46086), "2026-03-05"},
		"date with a time":       {number(2, 46086.6041666667), "2026-03-05 14:30"},
		"percent":                {number(3, 0.59), "59%"},
		"Chinese date":           {number(4, 46086), "2026-03-05"},
		"decimals":               {number(5, -4.46), "-4.5"},
		"a style that is none":   {number(99, 7), "7"},
		"no number":              {number(0, math.NaN()), ""},
		"shared":                 {rec(biffSharedText, 0, 0, 0, uint32(0)), "中文😀"},
		"shared with runs":       {rec(biffSharedText, 0, 0, 0, uint32(1)), "a b"},
		"shared in two records":  {rec(biffSharedText, 0, 0, 0, uint32(2)), "ab好x"},
		"shared after a guide":   {rec(biffSharedText, 0, 0, 0, uint32(3)), "Z"},
		"label":                  {rec(biffLabel, 0, 0, 0, wideText("标签", 2)), "标签"},
		"truth":                  {rec(biffBoolean, 0, 0, 0, byte(1), byte(0)), "TRUE"},
		"error":                  {rec(biffBoolean, 0, 0, 0, byte(7), byte(1)), "#DIV/0!"},
		"formula of a number":    {formula(raw(math.Float64bits(-2))), "-2"},
		"formula of a text":      {formula("\x00\x00\x00\x00\x00\x00\xFF\xFF") + rec(0x4BC) + rec(biffString, wideText("made", 2)), "made"},
		"formula of a truth":     {formula("\x01\x00\x00\x00\x00\x00\xFF\xFF"), "FALSE"},
		"formula of an error":    {formula("\x02\x00\x2A\x00\x00\x00\xFF\xFF"), "#N/A"},
		"formula of nothing":     {formula("\x03\x00\x00\x00\x00\x00\xFF\xFF") + rec(biffString, wideText("stray", 2)), ""},
	} {
		table := mustRead(t, "x.xls", oldSheet(styles+texts, c.cell+rec(biffLabel, 5, 0, 0, wideText("end", 2))))[0]
		if got := table.At(0, 0); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestOldSheetsKeepMergesAndTellWhatIsHidden(t *testing.T) {
	sheet := rec(biffColumn, 1, 2, 100, 0, 1, 0) + rec(biffRow, 2, 0, 9, 300, 0, 0, uint32(0x20)) +
		rec(biffNumbers, 0, 1, 0, int32(1<<2|2), 0, int32(-2<<2|2), 2) + rec(biffLabel, 2, 0, 0, wideText("secret", 2)) +
		begin + rec(biffLabel, 0, 0, 0, wideText("in a chart", 2)) + eof + rec(biffLabel, 3, 3, 0, wideText("x", 2)) +
		rec(biffMerges, 2, 0, 1, 1, 2, 3, 3, 4, 4)
	for _, data := range [][]byte{oldSheet("", sheet), []byte(stream("", sheet))} {
		tables := mustRead(t, "x.xls", data)
		got := tables[0]
		if want := "|1|-2|\n|||\nsecret|||\n|||x\n"; grid(&got) != want || got.Sheet != "表" || len(tables) != 1 {
			t.Errorf("%q %q", got.Sheet, grid(&got))
		}
		if fmt.Sprint(got.Merges, got.HiddenRows, got.HiddenColumns) != "[{0 1 1 2}] [2] [1 2]" {
			t.Error(got.Merges, got.HiddenRows, got.HiddenColumns)
		}
	}
}

// Excel 5 and 95 keep texts in a code page.
func TestOlderSheetsAreReadInTheirCodePage(t *testing.T) {
	gbk := string(encoded(t, simplifiedchinese.GBK, "购买"))
	older := rec(biffBOF, 0x500, 5, 0, 0) + rec(biffFrom1904, 1) + rec(biffCodepage, 936) + rec(biffStyle, 0, 14)
	tab := func(at int) string { return rec(biffTab, uint32(at), 1, byte(len(gbk)), gbk) }
	at := len(older) + len(tab(0)) + len(eof)
	data := older + tab(at) + eof + rec(biffBOF, 0x500, 0x10, 0, 0) + rec(biffLabel, 0, 0, 0, len(gbk), gbk) +
		rec(biffNumber, 0, 1, 0, 44624.0) + eof
	got := mustRead(t, "x.xls", oled("Book", data))[0]
	if grid(&got) != "购买|2026-03-05\n" || got.Sheet != "购买" || !got.Hidden {
		t.Errorf("%q %v %s", got.Sheet, got.Hidden, grid(&got))
	}
}

func TestOldWorkbooksThatAreRefused(t *testing.T) {
	whole := oldSheet("", rec(biffLabel, 0, 0, 0, wideText(strings.Repeat("x", 3000), 2)))
	patched := func(at int, words ...uint32) []byte {
		b := append([]byte{}, whole...)
		for i, w := range words {
			binary.LittleEndian.PutUint32(b[at+4*i:], w)
		}
		return b
	}
	tab := func(at int) string { return rec(biffTab, uint32(at), 0, wideText("x", 1)) }
	for _, c := range []struct {
		name string
		data []byte
		code Code
	}{
		{"password", oldSheet(rec(biffPassword, 1, 1), ""), Encrypted},
		{"a locked workbook of today", oled("EncryptedPackage", "x"), Encrypted},
		{"Word", oled("WordDocument", "x"), OtherFile},
		{"PowerPoint", oled("PowerPoint Document", "x"), OtherFile},
		{"Excel 4", []byte(rec(biffBOF-0x400, 0x400, 0x10, 0)), OldExcel},
		{"BIFF of no version", oled("Workbook", rec(biffBOF, 0x700, 5, 0)), OldExcel},
		{"half a file", whole[:len(whole)/2], Damaged},
		{"only a head", whole[:40], Damaged},
		{"no folder", patched(0x30, 9999), Damaged},
		{"a table of sectors beyond the end", patched(0x4C, 9999), Damaged},
		{"a loop of tables", patched(0x44, 1, 9, math.MaxUint32), Damaged},
		{"a loop of sectors", patched(512+4*2, 2), Damaged},
		{"a size that lies", patched(512+512+oleEntry+0x78, 1<<30), Damaged},
		{"a sheet without an end", []byte(stream("", "")[:len(stream("", ""))-4]), Damaged},
		{"a sheet beyond the end", oled("Workbook", globals+tab(1<<30)+eof), Damaged},
		{"sheets in the same place", oled("Workbook", globals+strings.Repeat(tab(len(globals)+100*len(tab(0))+4), 100)+eof+begin+eof), Damaged},
		{"more sheets than there may be", oled("Workbook", globals+strings.Repeat(tab(0), limits.SheetTabs+1)+eof), TooLarge},
		{"more texts than there may be", oldSheet(rec(biffShared, uint32(9), uint32(math.MaxUint32)), ""), TooLarge},
		{"a text that is not there", oldSheet(rec(biffShared, uint32(9), uint32(2), wideText("x", 2)), rec(biffSharedText, 0, 0, 0, uint32(1))), Damaged},
		{"a text that is cut", oldSheet(rec(biffShared, uint32(9), uint32(1), wideText("xyz", 2)[:6]), rec(biffSharedText, 0, 0, 0, uint32(0))), Damaged},
		{"a record that is too short", oldSheet("", rec(biffNumber, 0, 0, 0)), Damaged},
		{"merges that are not there", oldSheet("", rec(biffMerges, 2000)), Damaged},
		{"row 50,001", oldSheet("", rec(biffLabel, 50_000, 0, 0, wideText("x", 2))), TooLarge},
		{"charts only", oled("Workbook", globals+rec(biffTab, uint32(0), byte(0), byte(2), wideText("x", 1))+eof), Empty},
	} {
		tables, err := Read("old.xls", c.data, Options{})
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || tables != nil {
			t.Errorf("%s: %d tables and %v, want %s", c.name, len(tables), err, c.code)
		}
	}
}
