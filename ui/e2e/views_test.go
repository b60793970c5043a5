package e2e

import (
	"math"
	"os"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// What a person sees of a map: folded and hidden, filtered and saved as a view, small in a corner, dark, and in English.
func TestViews(t *testing.T) {
	path := worked(t)
	doc := load(t, path)
	m := doc.Maps()[0].ID
	if err := os.WriteFile(path, expected(t, doc, func(tx *model.Tx) error { // something to filter by
		c := *cardNamed(t, doc, "在线客服")
		c.Owner, c.Tags, c.Personas = model.Plain("chen"), []string{"vip"}, doc.Maps()[0].Personas
		model.Put(tx, c)
		return nil
	}), 0o600); err != nil {
		t.Fatal(err)
	}
	stage, lane := doc.Stages(m)[0].ID, doc.Lanes(m)[2].ID
	type docs = *model.Document
	b := bench{start(t, chinese, path), path}
	folded := func(d docs) bool { st, _ := model.Get[model.Stage](d, stage); return st.Folded }
	hidden := func(d docs) bool { l, _ := model.Get[model.Lane](d, lane); return l.Hidden }
	open := func(d docs) bool { return !hidden(d) }

	b.step("a folded stage", func(_ docs, s *scene.Scene) {
		b.choose(s, stage)
		b.key("ctrl+period")
	}, folded)
	b.step("the stage opened by its arrow", func(_ docs, s *scene.Scene) {
		for i := range s.Nodes {
			if n := &s.Nodes[i]; n.Ref.Kind == scene.Opener && n.Ref.ID == string(stage) {
				b.press(b.point(s, n.Bounds.Center(), n.Layer))
			}
		}
	}, func(d docs) bool { return !folded(d) })
	b.step("a hidden lane", func(_ docs, s *scene.Scene) {
		b.choose(s, lane)
		b.key("ctrl+shift+period")
	}, hidden)
	last, other := doc.Stages(m)[5].ID, doc.Lanes(m)[0].ID
	b.step("a folded lane", func(_ docs, s *scene.Scene) {
		b.choose(s, other)
		b.key("ctrl+period")
	}, func(d docs) bool { l, _ := model.Get[model.Lane](d, other); return l.Folded })
	b.step("everything shown again", func(docs, *scene.Scene) { b.command("show ev") }, open)

	save := func(name string) {
		before := b.dialogs()
		b.command("save this")
		b.wait("the question for a name", func() bool { return b.dialogs() > before+1 })
		b.handled()
		b.name(name)
	}
	view := func(d docs, name string) model.View {
		v, _ := d.Maps()[slices.IndexFunc(d.Maps(), func(x *model.Map) bool { return x.ID == m })].View(name)
		return v
	}
	_, s := b.now()
	b.choose(s, last)
	b.key("ctrl+shift+period") // a stage is hidden from this view, not from the map
	b.step("a filter saved as a view", func(docs, *scene.Scene) {
		b.key("Escape", "ctrl+shift+f")
		for range 6 {
			b.key("Down", "Tab")
		}
		b.shot("filtered")
		save("mine")
	}, func(d docs) bool {
		v := view(d, "mine")
		f := v.Filter
		return slices.Contains(v.Hidden, last) && f.Persona != "" && f.Owner != "" && f.Department != "" && f.Channel != "" && f.Tag != "" && f.Evidence != ""
	})
	b.step("the view looked at again", func(docs, *scene.Scene) {
		b.command("as it is")
		b.command("mine")
		save("again")
	}, func(d docs) bool {
		v, w := view(d, "again"), view(d, "mine")
		return v.Filter == w.Filter && v.Filter.Active() && slices.Equal(v.Hidden, w.Hidden)
	})
	b.command("as it is")

	b.says("the minimap", func() { b.key("ctrl+m") }, func() bool { return b.setting(`"minimap": true`) })
	b.says("a near look", func() { b.key("ctrl+0", "ctrl+equal", "ctrl+equal", "ctrl+equal") }, func() bool { return b.lastView().Zoom > 1.5 })
	b.says("a press in the minimap", func() {
		const width, height, air = 220.0, 150.0, 12.0
		v := b.lastView()
		k := min(width/s.Size.W, height/s.Size.H)
		left, top := b.corner()
		b.press(spot{left + int(v.Left+v.Width-air-k*s.Size.W/10), top + int(v.Top+v.Height-air-k*s.Size.H/10)})
	}, func() bool {
		v := b.lastView()
		x, y := v.X+v.Width/v.Zoom/2, v.Y+v.Height/v.Zoom/2
		return math.Hypot(x-s.Size.W*9/10, y-s.Size.H*9/10) < 20
	})
	for _, look := range []struct {
		command, setting string
		ground           uint32
	}{{"dark", `"theme": "dark"`, 0x17}, {"contrast", `"theme": "contrast"`, 0xFF}, {"light", `"theme": "light"`, 0xF4}} {
		b.says("the look "+look.command, func() { b.command(look.command) }, func() bool { return b.setting(look.setting) })
		b.wait("the ground of "+look.command, func() bool {
			v := b.lastView()
			left, top := b.corner()
			at := spot{left + int(v.Left+v.Width/2), top + int(v.Top+v.Height) - 6}
			r, _, _, _ := b.shot("look-"+look.command).At(at.x, at.y).RGBA()
			return r>>8 == look.ground
		})
	}
	b.says("motion", func() { b.command("motion") }, func() bool { return !b.setting("stillMotion") })
	b.says("English", func() { b.command("english") }, func() bool { return b.setting(`"language": "en"`) })
	b.step("an undo of both views", func(docs, *scene.Scene) { b.key("ctrl+z", "ctrl+z") }, func(d docs) bool {
		return len(d.Maps()[slices.IndexFunc(d.Maps(), func(x *model.Map) bool { return x.ID == m })].Views) == 0
	})
}
