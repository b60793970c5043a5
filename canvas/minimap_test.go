package canvas

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/golden"
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model/codec"
	"sojourn/model/template"
)

// overview is a board with the minimap shown; it is 138.5 by 150 view units large.
func overview(t *testing.T) (*stage, *minimap) {
	t.Helper()
	s := open(t)
	s.ShowMinimap(true)
	return s, s.minimap
}

func (m *minimap) press(p fyne.Position) {
	m.MouseDown(&desktop.MouseEvent{PointEvent: at(p), Button: desktop.MouseButtonPrimary})
}

// near reports the same point, within a hundredth.
func near(a, b scene.Point) bool { return abs(a.X-b.X)+abs(a.Y-b.Y) < 0.01 }

func TestTheMinimapLooksLikeTheMap(t *testing.T) {
	s, m := overview(t)
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	s.SetScene(layout.Build(doc, layout.Options{Map: doc.Maps()[0].ID, Lang: "zh", Words: func(key string, _ ...any) string { return key }}, faces))
	w, h := int(m.Size().Width), int(m.Size().Height)
	golden.Compare(t, "minimap", m.paint(2*w, 2*h), rounding)
	s.SetColors(Dark)
	golden.Compare(t, "minimap-dark", m.paint(2*w, 2*h), rounding)
	if at, room := m.Position(), s.Board.Size(); at.X+m.Size().Width+minimapAir != room.Width || at.Y+m.Size().Height+minimapAir != room.Height {
		t.Errorf("it stands at %v on %v", at, room)
	}
}

func TestAPressInTheMinimapGoesThere(t *testing.T) {
	s, m := overview(t)
	s.ZoomTo(4)
	k := float32(m.scale())
	m.press(pos(300*k, 400*k))
	if got := s.View().Visible().Center(); !near(got, scene.Point{X: 300, Y: 400}) {
		t.Errorf("the middle of the view is %v", got)
	}
	m.MouseUp(nil)
	if s.w.Canvas().Focused() != fyne.Focusable(s.Board) {
		t.Error("the keyboard does not go to the map")
	}
	m.press(pos(310*k, 410*k)) // within the frame: it is held there
	m.Dragged(&fyne.DragEvent{PointEvent: at(pos(250*k, 300*k))})
	if got := s.View().Visible().Center(); !near(got, scene.Point{X: 240, Y: 290}) {
		t.Errorf("dragged, the middle of the view is %v", got)
	}
	m.Dragged(&fyne.DragEvent{PointEvent: at(pos(-500, 9000))})
	if got := s.View().Visible().Center(); !near(got, scene.Point{X: 0, Y: 520}) {
		t.Errorf("dragged out, the middle of the view is %v", got)
	}
}

// With a pan only the frame moves; the picture is made for a scene, and not at all while nobody sees it.
func TestTheMinimapIsPaintedOnceForAScene(t *testing.T) {
	s, m := overview(t)
	m.paint(100, 100)
	paints := 0
	m.repaint = func() { paints++ }
	was := m.frame.Position()
	s.ZoomTo(3)
	s.SetView(s.View().Pan(-80, -120))
	if paints != 0 {
		t.Errorf("painted %d times for a pan", paints)
	}
	other := *s.scene
	if s.SetScene(&other); paints != 1 {
		t.Errorf("painted %d times for another scene", paints)
	}
	m.paint(100, 100)
	if m.frame.Position() == was || m.painted != s.scene {
		t.Error("the frame did not follow, or the picture is stale")
	}
	inner := m.frame.Size()
	if want := float32(s.View().Visible().W * m.scale()); inner.Width < want-0.1 || inner.Width > want+0.1 {
		t.Errorf("the frame is %v wide, want %v", inner.Width, want)
	}
	s.ShowMinimap(false)
	was = m.frame.Position()
	s.SetView(s.View().Pan(-30, -30))
	if m.frame.Position() != was {
		t.Error("hidden, it goes on working")
	}
	paints = 0
	if s.SetScene(&scene.Scene{}); paints != 0 {
		t.Error("hidden, it is painted")
	}
	s.ShowMinimap(true)
	m.paint(10, 10) // of nothing
	m.press(pos(5, 5))
}

// BenchmarkMinimap is the whole picture of 5,000 cards, as it is made once after each edit.
func BenchmarkMinimap(b *testing.B) {
	board := NewBoard(Config{Typesetter: faces, Mods: func() fyne.KeyModifier { return 0 }})
	s := testScene()
	card := s.Nodes[len(s.Nodes)-3]
	for i := range 5000 {
		n := card
		n.Bounds = scene.Rect{X: 112 + 172*float64(i%100), Y: 80 + 60*float64(i/100), W: 156, H: 52}
		s.Nodes = append(s.Nodes, n)
	}
	s.Size = scene.Size{W: 17400, H: 3100}
	board.SetScene(s)
	board.Resize(fyne.NewSize(1000, 800))
	for b.Loop() {
		board.minimap.paint(440, 80)
	}
}
