package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/view/outline"
	"sojourn/ui/vm"
)

// outlined returns the application on the sample, with the outline in place of the map.
func outlined(t *testing.T) *window {
	t.Helper()
	w := open(t)
	w.actions.Run("view.outline")
	return w
}

// ctrlKey presses a key with Ctrl in the outline.
func (w *window) ctrlKey(k fyne.KeyName) {
	w.outline.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault})
}

// retype types a text into the field that is open in the outline.
func (w *window) retype(t *testing.T, text string) {
	t.Helper()
	w.actions.Run("edit.rename")
	if !w.outline.Editing() {
		t.Fatal("nothing is open")
	}
	w.overwrite(text)
}

func (w *window) overwrite(text string) {
	field := w.win.Canvas().Focused()
	field.(interface{ SetText(string) }).SetText("")
	for _, r := range text {
		field.TypedRune(r)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestOutlineAndMapShowOneSelection(t *testing.T) {
	w := open(t)
	c := w.card(t, "在线客服")
	w.board.Select(string(c.ID))
	w.actions.Run("view.outline")
	if l, _ := w.outline.Current(); l.ID != c.ID || w.win.Canvas().Focused() != fyne.Focusable(w.outline) || w.set.Page != "outline" {
		t.Fatalf("the outline is at %v", l.LineKey)
	}
	other := w.card(t, "商品页")
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !slices.Equal(w.selected(), []model.ID{other.ID}) || !slices.Equal(refIDs(w.board.Selection()), []string{string(other.ID)}) {
		t.Errorf("selected %v, on the map %v", w.selected(), w.board.Selection())
	}
	if !strings.HasPrefix(w.label(), "触点“商品页”") {
		t.Error(w.label())
	}
	w.find("在线客服", false)
	if l, _ := w.outline.Current(); l.ID != c.ID {
		t.Error("what was found is not the current line")
	}
	if w.actions.Run("view.outline"); w.page() != nil || w.win.Canvas().Focused() != fyne.Focusable(w.board) || w.board.Selection()[0].ID != string(c.ID) {
		t.Error("the map does not come back as it was left")
	}
}

// A window that opens with the outline, or has lost the focus, hears the keys all the same.
func TestKeysWithoutAFocusGoToTheOutline(t *testing.T) {
	w := outlined(t)
	w.win.Canvas().Unfocus()
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if l, _ := w.outline.Current(); l.Kind != vm.CardLine || w.win.Canvas().Focused() != fyne.Focusable(w.outline) {
		t.Errorf("the outline stays at %v", l.LineKey)
	}
}

func TestCardsAreRenamedMovedAddedAndDeletedInTheOutline(t *testing.T) {
	w := outlined(t)
	before := w.session.Doc()
	c := w.card(t, "短视频测评")
	w.outline.Select(string(c.ID))
	w.retype(t, "测评")
	w.card(t, "测评")
	w.ctrlKey(fyne.KeyDown)
	if cell := w.session.Doc().Cell(c.Lane, c.Column); cell[1].ID != c.ID {
		t.Error("it did not go down in its cell")
	}
	w.ctrlKey(fyne.KeyDown) // there is nothing below it
	w.ctrlKey(fyne.KeyRight)
	next := w.session.Doc().Columns(w.mapID)[1].ID
	if now := w.card(t, "测评"); now.Column != next || now.Lane != c.Lane {
		t.Error("it did not go to the next column")
	}
	if l, _ := w.outline.Current(); l.ID != c.ID {
		t.Error("the current line did not go with it")
	}
	w.ctrlKey(fyne.KeyReturn)
	w.overwrite("新来的")
	if added := w.card(t, "新来的"); added.Column != next || added.Lane != c.Lane || added.Type != model.TouchpointCard {
		t.Errorf("%+v", added)
	}
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	for _, other := range w.session.Doc().Cards(w.mapID) {
		if other.Title.In("zh") == "新来的" {
			t.Error("it was not deleted")
		}
	}
	for n := 0; w.actions.Run("edit.undo"); n++ {
		if n > 6 {
			t.Fatal("more steps than were made")
		}
	}
	if !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("undoing everything does not lead back")
	}
}

func TestSeveralCardsWalkTogether(t *testing.T) {
	w := outlined(t)
	a, b := w.card(t, "在线客服"), w.card(t, "商品页")
	w.outline.Select(string(a.ID), string(b.ID))
	was := w.session.Doc()
	w.ctrlKey(fyne.KeyUp) // they fill their cell
	if !model.Compare(was, w.session.Doc()).Empty() {
		t.Error("cards moved where there is no room")
	}
	w.ctrlKey(fyne.KeyLeft)
	cell := w.session.Doc().Cell(a.Lane, w.session.Doc().Columns(w.mapID)[0].ID)
	if n := len(cell); n != 4 || cell[2].ID != a.ID || cell[3].ID != b.ID || len(w.outline.Chosen()) != 2 {
		t.Errorf("%d cards, %d chosen", n, len(w.outline.Chosen()))
	}
	w.ctrlKey(fyne.KeyLeft) // at the edge they stay
	w.ctrlKey(fyne.KeyUp)
	cell = w.session.Doc().Cell(a.Lane, cell[0].Column)
	if cell[1].ID != a.ID || cell[2].ID != b.ID {
		t.Error("they did not go up in step")
	}
	w.actions.Run("edit.undo")
	w.actions.Run("edit.undo")
	if !model.Compare(was, w.session.Doc()).Empty() {
		t.Error("two moves are not two steps")
	}
}

// current makes a line the current one.
func (w *window) current(t *testing.T, k vm.LineKey) {
	t.Helper()
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for range w.outline.Lines() {
		if l, _ := w.outline.Current(); l.LineKey == k {
			return
		}
		w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	t.Fatalf("no line %v", k)
}

// Stages, steps, lanes, the curve and the map itself can be changed in the outline alone.
func TestEverythingOfTheMapIsReached(t *testing.T) {
	w := outlined(t)
	d := w.session.Doc()
	stage, second := d.Stages(w.mapID)[0].ID, d.Stages(w.mapID)[1].ID
	w.current(t, vm.LineKey{Kind: vm.MapLine, ID: w.mapID})
	w.retype(t, "旅程")
	w.current(t, vm.LineKey{Kind: vm.StageLine, ID: stage})
	w.retype(t, "初见")
	w.ctrlKey(fyne.KeyDown)
	w.actions.Run("insert.step")
	w.overwrite("第一步")
	w.current(t, vm.LineKey{Kind: vm.StageLine, ID: stage})
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyInsert})
	w.overwrite("后来")
	d = w.session.Doc()
	stages := d.Stages(w.mapID)
	m, _ := model.Get[model.Map](d, w.mapID)
	if m.Title.In("zh") != "旅程" || stages[0].ID != second || stages[1].Name.In("zh") != "初见" || stages[2].Name.In("zh") != "后来" || d.Steps(stage)[0].Name.In("zh") != "第一步" {
		t.Errorf("%s: %v", m.Title.In("zh"), stages)
	}
	w.current(t, vm.LineKey{Kind: vm.StageLine, ID: stages[2].ID})
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(w.session.Doc().Stages(w.mapID)) != 6 {
		t.Error("the stage was not deleted")
	}
	w.emotionIsSet(t, second)
	w.lanesAreArranged(t)
}

func (w *window) emotionIsSet(t *testing.T, stage model.ID) {
	t.Helper()
	for _, l := range w.session.Doc().Lanes(w.mapID) {
		if l.Type != model.EmotionLane {
			continue
		}
		w.current(t, vm.LineKey{Kind: vm.CurveLine, ID: l.ID, Column: stage})
		w.retype(t, "惊喜")
		if p, ok := w.session.Doc().Point(w.mapID, stage, "", model.Current); !ok || p.Value != 2 {
			t.Error("the curve took no value")
		}
		w.retype(t, "")
		if _, ok := w.session.Doc().Point(w.mapID, stage, "", model.Current); ok {
			t.Error("the value does not go")
		}
		w.retype(t, "很高")
	}
}

func (w *window) lanesAreArranged(t *testing.T) {
	t.Helper()
	w.outline.SetLook(outline.Look{ByLanes: true})
	first := w.session.Doc().Lanes(w.mapID)[0].ID
	w.current(t, vm.LineKey{Kind: vm.LaneLine, ID: first})
	w.retype(t, "步骤")
	w.ctrlKey(fyne.KeyDown)
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyInsert})
	w.overwrite("自定")
	lanes := w.session.Doc().Lanes(w.mapID)
	if lanes[1].ID != first || lanes[1].Name.In("zh") != "步骤" || lanes[2].Name.In("zh") != "自定" {
		t.Error("the lane was not named, moved and followed by another one")
	}
	n := len(lanes)
	w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(w.session.Doc().Lanes(w.mapID)) != n-1 {
		t.Error("the lane was not deleted")
	}
}

func TestTableIsCopiedForASpreadsheet(t *testing.T) {
	w := outlined(t)
	w.outline.SetLook(outline.Look{Table: true})
	w.outline.Select(string(w.card(t, "在线客服").ID))
	w.actions.Run("edit.copy")
	text := w.app.Clipboard().Content()
	if lines := strings.Split(text, "\n"); len(lines) != 3 || !strings.HasPrefix(lines[0], "名称\t阶段") || !strings.HasPrefix(lines[1], "在线客服\t互动") {
		t.Errorf("%q", text)
	}
	n := len(w.session.Doc().Cards(w.mapID))
	w.actions.Run("edit.paste")
	if got := len(w.session.Doc().Cards(w.mapID)); got != n+1 {
		t.Errorf("%d cards after pasting into the map again", got-n)
	}
}

// What is being typed in the outline is part of a save.
func TestSavingTakesWhatIsBeingTypedInTheOutline(t *testing.T) {
	w := outlined(t)
	w.outline.Select(string(w.card(t, "在线客服").ID))
	w.actions.Run("edit.rename")
	w.win.Canvas().Focused().TypedRune('x')
	w.closeEditor()
	w.card(t, "在线客服x")
}

// A project that is only looked at can be walked and copied in the outline, and nothing in it changes.
func TestLookedAtOutlineIsOnlyWalked(t *testing.T) {
	w := outlined(t)
	w.openPath(heldFile(t))
	w.answer(t, "只读打开")
	was := w.session.Doc()
	w.outline.Select(string(w.card(t, "在线客服").ID))
	for _, k := range []fyne.KeyName{fyne.KeyF2, fyne.KeyInsert, fyne.KeyDelete, fyne.KeyDown} {
		w.outline.TypedKey(&fyne.KeyEvent{Name: k})
	}
	w.ctrlKey(fyne.KeyRight)
	w.actions.Run("move.down")
	if l, _ := w.outline.Current(); l.ID != w.card(t, "商品页").ID || w.outline.Editing() || !model.Compare(was, w.session.Doc()).Empty() {
		t.Error("a guest changed the project, or could not look around in it")
	}
	if w.actions.Run("edit.copy"); w.app.Clipboard().Content() != "商品页" {
		t.Error("a guest could not copy")
	}
}

func TestWhatAPaletteGivesGoesIntoTheOutline(t *testing.T) {
	w := outlined(t)
	n := len(w.session.Doc().Cards(w.mapID))
	w.events().Drag(vm.PainPiece, fyne.NewPos(500, 400))
	w.events().Drop(vm.PainPiece, fyne.NewPos(500, 400))
	if got := len(w.session.Doc().Cards(w.mapID)); got != n+1 || !w.outline.Editing() {
		t.Errorf("%d cards more, editing %v", got-n, w.outline.Editing())
	}
	if l, _ := w.outline.Current(); refOf(l).Kind != scene.Card {
		t.Error("the new card is not the current line")
	}
}
