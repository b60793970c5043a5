package action

import (
	"strings"

	"sojourn/model"
)

// spec is one line of the list. The label is a key of the word list and is the id where it is empty.
type spec struct {
	id, label, icon string
	keys            []Shortcut
	toggle          bool
}

func keys(k ...Shortcut) []Shortcut { return k }

// specs lists every action the program has.
func specs() []spec {
	list := []spec{
		{id: "file.new", keys: keys(ctrl("N"))},
		{id: "file.new.template", keys: keys(ctrlShift("N"))},
		{id: "file.window", keys: keys(ctrlShift("W"))},
		{id: "file.open", keys: keys(ctrl("O"))},
		{id: "file.recent.clear"},
		{id: "file.save", keys: keys(ctrl("S"))},
		{id: "file.saveas", keys: keys(ctrlShift("S"))},
		{id: "file.savecopy"},
		{id: "file.versions", keys: keys(ctrlShift("H"))},
		{id: "file.recover"},
		{id: "file.kept"},
		{id: "file.import", keys: keys(ctrl("I"))},
		{id: "file.import.report"},
		{id: "file.export", keys: keys(ctrl("E"))},
		{id: "file.print", keys: keys(ctrl("P"))},
		{id: "file.close", keys: keys(ctrl("W"))},
		{id: "file.quit", keys: keys(ctrl("Q"))},

		{id: "edit.undo", icon: "undo", keys: keys(ctrl("Z"))},
		{id: "edit.redo", icon: "redo", keys: keys(ctrl("Y"), ctrlShift("Z"))},
		{id: "edit.cut", keys: keys(ctrl("X"))},
		{id: "edit.copy", keys: keys(ctrl("C"))},
		{id: "edit.paste", keys: keys(ctrl("V"))},
		{id: "edit.paste.map", keys: keys(ctrlShift("V"))},
		{id: "edit.delete", keys: keys(plain("Delete"), plain("BackSpace"))},
		{id: "edit.duplicate", keys: keys(ctrl("D"))},
		{id: "edit.selectall", keys: keys(ctrl("A"))},
		{id: "edit.rename", keys: keys(plain("F2"))},
		{id: "edit.find", icon: "search", keys: keys(ctrl("F"))},
		{id: "edit.replace", keys: keys(ctrl("H"))},
		{id: "edit.palette", icon: "search", keys: keys(ctrl("K"))},
		{id: "edit.link.next", keys: keys(ctrl("L"))},
		{id: "move.left", keys: keys(alt("Left"))},
		{id: "move.right", keys: keys(alt("Right"))},
		{id: "move.up", keys: keys(alt("Up"))},
		{id: "move.down", keys: keys(alt("Down"))},

		{id: "insert.stage", icon: "add", keys: keys(ctrlShift("1"))},
		{id: "insert.step", keys: keys(ctrlShift("2"))},
		{id: "insert.touchpoint", icon: "add", keys: keys(ctrlShift("3"))},
		{id: "insert.card", keys: keys(ctrlShift("4"))},
		{id: "insert.persona", keys: keys(ctrlShift("5"))},
		{id: "insert.map", keys: keys(ctrlShift("6"))},
		{id: "insert.link", keys: keys(ctrlShift("L"))},
		{id: "insert.picture", keys: keys(ctrlShift("I"))},

		{id: "view.zoomin", icon: "plus", keys: keys(ctrl("="), ctrlShift("="), ctrl("+"))},
		{id: "view.zoomout", icon: "minus", keys: keys(ctrl("-"))},
		{id: "view.zoom100", keys: keys(ctrl("0"))},
		{id: "view.zoomfit", keys: keys(ctrl("1"), ctrl("9"))},
		{id: "view.zoomsel", keys: keys(ctrl("2"))},
		{id: "view.map", keys: keys(alt("1")), toggle: true},
		{id: "view.outline", keys: keys(ctrlShift("O")), toggle: true},
		{id: "view.present", icon: "play", keys: keys(plain("F5"))},
		{id: "view.lanes"},
		{id: "view.fold", keys: keys(ctrl(".")), toggle: true},
		{id: "view.hide", keys: keys(ctrlShift("."))},
		{id: "view.unfoldall"},
		{id: "view.showall"},
		{id: "view.panel.left", keys: keys(ctrl("[")), toggle: true},
		{id: "view.panel.right", keys: keys(ctrl("]")), toggle: true},
		{id: "view.area", keys: keys(ctrl("F6"), plain("F6"))},
		{id: "view.filter", keys: keys(ctrlShift("F")), toggle: true},
		{id: "view.save"},
		{id: "view.rename"},
		{id: "view.delete"},
		{id: "view.leave"},
		{id: "view.minimap", keys: keys(ctrl("M")), toggle: true},
		{id: "view.motion", toggle: true},
		{id: "view.both", toggle: true},
		{id: "view.language.zh", toggle: true},
		{id: "view.language.en", toggle: true},
		{id: "view.theme.system", toggle: true},
		{id: "view.theme.light", toggle: true},
		{id: "view.theme.dark", toggle: true},
		{id: "view.theme.contrast", toggle: true},

		{id: "journey.properties", keys: keys(alt("Return"))},
		{id: "journey.duplicate"},
		{id: "journey.template"},
		{id: "journey.derive"},
		{id: "journey.delete"},
		{id: "analyse.personas", keys: keys(alt("3")), toggle: true},
		{id: "analyse.touchpoints", keys: keys(alt("4")), toggle: true},
		{id: "analyse.gaps", keys: keys(alt("5")), toggle: true},
		{id: "analyse.opportunities", keys: keys(alt("6")), toggle: true},
		{id: "analyse.actions", keys: keys(alt("7")), toggle: true},
		{id: "analyse.checks", keys: keys(alt("8")), toggle: true},
		{id: "analyse.progress", keys: keys(alt("0")), toggle: true},
		{id: "analyse.fix"},
		{id: "analyse.dismiss", keys: keys(ctrlShift("D"))},
		{id: "analyse.interview", keys: keys(alt("-")), toggle: true},
		{id: "analyse.compare", keys: keys(alt("9")), toggle: true},
		{id: "edit.answer", keys: keys(ctrlShift("A"))},
		{id: "analyse.next", keys: keys(plain("F8"))},

		{id: "help.shortcuts", keys: keys(plain("F1"), plain("?"))},
		{id: "help.about"},
	}
	for _, lane := range model.LaneTypes {
		list = append(list, spec{id: InsertLane(lane), label: "lane." + string(lane)})
	}
	return list
}

// changes reports an action that changes the project.
func changes(id string) bool {
	switch id {
	case "edit.copy", "edit.selectall", "edit.find", "edit.palette", "edit.link.next", "journey.properties", "journey.template":
		return false
	case "file.import", "view.lanes", "view.save", "view.rename", "view.delete", "analyse.fix", "analyse.dismiss":
		return true
	}
	menu, _, _ := strings.Cut(id, ".")
	return menu == "edit" || menu == "move" || menu == "insert" || menu == "journey"
}

// InsertLane returns the id of the action that adds a lane of this type.
func InsertLane(t model.LaneType) string { return "insert.lane." + string(t) }
