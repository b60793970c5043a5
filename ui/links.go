package ui

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
)

// bindLinks binds what links can do without the mouse: joining two cards, and walking along the links of one.
func (w *window) bindLinks() {
	w.actions.Bind("insert.link", func() {
		if pair := w.pair(); pair != nil {
			w.effect(tool.Link{From: pair[0], To: pair[1]})
		}
	})
	w.actions.EnableWhen("insert.link", func() bool { return w.pair() != nil })
	w.actions.Bind("edit.answer", func() { w.done(w.editor().Answer(w.selectedKind(scene.Card))) })
	w.actions.EnableWhen("edit.answer", func() bool {
		c, _ := model.Get[model.Card](w.session.Doc(), w.selectedKind(scene.Card))
		return c.Type == model.TouchpointCard || c.Type == model.PainCard || c.Type == model.OpportunityCard
	})
	w.actions.Bind("edit.link.next", func() { w.board.Send(tool.Key{Name: tool.KeyL, Mods: tool.Ctrl}) })
	w.actions.EnableWhen("edit.link.next", func() bool { return len(w.board.Selection()) > 0 })
}

// pair returns the two cards that are selected, in the order they were, or nil.
func (w *window) pair() (ids []string) {
	for _, r := range w.board.Selection() {
		if r.Kind != scene.Card {
			return nil
		}
		ids = append(ids, r.ID)
	}
	if len(ids) != 2 {
		return nil
	}
	return ids
}
