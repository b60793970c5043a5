package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// SetLine is one thing that a list of customers will set.
type SetLine struct {
	Text  string
	Group int    // whose figures they are, of a line with a choice
	Place string // where they go, the id of one of the places; "" for a line without a choice
}

// setLines shows them below each other, with a choice of the place where there is one.
type setLines struct {
	v    *ImportView
	box  *fyne.Container
	rows []*setRow
}

type setRow struct {
	line  SetLine
	text  *part.Paragraph
	place *part.Choice
	box   *fyne.Container
}

func newSetLines(v *ImportView) *setLines { return &setLines{v: v, box: container.NewVBox()} }

// row returns the widgets of a line. They stay when lines change, so that the keyboard stays where it is.
func (l *setLines) row(i int) *setRow {
	if i < len(l.rows) {
		return l.rows[i]
	}
	r := &setRow{text: part.NewParagraph("", part.BodySize, part.Plain)}
	r.place = part.NewChoice(nil, func(id string) {
		if id != r.line.Place {
			l.v.Change(ImportChange{What: SetChannel, At: r.line.Group, Value: id})
		}
	})
	r.place.Search(func(typed string) []part.Option { return l.v.now.FindPlace(typed) })
	r.place.HearKeys(l.v.shellKey)
	r.box = container.NewVBox(r.text, r.place)
	l.rows = append(l.rows, r)
	l.box.Add(r.box)
	return r
}

func (l *setLines) show() {
	for i, line := range l.v.now.Sets {
		r := l.row(i)
		r.line = line
		r.text.SetText(line.Text)
		r.place.SetOptions(l.v.now.Places)
		r.place.SetID(line.Place)
		visible(r.place, line.Place != "")
	}
	for i, r := range l.rows {
		visible(r.box, i < len(l.v.now.Sets))
	}
}
