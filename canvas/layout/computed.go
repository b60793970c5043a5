package layout

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// readCell reads what computed lanes show of the cards of a cell.
func (b *builder) readCell(cards []*model.Card) *saidCell {
	s := &saidCell{}
	for _, c := range cards {
		if t := c.AsTouchpoint(); t != nil && !t.Channel.Empty() {
			s.channels = append(s.channels, b.text(t.Channel))
		}
		if name := b.text(c.Department); !name.empty() && !slices.ContainsFunc(s.departments, name.like) {
			s.departments = append(s.departments, name)
		}
	}
	return s
}

// channels draws one row for each channel in use, a dot where it is used, a line where the customer goes on from one
// touchpoint to the next, and a mark on it where that is another channel.
func (b *builder) channels(top float64) float64 {
	var names []phrase
	row := map[string]int{}
	var way []scene.Point
	inColumn := make([]int, len(b.cols))
	for i, col := range b.cols {
		for _, l := range b.told {
			for _, name := range b.said(l, col.ID).channels {
				if _, ok := row[name.first]; !ok {
					row[name.first] = len(names)
					names = append(names, name)
				}
				way = append(way, scene.Point{X: float64(i), Y: float64(row[name.first])})
				inColumn[i]++
			}
		}
	}
	labels, rows, end := b.channelRows(names, top)
	var prims []scene.Prim
	line := new(scene.Path)
	var dots, crossings []scene.Prim
	var last scene.Point
	passed := make([]int, len(b.cols))
	for _, p := range way {
		i := int(p.X)
		t := b.scene.Columns[i]
		passed[i]++
		x, y := t.At+t.Extent*float64(passed[i])/float64(inColumn[i]+1), rows[int(p.Y)]
		if len(line.Verbs) == 0 {
			line.MoveTo(x, y)
		} else {
			line.LineTo(x, y)
			if y != last.Y {
				crossings = append(crossings, crossing(scene.Point{X: (x + last.X) / 2, Y: (y + last.Y) / 2}, b.pal.canvas))
			}
		}
		last = scene.Point{X: x, Y: y}
		dots = append(dots, scene.Prim{Op: scene.OpPath, Path: scene.Circle(x, y, 5), Fill: touchpointColor})
	}
	if len(line.Verbs) > 1 {
		prims = append(prims, scene.Prim{Op: scene.OpPath, Path: line, Stroke: alpha(touchpointColor, 0.45), Width: 2})
	}
	prims = append(append(append(prims, crossings...), dots...), labels...)
	h := max(laneMin, end-top+cellBottom)
	b.add(scene.Node{Layer: scene.Content, Bounds: scene.Rect{X: gridLeft, Y: top, W: b.right - gridLeft, H: h}, Prims: prims})
	return h
}

// crossing marks where the customer changes to another channel.
func crossing(p scene.Point, ground scene.Color) scene.Prim {
	const r = 4.5
	diamond := new(scene.Path).MoveTo(p.X, p.Y-r).LineTo(p.X+r, p.Y).LineTo(p.X, p.Y+r).LineTo(p.X-r, p.Y).Close()
	return scene.Prim{Op: scene.OpPath, Path: diamond, Fill: ground, Stroke: touchpointColor, Width: 1.5}
}

// channelRows draws the names of the channels, each above its row, and returns where the rows' dots stand and where
// the last row ends.
func (b *builder) channelRows(names []phrase, top float64) (labels []scene.Prim, rows []float64, end float64) {
	const dots = 16.0 // below a name
	end = top + cellTop
	for _, name := range names {
		t := b.phrase(name, plain(metaSize), b.scene.Columns[0].Extent-cardLeft-cardRight, b.pal.muted, scene.Near)
		labels = t.at(labels, gridLeft+cardLeft, end)
		rows = append(rows, end+t.height()+dots/2-1)
		end += t.height() + dots
	}
	return labels, rows, end
}

// ownership names the departments that answer for the cards of each column.
func (b *builder) ownership(top float64) float64 {
	h := laneMin
	for i, col := range b.cols {
		if col.Stage.Folded {
			continue
		}
		t := b.scene.Columns[i]
		y := top + cellTop
		seen := map[string]bool{}
		var prims []scene.Prim
		for _, l := range b.told {
			for _, name := range b.said(l, col.ID).departments {
				if seen[name.first] {
					continue
				}
				seen[name.first] = true
				text := b.phrase(name, plain(metaSize), t.Extent-30, b.pal.chipInk, scene.Near)
				r := scene.Rect{X: t.At + cardLeft, Y: y, W: text.width() + 16, H: text.height() + 4}
				prims = append(prims, scene.Prim{Op: scene.OpRect, Detail: scene.Near, Rect: r, Radius: 9, Fill: b.pal.chip})
				prims = text.at(prims, r.X+8, r.Y+2)
				y = r.MaxY() + 4
			}
		}
		h = max(h, y-top+cellBottom)
		if prims != nil {
			b.add(scene.Node{Layer: scene.Content, Bounds: scene.Rect{X: t.At, Y: top, W: t.Extent, H: y - top}, Prims: prims})
		}
	}
	return h
}
