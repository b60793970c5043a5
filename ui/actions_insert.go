package ui

import (
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/ui/action"
)

func (w *window) bindInsert() {
	a := w.actions
	a.Bind("insert.stage", func() { w.done(w.editor().AddStage(w.nextStage())) })
	a.Bind("insert.step", func() { w.done(w.editor().AddStep(w.selectedStage())) })
	a.Bind("insert.touchpoint", func() { w.done(w.editor().AddCardTo(model.TouchpointsLane, w.selectedColumn())) })
	a.Bind("insert.card", w.insertCard)
	a.Bind("insert.persona", func() { w.done(w.editor().AddPersona()) })
	a.Bind("insert.map", w.addMap)
	a.Bind("insert.picture", func() { w.askPicture(w.spotSelected()) })
	for _, id := range []string{"insert.stage", "insert.persona", "insert.picture"} {
		a.EnableWhen(id, w.hasMap)
	}
	for _, id := range []string{"insert.touchpoint", "insert.card"} {
		a.EnableWhen(id, func() bool { return len(w.session.Doc().Columns(w.mapID)) > 0 })
	}
	a.EnableWhen("insert.step", func() bool { return w.selectedStage() != "" })
	for _, t := range model.LaneTypes {
		a.Bind(action.InsertLane(t), func() { w.done(w.editor().AddLane(t, w.nextLane())) })
		a.EnableWhen(action.InsertLane(t), w.hasMap)
	}
}

// insertCard adds a card to the current cell, or to the lane and the column of what is selected.
func (w *window) insertCard() {
	if lane, column, ok := w.cell(); ok {
		w.done(w.editor().AddInto(lane, column))
		return
	}
	w.done(w.editor().AddCardTo(w.selectedLaneType(), w.selectedColumn()))
}

// selectedStage is the stage of what is selected, "" for none.
func (w *window) selectedStage() model.ID {
	col := w.selectedColumn()
	if step, ok := model.Get[model.Step](w.session.Doc(), col); ok {
		return step.Stage
	}
	return col
}

// nextStage is the stage after the selected one, "" for the end.
func (w *window) nextStage() model.ID {
	stages := w.session.Doc().Stages(w.mapID)
	for i, s := range stages {
		if s.ID == w.selectedStage() && i+1 < len(stages) {
			return stages[i+1].ID
		}
	}
	return ""
}

// nextLane is the lane after the selected one, "" for the end.
func (w *window) nextLane() model.ID {
	lanes := w.session.Doc().Lanes(w.mapID)
	for i, l := range lanes {
		if l.ID == w.selectedKind(scene.LaneHead) && i+1 < len(lanes) {
			return lanes[i+1].ID
		}
	}
	return ""
}

// selectedLaneType is the type of the lane that is selected or holds the selected card; touchpoints otherwise.
func (w *window) selectedLaneType() model.LaneType {
	d := w.session.Doc()
	id := w.selectedKind(scene.LaneHead)
	if c, ok := model.Get[model.Card](d, w.selectedKind(scene.Card)); ok {
		id = c.Lane
	}
	if l, ok := model.Get[model.Lane](d, id); ok && l.Type.TakesCards() {
		return l.Type
	}
	return model.TouchpointsLane
}

// addMap adds a map with its first stage, in one step.
func (w *window) addMap() {
	var id model.ID
	mark := w.session.Mark()
	_, err := w.session.Do("do.map.add", func(tx *model.Tx) error {
		id = model.AddMap(tx, model.Map{State: model.AsIs}, model.DefaultLanes)
		return nil
	})
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.openMap(id)
	res, err := w.editor().AddStage("")
	w.session.SquashTo(mark, "do.map.add")
	w.done(res, err)
}
