package e2e

import (
	"math"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
)

// The mouse alone: cards, stages, steps and lanes find their new places, get their new sizes, are linked and deleted.
func TestMouse(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	m, other := doc.Maps()[0].ID, doc.Maps()[1].ID
	card := func(title string) *model.Card { t.Helper(); return cardNamed(t, doc, title) }
	video, ad, goods, courier := card("短视频测评").ID, card("搜索广告").ID, card("商品页").ID, card("快递员送货").ID
	stages, lanes := doc.Stages(m), doc.Lanes(m)
	b := bench{start(t, chinese, path), path}

	b.step("two cards before a third", func(_ *model.Document, s *scene.Scene) {
		b.selects(func() { b.press(b.at(s, video)); b.add(b.at(s, ad)) }, video, ad)
		b.pull(b.at(s, ad), b.at(s, courier).by(0, -20))
	}, func(d *model.Document) bool { return cell(d, courier, video, ad, courier) })
	b.same("a drag taken back with Escape", func(_ *model.Document, s *scene.Scene) {
		b.key("Escape") // nothing selected sheds a shadow
		third, before := b.area(s, courier), b.still("drag-before")
		b.hold("1", b.at(s, goods), b.at(s, ad).by(0, -20))
		b.wait("the cards below to make room", func() bool { return !same(before.SubImage(third), b.shot("drag-room").SubImage(third)) })
		b.takeBack()
		b.drop("1")
		b.wait("the cards where they were", func() bool { return same(before.SubImage(third), b.shot("drag-back").SubImage(third)) })
	})
	b.same("a release over another panel", func(_ *model.Document, s *scene.Scene) {
		x, y := b.piece("pain")
		b.pull(b.at(s, goods), spot{x, y})
	})
	b.same("a release outside the window", func(_ *model.Document, s *scene.Scene) {
		b.pull(b.at(s, goods), spot{800, 998})
	})
	b.step("two cards on the other map", func(_ *model.Document, s *scene.Scene) {
		b.selects(func() { b.key("Escape"); b.press(b.at(s, video)); b.add(b.at(s, ad)) }, video, ad)
		x, y := b.traced("maps", string(other))
		b.pull(b.at(s, ad), spot{x, y})
	}, func(d *model.Document) bool {
		c, _ := model.Get[model.Card](d, ad)
		v, _ := model.Get[model.Card](d, video)
		return c.Map == other && v.Map == other
	})
	b.says("the first map again", func() {
		x, y := b.traced("maps", string(m))
		b.press(spot{x, y})
	}, func() bool { return b.state().Map == string(m) })

	b.step("a card over two columns", func(_ *model.Document, s *scene.Scene) {
		b.selects(func() { b.press(b.at(s, goods)) }, goods)
		b.pull(b.edge(s, goods, true), b.edge(s, goods, true).by(120, 0))
	}, func(d *model.Document) bool { c, _ := model.Get[model.Card](d, goods); return c.Span == 2 })
	b.step("a wider stage", func(_ *model.Document, s *scene.Scene) {
		b.pull(b.edge(s, stages[0].ID, true), b.edge(s, stages[0].ID, true).by(40, 0))
	}, func(d *model.Document) bool { s, _ := model.Get[model.Stage](d, stages[0].ID); return s.Width > 172 })
	b.step("a higher lane", func(_ *model.Document, s *scene.Scene) {
		b.pull(b.edge(s, lanes[0].ID, false), b.edge(s, lanes[0].ID, false).by(0, 40))
	}, func(d *model.Document) bool { l, _ := model.Get[model.Lane](d, lanes[0].ID); return l.Height > 60 })
	b.step("a stage after the next", func(_ *model.Document, s *scene.Scene) {
		b.pull(b.at(s, stages[0].ID), b.at(s, stages[1].ID).by(60, 0))
	}, func(d *model.Document) bool { return d.Stages(m)[1].ID == stages[0].ID })
	steps := doc.Steps(stages[1].ID)
	b.step("a step after the next", func(_ *model.Document, s *scene.Scene) {
		b.pull(b.at(s, steps[0].ID), b.at(s, steps[1].ID).by(40, 0))
	}, func(d *model.Document) bool { return d.Steps(stages[1].ID)[1].ID == steps[0].ID })
	b.step("a lane after the next", func(_ *model.Document, s *scene.Scene) {
		b.pull(b.at(s, lanes[0].ID), b.at(s, lanes[1].ID).by(0, 30))
	}, func(d *model.Document) bool { return d.Lanes(m)[1].ID == lanes[0].ID })

	pain, answer := card("付款方式少；运费末步才出现").ID, card("进线即带商品与尺码").ID
	b.step("a link from a handle", func(_ *model.Document, s *scene.Scene) {
		n := node(t, s, pain)
		handle := b.point(s, scene.Point{X: n.Bounds.MaxX() + tool.HandleOff/b.lastView().Zoom, Y: n.Bounds.Center().Y}, n.Layer)
		b.do(append(b.at(s, pain).to(), "sleep", "0.1")...)
		b.do(append(handle.by(-4, 0).to(), "sleep", "0.1")...)
		b.pull(handle, b.at(s, answer))
	}, func(d *model.Document) bool { return linked(d, pain, answer) })
	b.step("a card deleted by its menu", func(_ *model.Document, s *scene.Scene) {
		b.key("Escape")
		b.do(append(b.at(s, goods).to(), "click", "3", "sleep", "0.4")...)
		b.key("Up", "Return")
	}, func(d *model.Document) bool { _, there := model.Get[model.Card](d, goods); return !there })
}

// Whatever is in the hand, a release outside the window or over another panel ends it: the mouse then moves on over the
// map, and the next press is a new one.
func TestNoGestureIsLeftHanging(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	m := doc.Maps()[0].ID
	b := bench{start(t, chinese, path), path}
	video, goods := cardNamed(t, doc, "短视频测评").ID, cardNamed(t, doc, "商品页").ID
	stage, lane := doc.Stages(m)[2].ID, doc.Lanes(m)[0].ID
	at := func(id model.ID) func(*scene.Scene) spot { return func(s *scene.Scene) spot { return b.at(s, id) } }
	edge := func(id model.ID, right bool) func(*scene.Scene) spot {
		return func(s *scene.Scene) spot { return b.edge(s, id, right) }
	}
	outside := spot{800, 998}
	for i, c := range []struct {
		what string
		from func(*scene.Scene) spot
	}{
		{"a stage", at(stage)}, {"a lane", at(lane)}, {"the edge of a stage", edge(stage, true)}, {"the edge of a lane", edge(lane, false)},
		{"the edge of a card", func(s *scene.Scene) spot { b.choose(s, goods); return b.edge(s, goods, true) }},
		{"a frame around cards", func(*scene.Scene) spot { return b.ground() }},
		{"a piece of the palette", func(*scene.Scene) spot { x, y := b.piece("pain"); return spot{x, y} }},
		{"a point of the curve", func(s *scene.Scene) spot {
			i := slices.IndexFunc(s.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.EmotionPoint })
			return b.point(s, s.Nodes[i].Bounds.Center(), s.Nodes[i].Layer)
		}},
		{"the handle of a link", func(s *scene.Scene) spot {
			n := node(t, s, video)
			b.do(append(b.at(s, video).to(), "sleep", "0.1")...)
			return b.point(s, scene.Point{X: n.Bounds.MaxX() + tool.HandleOff/b.lastView().Zoom, Y: n.Bounds.Center().Y}, n.Layer)
		}},
	} {
		where, to := "outside the window", outside
		if i%2 == 1 {
			where, to = "over another panel", outside.by(700, -400)
		}
		_, s := b.now()
		b.hold("1", c.from(s), to)
		b.drop("1")
		b.again("the map as it was", func() bool { return b.state().Undo == "" }, "Escape", "ctrl+z")
		b.key("ctrl+s")
		b.do("sleep", "0.2") // it is written by then
		b.same("moving on after "+c.what+" was let go "+where, func(_ *model.Document, s *scene.Scene) {
			words := []string{}
			for _, x := range []int{-200, 0, 200} {
				words = append(words, b.ground().by(x, -200).to()...)
			}
			b.do(words...)
			b.selects(func() { b.press(b.at(s, video)) }, video)
		})
	}
}

// cell reports that the cell of a card holds exactly these.
func cell(d *model.Document, of model.ID, want ...model.ID) bool {
	c, _ := model.Get[model.Card](d, of)
	cards := d.Cell(c.Lane, c.Column)
	if len(cards) != len(want) {
		return false
	}
	for i, c := range cards {
		if c.ID != want[i] {
			return false
		}
	}
	return true
}

func linked(d *model.Document, from, to model.ID) bool {
	for _, l := range d.Links() {
		if l.From == from && l.To == to {
			return true
		}
	}
	return false
}

// The mouse looks around: marquee, wheel, zoom at the pointer, the hand, the edges, the minimap. Nothing of it changes
// the project.
func TestLookingAroundByMouse(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	b := bench{start(t, chinese, path), path}
	_, s := b.now()
	video, chat, comparing := cardNamed(t, doc, "短视频测评"), cardNamed(t, doc, "在线客服"), cardNamed(t, doc, "评价页").ID

	b.selects(func() {
		n, o := node(t, s, video.ID).Bounds, node(t, s, chat.ID).Bounds
		lane := s.Lanes[s.Lane(string(video.Lane))]
		b.pull(b.point(s, scene.Point{X: n.X + 20, Y: lane.At + 4}, scene.Content), b.point(s, scene.Point{X: o.X + 40, Y: o.Y + 20}, scene.Content))
	}, video.ID, chat.ID)

	moved := func(what string, hand func(from view), ok func(from, to view) bool) {
		t.Helper()
		var from view
		b.says(what, func() { from = *b.lastView(); hand(from) }, func() bool { return ok(from, *b.lastView()) })
	}
	middle := b.at(s, chat.ID)
	turn := func(button string, mods ...string) {
		var words []string
		for _, k := range mods {
			words = append(words, "keydown", k)
		}
		words = append(append(words, middle.to()...), "click", "--repeat", "3", "--delay", "60", button)
		for _, k := range mods {
			words = append(words, "keyup", k)
		}
		b.do(append(words, "sleep", "0.2")...)
	}
	moved("a scroll down", func(view) { turn("5") }, func(from, to view) bool { return to.Y > from.Y && to.X == from.X })
	moved("a scroll to the right", func(view) { turn("5", "shift") }, func(from, to view) bool { return to.X > from.X && to.Y == from.Y })
	left, top := b.corner()
	under := func(v view) scene.Point {
		return scene.Point{X: v.X + (float64(middle.x-left)-v.Left)/v.Zoom, Y: v.Y + (float64(middle.y-top)-v.Top)/v.Zoom}
	}
	moved("a zoom that keeps what is under the pointer", func(view) { turn("4", "ctrl") }, func(from, to view) bool {
		p, q := under(from), under(to)
		return to.Zoom > from.Zoom*1.2 && math.Hypot(p.X-q.X, p.Y-q.Y) < 2
	})
	carried := func(from, to view) bool {
		return math.Abs((from.X-to.X)*to.Zoom-90) < 6 && math.Abs((from.Y-to.Y)*to.Zoom-40) < 6
	}
	moved("the hand of the middle button", func(view) { b.hold("2", middle, middle.by(90, 40)); b.drop("2") }, carried)
	moved("the hand of the space bar", func(view) {
		b.do("keydown", "space", "sleep", "0.1")
		b.pull(middle, middle.by(90, 40))
		b.do("keyup", "space", "sleep", "0.1")
	}, carried)
	moved("the map at its natural size", func(view) { b.key("ctrl+0"); turn("5", "shift"); turn("5", "shift"); turn("5") }, func(_, to view) bool { return to.Zoom == 1 && to.X > 100 })
	for what, id := range map[string]model.ID{"stage": doc.Stages(doc.Maps()[0].ID)[2].ID, "lane": cardNamed(t, doc, "评价入口难找").Lane} {
		at := b.at(s, id)
		b.selects(func() { b.key("Escape"); b.press(at) }, id)
		v := b.lastView()
		if what == "stage" && at.y-top-int(v.Top) > 120 || what == "lane" && at.x-left-int(v.Left) > 160 {
			t.Errorf("the %s stands at %v", what, at)
		}
	}
	b.same("a card held at the edge and taken back", func(*model.Document, *scene.Scene) {
		moved("scrolling at the edge", func(v view) {
			b.hold("1", b.at(s, comparing), spot{left + int(v.Left) + 6, b.at(s, comparing).y})
			b.do("sleep", "0.3")
		}, func(from, to view) bool { return to.X < from.X-50 })
		b.takeBack()
		b.drop("1")
	})
	b.selects(func() { b.key("Escape") })
}
