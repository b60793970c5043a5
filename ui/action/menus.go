package action

import "sojourn/model"

// Menu is a list of items under a label, a key of the word list.
type Menu struct {
	Label string
	Items []Item
}

// Item is one line of a menu: an action, a submenu, an entry that exists only now (a recent file), or a separator
// when all are empty.
type Item struct {
	Action *Action
	Menu   *Menu
	Entry  *Entry
}

// Entry is a line of a menu with a text of its own, such as the name of a recent file.
type Entry struct {
	Text    string
	Checked bool
	Run     func()
}

// Separator reports that the item is a thin line between groups.
func (i Item) Separator() bool { return i.Action == nil && i.Menu == nil && i.Entry == nil }

// place says where an action or a submenu stands; the empty id is a separator.
type place struct {
	id  string
	sub *layoutMenu
}

type layoutMenu struct {
	label  string
	places []place
}

func ids(list ...string) []place {
	out := make([]place, len(list))
	for i, id := range list {
		out[i] = place{id: id}
	}
	return out
}

func sub(label string, list ...string) place { return place{sub: &layoutMenu{label, ids(list...)}} }

// recentMenu is filled with the entries of Registry.Recent before its own actions.
const recentMenu = "menu.recent"

// viewsMenu is filled with the entries of Registry.Views before its own actions.
const viewsMenu = "menu.views"

var savedViews = layoutMenu{viewsMenu, ids("", "view.leave", "", "view.save", "view.rename", "view.delete")}

// SavedViews returns the submenu of views as it is now, for a menu of its own.
func (r *Registry) SavedViews() Menu { return r.menu(savedViews) }

func laneIDs() []string {
	var list []string
	for i, t := range model.LaneTypes {
		if i == len(model.DefaultLanes) || t == model.PhysicalLane || t == model.TextLane {
			list = append(list, "")
		}
		list = append(list, InsertLane(t))
	}
	return list
}

func menuBar() []layoutMenu {
	file := ids("file.new", "file.new.template", "file.window", "", "file.open")
	file = append(file, sub(recentMenu, "", "file.recent.clear"))
	file = append(file, ids("", "file.save", "file.saveas", "file.savecopy", "file.versions", "", "file.recover", "file.kept", "", "file.import", "file.import.report", "",
		"file.export", "file.print", "", "file.close", "file.quit")...)
	insert := ids("insert.stage", "insert.step")
	insert = append(insert, sub("menu.lane", laneIDs()...))
	insert = append(insert, ids("", "insert.touchpoint", "insert.card", "insert.picture", "insert.link", "", "insert.persona", "insert.map")...)
	view := ids("view.zoomin", "view.zoomout", "view.zoom100", "view.zoomfit", "view.zoomsel", "", "view.present", "", "view.map", "view.outline", "view.filter",
		"view.lanes", "view.fold", "view.hide", "view.unfoldall", "view.showall", "",
		"view.panel.left", "view.panel.right", "view.area", "view.minimap", "")
	view = append(view, place{sub: &savedViews}, sub("menu.language", "view.language.zh", "view.language.en", "", "view.both"),
		sub("menu.theme", "view.theme.system", "view.theme.light", "view.theme.dark", "view.theme.contrast"), place{id: "view.motion"})
	return []layoutMenu{
		{"menu.file", file},
		{"menu.edit", ids("edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste", "edit.paste.map", "edit.duplicate", "edit.delete", "",
			"edit.selectall", "edit.rename", "edit.find", "edit.replace", "edit.palette", "edit.link.next", "", "move.left", "move.right", "move.up", "move.down")},
		{"menu.insert", insert},
		{"menu.view", view},
		{"menu.journey", ids("journey.properties", "journey.duplicate", "journey.derive", "journey.template", "journey.delete")},
		{"menu.analyse", ids("analyse.personas", "analyse.touchpoints", "analyse.gaps", "analyse.opportunities", "analyse.actions", "analyse.checks", "analyse.compare", "analyse.progress", "analyse.interview", "", "analyse.fix", "analyse.dismiss", "", "edit.answer", "analyse.next")},
		{"menu.help", ids("help.shortcuts", "help.about")},
	}
}

// Menus returns the menu bar. It shows what is bound: an action nobody carries out has no line, and a menu without
// lines does not appear.
func (r *Registry) Menus() []Menu {
	var bar []Menu
	for _, m := range menuBar() {
		if menu := r.menu(m); len(menu.Items) > 0 {
			bar = append(bar, menu)
		}
	}
	return bar
}

func (r *Registry) menu(m layoutMenu) Menu {
	out := Menu{Label: m.label}
	if m.label == recentMenu {
		out.Items = entries(r.Recent)
		if len(out.Items) == 0 {
			return out
		}
	}
	if m.label == viewsMenu {
		out.Items = entries(r.Views)
	}
	for _, p := range m.places {
		switch {
		case p.sub != nil:
			if inner := r.menu(*p.sub); len(inner.Items) > 0 {
				out.Items = append(out.Items, Item{Menu: &inner})
			}
		case p.id == "":
			if n := len(out.Items); n > 0 && !out.Items[n-1].Separator() {
				out.Items = append(out.Items, Item{})
			}
		default:
			if a := r.byID[p.id]; a != nil && a.run != nil {
				out.Items = append(out.Items, Item{Action: a})
			}
		}
	}
	for n := len(out.Items); n > 0 && out.Items[n-1].Separator(); n-- {
		out.Items = out.Items[:n-1]
	}
	return out
}

func entries(list func() []Entry) []Item {
	if list == nil {
		return nil
	}
	var items []Item
	for _, e := range list() {
		items = append(items, Item{Entry: &e})
	}
	return items
}

// Line is an action as a person meets it in the menu bar: Menus are the labels of the menus it stands in, outermost first.
type Line struct {
	Menus  []string
	Action *Action
}

// Lines returns every action of the menu bar that makes sense now, in its order.
func (r *Registry) Lines() []Line {
	var out []Line
	var walk func(m Menu, above []string)
	walk = func(m Menu, above []string) {
		above = append(above[:len(above):len(above)], m.Label)
		for _, it := range m.Items {
			switch {
			case it.Menu != nil:
				walk(*it.Menu, above)
			case it.Action != nil && it.Action.Enabled():
				out = append(out, Line{above, it.Action})
			}
		}
	}
	for _, m := range r.Menus() {
		walk(m, nil)
	}
	return out
}
