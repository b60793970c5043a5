package view

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/model"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// picture shows a small picture with what can be done about it.
func (in *inspector) picture(f vm.Field) cell {
	thumb := part.NewThumb()
	choose := part.NewButton("", "", part.Outline, func() {
		if in.ev.Choose != nil {
			in.ev.Choose(in.fields[f.Key])
		}
	})
	away := part.NewButton(in.w("picture.remove"), "", part.Quiet, func() { in.edit(f.Key, vm.Value{}); in.pause() })
	buttons := container.New(line{gap: 4, weights: []float32{1, 0}}, choose, away)
	box := container.New(column{gap: 6}, thumb, buttons)
	shown := model.ID("")
	set := func(f vm.Field) {
		choose.SetText(in.w("picture.choose"))
		show(away, f.Shown != nil)
		show(thumb, f.Shown != nil)
		if f.Shown != nil {
			choose.SetText(in.w("picture.replace"))
		}
		if id := idOf(f.Shown); id != shown {
			shown = id
			thumb.SetImage(nil)
			if in.ev.Thumb != nil && f.Shown != nil {
				in.ev.Thumb(f.Shown, func(m image.Image) {
					if id == shown {
						thumb.SetImage(m)
					}
				})
			}
		}
		buttons.Refresh()
		box.Refresh()
	}
	set(f)
	o, _ := labelled(f, box)
	return cell{o, set, choose}
}

func idOf(m *model.Media) model.ID {
	if m == nil {
		return ""
	}
	return m.ID
}

// PersonaAt returns the persona whose line in the left panel lies at a position of the window.
func (f *Frame) PersonaAt(at fyne.Position) (model.ID, bool) { return f.side.personaAt(at) }

func (s *sidebar) personaAt(at fyne.Position) (model.ID, bool) {
	if !within(s.scroll, at) {
		return "", false
	}
	for i, row := range s.people {
		if within(row, at) {
			return s.last.Personas[i].ID, true
		}
	}
	return "", false
}

// InspectorAt reports whether a position of the window lies on the right panel.
func (f *Frame) InspectorAt(at fyne.Position) bool { return f.right.Visible() && within(f.right, at) }

func within(o fyne.CanvasObject, at fyne.Position) bool {
	p := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	size := o.Size()
	return p.X >= 0 && p.Y >= 0 && p.X < size.Width && p.Y < size.Height
}
