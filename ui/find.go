package ui

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// search remembers which find of a text was shown last.
type search struct {
	text string
	at   int
}

// find selects the next card whose words contain a text, and reports whether there is one.
func (w *window) find(text string, next bool) bool {
	if text == "" {
		return false
	}
	if text != w.search.text {
		w.search = search{text: text}
	} else if next {
		w.search.at++
	}
	var hits []string
	nodes := w.board.Scene().Nodes
	for i := range nodes {
		if nodes[i].Ref.Kind != scene.Card {
			continue
		}
		c, ok := model.Get[model.Card](w.session.Doc(), model.ID(nodes[i].Ref.ID))
		if ok && says(c, text) {
			hits = append(hits, nodes[i].Ref.ID)
		}
	}
	if len(hits) == 0 {
		return false
	}
	id := hits[w.search.at%len(hits)]
	w.board.Select(id)
	w.board.RevealID(id)
	w.refreshSelection()
	return true
}

func says(c model.Card, text string) bool {
	if c.Title.Contains(text) || c.Body.Contains(text) || c.Owner.Contains(text) || c.Department.Contains(text) {
		return true
	}
	return c.Touchpoint != nil && (c.Touchpoint.Channel.Contains(text) || c.Touchpoint.Behaviour.Contains(text))
}
