package main

import (
	"errors"
	"image"
	"math"
	"time"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/viewport"
)

// The picture that is painted, in pixels, and how many of them in a row.
const (
	pictureWidth  = 1500
	pictureHeight = 900
	frameCount    = 300
)

// aims of a frame in milliseconds: its median and its slow end. Those of the gestures hold at 100 %.
const (
	aimOfFrame = 3
	aimOfSlow  = 8
	aimOfZoom  = 10 // the slow end
)

// frames measures panning and dragging over a map at several zooms, the whole map on the screen among them, and zooming
// over all of them.
func frames(t *table, cards int) error {
	doc, err := journey(cards)
	if err != nil {
		return err
	}
	s := newScreen(lay(doc, typesetter()))
	for _, zoom := range []struct {
		name      string
		v         float64
		p50, slow float64
	}{{"100 %", 1, aimOfFrame, aimOfSlow}, {"50 %", 0.5, 0, 0}, {"30 %", 0.3, 0, 0}, {"a zoom that shows all", s.whole(), 0, aimOfSlow}} {
		s.look(zoom.v)
		pan := func() ([]float64, error) { return s.pan(), nil }
		if err := t.costs("panning over "+count(cards)+" at "+zoom.name, pan, zoom.p50, zoom.slow); err != nil {
			return err
		}
		if zoom.v < readable {
			continue
		}
		if err := t.costs("dragging a card among "+count(cards)+" at "+zoom.name, s.drag, zoom.p50, zoom.slow); err != nil {
			return err
		}
	}
	return t.costs("zooming in and out over "+count(cards), func() ([]float64, error) { return s.zoom(), nil }, 0, aimOfZoom)
}

// readable is the zoom from which cards can be told apart well enough to be dragged.
const readable = 0.5

// whole is the zoom at which all of the map is on the screen.
func (s *screen) whole() float64 {
	v := viewport.View{Size: scene.Size{W: pictureWidth, H: pictureHeight}}
	return v.Fit(s.scene.Size).Zoom
}

// zoom turns the wheel over the middle of the screen, from 20 % to 200 % and back.
func (s *screen) zoom() []float64 {
	s.look(0.2)
	at := scene.Point{X: pictureWidth / 2, Y: pictureHeight / 2}
	factor := math.Pow(10, 2.0/frameCount)
	var took []float64
	for i := range frameCount {
		if i == frameCount/2 {
			factor = 1 / factor
		}
		start := time.Now()
		s.view = s.view.ZoomAt(at, factor).Clamp(s.scene.Size)
		s.machine.SetView(s.view)
		s.paint(nil)
		took = append(took, inMilliseconds(time.Since(start)))
	}
	return took
}

// screen paints as the window's map does: gestures go through the same machine, and frames have the same parts.
type screen struct {
	scene   *scene.Scene
	screen  *raster.Screen
	picture *image.RGBA
	view    viewport.View
	machine *tool.Machine
}

func newScreen(s *scene.Scene) *screen {
	m := tool.New()
	m.SetScene(s)
	return &screen{scene: s, screen: raster.NewScreen(raster.New(typesetter())), machine: m}
}

// look goes back to the beginning of the map and paints it once.
func (s *screen) look(zoom float64) {
	s.view = viewport.View{Camera: viewport.Camera{Zoom: zoom}, Size: scene.Size{W: pictureWidth, H: pictureHeight}}
	s.paint(nil)
}

// pan holds the map with the middle button and moves it across, meeting new cards in every frame.
func (s *screen) pan() []float64 {
	wide, high := s.scene.Size.W*s.view.Zoom-pictureWidth, s.scene.Size.H*s.view.Zoom-pictureHeight
	wide, high = max(wide, pictureWidth/4), max(high, pictureHeight/4) // a map that is all in view is pushed about
	zoom := s.view.Zoom
	var took []float64
	for i := range frameCount {
		start := time.Now()
		s.view.X, s.view.Y = bounce(i*11, wide)/zoom, bounce(i*17, high)/zoom
		s.machine.SetView(s.view)
		s.paint(nil)
		took = append(took, inMilliseconds(time.Since(start)))
	}
	return took
}

// bounce returns how far something is that runs to and fro between 0 and far.
func bounce(i int, far float64) float64 {
	n := max(int(far), 1)
	if i %= 2 * n; i > n {
		i = 2*n - i
	}
	return float64(i)
}

// drag takes a card in view and moves it about.
func (s *screen) drag() ([]float64, error) {
	from, ok := s.cardInView()
	if !ok {
		return nil, errors.New("no card in view")
	}
	s.machine.SetView(s.view)
	s.machine.Handle(tool.Press{At: from})
	defer s.machine.Handle(tool.Cancel{})
	var took []float64
	for i := range frameCount {
		start := time.Now()
		at := scene.Point{X: 200 + bounce(i*7+300, pictureWidth-300), Y: 150 + bounce(i*5+200, pictureHeight-250)}
		ghost, ok := lifted(s.machine.Handle(tool.Move{At: at}))
		if !ok {
			return nil, errors.New("the card cannot be dragged")
		}
		s.paint(&ghost)
		took = append(took, inMilliseconds(time.Since(start)))
	}
	return took, nil
}

// cardInView returns where in the view to take a card.
func (s *screen) cardInView() (scene.Point, bool) {
	middle := scene.Rect{X: 300, Y: 200, W: pictureWidth - 600, H: pictureHeight - 400}
	for i := range s.scene.Nodes {
		n := &s.scene.Nodes[i]
		if at := s.view.ToView(n.Bounds.Center()); n.Ref.Kind == scene.Card && middle.Contains(at) {
			return at, true
		}
	}
	return scene.Point{}, false
}

func lifted(effects []tool.Effect) (tool.ShowGhost, bool) {
	for _, e := range effects {
		if g, ok := e.(tool.ShowGhost); ok {
			return g, true
		}
	}
	return tool.ShowGhost{}, false
}

// paint paints the map and, when there is one, what is dragged over it.
func (s *screen) paint(g *tool.ShowGhost) {
	f := raster.Frame{Scene: s.scene, Camera: s.view.Camera, Sticky: true}
	if g != nil {
		dragged := map[string]bool{}
		for _, r := range g.Refs {
			dragged[r.ID] = true
			f.Overlay = append(f.Overlay, s.ghost(r, g.By))
		}
		f.Ghost = func(r scene.Ref) bool { return r.Kind == scene.Card && dragged[r.ID] }
		f.Shift = s.room(g.Slot, f.Overlay[0].Bounds.H)
	}
	s.picture = s.screen.Paint(pictureWidth, pictureHeight, f)
}

// ghost is a card lifted off, with a shadow below.
func (s *screen) ghost(r scene.Ref, by scene.Point) scene.Node {
	const lift = 1.02
	n := *s.scene.Node(r)
	shadow := scene.Prim{Op: scene.OpShadow, Rect: n.Bounds.Move(0, 3), Radius: 8, Fill: scene.Color{A: 0x40}, Width: 14}
	n.Prims, n.Origin = append([]scene.Prim{shadow}, n.Placed()...), scene.Point{}
	at := n.Bounds.Center()
	up := scene.Scene{Nodes: []scene.Node{n}}
	return up.Place(lift, at.X*(1-lift)+by.X, at.Y*(1-lift)+by.Y).Nodes[0]
}

// room shifts the cards below the slot down, as far as the card is high.
func (s *screen) room(slot scene.Slot, height float64) func(scene.Ref) scene.Point {
	before, lane := s.scene.Node(scene.Ref{Kind: scene.Card, ID: slot.Before, Column: slot.Column}), s.scene.Lane(slot.Lane)
	if before == nil || lane < 0 {
		return nil
	}
	below := map[string]bool{}
	for i := range s.scene.Nodes {
		n := &s.scene.Nodes[i]
		if n.Ref.Kind == scene.Card && n.Ref.Column == slot.Column && n.Bounds.Y >= before.Bounds.Y && n.Bounds.Y < s.scene.Lanes[lane].End() {
			below[n.Ref.ID] = true
		}
	}
	return func(r scene.Ref) scene.Point {
		if r.Kind == scene.Card && below[r.ID] {
			return scene.Point{Y: height}
		}
		return scene.Point{}
	}
}
