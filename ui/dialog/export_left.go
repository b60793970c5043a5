package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// leftOut lists what a client does not get.
type leftOut struct {
	w     i18n.Words
	box   *fyne.Container
	head  *part.Paragraph
	list  *widget.List
	room  *fyne.Container
	lines []string
}

func newLeftOut(w i18n.Words) *leftOut {
	l := &leftOut{w: w, head: part.NewParagraph("", part.SmallSize, part.Strong)}
	l.list = widget.NewList(func() int { return len(l.lines) },
		func() fyne.CanvasObject { return part.NewLabel("", part.SmallSize, false, part.Plain) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i < len(l.lines) {
				o.(*part.Label).SetText(l.lines[i])
			}
		})
	l.list.HideSeparators = true
	l.room = container.New(atHeight(96), l.list)
	l.box = container.NewVBox(gap(2), l.head, l.room)
	l.box.Hide()
	return l
}

// show lists what is left out; it shows nothing unless the export is for a client.
func (l *leftOut) show(client bool, counts string, lines []string) {
	l.lines = lines
	text := l.w("export.left.none")
	if counts != "" {
		text = l.w("export.left", "what", counts)
	}
	l.head.SetText(text)
	visible(l.room, len(lines) > 0)
	visible(l.box, client)
	l.list.Refresh()
}

// atHeight is the room of something that would take more.
type atHeight float32

func (a atHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(a))
}

func (a atHeight) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
