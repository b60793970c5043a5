package vm

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/ui/i18n"
)

// Each text has a field below it for the second language, and nothing else has; it takes what is typed and leaves the first alone.
func TestEachTextHasAFieldForTheSecondLanguage(t *testing.T) {
	s := newSample(t)
	words := i18n.For("zh")
	for name, id := range everything(s) {
		in := func() Inspector { return s.inspect(id).InBoth("zh", "en", words) }
		n := 0
		for _, sec := range in().Sections {
			for i, f := range sec.Fields {
				if f.below == nil {
					continue
				}
				n++
				at := slices.IndexFunc(sec.Fields, func(g Field) bool { return g.Key == f.Key+".en" })
				if at <= i || sec.Fields[at].Label != "" || sec.Fields[at].Beside && !f.Beside || !strings.HasSuffix(sec.Fields[at].Hint, "English") {
					t.Fatalf("%s: %s has no field below it: %+v", name, f.Key, sec.Fields)
				}
				s.below(name, f, in)
			}
		}
		if n == 0 && !strings.HasPrefix(name, "lane") {
			t.Errorf("%s has no text", name)
		}
	}
}

func (s *sample) below(name string, first Field, in func() Inspector) {
	f, _ := in().Find(first.Key + ".en")
	before := first.Value
	v := Value{Text: "In English"}
	if f.Input == Lines {
		v = Value{List: []string{"One", "Two"}}
	}
	s.do(func(tx *model.Tx) error { return f.Set(tx, v) })
	f, _ = in().Find(f.Key)
	now, _ := in().Find(first.Key)
	if before.Text != "" && (f.Value.Text != "In English" || now.Value.Text != before.Text) {
		s.t.Errorf("%s: %s says %q and %q after %q was typed below %q", name, f.Key, now.Value.Text, f.Value.Text, v.Text, before.Text)
	}
	if len(before.List) > 0 && (f.Value.List[0] != "One" || now.Value.List[0] != before.List[0]) {
		s.t.Errorf("%s: %s says %q and %q", name, f.Key, now.Value.List, f.Value.List)
	}
	s.Undo()
	if f, _ = in().Find(f.Key); f.Value.Text == "In English" {
		s.t.Errorf("%s: %s is not taken back", name, f.Key)
	}
}

// What was plain becomes the text of the first language when somebody writes the second, and the project then names both.
func TestTheSecondLanguageOfAPlainTextLeavesItToTheFirst(t *testing.T) {
	s := newSample(t)
	id := s.cards[model.PainCard]
	s.do(func(tx *model.Tx) error {
		c, p := s.card(id), tx.Doc().Project()
		c.Title, p.Languages = model.Plain("慢"), nil
		model.Put(tx, c)
		model.Put(tx, p)
		return nil
	})
	f, ok := s.inspect(id).InBoth("zh", "en", i18n.For("zh")).Find(string(id) + ".title.en")
	if !ok || f.Value.Text != "" {
		t.Fatalf("a plain text says %q in English", f.Value.Text)
	}
	s.do(func(tx *model.Tx) error { return f.Set(tx, Value{Text: "Slow"}) })
	if title := s.card(id).Title; title.Own("zh") != "慢" || title.Own("en") != "Slow" {
		t.Errorf("%+v", title)
	}
	if got := s.Doc().Project().Languages; !slices.Equal(got, []string{"zh", "en"}) {
		t.Errorf("the project names %q", got)
	}
	if in := s.inspect(id); in.InBoth("zh", "", nil).Key != in.Key {
		t.Error("one language has another form")
	}
}

// Lines of the second language belong to the texts at their height; one that is empty leaves its text without.
func TestLinesOfTheSecondLanguageKeepTheirPlaces(t *testing.T) {
	old := []model.Text{model.Plain("快"), model.Plain("省"), model.Texts(map[string]string{"zh": "稳", "en": "Safe"})}
	now := editBelow(old, "zh", "en", []string{"Fast", "", "", "New "})
	for i, want := range [][2]string{{"快", "Fast"}, {"", ""}, {"稳", ""}, {"", "New"}} {
		if now[i].Own("zh") != want[0] || now[i].Own("en") != want[1] {
			t.Errorf("line %d: %+v", i, now[i])
		}
	}
	if len(now) != 4 || now[1].In("zh") != "省" || old[0].Own("en") != "" {
		t.Errorf("%+v", now)
	}
}

// A department that another card has is taken with its English name, whether typed or picked: what stood there in English before
// would else stay.
func TestAKnownDepartmentIsTakenInEveryLanguage(t *testing.T) {
	s := newSample(t)
	both := func(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }
	id := s.cards[model.TouchpointCard]
	s.do(func(tx *model.Tx) error {
		a, b := s.card(id), s.card(s.cards[model.PainCard])
		a.Department, b.Department = both("客服部", "Service"), both("产品部", "Product")
		model.Put(tx, a)
		model.Put(tx, b)
		return nil
	})
	for _, typed := range []string{"产", "产品部"} {
		f, _ := s.inspect(id).Find(string(id) + ".department")
		s.do(func(tx *model.Tx) error { return f.Set(tx, Value{Text: typed}) })
	}
	if got := s.card(id).Department; got.Own("zh") != "产品部" || got.Own("en") != "Product" {
		t.Errorf("%+v", got)
	}
}
