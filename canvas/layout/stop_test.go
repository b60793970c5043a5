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
