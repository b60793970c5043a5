package template_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

func TestATemplateOfAMapLeavesTheClientBehind(t *testing.T) {
	doc := example(t, "cart")
	m := doc.Maps()[0]
	bare, err := template.Part(doc, m.ID, model.Plain("House style"), false)
	if err != nil {
		t.Fatal(err)
	}
	own := bare.Maps()[0]
	if len(bare.Cards(own.ID)) != 0 || len(bare.Personas()) != 0 || len(bare.Points(own.ID)) != 0 || len(bare.Records(model.KindMedia)) != 0 {
		t.Error("cards, personas, curve or pictures came along")
	}
	if len(bare.Stages(own.ID)) != len(doc.Stages(m.ID)) || len(bare.Lanes(own.ID)) != len(doc.Lanes(m.ID)) || len(bare.Columns(own.ID)) != len(doc.Columns(m.ID)) {
		t.Error("stages, steps or lanes stayed behind")
	}
	if got := *own; got.Title.In("en") != "House style" || !got.Scenario.Empty() || !got.Research.Empty() || !got.Owner.Empty() || len(got.Personas) != 0 {
		t.Errorf("the head says %+v", got)
	}
	if s := bare.Stages(own.ID)[3]; s.Volume != nil || s.DropOff != nil || !s.Duration.Empty() || s.Guide == nil || s.Intent.Empty() || !s.Moment {
		t.Errorf("a stage is %+v", s)
	}
	if p := bare.Project(); !p.Client.Empty() || !p.Title.Empty() || len(p.Departments) != 0 {
		t.Errorf("the project says %+v", p)
	}
	if modeltest.Broken(bare) != "" {
		t.Error(modeltest.Broken(bare))
	}
}

func TestATemplateWithCardsTakesThemWithTheirLinks(t *testing.T) {
	doc := example(t, "retailer")
	m := doc.Maps()[0].ID
	s := model.NewSession(doc, &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		c := *doc.Cards(m)[0]
		c.Comments, c.Personas = []model.Comment{{Body: model.Plain("between us")}}, doc.Maps()[0].Personas
		model.Put(tx, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	full, err := template.Part(s.Doc(), m, model.Plain("x"), true)
	if err != nil {
		t.Fatal(err)
	}
	own := full.Maps()[0].ID
	if got, want := len(full.Cards(own)), len(doc.Cards(m)); got != want {
		t.Errorf("%d cards of %d", got, want)
	}
	if len(full.Links()) != 14 || len(full.Points(own)) != 6 {
		t.Errorf("%d links, %d points", len(full.Links()), len(full.Points(own)))
	}
	for _, c := range full.Cards(own) {
		if len(c.Personas) > 0 || len(c.Comments) > 0 || c.Picture != "" {
			t.Errorf("%v says %+v", c.Title, c)
		}
	}
	if modeltest.Broken(full) != "" {
		t.Error(modeltest.Broken(full))
	}
}

// Two projects from one template have nothing in common that a merge could take for one.
func TestEveryProjectFromATemplateHasIdsOfItsOwn(t *testing.T) {
	doc := example(t, "cart")
	from, err := template.Part(doc, doc.Maps()[0].ID, model.Plain("x"), true)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(model.New(), model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		_, err := template.Copy(tx, from, from.Maps()[0].ID, true)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for k := model.KindPersona; k < model.Kinds; k++ {
		if len(s.Doc().Records(k)) != len(from.Records(k)) {
			t.Errorf("%d %v, want %d", len(s.Doc().Records(k)), k, len(from.Records(k)))
		}
		for _, r := range from.Records(k) {
			for _, own := range s.Doc().Records(k) {
				if own.Key() == r.Key() {
					t.Fatalf("%v %s is in both", k, r.Key())
				}
			}
		}
	}
	if l := s.Doc().Project().Languages; len(l) != 2 {
		t.Errorf("languages %v", l)
	}
}

func TestOwnTemplatesAreKeptRenamedAndRemoved(t *testing.T) {
	st := template.Store{FS: fileio.OS, Folder: filepath.Join(t.TempDir(), "sub", "templates")}
	if list, damaged := st.All(); len(list)+len(damaged) != 0 {
		t.Fatal(list, damaged)
	}
	doc := example(t, "cart")
	for _, name := range []string{"b", "a"} {
		part, err := template.Part(doc, doc.Maps()[0].ID, model.Plain(name), false)
		if err == nil {
			err = st.Add(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	again, _ := template.Part(doc, doc.Maps()[0].ID, model.Plain("B"), false)
	if err := st.Add(again); !errors.Is(err, template.ErrTaken) {
		t.Errorf("a second one of the same name: %v", err)
	}
	if err := os.WriteFile(filepath.Join(st.Folder, "torn.journey"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	list, damaged := st.All()
	if len(list) != 2 || list[0].Name() != "a" || len(damaged) != 1 || damaged[0] != "torn.journey" {
		t.Fatal(list, damaged)
	}
	if err := st.Rename(list[0], "b"); !errors.Is(err, template.ErrTaken) {
		t.Errorf("renamed to one that is there: %v", err)
	}
	if err := st.Rename(list[0], "c"); err != nil {
		t.Fatal(err)
	}
	if err := st.Remove(list[1]); err != nil {
		t.Fatal(err)
	}
	if list, _ = st.All(); len(list) != 1 || list[0].Name() != "c" {
		t.Error(list)
	}
}
