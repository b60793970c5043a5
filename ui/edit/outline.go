package edit

import (
	"slices"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// Walk moves cards by one place: down or up within their cells, or to the neighbouring column. Those that have nowhere
// to go stay, and so do cards in the tray.
func (e Editor) Walk(ids []model.ID, dx, dy int) error {
	_, err := e.Session.Do("do.card.move", func(tx *model.Tx) error {
		order := slices.Clone(ids)
		if dy > 0 {
			slices.Reverse(order) // the last one first, so that each makes room for the one above it
		}
		for _, id := range order {
			c, ok := model.Get[model.Card](tx, id)
			if !ok || c.InTray() || c.Map != e.Map {
				continue
			}
			if err := e.walk(tx, c, ids, dx, dy); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

func (e Editor) walk(tx *model.Tx, c model.Card, moving []model.ID, dx, dy int) error {
	if dx != 0 {
		cols := tx.Doc().Columns(e.Map)
		to := e.columnIndex(c.Column) + dx
		if to < 0 || to >= len(cols) {
			return nil
		}
		return model.MoveCards(tx, []model.ID{c.ID}, c.Lane, cols[to].ID, "")
	}
	cell := tx.Doc().Cell(c.Lane, c.Column)
	at := slices.IndexFunc(cell, func(o *model.Card) bool { return o.ID == c.ID })
	to := at + dy
	if to < 0 || to >= len(cell) || slices.Contains(moving, cell[to].ID) {
		return nil
	}
	before := model.ID("")
	if dy < 0 {
		before = cell[to].ID
	} else if to+1 < len(cell) {
		before = cell[to+1].ID
	}
	return model.MoveCards(tx, []model.ID{c.ID}, c.Lane, c.Column, before)
}

// AddAfter adds a card below another one, in its cell. In the tray it adds one to the tray.
func (e Editor) AddAfter(id model.ID) (Result, error) {
	d := e.Session.Doc()
	c, ok := model.Get[model.Card](d, id)
	if !ok {
		return Result{}, &model.MissingError{Kind: model.KindCard, ID: id}
	}
	slot := scene.Slot{Lane: string(c.Lane), Column: string(c.Column)}
	cell := d.Cell(c.Lane, c.Column)
	if i := slices.IndexFunc(cell, func(o *model.Card) bool { return o.ID == id }); i >= 0 && i+1 < len(cell) {
		slot.Before = string(cell[i+1].ID)
	}
	return e.addCard(model.Card{}, slot)
}

// AddInto adds a card at the end of a cell.
func (e Editor) AddInto(lane, column model.ID) (Result, error) {
	return e.addCard(model.Card{}, scene.Slot{Lane: string(lane), Column: string(column)})
}

// RenameMap gives the map the title that a person typed.
func (e Editor) RenameMap(text string) error {
	_, err := e.Session.Do("do.map.edit", func(tx *model.Tx) error {
		return change(tx, e.Map, func(m *model.Map) {
			m.Title = m.Title.Edit(e.Lang, strings.Join(strings.Fields(text), " "), tx.Doc().Project().Languages)
		})
	})
	return err
}

// Feel sets a point of the curve of everybody to a value of the map's scale, or takes away what was set with nil.
func (e Editor) Feel(column model.ID, series model.Series, v *float64) error {
	_, err := e.Session.Do("do.emotion", func(tx *model.Tx) error {
		if v != nil {
			return model.SetEmotion(tx, e.Map, column, "", series, *v)
		}
		if p, ok := tx.Doc().Point(e.Map, column, "", series); ok {
			tx.Remove(model.KindPoint, p.ID)
		}
		return nil
	})
	return err
}
