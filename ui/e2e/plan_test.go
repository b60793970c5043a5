package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
	"sojourn/model/template"
)

// targeted is the sample with a target map of its first one, in which a card has another name.
func targeted(t *testing.T) string {
	t.Helper()
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	data := expected(t, doc, func(tx *model.Tx) error {
		to, err := model.DeriveMap(tx, doc.Maps()[0].ID, model.Plain("target"))
		if err != nil {
			return err
		}
		c := *cardOn(tx.Doc(), to, "在线客服")
		c.Title = c.Title.With("zh", "客服")
		model.Put(tx, c)
		return nil
	})
	path := filepath.Join(t.TempDir(), "plan.journey")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// cardOn is the card of a map with a title, nil for none.
func cardOn(d *model.Document, m model.ID, title string) *model.Card {
	for _, c := range d.Cards(m) {
		if c.Title.In("zh") == title {
			return c
		}
	}
	return nil
}

// The pages of the plan in one sitting: touchpoints are sorted, searched and given an owner together; a finding leads to its
// card, is mended, and another is let stand with a reason; what is new is found on the picture of two maps; and the map is
// presented, with a window for the one who does. Closed while presenting, the window keeps the size it had.
func TestPagesOfThePlan(t *testing.T) {
	path := targeted(t)
	b := bench{start(t, chinese, path), path}
	type docs = *model.Document
	on := func(x, y int) spot { // a place of the page, from the right where x is negative
		v := b.lastView()
		left, top := b.corner()
		if x < 0 {
			x += int(v.Width)
		}
		return spot{left + int(v.Left) + x, top + int(v.Top) + y}
	}
	opens := func(page, keys string) {
		b.says("the page "+page, func() {
			if b.state().Page != page {
				b.key(keys)
			}
		}, func() bool { return b.state().Page == page })
	}

	opens("touchpoints", "alt+4")
	first := func() string { b.key("Home"); return strings.Join(b.state().Selected, " ") }
	before := first()
	b.says("another order", func() { b.press(on(60, 60)) }, func() bool { return first() != before })
	b.shot("plan-touchpoints")
	b.says("the touchpoints searched for", func() {
		b.press(on(-100, 22))
		b.key("ctrl+a")
		b.write("客服")
		b.key("Down", "ctrl+a")
	}, func() bool { n := len(b.state().Selected); return n > 1 && n < 10 })
	chosen := b.state().Selected
	b.step("an owner for all of them", func(docs, *scene.Scene) {
		b.press(on(60, 92))
		b.key("ctrl+a", "Right", "Right", "Right", "Right", "Right", "F2", "ctrl+a")
		b.write("Li")
		b.key("Return")
	}, func(d docs) bool {
		return !slices.ContainsFunc(chosen, func(id string) bool {
			c, _ := model.Get[model.Card](d, model.ID(id))
			return c.Owner.In("zh") != "Li"
		})
	})

	doc := load(t, path)
	m := doc.Maps()[0].ID
	search := cardOn(doc, m, "搜索广告").ID
	opens("checks", "alt+8")
	b.selects(func() { b.press(on(120, 104)) }, search)
	b.says("the card of the finding", func() { b.do("sleep", "0.5"); b.click(on(120, 104).x, on(120, 104).y, "2") }, func() bool { return b.state().Page == "" })
	b.selects(func() {}, search)
	opens("checks", "alt+8")
	b.step("what was missing", func(docs, *scene.Scene) {
		b.press(on(-55, 210))
		b.key("ctrl+a")
		b.write("in app")
		b.key("Return")
	}, func(d docs) bool { return cardOn(d, m, "in app") != nil })
	opens("checks", "alt+8")
	b.step("a finding that may stand", func(docs, *scene.Scene) {
		b.press(on(120, 104))
		b.ask("ctrl+shift+d")
		b.write("later")
		b.key("Return")
	}, func(d docs) bool {
		return slices.ContainsFunc(insight.Check(d), func(f insight.Finding) bool {
			return f.Subject == search && f.Dismissed != nil && f.Dismissed.Reason.In("zh") == "later"
		})
	})
	b.shot("plan-checks")

	opens("compare", "alt+9")
	b.selects(func() { b.key("Home") }, cardOn(doc, model.ID(doc.Maps()[1].ID), "客服").ID)
	b.shot("plan-compare")

	opens("", "alt+1")
	b.says("the presentation", func() { b.key("F5") }, func() bool { return b.stop() != "" })
	b.says("the third stage", func() { b.key("Home", "Right"); b.key("3", "Return") }, func() bool { return b.stop() == "决策" })
	b.says("the stage before", func() { b.key("2", "Return") }, func() bool { return b.stop() == "互动" })
	b.key("n", "p")
	b.shot("plan-notes")
	b.says("the window of the one who presents", func() { b.key("w") }, func() bool { return b.titled("演讲者窗口") })
	b.says("its keys", func() { b.key("3", "Return") }, func() bool { return b.stop() == "决策" })
	b.shot("plan-desk")
	b.says("the map again", func() { b.key("Escape") }, func() bool { b.key("Right"); return len(b.state().Selected) > 0 })

	b.says("another presentation", func() { b.key("F5") }, func() bool { return b.stop() != "决策" })
	b.key("alt+F4")
	<-b.ended
	data, _ := os.ReadFile(filepath.Join(b.home, "settings.json"))
	if b.setting(`"height": 1000`) || !b.setting(`"height": 9`) {
		t.Errorf("the window comes back as %s", data)
	}
}

// titled reports that a window of this name is on the screen.
func (d *desktop) titled(name string) bool {
	cmd := exec.Command("xdotool", "search", "--onlyvisible", "--name", name)
	cmd.Env = d.env()
	return cmd.Run() == nil
}

// stop is what was shown to an audience last.
func (d *desktop) stop() (at string) {
	d.last(func(line []byte) bool {
		var rec struct{ Stop *string }
		if json.Unmarshal(line, &rec) != nil || rec.Stop == nil {
			return false
		}
		at = *rec.Stop
		return true
	})
	return at
}
