package layout

import (
	"strings"

	"sojourn/canvas/scene"
)

// SmallestText returns the size in points of the smallest text that can be seen on a page, 0 when there is none.
func SmallestText(p Page) float64 {
	least := 0.0
	for i := range p.Scene.Nodes {
		for _, prim := range p.Scene.Nodes[i].Prims {
			r := prim.Run
			if prim.Op != scene.OpText || prim.Fill.A == 0 || strings.TrimSpace(r.Text) == "" {
				continue
			}
			if least == 0 || r.Size < least {
				least = r.Size
			}
		}
	}
	return least
}
