package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model/insight"
)

// Mark says what has become of a thing between two states of a map.
type Mark uint8

// Marks. Each has a colour and a sign.
const (
	AddedMark Mark = iota + 1
	ChangedMark
	MovedMark
	RemovedMark
)

// Marks lists them in the order of a legend.
var Marks = []Mark{AddedMark, ChangedMark, MovedMark, RemovedMark}

// Word is the key of the word for what a mark means.
func (m Mark) Word() string {
	return [...]string{"", "sign.added", "sign.changed", "sign.moved", "sign.removed"}[m]
}

// MarkOf returns the mark of a change. What was moved and changed as well counts as moved.
func MarkOf(c insight.Change) Mark {
	switch {
	case c.What == insight.Added:
		return AddedMark
	case c.What == insight.Removed:
		return RemovedMark
	case c.Moved:
		return MovedMark
	}
	return ChangedMark
}

// Color is the colour of a mark.
func (m Mark) Color() scene.Color {
	return [...]scene.Color{{}, opportunityColor, quoteColor, touchpointColor, painColor}[m]
}

// Measures of a mark in points.
const (
	markWidth = 2.5
	markSign  = 6.0 // radius, small enough to leave the star of a card to be seen
	markArm   = 2.8
)

// Highlight returns the scene with an outline and a sign round every card, stage, step and lane that has a mark, by id.
func Highlight(s *scene.Scene, marks map[string]Mark) *scene.Scene {
	out := *s
	out.Nodes = append([]scene.Node(nil), s.Nodes...)
	for i := range out.Nodes {
		n := &out.Nodes[i]
		if m := marks[n.Ref.ID]; m != 0 && marked(n.Ref.Kind) {
			n.Prims = append(n.Prims[:len(n.Prims):len(n.Prims)], m.prims(n.Inner())...)
		}
	}
	return &out
}

func marked(k scene.Kind) bool {
	switch k {
	case scene.Card, scene.StageHead, scene.StepHead, scene.LaneHead, scene.PersonaStrip:
		return true
	}
	return false
}

func (m Mark) prims(r scene.Rect) []scene.Prim {
	outline := scene.Prim{Op: scene.OpRect, Rect: r.Inset(markWidth / 2), Radius: corner, Stroke: m.Color(), Width: markWidth}
	return append([]scene.Prim{outline}, m.seal(r.MaxX()-markSign, r.Y+markSign, markSign)...)
}

// seal is the sign on a disc of the colour, dark enough for it.
func (m Mark) seal(x, y, radius float64) []scene.Prim {
	white := scene.RGB(0xFFFFFF)
	return []scene.Prim{
		{Op: scene.OpPath, Path: scene.Circle(x, y, radius), Fill: Legible(m.Color(), white)},
		{Op: scene.OpPath, Path: m.sign(x, y, markArm*radius/markSign), Stroke: white, Width: 1.6},
	}
}

// sign is a plus, a slash, an arrow or a minus, with arms of some length in points.
func (m Mark) sign(x, y, a float64) *scene.Path {
	p := new(scene.Path)
	switch m {
	case ChangedMark:
		return p.MoveTo(x-a*0.7, y+a*0.7).LineTo(x+a*0.7, y-a*0.7)
	case MovedMark:
		return p.MoveTo(x-a, y).LineTo(x+a, y).MoveTo(x+a*0.2, y-a*0.7).LineTo(x+a, y).LineTo(x+a*0.2, y+a*0.7)
	}
	if p.MoveTo(x-a, y).LineTo(x+a, y); m == AddedMark {
		p.MoveTo(x, y-a).LineTo(x, y+a)
	}
	return p
}
