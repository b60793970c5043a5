package vm

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
)

// everything lists one record of every kind and type.
func everything(s *sample) map[string]model.ID {
	ids := map[string]model.ID{"map": s.m, "stage": s.stages[0], "persona": s.people[0], "step": s.Doc().Steps(s.stages[1])[0].ID}
	for t, id := range s.cards {
		ids["card "+string(t)] = id
	}
	s.do(func(tx *model.Tx) error {
		ids["link"] = tx.NewID(model.KindLink)
		model.Put(tx, model.Link{ID: ids["link"], From: s.cards[model.PainCard], To: s.cards[model.OpportunityCard]})
		return nil
	})
	for _, l := range s.Doc().Lanes(s.m) {
		ids["lane "+string(l.Type)] = l.ID
	}
	return ids
}

// Whatever is typed into whatever field: the record takes it and shows it again, nothing fails, and every word is
// there in both languages.
func TestEveryFieldOfEveryRecordTakesAValue(t *testing.T) {
	s := newSample(t)
	for name, id := range everything(s) {
		in := s.inspect(id)
		if in.Title == "" || len(in.Sections) == 0 {
			t.Fatalf("%s has no inspector", name)
		}
		for _, sec := range in.Sections {
			for _, f := range sec.Fields {
				s.tryField(name, id, f)
				for r, row := range f.Rows {
					for i := range row.Fields {
						s.tryField(name, id, s.again(id, f.Key).Rows[r].Fields[i])
					}
				}
			}
		}
	}
	for key := range s.missing {
		t.Errorf("%s is not written", key)
	}
}

func (s *sample) again(id model.ID, key string) Field {
	f, ok := s.inspect(id).Find(key)
	if !ok {
		s.t.Fatalf("%s is gone", key)
	}
	return f
}

func (s *sample) tryField(name string, id model.ID, f Field) {
	s.t.Helper()
	v := trial(f)
	if f.Input == Note || f.Input == Rows {
		if f.Set != nil {
			s.t.Errorf("%s: %s is not for typing", name, f.Key)
		}
		return
	}
	s.set(f, v)
	got := s.now(id, f.Key)
	if !reflect.DeepEqual(got.Value, v) {
		s.t.Errorf("%s: %s took %+v and shows %+v", name, f.Key, show(v), show(got.Value))
	}
	if !s.Undo() {
		s.t.Errorf("%s: %s cannot be undone", name, f.Key)
	}
	if !reflect.DeepEqual(s.now(id, f.Key).Value, f.Value) {
		s.t.Errorf("%s: undo of %s does not bring the old value back", name, f.Key)
	}
}

// now finds a field, also one in a row.
func (s *sample) now(id model.ID, key string) Field {
	s.t.Helper()
	for _, sec := range s.inspect(id).Sections {
		for _, f := range sec.Fields {
			if f.Key == key {
				return f
			}
			for _, r := range f.Rows {
				for _, rf := range r.Fields {
					if rf.Key == key {
						return rf
					}
				}
			}
		}
	}
	s.t.Fatalf("%s is gone", key)
	return Field{}
}

func show(v Value) any {
	if v.Number != nil {
		return *v.Number
	}
	return v
}

// trial is a value that the field does not hold.
func trial(f Field) Value {
	switch f.Input {
	case Choice:
		for _, o := range f.Options {
			if o.ID != f.Value.Text {
				return Value{Text: o.ID}
			}
		}
	case Faces, Bar, Slider, Number:
		for _, n := range []float64{1, 2, 3} {
			if (f.Max <= f.Min || n >= f.Min && n <= f.Max) && (f.Value.Number == nil || *f.Value.Number != n) {
				return Value{Number: number(n)}
			}
		}
	case Toggle:
		return Value{On: !f.Value.On}
	case Picture:
		if f.Value.Text != "" {
			return Value{}
		}
		return Value{Text: string(model.MediaID([]byte(logo)))}
	case Lines:
		return Value{List: []string{"省时间", "退换不麻烦"}}
	case Picks:
		for _, o := range f.Options {
			if !slices.Contains(f.Value.List, o.ID) {
				return Value{List: []string{o.ID}}
			}
		}
		return Value{}
	case Color:
		return Value{Text: "#2F6FED"}
	}
	if strings.Contains(f.Key, "date") || strings.HasSuffix(f.Key, "due") {
		return Value{Text: "2026-11-30"}
	}
	return Value{Text: "付款方式少"}
}

func TestTouchpointShowsItsGap(t *testing.T) {
	s := newSample(t)
	id := s.cards[model.TouchpointCard]
	s.set(s.field(s.inspect(id), "expectation"), Value{Number: number(5)})
	s.set(s.field(s.inspect(id), "experience"), Value{Number: number(2)})
	gap := s.field(s.inspect(id), "gap")
	if gap.Label != "期望 5 · 实际 2 · 差距 3" || gap.Value.Text != "3" || gap.Tone != PainTone {
		t.Errorf("%+v", gap)
	}
	s.set(s.field(s.inspect(id), "experience"), Value{Number: number(9)})
	if gap := s.field(s.inspect(id), "gap"); gap.Value.Text != "0" || gap.Tone != OpportunityTone {
		t.Errorf("an experience beyond the scale: %+v", gap)
	}
}

// Typing a pain at a touchpoint makes one card in the lane below, not one per letter.
func TestPainTypedAtATouchpointIsOneCard(t *testing.T) {
	s := newSample(t)
	s.do(func(tx *model.Tx) error { return model.Delete(tx, s.cards[model.PainCard]) })
	before := len(s.Doc().Cards(s.m))
	for _, typed := range []string{"付", "付款", "付款慢"} {
		s.set(s.field(s.inspect(s.cards[model.TouchpointCard]), "pain"), Value{Text: typed})
	}
	if n := len(s.Doc().Cards(s.m)); n != before+1 {
		t.Fatalf("%d cards, want %d", n, before+1)
	}
	if f := s.field(s.inspect(s.cards[model.TouchpointCard]), "pain"); f.Value.Text != "付款慢" {
		t.Error(f.Value.Text)
	}
	if s.Undo(); len(s.Doc().Cards(s.m)) != before {
		t.Error("one undo does not take the typing back")
	}
}

func TestPickingAnOpportunityTiesItToThePain(t *testing.T) {
	s := newSample(t)
	pain, opp := s.cards[model.PainCard], s.cards[model.OpportunityCard]
	s.set(s.field(s.inspect(pain), "opportunities"), Value{List: []string{string(opp)}})
	if got := s.field(s.inspect(opp), "pains").Value.List; !slices.Equal(got, []string{string(pain)}) {
		t.Fatalf("the opportunity answers %v", got)
	}
	s.set(s.field(s.inspect(opp), "pains"), Value{})
	if len(s.Doc().Links()) != 0 {
		t.Error("the link is still there")
	}
}

func TestSeveralCardsAreSetTogether(t *testing.T) {
	s := newSample(t)
	a, b := s.cards[model.PainCard], s.cards[model.TouchpointCard]
	s.set(s.field(s.inspect(a), "owner"), Value{Text: "技术部"})
	in := s.inspect(a, b)
	if in.Title != "选中 2 张卡片" || s.field(in, "owner").Value.Text != "" {
		t.Errorf("%s: %q", in.Title, s.field(in, "owner").Value.Text)
	}
	s.set(s.field(in, "owner"), Value{Text: "客服"})
	if s.card(a).Owner.In("zh") != "客服" || s.card(b).Owner.In("zh") != "客服" {
		t.Error("not both have the new owner")
	}
	photo := Value{Text: string(model.MediaID([]byte(logo)))}
	s.set(s.field(in, "picture"), photo)
	if f := s.field(s.inspect(a, b), "picture"); f.Shown == nil || f.Value.Text != photo.Text || s.card(a).Picture != s.card(b).Picture {
		t.Errorf("%q and %q have a picture, shown is %v", s.card(a).Picture, s.card(b).Picture, f.Shown)
	}
}

func TestRowsGrowAndShrink(t *testing.T) {
	s := newSample(t)
	id := s.cards[model.MetricCard]
	s.do(s.field(s.inspect(id), "metrics").Add)
	rows := s.field(s.inspect(id), "metrics").Rows
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	s.set(rows[1].Fields[0], Value{Text: "转化"})
	stale := rows[1]
	s.do(s.field(s.inspect(id), "metrics").Rows[0].Remove)
	if got := s.card(id).Metrics; len(got) != 1 || got[0].Name.In("zh") != "转化" {
		t.Fatalf("%+v", got)
	}
	if _, err := s.Do("do.edit", stale.Remove); err != nil || len(s.card(id).Metrics) != 1 {
		t.Error("a row that is gone took another one with it")
	}
}

func TestWhatCannotBeReadChangesNothing(t *testing.T) {
	s := newSample(t)
	s.set(s.field(s.inspect(s.cards[model.ActionCard]), "due"), Value{Text: "2026年11月3日"})
	s.set(s.field(s.inspect(s.cards[model.ActionCard]), "due"), Value{Text: "soon"})
	if due := s.card(s.cards[model.ActionCard]).Action.Due; due != "2026-11-03" {
		t.Error(due)
	}
	s.set(s.field(s.inspect(s.m), "scale.min"), Value{Number: number(7)})
	if lo, hi := s.scale(); lo != -2 || hi != 2 {
		t.Errorf("the scale runs from %v to %v", lo, hi)
	}
}

func (s *sample) scale() (lo, hi float64) {
	m, _ := model.Get[model.Map](s.Doc(), s.m)
	return m.Scale.Range()
}

func TestGuideShowsWhileAStageIsEmpty(t *testing.T) {
	s := newSample(t)
	s.do(func(tx *model.Tx) error {
		for _, id := range s.stages {
			st, _ := model.Get[model.Stage](tx, id)
			st.Guide = &model.Guide{Aims: model.Plain("找到合适的鞋")}
			model.Put(tx, st)
		}
		return nil
	})
	if len(s.inspect(s.stages[0]).Sections) != 1 || len(s.inspect(s.stages[1]).Sections) != 2 {
		t.Error("the guide stands where cards are, or not where none are")
	}
}

// A map that came out of a sheet asks what the template asks about a stage of that name, on the page as in the inspector.
func TestAStageOfAKnownNameIsGuidedAndAskedAbout(t *testing.T) {
	s := newSample(t)
	id := s.stages[1]
	name := func(to string) {
		s.do(func(tx *model.Tx) error {
			st, _ := model.Get[model.Stage](tx, id)
			st.Name = model.Plain(to)
			model.Put(tx, st)
			return nil
		})
	}
	name("开票")
	before := NewInterview(s.Doc(), s.m, "zh", s.words).Questions
	name("忠诚")
	if sections := s.inspect(id).Sections; len(sections) != 2 || sections[1].Fields[0].Value.Text == "" {
		t.Errorf("the inspector has %d sections", len(sections))
	}
	page := NewInterview(s.Doc(), s.m, "zh", s.words)
	if page.Questions <= before || page.Parts[2].Aims == "" {
		t.Errorf("%d questions after %d, aims %q", page.Questions, before, page.Parts[2].Aims)
	}
}

func TestNothingSelectedShowsTheMap(t *testing.T) {
	s := newSample(t)
	if in := s.inspect(); in.Title != "旅程图" {
		t.Error(in.Title)
	}
	if in := s.inspect("gone"); in.Title != "旅程图" {
		t.Error(in.Title)
	}
	if in := Inspect(s.Doc(), "gone", nil, "zh", s.words); in.Key != "" {
		t.Errorf("%+v", in)
	}
	if s.inspect(s.stages[0]).Key == s.inspect(s.stages[1]).Key {
		t.Error("two stages look like one form")
	}
}

// A list keeps the other language of a line that only moves.
func TestLinesKeepTheirOtherLanguage(t *testing.T) {
	time := model.Texts(map[string]string{"zh": "省时间", "en": "Save time"})
	safe := model.Texts(map[string]string{"zh": "退换不麻烦", "en": "Easy returns"})
	got := editList([]model.Text{time, safe}, "zh", []string{"退换不麻烦", " ", "真实评价", "省时间"}, nil)
	if len(got) != 3 || got[0].In("en") != "Easy returns" || got[1].In("en") != "真实评价" || got[2].In("en") != "Save time" {
		t.Errorf("%+v", got)
	}
	got = editList([]model.Text{time}, "zh", []string{"省很多时间"}, nil)
	if got[0].In("en") != "Save time" || got[0].In("zh") != "省很多时间" {
		t.Errorf("%+v", got)
	}
}

// What was written before a second language came belongs to the language it was written in.
func TestChosenLanguagesKeepTheirOrder(t *testing.T) {
	for _, c := range []struct {
		old, picked []string
		lang        string
		want        []string
	}{
		{nil, []string{"zh", "en"}, "en", []string{"en", "zh"}}, {nil, []string{"zh"}, "en", []string{"zh"}},
		{[]string{"en", "zh"}, []string{"zh", "en"}, "zh", []string{"en", "zh"}}, {[]string{"zh", "en"}, []string{"en"}, "zh", []string{"en"}},
		{[]string{"de", "zh"}, []string{"zh", "en"}, "zh", []string{"de", "zh", "en"}},
	} {
		if got := chosen(c.old, c.picked, c.lang); !slices.Equal(got, c.want) {
			t.Errorf("%v then %v: %v, want %v", c.old, c.picked, got, c.want)
		}
	}
}

func TestNumbersAreTheSameByTheirValue(t *testing.T) {
	for _, c := range []struct {
		a, b *float64
		want bool
	}{{nil, nil, true}, {number(1), nil, false}, {nil, number(1), false}, {number(1), number(1), true}, {number(1), number(2), false}} {
		if sameNumber(c.a, c.b) != c.want {
			t.Errorf("%v and %v", show(Value{Number: c.a}), show(Value{Number: c.b}))
		}
	}
}

func TestDepartmentsAreOfferedOnceAndNotTooMany(t *testing.T) {
	s := newSample(t)
	v := view{s.Doc(), "zh", s.words}
	if got := v.departments(); len(got) != 0 {
		t.Fatalf("offers %v where nobody named one", got)
	}
	add := func(name string) {
		s.do(func(tx *model.Tx) error {
			c := s.card(s.cards[model.PainCard])
			c.ID, c.Department = "", model.Plain(name)
			_, err := model.AddCard(tx, c, "")
			return err
		})
	}
	add("客服")
	add("客服")
	add("技术部")
	v.doc = s.Doc()
	if got := v.departments(); len(got) != 2 || got[0].In("zh") != "客服" || got[1].In("zh") != "技术部" {
		t.Errorf("%v", got)
	}
	for i := range 45 {
		add(fmt.Sprintf("部门 %d", i))
	}
	v.doc = s.Doc()
	if got := v.departments(); len(got) != 40 {
		t.Errorf("offers %d", len(got))
	}
}

// Of several curves a point says whose it is.
func TestAPointOfACurveNamesItsPersona(t *testing.T) {
	s := newSample(t)
	var id model.ID
	s.do(func(tx *model.Tx) error {
		column := tx.Doc().Columns(s.m)[0].ID
		if err := model.SetEmotion(tx, s.m, column, s.people[0], model.Current, 1); err != nil {
			return err
		}
		p, _ := tx.Doc().Point(s.m, column, s.people[0], model.Current)
		id = p.ID
		return nil
	})
	who, _ := model.Get[model.Persona](s.Doc(), s.people[0])
	if in := Inspect(s.Doc(), s.m, []model.ID{id}, "zh", s.words); !strings.Contains(in.Title, who.Name.In("zh")) {
		t.Errorf("the point is titled %q", in.Title)
	}
}

func TestTheInspectorOfALaneCountsItsEvidence(t *testing.T) {
	s := newSample(t)
	card, _ := model.Get[model.Card](s.Doc(), s.cards[model.PainCard])
	basis := func() string {
		for _, sec := range s.inspect(card.Lane).Sections {
			for _, f := range sec.Fields {
				if f.Input == Note && strings.HasSuffix(f.Key, "evidence") {
					return f.Value.Text
				}
			}
		}
		return ""
	}
	if got := basis(); got != "" {
		t.Errorf("nobody has said, and it counts %q", got)
	}
	s.do(func(tx *model.Tx) error {
		card.Evidence = model.Verified
		model.Put(tx, card)
		other := card
		other.ID, other.Evidence = tx.NewID(model.KindCard), model.Assumption
		model.Put(tx, other)
		return nil
	})
	if got := basis(); got != "已验证 1 / 2 · 假设 1" {
		t.Errorf("%q", got)
	}
}
