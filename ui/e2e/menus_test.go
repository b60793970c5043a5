package e2e

import (
	"image"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// menu opens the menu of what is at a place and takes a line of it by keys: counted from the first, or back from the last.
func (b bench) menu(at spot, line int) {
	b.Helper()
	b.open(at)
	b.pick(line)
}

func (b bench) open(at spot) {
	b.Helper()
	b.do(append(at.to(), "click", "3")...)
	b.handled()
}

func (b bench) pick(line int) {
	b.Helper()
	way := "Down"
	if line < 0 {
		way, line = "Up", -line
	}
	b.do(strings.Fields("key --delay 20" + strings.Repeat(" "+way, line) + " Return")...)
	b.handled()
}

// name types over what an editor holds that has just opened.
func (b bench) name(text string) {
	b.Helper()
	b.key("ctrl+a")
	b.write(text)
	b.key("Return")
}

// free is a cell of a lane that holds nothing, and a point in it.
func free(d *model.Document, s *scene.Scene, lane model.ID) (column model.ID, at scene.Point) {
	for i, c := range s.Columns {
		if len(d.Cell(lane, model.ID(c.ID))) == 0 {
			return model.ID(c.ID), s.CellRect(i, s.Lane(string(lane))).Center()
		}
	}
	return "", scene.Point{}
}

// Everything on the map has a menu, opened by the right button, by the menu key and by Shift+F10, and worked by keys: each
// means what it was opened for.
func TestEveryThingOnTheMapHasAMenu(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	m := doc.Maps()[0].ID
	card := func(title string) *model.Card { t.Helper(); return cardNamed(t, doc, title) }
	video, ad, pain := card("短视频测评").ID, card("搜索广告").ID, card("评价入口难找")
	stages, lanes, person := doc.Stages(m), doc.Lanes(m), doc.Maps()[0].Personas[0]
	steps := doc.Steps(stages[1].ID)
	type docs = *model.Document
	there := func(d docs, id model.ID) bool { _, ok := model.Get[model.Card](d, id); return ok }
	b := bench{start(t, chinese, path), path}

	b.says("a menu that a press elsewhere closes", func() {
		_, s := b.now()
		b.choose(s, video)
		board := b.board() // the time stands below it
		before := b.still("menu-before").SubImage(board)
		b.open(b.at(s, video))
		if b.wait("the menu", func() bool { return !same(before, b.shot("menu").SubImage(board)) }); b.state().Undo != "" {
			t.Error("opening a menu changes something")
		}
		b.press(b.ground())
		b.do(b.at(s, video).to()...)
		b.wait("the card without its menu", func() bool { return same(before, b.shot("menu-closed").SubImage(board)) })
	}, func() bool { return len(b.state().Selected) == 1 })

	b.step("both selected cards deleted", func(_ docs, s *scene.Scene) {
		b.selects(func() { b.key("Escape"); b.press(b.at(s, video)); b.add(b.at(s, ad)) }, video, ad)
		b.menu(b.at(s, ad), -1)
	}, func(d docs) bool { return !there(d, video) && !there(d, ad) })
	b.step("both back", func(docs, *scene.Scene) { b.key("ctrl+z") }, func(d docs) bool { return there(d, video) && there(d, ad) })
	b.step("a stage to the right", func(_ docs, s *scene.Scene) {
		b.choose(s, stages[0].ID)
		b.key("Menu")
		b.pick(6)
	}, func(d docs) bool { return d.Stages(m)[1].ID == stages[0].ID })
	b.step("a step deleted", func(_ docs, s *scene.Scene) { b.key("Escape"); b.menu(b.at(s, steps[0].ID), -1) },
		func(d docs) bool { return len(d.Steps(stages[1].ID)) == len(steps)-1 })
	b.step("a lane downwards", func(_ docs, s *scene.Scene) {
		b.choose(s, lanes[0].ID)
		b.key("shift+F10")
		b.pick(3)
	}, func(d docs) bool { return d.Lanes(m)[1].ID == lanes[0].ID })
	b.step("a lane hidden", func(_ docs, s *scene.Scene) { b.key("Escape"); b.menu(b.at(s, lanes[1].ID), 5) },
		func(d docs) bool { l, _ := model.Get[model.Lane](d, lanes[1].ID); return l.Hidden })

	column := model.ID("")
	b.step("a card in the cell that was pressed", func(d docs, s *scene.Scene) {
		var at scene.Point
		column, at = free(d, s, pain.Lane)
		b.key("Escape", "Escape")
		b.menu(b.point(s, at, scene.Content), 1)
		b.name("pressed")
	}, func(d docs) bool {
		c := named(d, "pressed")
		return c != nil && c.Lane == pain.Lane && c.Column == column
	})
	b.step("a card in the cell that keys lead to", func(_ docs, s *scene.Scene) {
		b.key("Escape", "Escape")
		b.choose(s, pain.ID)
		b.key("Left", "shift+F10")
		b.pick(1)
		b.name("walked")
	}, func(d docs) bool { c := named(d, "walked"); return c != nil && c.Lane == pain.Lane })
	b.step("a stage from bare ground", func(_ docs, s *scene.Scene) {
		b.key("Escape", "Escape")
		b.menu(b.ground(), 2)
		b.name("last")
	}, func(d docs) bool { all := d.Stages(m); return all[len(all)-1].Name.In("zh") == "last" })
	b.step("a persona off the map", func(_ docs, s *scene.Scene) { b.key("Escape"); b.menu(b.at(s, person), -1) },
		func(d docs) bool { return len(d.Maps()[0].Personas) == 0 })
	now, _ := b.now()
	link, points := now.Links()[slices.IndexFunc(now.Links(), func(l *model.Link) bool { return l.From == pain.ID })].ID, now.Points(m)
	b.step("a link deleted", func(_ docs, s *scene.Scene) {
		n := b.thing(s, link)
		b.key("Escape")
		b.menu(b.point(s, n.Parts[len(n.Parts)/2].Center(), n.Layer), -1)
	}, func(d docs) bool { _, ok := model.Get[model.Link](d, link); return !ok })
	b.step("a point of the curve deleted", func(_ docs, s *scene.Scene) {
		for i := range s.Nodes {
			if n := &s.Nodes[i]; n.Ref.Kind == scene.EmotionPoint && n.Ref.Column == string(points[0].Column) {
				b.key("Escape")
				b.menu(b.point(s, n.Bounds.Center(), n.Layer), 1)
			}
		}
	}, func(d docs) bool { return len(d.Points(m)) == len(points)-1 })
	b.says("the page of a persona by the menu of its line", func() {
		b.key("Escape")
		x, y := b.traced("people", string(person))
		b.menu(spot{x, y}, 1)
	}, func() bool { return b.state().Page == "personas" })
	b.says("the map again", func() { b.key("alt+1") }, func() bool { return b.state().Page == "" })
	b.step("a map copied by the menu of its line", func(docs, *scene.Scene) {
		b.key("Escape")
		x, y := b.traced("maps", string(doc.Maps()[1].ID))
		b.menu(spot{x, y}, 2)
	}, func(d docs) bool { return len(d.Maps()) == len(doc.Maps())+1 })
}

// board is what the map covers of the screen.
func (b bench) board() image.Rectangle {
	b.Helper()
	v := b.lastView()
	left, top := b.corner()
	at := image.Pt(left+int(v.Left), top+int(v.Top))
	return image.Rectangle{at, at.Add(image.Pt(int(v.Width), int(v.Height)))}
}

// ground is a place of the board below the map.
func (b bench) ground() spot {
	b.Helper()
	r := b.board()
	return spot{(r.Min.X + r.Max.X) / 2, r.Max.Y - 40}
}
