package layout

import (
	"strconv"

	"sojourn/canvas/scene"
)

// refHeight is what a reference below the map takes, in points.
const refHeight = 16.0

// pageAnchor is the name by which links lead to a page, counted from 0.
func pageAnchor(page int) string { return "page-" + strconv.Itoa(page+1) }

// anchor is the name of a sheet, and number what is printed on it; sheets are counted from 0.
func (p *pager) anchor(sheet int) string { return pageAnchor(p.before + sheet) }

func (p *pager) number(sheet int) string { return Number(float64(p.before + sheet + 1)) }

// refers points to the sheets on which the map goes on: to the sides at the height of the stages, above them and below
// the last lane.
func (p *pager) refers(at int, s *scene.Scene) []scene.Node {
	var out []scene.Node
	add := func(arrow string, to int, place func(scene.Size) scene.Point) {
		if to < 0 {
			return
		}
		label := arrow + " " + p.number(to)
		t := p.block(label, bold(metaSize), 80, p.pal.chipInk, scene.Near)
		r := scene.Rect{W: t.width() + 10, H: refHeight - 1}
		c := place(scene.Size{W: r.W, H: r.H})
		r.X, r.Y = c.X, c.Y
		out = append(out, scene.Node{Layer: scene.Corner, Bounds: r, Link: "#" + p.anchor(to), Label: label, Prims: t.at(
			[]scene.Prim{{Op: scene.OpRect, Rect: r, Radius: r.H / 2, Fill: p.pal.chip}}, r.X+5, r.Center().Y-t.height()/2)})
	}
	stages := scene.Rect{}
	for _, n := range s.Nodes {
		if n.Ref.Kind == scene.StageHead {
			stages = stages.Union(n.Bounds)
		}
	}
	add("←", p.beside(at, -1), func(z scene.Size) scene.Point {
		return scene.Point{X: max(3, s.Grid.X-8-z.W), Y: stages.Center().Y - z.H/2}
	})
	add("↑", p.above(at, -1), func(z scene.Size) scene.Point {
		return scene.Point{X: s.Grid.Center().X - z.W/2, Y: stages.Y - 1 - z.H}
	})
	add("→", p.beside(at, 1), func(z scene.Size) scene.Point {
		return scene.Point{X: min(s.Grid.MaxX()+8, p.sheet.Size.W-3-z.W), Y: stages.Center().Y - z.H/2}
	})
	add("↓", p.above(at, 1), func(z scene.Size) scene.Point {
		return scene.Point{X: s.Grid.Center().X - z.W/2, Y: s.Grid.MaxY() + 1}
	})
	return out
}

// above returns the sheet with the lanes before (−1) or after (1) those of a sheet, -1 where there is none.
func (p *pager) above(at, step int) int {
	if to := at + step; to >= 0 && to < len(p.parts) && p.parts[to].group == p.parts[at].group {
		return to
	}
	return -1
}

// beside returns the sheet in the columns before (−1) or after (1) that shows the first lane of a sheet, -1 where there
// is none. Where that lane goes on over several sheets it is the first of them.
func (p *pager) beside(at, step int) int {
	one, first := p.parts[at], -1
	for i, other := range p.parts {
		if other.group != one.group+step {
			continue
		}
		if first < 0 {
			first = i
		}
		for _, l := range p.lanes {
			if one.lanes[l.ID] {
				if other.lanes[l.ID] {
					return i
				}
				break
			}
		}
	}
	return first
}
