package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

const statusHeight = 28

// status is the bar below the map.
type status struct {
	box                           *fyne.Container
	saved, counts, selected, file *part.Label
	text                          vm.Status
	note, hint                    string
}

func newStatus() *status {
	s := &status{}
	label := func() *part.Label { return part.NewLabel("", part.SmallSize, false, part.Muted) }
	s.saved, s.counts, s.selected, s.file = label(), label(), label(), label()
	s.box = container.New(s, s.saved, s.counts, s.selected, s.file)
	return s
}

func (s *status) set(v vm.Status) {
	if s.text != v {
		s.text = v
		s.show()
	}
}

// say shows a passing word in place of what is selected, until the next one.
func (s *status) say(note string) {
	s.note = note
	s.show()
}

// point tells what the thing under the pointer does, in place of all other passing words.
func (s *status) point(hint string) {
	if s.hint != hint {
		s.hint = hint
		s.show()
	}
}

func (s *status) show() {
	saved := s.text.Saved
	if s.text.Safe {
		saved = "✓ " + saved
	}
	s.saved.SetText(saved)
	s.counts.SetText(s.text.Counts)
	s.file.SetText(s.text.File)
	s.selected.SetInk(part.Muted)
	switch {
	case s.hint != "":
		s.selected.SetText(s.hint)
	case s.note != "":
		s.selected.SetInk(part.Accent)
		s.selected.SetText(s.note)
	default:
		s.selected.SetText(s.text.Selected)
	}
	s.box.Refresh()
}

// MinSize implements fyne.Layout.
func (s *status) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, statusHeight) }

// Layout implements fyne.Layout.
func (s *status) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x := float32(14)
	put := func(l *part.Label, x, w float32) {
		h := l.MinSize().Height
		l.Move(fyne.NewPos(x, (size.Height-h)/2))
		l.Resize(fyne.NewSize(w, h))
	}
	file := min(s.file.FullWidth()+1, size.Width/3)
	for _, l := range []*part.Label{s.saved, s.counts, s.selected} {
		if l.Text() == "" {
			continue
		}
		w := max(0, min(l.FullWidth()+1, size.Width-x-file-28))
		put(l, x, w)
		x += w + 18
	}
	put(s.file, size.Width-14-file, file)
}
