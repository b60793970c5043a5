package view

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"sojourn/model"
	"sojourn/ui/action"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

func TestToolbarRunsItsActions(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	for _, text := range []string{"阶段", "触点", "适合窗口", "导出"} {
		s.tap(text)
	}
	want := []string{"insert.stage", "insert.touchpoint", "view.zoomfit", "file.export"}
	if !slices.Equal(s.ran, want) {
		t.Errorf("%v, want %v", s.ran, want)
	}
	if !s.tool.buttons["edit.redo"].Disabled() || s.tool.buttons["edit.undo"].Disabled() {
		t.Error("undo or redo is wrong")
	}
}

func TestNothingUnboundShowsInTheToolbar(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode)
	s.r.Bind("view.zoomfit", nil)
	s.open(1200, 800)
	if s.tool.buttons["view.zoomfit"].Visible() {
		t.Error("a button that does nothing shows")
	}
}

func TestStateChipChangesTheMap(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	for _, o := range test.LaidOutObjects(s.Content) {
		if c, ok := o.(*part.Chip); ok && c.Text == "目标" {
			test.Tap(c)
			break
		}
	}
	if m, _ := model.Get[model.Map](s.session.Doc(), s.m); m.State != model.ToBe {
		t.Errorf("the map shows %q", m.State)
	}
}

func TestSidebarOpensAndChecks(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode)
	var opened model.ID
	var checked vm.Check
	s.ev.OpenMap = func(id model.ID) { opened = id }
	s.ev.Check = func(c vm.Check) { checked = c }
	s.open(1200, 800)
	s.row("售后换货")
	s.row("“忠诚”阶段没有触点")
	if opened != s.session.Doc().Maps()[2].ID || len(checked.Subjects) != 1 {
		t.Errorf("opened %q, checked %+v", opened, checked)
	}
}

// Maps and personas of the panel open their menus by the other button and by the menu key.
func TestRowsOfTheSidebarHaveMenus(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode)
	var asked []model.ID
	ask := func(id model.ID, at fyne.Position) {
		if at.Y <= 0 {
			t.Errorf("at %v", at)
		}
		asked = append(asked, id)
	}
	s.ev.MapMenu, s.ev.PersonaMenu = ask, ask
	s.open(1200, 800)
	for _, o := range test.LaidOutObjects(s.Content) {
		if row, ok := o.(*part.Row); ok && row.OnMenu != nil {
			row.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(20, 20)})
			row.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
		}
	}
	var want []model.ID
	for _, p := range s.session.Doc().Personas() {
		want = append(want, p.ID, p.ID)
	}
	for _, m := range s.session.Doc().Maps() {
		want = append(want, m.ID, m.ID)
	}
	if !slices.Equal(asked, want) {
		t.Errorf("%v, want %v", asked, want)
	}
}

func (s *stage) tile(name string) *part.Tile {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.Content) {
		if tile, ok := o.(*part.Tile); ok && tile.Name == name {
			return tile
		}
	}
	s.t.Fatalf("no tile %s", name)
	return nil
}

func pull(tile *part.Tile, to fyne.Position) {
	tile.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
}

func TestPieceIsDraggedOntoTheMap(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode)
	var over, dropped []vm.PieceKind
	cancelled := 0
	s.ev.Drag = func(k vm.PieceKind, _ fyne.Position) { over = append(over, k) }
	s.ev.Drop = func(k vm.PieceKind, at fyne.Position) { dropped = append(dropped, k) }
	s.ev.DragCancel = func() { cancelled++ }
	s.open(1200, 800)
	tile, there := s.tile("痛点"), fyne.NewPos(600, 400)
	pull(tile, fyne.NewPos(100, 400))
	if len(s.ghost.layer.Objects) != 1 {
		t.Error("nothing follows the pointer")
	}
	pull(tile, there)
	if len(s.ghost.layer.Objects) != 0 {
		t.Error("the piece shows twice over the map")
	}
	s.show() // the document may change meanwhile; the tile stays the one that is held
	tile.DragEnd()
	if len(over) != 2 || !slices.Equal(dropped, []vm.PieceKind{vm.PainPiece}) || len(s.ghost.layer.Objects) != 0 {
		t.Errorf("over %v, dropped %v", over, dropped)
	}
	pull(tile, there)
	if !s.CancelDrag() {
		t.Error("Escape found no drag")
	}
	pull(tile, there)
	tile.DragEnd()
	if len(dropped) != 1 || cancelled != 1 || s.CancelDrag() {
		t.Error("a cancelled piece fell")
	}
	pull(tile, there)
	if tile.DragEnd(); len(dropped) != 2 {
		t.Error("the piece after a cancelled one does not fall")
	}
}

func TestSearchAsksAndSaysWhenNothingIsFound(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode)
	var asked []string
	left := 0
	s.ev.Search = func(text string, next bool) bool {
		if next {
			text += "→"
		}
		asked = append(asked, text)
		return text != "x"
	}
	s.ev.Leave = func() { left++ }
	s.open(1200, 800)
	s.FocusSearch()
	f := s.tool.search.field
	f.TypedRune('x')
	if s.tool.search.none.Text() != i18n.For("zh")("tool.search.none") {
		t.Error("nothing found is not said")
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	f.TypedRune('y')
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !slices.Equal(asked[:4], []string{"x", "", "y", "y→"}) || left != 1 || s.tool.search.none.Text() != "" || f.Text != "" {
		t.Errorf("asked %q, left %d", asked, left)
	}
}

func TestStatusTellsAndNotes(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	if s.status.saved.Text() != "✓ 已保存 14:02" || s.status.selected.Text() != "选中 1" {
		t.Errorf("%q %q", s.status.saved.Text(), s.status.selected.Text())
	}
	if s.Say("已导出"); s.status.selected.Text() != "已导出" {
		t.Error(s.status.selected.Text())
	}
	if s.Say(""); s.status.selected.Text() != "选中 1" {
		t.Error(s.status.selected.Text())
	}
}

func TestPanelsGiveTheirRoomToTheMap(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	before := s.board.Size().Width
	s.ShowPanels(false, false)
	if after := s.board.Size().Width; before != 1200-sidebarWidth-inspectorWidth-2 || after != 1200 {
		t.Errorf("the map is %v wide, then %v", before, after)
	}
	s.ShowPanels(true, false)
	if s.board.Position().X != sidebarWidth+1 {
		t.Error("the left panel did not come back")
	}
}

// In a small window what gives way is the search field and then the title, never a button.
func TestNarrowToolbarKeepsItsButtons(t *testing.T) {
	s := newStage(t, "en", theme.LightMode).open(860, 500)
	if least := s.Content.MinSize().Width; least > 860 {
		t.Errorf("a window can not be narrower than %v", least)
	}
	var last float32
	for _, o := range s.tool.box.Objects {
		if b, ok := o.(*part.Button); ok && b.Visible() {
			if b.Position().X < last {
				t.Errorf("%s%s lies over its neighbour", b.Text, b.Icon)
			}
			last = b.Position().X + b.Size().Width
		}
	}
	if s.tool.search.box.Visible() {
		t.Error("the search field does not give way")
	}
}

func TestMenuShowsKeysTicksAndHistory(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	on := false
	s.r.CheckWhen("view.motion", func() bool { return on })
	m := NewMenu(s.r, i18n.For("zh"), s.win)
	if len(m.Main.Items) != 7 || m.Main.Items[0].Label != "文件" {
		t.Fatalf("%d menus", len(m.Main.Items))
	}
	find := func(label string) *fyne.MenuItem {
		for item := range m.items {
			if words, _, _ := strings.Cut(strings.ReplaceAll(item.Label, "\u3000", " "), " "); words == label {
				return item
			}
		}
		t.Fatalf("no line %s", label)
		return nil
	}
	want := desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	if k := find("另存为…").Shortcut; k.ShortcutName() != want.ShortcutName() {
		t.Errorf("save as has another shortcut: %s", k.ShortcutName())
	}
	if k := find("撤销").Shortcut; k.ShortcutName() != (&fyne.ShortcutUndo{}).ShortcutName() || !find("退出").IsQuit {
		t.Error("undo or quit is not what Fyne knows")
	}
	if m.Update() {
		t.Error("nothing changed")
	}
	if on = true; !m.Update() || !find("动画").Checked {
		t.Error("the tick is missing")
	}
	if !m.SetHistory("do.card.move", "") || m.SetHistory("do.card.move", "") {
		t.Error("the history is not followed")
	}
	find("撤销：移动卡片")
}

// Fyne draws the shortcuts of a menu in a fifth of the colour of text, which nobody with tired eyes reads.
func TestKeysOfAMenuAreAsLegibleAsItsWords(t *testing.T) {
	s := newStage(t, "en", theme.ContrastMode).open(1200, 800)
	m := NewMenu(s.r, i18n.For("en"), s.win)
	m.SetHistory("do.card.move", "")
	for _, menu := range m.Main.Items {
		column := float32(0)
		for _, item := range menu.Items {
			a := m.items[item]
			if a == nil || len(a.Keys) == 0 {
				continue
			}
			if _, drawn := item.Shortcut.(fyne.KeyboardShortcut); drawn {
				t.Errorf("%s: Fyne draws the keys", item.Label)
			}
			words, ok := strings.CutSuffix(item.Label, a.Keys[0].String())
			if !ok {
				t.Errorf("%s has no keys", item.Label)
			}
			if w := wide(words); column == 0 {
				column = w
			} else if w < column-1.5 || w > column+1.5 {
				t.Errorf("the keys of %q begin at %v, others at %v", item.Label, w, column)
			}
		}
	}
}

// What is typed into the inspector is in the document at once. With a history of its own besides, a field would stop
// undoing where its typing began, and everything before were out of reach while it has the focus.
func TestUndoInTheInspectorIsThatOfTheDocument(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	m := NewMenu(s.r, i18n.For("zh"), s.win)
	var undo *fyne.MenuItem
	for item, a := range m.items {
		if a.ID == "edit.undo" {
			undo = item
		}
	}
	s.r.Bind("edit.undo", func() { s.session.Undo(); s.SetInspector(s.inspect()) })
	e := s.entryWith("结算页付款")
	s.win.Canvas().Focus(e)
	e.CursorToEnd()
	e.TypedRune('x')
	if undo.Action(); e.Text != "结算页付款" || s.title() != "结算页付款" || s.win.Canvas().Focused() != fyne.Focusable(e) {
		t.Errorf("text %q, card %q", e.Text, s.title())
	}
	before := s.session.UndoLabel()
	if undo.Action(); before == "" || s.session.UndoLabel() == before {
		t.Error("what was done before the typing is out of reach")
	}
}

func TestUndoBelongsToAFieldThatIsNotInTheDocument(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	m := NewMenu(s.r, i18n.For("zh"), s.win)
	e := s.Frame.tool.search.field
	s.win.Canvas().Focus(e)
	e.TypedRune('x')
	for item, a := range m.items {
		if a.ID == "edit.undo" {
			item.Action()
		}
	}
	if len(s.ran) != 0 || e.Text != "" {
		t.Errorf("ran %v, text %q", s.ran, e.Text)
	}
	s.win.Canvas().Unfocus()
	for item, a := range m.items {
		if a.ID == "edit.undo" {
			item.Action()
		}
	}
	if !slices.Equal(s.ran, []string{"edit.undo"}) {
		t.Error(s.ran)
	}
}

func TestPlainKeysActWhileNothingHasTheFocus(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	plain := BindKeys(s.r, s.win)
	s.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if plain(&fyne.KeyEvent{Name: fyne.KeyX}) || !plain(&fyne.KeyEvent{Name: fyne.KeyF2}) {
		t.Error("X is an action, or F2 is none")
	}
	if !slices.Equal(s.ran, []string{"edit.delete", "edit.rename"}) {
		t.Error(s.ran)
	}
}

// A shortcut of the menu reaches through a dialog in Fyne; the map must not change behind it.
func TestShortcutsWaitForADialog(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	m := NewMenu(s.r, i18n.For("zh"), s.win)
	pop := widget.NewModalPopUp(widget.NewLabel("?"), s.win.Canvas())
	pop.Show()
	for item, a := range m.items {
		if a.ID == "edit.duplicate" {
			item.Action()
			pop.Hide()
			item.Action()
		}
	}
	if !slices.Equal(s.ran, []string{"edit.duplicate"}) {
		t.Error(s.ran)
	}
}

func TestAnEmptyMapSaysHowToBegin(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	if s.hint.Text() != "" {
		t.Error("a map with stages is called empty")
	}
	empty := s.session.Doc().Maps()[1].ID
	s.SetToolbar(vm.NewToolbar(s.session.Doc(), empty, 1, "", "", "zh", i18n.For("zh")))
	if s.hint.Text() == "" || s.hint.Size().Width < s.hint.FullWidth() {
		t.Error("an empty map is left alone")
	}
}

// The filter and the view that is looked at stand pressed, each says what it is, and the views open as a menu.
func TestFilterAndViewsInTheToolbar(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	filter, views := s.tool.buttons["view.filter"], s.tool.views
	if filter.On || views.On {
		t.Error("pressed before anything is on")
	}
	on, looked := false, ""
	s.r.CheckWhen("view.filter", func() bool { return on })
	s.r.Views = func() []action.Entry {
		return []action.Entry{{Text: "给市场部", Checked: looked != "", Run: func() { looked = "给市场部" }}}
	}
	on = true
	s.Refresh()
	if !filter.On || views.On {
		t.Errorf("the filter is on: filter %v, views %v", filter.On, views.On)
	}
	lines := s.tool.viewLines()
	if lines[0].Label != "给市场部" || lines[0].Checked {
		t.Fatalf("the first line is %q", lines[0].Label)
	}
	lines[0].Action()
	on = false
	if s.Refresh(); filter.On || !views.On || !s.tool.viewLines()[0].Checked {
		t.Errorf("a view is looked at: filter %v, views %v", filter.On, views.On)
	}
	last := lines[len(lines)-1]
	if last.Action(); !slices.Contains(s.ran, "view.delete") {
		t.Errorf("the last line does %v", s.ran)
	}
	filter.MouseIn(nil)
	if got := s.status.selected.Text(); got != "筛选卡片  Ctrl+Shift+F" {
		t.Errorf("the filter says %q", got)
	}
	filter.MouseOut()
	views.MouseIn(nil)
	if got := s.status.selected.Text(); got != "已存视图" {
		t.Errorf("the views say %q", got)
	}
	views.Tapped(&fyne.PointEvent{})
	if s.win.Canvas().Overlays().Top() == nil {
		t.Error("no menu opens")
	}
}

// The photo of a persona comes into the circle of the left panel, once it is made.
func TestTheLeftPanelShowsPhotos(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode)
	var came func(image.Image)
	asked := model.ID("")
	s.ev.Thumb = func(m *model.Media, shown func(image.Image)) { asked, came = m.ID, shown }
	s.do(func(tx *model.Tx) error {
		p := *tx.Doc().Personas()[1]
		p.Photo = model.AddPicture(tx, model.Media{Type: "image/png", Data: []byte("x")})
		model.Put(tx, p)
		return nil
	})
	s.open(1200, 800)
	if asked == "" || asked != s.session.Doc().Personas()[1].Photo {
		t.Fatalf("asked for %q", asked)
	}
	row := s.side.people[1].(*part.Row)
	before := s.win.Canvas().Capture()
	red := image.NewRGBA(image.Rect(0, 0, 60, 20))
	draw.Draw(red, red.Rect, image.NewUniform(color.NRGBA{R: 255, A: 255}), image.Point{}, draw.Src)
	came(red)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row)
	x, y := int(at.X)+8+11, int(at.Y)+15
	got := s.win.Canvas().Capture()
	if r, g, _, _ := got.At(x, y).RGBA(); r < 0xF000 || g > 0x1000 {
		t.Errorf("in the circle is %v", got.At(x, y))
	}
	if corner := got.At(x-10, y-10); corner != before.At(x-10, y-10) {
		t.Errorf("the photo is not round: %v", corner)
	}
}

// What stands in the empty search field was cut in English in a window of 1280, with a scroll bar under it.
func TestTheSearchFieldSaysWhatFitsIt(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		s := newStage(t, lang, theme.LightMode)
		short, whole := 0, 0
		for width := float32(1000); width <= 1700; width += 50 {
			s.open(width, 700)
			f := s.tool.search
			if !f.box.Visible() {
				continue
			}
			if need := wide(f.field.PlaceHolder); need > f.field.Size().Width-searchInset {
				t.Errorf("%s, %v: %q needs %v of %v", lang, width, f.field.PlaceHolder, need, f.field.Size().Width)
			}
			if strings.Contains(f.field.PlaceHolder, f.keys) {
				whole++
			} else {
				short++
			}
		}
		if whole == 0 || lang == "en" && short == 0 {
			t.Errorf("%s: %d short, %d whole", lang, short, whole)
		}
	}
}

// Without a map the middle of the window was bare, and the button for lanes opened nothing.
func TestAProjectWithoutMapsSaysWhereToBegin(t *testing.T) {
	s := newStage(t, "en", theme.DarkMode).open(1200, 700)
	if s.hinted.Visible() {
		t.Error("a map that has stages is told where to begin")
	}
	for _, l := range model.LaneTypes {
		s.r.EnableWhen(action.InsertLane(l), func() bool { return false })
	}
	s.SetToolbar(vm.Toolbar{Hint: "Begin here"})
	s.tool.refresh()
	if !s.hinted.Visible() || s.hint.Size().Width < s.hint.FullWidth() || !s.tool.lane.Disabled() {
		t.Errorf("visible %v, %v wide, lanes can be added: %v", s.hinted.Visible(), s.hint.Size().Width, !s.tool.lane.Disabled())
	}
	s.ShowPage(space(10, 10))
	if s.hinted.Visible() {
		t.Error("the hint lies over a page")
	}
	if s.ShowPage(nil); !s.hinted.Visible() {
		t.Error("the hint does not come back")
	}
}

// A card's fields, the panel of journeys and the tools were out of reach of the keyboard while something was selected.
func TestTheKeyboardGoesRoundTheWindow(t *testing.T) {
	s := newStage(t, "en", theme.LightMode).open(1200, 700)
	back := 0
	round := func() (areas []int) {
		for back = 0; back == 0 && len(areas) < 9; {
			s.FocusNextArea(func() { back++; s.win.Canvas().Unfocus() })
			areas = append(areas, s.area(s.win.Canvas().Focused()))
		}
		return areas
	}
	if got := round(); !slices.Equal(got, []int{1, 2, 3, 0}) {
		t.Errorf("round by %v", got)
	}
	s.ShowPanels(false, true)
	if got := round(); !slices.Equal(got, []int{1, 3, 0}) {
		t.Errorf("without the left panel by %v", got)
	}
}

// The words beside buttons hung a few points lower than those in them, and in a small window two checks were cut off.
func TestTheBarOfReplacingStandsInLine(t *testing.T) {
	s := newStage(t, "en", theme.LightMode).open(1280, 700)
	s.ShowReplace()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	middle := func(o fyne.CanvasObject) float32 { return at(o).Y + o.Size().Height/2 }
	b := s.replace
	for _, o := range []fyne.CanvasObject{b.match, b.here} {
		if d := middle(o) - middle(b.with); d > 1 || d < -1 {
			t.Errorf("a check stands %v below its field", d)
		}
	}
	if d := middle(b.count) - middle(b.find); d > 1 || d < -1 {
		t.Errorf("the count stands %v below its field", d)
	}
	s.win.Resize(fyne.NewSize(1024, 640))
	for _, o := range []fyne.CanvasObject{b.match, b.here} {
		if right := at(o).X + o.Size().Width; right > 1024-inspectorWidth || middle(o) < middle(b.with)+20 || middle(o) > at(s.board).Y {
			t.Errorf("in a small window a check ends at %v, %v below its field", right, middle(o)-middle(b.with))
		}
	}
}
