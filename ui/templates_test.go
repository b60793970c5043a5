package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"sojourn/model"
	"sojourn/model/template"
)

// A map that was saved as a template begins another project; the one at hand stays as it is.
func TestAMapIsSavedAsATemplateAndBegunAnew(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	w.actions.Run("journey.template")
	press(w, fyne.KeyReturn)
	if w.session.Doc() != before {
		t.Error("saving a template changed the project")
	}
	own, damaged := w.ownTemplates().All()
	if len(own) != 1 || len(damaged) != 0 || own[0].Name() != before.Maps()[0].Title.In(w.lang) {
		t.Fatal(own, damaged)
	}
	list := w.beginnings()
	if want := 1 + 1 + len(template.All()) + len(template.Worked); len(list) != want {
		t.Fatalf("%d beginnings, want %d", len(list), want)
	}
	for _, b := range list[1:] {
		if b.Picture == nil || b.Name == "" || b.About == "" || b.Foot == "" {
			t.Errorf("%q has no picture or words", b.Name)
		}
	}
	w.startFrom(list[1])
	m := w.session.Doc().Maps()[0]
	if m.ID == before.Maps()[0].ID || len(w.session.Doc().Stages(m.ID)) != len(before.Stages(before.Maps()[0].ID)) || len(w.session.Doc().Cards(m.ID)) != 0 {
		t.Error("the new project is not the template")
	}
	w.startFrom(list[len(list)-1])
	if len(w.session.Doc().Personas()) == 0 || !model.ValidID(w.mapID) {
		t.Error("the worked example is not open")
	}
}
