package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/view/part"
)

// Kept is a piece of a file that could not be understood and is kept as it came, or something that was repaired.
type Kept struct {
	Title string // where, and what was wrong
	Text  string // the piece itself
}

// Keep lists repairs and what is kept aside. Copy puts all of it on the clipboard; next runs after the dialog.
func (h Host) Keep(title, text string, list []Kept, copy, next func()) {
	const width = 640
	rows := widget.NewList(func() int { return len(list) },
		func() fyne.CanvasObject {
			return container.NewVBox(part.NewLabel("", part.SmallSize, true, part.Strong), part.NewLabel("", part.SmallSize, false, part.Muted))
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			box := o.(*fyne.Container)
			box.Objects[0].(*part.Label).SetText(list[i].Title)
			box.Objects[1].(*part.Label).SetText(list[i].Text)
		})
	copying := part.NewButton(h.Words("button.copyall"), "", part.Outline, copy)
	body := container.NewBorder(container.NewVBox(part.NewParagraph(text, part.BodySize, part.Plain).Within(width), gap(6)),
		container.NewHBox(copying), nil, nil, rows)
	s := h.open(title, body, fyne.NewSize(700, min(560, 220+float32(len(list))*46)),
		Answer{Label: h.Words("button.ok"), Style: part.Primary, Run: next})
	s.listen(body)
}
