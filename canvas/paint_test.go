package canvas

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/golden"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
)

// rounding is what a picture of the window may be off: processors round differently.
var rounding = golden.Tolerance{Channel: 8, Values: 10_000}

// TestPictures holds what selection and gestures look like.
func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name string
		play func(*stage)
	}{
		{"selected", func(s *stage) { s.Select("c3", "s1") }},
		{"dragging", func(s *stage) {
			s.press(onC1, desktop.MouseButtonPrimary)
			s.drag(onC1, pos(385, 160))
		}},
		{"emotion", func(s *stage) {
			s.press(pos(198, 300), desktop.MouseButtonPrimary)
			s.drag(pos(198, 300), pos(198, 282))
		}},
		{"marquee", func(s *stage) {
			s.press(pos(285, 230), desktop.MouseButtonPrimary)
			s.drag(pos(285, 230), pos(130, 130))
		}},
		{"palette", func(s *stage) { s.PaletteOver(tool.Item{Kind: tool.StageItem, Name: "新阶段"}, pos(300, 200)) }},
		{"lane", func(s *stage) {
			s.press(pos(50, 120), desktop.MouseButtonPrimary)
			s.drag(pos(50, 120), pos(60, 250), pos(70, 380))
		}},
		{"link", func(s *stage) {
			s.mods = fyne.KeyModifierAlt
			s.press(onC1, desktop.MouseButtonPrimary)
			s.drag(onC1, pos(360, 390))
		}},
		{"linked", func(s *stage) {
			s.SetScene(linkedScene())
			s.Select("k1")
			s.moved(onC3)
		}},
		{"resize", func(s *stage) {
			s.click(onC1)
			s.press(pos(274, 100), desktop.MouseButtonPrimary)
			s.drag(pos(274, 100), pos(400, 100))
		}},
		{"dark", func(s *stage) {
			s.SetColors(Dark)
			s.Select("c3")
			s.PaletteOver(tool.Item{Kind: tool.CardItem, Name: "Pain 痛点"}, pos(200, 160))
		}},
		{"cell", func(s *stage) {
			s.Select("c5")
			s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		}},
		{"contrast", func(s *stage) {
			s.SetColors(Contrast)
			s.Select("c3")
		}},
		{"scrolled", func(s *stage) {
			s.Select("c1", "c4")
			s.SetView(s.View().Pan(-60, -90))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			c.play(s)
			golden.Compare(t, c.name, s.paint(600, 560), rounding)
		})
	}
}

// linkedScene is the test map with two links, of which one is dashed and bends.
func linkedScene() *scene.Scene {
	s := testScene()
	for i, id := range []string{"k1", "k2"} {
		y := 200 + 40*float64(i)
		line := new(scene.Path).MoveTo(130, y).LineTo(300, y).QuadTo(305, y, 305, y+5).LineTo(305, y+30)
		tip := new(scene.Path).MoveTo(305, y+36).LineTo(302, y+30).LineTo(308, y+30).Close()
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.LinkLine, ID: id}, Layer: scene.Content,
			Bounds: scene.Rect{X: 130, Y: y, W: 180, H: 40}, Prims: []scene.Prim{
				{Op: scene.OpPath, Path: line, Stroke: scene.RGB(0x2B9A66), Width: 1.5, Dash: [][]float64{nil, {5, 3}}[i]},
				{Op: scene.OpPath, Path: tip, Fill: scene.RGB(0x2B9A66)},
			}})
	}
	return s
}

// TestPaintsInPixelsOfTheScreen paints the same view for a screen of twice the density.
func TestPaintsInPixelsOfTheScreen(t *testing.T) {
	s := open(t)
	s.Select("c3")
	if once := s.paint(600, 560); s.paint(600, 560) != once {
		t.Error("a picture of the same size is made twice")
	}
	two := golden.RGBA(s.paint(1200, 1120))
	if got := two.RGBAAt(2*292-3, 2*114); got.B < 200 || got.R > 100 {
		t.Errorf("no outline where it should be on a dense screen: %v", got)
	}
}

// BenchmarkDrag is one move of a dragged card, painted.
func BenchmarkDrag(b *testing.B) {
	board := NewBoard(Config{Typesetter: faces, Mods: func() fyne.KeyModifier { return 0 }})
	board.SetScene(testScene())
	board.Resize(fyne.NewSize(600, 560))
	board.CreateRenderer().Layout(fyne.NewSize(600, 560))
	board.MouseDown(&desktop.MouseEvent{PointEvent: at(onC1)})
	for i := range b.N {
		board.Dragged(&fyne.DragEvent{PointEvent: at(pos(300+float32(i%50), 150))})
		board.paint(600, 560)
	}
}

// A metric has no sheet: without one below it, the shadow of the selection would show between its letters.
func TestWhatHasNoSheetGetsOneWhenItIsLifted(t *testing.T) {
	s := open(t)
	n := &scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: "m"}, Bounds: scene.Rect{W: 100, H: 40}, Prims: []scene.Prim{{Op: scene.OpText}}}
	prims := s.lifted(n)
	if len(prims) != 3 || prims[1].Op != scene.OpRect || prims[1].Fill != s.config.Colors.Panel || prims[1].Rect != n.Bounds {
		t.Errorf("lifted %+v", prims)
	}
}

// While a node is edited, the frame of the editor is the only one round it.
func TestTheEditorHasOneFrame(t *testing.T) {
	s := open(t)
	writer(s, false)
	s.click(onC3)
	if among, _ := s.feedback(); len(among) != 2 {
		t.Fatalf("%d nodes for a selected card and its handle", len(among))
	}
	s.now = s.now.Add(time.Second)
	s.click(onC3)
	s.paints = 0
	s.Send(tool.Key{Name: tool.Enter})
	if s.paints == 0 {
		t.Error("the frame of the selection stays until something else is painted")
	}
	if among, _ := s.feedback(); !s.Editing() || len(among) != 0 {
		t.Errorf("editing %v, %d frames besides", s.Editing(), len(among))
	}
}

// Cards that are dragged together fall into one cell, so they are seen gathering under the hand, with their number.
func TestCardsThatAreDraggedTogetherMakeAPile(t *testing.T) {
	s := open(t)
	ref := func(id string) scene.Ref { return scene.Ref{Kind: scene.Card, ID: id, Column: "s2"} }
	c4 := s.find(ref("c4"))
	at := c4.Bounds.Center()
	e := tool.ShowGhost{Refs: []scene.Ref{ref("c3"), ref("c4"), ref("c5")}, At: scene.Point{X: at.X + 50, Y: at.Y}, By: scene.Point{X: 50}}
	if s.held(e) != c4 {
		t.Errorf("holds %+v", s.held(e))
	}
	got := s.ghost(e)
	if len(got) != 2 || !got[0].Bounds.Contains(e.At) || got[1].Prims[1].Run.Text != "3" {
		t.Errorf("ghost %+v", got)
	}
	e.Refs = e.Refs[1:2]
	if got := s.ghost(e); len(got) != 1 || len(got[0].Prims) != len(s.lifted(c4)) {
		t.Errorf("one card is %d nodes", len(got))
	}
}

// What has no extent is not painted: the face on its way has the one of a face.
func TestTheFaceOfAPointFollowsItsValue(t *testing.T) {
	s := open(t)
	s.config.Point = func(at scene.Point, v float64) []scene.Prim {
		return []scene.Prim{{Op: scene.OpPath, Path: scene.Circle(at.X, at.Y, 11), Fill: scene.RGB(0xD64545)}}
	}
	e := tool.ShowValue{Ref: scene.Ref{Kind: scene.EmotionPoint, ID: "mood", Column: "s1"}, At: scene.Point{X: 198, Y: 290}, Value: 0.2}
	if r := s.value(e)[0].Bounds; !r.Contains(scene.Point{X: 187, Y: 279}) || !r.Contains(scene.Point{X: 208, Y: 300}) {
		t.Errorf("the face lies in %v", r)
	}
}
