package edit

import (
	"fmt"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/model/modeltest"
)

type fixture struct {
	*testing.T
	Editor
	cols []model.Column
}

func newFixture(t *testing.T) *fixture {
	ids := &modeltest.IDs{}
	doc := modeltest.Start(ids)
	e := Editor{Session: model.NewSession(doc, ids), Map: doc.Maps()[0].ID, Lang: "zh"}
	return &fixture{t, e, doc.Columns(e.Map)}
}

func (f *fixture) apply(e tool.Effect) Result {
	f.Helper()
	res, ok, err := f.Apply(e)
	if err != nil || !ok {
		f.Fatalf("%T: %v, %v", e, ok, err)
	}
	return res
}

func (f *fixture) slot(l model.LaneType, col int) scene.Slot {
	return scene.Slot{Lane: string(f.lane(l)), Column: string(f.cols[col].ID)}
}

func (f *fixture) at(l model.LaneType, col int) (titles []string) {
	for _, c := range f.Session.Doc().Cell(f.lane(l), f.cols[col].ID) {
		titles = append(titles, c.Title.In("zh"))
	}
	return titles
}

func (f *fixture) add(l model.LaneType, col int, title string) model.ID {
	f.Helper()
	res := f.apply(tool.AddCard{Slot: f.slot(l, col)})
	if err := f.Rename(res.Open, title); err != nil {
		f.Fatal(err)
	}
	return res.Selected[0]
}

func TestEveryEffectIsOneStepBackAndForth(t *testing.T) {
	f := newFixture(t)
	a, b := f.add(model.PainsLane, 0, "a"), f.add(model.OpportunitiesLane, 1, "b")
	d := f.Session.Doc()
	stage, lane := string(d.Stages(f.Map)[0].ID), string(f.lane(model.PainsLane))
	added, _ := f.AddStep(d.Stages(f.Map)[0].ID)
	step := added.Selected[0]
	ref := scene.Ref{Kind: scene.Card, ID: string(a)}
	for _, e := range []tool.Effect{
		tool.MoveCards{IDs: []string{string(a)}, Slot: f.slot(model.TouchpointsLane, 2)},
		tool.MoveStage{ID: stage}, tool.MoveLane{ID: lane}, tool.MoveStep{ID: string(step), Stage: string(f.cols[2].ID)},
		tool.SetEmotion{Ref: scene.Ref{Kind: scene.EmotionPoint, Column: string(f.cols[0].ID)}, Value: 0.8},
		tool.AddFromPalette{Item: tool.Item{Kind: tool.CardItem, Name: "quote"}, Slot: f.slot(model.ThoughtsLane, 0)},
		tool.AddFromPalette{Item: tool.Item{Kind: tool.StageItem}, Before: stage},
		tool.AddFromPalette{Item: tool.Item{Kind: tool.PersonaItem}},
		tool.AddCard{Slot: f.slot(model.PainsLane, 1)},
		tool.ResizeCard{ID: string(a), Span: 2}, tool.ResizeLane{ID: lane, Height: 200},
		tool.ResizeColumn{Ref: scene.Ref{Kind: scene.StageHead, ID: stage}, Width: 250},
		tool.Link{From: string(a), To: string(b)},
		tool.Duplicate{Refs: []scene.Ref{ref}}, tool.Remove{Refs: []scene.Ref{ref}},
	} {
		before := f.Session.Doc()
		f.apply(e)
		after := f.Session.Doc()
		if model.Compare(before, after).Empty() {
			t.Errorf("%T changed nothing", e)
		}
		if f.Session.Undo(); !model.Compare(before, f.Session.Doc()).Empty() {
			t.Errorf("%T is not one step", e)
		}
	}
	if _, ok, _ := f.Apply(tool.Pan{}); ok {
		t.Error("a pan is no edit")
	}
}

func TestPaletteCardBecomesWhatItsLaneHolds(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		piece string
		lane  model.LaneType
		want  model.CardType
	}{
		{"touchpoint", model.TouchpointsLane, model.TouchpointCard}, {"pain", model.TouchpointsLane, model.TouchpointCard},
		{"quote", model.ThoughtsLane, model.QuoteCard}, {"thought", model.ThoughtsLane, model.TextCard},
	} {
		res := f.apply(tool.AddFromPalette{Item: tool.Item{Kind: tool.CardItem, Name: c.piece}, Slot: f.slot(c.lane, 0)})
		card, _ := model.Get[model.Card](f.Session.Doc(), res.Selected[0])
		if card.Type != c.want || res.Open.ID != string(card.ID) {
			t.Errorf("%s in %s: %q", c.piece, c.lane, card.Type)
		}
	}
}

func TestEmotionFollowsTheMapsScaleInTenths(t *testing.T) {
	f := newFixture(t)
	col := string(f.cols[1].ID)
	for share, want := range map[float64]float64{0: -2, 1: 2, 0.5: 0, 0.333: -0.7} {
		f.apply(tool.SetEmotion{Ref: scene.Ref{Kind: scene.EmotionPoint, Column: col}, Value: share})
		if p, _ := f.Session.Doc().Point(f.Map, f.cols[1].ID, "", model.Current); p.Value != want {
			t.Errorf("share %v: %v, want %v", share, p.Value, want)
		}
		f.Session.Undo()
	}
}

func TestRemovingAPersonaFromAMapKeepsHerInTheProject(t *testing.T) {
	f := newFixture(t)
	p := f.Session.Doc().Personas()[0].ID
	f.apply(tool.AddFromPalette{Item: tool.Item{Kind: tool.PersonaItem, Name: string(p)}})
	f.apply(tool.Remove{Refs: []scene.Ref{{Kind: scene.PersonaStrip, ID: string(p)}}})
	m, _ := model.Get[model.Map](f.Session.Doc(), f.Map)
	if len(m.Personas) != 0 || len(f.Session.Doc().Personas()) != 1 {
		t.Fatal("the persona is gone")
	}
}

func TestLockedCardsAreNotRemovedNorRenamed(t *testing.T) {
	f := newFixture(t)
	a := f.add(model.PainsLane, 0, "a")
	f.Session.Do("x", func(tx *model.Tx) error { return change(tx, a, func(c *model.Card) { c.Locked = true }) })
	ref := scene.Ref{Kind: scene.Card, ID: string(a)}
	f.apply(tool.Remove{Refs: []scene.Ref{ref}})
	if _, _, ok := f.Text(ref); ok || len(f.at(model.PainsLane, 0)) != 1 {
		t.Fatal("a locked card can be changed")
	}
}

func TestRenameKeepsTheOtherLanguageAndOneLine(t *testing.T) {
	f := newFixture(t)
	stage := f.Session.Doc().Stages(f.Map)[0].ID
	f.Session.Do("x", func(tx *model.Tx) error {
		return change(tx, stage, func(s *model.Stage) { s.Name = model.Texts(map[string]string{"zh": "接触", "en": "Contact"}) })
	})
	if err := f.Rename(scene.Ref{Kind: scene.StageHead, ID: string(stage)}, " 初次\n接触 "); err != nil {
		t.Fatal(err)
	}
	s, _ := model.Get[model.Stage](f.Session.Doc(), stage)
	if s.Name.In("zh") != "初次 接触" || s.Name.In("en") != "Contact" {
		t.Fatalf("%v", s.Name)
	}
}

func TestPasteBringsCardsBackToTheirLanes(t *testing.T) {
	f := newFixture(t)
	clip := f.Copy([]model.ID{f.add(model.PainsLane, 0, "a"), f.add(model.TouchpointsLane, 1, "b")})
	if clip.Text != "\tb\n\t\na\t" { // thoughts lie between
		t.Fatalf("text %q", clip.Text)
	}
	res, err := f.Paste(clip, clip.Text, f.cols[1].ID)
	if err != nil || len(res.Selected) != 2 {
		t.Fatal(res, err)
	}
	if p, tp := f.at(model.PainsLane, 1), f.at(model.TouchpointsLane, 2); len(p) != 1 || len(tp) != 1 {
		t.Fatalf("pains %v, touchpoints %v", p, tp)
	}
}

func TestPasteGoesWhereTheSelectionPoints(t *testing.T) {
	for name, c := range map[string]struct {
		at   func(*fixture) model.ID
		lane model.LaneType
		col  int
	}{
		"a lane":  {func(f *fixture) model.ID { return f.lane(model.OpportunitiesLane) }, model.OpportunitiesLane, 1},
		"a stage": {func(f *fixture) model.ID { return f.cols[2].ID }, model.PainsLane, 2},
		"a card":  {func(f *fixture) model.ID { return f.add(model.TouchpointsLane, 2, "x") }, model.TouchpointsLane, 2},
		"nothing": {func(*fixture) model.ID { return "" }, model.PainsLane, 1},
	} {
		f := newFixture(t)
		at := c.at(f)
		clip := f.Copy([]model.ID{f.add(model.PainsLane, 1, "a")})
		before := len(f.at(c.lane, c.col))
		if _, err := f.Paste(clip, clip.Text, at); err != nil || len(f.at(c.lane, c.col)) != before+1 {
			t.Errorf("%s: %v in column %d holds %v, %v", name, c.lane, c.col, f.at(c.lane, c.col), err)
		}
	}
}

func TestPasteBeyondTheLastColumnStaysInIt(t *testing.T) {
	f := newFixture(t)
	clip := f.Copy([]model.ID{f.add(model.PainsLane, 0, "a"), f.add(model.PainsLane, 1, "b")})
	last := len(f.cols) - 1
	if _, err := f.Paste(clip, clip.Text, f.cols[last].ID); err != nil || len(f.at(model.PainsLane, last)) != 2 {
		t.Errorf("%v, %v", f.at(model.PainsLane, last), err)
	}
}

func TestForeignTextBecomesACardPerLine(t *testing.T) {
	for text, want := range map[string]string{
		"等太久\r\n\r\n重复填写\n":        "[a 等太久 重复填写]",
		"1. one\n2、two\n(3) three": "[a 1. one 2、two (3) three]", // the last one has another mark
		"• 一\n- 二\n3. 三":           "[a 一 二 三]",
		"3.5\n4.2\n-5":             "[a 3.5 4.2 -5]",
		"'=1+1":                    "[a =1+1]",
		"\"a\"\"b\"":               "[a a\"b]",
		"\"no end\nnext":           "[a \"no end next]",
		"\xff":                     "[a �]",
		"":                         "[a]",
	} {
		f := newFixture(t)
		a := f.add(model.PainsLane, 0, "a")
		if _, err := f.Paste(Clip{}, text, a); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(f.at(model.PainsLane, 0)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	f := newFixture(t)
	if res, err := f.Paste(Clip{}, "无处可去", ""); err != nil || len(f.Session.Doc().Tray(f.Map)) != 1 || res.Tray != 1 {
		t.Fatal("text without a place is not in the tray", err)
	}
}

func TestAddCardToMakesTheLaneItNeeds(t *testing.T) {
	f := newFixture(t)
	before := f.Session.Doc()
	if _, err := f.AddCardTo(model.QuotesLane, f.cols[1].ID); err != nil {
		t.Fatal(err)
	}
	if len(f.at(model.QuotesLane, 1)) != 1 {
		t.Fatal("no quote")
	}
	if f.Session.Undo(); !model.Compare(before, f.Session.Doc()).Empty() {
		t.Fatal("more than one step")
	}
}

func TestShiftMovesByOneAndStopsAtTheEnds(t *testing.T) {
	f := newFixture(t)
	order := func() (names string) {
		for _, s := range f.Session.Doc().Stages(f.Map) {
			names += s.Name.In("zh") + " "
		}
		return names
	}
	second := f.Session.Doc().Stages(f.Map)[1].ID
	for i, c := range []struct {
		by   int
		want string
	}{{1, "接触 忠诚 购买 "}, {1, "接触 忠诚 购买 "}, {-1, "接触 购买 忠诚 "}, {-1, "购买 接触 忠诚 "}, {-1, "购买 接触 忠诚 "}} {
		if _, err := f.Shift(second, c.by); err != nil || order() != c.want {
			t.Errorf("step %d: %s, %v", i, order(), err)
		}
	}
	lanes := f.Session.Doc().Lanes(f.Map)
	if _, err := f.Shift(lanes[0].ID, 1); err != nil || f.Session.Doc().Lanes(f.Map)[1].ID != lanes[0].ID {
		t.Error("the lane did not move")
	}
}

func TestLinksSolveFromPainToOpportunityToAction(t *testing.T) {
	f := newFixture(t)
	pain, opp, goal := f.add(model.PainsLane, 0, "p"), f.add(model.OpportunitiesLane, 0, "o"), f.add(model.GoalsLane, 0, "g")
	for _, c := range []struct {
		from, to model.ID
		want     model.LinkType
	}{{pain, opp, model.Solves}, {opp, pain, model.Leads}, {pain, goal, model.Leads}} {
		f.apply(tool.Link{From: string(c.from), To: string(c.to)})
		links := f.Session.Doc().Links()
		if got := links[len(links)-1]; len(links) != 1 || got.Type != c.want {
			t.Errorf("%s to %s: %+v", c.from, c.to, links)
		}
		f.Session.Undo()
	}
}

func TestAddCardToAnUnknownColumnTakesTheFirst(t *testing.T) {
	f := newFixture(t)
	if _, err := f.AddCardTo(model.PainsLane, "nowhere"); err != nil || len(f.at(model.PainsLane, 0)) != 1 {
		t.Errorf("%v, %v", f.at(model.PainsLane, 0), err)
	}
}

func TestTheSameLinkIsMadeOnceAndCanBeNamedAndRemoved(t *testing.T) {
	f := newFixture(t)
	a, b := f.add(model.PainsLane, 0, "a"), f.add(model.PainsLane, 1, "b")
	for range 2 {
		f.apply(tool.Link{From: string(a), To: string(b)})
	}
	links := f.Session.Doc().Links()
	if len(links) != 1 {
		t.Fatalf("%d links", len(links))
	}
	ref := scene.Ref{Kind: scene.LinkLine, ID: string(links[0].ID)}
	if err := f.Rename(ref, " 因为\n等待 "); err != nil {
		t.Fatal(err)
	}
	if text, several, ok := f.Text(ref); text != "因为 等待" || several || !ok || f.Session.UndoLabel() != "do.link.edit" {
		t.Errorf("%q, %v, %v, %s", text, several, ok, f.Session.UndoLabel())
	}
	f.apply(tool.Remove{Refs: []scene.Ref{ref}})
	if len(f.Session.Doc().Links()) != 0 || len(f.at(model.PainsLane, 0)) != 1 {
		t.Error("the link stays, or a card went with it")
	}
}

// A copy of a card of a target map is another card: only one can be what the card of the other map came to be.
func TestACopyForgetsWhatItWasDerivedFrom(t *testing.T) {
	f := newFixture(t)
	id := f.add(model.GoalsLane, 0, "a")
	if _, err := f.Session.Do("x", func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, id)
		c.Origin = "elsewhere"
		model.Put(tx, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	res, _, err := f.Apply(tool.Duplicate{Refs: []scene.Ref{{Kind: scene.Card, ID: string(id)}}})
	if err != nil || len(res.Selected) != 1 {
		t.Fatal(err)
	}
	if c, _ := model.Get[model.Card](f.Session.Doc(), res.Selected[0]); c.Origin != "" {
		t.Errorf("%+v", c)
	}
}
