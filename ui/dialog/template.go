package dialog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Template is one of the ready beginnings, in the reader's words.
type Template struct {
	ID, Name, About string
	Stages          []string
}

// Templates lets a person choose what to begin with.
func (h Host) Templates(list []Template, chosen func(id string)) {
	var s *shell
	grid := container.NewGridWithColumns(2)
	var cards []*part.Card
	for _, t := range list {
		card := h.templateCard(t, func() {
			s.close()
			chosen(t.ID)
		})
		cards = append(cards, card)
		grid.Add(card)
	}
	scroll := container.NewVScroll(container.NewVBox(grid))
	s = h.open(h.Words("template.title"), scroll, fyne.NewSize(720, 556), h.Cancel())
	for i, card := range cards {
		card.HearKeys(func(k *fyne.KeyEvent) bool {
			if to := i + steps[k.Name]; to != i && to >= 0 && to < len(cards) {
				h.Window.Canvas().Focus(cards[to])
				scroll.ScrollToOffset(fyne.NewPos(0, cards[to].Position().Y))
				return true
			}
			return s.key(k)
		})
	}
	if len(cards) > 0 {
		h.Window.Canvas().Focus(cards[0])
	}
}

// steps are the ways of the arrow keys through two columns.
var steps = map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -2, fyne.KeyDown: 2}

func (h Host) templateCard(t Template, chosen func()) *part.Card {
	foot := ""
	if n := len(t.Stages); n > 0 {
		foot = h.Words("template.stages", "n", n) + " · " + strings.Join(t.Stages, " → ")
	}
	return part.NewCard(t.Name, t.About, foot, chosen)
}
