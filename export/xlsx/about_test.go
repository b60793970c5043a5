package xlsx_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
)

// about is the sheet about the map.
func (c *client) about() sheet {
	c.t.Helper()
	i := slices.IndexFunc(c.tables, func(t importer.Table) bool {
		return t.At(0, 0) == roundtrip.Mark && slices.ContainsFunc(t.Rows, func(r importer.Row) bool { return r.At(0) == "field.scenario" })
	})
	if i < 0 {
		c.t.Fatal("no sheet about the map")
	}
	return sheet{&c.tables[i], c, 0}
}

// A client words the map otherwise: each field is a change of its own, in each language of the program.
func TestWhatTheMapIsAboutComesBack(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		b := shop(t)
		c := newClient(t, 1, b.doc(), b.id, lang)
		a := c.about()
		for key, text := range map[string]string{"field.map.title": "首次购买", "field.scenario": "", "field.goal": "一次买对", "field.state": c.word("state.to-be"), "field.map.type": c.word("type.journey"),
			"field.status": c.word("status.approved"), "field.scope.end": "第二次购买", "field.tags": "鞋，线上", "field.owner": "客户方"} {
			a.c.set(a.Table, a.row(key), 2, text)
		}
		id := string(b.id)
		v := c.review(b.doc())
		same(t, lang, found(v.Items), map[string]string{"changed map " + id + " title": "首次购买", "changed map " + id + " scenario": "", "changed map " + id + " goal": "一次买对",
			"changed map " + id + " state": "to-be", "changed map " + id + " status": "approved", "changed map " + id + " scopeEnd": "第二次购买",
			"changed map " + id + " tags": "鞋 · 线上", "changed map " + id + " owner": "客户方"})
		if len(v.Notes) > 0 {
			t.Errorf("%s: %+v", lang, v.Notes)
		}
		m, _ := model.Get[model.Map](v.Doc(b.doc()), b.id)
		if m.State != model.ToBe || m.Type != "" || m.Title.In(lang) != "首次购买" {
			t.Errorf("%s: %+v", lang, m)
		}
	}
}

// What no map can say is told, and so is what stands beside its fields.
func TestWhatTheMapCannotSayIsTold(t *testing.T) {
	b := shop(t)
	c := newClient(t, 1, b.doc(), b.id, "zh")
	a := c.about()
	c.set(a.Table, a.row("field.state"), 2, "随便")
	c.set(a.Table, a.row("field.goal"), 2, "#REF!")
	c.set(a.Table, a.row("field.goal"), 3, "旁边写的")
	v := c.review(b.doc())
	same(t, "items", found(v.Items), map[string]string{})
	told := map[string]roundtrip.Reason{}
	for _, n := range v.Notes {
		told[n.Text] = n.Reason
	}
	if len(told) != 3 || told["随便"] != roundtrip.Unreadable || told["#REF!"] != roundtrip.Failed || told["旁边写的"] != roundtrip.NoField {
		t.Errorf("%v", told)
	}
}

// The head of the map's sheet is its title too; where both sheets say one, that about the map stands.
func TestTheTitleOverTheMapComesBack(t *testing.T) {
	b := shop(t)
	key := "changed map " + string(b.id) + " title"
	c := newClient(t, 1, b.doc(), b.id, "zh")
	g, _ := c.grid()
	c.set(g, 1, 1, "鞋的旅程")
	same(t, "grid", found(c.review(b.doc()).Items), map[string]string{key: "鞋的旅程"})
	a := c.about()
	c.set(a.Table, a.row("field.map.title"), 2, "首次购买")
	v := c.review(b.doc())
	same(t, "both", found(v.Items), map[string]string{key: "首次购买"})
	if len(v.Notes) != 1 || v.Notes[0].Reason != roundtrip.Disagrees {
		t.Errorf("%+v", v.Notes)
	}
}

// A map that nobody has called anything is called nothing afterwards.
func TestAMapWithoutATitleGetsNone(t *testing.T) {
	b := newBuilder(t, model.Map{}, model.DefaultLanes, "购买")
	unchanged(t, "untitled", b.doc(), sent(t, b.doc(), b.id, "zh", false))
}

// Each map of a project travels with all that its fields say, and comes into a project that lacks it just so.
func TestEveryMapTravelsWithItsFields(t *testing.T) {
	b := shop(t)
	both := model.Texts(map[string]string{"zh": "中文", "en": "English"})
	fill := model.Map{Title: both, Description: both, Scenario: both, Goal: both, Expectations: both, ScopeStart: both, ScopeEnd: both, State: model.Research,
		Type: model.Blueprint, Owner: both, Status: model.Review, Research: both, Scale: model.Scale{Min: 1, Max: 5}, Tags: []string{"甲", "乙"}, Color: "#123456"}
	b.do(func(tx *model.Tx) error {
		fill.Personas = []model.ID{tx.Doc().Personas()[0].ID}
		model.AddMap(tx, fill, model.DefaultLanes)
		return nil
	})
	maps := b.doc().Maps()
	for _, m := range maps {
		tables := sent(t, b.doc(), m.ID, "zh", false)
		unchanged(t, string(m.ID), b.doc(), tables)
		r, err := roundtrip.Read(tables, nil)
		if err != nil {
			t.Fatal(err)
		}
		s := model.NewSession(model.New(), &modeltest.IDs{})
		var id model.ID
		if _, err := s.Do("x", func(tx *model.Tx) (err error) { id, err = roundtrip.Adopt(tx, r); return err }); err != nil {
			t.Fatal(err)
		}
		got, _ := model.Get[model.Map](s.Doc(), id)
		want := *m
		got.ID, got.Order, want.ID, want.Order = "", "", "", ""
		compare(t, string(m.ID), lines(want), lines(got))
	}
}

// lines writes the fields of a map, one in a line.
func lines(m model.Map) []string {
	var out []string
	v := reflect.ValueOf(m)
	for i := range v.NumField() {
		out = append(out, fmt.Sprintf("%s: %+v", v.Type().Field(i).Name, v.Field(i).Interface()))
	}
	return out
}
