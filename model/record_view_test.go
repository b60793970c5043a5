package model

import "testing"

func TestAFilterFindsWhatItAsksFor(t *testing.T) {
	two := Texts(map[string]string{"zh": "客服", "en": "Support"})
	c := &Card{Type: TouchpointCard, Personas: []ID{"p1"}, Owner: Plain("林悦"), Department: two, Tags: []string{"快"},
		Evidence: Verified, Touchpoint: &Touchpoint{Channel: two}}
	for _, f := range []struct {
		Filter
		card, bare bool // bare is a card without anything
	}{
		{Filter{}, true, true},
		{Filter{Only: true}, true, true},
		{Filter{Persona: "p1"}, true, true}, // a card without personas is about all of them
		{Filter{Persona: "p2"}, false, true},
		{Filter{Owner: "林悦"}, true, false},
		{Filter{Owner: "林"}, false, false},
		{Filter{Department: "客服"}, true, false},
		{Filter{Department: "Support"}, true, false},
		{Filter{Channel: "Support"}, true, false},
		{Filter{Channel: "Sales"}, false, false},
		{Filter{Tag: "快"}, true, false},
		{Filter{Tag: "慢"}, false, false},
		{Filter{Evidence: Verified}, true, false},
		{Filter{Evidence: Assumption}, false, false},
		{Filter{Type: TouchpointCard}, true, false},
		{Filter{Type: PainCard}, false, false},
		{Filter{Owner: "林悦", Tag: "慢"}, false, false},
	} {
		if f.Match(c) != f.card || f.Match(&Card{}) != f.bare {
			t.Errorf("%+v: %v and %v", f.Filter, f.Match(c), f.Match(&Card{}))
		}
		if want := f.Filter != (Filter{}) && f.Filter != (Filter{Only: true}); f.Active() != want {
			t.Errorf("%+v is active: %v", f.Filter, !want)
		}
	}
}

func TestViewsOfAMap(t *testing.T) {
	names := func(m Map) (out string) {
		for _, v := range m.Views {
			out += v.Name
		}
		return out
	}
	m := Map{}.WithView("a", View{Name: "a"}).WithView("b", View{Name: "b"}).WithView("c", View{Name: "c"})
	for want, got := range map[string]Map{
		"abc": m, "axc": m.WithView("b", View{Name: "x"}), "bc": m.WithView("c", View{Name: "c"}).WithoutView("a"),
		"ac": m.WithView("c", View{Name: "c"}).WithoutView("b"), "ca": m.WithView("b", View{Name: "c"}).WithoutView("a").WithView("", View{Name: "a"}),
	} {
		if names(got) != want {
			t.Errorf("views %q, want %q", names(got), want)
		}
	}
	if names(m) != "abc" {
		t.Errorf("the map itself changed to %q", names(m))
	}
	if v, ok := m.WithView("b", View{Name: "b", Zoom: 2}).View("b"); !ok || v.Zoom != 2 {
		t.Errorf("%+v", v)
	}
}

// A copy of a map has views of its own stages and lanes.
func TestViewsAreCopiedWithTheirMap(t *testing.T) {
	s := NewSession(New(), RandomIDs{})
	var from, to ID
	if _, err := s.Do("x", func(tx *Tx) (err error) {
		from = AddMap(tx, Map{}, DefaultLanes)
		stage, err := AddStage(tx, from, Plain("一"), "")
		if err != nil {
			return err
		}
		m, _ := Get[Map](tx, from)
		Put(tx, m.WithView("", View{Name: "v", Hidden: []ID{stage, "gone"}, Folded: []ID{tx.Doc().Lanes(from)[0].ID}}))
		to, err = DuplicateMap(tx, from)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	m, _ := Get[Map](s.Doc(), to)
	v, ok := m.View("v")
	if !ok || len(v.Hidden) != 1 || v.Hidden[0] != s.Doc().Stages(to)[0].ID || len(v.Folded) != 1 || v.Folded[0] != s.Doc().Lanes(to)[0].ID {
		t.Errorf("the copy has %+v", v)
	}
	if old, _ := Get[Map](s.Doc(), from); old.Views[0].Hidden[0] != s.Doc().Stages(from)[0].ID {
		t.Error("the original lost its own")
	}
}
