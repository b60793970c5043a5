package svg_test

import (
	"bytes"
	"context"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/svg"
)

func TestAClientFindsNoInnerWord(t *testing.T) {
	client, colleagues, words, known := exporttest.Secret(t)
	file := func(job export.Job) []byte {
		var b bytes.Buffer
		if err := svg.Write(context.Background(), &b, job); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	shown, inner := file(client), file(colleagues)
	for _, w := range words {
		if bytes.Contains(shown, []byte(w)) {
			t.Errorf("a client finds %q", w)
		}
	}
	if !bytes.Contains(inner, []byte(words[0])) || !bytes.Contains(shown, []byte(known)) {
		t.Error("not even what is open is there")
	}
}
