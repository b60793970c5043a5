package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/limits"
)

// Clip is what was copied: the cards in full for this program, and their text for every other.
type Clip struct {
	Text  string
	Page  string // of what another program has copied beside its text: the web page that it looks like
	lang  string
	cards []model.Card
	where []spot
	shown map[model.ID]model.Media // pictures of the cards, which may be gone by the time they are pasted
}

// spot is where a copied card stood, so that cards of several lanes come back into lanes of their kind.
type spot struct {
	lane        model.LaneType
	row, column int // of the lanes that take cards, of the columns
}

// TooManyError refuses to paste so much at once.
type TooManyError struct{ Most int }

func (e *TooManyError) Error() string { return fmt.Sprintf("more than %d cards at once", e.Most) }

// Copy returns the cards with these ids, with a text that spreadsheets take as cells.
func (e Editor) Copy(selected []model.ID) Clip {
	c := Clip{lang: e.Lang, shown: map[model.ID]model.Media{}}
	d := e.Session.Doc()
	rows := e.rows()
	for _, id := range selected {
		if card, ok := model.Get[model.Card](d, id); ok {
			lane, _ := model.Get[model.Lane](d, card.Lane)
			c.cards = append(c.cards, card)
			if m, ok := model.Get[model.Media](d, card.Picture); ok {
				c.shown[m.ID] = m
			}
			c.where = append(c.where, spot{lane.Type, max(0, slices.Index(rows, card.Lane)), e.columnIndex(card.Column)})
		}
	}
	c.Text = c.text()
	return c
}

// rows are the lanes in view that take cards, top down.
func (e Editor) rows() []model.ID {
	var out []model.ID
	for _, l := range e.Session.Doc().Lanes(e.Map) {
		if l.Type.TakesCards() && !l.Hidden {
			out = append(out, l.ID)
		}
	}
	return out
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
// from another program: cells of a sheet go into cells from there on, lanes down and columns across, and those beyond the
// map into the tray; a card covers as many columns as the cell. Of other text each line becomes a card. Without a lane
// such cards go to the tray.
func (e Editor) Paste(clip Clip, text string, at model.ID) (Result, error) {
	lane, column := e.place(at)
	return e.PasteInto(clip, text, lane, column)
}

// PasteInto is Paste into a cell.
func (e Editor) PasteInto(clip Clip, text string, lane, column model.ID) (Result, error) {
	var cards []model.Card
	cells, ok := readCells(text)
	looks, spans := cells, merged(nil)
	if ok {
		looks, spans = sheetOf(cells, clip.Page)
	}
	switch {
	case text == clip.Text && len(clip.cards) > 0:
		cards, ok = e.fromClip(clip, lane, column), true
	case isSheet(looks) || len(spans) > 0:
		cards = e.fromCells(looks, spans, lane, column)
	default:
		cards = e.fromLines(cells, lane, column)
	}
	if !ok || len(cards) > limits.ClipCards {
		return Result{}, &TooManyError{limits.ClipCards}
	}
	var res Result
	_, err := e.Session.Do("do.paste", func(tx *model.Tx) (err error) {
		res.Selected, res.Tray, err = e.addAll(tx, cards, clip.shown)
		return err
	})
	if err != nil {
		return Result{}, err
	}
	return res, nil
}

// fromClip returns copied cards where they belong: several kinds of lanes each to its own, one kind where it is wanted.
func (e Editor) fromClip(clip Clip, lane, column model.ID) []model.Card {
	out := slices.Clone(clip.cards)
	for i, w := range clip.where {
		into := lane
		if own := e.lane(w.lane); own != "" && (into == "" || several(clip.where)) {
			into = own
		}
		out[i].Lane, out[i].Column = e.target(into, column, w.column, w.column-clip.where[0].column)
	}
	return out
}

// fromLines returns a card for each line, all in one cell.
func (e Editor) fromLines(cells [][]string, lane, column model.ID) []model.Card {
	lane, column = e.target(lane, column, 0, 0)
	var lines []string
	var out []model.Card
	for _, row := range cells {
		lines = append(lines, row[0])
		out = append(out, cardsOf(row[0])...)
	}
	if list := cardsOf(strings.Join(lines, "\n")); len(list) > 1 { // every line has a mark
		out = list
	}
	for i := range out {
		out[i].Lane, out[i].Column = lane, column
	}
	return out
}

// fromCells returns the cards of a range of cells, its first cell where it is wanted. What has no lane or column there is
// for the tray.
func (e Editor) fromCells(cells [][]string, spans merged, lane, column model.ID) []model.Card {
	rows, columns := e.rows(), e.Session.Doc().Columns(e.Map)
	top, left := e.rowFrom(rows, lane), 0
	if column != "" {
		left = e.columnIndex(column)
	}
	var out []model.Card
	for i, row := range cells {
		for k, text := range row {
			for _, c := range cardsOf(text) {
				if top+i < len(rows) && left+k < len(columns) {
					c.Lane, c.Column = rows[top+i], columns[left+k].ID
					if n := min(spans[[2]int{i, k}], len(columns)-left-k); n > 1 {
						c.Span = n
					}
				}
				out = append(out, c)
			}
		}
	}
	return out
}

// rowFrom is the row of a lane, or the next one below it that takes cards.
func (e Editor) rowFrom(rows []model.ID, lane model.ID) int {
	row := 0
	for _, l := range e.Session.Doc().Lanes(e.Map) {
		if l.ID == lane {
			return row
		}
		if row < len(rows) && rows[row] == l.ID {
			row++
		}
	}
	return 0
}

// addAll adds cards to the ends of their cells, and returns their ids and how many lie in the tray. Unlike model.AddCard
// it does not look at the document anew for each of them.
func (e Editor) addAll(tx *model.Tx, cards []model.Card, shown map[model.ID]model.Media) (added []model.ID, tray int, err error) {
	type cell struct{ lane, column model.ID }
	d := e.Session.Doc()
	last := map[cell]string{}
	for _, c := range cards {
		c = known(tx, c, shown)
		c.ID, c.Map, c.Locked, c.Origin = tx.NewID(model.KindCard), e.Map, false, ""
		if l, ok := model.Get[model.Lane](tx, c.Lane); ok && l.Type.CardType() != model.TextCard {
			c.Type = l.Type.CardType()
		}
		at := cell{c.Lane, c.Column}
		if c.InTray() {
			tray++
		}
		if _, ok := last[at]; !ok {
			last[at] = endOf(d, c)
		}
		if c.Order = model.OrderBetween(last[at], ""); c.Order != "" {
			model.Put(tx, c)
		} else if c.ID, err = model.AddCard(tx, c, ""); err != nil { // the keys there are not ours: it makes new ones
			return nil, 0, err
		}
		now, _ := model.Get[model.Card](tx, c.ID)
		last[at] = now.Order
		added = append(added, c.ID)
	}
	return added, tray, nil
}

// endOf is the order key with which the cell of a card, or the tray, ends.
func endOf(d *model.Document, c model.Card) string {
	list := d.Cell(c.Lane, c.Column)
	if c.InTray() {
		list = d.Tray(c.Map)
	}
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1].Order
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
