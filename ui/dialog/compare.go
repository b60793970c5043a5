package dialog

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/view/part"
)

// Compare is what stands side by side: two maps, and what differs between them.
type Compare struct {
	Title       string
	Left, Right string // headings: when each was saved
	Maps        []fyne.CanvasObject
	Options     []part.Option // the journeys to look at
	Journey     string        // the one shown
	Signs       []Sign        // what the marks on the maps mean
	Choose      func(id string)
	Go          func(i int) // to a line of the list
}

// Sign is a colour with its meaning.
type Sign struct {
	Color color.Color
	Text  string
}

// CompareView is an open comparison.
type CompareView struct {
	shell *shell
	lines []Sign
	list  *widget.List
	count *part.Label
}

// Compare shows two maps side by side. Show tells it what differs.
func (h Host) Compare(c Compare) *CompareView {
	v := &CompareView{count: part.NewLabel("", part.SmallSize, true, part.Strong)}
	v.list = widget.NewList(func() int { return len(v.lines) },
		func() fyne.CanvasObject { return part.NewRow("", nil) },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			if i >= len(v.lines) {
				return
			}
			row := o.(*part.Row)
			row.Text, row.Dot = v.lines[i].Text, part.Fixed(v.lines[i].Color)
			row.OnTapped = func() { c.Go(i) }
			row.OnKey = v.shell.key
			row.Refresh()
		})
	v.list.HideSeparators = true
	side := container.NewVBox()
	if len(c.Options) > 1 {
		journey := part.NewChoice(c.Options, c.Choose)
		journey.SetID(c.Journey)
		side.Add(fieldOf(h.Words("field.journey"), journey))
	}
	for _, s := range c.Signs {
		row := part.NewRow(s.Text, nil)
		row.Dot = part.Fixed(s.Color)
		side.Add(row)
	}
	side.Add(v.count)
	right := container.New(atWidth(290), container.NewBorder(side, nil, nil, nil, v.list))
	half := func(heading string, m fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(part.NewLabel(heading, part.BodySize, true, part.Strong), nil, nil, nil, m)
	}
	maps := container.NewGridWithColumns(2, half(c.Left, c.Maps[0]), half(c.Right, c.Maps[1]))
	body := container.NewBorder(nil, nil, nil, container.NewPadded(right), maps)
	full := h.Window.Canvas().Size()
	v.shell = h.open(c.Title, body, full, Answer{Label: h.Words("button.close"), Style: part.Primary})
	v.shell.listen(side)
	return v
}

// Show lists what differs, with a word about how much that is.
func (v *CompareView) Show(counts string, lines []Sign) {
	v.lines = lines
	v.count.SetText(counts)
	v.list.Refresh()
	v.list.ScrollToTop()
}

// Key is what a key means while a map has the focus: it reports whether it was one of the dialog's.
func (v *CompareView) Key(k *fyne.KeyEvent) bool { return v.shell.key(k) }
