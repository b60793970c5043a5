package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/vm"
)

// profiled returns the application on the sample with the page of a persona, and that persona as it is at any time.
func profiled(t *testing.T) (*window, *personasPage, func() model.Persona) {
	t.Helper()
	w := paged(t, "analyse.personas")
	p := w.page().(*personasPage)
	return w, p, func() model.Persona {
		one, _ := model.Get[model.Persona](w.session.Doc(), p.id)
		return one
	}
}

func TestEveryTextOfAPersonaIsEditedWhereItStands(t *testing.T) {
	w, p, now := profiled(t)
	last := func(list []model.Text) string { return list[len(list)-1].In("zh") }
	for place, get := range map[string]func() string{
		"name": func() string { return now().Name.In("zh") }, "role": func() string { return now().Role.In("zh") },
		"quote": func() string { return now().Quote.In("zh") }, "age": func() string { return now().Age.In("zh") },
		"job": func() string { return now().Job.In("zh") }, "place": func() string { return now().Place.In("zh") },
		"context": func() string { return now().Context.In("zh") }, "goals": func() string { return last(now().Goals) },
		"needs": func() string { return last(now().Needs) }, "motivations": func() string { return last(now().Motivations) },
		"worries": func() string { return last(now().Worries) }, "behaviours": func() string { return last(now().Behaviours) },
		"channels": func() string { return last(now().Channels) },
	} {
		p.open(scene.Ref{ID: place})
		if !p.editing() {
			t.Fatalf("%s cannot be edited", place)
		}
		w.win.Canvas().Focused().TypedRune('新')
		p.close()
		if got := get(); !strings.HasSuffix(got, "新") {
			t.Errorf("%s is %q", place, got)
		}
		if w.session.UndoLabel() != "do.persona.edit" {
			t.Errorf("%s: would undo %q", place, w.session.UndoLabel())
		}
	}
	p.set("share", mustRead(t, p, "share", "34%"))
	if s := now().Share; s == nil || *s != 0.34 {
		t.Errorf("share %v", s)
	}
}

func TestASliderIsDraggedAndNudgedInHalves(t *testing.T) {
	w, p, now := profiled(t)
	p.addTo("traits")
	if len(now().Traits) != 1 || !p.editing() {
		t.Fatalf("traits %v, editing %v", now().Traits, p.editing())
	}
	p.close()
	w.win.Canvas().Capture()
	track := p.tracks[0]
	p.slide("trait.0", scene.Point{X: track.X + track.W*0.62, Y: track.Y})
	if v := now().Traits[0].Value; v != 3.5 {
		t.Errorf("dragged to %v", v)
	}
	p.sheet.Choose("trait.0")
	w.actions.Run("move.right") // as the menu does for Alt+Right
	p.sheet.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault})
	p.sheet.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault})
	p.sheet.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault})
	if v := now().Traits[0].Value; v != 5 {
		t.Errorf("nudged to %v", v)
	}
	w.actions.Run("edit.delete")
	if len(now().Traits) != 0 {
		t.Error("Delete leaves the slider")
	}
}

func TestAPersonaIsPutOntoMapsAndTakenOff(t *testing.T) {
	w, p, now := profiled(t)
	other := w.session.Doc().Maps()[1].ID
	p.button(scene.Ref{ID: "map." + string(other)})()
	m, _ := model.Get[model.Map](w.session.Doc(), other)
	if len(m.Personas) != 2 || m.Personas[1] != now().ID || w.session.UndoLabel() != "do.persona.travel" {
		t.Fatalf("%v travel, would undo %q", m.Personas, w.session.UndoLabel())
	}
	p.button(scene.Ref{ID: "map." + string(other)})()
	if m, _ = model.Get[model.Map](w.session.Doc(), other); len(m.Personas) != 1 {
		t.Errorf("%v travel", m.Personas)
	}
}

func TestPersonasAreTurnedAddedDuplicatedAndDeleted(t *testing.T) {
	w, p, now := profiled(t)
	first := now().ID
	p.sheet.Choose("name")
	w.actions.Run("move.right")
	second := now().ID
	if second == first || w.selection()[0].ID != string(second) {
		t.Fatalf("Alt+Right shows %v", now().Name)
	}
	if w.actions.Run("move.right"); now().ID != first {
		t.Error("behind the last one does not come the first")
	}
	w.actions.Run("edit.duplicate")
	if twin := now(); twin.ID == first || twin.Name.In("zh") != "林悦" || len(w.session.Doc().Personas()) != 3 {
		t.Errorf("the twin is %v of %d", twin.Name, len(w.session.Doc().Personas()))
	}
	w.actions.Run("insert.persona")
	if !p.editing() || !now().Name.Empty() {
		t.Fatalf("a new persona waits for its name: editing %v", p.editing())
	}
	w.win.Canvas().Focused().TypedRune('王')
	p.close()
	if now().Name.In("zh") != "王" {
		t.Errorf("its name is %q", now().Name.In("zh"))
	}
	p.sheet.Choose("name")
	w.actions.Run("edit.delete")
	if len(w.session.Doc().Personas()) != 3 || now().Name.In("zh") != "林悦" {
		t.Errorf("%d are left, shown is %q", len(w.session.Doc().Personas()), now().Name.In("zh"))
	}
	for range 3 {
		p.remove()
	}
	w.win.Canvas().Capture()
	if len(w.selection()) != 0 || p.sheet.Size().Height == 0 {
		t.Errorf("without personas %v is selected", w.selection())
	}
	p.button(scene.Ref{ID: "add"})()
	if len(w.session.Doc().Personas()) != 1 {
		t.Error("the first persona cannot be added")
	}
}

func TestASecondPressInThePanelOpensThePageOfAPersona(t *testing.T) {
	w := open(t)
	second := w.session.Doc().Personas()[1].ID
	w.openPersona(second)
	if w.page() != nil {
		t.Fatal("one press opens it")
	}
	w.openPersona(second)
	if p, ok := w.page().(*personasPage); !ok || p.id != second {
		t.Errorf("page %q", w.mid.name)
	}
}

func TestTheSecondPressMustComeSoon(t *testing.T) {
	w := open(t)
	id := w.session.Doc().Personas()[1].ID
	w.openPersona(id)
	w.pressed.at = w.pressed.at.Add(-time.Second)
	if w.openPersona(id); w.page() != nil {
		t.Error("two presses far apart open the page")
	}
}

// On the pages beside the map the arrows with Alt belong to what is selected there: they moved cards on the map behind.
func TestAltArrowsOnAPageLeaveTheMapAlone(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	w.actions.Run("analyse.gaps")
	w.actions.Run("move.right")
	if now, _ := model.Get[model.Card](w.session.Doc(), c.ID); now.Column != c.Column {
		t.Error("the card has moved to another column")
	}
}

func mustRead(t *testing.T, p *personasPage, place, text string) vm.Value {
	t.Helper()
	f, _ := p.field(place)
	v, ok := vm.ReadField(f, text)
	if !ok {
		t.Fatalf("%q is not read as %s", text, place)
	}
	return v
}

func TestAStripIsRevealedWithoutScrollingAside(t *testing.T) {
	w := open(t)
	strip := scene.Ref{Kind: scene.PersonaStrip, ID: string(w.session.Doc().Personas()[0].ID)}
	was := w.board.View()
	was.Y += 2000
	w.board.SetView(was)
	w.board.Reveal(strip)
	if now := w.board.View(); now.X != was.X || now.Y >= was.Y {
		t.Errorf("from %v, %v it goes to %v, %v", was.X, was.Y, now.X, now.Y)
	}
}

func TestAFigureIsFilledInBesideThePage(t *testing.T) {
	w, p, now := profiled(t)
	p.button(scene.Ref{ID: "metrics.add"})()
	field, ok := w.win.Canvas().Focused().(*entry.Entry)
	if !ok || len(now().Metrics) != 1 {
		t.Fatalf("%d metrics, the cursor is in %T", len(now().Metrics), w.win.Canvas().Focused())
	}
	for _, r := range "NPS" {
		field.TypedRune(r)
	}
	p.open(scene.Ref{ID: "metric.0"})
	for _, r := range "42" {
		w.win.Canvas().Focused().TypedRune(r)
	}
	if m := now().Metrics[0]; m.Name.In("zh") != "NPS" || m.Value == nil || *m.Value != 42 {
		t.Errorf("the figure is %+v", m)
	}
}
