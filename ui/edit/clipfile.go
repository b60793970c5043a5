package edit

import (
	"slices"
	"strconv"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
)

// Encode writes the cards of a clip down for another run of the program, as a small project of their own. What they
// point to in theirs is left out.
func (c Clip) Encode() ([]byte, error) {
	const m = model.ID("map")
	records := []model.Record{&model.Project{ID: model.ProjectID, Languages: []string{c.lang}}, &model.Map{ID: m}}
	lanes, columns := map[spot]model.ID{}, map[int]model.ID{}
	orders := model.OrderSeries(len(c.cards))
	for i, card := range c.cards {
		at := c.where[i]
		lane, column := spot{lane: at.lane, row: at.row}, at.column
		if !card.InTray() && lanes[lane] == "" {
			lanes[lane] = model.ID("row" + strconv.Itoa(at.row))
			records = append(records, &model.Lane{ID: lanes[lane], Map: m, Type: at.lane, Name: model.Plain(strconv.Itoa(at.row))})
		}
		if !card.InTray() && columns[column] == "" {
			columns[column] = model.ID("column" + strconv.Itoa(column))
			records = append(records, &model.Stage{ID: columns[column], Map: m, Name: model.Plain(strconv.Itoa(column))})
		}
		card.ID, card.Map, card.Order = model.ID("card"+strconv.Itoa(i)), m, orders[i]
		card.Lane, card.Column = lanes[lane], columns[column]
		if c.cards[i].InTray() {
			card.Lane, card.Column = "", ""
		}
		card.Personas, card.Picture = nil, ""
		records = append(records, &card)
	}
	return codec.Encode(model.Assemble(records, model.Kept{}))
}

// ReadClip reads what Encode wrote, through the door of all foreign bytes. It is false for anything that holds no cards.
func ReadClip(data []byte) (Clip, bool) {
	doc, _, err := codec.Decode(data)
	if err != nil || len(doc.Maps()) == 0 {
		return Clip{}, false
	}
	var c Clip
	if spoken := doc.Project().Languages; len(spoken) > 0 {
		c.lang = spoken[0]
	}
	cards := slices.Clone(doc.Cards(doc.Maps()[0].ID))
	if len(cards) == 0 || len(cards) > limits.ClipCards {
		return Clip{}, false
	}
	for _, card := range cards {
		lane, _ := model.Get[model.Lane](doc, card.Lane)
		column, _ := model.Get[model.Stage](doc, card.Column)
		at := spot{lane.Type, number(lane.Name), number(column.Name)}
		c.cards, c.where = append(c.cards, *card), append(c.where, at)
	}
	c.Text = c.text()
	return c, true
}

// number is that of a row or a column. A clip of our own has no more of them than a sheet.
func number(name model.Text) int {
	n, err := strconv.Atoi(name.In(""))
	if err != nil || n < 0 || n > limits.SheetColumns {
		return 0
	}
	return n
}
