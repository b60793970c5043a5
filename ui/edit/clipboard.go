package edit

import (
	"bytes"
	"cmp"
	"strings"

	"sojourn/model"
)

// Clip is what was copied: the cards in full for this program, and their text for every other.
type Clip struct {
	Text  string
	cards []model.Card
	where []spot
	shown map[model.ID]model.Media // pictures of the cards, which may be gone by the time they are pasted
}

// spot is where a copied card stood, so that cards of several lanes come back into lanes of their kind.
type spot struct {
	lane   model.LaneType
	column int
}

// Copy returns the cards with these ids. Text has one line per card, title and body divided by a tab.
func (e Editor) Copy(selected []model.ID) Clip {
	c := Clip{shown: map[model.ID]model.Media{}}
	var lines []string
	d := e.Session.Doc()
	for _, id := range selected {
		card, ok := model.Get[model.Card](d, id)
		if !ok {
			continue
		}
		lane, _ := model.Get[model.Lane](d, card.Lane)
		c.cards = append(c.cards, card)
		if m, ok := model.Get[model.Media](d, card.Picture); ok {
			c.shown[m.ID] = m
		}
		c.where = append(c.where, spot{lane.Type, e.columnIndex(card.Column)})
		line := card.Title.In(e.Lang)
		if body := card.Body.In(e.Lang); body != "" {
			line += "\t" + body
		}
		lines = append(lines, strings.ReplaceAll(line, "\n", " "))
	}
	c.Text = strings.Join(lines, "\n")
	return c
}

func (e Editor) columnIndex(column model.ID) int {
	d := e.Session.Doc()
	for i, c := range d.Columns(e.Map) {
		if c.ID == column || c.Step != nil && c.Stage.ID == column {
			return i
		}
	}
	return 0
}

// Paste adds what was copied at the place of the selected card, stage or lane. Text that is not the clip's own comes
// from another program: each line becomes a card. Without a lane the cards go to the tray.
func (e Editor) Paste(clip Clip, text string, at model.ID) (Result, error) {
	lane, column := e.place(at)
	return e.PasteInto(clip, text, lane, column)
}

// PasteInto is Paste into a cell.
func (e Editor) PasteInto(clip Clip, text string, lane, column model.ID) (Result, error) {
	cards, where := clip.cards, clip.where
	if text != clip.Text || len(cards) == 0 {
		cards, where = cardsOf(text)
	}
	var res Result
	_, err := e.Session.Do("do.paste", func(tx *model.Tx) error {
		first := 0
		if len(where) > 0 {
			first = where[0].column
		}
		for i, c := range cards {
			c = known(tx, c, clip.shown)
			c.Map, c.Locked = e.Map, false
			into := lane
			if into == "" || several(where) {
				into = cmp.Or(e.lane(where[i].lane), lane)
			}
			c.Lane, c.Column = e.target(into, column, where[i].column, where[i].column-first)
			if l, ok := model.Get[model.Lane](tx, c.Lane); ok && l.Type.CardType() != model.TextCard {
				c.Type = l.Type.CardType()
			}
			id, err := model.AddCard(tx, c, "")
			if err != nil {
				return err
			}
			res.Selected = append(res.Selected, id)
		}
		return nil
	})
	return res, err
}

func cardsOf(text string) ([]model.Card, []spot) {
	var cards []model.Card
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		title, body, _ := strings.Cut(line, "\t")
		if title = strings.TrimSpace(title); title != "" {
			cards = append(cards, model.Card{Title: model.Plain(title), Body: model.Plain(strings.TrimSpace(body))})
		}
	}
	return cards, make([]spot, len(cards))
}

// place returns the cell that a selected thing stands for.
func (e Editor) place(at model.ID) (lane, column model.ID) {
	r, ok := e.Session.Doc().Find(at)
	if !ok {
		return "", ""
	}
	switch r := r.(type) {
	case *model.Card:
		return r.Lane, r.Column
	case *model.Lane:
		return r.ID, ""
	case *model.Stage, *model.Step:
		return "", at
	}
	return "", ""
}

// several reports that cards of more than one kind of lane were copied: each goes back to its kind then.
func several(where []spot) bool {
	for _, w := range where {
		if w.lane != where[0].lane {
			return true
		}
	}
	return false
}

// known drops what a card points to that this project does not have: it may have been copied from another one. A picture
// comes along.
func known(tx *model.Tx, c model.Card, shown map[model.ID]model.Media) model.Card {
	var personas []model.ID
	for _, p := range c.Personas {
		if _, ok := model.Get[model.Persona](tx, p); ok {
			personas = append(personas, p)
		}
	}
	c.Personas = personas
	there, here := model.Get[model.Media](tx, c.Picture)
	switch m, ok := shown[c.Picture]; {
	case here && (!ok || bytes.Equal(there.Data, m.Data)):
	case ok:
		c.Picture = model.AddPicture(tx, m)
	default:
		c.Picture = ""
	}
	return c
}

// target returns the cell for one copied card: the lane if cards can go there, and the column as far from the
// selected one as it was from the first.
func (e Editor) target(lane, column model.ID, from, shift int) (model.ID, model.ID) {
	cols := e.Session.Doc().Columns(e.Map)
	l, ok := model.Get[model.Lane](e.Session.Doc(), lane)
	if !ok || l.Map != e.Map || !l.Type.TakesCards() || len(cols) == 0 {
		return "", ""
	}
	i := from
	if column != "" {
		i = e.columnIndex(column) + shift
	}
	return lane, cols[max(0, min(i, len(cols)-1))].ID
}
