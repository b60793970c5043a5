package html

import (
	"sort"
	"strconv"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// laneAt returns which lane of the picture holds the middle of r, -1 above all of them and their number below.
func (b *book) laneAt(r scene.Rect) int {
	y := r.Center().Y
	if len(b.scene.Lanes) == 0 || y < b.scene.Lanes[0].At {
		return -1
	}
	return sort.Search(len(b.scene.Lanes), func(i int) bool { return b.scene.Lanes[i].End() > y })
}

// name says how the script finds a node of the picture: a card by its number, and all else by how it follows when lanes
// are hidden: within its lane, below them all, or bent where it crosses several.
func (b *book) name(_ int, n *scene.Node) []string {
	lane := b.laneAt(n.Bounds)
	at, isCard := b.at[model.ID(n.Ref.ID)]
	switch {
	case n.Ref.Kind == scene.Card && isCard:
		c := b.cards[at]
		return []string{"id", "c" + strconv.Itoa(at), "class", "card", "data-lane", strconv.Itoa(lane), "role", "button",
			"tabindex", "-1", "aria-label", c.Title + ", " + c.Place}
	case n.Ref.Kind == scene.LinkLine:
		return []string{"class", "bend", "data-ends", b.joined(n), "role", "img", "aria-label", n.Label}
	case n.Ref.Kind == scene.StageHead, n.Ref.Kind == scene.StepHead:
		return []string{"class", "head"}
	case lane < 0:
		return nil
	case b.crosses(n.Bounds):
		return []string{"class", "bend", "aria-hidden", "true"}
	}
	attrs := []string{"data-lane", strconv.Itoa(lane)}
	switch {
	case n.Ref.Kind == scene.LaneHead:
		attrs = append(attrs, "class", "side")
	case n.Spoken:
		attrs = append(attrs, "class", "side", "role", "img", "aria-label", n.Label)
	case n.Ref.Kind == scene.EmotionPoint:
		attrs = append(attrs, "role", "img", "aria-label", b.feeling(n))
	}
	return attrs
}

// joined lists the lanes that a link joins.
func (b *book) joined(n *scene.Node) string {
	var lanes []string
	for _, id := range n.Ends {
		if at, known := b.at[model.ID(id)]; known {
			lanes = append(lanes, strconv.Itoa(b.cards[at].Lane))
		}
	}
	return strings.Join(lanes, " ")
}

// crosses reports that something lies in more than one lane.
func (b *book) crosses(r scene.Rect) bool {
	top := scene.Rect{X: r.X, Y: r.Y + 1}
	end := scene.Rect{X: r.X, Y: r.MaxY() - 1}
	first, last := b.laneAt(top), b.laneAt(end)
	return r.H > 2 && first != last && last < len(b.scene.Lanes)
}
