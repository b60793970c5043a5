package clipboard

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func wide(s string, order binary.AppendByteOrder, mark bool) []byte {
	var b []byte
	if mark {
		b = order.AppendUint16(b, 0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestPagesAreReadInEveryFormTheyComeIn(t *testing.T) {
	const page = "<table><tr><td>痛点</td></tr></table>"
	for name, b := range map[string][]byte{
		"UTF-8": []byte(page), "with a mark": []byte("\xEF\xBB\xBF" + page), "ending in zeros": []byte(page + "\x00\x00"),
		"UTF-16": wide(page, binary.LittleEndian, true), "UTF-16 the other way": wide(page, binary.BigEndian, true),
		"without a mark": wide(page, binary.LittleEndian, false), "the other way without": wide(page, binary.BigEndian, false),
	} {
		if got := pageText(b); got != page {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := pageText([]byte("a\xFFb")); got != "a\uFFFDb" {
		t.Errorf("%q", got)
	}
}

func TestThePageIsFoundBehindTheHeadOfWindows(t *testing.T) {
	const page = "<html><body><!--StartFragment--><table><td>痛点</td></table><!--EndFragment--></body></html>"
	const head = "Version:1.0\r\nStartHTML:%010d\r\nEndHTML:%010d\r\nStartFragment:0000000140\r\nEndFragment:0000000180\r\n"
	from := len(fmt.Sprintf(head, 0, 0))
	for name, b := range map[string]string{
		"usual":          fmt.Sprintf(head, from, from+len(page)) + page,
		"ends in a zero": fmt.Sprintf(head, from, from+len(page)) + page + "\x00",
		"no numbers":     "Version:0.9\r\nStartHTML:-1\r\nEndHTML:-1\r\n" + page,
		"lies":           fmt.Sprintf(head, from, 1<<30) + page,
		"turned round":   fmt.Sprintf(head, 300, 200) + page,
		"no head":        page,
	} {
		if got := pageOfWindows([]byte(b)); got != page {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := pageOfWindows(nil); got != "" {
		t.Errorf("%q", got)
	}
}

func FuzzPageOfWindows(f *testing.F) {
	f.Add([]byte("StartHTML:3\nEndHTML:9\n<table>"))
	f.Add(wide("<a>", binary.LittleEndian, true))
	f.Fuzz(func(t *testing.T, b []byte) {
		if s := pageOfWindows(bytes.Clone(b)); !utf8.ValidString(s) {
			t.Errorf("%q", s)
		}
	})
}
