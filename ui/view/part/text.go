package part

import (
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Sizes of text in Fyne units.
const (
	BodySize  = 13
	SmallSize = 12
	MetaSize  = 11
	TitleSize = 14
)

func newText(s string, size float32, bold bool) *canvas.Text {
	t := canvas.NewText(s, color.Black)
	t.TextSize, t.TextStyle.Bold = size, bold
	return t
}

// Text returns a line of text that stays in one colour.
func Text(s string, size float32, bold bool, c color.Color) *canvas.Text {
	t := newText(s, size, bold)
	t.Color = c
	return t
}

// Fit cuts s where it is wider than width and ends it in dots: those of its own script, since the one glyph for three
// dots is as wide as a Chinese character.
func Fit(s string, size float32, style fyne.TextStyle, width float32) string {
	if width <= 0 || fyne.MeasureText(s, size, style).Width <= width {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if fyne.MeasureText(cut(r[:mid]), size, style).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return cut(r[:lo])
}

// cut ends what is left of a text in the dots of its last letter, whatever signs follow that.
func cut(r []rune) string {
	s := strings.TrimSpace(string(r))
	if i := strings.LastIndexFunc(s, unicode.IsLetter); i >= 0 {
		if last, _ := utf8.DecodeRuneInString(s[i:]); last > 0x2E7F {
			return s + "…"
		}
	}
	return s + "..."
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// middle puts o into the vertical middle of a height, at its own height.
func middle(o fyne.CanvasObject, x, w, height float32) {
	h := o.MinSize().Height
	place(o, x, (height-h)/2, w, h)
}
