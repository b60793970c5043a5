package ui

import (
	"os"
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	ft "fyne.io/fyne/v2/theme"

	"sojourn/assets"
)

// releaseFonts gives back the memory into which the system has read the embedded faces. Reading their tables at the start
// brings in nearly all of them, 30 MB; of the outlines few are needed afterwards, and those come back by themselves.
func releaseFonts() {
	for _, face := range embedded() {
		if pages := wholePages(face); len(pages) > 0 {
			_ = syscall.Madvise(pages, syscall.MADV_DONTNEED) // nothing is lost but speed, whatever comes of it
		}
	}
}

// embedded returns our faces and those that the toolkit puts behind them.
func embedded() [][]byte {
	out := [][]byte{assets.SansRegular, assets.SansBold, assets.WidgetRegular, assets.WidgetBold, assets.Emoji}
	for _, r := range []fyne.Resource{ft.DefaultTextFont(), ft.DefaultTextBoldFont(), ft.DefaultEmojiFont(), ft.DefaultSymbolFont()} {
		if r != nil { // it can be built without emoji
			out = append(out, r.Content())
		}
	}
	return out
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
