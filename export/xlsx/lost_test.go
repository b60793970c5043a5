package xlsx_test

import (
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/modeltest"
	"sojourn/model/roundtrip"
)

// A metric or a reading whose row is missing is proposed to go, each by itself, and none goes unasked.
func TestMissingRowsOfMetricsProposeThatTheyGo(t *testing.T) {
	c, card, persona := measured(t)
	cut(t, c.metrics(), string(card)+" 2")
	cut(t, c.metrics(), string(persona)+" 1")
	cut(t, c.readings(), string(card)+" 1 1")
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{
		"lost metrics of " + string(card):    "停留 · 7 · min;转化 · % · 2026-01-31 · 38;",
		"lost metrics of " + string(persona): "满意度 · 4.1;",
	})
	for i, item := range v.Items {
		if item.Accept || item.Clash {
			t.Errorf("%+v", item)
		}
		if item.Loss.Of == card && item.Loss.Metric == 1 {
			v.Decide(i, true)
		}
	}
	got := v.Doc(c.doc)
	k, _ := model.Get[model.Card](got, card)
	p, _ := model.Get[model.Persona](got, persona)
	if len(k.Metrics) != 1 || len(k.Metrics[0].Series) != 2 || len(p.Metrics) != 1 {
		t.Errorf("%+v, %+v", k.Metrics, p.Metrics)
	}
	for i := range v.Items {
		v.Decide(i, true)
	}
	got = v.Doc(c.doc)
	k, _ = model.Get[model.Card](got, card)
	p, _ = model.Get[model.Persona](got, persona)
	if len(k.Metrics) != 1 || len(k.Metrics[0].Series) != 1 || k.Metrics[0].Series[0].Value != 41 || len(p.Metrics) != 0 {
		t.Errorf("%+v, %+v", k.Metrics, p.Metrics)
	}
	if again := c.review(got); len(again.Items) > 0 {
		t.Errorf("again %v", found(again.Items))
	}
}

// What is told anew in the table of cards stands, whatever row is missing elsewhere, and that is told.
func TestAMetricMissingHereAndToldAnewThereStays(t *testing.T) {
	c, card, _ := measured(t)
	cut(t, c.metrics(), string(card)+" 2")
	cards := c.cards()
	row := slices.IndexFunc(cards.Rows, func(r importer.Row) bool { return r.At(0) == string(card) })
	column := c.column(cards, c.word("field.metrics"))
	c.set(cards, row, column, strings.Replace(cards.At(row, column), "41", "45", 1))
	v := c.review(c.doc)
	if len(v.Items) != 1 || v.Items[0].Field != "metrics" || v.Items[0].Loss != nil || len(v.Notes) != 1 || v.Notes[0].Reason != roundtrip.Stays {
		t.Errorf("%v, %+v", found(v.Items), v.Notes)
	}
}

// A row deleted from the opportunities or the actions proposes that the card goes; emptied is as good as deleted.
func TestMissingRowsOfThePlanProposeThatTheirCardsGo(t *testing.T) {
	c := sampleClient(t)
	chance, task := string(c.chances().first()), string(c.tasks().first())
	cut(t, c.chances(), chance)
	tasks := c.tasks()
	for _, cell := range slices.Clone(tasks.Rows[tasks.heads+1]) {
		if cell.Column > 0 {
			c.set(tasks.Table, tasks.heads+1, cell.Column, "")
		}
	}
	v := c.review(c.doc)
	same(t, "items", found(v.Items), map[string]string{"removed card " + chance: "", "removed card " + task: ""})
	if slices.ContainsFunc(v.Items, func(i roundtrip.Item) bool { return i.Accept }) {
		t.Error("a card goes unasked")
	}
	tasks.Rows = tasks.Rows[:tasks.heads+1]
	if n := len(c.review(c.doc).Items); n < 3 {
		t.Errorf("%d items after all actions are deleted", n)
	}
}

// A persona whose column is missing leaves the map when that is accepted, and stays in the project.
func TestAMissingColumnProposesThatAPersonaLeavesTheMap(t *testing.T) {
	for _, how := range []string{"deleted", "emptied"} {
		c := sampleClient(t)
		m, _ := model.Get[model.Map](c.doc, c.id)
		people := c.people()
		for row := range people.Rows {
			if row > 0 || how == "deleted" {
				c.set(people, row, 2, "")
			}
		}
		who, _ := model.Get[model.Persona](c.doc, m.Personas[0])
		v := c.review(c.doc)
		same(t, how, found(v.Items), map[string]string{"lost personas of " + string(c.id): who.Name.In("zh") + ";"})
		v.Decide(0, true)
		got := v.Doc(c.doc)
		now, _ := model.Get[model.Map](got, c.id)
		if _, stays := model.Get[model.Persona](got, who.ID); !stays || len(now.Personas) != len(m.Personas)-1 {
			t.Errorf("%s: stays %v, travel %v", how, stays, now.Personas)
		}
		if broken := modeltest.Broken(got); broken != "" {
			t.Error(broken)
		}
	}
}

// Without its base every table that carries ids is held against the project as it is, and nothing of it is taken
// unasked.
func TestWithoutItsBaseEveryTableWithIdsIsRead(t *testing.T) {
	c, card, persona := measured(t)
	c.forgetBase()
	c.chances().say("field.effort", "4.5")
	c.tasks().say("field.owner", "新负责人")
	c.metrics().say("field.metric.target", "60")
	c.readings().say("field.metric.value", "39")
	c.set(c.people(), 1, 2, "改名")
	cut(t, c.metrics(), string(card)+" 2")
	chance, task := string(c.chances().first()), string(c.tasks().first())
	v := c.review(c.doc)
	got := found(v.Items)
	if !v.Blind || got["changed card "+chance+" opportunity.effort"] != "4.5" || got["changed card "+task+" owner"] != "新负责人" ||
		!strings.Contains(got["changed card "+string(card)+" metrics"], "60") || !strings.Contains(got["changed card "+string(card)+" metrics"], "39") ||
		got["changed persona "+string(persona)+" name"] != "改名" || got["lost metrics of "+string(card)] == "" || len(got) != 5 {
		t.Errorf("blind %v, %v", v.Blind, got)
	}
	for _, i := range v.Items {
		if i.Accept {
			t.Errorf("taken unasked: %+v", i)
		}
	}
}

// A sheet of the workbook that somebody has moved to a file of its own is still known by its ids.
func TestASheetInAFileOfItsOwnIsStillRead(t *testing.T) {
	for name, pick := range map[string]func(*client) (*importer.Table, func()){
		"opportunities": func(c *client) (*importer.Table, func()) {
			s := c.chances()
			return s.Table, func() { s.say("field.title", "12") }
		},
		"actions": func(c *client) (*importer.Table, func()) {
			s := c.tasks()
			return s.Table, func() { s.say("field.title", "12") }
		},
		"metrics": func(c *client) (*importer.Table, func()) {
			s := c.metrics()
			return s.Table, func() { s.say("field.metric.value", "12") }
		},
		"readings": func(c *client) (*importer.Table, func()) {
			s := c.readings()
			return s.Table, func() { s.say("field.metric.value", "12") }
		},
		"personas": func(c *client) (*importer.Table, func()) { t := c.people(); return t, func() { c.set(t, 1, 2, "12") } },
	} {
		c, _, _ := measured(t)
		alone, edit := pick(c)
		c.tables = []importer.Table{*alone}
		if v := c.review(c.doc); len(v.Items) != 0 || v.Map != c.id {
			t.Errorf("%s: of %s %v", name, v.Map, found(v.Items))
		}
		edit()
		c.tables = []importer.Table{*alone}
		if v := c.review(c.doc); len(v.Items) != 1 || v.Items[0].Accept || !strings.Contains(v.Items[0].After, "12") {
			t.Errorf("%s: %v", name, found(v.Items))
		}
	}
}

// What an untouched row of cards says is how the workbook was written: where another sheet says the same nobody has
// edited it, however the project has gone on.
func TestWithoutItsBaseUntouchedRowsVouchForOtherSheets(t *testing.T) {
	c := sampleClient(t)
	c.forgetBase()
	task := c.tasks().first()
	mine := model.NewSession(c.doc, &modeltest.IDs{})
	mine.Do("x", func(tx *model.Tx) error {
		k, _ := model.Get[model.Card](tx, task)
		k.Title, k.Owner = model.Plain("顾问改的"), model.Plain("顾问")
		model.Put(tx, k)
		return nil
	})
	c.tasks().say("field.owner", "客户")
	v := c.review(mine.Doc())
	same(t, "items", found(v.Items), map[string]string{"changed card " + string(task) + " owner": "客户"})
}

// A metric that has become another by its number since is known by its name.
func TestWithoutItsBaseAMetricIsKnownByItsName(t *testing.T) {
	c, card, _ := measured(t)
	c.forgetBase()
	mine := model.NewSession(c.doc, &modeltest.IDs{})
	mine.Do("x", func(tx *model.Tx) error {
		k, _ := model.Get[model.Card](tx, card)
		k.Metrics = []model.Metric{k.Metrics[1], k.Metrics[0]}
		model.Put(tx, k)
		return nil
	})
	if v := c.review(mine.Doc()); len(v.Items) != 0 {
		t.Errorf("%v", found(v.Items))
	}
}

// A workbook of a map that the project does not have becomes a map as it stands, less what is missing in it.
func TestAnAdoptedMapLacksWhatItsWorkbookLacks(t *testing.T) {
	c, card, _ := measured(t)
	cut(t, c.metrics(), string(card)+" 2")
	r, err := roundtrip.Read(c.tables, c.doc)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(model.New(), &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { _, err := roundtrip.Adopt(tx, r); return err }); err != nil {
		t.Fatal(err)
	}
	if k, _ := model.Get[model.Card](s.Doc(), card); len(k.Metrics) != 1 || k.Metrics[0].Name.In("zh") != "转化" {
		t.Errorf("%+v", k.Metrics)
	}
}
