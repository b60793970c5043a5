package edit

import (
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

func TestReplaceChangesTextsAndNothingElse(t *testing.T) {
	f := newFixture(t)
	a := f.add(model.TouchpointsLane, 0, "APP 客服 app")
	locked := f.add(model.PainsLane, 0, "app")
	var stage model.ID
	f.Session.Do("x", func(tx *model.Tx) error {
		change(tx, a, func(c *model.Card) {
			c.Body, c.URL, c.Tags = model.Texts(map[string]string{"en": "the app", "zh": "这个 app"}), "https://app", []string{"app"}
			c.Touchpoint = &model.Touchpoint{Channel: model.Plain("app")}
			c.Comments = []model.Comment{{Author: "app", Body: model.Plain("app!")}}
		})
		change(tx, locked, func(c *model.Card) { c.Locked = true })
		stage = tx.Doc().Stages(f.Map)[0].ID
		change(tx, stage, func(s *model.Stage) {
			s.Name = model.Texts(map[string]string{"en": "App"})
			s.Guide = &model.Guide{Aims: model.Plain("app")}
		})
		return change(tx, f.Map, func(m *model.Map) { m.Title, m.Description = model.Plain("App"), model.Plain("App") })
	})
	before := f.Session.Doc()
	hits := f.Find(Query{Text: "app"})
	if len(hits) != 3 || hits[0].ID != f.Map || hits[1].ID != stage || hits[2] != (Hit{f.Map, a, 5}) {
		t.Fatalf("%+v", hits)
	}
	if n := len(f.Find(Query{Text: "APP", Case: true})); n != 1 {
		t.Errorf("%d records hold it in capitals", n)
	}
	n, err := f.Replace(Query{Text: "app"}, "网站", hits)
	if err != nil || n != 7 {
		t.Fatal(n, err)
	}
	c, _ := model.Get[model.Card](f.Session.Doc(), a)
	if c.Title.In("zh") != "网站 客服 网站" || c.Body.In("zh") != "这个 网站" || c.Body.In("en") != "the app" || c.Touchpoint.Channel.In("zh") != "网站" ||
		c.Comments[0].Body.In("zh") != "网站!" || c.Comments[0].Author != "app" || c.URL != "https://app" || c.Tags[0] != "app" {
		t.Errorf("%+v", c)
	}
	s, _ := model.Get[model.Stage](f.Session.Doc(), stage)
	m, _ := model.Get[model.Map](f.Session.Doc(), f.Map)
	if s.Name.In("en") != "网站" || s.Guide.Aims.In("zh") != "app" || m.Title.In("zh") != "网站" || m.Description.In("zh") != "App" {
		t.Errorf("%+v %+v", s, m)
	}
	was, _ := model.Get[model.Card](before, a)
	if was.Touchpoint.Channel.In("zh") != "app" || was.Comments[0].Body.In("zh") != "app!" {
		t.Error("the state before was changed with it")
	}
	if f.Session.Undo(); !model.Compare(before, f.Session.Doc()).Empty() {
		t.Error("more than one step")
	}
}

func TestReplaceStaysWhereItIsToldTo(t *testing.T) {
	f := newFixture(t)
	f.add(model.PainsLane, 0, "慢慢慢")
	f.Session.Do("x", func(tx *model.Tx) error {
		other, err := model.DuplicateMap(tx, f.Map)
		_ = other
		model.AddPersona(tx, model.Persona{Name: model.Plain("慢先生"), Goals: []model.Text{model.Plain("慢")}})
		return err
	})
	if all, here := f.Find(Query{Text: "慢"}), f.Find(Query{Text: "慢", Here: true}); len(all) != 3 || len(here) != 1 || all[2].Count != 2 || all[2].Map != "" {
		t.Fatalf("%v, here %v", all, here)
	}
	hits := f.Find(Query{Text: "慢慢", Here: true})
	if n, err := f.Replace(Query{Text: "慢慢", Here: true}, "慢慢慢", hits); n != 1 || err != nil {
		t.Errorf("%d, %v: what was put there is searched again", n, err)
	}
	if n, err := f.Replace(Query{Text: "慢"}, "", f.Find(Query{Text: "慢"})[:1]); n != 4 || err != nil || len(f.Find(Query{Text: "慢"})) != 2 {
		t.Errorf("%d, %v", n, err)
	}
	if f.Find(Query{}) != nil {
		t.Error("nothing is found everywhere")
	}
}

// A text that would become too long is refused, and nothing has changed.
func TestReplaceKeepsToTheRules(t *testing.T) {
	f := newFixture(t)
	f.add(model.PainsLane, 0, "x")
	f.add(model.PainsLane, 1, "xx")
	before := f.Session.Doc()
	long := make([]rune, limits.BodyRunes+1)
	for i := range long {
		long[i] = 'y'
	}
	if n, err := f.Replace(Query{Text: "x"}, string(long), f.Find(Query{Text: "x"})); n != 0 || err == nil || f.Session.Doc() != before {
		t.Errorf("%d, %v", n, err)
	}
}

// BenchmarkFindText is one letter typed into the search for what is to be replaced, among 5,000 cards.
func BenchmarkFindText(b *testing.B) {
	ids := &modeltest.IDs{}
	doc := modeltest.Start(ids)
	e := Editor{Session: model.NewSession(doc, ids), Map: doc.Maps()[0].ID, Lang: "zh"}
	lane, cols := doc.Lanes(e.Map)[0].ID, doc.Columns(e.Map)
	var records []model.Record
	for i, key := range model.OrderSeries(5000) {
		records = append(records, &model.Card{ID: ids.New(model.KindCard), Map: e.Map, Lane: lane, Column: cols[i%len(cols)].ID, Order: key,
			Title: model.Plain("核对运费与配送时间"), Body: model.Plain("当晚送到"), Touchpoint: &model.Touchpoint{Channel: model.Plain("社媒")}})
	}
	big, err := doc.Apply(model.Diff{Added: records})
	if err != nil {
		b.Fatal(err)
	}
	e.Session.Load(big)
	for b.Loop() {
		if len(e.Find(Query{Text: "运费"})) != 5000 {
			b.Fatal("not all are found")
		}
	}
}

// Where a map shows two languages what is looked for is found and replaced in both, in a text that is the same in both once.
func TestReplaceReachesBothLanguagesThatAreShown(t *testing.T) {
	f := newFixture(t)
	a := f.add(model.TouchpointsLane, 0, "app")
	f.Session.Do("x", func(tx *model.Tx) error {
		return change(tx, a, func(c *model.Card) {
			c.Body = model.Texts(map[string]string{"zh": "这个 app", "en": "the app"})
			c.Owner = model.Texts(map[string]string{"zh": "app"})
		})
	})
	if n := f.Find(Query{Text: "app"})[0].Count; n != 3 {
		t.Errorf("found %d times in one language", n)
	}
	f.Also = "en"
	hits := f.Find(Query{Text: "app"})
	if n, err := f.Replace(Query{Text: "app"}, "site", hits); err != nil || n != 4 || hits[0].Count != 4 {
		t.Errorf("found %d, replaced %d, %v", hits[0].Count, n, err)
	}
	c, _ := model.Get[model.Card](f.Session.Doc(), a)
	if c.Title.In("en") != "site" || c.Body.In("zh") != "这个 site" || c.Body.In("en") != "the site" || c.Owner.In("zh") != "site" || len(c.Owner.Languages()) != 1 {
		t.Errorf("%+v", c)
	}
}
