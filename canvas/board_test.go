package canvas

import (
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

var faces = typeset.New()

func TestMain(m *testing.M) {
	app := test.NewApp()
	code := m.Run()
	app.Quit()
	os.Exit(code)
}

// testScene is two stages and three lanes; the middle lane holds an emotion curve. All in points:
//
//	y 40 stage row · y 80 lane 行为 · y 240 lane 情绪 · y 360 lane 痛点 · columns 172 wide from x 112
func testScene() *scene.Scene {
	s := &scene.Scene{
		Size: scene.Size{W: 480, H: 520}, Grid: scene.Rect{X: 112, Y: 80, W: 344, H: 440}, HeadTop: 40,
		Ground: scene.RGB(0xF4F6F9),
	}
	add := func(ref scene.Ref, l scene.Layer, r scene.Rect, text string, fill uint32, ink uint32) {
		n := scene.Node{Ref: ref, Layer: l, Bounds: r, Label: text}
		n.Prims = []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: 8, Fill: scene.RGB(fill), Stroke: scene.RGB(0xE2E6EC), Width: 1}}
		line := faces.Line(text, typeset.Style{Face: scene.Bold, Size: 12})
		n.Prims = append(n.Prims, words(line, r.X+10, r.Y+20, scene.RGB(ink))...)
		s.Nodes = append(s.Nodes, n)
	}
	for i, name := range []string{"接触", "购买"} {
		id := []string{"s1", "s2"}[i]
		s.Columns = append(s.Columns, scene.Track{ID: id, At: 112 + 172*float64(i), Extent: 172, Drop: true})
		add(scene.Ref{Kind: scene.StageHead, ID: id}, scene.Head, scene.Rect{X: 112 + 172*float64(i), Y: 40, W: 172, H: 40}, name, 0x33475B, 0xFFFFFF)
	}
	for i, name := range []string{"行为", "情绪", "痛点"} {
		at, h := []float64{80, 240, 360}[i], []float64{160, 120, 160}[i]
		id := []string{"act", "mood", "pain"}[i]
		s.Lanes = append(s.Lanes, scene.Track{ID: id, At: at, Extent: h, Drop: id != "mood"})
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.LaneBody, ID: id}, Bounds: scene.Rect{X: 112, Y: at, W: 344, H: h}})
		add(scene.Ref{Kind: scene.LaneHead, ID: id}, scene.Side, scene.Rect{Y: at, W: 112, H: h}, name, 0xFFFFFF, 0x1C2430)
	}
	card := func(id, column string, x, y float64, text string) {
		add(scene.Ref{Kind: scene.Card, ID: id, Column: column}, scene.Content, scene.Rect{X: x, Y: y, W: 156, H: 52}, text, 0xFFFFFF, 0x1C2430)
	}
	card("c1", "s1", 120, 88, "刷到测评短视频")
	card("c2", "s1", 120, 148, "问客服尺码")
	card("c3", "s2", 292, 88, "结算付款")
	card("c4", "s2", 292, 148, "Unboxing")
	card("c5", "s2", 292, 368, "付款方式少")
	for i, id := range []string{"s1", "s2"} {
		add(scene.Ref{Kind: scene.EmotionPoint, ID: "mood", Column: id}, scene.Content,
			scene.Rect{X: 188 + 172*float64(i), Y: 290, W: 20, H: 20}, "", 0xE39A1B, 0xE39A1B)
	}
	return s
}

// stage is a board in a window, with a clock and modifiers of its own.
type stage struct {
	*Board
	t       *testing.T
	w       fyne.Window
	now     time.Time
	mods    fyne.KeyModifier
	got     []tool.Effect
	paints  int
	editing func(tool.OpenEditor)
}

func open(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, now: time.Unix(1000, 0)}
	s.Board = NewBoard(Config{
		Typesetter: faces, Mods: func() fyne.KeyModifier { return s.mods }, Now: func() time.Time { return s.now },
		Caption: func(i tool.Item) string { return i.Name },
	})
	repaint := s.repaint
	s.repaint = func() { s.paints++; repaint() }
	s.OnEffect = func(e tool.Effect) {
		s.got = append(s.got, e)
		if o, ok := e.(tool.OpenEditor); ok && s.editing != nil {
			s.editing(o)
		}
	}
	s.SetScene(testScene())
	s.w = test.NewTempWindow(t, s.Board)
	s.w.SetPadded(false)
	s.w.Resize(fyne.NewSize(600, 560))
	s.SetView(s.View().Pan(20, 0).Pan(-20, 0))
	s.got, s.paints = nil, 0
	return s
}

func pos(x, y float32) fyne.Position { return fyne.NewPos(x, y) }

func at(p fyne.Position) fyne.PointEvent { return fyne.PointEvent{Position: p, AbsolutePosition: p} }

func (s *stage) press(p fyne.Position, b desktop.MouseButton) {
	s.MouseDown(&desktop.MouseEvent{PointEvent: at(p), Button: b, Modifier: s.mods})
}

func (s *stage) release(p fyne.Position, b desktop.MouseButton) {
	s.MouseUp(&desktop.MouseEvent{PointEvent: at(p), Button: b, Modifier: s.mods})
}

func (s *stage) click(p fyne.Position) {
	s.press(p, desktop.MouseButtonPrimary)
	s.release(p, desktop.MouseButtonPrimary)
}

func (s *stage) drag(from fyne.Position, to ...fyne.Position) {
	for _, p := range to {
		s.Dragged(&fyne.DragEvent{PointEvent: at(p), Dragged: fyne.NewDelta(p.X-from.X, p.Y-from.Y)})
		from = p
	}
}

// dragged is a whole drag in the driver's order.
func (s *stage) dragged(b desktop.MouseButton, from fyne.Position, to ...fyne.Position) {
	s.press(from, b)
	s.drag(from, to...)
	s.release(to[len(to)-1], b)
	s.DragEnd()
}

func (s *stage) key(k fyne.KeyName) { s.TypedKey(&fyne.KeyEvent{Name: k}) }

func (s *stage) wheel(p fyne.Position, dy float32) {
	s.Scrolled(&fyne.ScrollEvent{PointEvent: at(p), Scrolled: fyne.NewDelta(0, dy)})
}

func (s *stage) ids() (ids []string) {
	for _, r := range s.Selection() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (s *stage) wantSelected(ids ...string) {
	s.t.Helper()
	if got := s.ids(); !slices.Equal(got, ids) {
		s.t.Errorf("selected %q, want %q", got, ids)
	}
}

// last returns the effects the application got that are more than a selection.
func (s *stage) last() (out []tool.Effect) {
	for _, e := range s.got {
		if _, ok := e.(tool.Select); !ok {
			out = append(out, e)
		}
	}
	return out
}

var (
	onC1, onC2, onC3 = pos(200, 100), pos(200, 170), pos(370, 100)
	bare             = pos(180, 225)
)

func TestSelectByPress(t *testing.T) {
	s := open(t)
	s.click(onC1)
	s.wantSelected("c1")
	s.mods = fyne.KeyModifierControl
	s.click(onC3)
	s.wantSelected("c1", "c3")
	s.mods = 0
	s.click(bare)
	s.wantSelected()
	if s.w.Canvas().Focused() != fyne.Focusable(s.Board) {
		t.Error("a press did not bring the keyboard")
	}
}

func TestDragCardIntoASlot(t *testing.T) {
	s := open(t)
	s.dragged(desktop.MouseButtonPrimary, onC1, pos(300, 150), pos(370, 150))
	got := s.last()
	if len(got) != 1 {
		t.Fatalf("got %v", got)
	}
	m, ok := got[0].(tool.MoveCards)
	if !ok || !slices.Equal(m.IDs, []string{"c1"}) || m.Slot.Lane != "act" || m.Slot.Column != "s2" || m.Slot.Before != "c4" {
		t.Errorf("got %+v", got[0])
	}
	if s.shown != nil || s.away() != nil || s.room.shift() != nil {
		t.Error("the ghost stayed")
	}
}

func TestNeighboursMakeRoom(t *testing.T) {
	s := open(t)
	s.press(onC1, desktop.MouseButtonPrimary)
	s.drag(onC1, pos(370, 150))
	shift := s.room.shift()
	if shift == nil {
		t.Fatal("no slot opens")
	}
	by := func(id string) float64 { return shift(scene.Ref{Kind: scene.Card, ID: id}).Y }
	if by("c4") != 60 || by("c3") != 0 || by("c5") != 0 || by("c1") != 0 {
		t.Errorf("c4 %v, c3 %v, c5 %v, c1 %v", by("c4"), by("c3"), by("c5"), by("c1"))
	}
	if ghost := s.away(); !ghost(scene.Ref{Kind: scene.Card, ID: "c1"}) || ghost(scene.Ref{Kind: scene.Card, ID: "c2"}) {
		t.Error("the wrong card fades")
	}
	s.key(fyne.KeyEscape)
	if s.room.shift() != nil || s.shown != nil {
		t.Error("Escape did not put it back")
	}
	s.drag(pos(370, 150), pos(370, 160))
	s.release(pos(370, 160), desktop.MouseButtonPrimary)
	s.DragEnd()
	if got := s.last(); len(got) != 0 {
		t.Errorf("after Escape the drop did %v", got)
	}
}

func TestOpeningEases(t *testing.T) {
	o := opening{changed: func() {}}
	o.open(map[string]float64{"a": 60}, 60)
	o.at, o.from = 0.5, map[string]float64{} // in the middle of its way
	if o.by("a") != 30 {
		t.Fatalf("half way a is %v down", o.by("a"))
	}
	at := -1.0
	o.changed = func() {
		if at < 0 {
			at = o.from["b"]
		}
	}
	o.open(map[string]float64{"b": 60}, 60)
	if o.by("a") != 0 || o.by("b") != 60 {
		t.Errorf("in the end a is %v and b %v down", o.by("a"), o.by("b"))
	}
	o.still = true
	o.open(nil, 0)
	if o.by("b") != 0 {
		t.Errorf("without motion b is %v down", o.by("b"))
	}
}

func TestReleaseOutside(t *testing.T) {
	s := open(t)
	s.press(onC1, desktop.MouseButtonPrimary)
	s.drag(onC1, pos(370, 150), pos(-80, 150))
	s.w.Canvas().Unfocus() // the driver does, over another widget; outside the window MouseUp never comes
	s.DragEnd()
	got := s.last()
	for _, e := range got {
		switch e := e.(type) {
		case tool.Leave:
		case tool.LeaveDrop:
			if len(e.IDs) != 1 || e.At.X != -80 {
				t.Errorf("let go: %v", e)
			}
		default:
			t.Errorf("did %T", e)
		}
	}
	if len(got) == 0 || s.shown != nil || s.machine.Busy() || s.scroll != nil {
		t.Errorf("did %v, shows %v, busy %v, scrolls %v", got, s.shown, s.machine.Busy(), s.scroll != nil)
	}
	if s.w.Canvas().Focused() != fyne.Focusable(s.Board) {
		t.Error("the keyboard is lost")
	}
}

func TestMarqueeSelects(t *testing.T) {
	s := open(t)
	s.press(pos(285, 230), desktop.MouseButtonPrimary)
	s.drag(pos(285, 230), pos(200, 160), pos(130, 95))
	if _, ok := s.shown.(tool.ShowMarquee); !ok {
		t.Errorf("shows %T", s.shown)
	}
	s.release(pos(130, 95), desktop.MouseButtonPrimary)
	s.DragEnd()
	s.wantSelected("c1", "c2")
	if s.shown != nil {
		t.Error("the rectangle stayed")
	}
}

func TestWheel(t *testing.T) {
	s := open(t)
	views := 0
	s.OnView = func(viewport.View) { views++ }
	p := scene.Point{X: 200, Y: 100}
	before := s.View().ToMap(p)
	s.mods = fyne.KeyModifierControl
	s.wheel(pos(200, 100), 25)
	after := s.View().ToMap(p)
	if s.View().Zoom <= 1 || abs(before.X-after.X)+abs(before.Y-after.Y) > 1e-9 {
		t.Errorf("zoom %v, the point under the pointer went from %v to %v", s.View().Zoom, before, after)
	}
	s.mods = 0
	y := s.View().Y
	s.wheel(pos(200, 100), -25)
	if s.View().Y <= y {
		t.Error("the wheel does not scroll")
	}
	s.mods = fyne.KeyModifierShift
	x := s.View().X
	s.wheel(pos(200, 100), -25)
	if s.View().X <= x {
		t.Error("Shift and the wheel do not scroll sideways")
	}
	if views != 3 {
		t.Errorf("OnView ran %d times", views)
	}
}

func TestPanWithMiddleAndSpace(t *testing.T) {
	s := open(t)
	v := s.View()
	s.dragged(desktop.MouseButtonTertiary, onC1, pos(190, 95), pos(180, 90))
	if s.View().X != v.X+20 || s.View().Y != v.Y+10 {
		t.Errorf("middle: from %v to %v", v.Camera, s.View().Camera)
	}
	s.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.dragged(desktop.MouseButtonPrimary, onC1, pos(220, 110))
	s.KeyUp(&fyne.KeyEvent{Name: fyne.KeySpace})
	if s.View().Camera != v.Camera {
		t.Errorf("space: from %v to %v", v.Camera, s.View().Camera)
	}
	s.wantSelected()
}

func TestScrollsAtTheEdge(t *testing.T) {
	s := open(t)
	s.SetView(s.View().ZoomAt(scene.Point{}, 3))
	s.press(pos(500, 300), desktop.MouseButtonPrimary)
	s.drag(pos(500, 300), pos(550, 300), pos(595, 300))
	if s.scroll == nil {
		t.Fatal("no scrolling at the edge")
	}
	x := s.View().X
	s.now = s.now.Add(16 * time.Millisecond)
	s.tick(s.scroll)
	if s.View().X <= x {
		t.Error("a tick did not scroll")
	}
	s.DragEnd()
	if s.scroll != nil {
		t.Error("scrolls on after the drop")
	}
}

func TestEmotionByDrag(t *testing.T) {
	s := open(t)
	s.dragged(desktop.MouseButtonPrimary, pos(198, 300), pos(198, 290), pos(198, 282))
	got := s.last()
	if len(got) != 1 {
		t.Fatalf("got %v", got)
	}
	if e, ok := got[0].(tool.SetEmotion); !ok || e.Ref.Column != "s1" || e.Value != 0.75 {
		t.Errorf("got %+v", got[0])
	}
}

func TestPaletteDrop(t *testing.T) {
	s := open(t)
	item := tool.Item{Kind: tool.CardItem, Name: "pain"}
	s.PaletteOver(item, pos(200, 400))
	if g, ok := s.shown.(tool.ShowGhost); !ok || !g.Fits {
		t.Fatalf("shows %+v", s.shown)
	}
	s.PaletteDrop(item, pos(200, 400))
	got := s.last()
	if len(got) != 1 || got[0].(tool.AddFromPalette).Slot.Lane != "pain" || s.shown != nil {
		t.Errorf("got %+v, shows %v", got, s.shown)
	}
	s.PaletteOver(item, pos(200, 400))
	s.key(fyne.KeyEscape)
	s.PaletteDrop(item, pos(200, 400))
	if len(s.last()) != 1 {
		t.Errorf("Escape did not take the item off: %v", s.last())
	}
}

func TestMenuAndKeys(t *testing.T) {
	s := open(t)
	s.press(onC1, desktop.MouseButtonSecondary)
	s.release(onC1, desktop.MouseButtonSecondary)
	if m, ok := s.last()[0].(tool.Menu); !ok || m.Ref.ID != "c1" || s.Absolute(m.At) != onC1 {
		t.Errorf("got %+v", s.last())
	}
	s.key(fyne.KeyDown)
	s.wantSelected("c2")
	s.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierControl})
	if m, ok := s.last()[1].(tool.MoveCards); !ok || m.Slot.Column != "s2" {
		t.Errorf("got %+v", s.last())
	}
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.wantSelected("c1", "c2", "c3", "c4") // the lane
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.wantSelected("c1", "c2", "c3", "c4", "c5")
	if !s.AcceptsTab() {
		t.Error("Tab leaves although cards are selected")
	}
	s.key(fyne.KeyEscape)
	if s.AcceptsTab() {
		t.Error("Tab cannot leave the board")
	}
}

func TestTheCursorSaysWhatAPressDoes(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		at   fyne.Position
		want desktop.Cursor
	}{{pos(282, 50), desktop.HResizeCursor}, {pos(50, 238), desktop.VResizeCursor}, {bare, desktop.DefaultCursor}} {
		s.MouseIn(&desktop.MouseEvent{PointEvent: at(c.at)})
		if s.Cursor() != c.want {
			t.Errorf("at %v the cursor is %v", c.at, s.Cursor())
		}
	}
}

func TestCancelAndStillness(t *testing.T) {
	s := open(t)
	s.SetStill(true)
	s.press(onC1, desktop.MouseButtonPrimary)
	s.drag(onC1, pos(370, 150))
	if s.room.by("c4") != 60 || s.room.running != nil {
		t.Errorf("without motion c4 is %v down, running %v", s.room.by("c4"), s.room.running != nil)
	}
	s.Cancel()
	s.DragEnd()
	if len(s.last()) != 0 || s.shown != nil {
		t.Errorf("after Cancel: %v, shows %v", s.last(), s.shown)
	}
}

func TestANewSceneEndsADragOfWhatIsGone(t *testing.T) {
	s := open(t)
	s.press(onC1, desktop.MouseButtonPrimary)
	s.drag(onC1, pos(370, 150))
	s.SetScene(&scene.Scene{})
	if s.machine.Busy() || s.shown != nil || len(s.Selection()) != 0 || s.Scene().Node(scene.Ref{Kind: scene.Card, ID: "c1"}) != nil {
		t.Errorf("busy %v, shows %v, selected %v", s.machine.Busy(), s.shown, s.ids())
	}
	s.paint(600, 560)
	s.SetScene(testScene())
	s.Select("c1", "late")
	s.wantSelected("c1")
}

func TestRevealMovesOnlyWhatMustMove(t *testing.T) {
	s := open(t)
	s.SetView(s.View().ZoomAt(scene.Point{}, 3).Pan(-400, -500))
	y := s.View().Y
	s.Reveal(scene.Ref{Kind: scene.StageHead, ID: "s1"})
	if s.View().Y != y || s.View().X >= 400.0/3 {
		t.Errorf("a stage: view at %v, before at y %v", s.View().Camera, y)
	}
	x := s.View().X
	s.Reveal(scene.Ref{Kind: scene.LaneHead, ID: "act"})
	if s.View().X != x || s.View().Y >= y {
		t.Errorf("a lane: view at %v, before at x %v", s.View().Camera, x)
	}
}

func TestIdleNeverRepaints(t *testing.T) {
	s := open(t)
	s.click(onC1)
	s.MouseMoved(&desktop.MouseEvent{PointEvent: at(onC2)})
	s.paints = 0
	for range 20 {
		s.MouseMoved(&desktop.MouseEvent{PointEvent: at(onC2)})
		s.MouseMoved(&desktop.MouseEvent{PointEvent: at(onC2.AddXY(3, 2))}) // its handle is shown all the time
		s.TypedRune('你')
	}
	s.SetView(s.View())
	s.Select(s.ids()...)
	if s.paints > 1 {
		t.Errorf("%d repaints while nothing changed", s.paints)
	}
}

func TestFitWaitsForASize(t *testing.T) {
	b := NewBoard(Config{Typesetter: faces})
	b.SetScene(testScene())
	b.Fit()
	b.Resize(fyne.NewSize(300, 300))
	test.TempWidgetRenderer(t, b).Layout(fyne.NewSize(300, 300))
	r := b.View().RectToView(scene.Rect{W: 480, H: 520})
	if r.X < 0 || r.Y < 0 || r.MaxX() > 300 || r.MaxY() > 300 {
		t.Errorf("the map lies at %v in 300 × 300", r)
	}
	b.FitWidth()
	if r = b.View().RectToView(scene.Rect{W: 480, H: 520}); r.X != 0 || r.MaxX() > 301 || r.Y != 0 {
		t.Errorf("FitWidth puts the map at %v", r)
	}
	b.ZoomTo(2)
	if b.View().Zoom != 2 {
		t.Errorf("zoom %v", b.View().Zoom)
	}
	b.RevealID("c5")
	if r = b.View().RectToView(scene.Rect{X: 292, Y: 368, W: 156, H: 52}); r.Y < 0 || r.MaxY() > 300 {
		t.Errorf("c5 is at %v", r)
	}
}

func abs(v float64) float64 { return max(v, -v) }

// Sixty stages in one width are sixty specks: the map opens at its beginning, large enough to read.
func TestAMapTooWideToReadShowsItsBeginning(t *testing.T) {
	s := open(t)
	wide := *s.scene
	wide.Size.W = 20000
	s.SetScene(&wide)
	s.FitWidth()
	if v := s.View(); v.Zoom != readable || v.X != 0 {
		t.Errorf("zoom %v, from %v", v.Zoom, v.X)
	}
	s.Fit()
	if s.View().Zoom >= readable {
		t.Fatal("not far enough away to come near")
	}
	s.RevealID("c5")
	n := s.find(scene.Ref{Kind: scene.Card, ID: "c5"})
	if v := s.View(); n == nil || v.Zoom != 1 || !v.Visible().Contains(n.Bounds.Center()) {
		t.Errorf("what was found is shown at %v", v)
	}
}

// A handle that is shown on nothing is none, whatever the scene holds that stands for nothing.
func TestTheHandleGoesWithThePointer(t *testing.T) {
	s := open(t)
	bed := testScene()
	bed.Nodes = append([]scene.Node{{Bounds: scene.Rect{W: 50, H: 50}}}, bed.Nodes...)
	s.SetScene(bed)
	s.moved(onC1)
	if among, _ := s.feedback(); len(among) != 1 || s.handled.Ref.ID != "c1" {
		t.Errorf("%d nodes with the pointer on a card", len(among))
	}
	s.MouseOut()
	if among, _ := s.feedback(); len(among) != 0 || s.handled != nil {
		t.Errorf("%d nodes with the pointer elsewhere", len(among))
	}
	s.mods = fyne.KeyModifierAlt
	s.press(onC1, desktop.MouseButtonPrimary)
	s.drag(onC1, bare)
	if _, above := s.feedback(); len(above) != 1 {
		t.Errorf("a link to nothing shows %d nodes", len(above))
	}
}
