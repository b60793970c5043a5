package dialog

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/entry"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// Host is where dialogs open and in which words.
type Host struct {
	Window fyne.Window
	Words  i18n.Words
}

// Answer is a button of a dialog. Label is a text, not a key; Run happens after the dialog has closed.
type Answer struct {
	Label string
	Style part.Style
	Run   func()
}

// shell is the frame every dialog shares.
type shell struct {
	h       Host
	pop     *widget.PopUp
	answers []Answer
	buttons []*part.Button
	closed  bool
	before  func(*fyne.KeyEvent)      // what keys meant while nothing had the focus
	keep    func(i int) bool          // true keeps the dialog open: the answer does not make sense yet
	also    func(*fyne.KeyEvent) bool // what other keys mean in this dialog; nil is nothing
}

// open shows content between a title and a row of answers. The last answer is the main one, which Return means unless
// it destroys something; the first is what Escape means. An empty size takes what the content needs.
func (h Host) open(title string, content fyne.CanvasObject, size fyne.Size, answers ...Answer) *shell {
	s := &shell{h: h, answers: answers}
	row := container.NewHBox()
	for i, a := range answers {
		b := part.NewButton(a.Label, "", a.Style, func() { s.answer(i) })
		s.buttons = append(s.buttons, b)
		row.Add(b)
	}
	head := part.NewLabel(plainly(title), 15, true, part.Strong)
	body := container.NewBorder(
		container.NewVBox(head, gap(6)),
		container.NewVBox(gap(10), container.NewBorder(nil, nil, nil, row)),
		nil, nil, content)
	limit := h.Window.Canvas().Size()
	size = fyne.NewSize(min(size.Width, limit.Width-24), min(size.Height, limit.Height-24))
	s.pop = widget.NewModalPopUp(container.New(atLeast(size), body), h.Window.Canvas())
	s.listen(body)
	s.before = h.Window.Canvas().OnTypedKey()
	h.Window.Canvas().SetOnTypedKey(entry.NewKeys(s.pop, s.unfocused).Press)
	s.pop.Show()
	if len(s.buttons) > 0 {
		h.Window.Canvas().Focus(s.buttons[s.main()])
	}
	return s
}

// plainly takes the dots off the words of a command: they promise a dialog, and here it is.
func plainly(words string) string {
	return strings.TrimSuffix(strings.TrimSuffix(words, "…"), "...")
}

// main is the answer that Return means: the last one, but never one that destroys, for Return is pressed in passing.
func (s *shell) main() int {
	if last := len(s.answers) - 1; s.answers[last].Style != part.Danger {
		return last
	}
	return 0
}

func gap(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(1, height))
	return r
}

// fieldOf puts a name above a widget.
func fieldOf(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(part.NewLabel(label, part.MetaSize, false, part.Muted), o)
}

// answer closes the dialog with a button.
func (s *shell) answer(i int) {
	if s.closed || s.keep != nil && s.keep(i) {
		return
	}
	s.close()
	if run := s.answers[i].Run; run != nil {
		run()
	}
}

func (s *shell) close() {
	s.closed = true
	s.h.Window.Canvas().SetOnTypedKey(s.before)
	s.pop.Hide()
}

// key is what the keyboard means in a dialog, wherever the focus is.
func (s *shell) key(k *fyne.KeyEvent) bool {
	switch {
	case s.also != nil && s.also(k):
		return true
	case len(s.answers) == 0:
		return false
	case k.Name == fyne.KeyEscape:
		s.answer(0)
		return true
	}
	return false
}

// atLeast is the room a dialog takes: so much, or what the content needs, with space around it.
type atLeast fyne.Size

const margin = 14

func (a atLeast) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.Size(a).Max(o[0].MinSize().AddWidthHeight(2*margin, 2*margin))
}

func (a atLeast) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(margin, margin))
	o[0].Resize(s.SubtractWidthHeight(2*margin, 2*margin))
}

// unfocused hears the keys while no widget of the dialog has the focus; none may reach the map behind it.
func (s *shell) unfocused(k *fyne.KeyEvent) {
	if s.also != nil && s.also(k) {
		return
	}
	if (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && len(s.answers) > 0 {
		s.answer(s.main())
		return
	}
	s.key(k)
}

// listen makes every widget of the dialog pass Escape on.
func (s *shell) listen(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			s.listen(child)
		}
	case *container.Scroll:
		s.listen(o.Content)
	case *entry.Entry:
		if o.OnCancel == nil {
			o.OnCancel = func() { s.answer(0) }
		}
	case interface {
		HearKeys(func(*fyne.KeyEvent) bool)
	}:
		o.HearKeys(s.key)
	}
}
