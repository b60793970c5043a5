package layout

import (
	"math/rand/v2"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// words stands in for the word list: a key is its own text.
func words(key string, _ ...any) string { return key }

func options(d *model.Document) Options {
	return Options{Map: d.Maps()[0].ID, Lang: "zh", Words: words}
}

// inBoth shows English below the Chinese.
func inBoth(o Options) Options {
	o.Also, o.AlsoWords = "en", func(key string, _ ...any) string { return "en." + key }
	return o
}

func randomMap(t testing.TB, seed uint64, steps int) *model.Document {
	r := rand.New(rand.NewPCG(seed, 3))
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	for range steps {
		if _, err := s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) }); err != nil {
			t.Fatal(err)
		}
	}
	return s.Doc()
}

// For any map: every card is there once, none overlaps another, each lies in its column and lane, all text is inside
// its card, and all of it is inside the scene.
func TestNoCardIsCutMissingOrOverlapped(t *testing.T) {
	for seed := range uint64(40) {
		d := randomMap(t, seed, 150)
		o := options(d)
		if seed%2 == 1 {
			d, o = modeltest.Bilingual(d), inBoth(o)
		}
		s := Build(d, o, typeset.Shared())
		page := scene.Rect{W: s.Size.W, H: s.Size.H}
		seen := map[string]int{}
		var cards []*scene.Node
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Ref.Kind != scene.Card {
				continue
			}
			seen[n.Ref.ID]++
			if n.Bounds.Union(page) != page {
				t.Fatalf("seed %d: card %s sticks out of the map", seed, n.Ref.ID)
			}
			checkInside(t, seed, s, n)
			for _, o := range cards {
				if o.Bounds.Overlaps(n.Bounds) {
					t.Fatalf("seed %d: cards %s and %s overlap", seed, o.Ref.ID, n.Ref.ID)
				}
			}
			cards = append(cards, n)
		}
		for _, c := range d.Cards(d.Maps()[0].ID) {
			if seen[string(c.ID)] != 1 {
				t.Fatalf("seed %d: card %s drawn %d times", seed, c.ID, seen[string(c.ID)])
			}
		}
	}
}

func checkInside(t *testing.T, seed uint64, s *scene.Scene, n *scene.Node) {
	t.Helper()
	if n.Ref.Column != "" {
		col := s.Columns[s.Column(n.Ref.Column)]
		if n.Bounds.X < col.At {
			t.Fatalf("seed %d: card %s left of its column", seed, n.Ref.ID)
		}
		if _, lane, ok := s.Cell(n.Bounds.Center()); !ok || n.Bounds.MaxY() > s.Lanes[lane].End() {
			t.Fatalf("seed %d: card %s out of its lane", seed, n.Ref.ID)
		}
	}
	for _, p := range n.Placed() {
		if p.Run != nil && (p.Run.X < n.Bounds.X || p.Run.X+p.Run.Width > n.Bounds.MaxX()+0.01 || p.Run.Y > n.Bounds.MaxY()) {
			t.Fatalf("seed %d: text %q sticks out of card %s", seed, p.Run.Text, n.Ref.ID)
		}
	}
}

func TestPosterHoldsTheWholeMapOnEverySheet(t *testing.T) {
	d := randomMap(t, 5, 200)
	for _, size := range []scene.Size{{}, {W: 842, H: 595}, {W: 1190, H: 842}, {W: 300, H: 4000}, {W: 4000, H: 300}, {W: 72, H: 72}} {
		p := Poster(d, options(d), Sheet{Size: size}, typeset.Shared())
		page := scene.Rect{W: p.Size.W, H: p.Size.H}
		for _, n := range p.Scene.Nodes {
			if n.Ref.Kind == scene.Card && n.Bounds.Union(page) != page {
				t.Errorf("sheet %v: card %s is cut", size, n.Ref.ID)
			}
		}
	}
}

func TestSameDocumentSameScene(t *testing.T) {
	d := randomMap(t, 9, 100)
	a, b := text(Build(d, options(d), typeset.Shared())), text(Build(d, options(d), typeset.New()))
	if a != b || a == "" {
		t.Fatal("two layouts of one map differ")
	}
}

// text returns all that a reader can read, in paint order.
func text(s *scene.Scene) string {
	var b strings.Builder
	for _, n := range s.Nodes {
		for _, p := range n.Placed() {
			if p.Run != nil {
				b.WriteString(p.Run.Text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTouchpointShowsWhatIsKnown(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	five, two, low := 5.0, 2.0, -1.0
	lane := s.Doc().Lanes(m)[2]
	col := s.Doc().Columns(m)[1]
	if _, err := s.Do("x", func(tx *model.Tx) error {
		_, err := model.AddCard(tx, model.Card{Map: m, Lane: lane.ID, Column: col.ID, Title: model.Plain("结算页付款"), Department: model.Plain("技术部"),
			Touchpoint: &model.Touchpoint{Channel: model.Plain("网店"), Line: model.Online, Moment: true, Emotion: &low, Expectation: &five, Experience: &two}}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	sc := Build(s.Doc(), options(s.Doc()), typeset.Shared())
	all := text(sc)
	for _, want := range []string{"结算页付款", "line.online · 网店", "card.gap", "技术部"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not shown in %q", want, all)
		}
	}
	var point *scene.Node
	for i := range sc.Nodes {
		if sc.Nodes[i].Ref.Kind == scene.EmotionPoint {
			point = &sc.Nodes[i]
		}
	}
	if point == nil || point.Ref.Column != string(col.ID) || point.Label != "−1" {
		t.Fatalf("the curve does not follow the touchpoint: %+v", point)
	}
}

func TestInternalCardsDoNotReachTheClient(t *testing.T) {
	d := randomMap(t, 3, 120)
	m := d.Maps()[0].ID
	s := model.NewSession(d, &modeltest.IDs{})
	secret := *d.Cards(m)[0]
	secret.Internal, secret.Title = true, model.Plain("机密")
	if _, err := s.Do("x", func(tx *model.Tx) error { model.Put(tx, secret); return nil }); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text(Build(s.Doc(), options(d), typeset.Shared())), "机密") {
		t.Fatal("the consultant does not see the internal card")
	}
	p := Poster(model.ForClient(s.Doc()), options(d), Sheet{}, typeset.Shared())
	if strings.Contains(text(p.Scene), "机密") {
		t.Fatal("the client sees the internal card")
	}
}

func TestEmptyMapIsAPageToStartOn(t *testing.T) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	s.Do("x", func(tx *model.Tx) error { model.AddMap(tx, model.Map{}, nil); return nil })
	sc := Build(s.Doc(), options(s.Doc()), typeset.Shared())
	if sc.Size.W < 300 || sc.Size.H <= 0 {
		t.Fatalf("size %v", sc.Size)
	}
	if none := Build(s.Doc(), Options{Map: "nowhere", Words: words}, typeset.Shared()); len(none.Nodes) != 0 {
		t.Fatal("a map that is not there has nodes")
	}
}

func benchmarkDocument(b *testing.B, cards int) *model.Document {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		lane, cols := tx.Doc().Lanes(m)[2].ID, tx.Doc().Columns(m)
		for i, key := range model.OrderSeries(cards) {
			model.Put(tx, model.Card{ID: tx.NewID(model.KindCard), Map: m, Lane: lane, Column: cols[i%len(cols)].ID, Order: key, Type: model.TouchpointCard,
				Title: model.Plain("结算页付款 " + key), Body: model.Plain("核对运费,选付款方式"), Touchpoint: &model.Touchpoint{Channel: model.Plain("网店"), Line: model.Online}})
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	return s.Doc()
}

func BenchmarkBuild2000CardsWarm(b *testing.B) {
	d := benchmarkDocument(b, 2000)
	t := typeset.New()
	Build(d, options(d), t)
	for b.Loop() {
		Build(d, options(d), t)
	}
}

// A touchpoint that was dragged into another lane is what that lane makes of it. It keeps what it knew for the way back,
// but a pain shows no gap, no star and no wide-gap border.
func TestATouchpointAmongPainsLooksLikeAPain(t *testing.T) {
	five, one := 5.0, 1.0
	c := &model.Card{Title: model.Plain("x"), Type: model.PainCard, Touchpoint: &model.Touchpoint{Moment: true, Expectation: &five, Experience: &one}}
	bare := &model.Card{Title: model.Plain("x"), Type: model.PainCard}
	draw := func(c *model.Card) ([]scene.Prim, float64) {
		d := model.New()
		s := model.NewSession(d, &modeltest.IDs{})
		s.Do("x", func(tx *model.Tx) error {
			m := model.AddMap(tx, model.Map{}, []model.LaneType{model.PainsLane})
			stage, err := model.AddStage(tx, m, model.Plain("a"), "")
			if err != nil {
				return err
			}
			c.Map, c.Column, c.Lane = m, stage, tx.Doc().Lanes(m)[0].ID
			_, err = model.AddCard(tx, *c, "")
			return err
		})
		m := s.Doc().Maps()[0].ID
		for _, n := range Build(s.Doc(), Options{Map: m, Lang: "en", Words: words}, typeset.Shared()).Nodes {
			if n.Ref.Kind == scene.Card {
				return n.Placed(), n.Bounds.H
			}
		}
		t.Fatal("no card")
		return nil, 0
	}
	a, h := draw(c)
	b, want := draw(bare)
	if len(a) != len(b) || h != want || a[1].Stroke != b[1].Stroke {
		t.Errorf("%d parts, %v high; as a pain alone %d, %v", len(a), h, len(b), want)
	}
}

// A folded stage is a narrow column that says how much it holds; nothing else moves away with it.
func TestFoldedStageIsNarrowAndCountsItsCards(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	stage := s.Doc().Stages(m)[1].ID
	var cards []string
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for range 2 {
			if _, err := model.AddStep(tx, stage, model.Plain("步骤"), ""); err != nil {
				return err
			}
		}
		for i, col := range tx.Doc().Columns(m) {
			for range i + 1 {
				id, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: col.ID, Title: model.Plain("卡片")}, "")
				if err != nil {
					return err
				}
				if col.Stage.ID != stage {
					cards = append(cards, string(id))
				}
			}
		}
		st, _ := model.Get[model.Stage](tx, stage)
		st.Folded = true
		model.Put(tx, st)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	sc := Build(s.Doc(), options(s.Doc()), typeset.Shared())
	if len(sc.Columns) != 3 || sc.Columns[1].Extent != foldedStage || sc.Columns[1].Drop {
		t.Fatalf("columns %+v", sc.Columns)
	}
	shown := 0
	for _, n := range sc.Nodes {
		if n.Ref.Kind == scene.StepHead {
			t.Error("a step of the folded stage is named")
		}
		if n.Ref.Kind == scene.Card {
			shown++
		}
	}
	if shown != len(cards) || !strings.Contains(text(sc), "\n5\n") { // two cards in the first step, three in the second
		t.Errorf("%d cards shown, want %d; text %q", shown, len(cards), text(sc))
	}
}
