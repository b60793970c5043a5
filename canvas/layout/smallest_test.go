package layout

import (
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
	"sojourn/model/template"
)

// A poster grows until its smallest text is as large as asked for, and on a sheet that is too small it is at least no
// smaller for that. The map stays on its page.
func TestTheSmallestTextOfAPosterIsLargeEnough(t *testing.T) {
	d := randomMap(t, 5, 200)
	o := options(d)
	for _, c := range []struct {
		size     scene.Size
		smallest float64
		met      bool
	}{
		{scene.Size{}, 9, true}, {scene.Size{}, 18, true}, {scene.Size{W: 3370, H: 2384}, 12, true},
		{a4, 3, true}, {a4, 12, false}, {scene.Size{W: 3370, H: 2384}, 400, false}, {scene.Size{}, 4000, false},
	} {
		plain := Poster(d, o, Sheet{Size: c.size}, typeset.Shared())
		p := Poster(d, o, Sheet{Size: c.size, Smallest: c.smallest}, typeset.Shared())
		got := SmallestText(p)
		if met := got >= c.smallest-0.011; met != c.met {
			t.Errorf("%+v: %v points", c, got)
		}
		if got < SmallestText(plain)-0.001 {
			t.Errorf("%+v: %v points, and %v when nothing is asked for", c, got, SmallestText(plain))
		}
		if c.size.W > 0 && p.Size != c.size || p.Size.W > limits.PageMax || p.Scene.Size != p.Size {
			t.Errorf("%+v: on %v, a scene of %v", c, p.Size, p.Scene.Size)
		}
		page := scene.Rect{W: p.Size.W, H: p.Size.H}.Inset(-0.01)
		for _, n := range p.Scene.Nodes {
			if n.Ref.Kind == scene.Card && n.Bounds.Union(page) != page {
				t.Fatalf("%+v: card %s is cut", c, n.Ref.ID)
			}
		}
	}
}

// A tall map in two languages was a stamp between a heading and a legend of ordinary size: these give it their room.
func TestHeadingAndLegendGiveATallMapItsRoom(t *testing.T) {
	data, _ := template.Example("cart")
	d, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	a3 := Sheet{Size: scene.Size{W: 1190.55, H: 841.89}, Smallest: 5}
	p := Poster(d, inBoth(options(d)), a3, typeset.Shared())
	top, bottom := p.Size.H, 0.0
	for _, n := range p.Scene.Nodes {
		if n.Ref.Kind == scene.LaneHead || n.Ref.Kind == scene.StageHead {
			top, bottom = min(top, n.Bounds.Y), max(bottom, n.Bounds.MaxY())
		}
	}
	a3.Smallest = 0
	asked, plain := SmallestText(p), SmallestText(Poster(d, inBoth(options(d)), a3, typeset.Shared()))
	if share := (bottom - top) / p.Size.H; share < 0.6 || asked < 1.15*plain {
		t.Errorf("the map has %.2f of the height; its smallest text %.2f points, %.2f when nothing is asked for", share, asked, plain)
	}
}

func TestSmallestTextIsThatWhichCanBeSeen(t *testing.T) {
	run := func(text string, size float64, a uint8) scene.Prim {
		return scene.Prim{Op: scene.OpText, Run: &scene.Run{Text: text, Size: size}, Fill: scene.Color{A: a}}
	}
	for want, prims := range map[float64][]scene.Prim{0: nil, 7: {run("a", 9, 255), run("b", 7, 255), run(" ", 3, 255), run("c", 4, 0)}} {
		p := Page{Scene: &scene.Scene{Nodes: []scene.Node{{Prims: prims}}}}
		if got := SmallestText(p); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

// Bookmarks lead to the map and to each of its stages once: on a poster to the stage row, on pages to the first sheet
// with the stage.
func TestBookmarksLeadToEveryStage(t *testing.T) {
	d := randomMap(t, 4, 250)
	o := options(d)
	var want []string
	for _, s := range newBuilder(d, o, typeset.Shared()).stages {
		want = append(want, newBuilder(d, o, typeset.Shared()).stageName(s))
	}
	for name, pages := range map[string][]Page{
		"poster": {Poster(d, o, Sheet{Size: scene.Size{W: 300, H: 300}}, typeset.Shared())},
		"pages":  Pages(d, o, Sheet{Size: a4}, typeset.Shared()),
		"small":  Pages(d, o, Sheet{Size: scene.Size{W: 300, H: 300}}, typeset.Shared()),
	} {
		var got []string
		for i, p := range pages {
			for _, m := range p.Marks {
				if m.Level == 0 && i == 0 && m.Y == 0 && m.Title == "旅程" {
					continue
				}
				head := stageAt(p, d, o, m.Title)
				if m.Level != 1 || m.Y != head {
					t.Errorf("%s, page %d: %+v leads beside the head at %v", name, i+1, m, head)
				}
				got = append(got, m.Title)
			}
		}
		if len(got) != len(want) || len(want) == 0 {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// stageAt returns how high the head of a stage stands on a page.
func stageAt(p Page, d *model.Document, o Options, name string) float64 {
	b := newBuilder(d, o, typeset.Shared())
	for _, n := range p.Scene.Nodes {
		for _, s := range b.stages {
			if n.Ref.Kind == scene.StageHead && n.Ref.ID == string(s.ID) && b.stageName(s) == name {
				return n.Bounds.Y
			}
		}
	}
	return -1
}
