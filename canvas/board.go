package canvas

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
)

// Config is what a Board needs and what the application chooses. Only Typesetter must be given.
type Config struct {
	Typesetter *typeset.Typesetter
	Colors     Colors // zero: Light
	// Value words an emotion value from 0 to 1 while its point is dragged; nil shows percent.
	Value func(point scene.Ref, v float64) string
	// Caption words a palette item while it is over the map; nil shows none.
	Caption func(tool.Item) string
	// Tint is the colour of a palette item; nil takes the accent.
	Tint func(tool.Item) scene.Color
	// Point draws an emotion point as it looks with a value from 0 to 1; nil lets it look as before while it moves.
	Point func(middle scene.Point, v float64) []scene.Prim
	// Mods tells which modifiers are down; nil asks the driver.
	Mods func() fyne.KeyModifier
	// Now is the clock of double clicks and scrolling; nil is the system's.
	Now func() time.Time
}

// Board shows a scene and lets a person work on it. All methods belong on the UI goroutine.
type Board struct {
	widget.BaseWidget

	// OnEffect gets what the application must do: tool.Select, what becomes of the map, and what asks for more.
	OnEffect func(tool.Effect)
	// OnKey sees plain keys before the map does; true means handled.
	OnKey func(*fyne.KeyEvent) bool
	// OnRune sees what is typed on the map, or committed there by an input method.
	OnRune func(rune)
	// OnPaint gets how long our part of every frame took: what events since the last one asked for, and painting; nil
	// measures nothing.
	OnPaint func(time.Duration)
	// OnView runs after every pan, zoom and resize.
	OnView func(viewport.View)

	config  Config
	scene   *scene.Scene
	machine *tool.Machine
	view    viewport.View
	fit     func(*Board) // waits for the first size

	screen  *raster.Screen
	raster  *canvas.Raster
	overlay *fyne.Container
	minimap *minimap
	picked  []*scene.Node // those selected
	handled *scene.Node   // whose handle is shown, or nil
	shown   tool.Effect   // the last Show effect, nil after Clear
	dragged map[string]bool
	room    opening
	editor  *editor
	keys    *entry.Keys
	cursor  desktop.Cursor
	scroll  *scrolling
	repaint func()
	spent   time.Duration // of the events since the last frame
}

// NewBoard returns a board over an empty scene.
func NewBoard(c Config) *Board {
	if c.Colors == (Colors{}) {
		c.Colors = Light
	}
	if c.Mods == nil {
		c.Mods = entry.Held
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	b := &Board{
		config: c, scene: &scene.Scene{}, machine: tool.New(), screen: raster.NewScreen(raster.New(c.Typesetter)),
		view: viewport.View{Camera: viewport.Camera{Zoom: 1}}, cursor: desktop.DefaultCursor,
	}
	b.keys = entry.NewKeys(b, b.key)
	b.raster = canvas.NewRaster(b.paint)
	b.raster.ScaleMode = canvas.ImageScalePixels
	b.overlay = &fyne.Container{}
	b.editor = newEditor(b)
	b.minimap = newMinimap(b)
	b.repaint = b.raster.Refresh
	b.room.changed = func() { b.repaint() }
	b.ExtendBaseWidget(b)
	return b
}

// SetScene shows another scene, which must not change afterwards. Selection and view stay.
func (b *Board) SetScene(s *scene.Scene) {
	b.scene = s
	b.room.reset()
	b.pick()
	b.apply(b.machine.SetScene(s))
	b.pick() // cards may have moved without the selection changing
	if b.handled != nil {
		b.handled = b.find(b.handled.Ref)
	}
	b.placeEditor()
	b.minimap.follow()
	b.repaint()
}

// Scene returns what is shown.
func (b *Board) Scene() *scene.Scene { return b.scene }

// Selection returns what is selected, in the order it was.
func (b *Board) Selection() []scene.Ref { return b.machine.Selection() }

// Cell returns the empty cell that the keyboard is in, the zero Ref for none. Nothing is selected then.
func (b *Board) Cell() scene.Ref { return b.machine.Cell() }

// Select selects records by id; what the scene does not hold yet is selected by the next scene.
func (b *Board) Select(ids ...string) { b.apply(b.machine.Select(ids...)) }

// Pick selects nodes, as far as the scene holds them, or enters the one empty cell.
func (b *Board) Pick(refs ...scene.Ref) { b.apply(b.machine.Pick(refs...)) }

// SelectAll selects the cards of the lane one works in, and every card the second time.
func (b *Board) SelectAll() { b.Send(tool.Key{Name: tool.KeyA, Mods: tool.Ctrl}) }

// Send plays an event as if the person had made it: an action of a menu is a key of the map.
func (b *Board) Send(e tool.Event) {
	if b.OnPaint != nil {
		began, before := time.Now(), b.spent
		defer func() { b.spent = before + time.Since(began) }()
	}
	b.apply(b.machine.Handle(e))
}

// Cancel takes a running gesture back.
func (b *Board) Cancel() { b.Send(tool.Cancel{}) }

// SetColors changes the colours of selection and gestures. Those of the map are the scene's.
func (b *Board) SetColors(c Colors) {
	b.config.Colors = c
	b.minimap.Refresh()
	b.repaint()
}

// SetStill turns motion off, or on again.
func (b *Board) SetStill(still bool) { b.room.still = still }

// Busy reports that a gesture is going on, which Escape takes back.
func (b *Board) Busy() bool { return b.machine.Busy() || b.shown != nil }

// SetFixed lets the map only be looked at, or worked on again. An open editor is closed, and what was typed stands.
func (b *Board) SetFixed(fixed bool) {
	if fixed {
		b.CloseEditor(true)
	}
	b.apply(b.machine.Fix(fixed))
}

// Absolute returns where a point of the view lies in the window, to open a menu there.
func (b *Board) Absolute(view scene.Point) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(float32(view.X), float32(view.Y))
}

// paint is called by the driver with the size in pixels of the screen.
func (b *Board) paint(w, h int) image.Image {
	if b.OnPaint != nil {
		began := time.Now()
		defer func() {
			b.OnPaint(b.spent + time.Since(began))
			b.spent = 0
		}()
	}
	cam := b.view.Camera
	if width := float64(b.Size().Width); width > 0 {
		cam.Zoom *= float64(w) / width
	}
	among, above := b.feedback()
	return b.screen.Paint(w, h, raster.Frame{
		Scene: b.scene, Camera: cam, Among: among, Overlay: above, Sticky: true, Ghost: b.away(), Shift: b.room.shift(),
	})
}

// pick looks the nodes of the selection up.
func (b *Board) pick() {
	b.picked = b.picked[:0]
	for i := range b.scene.Nodes {
		if n := &b.scene.Nodes[i]; b.machine.Selected(n.Ref) {
			b.picked = append(b.picked, n)
		}
	}
}

// CreateRenderer is called by Fyne.
func (b *Board) CreateRenderer() fyne.WidgetRenderer { return &renderer{b} }

type renderer struct{ b *Board }

func (r *renderer) Destroy()           { r.b.scroll.stop() }
func (r *renderer) IsClip()            {} // the driver cuts what is above the picture at the edge of the board
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(200, 150) }
func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.raster, r.b.overlay, r.b.minimap}
}
func (r *renderer) Refresh() {
	r.b.repaint()
	canvas.Refresh(r.b.overlay)
	r.b.minimap.Refresh()
}
func (r *renderer) Layout(s fyne.Size) {
	r.b.raster.Resize(s)
	r.b.overlay.Resize(s)
	r.b.resized(scene.Size{W: float64(s.Width), H: float64(s.Height)})
}
