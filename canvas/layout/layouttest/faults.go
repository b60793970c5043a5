package layouttest

import (
	"fmt"
	"strings"

	"sojourn/canvas/scene"
)

// Faults lists what is drawn badly: text outside what it belongs to, text over text or over a picture, things over
// each other, a curve that leaves its lane, a link that runs through words or cards. A good scene has none.
func Faults(s *scene.Scene) []string {
	var out []string
	fault := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	page := scene.Rect{W: s.Size.W, H: s.Size.H}
	ways(s, fault)
	var solid []*scene.Node
	for i := range s.Nodes {
		n := &s.Nodes[i]
		inside(n, fault)
		apart(n, fault)
		if n.Ref.Kind == scene.Nothing && n.Ref.ID != "" {
			inLane(s, n, fault)
		}
		switch n.Ref.Kind {
		case scene.Card, scene.PersonaStrip, scene.StageHead, scene.StepHead, scene.LaneHead, scene.Title, scene.Legend, scene.Running:
		default:
			continue
		}
		if !within(n.Bounds, page) {
			fault("%s sticks out of the page", name(n))
		}
		for _, o := range solid {
			if overlap(o.Bounds, n.Bounds) {
				fault("%s lies over %s", name(n), name(o))
			}
		}
		solid = append(solid, n)
	}
	return out
}

func name(n *scene.Node) string {
	return fmt.Sprintf("node %d %s %.20q", n.Ref.Kind, n.Ref.ID, n.Label)
}

// slack is what rounding may add, in points.
const slack = 0.3

func within(in, out scene.Rect) bool {
	return in.X >= out.X-slack && in.Y >= out.Y-slack && in.MaxX() <= out.MaxX()+slack && in.MaxY() <= out.MaxY()+slack
}

func overlap(a, b scene.Rect) bool { return a.Inset(slack).Overlaps(b.Inset(slack)) }

// box is where the letters of a run stand: from the top of tall ones to the bottom of hanging ones. Blanks at the end
// may hang over.
func box(r *scene.Run) scene.Rect {
	blanks := len(r.Text) - len(strings.TrimRight(r.Text, " "))
	w := max(0, r.Width-0.25*r.Size*float64(blanks))
	return scene.Rect{X: r.X, Y: r.Y - 0.9*r.Size, W: w, H: 1.1 * r.Size}
}

func inside(n *scene.Node, fault func(string, ...any)) {
	for _, p := range n.Placed() {
		switch {
		case p.Run != nil && !within(box(p.Run), n.Bounds):
			fault("text %.30q sticks out of %s: %.1f in %.1f", p.Run.Text, name(n), box(p.Run), n.Bounds)
		case p.Image != nil && !within(p.Rect, n.Bounds):
			fault("the picture sticks out of %s", name(n))
		case p.Op == scene.OpRect && (n.Ref.Kind == scene.Card || n.Ref.Kind == scene.PersonaStrip) && !within(p.Rect, n.Bounds):
			fault("a box sticks out of %s", name(n))
		}
	}
}

func apart(n *scene.Node, fault func(string, ...any)) {
	var boxes []scene.Rect
	var texts []string
	for _, p := range n.Placed() {
		var b scene.Rect
		text := "picture"
		switch {
		case p.Run != nil && p.Run.Width > 0:
			b, text = box(p.Run), p.Run.Text
		case p.Image != nil:
			b = p.Rect
		default:
			continue
		}
		for i, o := range boxes {
			if overlap(o, b) {
				fault("%.30q lies over %.30q in %s", text, texts[i], name(n))
			}
		}
		boxes, texts = append(boxes, b), append(texts, text)
	}
}

// inLane checks that a curve keeps to its lane.
func inLane(s *scene.Scene, n *scene.Node, fault func(string, ...any)) {
	for _, l := range s.Lanes {
		if l.ID == n.Ref.ID && (n.Bounds.Y < l.At || n.Bounds.MaxY() > l.End()) {
			fault("the curve leaves its lane: %.1f", n.Bounds)
		}
	}
}
