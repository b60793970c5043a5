package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Found is work that was never saved.
type Found struct {
	Name    string // of its file or its project
	When    string
	About   string  // a few lines: where its file is, how much differs
	Picture Picture // nil while it is not ready
	File    bool    // it has a file, which can be opened beside it
	Parked  bool    // put aside before
}

// Rescue is what is done with work that was never saved.
type Rescue uint8

// What can be done.
const (
	Recover Rescue = iota
	OpenBoth
	PutAside
)

// RecoverView is an open dialog of unsaved work.
type RecoverView struct {
	list    []Found
	rows    *rows
	shell   *shell
	about   *part.Paragraph
	picture *canvas.Raster
	do      func(i int, what Rescue)
}

// The answers of the dialog, in the order of its buttons.
const (
	answerAside = iota + 1
	answerBoth
	answerRecover
)

const aboutWidth = 440

// Recover offers work that was never saved. Whatever is answered, nothing of it is deleted; Escape decides nothing.
func (h Host) Recover(list []Found, do func(i int, what Rescue)) *RecoverView {
	v := &RecoverView{list: list, do: do, about: part.NewParagraph("", part.SmallSize, part.Plain).Within(aboutWidth)}
	texts, notes := make([]string, len(list)), make([]string, len(list))
	for i, f := range list {
		texts[i], notes[i] = f.Name, f.When
	}
	v.rows = newRows(texts, notes, func(int) { v.show() })
	v.picture = newPicture(fyne.NewSize(aboutWidth, 250), func() Picture { return v.list[v.rows.at].Picture })
	right := container.NewBorder(nil, container.NewVBox(gap(6), v.about), nil, nil, v.picture)
	left := container.New(atWidth(260), v.rows.scroll)
	intro := part.NewParagraph(h.Words("recover.text"), part.BodySize, part.Plain).Within(720)
	body := container.NewBorder(container.NewVBox(intro, gap(8)), nil, container.NewPadded(left), nil, container.NewPadded(right))
	v.shell = h.open(h.Words("recover.title"), body, fyne.NewSize(800, 480),
		Answer{Label: h.Words("button.later"), Style: part.Outline},
		v.answer(h.Words("button.aside"), part.Outline, PutAside),
		v.answer(h.Words("button.both"), part.Outline, OpenBoth),
		v.answer(h.Words("button.recover"), part.Primary, Recover))
	v.rows.hear(v.shell)
	v.show()
	return v
}

func (v *RecoverView) answer(label string, style part.Style, what Rescue) Answer {
	return Answer{Label: label, Style: style, Run: func() { v.do(v.rows.at, what) }}
}

// Show takes what has become known about one of the list.
func (v *RecoverView) Show(i int, f Found) {
	v.list[i] = f
	v.show()
}

// show shows the one chosen.
func (v *RecoverView) show() {
	f := v.list[v.rows.at]
	v.about.SetText(f.About)
	able(v.shell.buttons[answerAside], !f.Parked)
	able(v.shell.buttons[answerBoth], f.File)
	v.picture.Refresh()
}

func able(b *part.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// atWidth gives what is in it a width of its own and all the height there is.
type atWidth float32

func (a atWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(a), o[0].MinSize().Height)
}

func (a atWidth) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
}
