package layout

import (
	"testing"

	"sojourn/canvas/typeset"
)

// A layout that nobody waits for ends at its next text; the options given to it are of no use to others.
func TestALayoutIsGivenUp(t *testing.T) {
	doc := sample(t)
	o := options(doc)
	all, asked := 0, 0
	count := func() bool { all++; return false }
	if whole := o.Until(count, func(o Options) { Build(doc, o, typeset.Shared()) }); !whole || all < 100 {
		t.Fatalf("asked %d times, whole %v", all, whole)
	}
	var pages []Page
	whole := o.Until(func() bool { asked++; return asked == 5 }, func(o Options) {
		pages = Slides(doc, o, Sheet{}, typeset.Shared())
	})
	if whole || asked != 5 || pages != nil {
		t.Errorf("asked %d times, %d pages, whole %v", asked, len(pages), whole)
	}
}

// What goes wrong in a layout that is not given up is not hidden.
func TestAFaultInALayoutIsHeard(t *testing.T) {
	defer func() {
		if recover() != "fault" {
			t.Error("nothing was heard")
		}
	}()
	Options{}.Until(func() bool { return false }, func(Options) { panic("fault") })
}

// A map of a report is laid out once: to find out how many sheets it needs, and to draw these with their numbers, takes hardly
// more texts than its poster does.
func TestAFittedMapIsLaidOutOnce(t *testing.T) {
	doc := randomLinks(t, 3, 2500, 20)
	texts := func(lay func(Options)) (n int) {
		o := options(doc)
		o.Until(func() bool { n++; return false }, lay)
		return n
	}
	poster := texts(func(o Options) { Poster(doc, o, Sheet{Size: a4}, typeset.Shared()) })
	fitted := texts(func(o Options) {
		f := Fit(doc, o, Sheet{Size: a4}, typeset.Shared())
		if f.Sheets() != 1 || len(f.Numbered(3, 9, nil)) != 1 {
			t.Error("a poster takes one sheet")
		}
	})
	if poster < 300 || fitted > poster*5/4 {
		t.Errorf("%d texts on a poster, %d for one in a report", poster, fitted)
	}
	pages := texts(func(o Options) { Pages(doc, o, Sheet{Size: a4}, typeset.Shared()) })
	several := texts(func(o Options) {
		f := Fit(doc, o, Sheet{Size: a4, Smallest: 0.85 * cutSize}, typeset.Shared())
		if n := len(f.Numbered(3, 99, nil)); n < 4 || n != f.Sheets() {
			t.Errorf("%d sheets, and %d of them drawn", f.Sheets(), n)
		}
	})
	if several > pages+poster/4 {
		t.Errorf("%d texts on pages, %d for those in a report", pages, several)
	}
}
