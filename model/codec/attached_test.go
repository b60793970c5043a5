package codec

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"sojourn/model/limits"
)

func packed(data string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return b.String()
}

func TestAttached(t *testing.T) {
	const journey = `{"format":"sojourn"}`
	entry := func(dict, body string) string {
		return "7 0 obj\n<<" + dict + ">>\nstream\n" + body + "\nendstream\nendobj\n"
	}
	for _, c := range []struct {
		name, pdf string
		ok        bool
	}{
		{"plain", entry("/Type /EmbeddedFile /Length 20", journey), true},
		{"packed", entry("/Filter/FlateDecode/Type/EmbeddedFile", packed(journey)), true},
		{"lines of another system", strings.ReplaceAll(entry("/Type/EmbeddedFile", journey), "\n", "\r\n"), true},
		{"behind something else", entry("/Type/EmbeddedFile", "a,b\n1,2") + entry("/Type/EmbeddedFile", journey), true},
		{"no attachment", entry("/Type/XObject", journey), false},
		{"something else", entry("/Type/EmbeddedFile", "a,b\n1,2"), false},
		{"torn", entry("/Filter/FlateDecode/Type/EmbeddedFile", packed(journey)[:12]), false},
		{"no end", "<</Type/EmbeddedFile>>stream\n" + journey, false},
		{"no stream", "<</Type/EmbeddedFile>>", false},
		{"a bomb", entry("/Filter/FlateDecode/Type/EmbeddedFile", packed("{"+strings.Repeat(" ", limits.DocumentBytes))), false},
	} {
		got, ok := Attached([]byte("%PDF-1.7\n" + c.pdf + "%%EOF"))
		if ok != c.ok || ok && strings.TrimSpace(string(got)) != journey {
			t.Errorf("%s: %.40q, %v", c.name, got, ok)
		}
	}
	if _, ok := Attached([]byte(entry("/Type/EmbeddedFile", journey))); ok {
		t.Error("bytes that are no PDF have an attachment")
	}
}

func FuzzAttached(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/EmbeddedFile>>\nstream\n{}\nendstream"))
	f.Add([]byte(fmt.Sprintf("%%PDF-1.7\n1 0 obj<</Filter/FlateDecode/Type/EmbeddedFile>>\nstream\n%s\nendstream", packed("{}"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		if inner, ok := Attached(data); ok && foreign(bytes.TrimPrefix(inner, []byte("\xef\xbb\xbf"))) != nil {
			t.Errorf("%.60q is given out as a journey", inner)
		}
	})
}
