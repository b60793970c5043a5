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

// For any map: every card that is not folded away stands on exactly one slide, whole and large enough to read, and
// touches no other.
func TestSlidesShowEveryCardOnce(t *testing.T) {
	many := 0
	for seed := range uint64(25) {
		d := randomMap(t, seed, 60+20*int(seed%10))
		o := options(d)
		pages := Slides(d, o, Sheet{}, typeset.Shared())
		seen := map[string]int{}
		for i, p := range pages {
			where := fmt.Sprintf("seed %d, slide %d of %d", seed, i+1, len(pages))
			checkPage(t, where, p, seen)
			if p.Size != (scene.Size{W: 960, H: 540}) {
				t.Errorf("%s: %v", where, p.Size)
			}
			if s := SmallestText(p); s < 12-0.01 {
				t.Errorf("%s: text of %v points", where, s)
			}
		}
		folded := map[model.ID]bool{}
		for _, l := range d.Lanes(o.Map) {
			folded[l.ID] = l.Folded || l.Hidden
		}
		for _, c := range d.Columns(o.Map) {
			folded[c.ID] = c.Stage.Folded
			if !folded[c.ID] {
				many = max(many, len(pages)-len(d.Stages(o.Map)))
			}
		}
		for _, c := range d.Cards(o.Map) {
			want := 1
			if c.InTray() || folded[c.Lane] || folded[c.Column] {
				want = 0
			}
			if seen[string(c.ID)] != want {
				t.Errorf("seed %d: card %s stands on %d slides, want %d", seed, c.ID, seen[string(c.ID)], want)
			}
		}
	}
	if many < 4 {
		t.Errorf("no stage took more than %d slides", many)
	}
}

// Chevrons lead to the first slide of their stage, bookmarks name it, and the stage at hand alone stands out.
func TestSlidesLeadToTheirStages(t *testing.T) {
	d := randomMap(t, 4, 250)
	o := options(d)
	pages := Slides(d, o, Sheet{}, typeset.Shared())
	first := map[string]int{}
	for i, p := range pages {
		if p.Scene.Nodes[0].Anchor != fmt.Sprintf("page-%d", i+1) {
			t.Errorf("slide %d is %q", i+1, p.Scene.Nodes[0].Anchor)
		}
		for _, m := range p.Marks {
			if m.Level == 1 {
				first[m.Title] = i
			}
		}
	}
	stages := newBuilder(d, o, typeset.Shared()).stages
	if len(first) != len(stages) || pages[0].Marks[0] != (Bookmark{Title: "旅程"}) {
		t.Errorf("%d bookmarks for %d stages, the first is %+v", len(first), len(stages), pages[0].Marks)
	}
	for i, p := range pages {
		links, bright := 0, 0
		for _, n := range p.Scene.Nodes {
			if !strings.HasPrefix(n.Link, "#") {
				continue
			}
			links++
			if n.Link != fmt.Sprintf("#page-%d", first[n.Label]+1) {
				t.Errorf("slide %d: %q leads to %s", i+1, n.Label, n.Link)
			}
			if f := n.Prims[0].Fill; int(f.R)+int(f.G)+int(f.B) < 450 {
				bright++
				if i > 0 && !slices.Contains(strings.Split(p.Title, " · "), n.Label) {
					t.Errorf("slide %d of %q shows %q", i+1, p.Title, n.Label)
				}
			}
		}
		if want := map[bool]int{true: len(stages), false: 1 + strings.Count(p.Title, " · ")}[i == 0]; links != len(stages) || bright != want {
			t.Errorf("slide %d: %d chevrons of which %d stand out", i+1, links, bright)
		}
	}
}

// A stretch of the curve passes where the whole curve does.
func TestAStretchOfTheCurveIsTheCurve(t *testing.T) {
	pts := []scene.Point{{X: 0, Y: 0}, {X: 100, Y: 80}, {X: 220, Y: -40}}
	height := func(p *scene.Path, x float64) float64 {
		for i := 1; i+2 < len(p.Points); i += 3 {
			c := cubic{p.Points[i-1], p.Points[i], p.Points[i+1], p.Points[i+2]}
			if x >= c[0].X-1e-6 && x <= c[3].X+1e-6 {
				left, _ := c.split(c.time(x))
				return left[3].Y
			}
		}
		t.Fatalf("the stretch does not reach %v", x)
		return 0
	}
	whole := curveBetween(pts, 0, 220)
	part := curveBetween(pts, 30, 150)
	if b := part.Points; b[0].X != 30 && (b[0].X < 29.99 || b[0].X > 30.01) || b[len(b)-1].X < 149.99 || b[len(b)-1].X > 150.01 {
		t.Errorf("from %v to %v", b[0], b[len(b)-1])
	}
	for x := 30.0; x <= 150; x += 7 {
		if a, z := height(whole, x), height(part, x); a-z > 0.01 || z-a > 0.01 {
			t.Errorf("at %v: %v and %v", x, a, z)
		}
	}
	if len(curveBetween(pts[:1], 0, 10).Verbs)+len(curveBetween(pts, 300, 400).Verbs) != 0 {
		t.Error("there is a stretch where there is no curve")
	}
}

// The stages in the chevrons are named all in the same way, never within a word, and never beside their chevrons.
func TestStagesAreNamedAlikeOnTheirWay(t *testing.T) {
	for _, c := range []struct {
		names []string
		alone bool
		want  []string
	}{
		{[]string{"接触", "互动", "决策"}, false, []string{"1　接触", "2　互动", "3　决策"}},
		{slices.Repeat([]string{"Consideration"}, 8), false, slices.Repeat([]string{"Consideration"}, 8)},
		{append(slices.Repeat([]string{"Use"}, 11), "Consideration and more"), false, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}},
		{[]string{"a", "b", "c", "d", "e", "f", "The order finally comes"}, true, []string{"a", "b", "c", "d", "e", "f", "The order finally|comes"}},
		{slices.Repeat([]string{"a"}, 60), false, nil},
	} {
		d := stagesOf(t, c.names)
		b := newBuilder(d, options(d), typeset.Shared())
		size, high := slideText, routeBar
		if c.alone {
			size, high = slideText+1, routeBar*routeAlone
		}
		var got []string
		for _, n := range (&slideshow{builder: b}).stops(size, high) {
			var lines []string
			for _, l := range n.lines {
				line := ""
				for _, r := range l.Runs {
					line += r.Text
				}
				lines = append(lines, strings.TrimSpace(line))
			}
			got = append(got, strings.Join(lines, "|"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// stagesOf makes a map with stages of these names.
func stagesOf(t *testing.T, names []string) *model.Document {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := model.AddMap(tx, model.Map{}, model.DefaultLanes)
		for _, n := range names {
			if _, err := model.AddStage(tx, m, model.Plain(n), ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// Personas with feelings of their own have their curves on every slide, with their names, and on every sheet, even where
// they have set nothing there.
func TestEveryVoiceIsHeardOnSlidesAndSheets(t *testing.T) {
	d, _ := travellers(t, 2, "0 0 2", "1 0 -2", "- 0 0", "- 1 1", "- 2 1")
	for i, p := range Slides(d, options(d), Sheet{}, typeset.Shared()) {
		for _, name := range []string{"P0", "P1", "emotion.everybody"} {
			if !strings.Contains(text(p.Scene), name) {
				t.Errorf("slide %d does not name %s", i+1, name)
			}
		}
	}
	o := options(d)
	o.Print = true
	b := newBuilder(d, o, typeset.Shared())
	o.part = &part{columns: map[model.ID]bool{b.cols[2].ID: true}}
	if got := newBuilder(d, o, typeset.Shared()).voices(model.Current); len(got) != 3 {
		t.Errorf("%d voices on a sheet where none has values of their own", len(got))
	}
}

// Neighbours among the stages that have nothing to show share a slide that says so; every one of them is named there, leads
// there, and has its bookmark. Where something stands between them they do not.
func TestEmptyStagesShareASlideThatSaysSo(t *testing.T) {
	d := stagesOf(t, []string{"接触", "互动", "决策", "购买", "使用", "忠诚"})
	s := model.NewSession(d, &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := tx.Doc().Maps()[0].ID
		for _, i := range []int{0, 3} {
			if _, err := model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[1].ID, Column: tx.Doc().Columns(m)[i].ID, Title: model.Plain("付款")}, ""); err != nil {
				return err
			}
		}
		last := *tx.Doc().Stages(m)[5]
		last.Intent = model.Plain("再买一次")
		model.Put(tx, last)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	o := options(s.Doc())
	o.Words = func(key string, args ...any) string { return fmt.Sprint(key, args) }
	slides := Slides(s.Doc(), o, Sheet{}, typeset.Shared())
	var titles []string
	leads := map[string]string{}
	for i, p := range slides {
		titles = append(titles, p.Title)
		for _, n := range p.Scene.Nodes {
			if i > 0 && strings.HasPrefix(n.Link, "#page-") {
				leads[n.Label] = n.Link
			}
		}
	}
	if want := []string{"untitled.map[]", "1　接触", "2　互动 · 3　决策", "4　购买", "5　使用 · 6　忠诚"}; !slices.Equal(titles, want) {
		t.Fatalf("%q, want %q", titles, want)
	}
	for label, link := range map[string]string{"3　决策": "#page-3", "4　购买": "#page-4", "5　使用": "#page-5", "6　忠诚": "#page-5"} {
		if leads[label] != link {
			t.Errorf("%q leads to %q, want %q", label, leads[label], link)
		}
	}
	if all := text(slides[4].Scene); !strings.Contains(all, "slides.bare[n 2]") || !strings.Contains(all, "6　忠诚　再买一次") || len(slides[4].Marks) != 2 {
		t.Errorf("%q with %d bookmarks", all, len(slides[4].Marks))
	}
	if faults := layouttest.Faults(Slides(s.Doc(), options(s.Doc()), Sheet{}, typeset.Shared())[4].Scene); len(faults) > 0 {
		t.Error(faults)
	}
}
