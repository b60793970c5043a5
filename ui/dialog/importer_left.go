package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/view/part"
)

// LeftCell is a cell of a sheet that found no place in the map.
type LeftCell struct {
	Row, Column int    // from 0
	Place       string // its address
	Name        string // the header or label it stands under
	Text        string
	Reason      string // in words
	Note        bool   // its text is kept as a note
	Fixed       bool   // whatever is chosen, it is not
}

// line is what the list says of the cell.
func (c LeftCell) line() string {
	line := c.Place
	if c.Name != "" && c.Name != c.Text {
		line += " · " + c.Name
	}
	return line + "  " + oneLine(c.Text)
}

// leftCells lists what found no place, each with a tick for being kept as a note.
type leftCells struct {
	v     *ImportView
	box   *fyne.Container
	title *part.Label
	list  *cellList
	all   *part.Check
	room  *fyne.Container
}

func newLeftCells(v *ImportView) *leftCells {
	l := &leftCells{v: v, title: part.NewLabel("", part.SmallSize, true, part.Strong)}
	l.list = newCellList(func() []LeftCell { return v.now.Left }, v.shellKey)
	l.list.OnSelected = func(i widget.ListItemID) {
		if i < len(v.now.Left) {
			v.sheet.goTo(v.now.Left[i].Row, v.now.Left[i].Column)
		}
	}
	l.list.tick = func(i int, on bool) { v.Change(ImportChange{What: SetNote, At: i, Value: onOff(on)}) }
	l.all = part.NewCheck(v.h.Words("import.left.all"), part.Box, func(on bool) { v.Change(ImportChange{What: SetNotes, Value: onOff(on)}) })
	copying := part.NewButton(v.h.Words("button.copyall"), "", part.Outline, v.Copy)
	l.room = container.NewBorder(nil, container.NewBorder(nil, nil, nil, copying, l.all), nil, nil, container.New(upTo{func() int { return len(v.now.Left) }}, l.list))
	l.box = container.NewVBox(gap(4), l.title, l.room)
	return l
}

// upTo is the room of a list of cells: as much as they need, but no more than a part of the page.
type upTo struct{ cells func() int }

func (u upTo) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, min(196, 48*float32(u.cells())))
}

func (u upTo) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

func onOff(on bool) string {
	if on {
		return "on"
	}
	return ""
}

func (l *leftCells) show() {
	list := l.v.now.Left
	if l.v.now.Unknown {
		l.title.SetText("")
	} else if len(list) == 0 {
		l.title.SetText(l.v.h.Words("import.left.none"))
		l.title.SetInk(part.Good)
	} else {
		l.title.SetText(l.v.h.Words("import.left.title", "n", len(list)))
		l.title.SetInk(part.Strong)
	}
	all, free := true, false
	for _, c := range list {
		all, free = all && (c.Note || c.Fixed), free || !c.Fixed
	}
	l.all.SetOn(all && free)
	visible(l.all, free)
	visible(l.room, len(list) > 0)
	l.list.Refresh()
}

// cellList is a list of cells; Escape and Return mean the dialog.
type cellList struct {
	widget.List
	cells func() []LeftCell
	keys  func(*fyne.KeyEvent) bool
	tick  func(i int, on bool) // nil lets nobody tick
}

func newCellList(cells func() []LeftCell, keys func(*fyne.KeyEvent) bool) *cellList {
	l := &cellList{cells: cells, keys: keys}
	l.Length = func() int { return len(cells()) }
	l.CreateItem = func() fyne.CanvasObject {
		check := part.NewCheck("", part.Box, nil)
		check.HearKeys(keys)
		lines := container.NewVBox(part.NewLabel("", part.SmallSize, false, part.Plain), part.NewLabel("", part.MetaSize, false, part.Muted))
		return container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(24, 32), check), nil, lines)
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { l.fill(i, o.(*fyne.Container)) }
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

func (l *cellList) fill(i int, row *fyne.Container) {
	if i >= len(l.cells()) {
		return
	}
	c := l.cells()[i]
	lines, check := row.Objects[0].(*fyne.Container), row.Objects[1].(*fyne.Container).Objects[0].(*part.Check)
	lines.Objects[0].(*part.Label).SetText(c.line())
	lines.Objects[1].(*part.Label).SetText(c.Reason)
	check.SetOn(c.Note)
	check.OnChanged = func(on bool) { l.tick(i, on) }
	visible(check, !c.Fixed && l.tick != nil)
}

// TypedKey lets the keys that mean the dialog reach it.
func (l *cellList) TypedKey(k *fyne.KeyEvent) {
	if !l.keys(k) {
		l.List.TypedKey(k)
	}
}

// Left shows once more which cells of an import found no place. Copy puts all of them on the clipboard.
func (h Host) Left(title, text string, list []LeftCell, copy func()) {
	var s *shell
	rows := newCellList(func() []LeftCell { return list }, func(k *fyne.KeyEvent) bool { return s.key(k) })
	copying := part.NewButton(h.Words("button.copyall"), "", part.Outline, copy)
	body := container.NewBorder(container.NewVBox(part.NewParagraph(text, part.BodySize, part.Plain).Within(640), gap(6)),
		container.NewHBox(copying), nil, nil, rows)
	s = h.open(title, body, fyne.NewSize(700, min(600, 230+float32(len(list))*46)), Answer{Label: h.Words("button.ok"), Style: part.Primary})
	s.listen(body)
}
