package edit

import "sojourn/model"

// MoveToMap moves cards to another map, as one undoable step: into the lane of the same kind, best of the same name,
// and into the column of the same name, else the one in the same place. What has no cell there goes to its tray.
func (e Editor) MoveToMap(cards []model.ID, to model.ID) (Result, error) {
	var res Result
	if to == e.Map {
		return res, nil
	}
	_, err := e.Session.Do("do.card.move", func(tx *model.Tx) error {
		for _, id := range cards {
			c, ok := model.Get[model.Card](tx, id)
			if !ok || c.Locked {
				continue
			}
			lane, column := e.laneOn(tx.Doc(), to, c.Lane), e.columnOn(tx.Doc(), to, c.Column)
			if lane == "" || column == "" {
				lane, column = "", ""
			}
			if err := model.MoveToMap(tx, id, to, lane, column); err != nil {
				return err
			}
			res.Selected = append(res.Selected, id)
		}
		return nil
	})
	return res, err
}

// laneOn returns the lane of a map that stands for a lane of this one, "" for none.
func (e Editor) laneOn(d *model.Document, m, lane model.ID) (found model.ID) {
	was, ok := model.Get[model.Lane](d, lane)
	if !ok {
		return ""
	}
	for _, l := range d.Lanes(m) {
		if l.Type != was.Type || l.Hidden {
			continue
		}
		if l.Name.In(e.Lang) == was.Name.In(e.Lang) {
			return l.ID
		}
		if found == "" {
			found = l.ID
		}
	}
	return found
}

// columnOn returns the column of a map that stands for a column of this one, "" for none.
func (e Editor) columnOn(d *model.Document, m, column model.ID) model.ID {
	i := e.columnIndex(column)
	if i >= len(d.Columns(e.Map)) {
		return ""
	}
	cols, name := d.Columns(m), e.columnName(d.Columns(e.Map)[i])
	for _, c := range cols {
		if name != "" && e.columnName(c) == name {
			return c.ID
		}
	}
	if i < len(cols) {
		return cols[i].ID
	}
	return ""
}

func (e Editor) columnName(c model.Column) string {
	if c.Step != nil {
		return c.Step.Name.In(e.Lang)
	}
	return c.Stage.Name.In(e.Lang)
}
