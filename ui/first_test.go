package ui

import (
	"testing"

	"sojourn/canvas/typeset"
	"sojourn/model"
)

// What an edit brings that no face of ours has stands as boxes until a font of the system is found for it, in every window
// and with whatever was done meanwhile.
func TestBoxesAreFilledInEveryWindow(t *testing.T) {
	w := open(t)
	other := w.another()
	w.fonts = func(rune) []typeset.Font {
		return []typeset.Font{{Path: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}}
	}
	for _, one := range []*window{w, other} {
		one.name(t, "在线客服", "א ב")
		if boxed(one) != 2 {
			t.Fatalf("%d boxes before the search", boxed(one))
		}
	}
	w.fillBoxes()
	w.name(t, "搜索广告", "搜索 א")
	for i, one := range w.windows {
		if n := boxed(one); n > 0 {
			t.Errorf("window %d: %d boxes after the search", i, n)
		}
	}
}

// Without a screen nobody looks for fonts: pictures that tests hold are of our faces alone.
func TestNoFontsAreSoughtWithoutAScreen(t *testing.T) {
	if w := open(t); w.fonts != nil {
		t.Error("fonts of the system are sought")
	}
}

// name gives a card another title.
func (w *window) name(t *testing.T, title, to string) {
	t.Helper()
	if _, err := w.session.Do("x", func(tx *model.Tx) error {
		c := *w.card(t, title)
		c.Title = c.Title.With("zh", to)
		model.Put(tx, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// boxed counts the boxes of missing characters on the map.
func boxed(w *window) (n int) {
	for _, node := range w.board.Scene().Nodes {
		for _, p := range node.Prims {
			if p.Run == nil {
				continue
			}
			for _, g := range p.Run.Glyphs {
				if g.ID == 0 {
					n++
				}
			}
		}
	}
	return n
}
