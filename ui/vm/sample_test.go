package vm

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

// sample is a small journey to look at: two personas, two stages, every lane type, one card of every type.
type sample struct {
	*model.Session
	t       *testing.T
	m       model.ID
	stages  []model.ID
	people  []model.ID
	cards   map[model.CardType]model.ID
	missing map[string]bool
}

// logo is the one picture of the project.
const logo = "a logo"

func newSample(t *testing.T) *sample {
	t.Helper()
	s := &sample{Session: model.NewSession(model.New(), &modeltest.IDs{}), t: t, cards: map[model.CardType]model.ID{}, missing: map[string]bool{}}
	s.do(func(tx *model.Tx) error {
		p := tx.Doc().Project()
		p.Logo = model.AddPicture(tx, model.Media{Type: "image/png", Data: []byte(logo)})
		model.Put(tx, p)
		s.people = []model.ID{
			model.AddPersona(tx, model.Persona{Name: model.Plain("林悦"), Role: model.Plain("首购买家"), Traits: []model.Trait{{Value: 2}}}),
			model.AddPersona(tx, model.Persona{Name: model.Plain("周工")}),
		}
		s.m = model.AddMap(tx, model.Map{Title: model.Plain("网店首购旅程"), Personas: s.people[:1]}, model.LaneTypes)
		model.AddMap(tx, model.Map{}, nil)
		model.AddMap(tx, model.Map{Title: model.Plain("售后换货")}, nil)
		for _, name := range []string{"接触", "购买"} {
			id, err := model.AddStage(tx, s.m, model.Plain(name), "")
			if err != nil {
				return err
			}
			s.stages = append(s.stages, id)
		}
		_, err := model.AddStep(tx, s.stages[1], model.Plain("付款"), "")
		return err
	})
	s.do(func(tx *model.Tx) error {
		for _, l := range tx.Doc().Lanes(s.m) {
			if !l.Type.TakesCards() || s.cards[l.Type.CardType()] != "" {
				continue
			}
			c := model.Card{Map: s.m, Lane: l.ID, Column: s.stages[0], Title: model.Plain("结算页付款"), Metrics: []model.Metric{{}}, Comments: []model.Comment{{}}}
			id, err := model.AddCard(tx, c, "")
			if err != nil {
				return err
			}
			s.cards[l.Type.CardType()] = id
		}
		return nil
	})
	return s
}

func (s *sample) do(f func(*model.Tx) error) {
	s.t.Helper()
	if _, err := s.Do("do.edit", f); err != nil {
		s.t.Fatal(err)
	}
}

// words is the Chinese words, and notes keys that nobody wrote.
func (s *sample) words(key string, args ...any) string {
	if !i18n.Known(key) {
		s.missing[key] = true
	}
	return i18n.For("zh")(key, args...)
}

func (s *sample) inspect(ids ...model.ID) Inspector {
	return Inspect(s.Doc(), s.m, ids, "zh", s.words)
}

func (s *sample) set(f Field, v Value) {
	s.t.Helper()
	if f.Set == nil {
		s.t.Fatalf("%s cannot be set", f.Key)
	}
	if _, err := s.Type(f.Do, f.Key, func(tx *model.Tx) error { return f.Set(tx, v) }); err != nil {
		s.t.Fatalf("%s: %v", f.Key, err)
	}
}

// field finds a field of the inspector by the end of its key.
func (s *sample) field(in Inspector, key string) Field {
	s.t.Helper()
	for _, sec := range in.Sections {
		for _, f := range sec.Fields {
			if len(f.Key) > len(key) && f.Key[len(f.Key)-len(key)-1:] == "."+key {
				return f
			}
		}
	}
	s.t.Fatalf("%s has no field %s", in.Title, key)
	return Field{}
}

func (s *sample) card(id model.ID) model.Card {
	c, _ := model.Get[model.Card](s.Doc(), id)
	return c
}

func number(v float64) *float64 { return &v }
