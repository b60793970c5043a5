package template_test

import (
	"bytes"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

func TestEveryTemplateMakesAMap(t *testing.T) {
	for _, id := range []string{"lifecycle", "funnel", "buyer", "blueprint"} {
		tpl, err := template.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		s := model.NewSession(model.New(), &modeltest.IDs{})
		var m model.ID
		if _, err := s.Do("x", func(tx *model.Tx) (err error) { m, err = tpl.Apply(tx); return err }); err != nil {
			t.Fatal(err)
		}
		d := s.Doc()
		if len(d.Stages(m)) != len(tpl.Stages) || len(d.Lanes(m)) != len(tpl.Lanes) || len(tpl.Stages) < 4 {
			t.Errorf("%s: %d stages, %d lanes", id, len(d.Stages(m)), len(d.Lanes(m)))
		}
		for _, l := range d.Lanes(m) {
			if !l.Type.Known() {
				t.Errorf("%s: unknown lane %q", id, l.Type)
			}
		}
		for _, st := range d.Stages(m) {
			if st.Guide == nil || st.Guide.Aims.In("zh") == "" || st.Guide.Questions.In("en") == "" {
				t.Errorf("%s: stage %v has no guide", id, st.Name)
			}
		}
	}
}

func TestStagesNamedAsInATemplateAreGuidedByIt(t *testing.T) {
	aims := func(kind model.MapType, name model.Text, own *model.Guide) string {
		s := model.NewSession(model.New(), &modeltest.IDs{})
		var id model.ID
		if _, err := s.Do("x", func(tx *model.Tx) (err error) {
			m := model.AddMap(tx, model.Map{Title: model.Plain("from a sheet"), Type: kind}, nil)
			id, err = model.AddStage(tx, m, name, "")
			stage, _ := model.Get[model.Stage](tx, id)
			stage.Guide = own
			model.Put(tx, stage)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		stage, _ := model.Get[model.Stage](s.Doc(), id)
		if g := template.Guided(s.Doc(), &stage).Guide; g != nil {
			return g.Aims.In("en")
		}
		return ""
	}
	ready := func(tpl, name string) string {
		found, err := template.Find(tpl)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range found.Stages {
			if s.Name.In("en") == name {
				return s.Guide.Aims.In("en")
			}
		}
		t.Fatal("no stage", name)
		return ""
	}
	for _, c := range []struct {
		kind model.MapType
		name model.Text
		own  *model.Guide
		want string
	}{
		{"", model.Plain("购买"), nil, ready("lifecycle", "Purchase")},
		{model.Journey, model.Plain(" purchase "), nil, ready("lifecycle", "Purchase")},
		{model.Journey, model.Plain("Use"), nil, ready("lifecycle", "Use")},
		{model.Blueprint, model.Plain("Use"), nil, ready("blueprint", "Use")},
		{model.Journey, model.Plain("Arrive"), nil, ready("blueprint", "Arrive")},
		{model.Journey, model.Plain("Purchase"), &model.Guide{Aims: model.Plain("mine")}, "mine"},
		{model.Journey, model.Plain("Invoice"), nil, ""},
		{model.Journey, model.Text{}, nil, ""},
	} {
		if got := aims(c.kind, c.name, c.own); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.kind, c.name.In("en"), got, c.want)
		}
	}
}

func TestUnknownTemplateNamesTheKnownOnes(t *testing.T) {
	if _, err := template.Find("spiral"); err == nil || err.Error() != `no template "spiral": there are lifecycle, funnel, buyer, blueprint, cart, retailer and sample` {
		t.Fatal(err)
	}
}

func TestSamplesNeedNoRepair(t *testing.T) {
	for name, data := range samples(t) {
		doc, report, err := codec.Decode(data)
		if err != nil || !report.Sound() || len(doc.Maps()) == 0 || modeltest.Broken(doc) != "" {
			t.Fatal(name, err, report.Issues, modeltest.Broken(doc))
		}
		if again, err := codec.Encode(doc); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s is not as the program writes it: %v", name, err)
		}
	}
}

func samples(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"sample": template.Sample()}
	for _, name := range template.Worked {
		data, ok := template.Example(name)
		if !ok {
			t.Fatal(name)
		}
		out[name] = data
	}
	return out
}
