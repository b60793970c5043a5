package action

import (
	"slices"
	"strings"
	"testing"

	"sojourn/ui/i18n"
)

func bound() *Registry {
	r := New()
	for _, a := range r.All() {
		r.Bind(a.ID, func() {})
	}
	return r
}

func TestNoTwoActionsShareAnIDOrAShortcut(t *testing.T) {
	ids, keys := map[string]bool{}, map[Shortcut]string{}
	for _, a := range New().All() {
		if ids[a.ID] {
			t.Errorf("%s is listed twice", a.ID)
		}
		ids[a.ID] = true
		for _, k := range a.Keys {
			if other, taken := keys[k]; taken {
				t.Errorf("%v is both %s and %s", k, other, a.ID)
			}
			keys[k] = a.ID
		}
	}
}

func TestEveryActionAndMenuHasAWord(t *testing.T) {
	for _, a := range New().All() {
		if !i18n.Known(a.Label) {
			t.Errorf("%s has no word %s", a.ID, a.Label)
		}
	}
	for _, m := range menuBar() {
		if !i18n.Known(m.label) {
			t.Errorf("menu %s has no word", m.label)
		}
	}
}

func TestEveryActionHasOnePlaceInTheMenus(t *testing.T) {
	r := bound()
	r.Recent = func() []Entry { return []Entry{{Text: "a.journey"}, {Text: "b.journey"}} }
	seen := map[string]int{}
	var walk func(Menu)
	walk = func(m Menu) {
		for i, item := range m.Items {
			if item.Separator() && (i == 0 || i == len(m.Items)-1 || m.Items[i-1].Separator()) {
				t.Errorf("%s has a separator out of place at %d", m.Label, i)
			}
			if item.Menu != nil {
				walk(*item.Menu)
			}
			if item.Action != nil {
				seen[item.Action.ID]++
			}
		}
	}
	for _, m := range r.Menus() {
		walk(m)
	}
	for _, a := range r.All() {
		if seen[a.ID] != 1 {
			t.Errorf("%s stands in %d places", a.ID, seen[a.ID])
		}
	}
}

func TestMenusShowOnlyWhatWorks(t *testing.T) {
	r := New()
	if bar := r.Menus(); len(bar) != 0 {
		t.Fatalf("nothing is bound and %d menus show", len(bar))
	}
	r.Bind("file.save", func() {})
	r.Bind("file.quit", func() {})
	bar := r.Menus()
	if len(bar) != 1 || bar[0].Label != "menu.file" || len(bar[0].Items) != 3 || !bar[0].Items[1].Separator() {
		t.Fatalf("%+v", bar)
	}
	if slices.Contains(r.Unbound(), "file.save") || !slices.Contains(r.Unbound(), "file.open") {
		t.Error("Unbound tells it wrong")
	}
}

func TestLinesAreWhatMakesSenseNow(t *testing.T) {
	r := bound()
	r.EnableWhen("edit.undo", func() bool { return false })
	at := map[string]string{}
	for _, l := range r.Lines() {
		at[l.Action.ID] = strings.Join(l.Menus, " ")
	}
	if len(at) != len(r.All())-2 { // without a recent file its menu is not there, nor the line that clears it
		t.Errorf("%d lines of %d actions", len(at), len(r.All()))
	}
	for id, want := range map[string]string{"edit.undo": "", "edit.redo": "menu.edit", "view.theme.dark": "menu.view menu.theme", "help.about": "menu.help"} {
		if at[id] != want {
			t.Errorf("%s stands in %q, want %q", id, at[id], want)
		}
	}
}

func TestRunAsksWhetherItMakesSense(t *testing.T) {
	r, ran, can := New(), 0, false
	r.Bind("edit.undo", func() { ran++ })
	r.EnableWhen("edit.undo", func() bool { return can })
	r.CheckWhen("view.motion", func() bool { return can })
	if r.Run("edit.undo") || r.Run("file.save") || r.Run("no.such") {
		t.Error("ran what cannot be run")
	}
	can = true
	a, _ := r.Pressed(Shortcut{Key: "Z", Ctrl: true})
	if a == nil || !a.Run() || ran != 1 {
		t.Error("Ctrl+Z did not undo")
	}
	if m, _ := r.Find("view.motion"); !m.Checked() {
		t.Error("the tick is missing")
	}
	if m, _ := r.Find("view.panel.left"); m == nil || m.Checked() {
		t.Error("an action that nobody asks about has a tick")
	}
	r.Bind("file.sav", func() {})
	if !slices.Equal(r.Unlisted(), []string{"file.sav"}) {
		t.Error(r.Unlisted())
	}
}

func TestShortcutsReadAsTheKeyboardDoes(t *testing.T) {
	for _, c := range []struct {
		s             Shortcut
		linux, darwin string
	}{
		{ctrlShift("S"), "Ctrl+Shift+S", "⇧⌘S"},
		{alt("Left"), "Alt+←", "⌥←"},
		{plain("F2"), "F2", "F2"},
		{ctrl("="), "Ctrl++", "⌘+"},
	} {
		if c.s.on("linux") != c.linux || c.s.on("darwin") != c.darwin {
			t.Errorf("%+v: %s, %s", c.s, c.s.on("linux"), c.s.on("darwin"))
		}
	}
}

// A project that is only looked at can be searched, copied from, saved elsewhere and left, and nothing in it changes.
func TestALockedProjectIsOnlyLookedAt(t *testing.T) {
	r, locked := bound(), true
	r.Locked = func() bool { return locked }
	var open []string
	for _, a := range r.All() {
		if a.Enabled() && slices.Contains([]string{"edit", "move", "insert", "journey"}, strings.SplitN(a.ID, ".", 2)[0]) {
			open = append(open, a.ID)
		}
	}
	if want := []string{"edit.copy", "edit.selectall", "edit.find", "edit.palette", "edit.link.next", "journey.properties", "journey.template"}; !slices.Equal(open, want) {
		t.Errorf("%v can be done, want %v", open, want)
	}
	for id, want := range map[string]bool{"file.import": false, "view.lanes": false, "file.saveas": true, "view.zoomfit": true} {
		if a, _ := r.Find(id); a.Enabled() != want {
			t.Errorf("%s: %v", id, !want)
		}
	}
	if locked = false; !r.Run("edit.delete") {
		t.Error("afterwards it cannot be changed")
	}
}
