package vm

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

func TestTheTargetMapIsCalledSoInEveryLanguage(t *testing.T) {
	both := model.Texts(map[string]string{"zh": "首购", "en": "First order"})
	for _, c := range []struct{ title, want model.Text }{
		{both, model.Texts(map[string]string{"zh": "首购（目标）", "en": "First order (target)"})},
		{model.Plain("首购"), model.Plain("首购（目标）")},
		{model.Text{}, model.Plain(i18n.For("zh")("poster.state.to-be"))},
	} {
		if got := TargetTitle(c.title, "zh"); !got.Equal(c.want) {
			t.Errorf("%+v, want %+v", got, c.want)
		}
	}
}

// What differs is told under the stage in which it stands, lanes come last, and a curve that went up says by how much.
func TestDifferencesComeStageByStage(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	from := s.Doc().Maps()[0].ID
	var to model.ID
	do := func(f func(tx *model.Tx) error) {
		t.Helper()
		if _, err := s.Do("x", f); err != nil {
			t.Fatal(err)
		}
	}
	do(func(tx *model.Tx) error {
		return model.SetEmotion(tx, from, s.Doc().Columns(from)[1].ID, "", model.Current, -1)
	})
	do(func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, from, model.Plain("T")); return err })
	do(func(tx *model.Tx) error {
		cols, lanes := s.Doc().Columns(to), s.Doc().Lanes(to)
		if _, err := model.AddCard(tx, model.Card{Map: to, Lane: lanes[0].ID, Column: cols[2].ID, Title: model.Plain("n")}, ""); err != nil {
			return err
		}
		if err := model.SetEmotion(tx, to, cols[1].ID, "", model.Current, 0.5); err != nil {
			return err
		}
		return model.Delete(tx, lanes[len(lanes)-1].ID)
	})
	c := NewComparison(s.Doc(), from, to, "zh", i18n.For("zh"))
	var got []string
	for _, p := range c.Parts {
		for _, r := range p.Rows {
			got = append(got, p.Name+"|"+r.Line)
		}
	}
	if len(got) != 3 || got[0] != s.Doc().Stages(to)[1].Name.In("zh")+"|"+c.Parts[0].Rows[0].Line || c.Parts[0].Rows[0].Diff != 1.5 || c.Parts[2].Name != "" {
		t.Errorf("%q", got)
	}
	if c.Note != "" || c.Counts == "" || c.Parts[1].Name != s.Doc().Stages(to)[2].Name.In("zh") {
		t.Errorf("%+v", c)
	}
}

// BenchmarkComparison holds a map of 500 cards against the one that it was derived from.
func BenchmarkComparison(b *testing.B) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	from := s.Doc().Maps()[0].ID
	var to model.ID
	s.Do("x", func(tx *model.Tx) error {
		lanes, cols := s.Doc().Lanes(from), s.Doc().Columns(from)
		for i, key := range model.OrderSeries(500) {
			model.Put(tx, model.Card{ID: tx.NewID(model.KindCard), Map: from, Lane: lanes[2].ID, Column: cols[i%len(cols)].ID, Order: key,
				Type: model.TouchpointCard, Title: model.Plain("touchpoint"), Touchpoint: &model.Touchpoint{}})
		}
		return nil
	})
	s.Do("x", func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, from, model.Plain("T")); return err })
	doc, w := s.Doc(), i18n.For("en")
	for b.Loop() {
		NewComparison(doc, from, to, "en", w)
	}
}
