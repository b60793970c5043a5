package e2e

import (
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// onClipboard is the text on the clipboard.
func (d *desktop) onClipboard() string {
	cmd := exec.Command("xclip", "-selection", "clipboard", "-o")
	cmd.Env = d.env()
	out, _ := cmd.Output() // an empty clipboard is an error
	return string(out)
}

// choose selects one thing with a press.
func (b bench) choose(s *scene.Scene, id model.ID) {
	b.Helper()
	b.selects(func() { b.key("Escape"); b.press(b.at(s, id)) }, id)
}

// titled counts the cards of a map with a title.
func titled(d *model.Document, m model.ID, title string) (n int) {
	for _, c := range d.Cards(m) {
		if c.Title.In("zh") == title {
			n++
		}
	}
	return n
}

// The keyboard alone, once a card is selected: walking, writing, carrying, copying, deleting, and thinking twice.
func TestKeyboard(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	m := doc.Maps()[0].ID
	card := func(title string) *model.Card { t.Helper(); return cardNamed(t, doc, title) }
	video, chat, reviews, courier := card("短视频测评"), card("在线客服"), card("评价页"), card("快递员送货")
	goods, ad := card("商品页"), card("搜索广告")
	b := bench{start(t, chinese, path), path}
	type docs = *model.Document
	_, s := b.now()

	b.choose(s, video.ID)
	b.selects(func() { b.key("Right") }, chat.ID)
	b.step("two titles, with Tab from one to the next", func(_ docs, s *scene.Scene) {
		b.choose(s, video.ID)
		b.key("Return", "ctrl+a")
		b.write("one")
		b.key("Tab", "ctrl+a")
		b.write("two")
		b.key("Return")
	}, func(d docs) bool {
		v, _ := model.Get[model.Card](d, video.ID)
		a, _ := model.Get[model.Card](d, ad.ID)
		return v.Title.In("zh") == "one" && a.Title.In("zh") == "two"
	})
	b.step("another name", func(_ docs, s *scene.Scene) {
		b.choose(s, ad.ID)
		b.key("F2", "ctrl+a")
		b.write("three")
		b.key("Return")
	}, func(d docs) bool { return titled(d, m, "three") == 1 })
	b.step("a card carried into the next column", func(_ docs, s *scene.Scene) {
		b.choose(s, ad.ID)
		b.key("ctrl+Right")
	}, func(d docs) bool {
		c, _ := model.Get[model.Card](d, ad.ID)
		return c.Column == d.Columns(m)[1].ID
	})
	b.step("a card twice", func(_ docs, s *scene.Scene) {
		b.choose(s, chat.ID)
		b.key("ctrl+d")
	}, func(d docs) bool { return titled(d, m, "在线客服") == 2 })
	if undo := b.state().Undo; undo != "do.duplicate" {
		t.Errorf("undo would take back %q", undo)
	}
	b.step("the card once again", func(_ docs, s *scene.Scene) {
		b.choose(s, courier.ID)
		b.key("ctrl+z")
	}, func(d docs) bool { return titled(d, m, "在线客服") == 1 })
	if now := b.state(); now.Redo != "do.duplicate" || !slices.Equal(now.Selected, []string{string(chat.ID)}) {
		t.Errorf("after undo: %+v", now)
	}
	b.step("a card cut and pasted", func(_ docs, s *scene.Scene) {
		b.choose(s, goods.ID)
		b.key("ctrl+x")
		b.choose(sceneOf(t, path, "zh"), courier.ID)
		b.key("ctrl+v")
	}, func(d docs) bool {
		return titled(d, m, "商品页") == 1 && slices.ContainsFunc(d.Cell(courier.Lane, courier.Column), func(c *model.Card) bool { return c.Title.In("zh") == "商品页" })
	})
	other := doc.Maps()[1].ID
	b.step("a card copied to another map", func(_ docs, s *scene.Scene) {
		b.choose(s, courier.ID)
		b.key("ctrl+c")
		b.says("the other map", func() { x, y := b.traced("maps", string(other)); b.press(spot{x, y}) }, func() bool { return b.state().Map == string(other) })
		b.key("ctrl+v")
		b.says("the first map again", func() { x, y := b.traced("maps", string(m)); b.press(spot{x, y}) }, func() bool { return b.state().Map == string(m) })
	}, func(d docs) bool {
		return titled(d, other, "快递员送货") == 1 && titled(d, m, "快递员送货") == 1
	})
	b.says("cards of two columns as cells of a sheet", func() {
		_, s := b.now()
		b.selects(func() { b.key("Escape"); b.press(b.at(s, chat.ID)); b.add(b.at(s, reviews.ID)) }, chat.ID, reviews.ID)
		b.key("ctrl+c")
	}, func() bool {
		cells := strings.Split(b.onClipboard(), "\t")
		return len(cells) > 1 && strings.Contains(cells[0], "在线客服") && strings.Contains(cells[len(cells)-1], "评价页")
	})
	b.step("a card deleted", func(_ docs, s *scene.Scene) {
		b.choose(s, reviews.ID)
		b.key("Delete")
	}, func(d docs) bool { return titled(d, m, "评价页") == 0 })

	now, s := b.now()
	lane, all := 0, 0
	for _, n := range s.Nodes {
		if c, ok := model.Get[model.Card](now, model.ID(n.Ref.ID)); ok && n.Ref.Kind == scene.Card {
			all++
			if c.Lane == video.Lane {
				lane++
			}
		}
	}
	b.says("all cards of a lane", func() { b.choose(s, video.ID); b.key("ctrl+a") }, func() bool { return len(b.state().Selected) == lane })
	b.says("all cards of the map", func() { b.choose(s, video.ID); b.key("ctrl+a", "ctrl+a") }, func() bool { return len(b.state().Selected) == all })
	b.selects(func() {
		b.key("Escape", "ctrl+f", "ctrl+a")
		b.write("three")
		b.key("Return")
	}, ad.ID)
	b.key("Escape")

	b.choose(s, video.ID)
	b.says("the natural size", func() { b.key("ctrl+0") }, func() bool { return b.lastView().Zoom == 1 })
	b.says("the whole map", func() { b.key("ctrl+1") }, func() bool {
		v := b.lastView()
		return v.X < 0 && v.Y < 0 && v.X+v.Width/v.Zoom > s.Size.W && v.Y+v.Height/v.Zoom > s.Size.H
	})
	b.says("the selected card", func() { b.key("ctrl+2") }, func() bool {
		v, at := b.lastView(), node(t, s, video.ID).Bounds.Center()
		x, y := (at.X-v.X)*v.Zoom/v.Width, (at.Y-v.Y)*v.Zoom/v.Height
		return v.Zoom > 1 && math.Abs(x-0.5) < 0.2 && math.Abs(y-0.5) < 0.2
	})
	b.ask("question")
	b.shot("shortcuts")
	b.key("Escape")

	b.step("a card cut", func(_ docs, s *scene.Scene) {
		b.choose(s, video.ID)
		b.key("ctrl+x")
	}, func(d docs) bool { return titled(d, m, "one") == 0 })
	b.says("a second window", func() { b.key("ctrl+shift+w") }, func() bool { return strings.Count(b.windows(), "\n") == 1 })
	b.do("sleep", "0.5")
	if b.kept(`"one"`) {
		t.Error("the first window is not saved")
	}
	b.until("one", func() { b.key("ctrl+v") })
}

// Undo takes typing back a word at a time while the cursor stays in its field, and leads back to where a change is that
// has been scrolled away since, with what was selected then.
func TestUndoByWordsAndPlaces(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	chat, goods := cardNamed(t, doc, "在线客服"), cardNamed(t, doc, "商品页")
	d := screen(t, chinese)
	d.typing = true
	d.launch(path)
	b := bench{d, path}
	_, s := b.now()

	b.choose(s, chat.ID)
	title := string(chat.ID) + ".title"
	b.wait("the inspector", func() bool { _, ok := b.place("field", title); return ok })
	x, y := b.traced("field", title)
	reads := func(want string) {
		t.Helper()
		if err := b.reads(want); err != nil {
			b.failed()
			t.Fatal(err)
		}
	}
	b.click(x, y, "1")
	reads("^在线客服$")
	b.key("ctrl+a")
	b.do("type", "--delay", "30", "one two")
	reads("^one two$")
	b.key("ctrl+z")
	reads("^one ?$")
	b.key("ctrl+z")
	reads("^在线客服$")
	b.key("ctrl+y", "ctrl+y")
	reads("^one two$")

	b.key("Escape", "ctrl+0")
	b.step("a card deleted", func(_ *model.Document, s *scene.Scene) {
		b.choose(s, goods.ID)
		b.key("Delete")
	}, func(d *model.Document) bool { _, there := model.Get[model.Card](d, goods.ID); return !there })
	from := *b.lastView()
	b.says("far away", func() {
		b.do("mousemove", fmt.Sprint(int(from.Left+from.Width/2)), fmt.Sprint(int(from.Top+from.Height/2)), "keydown", "shift",
			"click", "--repeat", "30", "--delay", "20", "5", "keyup", "shift", "sleep", "0.2")
	}, func() bool { return b.lastView().X > node(t, s, goods.ID).Bounds.MaxX() })
	b.selects(func() { b.key("Escape"); b.key("ctrl+z") }, goods.ID)
	b.wait("the view as it was", func() bool { return *b.lastView() == from })
}
