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
