package ui

import (
	"fyne.io/fyne/v2"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/vm"
)

// page is what can stand in the middle of the window in place of the map.
type page interface {
	content() fyne.CanvasObject // what goes into the window; another one after speak
	speak()                     // the words are others
	refresh()                   // the document, the map or the look is another one
	selection() []scene.Ref
	choose(ids ...string) // what is not there is passed over
	label() string        // what is current, in plain words; "" for nothing, or for several
	focus()
	typed(k *fyne.KeyEvent) // a key that came while nothing has the focus
	close()                 // ends what is being edited; what was typed stands
	editing() bool
}

// pageKind is a page that the window can show, under the action that shows it and takes it away again.
type pageKind struct {
	name, action string
	make         func(*window) page
}

func pageKinds() []pageKind {
	return []pageKind{
		{"outline", "view.outline", newOutlinePage},
		{"personas", "analyse.personas", newPersonasPage},
		{"touchpoints", "analyse.touchpoints", newInventoryPage},
		{"gaps", "analyse.gaps", newGapsPage},
		{"opportunities", "analyse.opportunities", newMatrixPage},
		{"actions", "analyse.actions", newTasksPage},
		{"checks", "analyse.checks", newChecksPage},
		{"progress", "analyse.progress", newProgressPage},
		{"interview", "analyse.interview", newInterviewPage},
		{"compare", "analyse.compare", newComparePage},
	}
}

// middle is what the window shows between its panels.
type middle struct {
	name  string          // of the page, "" for the map
	pages map[string]page // those that were looked at
}

// page returns the page in the place of the map, nil while that is there.
func (w *window) page() page { return w.mid.pages[w.mid.name] }

// outlining reports that the outline stands in place of the map.
func (w *window) outlining() bool { return w.mid.name == "outline" }

func (w *window) bindPages() {
	for _, k := range pageKinds() {
		w.toggle(k.action, func() bool { return w.mid.name == k.name }, func() {
			if w.mid.name == k.name {
				w.showPage("")
			} else {
				w.showPage(k.name)
			}
		})
	}
	w.toggle("view.map", func() bool { return w.mid.name == "" }, func() { w.showPage("") })
}

// showPage puts a page, or with "" the map, into the middle of the window. What is selected stays selected.
func (w *window) showPage(name string) {
	w.closeEditor()
	refs := w.selection()
	w.turn(name)
	w.set.Page = w.mid.name
	w.frame.ShowPage(w.content()) // first, since a page that knows its size is drawn once
	if p := w.page(); p != nil {
		p.refresh()
		p.choose(refIDs(refs)...)
	}
	w.refreshSidebar() // names what is shown
	w.focusMiddle()
	if sel := w.board.Selection(); w.page() == nil && len(sel) > 0 {
		w.board.Reveal(sel[0])
	}
}

// turn makes a page the one that is shown; a name that there is none of is the map's.
func (w *window) turn(name string) {
	w.mid.name = ""
	for _, k := range pageKinds() {
		if k.name == name {
			w.mid.name = name
			if w.mid.pages[name] == nil {
				w.mid.pages[name] = k.make(w)
			}
		}
	}
}

// content is what stands in place of the map, nil for nothing.
func (w *window) content() fyne.CanvasObject {
	if p := w.page(); p != nil {
		return p.content()
	}
	return nil
}

// strayKey takes the keys that come while nothing has the focus, and function keys from wherever it is: a page wants them, the map
// only its actions.
func (w *window) strayKey(k *fyne.KeyEvent) {
	if w.showing != nil {
		w.win.Canvas().Focus(w.showing.show)
		w.showing.show.TypedKey(k)
		return
	}
	if p := w.page(); p != nil {
		if !entry.IsFunctionKey(k) {
			w.focusMiddle()
		}
		p.typed(k)
		return
	}
	w.plain(k)
}

// leftover takes the plain keys that mean nothing on a page: Escape goes back to the map.
func (w *window) leftover(k *fyne.KeyEvent) bool {
	if w.plain != nil && w.plain(k) {
		return true
	}
	if k.Name == fyne.KeyEscape {
		w.showPage("")
		w.refresh()
		return true
	}
	return false
}

// closeEditor ends what is being edited in place. What was typed stands.
func (w *window) closeEditor() {
	w.board.CloseEditor(true)
	if p := w.page(); p != nil {
		p.close()
	}
}

// focusMiddle gives the keyboard to the map, or to the page in its place.
func (w *window) focusMiddle() {
	if p := w.page(); p != nil {
		p.focus()
		return
	}
	w.win.Canvas().Focus(w.board)
}

// pressMap opens a map; a page goes on to show what it shows of that one. The map that is open takes its place back.
func (w *window) pressMap(id model.ID) {
	if id == w.mapID && w.page() != nil {
		w.showPage("")
		w.refresh()
		return
	}
	w.openMap(id)
}

func (w *window) refreshPage() {
	if p := w.page(); p != nil {
		p.refresh()
	}
}

// selection is what is selected in the middle of the window.
func (w *window) selection() []scene.Ref {
	if p := w.page(); p != nil {
		return p.selection()
	}
	return w.onMap()
}

// mirror follows a page: the map selects the same, so that both show one selection.
func (w *window) mirror() {
	w.mirroring = true
	w.board.Select(refIDs(w.selection())...)
	w.mirroring = false
	w.refreshSelection()
}

// pageList is the map and the pages, for the side panel.
func (w *window) pageList() []vm.Page {
	out := []vm.Page{{Action: "view.map", Text: w.words("view.map"), On: w.mid.name == ""}}
	for _, k := range pageKinds() {
		out = append(out, vm.Page{Action: k.action, Text: w.words(k.action), On: w.mid.name == k.name})
	}
	return out
}
