package sheet

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
)

// Events are what a person does on a sheet. Those that are nil do nothing. Places are those of the sheet, in Fyne units.
type Events struct {
	Select func()                                  // other things are selected
	Open   func(r scene.Ref)                       // double click, Return
	Button func(r scene.Ref) func()                // what a click on it does, nil where it selects as elsewhere
	Next   func(by int)                            // Tab in the editor: 1 goes on, −1 back
	Grab   func(r scene.Ref) bool                  // whether it can be dragged; nil is never
	Drop   func(r scene.Ref, from, at scene.Point) // let go: from is the middle of where it stood, at the middle of where it is
	Nudge  func(r scene.Ref, dx, dy int) bool      // Ctrl or Alt with an arrow; false leaves the key to the window
	Type   func(ref scene.Ref, sign rune)          // a sign was typed on this
	Key    func(k *fyne.KeyEvent) bool             // plain keys that mean nothing here; true means handled
	Menu   func(at fyne.Position)                  // a menu is wanted here in the window
}

// Sheet is the widget. All methods belong on the UI goroutine.
type Sheet struct {
	widget.BaseWidget

	// Now is the clock of double clicks.
	Now func() time.Time

	ev     Events
	w      i18n.Words
	draw   func(p *Pen)
	type_  *typeset.Typesetter
	scene  *scene.Scene
	drawn  fyne.Size // the size that scene was drawn for
	chosen []string  // ids, the current one last
	scroll scene.Point

	keys    *entry.Keys
	focused bool
	press   press
	clicked click
	release func() // what a click does once the button is up

	painter *raster.Painter
	picture *image.RGBA
	raster  *canvas.Raster

	editor   *entry.Inline
	edited   edited
	above    *fyne.Container // holds it
	pressing bool            // the driver is handing on a press
}

// press is what the pointer holds.
type press struct {
	held   scene.Ref
	bounds scene.Rect
	from   scene.Point
	at     scene.Point
	moved  bool
	bar    bool // the thumb of the scroll bar
}

// click is the press before, to tell a double click.
type click struct {
	ref scene.Ref
	at  time.Time
}

const doubleClick = 400 * time.Millisecond

// New returns a sheet that is drawn by a function. The function is called whenever the sheet is looked at anew; it reads the
// selection with Chosen.
func New(t *typeset.Typesetter, w i18n.Words, ev Events, draw func(p *Pen)) *Sheet {
	s := &Sheet{ev: ev, w: w, draw: draw, type_: t, painter: raster.New(t), Now: time.Now}
	s.keys = entry.NewKeys(s, s.Act)
	s.raster = canvas.NewRaster(s.paint)
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.above = container.NewWithoutLayout()
	s.editor = s.newEditor()
	s.ExtendBaseWidget(s)
	return s
}

// SetWords shows the sheet in another language.
func (s *Sheet) SetWords(w i18n.Words) { s.w = w; s.Redraw() }

// Redraw shows another state.
func (s *Sheet) Redraw() {
	s.scene = nil
	s.placeEditor()
	s.raster.Refresh()
}

// look returns the scene of now.
func (s *Sheet) look() *scene.Scene {
	if s.scene != nil && s.drawn == s.Size() {
		return s.scene
	}
	size, p := s.Size(), s.Pen()
	if s.press.moved {
		p.Held, p.At = s.press.held, s.middle()
	}
	s.draw(p)
	p.size.W, p.size.H = max(p.size.W, p.Width), max(p.size.H, p.Height)
	s.scene, s.drawn = &scene.Scene{Size: p.size, Nodes: p.nodes, Ground: p.Palette.Panel}, size
	s.keepInView()
	return s.scene
}

// Pen returns one that has the size of the sheet: it measures, and what it draws goes nowhere.
func (s *Sheet) Pen() *Pen {
	return &Pen{Palette: theme.Current(), Words: s.w, Width: float64(s.Size().Width), Height: float64(s.Size().Height), type_: s.type_}
}

// middle is where the middle of what is dragged is now.
func (s *Sheet) middle() scene.Point {
	c := s.press.bounds.Center()
	return scene.Point{X: c.X + s.press.at.X - s.press.from.X, Y: c.Y + s.press.at.Y - s.press.from.Y}
}

// Chosen returns the ids selected, the current one last.
func (s *Sheet) Chosen() []string { return s.chosen }

// IsChosen reports that something is selected.
func (s *Sheet) IsChosen(id string) bool {
	for _, c := range s.chosen {
		if c == id {
			return true
		}
	}
	return false
}

// Choose selects things by their ids and brings the last of them into view. Ids that are not on the sheet are kept: they may
// come back.
func (s *Sheet) Choose(ids ...string) {
	s.chosen = append([]string{}, ids...)
	s.reveal()
	s.Redraw()
}

// choose is Choose by a person.
func (s *Sheet) choose(ids ...string) {
	s.Choose(ids...)
	if s.ev.Select != nil {
		s.ev.Select()
	}
}

// Refs returns what is selected and on the sheet.
func (s *Sheet) Refs() (out []scene.Ref) {
	for _, id := range s.chosen {
		if n := s.node(id); n != nil {
			out = append(out, n.Ref)
		}
	}
	return out
}

func (s *Sheet) node(id string) *scene.Node {
	nodes := s.look().Nodes
	for i := range nodes {
		if id != "" && nodes[i].Ref.ID == id {
			return &nodes[i]
		}
	}
	return nil
}

// Current returns the label and the ref of what the keyboard is on, and false for nothing.
func (s *Sheet) Current() (scene.Ref, string, bool) {
	if len(s.chosen) > 0 {
		if n := s.node(s.chosen[len(s.chosen)-1]); n != nil {
			return n.Ref, n.Label, true
		}
	}
	return scene.Ref{}, "", false
}

// At returns where something stands on the sheet now, in the window; false when it is not there.
func (s *Sheet) At(id string) (fyne.Position, bool) {
	n := s.node(id)
	if n == nil {
		return fyne.Position{}, false
	}
	c := n.Bounds.Center()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s)
	return at.AddXY(float32(c.X-s.scroll.X), float32(c.Y-s.scroll.Y)), true
}

// Focus takes the keyboard, unless the editor has it.
func (s *Sheet) Focus() { s.editor.Focus() }

// CreateRenderer is called by Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ s *Sheet }

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(200, 120) }
func (r *renderer) Refresh()                     { r.s.Redraw() }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.raster, r.s.above} }
func (r *renderer) Layout(size fyne.Size) {
	if r.s.raster.Size() == size {
		return // the toolkit asks again when the page comes back, and would paint a second frame
	}
	r.s.raster.Resize(size)
	r.s.above.Resize(size)
	r.s.Redraw()
}

// paint is called by the driver with the size in pixels of the screen.
func (s *Sheet) paint(w, h int) image.Image {
	if s.picture == nil || s.picture.Rect.Dx() != w || s.picture.Rect.Dy() != h {
		s.picture = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	zoom := 1.0
	if width := float64(s.Size().Width); width > 0 {
		zoom = float64(w) / width
	}
	near := scene.Near
	sc := s.look()
	s.painter.Paint(s.picture, raster.Frame{Scene: sc, Camera: viewport.Camera{X: s.scroll.X, Y: s.scroll.Y, Zoom: zoom}, Detail: &near,
		Overlay: s.overlay(sc), Ghost: func(r scene.Ref) bool { return s.press.moved && r == s.press.held }})
	return s.picture
}

// overlay is what lies above the sheet: the ring of the keyboard, what is being dragged, the scroll bar.
func (s *Sheet) overlay(sc *scene.Scene) (out []scene.Node) {
	p := theme.Current()
	if n := s.current(sc); n != nil && !s.press.moved {
		width := 1.0
		if s.focused {
			width = 2
		}
		out = append(out, scene.Node{Bounds: n.Bounds, Prims: []scene.Prim{{Op: scene.OpRect, Rect: n.Bounds.Inset(-1), Radius: 8, Stroke: p.Accent, Width: width}}})
	}
	if s.press.moved {
		for _, n := range sc.Nodes {
			if n.Ref == s.press.held {
				n.Ref = scene.Ref{} // what lies above is not the ghost
				n.Origin.X += s.press.at.X - s.press.from.X
				n.Origin.Y += s.press.at.Y - s.press.from.Y
				n.Bounds.X += s.press.at.X - s.press.from.X
				n.Bounds.Y += s.press.at.Y - s.press.from.Y
				out = append(out, n)
			}
		}
	}
	if r := s.thumb(); !r.Empty() {
		c := p.Muted
		c.A = 110
		r.X, r.Y = r.X+s.scroll.X, r.Y+s.scroll.Y
		out = append(out, scene.Node{Bounds: r, Prims: []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: r.W / 2, Fill: c}}})
	}
	return out
}

func (s *Sheet) current(sc *scene.Scene) *scene.Node {
	if len(s.chosen) == 0 {
		return nil
	}
	id := s.chosen[len(s.chosen)-1]
	for i := range sc.Nodes {
		if sc.Nodes[i].Ref.ID == id {
			return &sc.Nodes[i]
		}
	}
	return nil
}
