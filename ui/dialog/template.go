package dialog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Template is one of the ready beginnings, in the reader's words.
type Template struct {
	ID, Name, About string
	Stages          []string
}

// Templates lets a person choose what to begin with.
func (h Host) Templates(list []Template, chosen func(id string)) {
	var s *shell
	grid := container.NewGridWithColumns(2)
	for _, t := range list {
		grid.Add(h.templateCard(t, func() {
			s.close()
			chosen(t.ID)
		}))
	}
	s = h.open(h.Words("template.title"), container.NewVScroll(container.NewVBox(grid)), fyne.NewSize(720, 480), h.Cancel())
	s.listen(grid)
	if len(grid.Objects) > 0 {
		h.Window.Canvas().Focus(grid.Objects[0].(*part.Card))
	}
}

func (h Host) templateCard(t Template, chosen func()) fyne.CanvasObject {
	foot := ""
	if n := len(t.Stages); n > 0 {
		foot = h.Words("template.stages", "n", n) + " · " + strings.Join(t.Stages, " → ")
	}
	return part.NewCard(t.Name, t.About, foot, chosen)
}
