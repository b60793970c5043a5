package layout_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// longCards is a map whose first card in each of some lanes has a text of 5,000 characters, with the ids of these.
func longCards(t *testing.T, lanes ...model.LaneType) (*model.Document, []string) {
	t.Helper()
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	var long []string
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := tx.Doc().Maps()[0].ID
		for i, l := range lanes {
			lane, err := model.AddLane(tx, m, l, "")
			if err != nil {
				return err
			}
			for k, body := range []string{strings.Repeat("付款方式太少，运费到最后一步才出现；", 280) + "完", "再填一次"} {
				c := model.Card{Map: m, Lane: lane, Type: l.CardType(), Column: tx.Doc().Columns(m)[i%2].ID, Title: model.Plain("付款"), Body: model.Plain(body)}
				id, err := model.AddCard(tx, c, "")
				if err != nil {
					return err
				}
				if k == 0 {
					long = append(long, string(id))
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc(), long
}

// A card that is taller than its paper keeps its first lines on the map, says there on which page it goes on, and leads to its
// whole text, which leads back. Nothing gets too small to be read for it, and other cards stay whole.
func TestALongTextGoesOnBehindTheMap(t *testing.T) {
	d, long := longCards(t, model.TouchpointsLane, model.PainsLane, model.MetricsLane)
	a2, a4 := scene.Size{W: 1684, H: 1190.55}, scene.Size{W: 841.89, H: 595.28}
	for _, both := range []bool{false, true} {
		o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: words}
		d := d
		if both {
			d, o.Also, o.AlsoWords = modeltest.Bilingual(d), "en", alsoWords
		}
		for name, lay := range map[string]func() []layout.Page{
			"pages": func() []layout.Page { return layout.Pages(d, o, layout.Sheet{Size: a4}, typeset.Shared()) },
			"poster": func() []layout.Page {
				return layout.PosterWithTexts(d, o, layout.Sheet{Size: a2, Smallest: 5}, typeset.Shared())
			},
			"slides": func() []layout.Page { return layout.Slides(d, o, layout.Sheet{}, typeset.Shared()) },
			"tiles": func() []layout.Page {
				return layout.Tiles(d, o, layout.Sheet{Size: a2, Smallest: 5}, layout.Tile{Size: a4, Overlap: 20}, typeset.Shared())
			},
			"a tile": func() []layout.Page {
				return layout.Tiles(d, o, layout.Sheet{Size: a2, Smallest: 5}, layout.Tile{Size: scene.Size{W: 1800, H: 1300}}, typeset.Shared())
			},
		} {
			pages := lay()
			checkLeads(t, name, pages)
			goesOn, back, told := map[string]bool{}, map[string]bool{}, ""
			for i, p := range pages {
				for _, f := range layouttest.Faults(p.Scene) {
					if !strings.Contains(name, "tile") { // what crosses the edge of one is cut there
						t.Errorf("%s, page %d: %s", name, i+1, f)
					}
				}
				if least := layout.SmallestText(p); least > 0 && least < 5 {
					t.Errorf("%s, page %d: text of %.1f points", name, i+1, least)
				}
				for _, n := range p.Scene.Nodes {
					if id, ok := strings.CutPrefix(n.Link, "#text-"); ok {
						goesOn[id] = true
					}
					if id, ok := strings.CutPrefix(n.Link, "#place-"); ok {
						back[id] = true
					}
					if n.Ref.Kind == scene.Passage {
						told += wordsOf(n)
					}
				}
			}
			for _, id := range long {
				if !goesOn[id] || !back[id] {
					t.Errorf("%s: card %s goes on: %v, and back: %v", name, id, goesOn[id], back[id])
				}
			}
			if len(goesOn) != len(long) {
				t.Errorf("%s: %d cards go on", name, len(goesOn))
			}
			if n := strings.Count(told, "付款方式太少，运费到最后一步才出现；"); n != 280*len(long)*map[bool]int{false: 1, true: 2}[both] {
				t.Errorf("%s: %d sentences are told", name, n)
			}
		}
	}
}

// For any map, in one language and in two, on sheets from A4 on: no text on Pages is smaller than 6 points. What is left out has
// more channels and longer names, in two languages, than a sheet has room for at all.
func TestNoTextOnPagesIsTooSmall(t *testing.T) {
	check := func(name string, d *model.Document, o layout.Options) {
		switch name {
		case "lanes in two languages", "no-stage in two languages", "names in two languages":
			return
		}
		for _, size := range []scene.Size{{W: 841.89, H: 595.28}, {W: 595.28, H: 841.89}, {W: 1190.55, H: 841.89}} {
			pages := layout.Pages(d, o, layout.Sheet{Size: size}, typeset.Shared())
			for i, p := range pages {
				if least := layout.SmallestText(p); least > 0 && least < 6 {
					t.Errorf("%s on %.0f, page %d of %d: text of %.2f points", name, size, i+1, len(pages), least)
				}
			}
		}
	}
	hardMaps(check)
	for seed := range uint64(16) {
		r := rand.New(rand.NewPCG(seed, 43))
		d := modeltest.Random(r, 5+r.IntN(80))
		o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: words}
		if seed%2 == 1 {
			d, o.Also, o.AlsoWords = modeltest.Bilingual(d), "en", alsoWords
		}
		check(fmt.Sprintf("seed %d", seed), d, o)
	}
}

// wordsOf is what a node says, without blanks.
func wordsOf(n scene.Node) string {
	var out strings.Builder
	for _, p := range n.Prims {
		if p.Run != nil {
			out.WriteString(p.Run.Text)
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, out.String())
}

// A poster that is as large as the map needs, or large enough for it to be read, shows its cards whole.
func TestAPosterWithRoomEndsNothing(t *testing.T) {
	d, _ := longCards(t, model.PainsLane)
	o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: words}
	for _, sheet := range []layout.Sheet{{Smallest: 5}, {Size: scene.Size{W: 9000, H: 12000}, Smallest: 5}, {Size: scene.Size{W: 800, H: 600}}} {
		if pages := layout.PosterWithTexts(d, o, sheet, typeset.Shared()); len(pages) != 1 {
			t.Errorf("%+v: %d pages", sheet, len(pages))
		}
	}
}

// A picture that is taller than a sheet is shown whole there, only smaller; nothing goes on elsewhere for it.
func TestATallPictureFitsOnASheet(t *testing.T) {
	d, _ := longCards(t, model.PainsLane)
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 20, 200))); err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(d, &modeltest.IDs{})
	var id model.ID
	if _, err := s.Do("x", func(tx *model.Tx) (err error) {
		m := tx.Doc().Maps()[0].ID
		model.Put(tx, model.Media{ID: "tall", Data: drawn.Bytes()})
		c := model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Type: model.PictureCard, Column: tx.Doc().Columns(m)[0].ID, Title: model.Plain("在路上"), Picture: "tall"}
		id, err = model.AddCard(tx, c, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: words}
	for i, p := range layout.Pages(s.Doc(), o, layout.Sheet{Size: scene.Size{W: 842, H: 595}}, typeset.Shared()) {
		if least := layout.SmallestText(p); least > 0 && least < 6 {
			t.Errorf("page %d: text of %.1f points", i+1, least)
		}
		for _, n := range p.Scene.Nodes {
			if n.Link == "#text-"+string(id) {
				t.Error("a picture goes on elsewhere")
			}
			for _, p := range n.Prims {
				if p.Image != nil && math.Abs(p.Rect.H/p.Rect.W-10) > 0.01 {
					t.Errorf("the picture is cut: %.0f by %.0f", p.Rect.W, p.Rect.H)
				}
			}
		}
	}
}

// A card over more columns than a sheet has room for stands on each of the sheets that it covers, and is read out on the first.
func TestACardWiderThanASheetStandsOnEachOfThem(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for range 12 {
			if _, err := model.AddStage(tx, m, model.Plain("阶段"), ""); err != nil {
				return err
			}
		}
		_, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[1].ID, Column: tx.Doc().Columns(m)[1].ID, Span: 9, Title: model.Plain("一直在等")}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	cols, lane := s.Doc().Columns(m), string(s.Doc().Lanes(m)[1].ID)
	columns, read := 0, 0
	for i, p := range layout.Pages(s.Doc(), layout.Options{Map: m, Lang: "zh", Words: words}, layout.Sheet{Size: scene.Size{W: 842, H: 595}}, typeset.Shared()) {
		if least := layout.SmallestText(p); least < 6 {
			t.Errorf("page %d: text of %.1f points", i+1, least)
		}
		covered := slices.IndexFunc(p.Scene.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Card })
		if !slices.ContainsFunc(p.Scene.Lanes, func(l scene.Track) bool { return l.ID == lane }) {
			continue
		}
		for _, c := range p.Scene.Columns {
			at := slices.IndexFunc(cols, func(o model.Column) bool { return string(o.ID) == c.ID })
			if want := at >= 1 && at < 10; want && (covered < 0 || !p.Scene.Nodes[covered].Bounds.Overlaps(scene.Rect{X: c.At, Y: 0, W: c.Extent, H: 600})) {
				t.Errorf("page %d: the card does not cover column %d", i+1, at+1)
			} else if want {
				columns++
			}
		}
		if covered >= 0 && !p.Scene.Nodes[covered].Again {
			read++
		}
	}
	if columns != 9 || read != 1 {
		t.Errorf("%d columns are covered, the card is read out %d times", columns, read)
	}
}

// Personas who do not fit on the first sheet stand on those after it, and one with more to say than a sheet has room for goes on
// behind the map.
func TestManyAndTalkativePersonasStayReadable(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		now := *tx.Doc().Maps()[0]
		for i := range 9 {
			p := model.Persona{ID: tx.NewID(model.KindPersona), Name: model.Plain("林悦"), Motivations: []model.Text{model.Plain("快一点")}}
			if i == 4 {
				p.Worries = []model.Text{model.Plain(strings.Repeat("付款失败，", 900))}
			}
			model.Put(tx, p)
			now.Personas = append(now.Personas, p.ID)
		}
		model.Put(tx, now)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	o := layout.Options{Map: m, Lang: "zh", Words: words}
	for name, pages := range map[string][]layout.Page{
		"pages":  layout.Pages(s.Doc(), o, layout.Sheet{Size: scene.Size{W: 842, H: 595}}, typeset.Shared()),
		"slides": layout.Slides(s.Doc(), o, layout.Sheet{}, typeset.Shared()),
	} {
		strips, told := map[string]int{}, ""
		checkLeads(t, name, pages)
		for i, p := range pages {
			if least := layout.SmallestText(p); least < 6 {
				t.Errorf("%s, page %d: text of %.1f points", name, i+1, least)
			}
			for _, f := range layouttest.Faults(p.Scene) {
				t.Errorf("%s, page %d: %s", name, i+1, f)
			}
			for _, n := range p.Scene.Nodes {
				if n.Ref.Kind == scene.PersonaStrip {
					strips[n.Ref.ID]++
				} else if n.Ref.Kind == scene.Passage {
					told += wordsOf(n)
				}
			}
		}
		for _, id := range s.Doc().Maps()[0].Personas {
			if strips[string(id)] != 1 {
				t.Errorf("%s: %s stands there %d times", name, id, strips[string(id)])
			}
		}
		if n := strings.Count(told, "付款失败，"); n != 900 {
			t.Errorf("%s: %d worries are told", name, n)
		}
	}
}
