package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Saved is something kept under a name.
type Saved struct{ Name, Note string }

// Saved lists what is kept under names. Rename and remove get the line chosen.
func (h Host) Saved(title, text string, list []Saved, rename, remove func(i int)) {
	const width = 440
	var texts, notes []string
	for _, s := range list {
		texts, notes = append(texts, s.Name), append(notes, s.Note)
	}
	lines := newRows(texts, notes, func(int) {})
	body := container.NewBorder(container.NewVBox(part.NewParagraph(text, part.BodySize, part.Plain).Within(width), gap(6)), nil, nil, nil, lines.scroll)
	pick := func(do func(int)) func() { return func() { do(lines.at) } }
	s := h.open(title, body, fyne.NewSize(width+2*margin, min(480, 170+float32(len(list))*rowSpace)),
		Answer{Label: h.Words("button.close"), Style: part.Outline},
		Answer{Label: h.Words("button.delete"), Style: part.Danger, Run: pick(remove)},
		Answer{Label: h.Words("import.rename"), Style: part.Outline, Run: pick(rename)})
	s.keep = func(i int) bool { return i > 0 && len(list) == 0 }
	able(s.buttons[1], len(list) > 0)
	able(s.buttons[2], len(list) > 0)
	lines.hear(s)
}

// rowSpace is how much height a line takes with the space after it.
const rowSpace = 36
