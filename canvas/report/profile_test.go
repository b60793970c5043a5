package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

// traveller is a project of 20 maps with 25 touchpoints each, on all of which one persona travels.
func traveller(t testing.TB) (*model.Document, model.ID) {
	t.Helper()
	var who model.ID
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		who = model.AddPersona(tx, model.Persona{Name: model.Plain("Lin Yue")})
		for m := range 20 {
			id := model.AddMap(tx, model.Map{Title: model.Plain(fmt.Sprint("Journey ", m)), Personas: []model.ID{who}}, model.DefaultLanes)
			for range 6 {
				if _, err := model.AddStage(tx, id, model.Text{}, ""); err != nil {
					return err
				}
			}
			for i := range 25 {
				if _, err := add(tx, id, model.TouchpointsLane, i%6, model.Card{Type: model.TouchpointCard, Touchpoint: &model.Touchpoint{Emotion: f(float64(i%5 - 2))}}); err != nil {
					return err
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc(), who
}

func profileOf(t testing.TB, d *model.Document, who model.ID) Profile {
	return ScreenProfile(d, layout.Options{Lang: "en", Words: wordsOf(t, "en")}, who, Paper, scene.Size{W: 1000, H: 700}, typeset.Shared())
}

// In the window a person finds a place for everything that can be said about a persona, and a box for every map.
func TestAProfileInTheWindowHasAPlaceForEverything(t *testing.T) {
	d, who := traveller(t)
	p := profileOf(t, d, who)
	places := map[string]bool{}
	for _, n := range p.Nodes {
		places[n.Ref.ID] = true
	}
	want := []string{"photo", "name", "role", "quote", "age", "job", "place", "share", "context", "goals", "needs", "motivations", "worries", "behaviours",
		"channels", "traits.add", "metrics.add"}
	for _, m := range d.Maps() {
		want = append(want, "map."+string(m.ID))
	}
	for _, field := range want {
		if !places[field] {
			t.Errorf("there is no place for %s", field)
		}
	}
	if p.Height < 700 {
		t.Errorf("the profile is %v high", p.Height)
	}
}

// In a small window portrait and facts stand above the cards: beside them the cards went out at the right.
func TestAProfileFitsASmallWindow(t *testing.T) {
	d, who := traveller(t)
	places := len(profileOf(t, d, who).Nodes)
	for _, wide := range []float64{600, 470, 300} {
		p := ScreenProfile(d, layout.Options{Lang: "en", Words: wordsOf(t, "en")}, who, Paper, scene.Size{W: wide, H: 700}, typeset.Shared())
		var facts, quote scene.Rect
		for _, n := range p.Nodes {
			if n.Bounds.X < 0 || n.Bounds.MaxX() > wide+0.01 || n.Bounds.MaxY() > p.Height {
				t.Errorf("%s stands at %v in a width of %v and %v high", n.Ref.ID, n.Bounds, wide, p.Height)
			}
			switch n.Ref.ID {
			case "context":
				facts = n.Bounds
			case "quote":
				quote = n.Bounds
			}
		}
		if above := facts.MaxY() < quote.Y; above != (wide < narrow) || len(p.Nodes) != places {
			t.Errorf("in %v facts stand at %v, the quote at %v, %d places of %d", wide, facts, quote, len(p.Nodes), places)
		}
	}
}

// The line of a journey is the person's own where somebody has set it, and else everybody's.
func TestTheMoodOfAPersonIsTheirOwn(t *testing.T) {
	var who, other, m model.ID
	d := edited(t, func(tx *model.Tx, id model.ID) error {
		who, other, m = tx.Doc().Personas()[0].ID, model.AddPersona(tx, model.Persona{}), id
		for i := range 2 {
			if _, err := model.AddStage(tx, id, model.Text{}, ""); err != nil {
				return err
			}
			for persona, v := range map[model.ID]float64{"": -2, who: float64(i)} {
				if err := model.SetEmotion(tx, id, tx.Doc().Columns(id)[i].ID, persona, model.Current, v); err != nil {
					return err
				}
			}
		}
		return nil
	})
	for id, want := range map[model.ID][]float64{who: {0.5, 0.25}, other: {1, 1}} { // −2 lies at the bottom, +2 on top
		one, _ := model.Get[model.Persona](d, id)
		rec, _ := model.Get[model.Map](d, m)
		pts := (&profiler{book: &book{doc: d}, who: &one}).mood(&rec)
		if len(pts) != 2 || pts[0].Y != want[0] || pts[1].Y != want[1] {
			t.Errorf("the mood is %v, want %v", pts, want)
		}
	}
}

// A page of a persona in two languages says everything in both, and stays on its sheet; in one it says nothing in the other.
func TestAPersonaIsToldInBothLanguages(t *testing.T) {
	data, _ := template.Example("cart")
	d, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	p := d.Personas()[0]
	texts := slices.Concat([]model.Text{p.Name, p.Role, p.Quote, p.Job, p.Context, p.Traits[0].Low, p.Metrics[0].Name, d.Maps()[0].Title}, p.Goals, p.Worries, p.Channels)
	for _, also := range []string{"", "en"} {
		o := layout.Options{Map: d.Maps()[0].ID, Lang: "zh", Words: wordsOf(t, "zh"), Also: also, AlsoWords: wordsOf(t, "en")}
		pages := Personas(d, o, false, layout.Sheet{}, typeset.Shared())
		all := ""
		for _, n := range pages[0].Scene.Nodes {
			if n.Bounds.MaxY() > pages[0].Size.H+0.1 || n.Bounds.MaxX() > pages[0].Size.W+0.1 {
				t.Errorf("%q: %q stands outside its page", also, n.Label)
			}
			for _, pr := range n.Prims {
				if pr.Op == scene.OpText {
					all += pr.Run.Text
				}
			}
		}
		all = strings.ReplaceAll(all, " ", "")
		for _, text := range append(texts, model.Plain(wordsOf(t, "en")("field.goals"))) {
			if there := strings.Contains(all, strings.ReplaceAll(text.In("en"), " ", "")); there != (also != "") {
				t.Errorf("%q: %q is there: %v", also, text.In("en"), there)
			}
		}
	}
}

func BenchmarkProfile(b *testing.B) {
	d, who := traveller(b)
	for b.Loop() {
		profileOf(b, d, who)
	}
}
