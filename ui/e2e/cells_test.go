package e2e

import (
	"os"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
)

// Arrows lead into empty cells, where a card is made by Return, by typing and by pasting, each in the cell one sees.
func TestEmptyCellsByKeys(t *testing.T) {
	path := sample(t)
	d := start(t, chinese, path)
	s, doc := sceneOf(t, path, "zh"), load(t, path)
	pain := cardNamed(t, doc, "评价入口难找")
	x, y := d.screen(s, node(t, s, pain.ID).Bounds.Center(), scene.Content)

	d.until("made", func() { // beside the card
		d.click(x, y, "1")
		d.key("Left")
		d.shot("cell")
		d.key("Return")
		d.write("made")
		d.key("Return", "Escape")
	})
	d.until("typed", func() { // the next empty cell, past a card: letters alone begin the card, as fast as they come
		d.click(x, y, "1")
		d.key("Left", "Left", "Left", "Delete", "BackSpace")
		d.do("type", "--delay", "5", "typed")
		d.key("Return", "Escape")
	})
	d.clipboard("pasted")
	d.until("pasted", func() {
		d.click(x, y, "1")
		d.key("Left", "Left", "Left", "Left", "Left", "ctrl+v", "Escape")
	})
	d.shot("cells-filled")

	cols := doc.Columns(doc.Maps()[0].ID)
	in := func(now *model.Document, column int) string {
		if cell := now.Cell(pain.Lane, cols[column].ID); len(cell) == 1 && cell[0].Type == model.PainCard {
			return cell[0].Title.In("zh")
		}
		return ""
	}
	d.wait("the cards in their cells", func() bool {
		d.key("ctrl+s")
		data, _ := os.ReadFile(path)
		now, _, err := codec.Decode(data)
		return err == nil && in(now, 4) == "made" && in(now, 2) == "typed" && in(now, 0) == "pasted" &&
			in(now, 1) == "客服重复问订单号" && len(now.Cards(now.Maps()[0].ID)) == 37
	})
}
