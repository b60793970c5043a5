package canvas

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// Measures of the minimap in view units.
const (
	minimapWidth  = 220.0 // at most
	minimapHeight = 150.0 // at most
	minimapLeast  = 48.0  // either way, however long or tall the map is
	minimapAir    = 12.0  // to the edges of the board
)

// minimap is the whole map, small, in a corner of the board, with a frame round what is seen. It is painted once for
// each scene; with every pan only the frame moves.
type minimap struct {
	widget.BaseWidget
	board   *Board
	painter *raster.Painter
	sheet   *canvas.Raster
	picture *image.RGBA
	painted *scene.Scene
	repaint func()
	edge    *canvas.Rectangle
	frame   *canvas.Rectangle
	grip    scene.Point // from the middle of the frame to where it is held, in map points
}

func newMinimap(b *Board) *minimap {
	m := &minimap{board: b, painter: raster.New(b.config.Typesetter),
		edge: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil)}
	m.sheet = canvas.NewRaster(m.paint)
	m.repaint = m.sheet.Refresh
	m.sheet.ScaleMode = canvas.ImageScalePixels
	m.edge.StrokeWidth, m.frame.StrokeWidth = 1, 1.5
	m.edge.CornerRadius, m.frame.CornerRadius = 4, 2
	m.Hide()
	m.ExtendBaseWidget(m)
	return m
}

// ShowMinimap shows the whole map small in a corner, or takes that away.
func (b *Board) ShowMinimap(on bool) {
	if on == b.minimap.Visible() {
		return
	}
	if on {
		b.minimap.Show()
		b.minimap.follow()
	} else {
		b.minimap.Hide()
	}
	b.Refresh()
}

// scale is how many view units a point of the map takes.
func (m *minimap) scale() float64 {
	s := m.board.scene.Size
	if s.W <= 0 || s.H <= 0 {
		return 0
	}
	return min(minimapWidth/s.W, minimapHeight/s.H)
}

// area is where in the minimap the map lies, in view units: in its middle.
func (m *minimap) area() scene.Rect {
	k, s, size := m.scale(), m.board.scene.Size, m.extent()
	return scene.Rect{X: (size.W - k*s.W) / 2, Y: (size.H - k*s.H) / 2, W: k * s.W, H: k * s.H}
}

// extent is the size of the minimap.
func (m *minimap) extent() scene.Size {
	k, s := m.scale(), m.board.scene.Size
	return scene.Size{W: max(minimapLeast, k*s.W), H: max(minimapLeast, k*s.H)}
}

// follow brings place and frame up to date with the board, and the picture where another scene is shown.
func (m *minimap) follow() {
	if !m.Visible() {
		return
	}
	size, room := m.extent(), m.board.view.Size
	m.Resize(fyne.NewSize(float32(size.W), float32(size.H)))
	m.Move(fyne.NewPos(float32(room.W-size.W-minimapAir), float32(room.H-size.H-minimapAir)))
	m.mark()
	if m.painted != m.board.scene {
		m.repaint()
	}
}

// mark puts the frame round what is seen of the map.
func (m *minimap) mark() {
	k, a, seen := m.scale(), m.area(), m.board.view.Visible()
	x0, y0 := max(a.X, a.X+seen.X*k), max(a.Y, a.Y+seen.Y*k)
	x1, y1 := min(a.MaxX(), a.X+seen.MaxX()*k), min(a.MaxY(), a.Y+seen.MaxY()*k)
	m.frame.Move(fyne.NewPos(float32(x0), float32(y0)))
	m.frame.Resize(fyne.NewSize(float32(max(4, x1-x0)), float32(max(4, y1-y0))))
}

// paint is called by the driver, once for each scene.
func (m *minimap) paint(w, h int) image.Image {
	if m.picture == nil || m.picture.Rect.Dx() != w || m.picture.Rect.Dy() != h {
		m.picture = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	m.painted = m.board.scene
	px := 1.0 // pixels per view unit
	if size := m.extent(); size.W > 0 {
		px = float64(w) / size.W
	}
	k, a, far := m.scale()*px, m.area(), scene.Far
	small := outlineOf(m.painted, m.board.config.Colors, 1/max(k, 1e-6))
	m.painter.Paint(m.picture, raster.Frame{Scene: small, Detail: &far, Camera: viewport.Camera{X: -a.X * px / max(k, 1e-6), Y: -a.Y * px / max(k, 1e-6), Zoom: k}})
	return m.picture
}

// outlineOf is a scene of which only what can be told apart from very far is left: each card as a block in the colour of
// its kind, the stages, the curve. Pixel is how many points a pixel of the picture is.
func outlineOf(s *scene.Scene, c Colors, pixel float64) *scene.Scene {
	out := &scene.Scene{Size: s.Size, Ground: c.Panel, Nodes: make([]scene.Node, 0, len(s.Nodes))}
	prims := make([]scene.Prim, 0, len(s.Nodes))
	for i := range s.Nodes {
		n := &s.Nodes[i]
		at := len(prims)
		switch n.Ref.Kind {
		case scene.Card:
			prims = append(prims, scene.Prim{Rect: n.Bounds, Fill: kindOf(n, c)})
		case scene.StageHead, scene.Nothing:
			for _, p := range n.Prims {
				if p.Op == scene.OpPath && (n.Ref.Kind == scene.StageHead || p.Ramp != nil) {
					p.Width = max(p.Width, 1.5*pixel)
					prims = append(prims, p)
				}
			}
		case scene.PersonaStrip, scene.LaneHead:
			prims = append(prims, scene.Prim{Rect: n.Bounds, Fill: fade(c.Ink, 0x18)})
		}
		if len(prims) > at {
			out.Nodes = append(out.Nodes, scene.Node{Bounds: n.Bounds, Prims: prims[at:len(prims):len(prims)], Faded: n.Faded})
		}
	}
	return out
}

// kindOf is the colour of the bar of a card, or of its words where it has none.
func kindOf(n *scene.Node, c Colors) scene.Color {
	ink := c.Ink
	for i := range n.Prims {
		switch p := &n.Prims[i]; p.Op {
		case scene.OpPath:
			return fade(p.Fill, 0xC0)
		case scene.OpText:
			ink = p.Fill
		}
	}
	return fade(ink, 0x80)
}

// MouseDown goes where the map was pressed; the frame is held where it was taken.
func (m *minimap) MouseDown(e *desktop.MouseEvent) {
	seen := m.board.view.Visible()
	at := m.toMap(e.Position)
	if m.grip = (scene.Point{}); seen.Contains(at) {
		m.grip = scene.Point{X: at.X - seen.Center().X, Y: at.Y - seen.Center().Y}
	}
	m.goTo(e.Position)
}

// MouseUp gives the keyboard back to the map.
func (m *minimap) MouseUp(*desktop.MouseEvent) { m.board.focus() }

// Dragged moves what is seen along.
func (m *minimap) Dragged(e *fyne.DragEvent) { m.goTo(e.Position) }

// DragEnd is called by the driver, wherever the pointer is by then.
func (m *minimap) DragEnd() { m.board.focus() }

// Cursor is called by the driver.
func (m *minimap) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (m *minimap) toMap(p fyne.Position) scene.Point {
	k, a := max(m.scale(), 1e-6), m.area()
	return scene.Point{X: (float64(p.X) - a.X) / k, Y: (float64(p.Y) - a.Y) / k}
}

// goTo puts what is under the pointer into the middle of the view, less the grip; never beyond the map.
func (m *minimap) goTo(p fyne.Position) {
	at, s := m.toMap(p), m.board.scene.Size
	v, seen := m.board.view, m.board.view.Visible()
	v.X = min(max(at.X-m.grip.X, 0), s.W) - seen.W/2
	v.Y = min(max(at.Y-m.grip.Y, 0), s.H) - seen.H/2
	m.board.SetView(v)
}

// CreateRenderer is called by Fyne.
func (m *minimap) CreateRenderer() fyne.WidgetRenderer { return &minimapRenderer{m} }

type minimapRenderer struct{ m *minimap }

func (r *minimapRenderer) Destroy()           {}
func (r *minimapRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *minimapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.sheet, r.m.edge, r.m.frame}
}

func (r *minimapRenderer) Layout(s fyne.Size) {
	r.m.sheet.Resize(s)
	r.m.edge.Resize(s)
	r.m.tint()
}

func (r *minimapRenderer) Refresh() {
	r.m.tint()
	r.m.follow()
	r.m.repaint()
	r.m.frame.Refresh()
	r.m.edge.Refresh()
}

func (m *minimap) tint() {
	c := m.board.config.Colors
	m.edge.StrokeColor = fade(c.Ink, 0x40)
	m.frame.StrokeColor, m.frame.FillColor = c.Accent, fade(c.Accent, 0x1C)
}
