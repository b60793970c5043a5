package dialog

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
)

// Template is one of the ready beginnings, in the reader's words.
type Template struct {
	Name, About, Foot string
	Picture           image.Image // of the map; nil is none
}

// Room for the picture of a map, in Fyne units.
const (
	PictureWidth  = part.CardPicture
	PictureHeight = part.CardPicture
)

// scrollRoom keeps the bar of a scroll off what is scrolled, in Fyne units.
const scrollRoom = 10

// Templates lets a person choose what to begin with. Manage, where there is something to be managed, leads to that.
func (h Host) Templates(list []Template, chosen func(i int), manage func()) {
	var s *shell
	grid := container.NewGridWithColumns(2)
	var cards []*part.Card
	for i, t := range list {
		card := part.NewCard(t.Name, t.About, t.Foot, func() {
			s.close()
			chosen(i)
		})
		card.Picture = t.Picture
		cards = append(cards, card)
		grid.Add(card)
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollRoom), container.NewVBox(grid)))
	answers := []Answer{h.Cancel()}
	if manage != nil {
		answers = append(answers, Answer{Label: h.Words("template.manage"), Style: part.Outline, Run: manage})
	}
	s = h.open(h.Words("template.title"), scroll, fyne.NewSize(820, max(600, grid.MinSize().Height+110)), answers...)
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

// SaveTemplate asks what a template is to be called and whether it takes the cards along. Problem says why the name before
// did not do.
func (h Host) SaveTemplate(now, problem string, save func(name string, cards bool)) {
	field := entry.New()
	field.SetText(now)
	cards := part.NewCheck(h.Words("template.cards"), part.Box, nil)
	text := part.NewParagraph(h.Words("template.save.text"), part.SmallSize, part.Muted).Within(messageWidth - 2*margin)
	body := container.NewVBox(field, gap(4), cards, gap(4), text)
	if problem != "" {
		body.Add(part.NewParagraph(problem, part.BodySize, part.Alarm).Within(messageWidth - 2*margin))
	}
	s := h.open(h.Words("journey.template"), body, fyne.NewSize(messageWidth, 0), h.Cancel(), Answer{Label: h.Words("button.save"), Style: part.Primary, Run: func() {
		save(strings.Join(strings.Fields(field.Text), " "), cards.On())
	}})
	s.keep = func(i int) bool { return i == 1 && strings.TrimSpace(field.Text) == "" }
	field.OnCommit = func(string) { s.answer(1) }
	h.Window.Canvas().Focus(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}
