package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/ui/vm"
)

// mapsOf are the maps of what is selected.
func (w *window) mapsOf() map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, id := range w.selected() {
		c, _ := model.Get[model.Card](w.session.Doc(), id)
		out[c.Map] = true
	}
	return out
}

func TestTouchpointsOfAllMapsAreSelectedSetAndCopiedTogether(t *testing.T) {
	w := paged(t, "analyse.touchpoints")
	o := w.lines()
	w.actions.Run("edit.selectall")
	if n := len(w.mapsOf()); n != 3 || len(w.selected()) != o.Model().Cards() {
		t.Fatalf("%d of %d selected, on %d maps", len(w.selected()), o.Model().Cards(), n)
	}
	w.copy()
	if rows := strings.Count(w.app.Clipboard().Content(), "\n"); rows != o.Model().Cards()+1 {
		t.Errorf("%d rows are copied", rows)
	}
	var cards []*model.Card
	for _, l := range o.Chosen() {
		cards = append(cards, l.Card)
	}
	before := w.session.Doc()
	f, _ := o.Model().Field(6, cards...)
	w.setLine(f, vm.Value{Text: "门店部"})
	for _, id := range w.selected() {
		if c, _ := model.Get[model.Card](w.session.Doc(), id); c.Department.In("zh") != "门店部" {
			t.Fatalf("%s belongs to %q", c.Title.In("zh"), c.Department.In("zh"))
		}
	}
	if w.session.Undo(); !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("it took more than one step")
	}
}

func TestTheInventoryLeadsToItsMapAndEscapeBack(t *testing.T) {
	w := paged(t, "analyse.touchpoints")
	o := w.lines()
	o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	l, _ := o.Current()
	if l.Card.Map == w.mapID {
		t.Fatal("the last touchpoint is on the open map")
	}
	w.refresh() // what is not on the open map stays selected
	if sel := w.selection(); len(sel) != 1 || sel[0].ID != string(l.ID) {
		t.Fatalf("selected %v", sel)
	}
	w.onItsMap(l.ID)
	if w.page() != nil || w.mapID != l.Card.Map || w.board.Selection()[0].ID != string(l.ID) {
		t.Errorf("page %q, map %v, selected %v", w.mid.name, w.mapID, w.board.Selection())
	}
	w.actions.Run("analyse.touchpoints")
	w.page().typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.page() != nil {
		t.Error("Escape does not lead back")
	}
}
