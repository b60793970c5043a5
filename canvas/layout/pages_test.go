package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

var a4 = scene.Size{W: 841.89, H: 595.28}

// For any map and sheet: every card stands on exactly one page, whole, and touches no other.
func TestPagesCutBetweenCardsOnly(t *testing.T) {
	for seed := range uint64(25) {
		d := randomMap(t, seed, 180)
		for _, size := range []scene.Size{a4, {W: 1190, H: 842}, {W: 400, H: 1500}, {W: 3000, H: 420}} {
			seen := map[string]int{}
			pages := Pages(d, options(d), Sheet{Size: size}, typeset.Shared())
			for n, p := range pages {
				checkPage(t, fmt.Sprintf("seed %d, sheet %v, page %d", seed, size, n+1), p, seen)
			}
			for _, c := range d.Cards(d.Maps()[0].ID) {
				if !c.InTray() && seen[string(c.ID)] != 1 {
					t.Fatalf("seed %d, sheet %v: card %s stands on %d of %d pages", seed, size, c.ID, seen[string(c.ID)], len(pages))
				}
			}
		}
	}
}

func checkPage(t *testing.T, where string, p Page, seen map[string]int) {
	t.Helper()
	sheet := scene.Rect{W: p.Size.W, H: p.Size.H}
	foot := p.Scene.Nodes[slices.IndexFunc(p.Scene.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Legend || n.Ref.Kind == scene.Running })].Bounds
	var cards []scene.Rect
	for _, n := range p.Scene.Nodes {
		if n.Ref.Kind != scene.Card {
			continue
		}
		if !n.Again {
			seen[n.Ref.ID]++
		}
		if n.Bounds.Union(sheet) != sheet {
			t.Fatalf("%s: card %s is cut", where, n.Ref.ID)
		}
		if n.Bounds.MaxX() > foot.MaxX() || n.Bounds.MaxY() > foot.Y {
			t.Fatalf("%s: card %s stands in the margin or on the legend", where, n.Ref.ID)
		}
		for _, o := range cards {
			if o.Overlaps(n.Bounds) {
				t.Fatalf("%s: cards overlap", where)
			}
		}
		cards = append(cards, n.Bounds)
	}
}

func TestEveryPageNamesItsStagesAndLanes(t *testing.T) {
	d := randomMap(t, 4, 250)
	pages := Pages(d, options(d), Sheet{Size: a4}, typeset.Shared())
	if len(pages) < 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		kinds := map[scene.Kind]int{}
		for _, n := range p.Scene.Nodes {
			kinds[n.Ref.Kind]++
		}
		if kinds[scene.StageHead] == 0 || kinds[scene.LaneHead] == 0 || kinds[scene.Title] != 1 || kinds[scene.Legend] != 1 {
			t.Errorf("page %d: %v", i+1, kinds)
		}
	}
}

// Channels and departments come from cards that may stand on other sheets.
func TestComputedLanesTellOfLanesOnOtherSheets(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		c := model.Card{Map: m, Lane: tx.Doc().Lanes(m)[2].ID, Column: tx.Doc().Columns(m)[0].ID, Title: model.Plain("t"), Department: model.Plain("客服部"),
			Touchpoint: &model.Touchpoint{Channel: model.Plain("门店")}}
		if _, err := model.AddCard(tx, c, ""); err != nil {
			return err
		}
		for _, l := range []model.LaneType{model.ChannelsLane, model.OwnershipLane} {
			if _, err := model.AddLane(tx, m, l, ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	d := s.Doc()
	for name, pages := range map[string][]Page{"pages": Pages(d, options(d), Sheet{Size: scene.Size{W: 842, H: 460}}, typeset.Shared()), "slides": Slides(d, options(d), Sheet{}, typeset.Shared())} {
		all := ""
		for _, p := range pages {
			all += text(p.Scene)
		}
		if len(pages) < 3 || strings.Count(all, "门店") != 2 || strings.Count(all, "客服部") != 2 { // on the card and in the lane
			t.Errorf("%d %s say %d times where and %d times who", len(pages), name, strings.Count(all, "门店"), strings.Count(all, "客服部"))
		}
	}
}

// In a narrow column a gap may take two lines: who answers for it stands below both.
func TestAGapOfTwoLinesPushesTheOwnerDown(t *testing.T) {
	d := modeltest.Start(&modeltest.IDs{})
	o := options(d)
	o.Words = func(string, ...any) string { return "Gap between the two 3" }
	b := newBuilder(d, o, typeset.Shared())
	f := func(v float64) *float64 { return &v }
	h := b.card(&model.Card{ID: "c", Type: model.TouchpointCard, Title: model.Plain("付款"), Department: model.Plain("客服"), Touchpoint: &model.Touchpoint{Expectation: f(5), Experience: f(2)}},
		model.TouchpointsLane, "s", 0, 0, 90)
	for _, f := range layouttest.Faults(&scene.Scene{Nodes: b.scene.Nodes, Size: scene.Size{W: 90, H: h}}) {
		t.Error(f)
	}
}

// The chip with the role of a persona may take more lines than the name beside it: what follows stands below both.
func TestALongRolePushesTheRestOfAPersonaDown(t *testing.T) {
	d := modeltest.Start(&modeltest.IDs{})
	b := newBuilder(d, options(d), typeset.Shared())
	p := model.Persona{Name: model.Plain("林"), Role: model.Plain("买\n二\n三\n四\n五\n六"), Age: model.Plain("29 岁"), Quote: model.Plain("快一点")}
	b.strip(&p, scene.Rect{W: 900})
	s := &scene.Scene{Nodes: b.scene.Nodes, Size: scene.Size{W: 900, H: b.scene.Nodes[0].Bounds.H}}
	for _, f := range layouttest.Faults(s) {
		t.Error(f)
	}
}

func TestCardsOverSeveralColumnsKeepThemTogether(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for range 9 {
			if _, err := model.AddStage(tx, m, model.Plain("s"), ""); err != nil {
				return err
			}
		}
		_, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[1].ID, Column: tx.Doc().Columns(m)[2].ID, Span: 3, Title: model.Plain("w")}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	d := s.Doc()
	cols := d.Columns(m)
	for _, p := range Pages(d, options(d), Sheet{Size: a4}, typeset.Shared()) {
		on := map[string]bool{}
		for _, n := range p.Scene.Nodes {
			if n.Ref.Kind == scene.StageHead {
				on[n.Ref.ID] = true
			}
		}
		a, b, c := on[string(cols[2].ID)], on[string(cols[3].ID)], on[string(cols[4].ID)]
		if a != b || b != c {
			t.Error("a card's columns are torn apart")
		}
	}
}

func TestLegendNamesTheTargetCurveOnlyWhenThereIsOne(t *testing.T) {
	for series, want := range map[model.Series]bool{model.Current: false, model.Target: true} {
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		m := s.Doc().Maps()[0].ID
		if _, err := s.Do("x", func(tx *model.Tx) error { return model.SetEmotion(tx, m, tx.Doc().Columns(m)[0].ID, "", series, 1) }); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(text(Poster(s.Doc(), options(s.Doc()), Sheet{}, typeset.Shared()).Scene), "series.target"); got != want {
			t.Errorf("%s: the legend names the target: %v", series, got)
		}
	}
}

// A blueprint has a lane of one kind for each role; the legend explains their colour once.
func TestLegendNamesLanesOfOneKindOnce(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	own := model.Plain("Partners")
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for _, l := range []model.Lane{{Role: model.Plain("Desk")}, {Role: model.Plain("Pages")}, {Name: own}} {
			id, err := model.AddLane(tx, m, model.FrontstageLane, "")
			if err != nil {
				return err
			}
			lane, _ := model.Get[model.Lane](tx, id)
			lane.Role, lane.Name = l.Role, l.Name
			model.Put(tx, lane)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	all := text(Poster(s.Doc(), options(s.Doc()), Sheet{}, typeset.Shared()).Scene)
	for name, want := range map[string]int{"lane.frontstage": 3, "Partners": 2} { // at each lane, and once in the legend
		if got := strings.Count(all, name); got != want {
			t.Errorf("%s stands there %d times, want %d", name, got, want)
		}
	}
}

// A sheet is cut only where the map does not fit, nor does one that is a little smaller: with its right margin inside that of
// the sheet. It gets no smaller than it must.
func TestASheetTakesAllColumnsItHasRoomFor(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for range 4 {
			if _, err := model.AddStage(tx, m, model.Plain("s"), ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	d := s.Doc()
	enough := gridLeft + 2*pageMargin - margin
	b := newBuilder(d, options(d), typeset.Shared())
	for _, c := range b.cols {
		enough += b.width(c)
	}
	for w, want := range map[float64]int{enough: 1, enough - 1: 1, enough * 0.86: 1, enough * 0.84: 2} {
		pages := Pages(d, options(d), Sheet{Size: scene.Size{W: w, H: 3000}}, typeset.Shared())
		if got := len(pages); got != want {
			t.Errorf("%v points: %d sheets, want %d", w, got, want)
		}
		if got := SmallestText(pages[0]); got < metaSize*0.84 || w == enough && got < metaSize*0.98 {
			t.Errorf("%v points: text of %v", w, got)
		}
	}
}
