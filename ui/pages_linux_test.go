package ui

import (
	"bytes"
	"crypto/sha256"
	"os"
	"testing"
	"unsafe"
)

func TestFontsReadTheSameAfterTheirMemoryIsGivenBack(t *testing.T) {
	sum := func() (out []byte) {
		for _, face := range embedded() {
			h := sha256.Sum256(face)
			out = append(out, h[:]...)
		}
		return out
	}
	before := sum()
	if releaseFonts(); !bytes.Equal(sum(), before) {
		t.Error("a face has changed")
	}
}

// Whoever shares a page with a face keeps it.
func TestOnlyWholePagesAreGivenBack(t *testing.T) {
	page := os.Getpagesize()
	memory := make([]byte, 5*page)
	first := -int(uintptr(unsafe.Pointer(&memory[0]))) & (page - 1)
	for _, c := range []struct{ from, to, start, length int }{
		{0, 2 * page, 0, 2 * page}, {1, 3*page - 1, page, page}, {1, page, 0, 0}, {page - 1, page + 1, 0, 0}, {5, 5, 0, 0}, {1, 2 * page, page, page},
	} {
		got := wholePages(memory[first+c.from : first+c.to])
		if len(got) != c.length || c.length > 0 && &got[0] != &memory[first+c.start] {
			t.Errorf("%d to %d: %d bytes", c.from, c.to, len(got))
		}
	}
}
