package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/typeset"
	"sojourn/ui/view/outline"
	"sojourn/ui/vm"
)

// newInventoryPage lists the touchpoints of all maps in one table.
func newInventoryPage(w *window) page {
	var o *outline.Outline
	o = outline.New(typeset.Shared(), w.words, outline.Events{
		Title: "analyse.touchpoints", None: "inventory.none",
		Select: func() {
			if w.lines() == o {
				w.mirror()
			}
		},
		Set:    w.setLine,
		Unread: w.unread,
		Key:    w.leftover,
		May:    w.may,
		Menu:   func(at fyne.Position) { w.inventoryMenu(o, at) },
	})
	return outlinePage{w, o, func() *vm.Outline { return vm.NewInventory(w.session.Doc(), w.lang, w.words) }}
}

// inventoryMenu offers what can be done with the selected touchpoints.
func (w *window) inventoryMenu(o *outline.Outline, at fyne.Position) {
	l, ok := o.Current()
	if !ok {
		return
	}
	menu := fyne.NewMenu("", w.menuLine(offer{action: "view.map", label: "page.onmap", run: func() { w.onItsMap(l.ID) }}), fyne.NewMenuItemSeparator())
	for _, of := range actions("edit.copy", "edit.duplicate", "edit.delete") {
		menu.Items = append(menu.Items, w.menuLine(of))
	}
	menu.Items = append(menu.Items, w.tableItems(o)...)
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

// unread tells that what was typed is nothing that a field can hold.
func (w *window) unread(field, text string) {
	w.frame.Say(w.words("outline.unread", "text", text, "field", field))
}

// may reports whether the project may be changed, and tells why not.
func (w *window) may() bool {
	err := w.mayEdit()
	w.failed(err)
	return err == nil
}
