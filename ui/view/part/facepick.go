package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/ui/theme"
)

// FacePick chooses one of the five faces, −2 to +2, or none. Pressing the chosen one takes it back.
type FacePick struct {
	touch
	OnPicked func(face int, any bool)

	face int
	any  bool
}

// NewFacePick returns a row of five faces.
func NewFacePick(picked func(face int, any bool)) *FacePick {
	f := &FacePick{OnPicked: picked}
	f.ExtendBaseWidget(f)
	return f
}

// SetFace shows a choice; any false is none.
func (f *FacePick) SetFace(face int, any bool) {
	if f.face != face || f.any != any {
		f.face, f.any = face, any
		f.Refresh()
	}
}

const (
	faceSide = 26
	faceStep = 36
)

// Tapped chooses the face under the pointer.
func (f *FacePick) Tapped(e *fyne.PointEvent) {
	i := int(e.Position.X / faceStep)
	if i >= 0 && i < 5 {
		f.pick(i-2, !(f.any && f.face == i-2))
	}
}

// TypedKey moves the choice with the arrows and takes it back with Delete.
func (f *FacePick) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		f.pick(max(-2, f.face-1), true)
	case fyne.KeyRight:
		f.pick(min(2, f.face+1), true)
	case fyne.KeyDelete, fyne.KeyBackspace:
		f.pick(f.face, false)
	}
}

func (f *FacePick) pick(face int, any bool) {
	f.face, f.any = face, any
	f.Refresh()
	if f.OnPicked != nil {
		f.OnPicked(face, any)
	}
}

// CreateRenderer implements fyne.Widget.
func (f *FacePick) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewCircle(color.Transparent)
	ring.StrokeWidth = 2
	l := &look{widget: f, objects: []fyne.CanvasObject{ring}}
	var faces [5]*sign
	for i := range faces {
		faces[i] = newSign()
		l.objects = append(l.objects, faces[i].raster)
	}
	l.paint = func() {
		p := theme.Current()
		for i, f := range faces {
			f.Drawing = Face(i-2, p.Panel)
		}
		ring.FillColor, ring.StrokeColor, ring.StrokeWidth, ring.Hidden = p.Panel, p.Accent, 2, !f.any
		if f.focused {
			ring.FillColor, ring.StrokeColor, ring.StrokeWidth, ring.Hidden = mix(p.Panel, p.Focus, 0.25), p.Focus, 3, false
		}
	}
	l.min = func() fyne.Size { return fyne.NewSize(4*faceStep+faceSide+6, faceSide+6) }
	l.layout = func(s fyne.Size) {
		for i, f := range faces {
			f.place(3+float32(i)*faceStep, 3, faceSide)
		}
		place(ring, float32(f.face+2)*faceStep, 0, faceSide+6, faceSide+6)
	}
	return l.show()
}
