package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/ui/edit"
)

// offer is one line of a context menu: an action, under another label or with another meaning where the place asks for
// it. The one without an action is a line between groups.
type offer struct {
	action, label string
	run           func()
}

// contextMenu offers what can be done with the thing under the pointer.
func (w *window) contextMenu(e tool.Menu) {
	w.popUp(w.board.Absolute(e.At), w.offers(e))
}

// popUp opens a menu at a place of the window.
func (w *window) popUp(at fyne.Position, offers []offer) {
	menu := fyne.NewMenu("")
	for _, o := range offers {
		if it := w.menuLine(o); it != nil {
			menu.Items = append(menu.Items, it)
		}
	}
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

func (w *window) menuLine(o offer) *fyne.MenuItem {
	if o.action == "" {
		return fyne.NewMenuItemSeparator()
	}
	a, ok := w.actions.Find(o.action)
	if !ok {
		return nil
	}
	it := fyne.NewMenuItem(w.words(a.Label), func() { a.Run() })
	it.Disabled, it.Checked = !a.Enabled(), a.Checked()
	if o.label != "" {
		it.Label = w.words(o.label)
	}
	if o.run != nil {
		it.Action = o.run
	}
	return it
}

func actions(ids ...string) []offer {
	out := make([]offer, len(ids))
	for i, id := range ids {
		out[i].action = id
	}
	return out
}

var (
	addStage      = offer{action: "insert.stage", label: "add.stage"}
	addStep       = offer{action: "insert.step", label: "add.step"}
	addTouchpoint = offer{action: "insert.touchpoint", label: "add.touchpoint"}
	takeOff       = offer{action: "edit.delete", label: "persona.offmap"}
	choosePicture = offer{action: "insert.picture", label: "picture.choose"}
)

func (w *window) offers(e tool.Menu) []offer {
	switch e.Ref.Kind {
	case scene.Card:
		return append([]offer{{action: "edit.rename"}, choosePicture}, actions("edit.duplicate", "", "edit.cut", "edit.copy", "edit.paste", "", "edit.answer", "insert.link", "edit.link.next", "", "edit.delete")...)
	case scene.StageHead, scene.StepHead:
		return append([]offer{{action: "edit.rename"}, choosePicture, addStep, addStage, {}}, actions("move.left", "move.right", "", "view.fold", "view.hide", "", "edit.delete")...)
	case scene.LaneHead:
		return actions("edit.rename", "", "move.up", "move.down", "", "view.fold", "view.hide", "view.lanes", "", "edit.delete")
	case scene.PersonaStrip:
		return []offer{w.openPage(model.ID(e.Ref.ID)), {action: "edit.rename"}, choosePicture, {}, takeOff}
	case scene.LinkLine:
		return actions("edit.rename", "edit.link.next", "", "edit.delete")
	case scene.EmotionPoint:
		return actions("edit.delete")
	}
	return w.groundOffers(e.At)
}

// groundOffers are those of bare ground. In a cell that takes cards they mean that cell.
func (w *window) groundOffers(at scene.Point) []offer {
	rest := append([]offer{{}}, actions("view.zoomfit", "view.showall")...)
	slot, ok := w.board.Scene().SlotAt(w.board.View().ToMap(at), nil)
	if !ok {
		return append([]offer{{action: "edit.paste"}, {}, addStage, addTouchpoint}, rest...)
	}
	card := offer{"insert.card", "add.card", func() { w.effect(tool.AddCard{Slot: slot}) }}
	here := offer{action: "insert.picture", run: func() { w.askPicture(edit.Spot{Slot: slot}) }}
	paste := offer{action: "edit.paste", run: func() { w.pasteInto(slot) }}
	return append([]offer{card, here, paste, {}, addStage}, rest...)
}

func (w *window) openPage(persona model.ID) offer {
	return offer{action: "analyse.personas", label: "persona.open", run: func() { w.showPersona(persona) }}
}

// mapMenu offers what can be done with a map of the project, which is opened for that.
func (w *window) mapMenu(id model.ID, at fyne.Position) {
	if id != w.mapID {
		w.openMap(id)
	}
	w.popUp(at, actions("journey.properties", "journey.duplicate", "journey.derive", "journey.template", "", "journey.delete"))
}

// personaMenu offers what can be done with a persona of the project. Off the map it goes only where it is on it.
func (w *window) personaMenu(id model.ID, at fyne.Position) {
	if p, ok := w.page().(*personasPage); ok {
		p.show(id)
		w.popUp(at, actions("edit.duplicate"))
		return
	}
	w.choosePersona(id)
	offers := []offer{w.openPage(id)}
	if w.page() == nil && w.selectedKind(scene.PersonaStrip) == id {
		offers = append(offers, offer{}, takeOff)
	}
	w.popUp(at, offers)
}
