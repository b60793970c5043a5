package present

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

// ease is how long the camera is on its way.
const ease = 200 * time.Millisecond

// Sizes in Fyne units.
const (
	footHigh   = 44
	footText   = 16
	noteText   = 22
	notesShare = 0.22 // of the height of the screen
	aside      = 28
	barHigh    = 3
	dotRadius  = 14
)

// dim is how much of what is not looked at gives way to the ground, of 255.
const dim = 176

// make builds what lies above the map.
func (v *Show) make() {
	p := theme.Current()
	v.bar = canvas.NewRectangle(p.Accent)
	v.foot = part.NewLabel("", footText, true, part.Strong)
	v.help = part.NewLabel("", part.BodySize, false, part.Muted)
	v.page = canvas.NewRectangle(p.Panel)
	v.notes = part.NewParagraph("", noteText, part.Strong)
	soft := p.Accent
	soft.A = 150
	v.dot = canvas.NewCircle(soft)
	v.dot.Resize(fyne.NewSize(2*dotRadius, 2*dotRadius))
	v.black = canvas.NewRectangle(color.Black)
	v.dot.Hide()
	v.black.Hide()
}

// free is what the map has of the screen.
func (v *Show) free() scene.Size {
	s := v.Size()
	h := s.Height - footHigh
	if v.noted {
		h -= s.Height * notesShare
	}
	return scene.Size{W: float64(s.Width), H: float64(h)}
}

// paint is called by the driver with the size in pixels of the screen.
func (v *Show) paint(w, h int) image.Image {
	cam := v.camera
	if width := float64(v.Size().Width); width > 0 {
		cam.Zoom *= float64(w) / width
	}
	near := scene.Near
	return v.screen.Paint(w, h, raster.Frame{Scene: v.Scene, Camera: cam, Sticky: true, Detail: &near, Among: v.veil(), Ghost: v.pale})
}

// veil dims the cells around the spot.
func (v *Show) veil() (out []scene.Node) {
	if v.at >= len(v.way) || v.way[v.at].spot.Empty() {
		return nil
	}
	s, spot, far := v.Scene, v.way[v.at].spot, float64(1e5)
	ground := s.Ground
	ground.A = dim
	over := func(x0, y0, x1, y1 float64) {
		if r := (scene.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}); r.W > 0 && r.H > 0 {
			out = append(out, scene.Node{Layer: scene.Content, Bounds: r, Prims: []scene.Prim{{Op: scene.OpRect, Rect: r, Fill: ground}}})
		}
	}
	over(s.Grid.X, s.Grid.Y, spot.X, far)
	over(spot.MaxX(), s.Grid.Y, far, far)
	over(spot.X, s.Grid.Y, spot.MaxX(), spot.Y)
	over(spot.X, spot.MaxY(), spot.MaxX(), far)
	return out
}

// pale reports the head of a column that is not looked at.
func (v *Show) pale(r scene.Ref) bool {
	if r.Kind != scene.StageHead && r.Kind != scene.StepHead || v.at >= len(v.way) || v.way[v.at].spot.Empty() {
		return false
	}
	for _, t := range v.Scene.Columns {
		if (t.ID == r.ID || t.Parent == r.ID) && t.At < v.way[v.at].spot.MaxX() && t.End() > v.way[v.at].spot.X {
			return false
		}
	}
	return true
}

// tell brings the words around the map up to date.
func (v *Show) tell() {
	text, share := v.place(), float32(0)
	if v.at < len(v.way) {
		share = float32(v.at+1) / float32(len(v.way))
	}
	if v.typed != "" {
		text = v.Words("present.to", "n", v.typed)
	}
	v.foot.SetText(text)
	help := ""
	if v.at == 0 {
		help = v.Words("present.help")
	}
	v.help.SetText(help)
	v.notes.SetText(v.spoken())
	v.bar.Resize(fyne.NewSize(v.Size().Width*share, barHigh))
	v.bar.Refresh()
	if v.Told != nil {
		v.Told()
	}
}

// CreateRenderer is called by Fyne.
func (v *Show) CreateRenderer() fyne.WidgetRenderer { return &renderer{v: v} }

type renderer struct {
	v    *Show
	laid fyne.Size
}

func (r *renderer) Destroy()           { r.v.halt() }
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(320, 200) }
func (r *renderer) Refresh()           { r.v.raster.Refresh(); r.v.dot.Refresh(); r.v.black.Refresh() }
func (r *renderer) Objects() []fyne.CanvasObject {
	v := r.v
	return []fyne.CanvasObject{v.raster, v.page, v.foot, v.help, v.bar, v.notes, v.dot, v.black}
}

func (r *renderer) Layout(s fyne.Size) {
	if s == r.laid {
		return // the toolkit asks again within the first frame, and would paint a second one
	}
	r.laid = s
	r.v.lay(s)
}

// lay places all there is on a screen of this size.
func (v *Show) lay(s fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	free := float32(v.free().H)
	put(v.raster, 0, 0, s.Width, free)
	put(v.page, 0, free, s.Width, s.Height-free)
	foot := s.Height - footHigh
	put(v.foot, aside, foot, s.Width/2-aside, footHigh)
	wide := min(v.help.FullWidth()+2, s.Width/2)
	put(v.help, s.Width-aside-wide, foot, wide, footHigh)
	put(v.notes, aside, free+12, min(s.Width-2*aside, 1100), foot-free-12)
	if v.noted {
		v.notes.Show()
	} else {
		v.notes.Hide()
	}
	put(v.bar, 0, s.Height-barHigh, 0, barHigh)
	if v.dot.Position().IsZero() {
		v.dot.Move(fyne.NewPos(s.Width/2, free/2)) // until the mouse moves
	}
	put(v.black, 0, 0, s.Width, s.Height)
	v.replan()
}
