package vm

import (
	"slices"
	"testing"

	"sojourn/model"
)

func (f Filter) choice(key string) (FilterChoice, bool) {
	i := slices.IndexFunc(f.Choices, func(c FilterChoice) bool { return c.Key == key })
	if i < 0 {
		return FilterChoice{}, false
	}
	return f.Choices[i], true
}

func TestTheFilterOffersWhatTheCardsHold(t *testing.T) {
	s := newSample(t)
	id := s.cards[model.TouchpointCard]
	s.do(func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, id)
		c.Personas, c.Owner, c.Department = s.people[1:], model.Plain("王工"), model.Plain("客服部")
		c.Tags, c.Evidence = []string{"快", "慢"}, model.Verified
		c.Touchpoint = &model.Touchpoint{Channel: model.Plain("电话")}
		model.Put(tx, c)
		return nil
	})
	all := len(s.Doc().Cards(s.m))
	f := NewFilter(s.Doc(), s.m, model.Filter{}, "zh", s.words)
	if f.Active || f.Count != "" {
		t.Errorf("before anything is chosen: %+v", f)
	}
	for key, value := range map[string]Option{
		"persona": {ID: string(s.people[1]), Text: "周工"}, "owner": {ID: "王工", Text: "王工"}, "department": {ID: "客服部", Text: "客服部"},
		"channel": {ID: "电话", Text: "电话"}, "tag": {ID: "慢", Text: "慢"},
		"evidence": {ID: "verified", Text: "已验证"}, "type": {ID: "pain", Text: "痛点"},
	} {
		c, ok := f.choice(key)
		if !ok || c.Options[0].ID != "" || !slices.Contains(c.Options, value) {
			t.Errorf("%s: %+v", key, c)
			continue
		}
		next := NewFilter(s.Doc(), s.m, f.With(key, value.ID), "zh", s.words)
		if chosen, _ := next.choice(key); chosen.ID != value.ID || !next.Active || next.Count == "" {
			t.Errorf("%s: after choosing %+v", key, next)
		}
		if next.With(key, "").Active() {
			t.Errorf("%s cannot be taken back", key)
		}
	}
	one := NewFilter(s.Doc(), s.m, f.With("tag", "慢"), "zh", s.words)
	if want := s.words("filter.count", "n", 1, "all", all); one.Count != want {
		t.Errorf("counts %q, want %q", one.Count, want)
	}
	if !one.WithOnly(true).Only || one.WithOnly(true).Tag != "慢" {
		t.Error("to leave the others out changes what is looked for")
	}
}

// What is chosen can be taken back after the last card with it is gone.
func TestTheFilterKeepsWhatIsChosen(t *testing.T) {
	s := newSample(t)
	for key, f := range map[string]model.Filter{
		"tag": {Tag: "没有"}, "persona": {Persona: s.people[0]}, "evidence": {Evidence: model.Partial}, "type": {Type: model.PictureCard},
	} {
		c, ok := NewFilter(s.Doc(), s.m, f, "zh", s.words).choice(key)
		if !ok || !slices.ContainsFunc(c.Options, func(o Option) bool { return o.ID == c.ID && o.ID != "" && o.Text != "" }) {
			t.Errorf("%s: %+v", key, c)
		}
	}
	if f := NewFilter(model.New(), "gone", model.Filter{}, "zh", s.words); len(f.Choices) != 0 {
		t.Errorf("without a map %+v", f)
	}
}

// Two who travel together are told apart by their curves, though no card names either of them.
func TestPersonasOfAMapAreOfferedWithoutACardOfTheirs(t *testing.T) {
	s := newSample(t)
	if _, ok := NewFilter(s.Doc(), s.m, model.Filter{}, "zh", s.words).choice("persona"); ok {
		t.Fatal("one who travels alone is offered")
	}
	s.do(func(tx *model.Tx) error {
		m, _ := model.Get[model.Map](tx, s.m)
		m.Personas = s.people
		model.Put(tx, m)
		return nil
	})
	if c, _ := NewFilter(s.Doc(), s.m, model.Filter{}, "zh", s.words).choice("persona"); len(c.Options) != len(s.people)+1 {
		t.Errorf("offered %+v", c.Options)
	}
}
