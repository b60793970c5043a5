package ui

import (
	"os"
	"syscall"
	"unsafe"

	"sojourn/assets"
)

// releaseFonts gives back the memory into which the system has read the embedded faces. Reading their tables at the start
// brings in nearly all of them, 25 MB; of the outlines few are needed afterwards, and those come back by themselves.
func releaseFonts() {
	for _, face := range [][]byte{assets.SansRegular, assets.SansBold, assets.WidgetRegular, assets.WidgetBold, assets.Emoji} {
		if pages := wholePages(face); len(pages) > 0 {
			_ = syscall.Madvise(pages, syscall.MADV_DONTNEED) // nothing is lost but speed, whatever comes of it
		}
	}
}

// wholePages is the part of b that fills pages of its own: what shares a page with it is not ours to give.
func wholePages(b []byte) []byte {
	page := os.Getpagesize()
	skip := -int(uintptr(unsafe.Pointer(unsafe.SliceData(b)))) & (page - 1)
	if skip >= len(b) {
		return nil
	}
	return b[skip : skip+(len(b)-skip)/page*page]
}
