package ui

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/ui/action"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/vm"
)

const paletteAction = "edit.palette"

// showPalette offers everything that can be done now and every place one can go to, under its names in all languages.
func (w *window) showPalette() {
	w.board.CloseEditor(true)
	p := vm.NewPalette(slices.Concat(w.actionOffers(), w.placeOffers(), w.viewOffers(), w.fileOffers(), w.cardOffers()), w.set.Commands)
	w.host().Palette(func(typed string) []dialog.PaletteLine {
		var lines []dialog.PaletteLine
		for _, f := range p.Find(typed, limits.PaletteLines) {
			text := f.Text
			if f.By != "" {
				text += "　" + f.By
			}
			lines = append(lines, dialog.PaletteLine{Text: text, Note: f.Note, Run: func() { w.take(f.Offer) }})
		}
		return lines
	})
}

// take does what was chosen and remembers it.
func (w *window) take(o vm.Offer) {
	w.win.Canvas().Focus(w.board)
	if o.ID != "" {
		w.set = w.set.WithCommand(o.ID)
		w.keepSettings()
	}
	o.Run()
}

// actionOffers are the actions that make sense now.
func (w *window) actionOffers() []vm.Offer {
	var out []vm.Offer
	for _, l := range w.actions.Lines() {
		if l.Action.ID == paletteAction {
			continue
		}
		o := vm.Offer{ID: l.Action.ID, Text: w.lineText(l, w.words), Run: func() { l.Action.Run() }}
		for _, lang := range i18n.Languages {
			if other := w.lineText(l, i18n.For(lang)); other != o.Text {
				o.Also = append(o.Also, other)
			}
		}
		if len(l.Action.Keys) > 0 {
			o.Note = l.Action.Keys[0].String()
		}
		out = append(out, o)
	}
	return out
}

// lineText is what an action is called on its own: below the label of its menu where it says nothing without, and with
// what would be undone.
func (w *window) lineText(l action.Line, words i18n.Words) string {
	switch l.Action.ID {
	case "edit.undo":
		return words("edit.undo.what", "what", words(w.session.UndoLabel()))
	case "edit.redo":
		return words("edit.redo.what", "what", words(w.session.RedoLabel()))
	}
	menus := l.Menus[1:]
	if l.Menus[0] == "menu.insert" {
		menus = l.Menus
	}
	text := ""
	for _, m := range menus {
		text += words(m) + " › "
	}
	return text + words(l.Action.Label)
}

// placeOffers are the maps and personas of the project.
func (w *window) placeOffers() []vm.Offer {
	var out []vm.Offer
	d := w.session.Doc()
	for _, m := range d.Maps() {
		o := w.named(m.Title, "untitled.map", "insert.map", func() { w.openMap(m.ID) })
		o.Late = m.ID == w.mapID
		out = append(out, o)
	}
	for _, p := range d.Personas() {
		out = append(out, w.named(p.Name, "untitled.persona", "card.persona", func() { w.openPersona(p.ID) }))
	}
	return out
}

// viewOffers are the saved views of the open map.
func (w *window) viewOffers() []vm.Offer {
	var out []vm.Offer
	for _, v := range w.openedMap().Views {
		out = append(out, vm.Offer{Text: oneLine(v.Name), Note: w.words("menu.views"), Late: v.Name == w.shown.view, Run: func() { w.lookAt(v) }})
	}
	return out
}

// cardOffers are the cards of all maps that have a title.
func (w *window) cardOffers() []vm.Offer {
	var out []vm.Offer
	d := w.session.Doc()
	for _, m := range d.Maps() {
		note := ""
		if m.ID != w.mapID {
			note = cmp.Or(m.Title.In(w.lang), w.words("untitled.map"))
		}
		for _, c := range d.Cards(m.ID) {
			if c.Title.Empty() {
				continue
			}
			o := w.named(c.Title, "untitled.card", "card.text", func() { w.goTo(m.ID, c.ID) })
			o.Late, o.Note = true, cmp.Or(note, o.Note)
			out = append(out, o)
		}
	}
	return out
}

// named is one of a thing with a name, or the program's word for one without, and what sort of thing it is.
func (w *window) named(name model.Text, unnamed, sort string, run func()) vm.Offer {
	o := vm.Offer{Text: oneLine(cmp.Or(name.In(w.lang), w.words(unnamed))), Note: w.words(sort), Run: run}
	name.All(func(_, s string) {
		if s = oneLine(s); s != o.Text {
			o.Also = append(o.Also, s)
		}
	})
	return o
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// fileOffers are the recent files.
func (w *window) fileOffers() []vm.Offer {
	var out []vm.Offer
	for _, path := range w.set.Recent {
		out = append(out, vm.Offer{Text: filepath.Base(path), Note: w.words("menu.recent"),
			Run: func() { w.afterAsking(func() { w.openPath(path) }) }})
	}
	return out
}
