package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// stageMarks returns a bookmark for every stage whose head stands on a page, in their order. Those done before are left
// out, and the others are counted as done; nil counts nothing.
func (b *builder) stageMarks(page *scene.Scene, done map[model.ID]bool) []Bookmark {
	at := map[model.ID]float64{}
	for _, n := range page.Nodes {
		if n.Ref.Kind == scene.StageHead {
			at[model.ID(n.Ref.ID)] = n.Bounds.Y
		}
	}
	var out []Bookmark
	for _, s := range b.stages {
		y, there := at[s.ID]
		if !there || done[s.ID] {
			continue
		}
		if done != nil {
			done[s.ID] = true
		}
		out = append(out, Bookmark{Title: b.stageName(s), Level: 1, Y: y})
	}
	return out
}

// stageName is the number and the name of a stage, as they stand in its head.
func (b *builder) stageName(s stage) string {
	return Number(float64(s.at+1)) + "　" + b.name(s.Name, "untitled.stage")
}

// stageWords is stageName with the name alone in the second language.
func (b *builder) stageWords(s stage) phrase {
	p := b.named(s.Name, "untitled.stage")
	p.first = b.stageName(s)
	return p
}
