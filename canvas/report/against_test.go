package report

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// The report of a derived map shows both in one picture, counts what differs and lists it under its stage and lane, with the
// figures of before and after; a map that merely
// details another one, and one that does not differ, has no such pages.
func TestADerivedMapIsHeldAgainstWhatItCameFrom(t *testing.T) {
	s := model.NewSession(sample(t), model.RandomIDs{})
	from := s.Doc().Maps()[0].ID
	var to model.ID
	do := func(f func(tx *model.Tx) error) {
		t.Helper()
		if _, err := s.Do("x", f); err != nil {
			t.Fatal(err)
		}
	}
	do(func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, from, model.Plain("目标")); return err })
	w := wordsOf(t, "zh")
	was, _ := model.Get[model.Map](s.Doc(), from)
	title := w("report.against", "title", was.Title.In("zh"))
	if slices.Contains(parts(build(t, s.Doc(), "zh", a4)), title) {
		t.Error("maps that do not differ are compared")
	}
	stage := s.Doc().Stages(to)[1]
	do(func(tx *model.Tx) error {
		if _, err := model.AddCard(tx, model.Card{Map: to, Lane: s.Doc().Lanes(to)[0].ID, Column: s.Doc().Columns(to)[1].ID, Title: model.Plain("新卡片")}, ""); err != nil {
			return err
		}
		for _, c := range s.Doc().Cards(to) {
			if c.Title.In("en") == "Paying at checkout" {
				n, tp := *c, *c.Touchpoint
				n.Title, n.Touchpoint, tp.Experience = model.Plain("钱包付款"), &tp, f(4.5)
				model.Put(tx, n)
			}
		}
		pay := *s.Doc().Stages(to)[3]
		pay.Volume, pay.DropOff, pay.Duration = f(900), f(0.2), model.Plain("40 秒")
		model.Put(tx, pay)
		was := *s.Doc().Stages(from)[3]
		was.Volume, was.DropOff, was.Duration = f(700), f(0.4), model.Plain("3 分钟")
		model.Put(tx, was)
		return model.SetEmotion(tx, to, s.Doc().Columns(to)[1].ID, "", model.Current, 2)
	})
	pages := build(t, s.Doc(), "zh", a4)
	var said []string
	posters, both := 0, w("poster.against", "from", was.Title.In("zh"), "to", "目标")
	for _, p := range pages {
		drawn := slices.ContainsFunc(p.Scene.Nodes, func(n scene.Node) bool {
			return n.Ref.Kind == scene.Card && strings.HasSuffix(n.Label, w("sign.added"))
		})
		if drawn {
			posters++
			if !slices.ContainsFunc(p.Scene.Nodes, func(n scene.Node) bool {
				return n.Ref.Kind == scene.Title && n.Label == both && n.Anchor == againstAnchor(to)
			}) {
				t.Errorf("the picture of both maps is not called %q", both)
			}
		}
		if slices.ContainsFunc(p.Marks, func(m layout.Bookmark) bool { return m.Title == title }) && !drawn {
			for _, n := range p.Scene.Nodes {
				said = append(said, n.Label)
			}
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{w("count.added", "what", w("bar.cards", "n", 1)), "新卡片", stage.Name.In("zh") + " · " + w("lane.actions"), "+2",
		"原来：结算页付款 " + w("field.experience") + " 2 → 4.5", w("field.duration") + " 3 分钟 → 40 秒", w("field.volume") + " 700 → 900", w("report.dropoff") + " 40% → 20%"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %q", want, all)
		}
	}
	if posters != 1 {
		t.Errorf("%d pictures of both maps", posters)
	}
	if !slices.ContainsFunc(pages[1].Scene.Nodes, func(n scene.Node) bool { return strings.Contains(n.Label, both) && n.Link == "#"+againstAnchor(to) }) {
		t.Errorf("the contents do not list %q", both)
	}
}

// A map that was not derived is held against another one where that is asked for, and no other map of the report is.
func TestAMapIsHeldAgainstTheOneAskedFor(t *testing.T) {
	s := model.NewSession(sample(t), model.RandomIDs{})
	from := s.Doc().Maps()[0].ID
	var to model.ID
	if _, err := s.Do("x", func(tx *model.Tx) (err error) {
		if to, err = model.DuplicateMap(tx, from); err != nil {
			return err
		}
		_, err = model.AddCard(tx, model.Card{Map: to, Lane: tx.Doc().Lanes(to)[0].ID, Column: tx.Doc().Columns(to)[1].ID, Title: model.Plain("新卡片")}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	was, _ := model.Get[model.Map](s.Doc(), from)
	w := wordsOf(t, "zh")
	title := w("report.against", "title", was.Title.In("zh"))
	count := func(compare model.ID) (n int) {
		o := layout.Options{Map: to, Lang: "zh", Words: w}
		for _, p := range Build(s.Doc(), o, Ask{Whole: true, Compare: compare}, layout.Sheet{Size: a4}, typeset.Shared()) {
			for _, m := range p.Marks {
				if m.Title == title {
					n++
				}
			}
		}
		return n
	}
	if none, one := count(""), count(from); none != 0 || one == 0 {
		t.Errorf("%d pages, where it is asked for %d", none, one)
	}
}

// A metric that is another one now was told by its remark alone, "Goal: nearly one in two": the values are told, below the name
// of what is measured.
func TestAMetricThatDiffersTellsItsValues(t *testing.T) {
	s := model.NewSession(sample(t), model.RandomIDs{})
	from := s.Doc().Maps()[0].ID
	var to model.ID
	do := func(f func(tx *model.Tx) error) {
		t.Helper()
		if _, err := s.Do("x", f); err != nil {
			t.Fatal(err)
		}
	}
	measured := func(v float64) []model.Metric {
		return []model.Metric{{Name: model.Plain("入会率"), Value: &v, Unit: "%"}}
	}
	var id model.ID
	do(func(tx *model.Tx) (err error) {
		id, err = add(tx, from, model.MetricsLane, 1, model.Card{Title: model.Plain("三家店试行"), Metrics: measured(19)})
		return err
	})
	do(func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, from, model.Plain("目标")); return err })
	do(func(tx *model.Tx) error {
		for _, c := range s.Doc().Cards(to) {
			if c.Origin == id {
				n := *c
				n.Title, n.Metrics = model.Plain("目标：不到两位里有一位"), measured(45)
				model.Put(tx, n)
			}
		}
		return nil
	})
	var all []string
	for _, p := range build(t, s.Doc(), "zh", a4) {
		for _, n := range p.Scene.Nodes {
			all = append(all, n.Label)
		}
	}
	if said := strings.Join(all, "\n"); !strings.Contains(said, "入会率 · 目标：不到两位里有一位") || !strings.Contains(said, "入会率 19% → 45%") || strings.Contains(said, "原来：三家店试行") {
		t.Errorf("told as %q", said)
	}
}
