package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/workspace"
	"sojourn/ui/theme"
	"sojourn/ui/vm"
)

// open returns the application without a screen, on the sample.
func open(t testing.TB) *window {
	t.Helper()
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "settings.json"), []byte(`{"language":"zh","theme":"light","width":1200,"height":800}`), 0o600); err != nil {
		t.Fatal(err)
	}
	inTurn(t)
	p := newProgram(test.NewTempApp(t), home, "test")
	p.rest = time.Hour // there is no UI goroutine here that a timer would wait for
	w := p.newWindow()
	t.Cleanup(func() {
		w.each(func(w *window) {
			w.stop()
			w.work.Close()
		})
	})
	w.begin("")
	w.win.Show()
	return w
}

func (w *window) card(t *testing.T, title string) *model.Card {
	t.Helper()
	for _, c := range w.session.Doc().Cards(w.mapID) {
		if c.Title.In("zh") == title {
			return c
		}
	}
	t.Fatalf("no card %q", title)
	return nil
}

func TestEveryActionDoesSomething(t *testing.T) {
	w := open(t)
	if list := w.actions.Unbound(); len(list) > 0 {
		t.Errorf("nobody carries out %v", list)
	}
	if list := w.actions.Unlisted(); len(list) > 0 {
		t.Errorf("bound but in no menu: %v", list)
	}
}

func TestSampleOpensCleanAndUntitled(t *testing.T) {
	w := open(t)
	if s, _ := w.saving(); s != vm.NeverSaved || w.work.Dirty(w.session.Doc()) || w.work.Path() != "" {
		t.Errorf("saving %v, dirty %v", s, w.work.Dirty(w.session.Doc()))
	}
	if len(w.board.Scene().Nodes) < 40 || len(w.found) == 0 {
		t.Errorf("%d nodes, %d findings", len(w.board.Scene().Nodes), len(w.found))
	}
}

func TestInsertMoveUndo(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	for _, id := range []string{"insert.stage", "insert.touchpoint", "insert.persona", "insert.lane.quotes", "insert.map"} {
		was := w.session.Doc()
		if !w.actions.Run(id) || model.Compare(was, w.session.Doc()).Empty() {
			t.Errorf("%s does nothing", id)
		}
		w.board.CloseEditor(false)
	}
	for w.actions.Run("edit.undo") {
	}
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("undoing everything does not lead back")
	}
	if _, ok := model.Get[model.Map](w.session.Doc(), w.mapID); !ok {
		t.Error("the open map went away with the undo and none took its place")
	}
}

func TestStageIsShiftedAndCardCopiedByActions(t *testing.T) {
	w := open(t)
	stages := w.session.Doc().Stages(w.mapID)
	w.board.Select(string(stages[0].ID))
	w.actions.Run("move.right")
	if now := w.session.Doc().Stages(w.mapID); now[1].ID != stages[0].ID {
		t.Error("the stage did not move")
	}
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	w.actions.Run("edit.copy")
	w.actions.Run("edit.paste")
	if n := len(w.session.Doc().Cell(c.Lane, c.Column)); n != 3 {
		t.Errorf("%d cards after pasting", n)
	}
	w.actions.Run("edit.delete")
	if n := len(w.session.Doc().Cell(c.Lane, c.Column)); n != 2 {
		t.Errorf("%d cards after deleting", n)
	}
}

func TestInspectorTypingAWordIsOneStep(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	in := vm.Inspect(w.session.Doc(), w.mapID, w.selected(), w.lang, w.words)
	var title vm.Field
	for _, s := range in.Sections {
		for _, f := range s.Fields {
			if f.Value.Text == "在线客服" {
				title = f
			}
		}
	}
	for _, s := range []string{"在线客服2", "在线客服24", "在线客服24小时"} {
		w.editField(title, vm.Value{Text: s})
		title.Value.Text = s // as the inspector does
	}
	w.card(t, "在线客服24小时")
	w.actions.Run("edit.undo")
	w.card(t, "在线客服")
	if w.session.UndoLabel() != "" {
		t.Error("typing was more than one step")
	}
}

func TestLanguageSwitchIsLiveAndRemembered(t *testing.T) {
	w := open(t)
	w.actions.Run("view.language.en")
	n := w.node(scene.Ref{Kind: scene.StageHead, ID: string(w.session.Doc().Stages(w.mapID)[0].ID)})
	if n.Label != "Contact" || w.set.Language != "en" || w.store.Load().Language != "en" {
		t.Errorf("stage %q, settings %q", n.Label, w.set.Language)
	}
	a, _ := w.actions.Find("view.language.en")
	if !a.Checked() {
		t.Error("no tick")
	}
}

// Both languages on the map: the scene and the inspector have the second one, an export begins with it, the choice is remembered,
// and the second is always the one that the window does not speak.
func TestMapShowsBothLanguages(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	ref := scene.Ref{Kind: scene.Card, ID: string(c.ID), Column: string(c.Column)}
	said := func() (out []string) {
		for _, p := range w.node(ref).Prims {
			if p.Run != nil && p.Run.Lang != "" {
				out = append(out, p.Run.Lang+" "+p.Run.Text)
			}
		}
		return out
	}
	high := w.node(ref).Bounds.H
	w.board.Select(string(c.ID))
	w.actions.Run("view.both")
	if got := said(); len(got) == 0 || got[0] != "en Live chat" || w.node(ref).Bounds.H <= high || !w.store.Load().Both {
		t.Errorf("the card says %q", got)
	}
	if a, _ := w.actions.Find("view.both"); !a.Checked() {
		t.Error("no tick")
	}
	in := vm.Inspect(w.session.Doc(), w.mapID, w.selected(), w.lang, w.words).InBoth(w.lang, w.also(), w.words)
	title, ok := in.Find(string(c.ID) + ".title.en")
	if !ok || title.Value.Text != "Live chat" {
		t.Fatalf("the inspector says %q", title.Value.Text)
	}
	w.editField(title, vm.Value{Text: "Live help"})
	if got := said(); got[0] != "en Live help" || w.card(t, "在线客服").ID != c.ID {
		t.Errorf("after typing it says %q", got)
	}
	w.actions.Run("edit.undo")
	if got := said(); got[0] != "en Live chat" {
		t.Errorf("after undo it says %q", got)
	}
	if !w.find("live chat", false) || w.board.Selection()[0].ID != string(c.ID) {
		t.Error("the search does not find what stands below")
	}
	e := w.choices()
	if job, err := w.job(e, w.session.Doc()); err != nil || !e.Both || job.Also != "en" || job.AlsoWords == nil {
		t.Errorf("an export begins in %q and %q", job.Lang, job.Also)
	}
	if e.Format = "journey"; e.Bilingual() {
		t.Error("a project has a language of its own to be in")
	}
	w.actions.Run("view.language.en")
	if got := said(); len(got) == 0 || got[0] != "zh 在线客服" {
		t.Errorf("in an English window the card says %q below", got)
	}
	w.actions.Run("view.both")
	if got := said(); len(got) > 0 {
		t.Errorf("one language again, and it says %q", got)
	}
}

func TestSearchGoesFromHitToHit(t *testing.T) {
	w := open(t)
	if !w.find("评价", false) {
		t.Fatal("nothing found")
	}
	first := w.board.Selection()[0].ID
	w.find("评价", true)
	if w.board.Selection()[0].ID == first {
		t.Error("the second hit is the first")
	}
	if w.find("不存在的词", false) {
		t.Error("found what is not there")
	}
}

func TestEmotionLabelSpeaksTheMapsScale(t *testing.T) {
	w := open(t)
	for share, want := range map[float64]string{0: "−2", 0.5: "0", 1: "+2"} {
		if got := w.emotionLabel(scene.Ref{}, share); got != want {
			t.Errorf("%v: %q", share, got)
		}
	}
}

func TestEditsThatCannotBeAreExplained(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	w.effect(tool.MoveCards{IDs: []string{"nowhere"}, Slot: scene.Slot{Lane: "x", Column: "y"}})
	if w.session.Doc() != before {
		t.Error("the document changed")
	}
	if s := w.explain(&model.RuleError{Rule: "text", What: "too long"}); s == "" || s == "error.edit" {
		t.Errorf("explained as %q", s)
	}
}

func TestSaveOpenRecent(t *testing.T) {
	w := open(t)
	path := filepath.Join(t.TempDir(), "客户.journey")
	w.write(path, nil)
	if st, _ := w.saving(); st != vm.Saved || len(w.set.Recent) != 1 || w.fileName() != "客户.journey" {
		t.Errorf("%v, recent %v", st, w.set.Recent)
	}
	w.actions.Run("insert.stage")
	w.board.CloseEditor(false)
	if st, _ := w.saving(); st != vm.Unsaved {
		t.Error("an edit leaves the file saved")
	}
	w.actions.Run("edit.undo")
	if st, _ := w.saving(); st != vm.Saved {
		t.Error("undoing it does not make it saved again")
	}
	w.openPath(filepath.Join(t.TempDir(), "gone.journey"))
	if w.work.Path() != path {
		t.Error("a file that cannot be opened took the place of the one that was open")
	}
}

func TestEveryFileErrorHasWords(t *testing.T) {
	w := open(t)
	for _, err := range []error{fileio.ErrChanged, fileio.ErrGone, fileio.ErrDenied, fileio.ErrFull, fileio.ErrTooBig, workspace.ErrReadOnly, errors.New("odd")} {
		kind := kindOf("save", fmt.Errorf("x: %w", err))
		for _, part := range []string{"", ".safe", ".next"} {
			if key := "error." + kind + part; w.words(key) == key {
				t.Errorf("%v: no words for %s", err, key)
			}
		}
	}
}

func TestSheetBecomesAMapInOneStep(t *testing.T) {
	w := open(t)
	path := filepath.Join(t.TempDir(), "触点.csv")
	os.WriteFile(path, []byte("阶段,触点,渠道,期望,实际\n接触,短视频,社媒,5,4\n购买,结算页,网店,5,2\n"), 0o600)
	before := w.session.Doc()
	im := readSheet(t, w, path)
	if st := im.state(); !st.Ready || im.mapping.Layout != "long" || len(st.Heads) != 5 || st.Heads[1].ID != "touchpoint" {
		t.Fatalf("%+v", st)
	}
	im.setField(3, "")
	im.apply()
	if len(w.session.Doc().Maps()) != 4 || len(w.session.Doc().Stages(w.mapID)) != 2 {
		t.Errorf("%d maps", len(w.session.Doc().Maps()))
	}
	w.actions.Run("edit.undo")
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("the import is not one step")
	}
}

func TestSafeNames(t *testing.T) {
	for in, want := range map[string]string{"旅程: 首购/复购?": "旅程 首购 复购", "  a\tb\n": "a b", "...": "", "CON<>": "CON"} {
		if got := safeName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestQuietWindowIsCheckedAgain(t *testing.T) {
	w := open(t)
	n := len(w.found)
	w.session.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{Name: model.Plain("无图")}); return nil })
	if w.resting == nil || !w.resting.Stop() {
		t.Fatal("nothing waits for the window to rest")
	}
	if len(w.found) != n {
		t.Error("the checks did not wait")
	}
	if w.rested(); len(w.found) != n+1 {
		t.Error("a persona without a map is not found")
	}
}

// Undo happens in front of who asked for it: a step on another map opens that map, and one that takes the open map away
// goes back to the one before it, not to the first.
func TestUndoShowsTheMapItChanges(t *testing.T) {
	w := open(t)
	maps := w.session.Doc().Maps()
	w.actions.Run("insert.stage")
	w.openMap(maps[1].ID)
	w.actions.Run("insert.map")
	added := w.mapID
	if added == maps[0].ID || added == maps[1].ID {
		t.Fatal("the new map is not open")
	}
	if w.session.UndoLabel() != "do.map.add" {
		t.Errorf("a map and its first stage are several steps, the last of them %s", w.session.UndoLabel())
	}
	if w.actions.Run("edit.undo"); w.mapID != maps[1].ID {
		t.Errorf("back on %s", w.mapID)
	}
	if w.actions.Run("edit.undo"); w.mapID != maps[0].ID {
		t.Error("a stage went from a map nobody sees")
	}
	w.actions.Run("edit.redo")
	if w.actions.Run("edit.redo"); w.mapID != added || len(w.session.Doc().Stages(added)) != 1 {
		t.Error("the map is there again and not open")
	}
}

// A right click into a free cell means that cell, not the first column of the touchpoints.
func TestAContextMenuInACellAddsThere(t *testing.T) {
	w := open(t)
	w.win.Resize(fyne.NewSize(1600, 1000))
	w.board.Fit()
	s := w.board.Scene()
	col, lane := s.Columns[len(s.Columns)-1], s.Lanes[0]
	for _, l := range s.Lanes {
		if rec, _ := model.Get[model.Lane](w.session.Doc(), model.ID(l.ID)); rec.Type == model.PainsLane {
			lane = l
		}
	}
	at := w.board.View().ToView(scene.Point{X: col.At + col.Extent/2, Y: lane.End() - 2})
	offers := w.offers(tool.Menu{Ref: scene.Ref{Kind: scene.LaneBody, ID: lane.ID}, At: at})
	before := len(w.session.Doc().Cards(w.mapID))
	w.menuLine(offers[0]).Action()
	c, ok := model.Get[model.Card](w.session.Doc(), w.selected()[0])
	if !ok || string(c.Lane) != lane.ID || string(c.Column) != col.ID || c.Type != model.PainCard || len(w.session.Doc().Cards(w.mapID)) != before+1 {
		t.Errorf("added %+v", c)
	}
	w.board.CloseEditor(false)
	w.app.Clipboard().SetContent("加一句提示")
	w.menuLine(offers[1]).Action()
	if c, _ := model.Get[model.Card](w.session.Doc(), w.selected()[0]); string(c.Lane) != lane.ID || string(c.Column) != col.ID {
		t.Errorf("pasted %+v", c)
	}
	for _, o := range w.offers(tool.Menu{Ref: scene.Ref{Kind: scene.EmotionPoint}}) {
		if o.action == "edit.rename" {
			t.Error("a point of the curve has no name to change")
		}
	}
}

// The maps and personas of the panel have menus of their own. What they offer is done to the one that was pressed; a
// persona that is not on the map is not taken off it.
func TestMapsAndPersonasOfThePanelHaveMenus(t *testing.T) {
	w := open(t)
	keys := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	doc := w.session.Doc()
	first, other := doc.Maps()[0], doc.Maps()[1].ID
	on := first.Personas[0]
	w.personaMenu(on, fyne.NewPos(100, 100))
	keys(fyne.KeyUp, fyne.KeyReturn)
	if m, _ := model.Get[model.Map](w.session.Doc(), first.ID); slices.Contains(m.Personas, on) {
		t.Error("the persona is still on the map")
	}
	w.personaMenu(on, fyne.NewPos(100, 100))
	keys(fyne.KeyUp, fyne.KeyReturn)
	if p, ok := w.page().(*personasPage); !ok || p.id != on {
		t.Error("the page of the persona is not open")
	}
	w.personaMenu(on, fyne.NewPos(100, 100))
	keys(fyne.KeyUp, fyne.KeyReturn)
	if n := len(w.session.Doc().Personas()); n != len(doc.Personas())+1 {
		t.Errorf("%d personas", n)
	}
	w.mapMenu(other, fyne.NewPos(100, 100))
	if keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn); len(w.session.Doc().Maps()) != len(doc.Maps())+1 || w.session.UndoLabel() != "do.map.duplicate" {
		t.Errorf("%d maps after %s", len(w.session.Doc().Maps()), w.session.UndoLabel())
	}
	if m, _ := model.Get[model.Map](w.session.Doc(), w.mapID); m.Scenario.In("zh") != doc.Maps()[1].Scenario.In("zh") {
		t.Error("another map was duplicated")
	}
}

// The editor of a name covers the name, not the whole strip or the whole height of a lane.
func TestNamesAreEditedWhereTheyStand(t *testing.T) {
	w := open(t)
	for _, n := range w.board.Scene().Nodes {
		r := w.nameRect(n.Ref, n.Bounds)
		switch n.Ref.Kind {
		case scene.PersonaStrip:
			if r.H > 30 || r.X < n.Bounds.X+70 || r.MaxX() > n.Bounds.X+n.Bounds.W/2 || r.Y < n.Bounds.Y-1 {
				t.Errorf("name of %v in %v", r, n.Bounds)
			}
		case scene.LaneHead:
			if r.H > 30 || r.Y != n.Bounds.Y {
				t.Errorf("lane %v in %v", r, n.Bounds)
			}
		case scene.Card:
			if r != n.Bounds {
				t.Errorf("card %v in %v", r, n.Bounds)
			}
		}
	}
}

// What is dragged shows what it will be: a pain in red, and a face that follows its value.
func TestWhatIsDraggedLooksLikeWhatItBecomes(t *testing.T) {
	w := open(t)
	seen := map[scene.Color]bool{}
	for _, k := range vm.Pieces {
		seen[w.pieceTint(item(k))] = true
	}
	if len(seen) != len(vm.Pieces) {
		t.Errorf("%d colours for %d pieces", len(seen), len(vm.Pieces))
	}
	low, high := w.emotionPoint(scene.Point{}, 0), w.emotionPoint(scene.Point{}, 1)
	if low[0].Stroke == high[0].Stroke {
		t.Error("the best value looks as the worst one")
	}
}

// The map lies on the very ground that the window has around it, and that pages stand on. In the dark the two differed by a shade.
func TestTheMapAndTheWindowShareTheirGround(t *testing.T) {
	w := open(t)
	doc := w.session.Doc()
	for _, c := range []struct {
		look    theme.Palette
		options layout.Options
	}{{theme.Light, layout.Options{}}, {theme.Dark, layout.Options{Dark: true}}, {theme.Contrast, layout.Options{Contrast: true}}} {
		o := c.options
		o.Map, o.Lang, o.Words = w.mapID, w.lang, w.words
		if got := layout.Build(doc, o, typeset.Shared()).Ground; got != c.look.Canvas {
			t.Errorf("the map lies on %v, the window on %v", got, c.look.Canvas)
		}
	}
}
