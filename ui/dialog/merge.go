package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Merge is what two people did to one file.
type Merge struct {
	Name   string // of the file
	Theirs string // what is new on the disk, in a line
	Mine   string // what is new in the window, in a line
	Clash  []Clash
}

// Clash is one thing that both have changed in different ways.
type Clash struct {
	Title        string
	Mine, Theirs string
	TakeTheirs   bool // what is chosen
}

// Merged is how two changes of one file end.
type Merged uint8

// Ends.
const (
	JoinBoth Merged = iota
	OnlyMine
	OnlyTheirs
	MineElsewhere
)

// Merge asks how to go on after somebody else has changed the file. Done gets the clashes as they were settled. Escape
// changes nothing.
func (h Host) Merge(m Merge, done func(Merged, []Clash)) {
	clashes := append([]Clash(nil), m.Clash...)
	const width = 640
	about := container.NewVBox(part.NewParagraph(h.Words("merge.text"), part.BodySize, part.Good).Within(width), gap(4),
		part.NewLabel(m.Theirs, part.BodySize, false, part.Plain), part.NewLabel(m.Mine, part.BodySize, false, part.Plain), gap(4))
	list := container.NewVBox()
	if len(clashes) == 0 {
		list.Add(part.NewParagraph(h.Words("merge.fits"), part.BodySize, part.Plain).Within(width))
	} else {
		list.Add(part.NewHeading(h.Words("merge.clashes", "n", len(clashes))))
	}
	for i := range clashes {
		list.Add(h.clash(&clashes[i]))
	}
	end := func(how Merged) func() { return func() { done(how, clashes) } }
	body := container.NewBorder(about, nil, nil, nil, container.NewVScroll(list))
	s := h.open(h.Words("error.file.changed", "name", m.Name), body, fyne.NewSize(700, min(600, 260+float32(len(clashes))*84)),
		h.Cancel(),
		Answer{Label: h.Words("merge.elsewhere"), Style: part.Outline, Run: end(MineElsewhere)},
		Answer{Label: h.Words("merge.theirs"), Style: part.Outline, Run: end(OnlyTheirs)},
		Answer{Label: h.Words("merge.mine"), Style: part.Danger, Run: end(OnlyMine)},
		Answer{Label: h.Words("merge.join"), Style: part.Primary, Run: end(JoinBoth)})
	s.listen(list)
}

// clash shows what both wanted, one of them chosen.
func (h Host) clash(c *Clash) fyne.CanvasObject {
	var mine, theirs *part.Check
	set := func(take bool) {
		c.TakeTheirs = take
		mine.SetOn(!take)
		theirs.SetOn(take)
		mine.Refresh()
		theirs.Refresh()
	}
	line := func(key, text string) string {
		if text == "" {
			text = h.Words("merge.nothing")
		}
		return h.Words(key, "text", text)
	}
	mine = part.NewCheck(line("merge.clash.mine", c.Mine), part.Round, func(bool) { set(false) })
	theirs = part.NewCheck(line("merge.clash.theirs", c.Theirs), part.Round, func(bool) { set(true) })
	set(c.TakeTheirs)
	return container.NewVBox(part.NewLabel(c.Title, part.BodySize, true, part.Strong), mine, theirs)
}
