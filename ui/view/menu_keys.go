package view

import (
	"math"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"sojourn/ui/view/part"
)

// native reports whether the system draws the menus, with the keys as everywhere else in it.
const native = runtime.GOOS == "darwin"

// quiet is a shortcut that a menu answers to without drawing it. Fyne draws shortcuts in a fifth of the colour of text,
// which is 1.5 to 1 in every theme; ours stand in the line itself and are read as easily as its words.
type quiet struct{ fyne.Shortcut }

func unseen(s fyne.Shortcut) fyne.Shortcut {
	if native {
		return s
	}
	return quiet{s}
}

const keysGap = 28 // Fyne units between the longest words of a menu and the keys

// write gives each line of a menu its words and, in a column behind them, its keys.
func (m *Menu) write(menu *fyne.Menu) {
	var column float32
	for _, item := range menu.Items {
		if words, ok := m.words[item]; ok {
			item.Label = words
		}
		column = max(column, wide(item.Label))
	}
	for _, item := range menu.Items {
		if a := m.items[item]; a != nil && len(a.Keys) > 0 && !native {
			item.Label += blanks(column+keysGap-wide(item.Label)) + a.Keys[0].String()
		}
	}
}

func wide(s string) float32 { return fyne.MeasureText(s, part.BodySize, fyne.TextStyle{}).Width }

// blanks are spaces as wide as asked, as nearly as two kinds of them come.
func blanks(width float32) (best string) {
	const many = 64
	narrow, broad := wide(strings.Repeat(" ", many))/many, wide(strings.Repeat("\u3000", many))/many
	off := math.Inf(1)
	for n := range 4 {
		rest := float64(width - float32(n)*broad)
		k := max(0, math.Round(rest/float64(narrow)))
		if d := math.Abs(rest - k*float64(narrow)); d < off {
			off, best = d, strings.Repeat("\u3000", n)+strings.Repeat(" ", int(k))
		}
	}
	return best
}
