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
