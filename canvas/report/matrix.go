package report

import (
	"math"
	"slices"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model/insight"
)

// field is how a quadrant looks.
type field struct {
	key       insight.Quadrant
	fill, ink scene.Color
}

// quadrants from left to right, the valuable ones first.
var quadrants = [4]field{
	{insight.QuickWin, scene.RGB(0xE9F6EF), scene.RGB(0x1B6B46)}, {insight.BigBet, scene.RGB(0xEEF3FE), scene.RGB(0x1B4FBF)},
	{insight.FillIn, panel, chipInk}, {insight.TimeSink, scene.RGB(0xFBF0F0), scene.RGB(0xAA3333)},
}

func fieldOf(q insight.Quadrant) field {
	for _, f := range quadrants {
		if f.key == q {
			return f
		}
	}
	return quadrants[3]
}

// dotRadius is that of an opportunity in the matrix.
const dotRadius = 12.0

// matrix draws the quadrants, and a dot for each opportunity that leads to what the report says about it.
func (b *book) matrix(at scene.Rect, list []insight.Chance) ([]scene.Prim, []scene.Node) {
	var prims []scene.Prim
	var taken []scene.Rect
	cells := map[insight.Quadrant]scene.Rect{}
	for i, f := range quadrants {
		cell := scene.Rect{X: at.X + float64(i%2)*at.W/2, Y: at.Y + float64(i/2)*at.H/2, W: at.W / 2, H: at.H / 2}
		name := b.set(b.o.Words("quadrant."+string(f.key)), plain(cellText), at.W/2-24, f.ink)
		y := cell.Y + 8
		if i > 1 {
			y = cell.MaxY() - name.height() - 8
		}
		prims = name.at(append(prims, rect(cell, f.fill)), cell.X+12, y)
		taken = append(taken, scene.Rect{X: cell.X + 12, Y: y, W: name.width(), H: name.height()})
		cells[f.key] = cell
	}
	prims = append(prims, rect(scene.Rect{X: at.Center().X - 0.5, Y: at.Y, W: 1, H: at.H}, hairline), rect(scene.Rect{X: at.X, Y: at.Center().Y - 0.5, W: at.W, H: 1}, hairline))
	if places := spread(taken, at, cells, list); places != nil {
		return b.dots(prims, taken, at, cells, places, list)
	}
	const small = 4.0
	var dots []scene.Node
	for _, c := range list { // too many to have numbers
		x, y := spot(at, cells[c.Quadrant], c, small)
		dots = append(dots, b.dot(scene.Point{X: x, Y: y}, small, alpha(accent, 0.6), c))
	}
	return prims, dots
}

// dot is an opportunity in the matrix.
func (b *book) dot(p scene.Point, r float64, fill scene.Color, c insight.Chance) scene.Node {
	return scene.Node{Layer: scene.Content, Bounds: square(p, r), Link: b.toCard(c.Card), Label: b.title(c.Card), Prims: []scene.Prim{disc(p.X, p.Y, r, fill)}}
}

// spot is where an opportunity stands, with its whole dot in its own quadrant.
func spot(at, cell scene.Rect, c insight.Chance, r float64) (x, y float64) {
	x = at.X + at.W*max(0, min(5, c.Effort))/5
	y = at.MaxY() - at.H*max(0, min(100, c.Value))/100
	in := cell.Inset(r + 2)
	return max(in.X, min(in.MaxX(), x)), max(in.Y, min(in.MaxY(), y))
}

// spread returns where the dots stand: each where it belongs or as close to it as there is room in its quadrant; nil when
// there is not enough.
func spread(taken []scene.Rect, at scene.Rect, cells map[insight.Quadrant]scene.Rect, list []insight.Chance) []scene.Point {
	var places []scene.Point
	taken = slices.Clone(taken)
	for _, c := range list {
		x, y := spot(at, cells[c.Quadrant], c, dotRadius)
		p, ok := free(x, y, cells[c.Quadrant], taken)
		if !ok {
			return nil
		}
		places, taken = append(places, p), append(taken, around(p))
	}
	return places
}

// around is the square of a dot.
func around(p scene.Point) scene.Rect { return square(p, dotRadius) }

func square(p scene.Point, r float64) scene.Rect {
	return scene.Rect{X: p.X - r, Y: p.Y - r, W: 2 * r, H: 2 * r}
}

// dots draws numbered dots, and the names for which there is room beside them: the list below has them all.
func (b *book) dots(prims []scene.Prim, taken []scene.Rect, at scene.Rect, cells map[insight.Quadrant]scene.Rect, places []scene.Point, list []insight.Chance) ([]scene.Prim, []scene.Node) {
	var dots []scene.Node
	for i, p := range places {
		taken = append(taken, around(p))
		n := b.set(layout.Number(float64(i+1)), bold(smallText), 30, white)
		one := b.dot(p, dotRadius, accent, list[i])
		one.Prims = n.at(one.Prims, p.X-n.width()/2, p.Y-n.height()/2)
		dots = append(dots, one)
	}
	for i, c := range list {
		title := b.title(c.Card)
		name, box := b.whole(title, places[i], cells[c.Quadrant], taken)
		if name == nil {
			name, box = b.whole(title, places[i], at, taken)
		}
		if name == nil {
			name, box = b.begun(title, places[i], at, taken)
		}
		if name != nil {
			taken = append(taken, box.Inset(-6))
			prims = name.at(prims, box.X, box.Y)
		}
	}
	return prims, dots
}

// besideDot is the air between a dot and a name.
const besideDot = 6.0

// whole returns a name and where all of it has room beside a dot: in one line, or else in two; at the right, or else at the left.
func (b *book) whole(title string, p scene.Point, in scene.Rect, taken []scene.Rect) (cell, scene.Rect) {
	const ragged = 1.15 // of half a name: what the longer of two lines takes
	one := b.set(title, plain(cellText), math.Inf(1), ink)
	for lines, w := range []float64{one.width(), one.width() / 2 * ragged} {
		name := b.set(title, plain(cellText), w, ink)
		if len(name) > lines+1 {
			continue
		}
		for _, side := range sides {
			if box := side(p, name.width(), name.height()); roomFor(box, in, taken) {
				return name, box
			}
		}
	}
	return nil, scene.Rect{}
}

// begun returns as much of a name as has room in one line beside a dot, and where; none where that says nothing.
func (b *book) begun(title string, p scene.Point, in scene.Rect, taken []scene.Rect) (cell, scene.Rect) {
	const most, least, step = 480.0, 60.0, 20.0
	for w := min(in.W, most); w >= least; w -= step {
		name := b.most(1, title, plain(cellText), w, ink)
		for _, side := range sides {
			if box := side(p, name.width(), name.height()); roomFor(box, in, taken) {
				return name, box
			}
		}
	}
	return nil, scene.Rect{}
}

// sides are where something of a size stands beside a dot: at its right and at its left.
var sides = [2]func(p scene.Point, w, h float64) scene.Rect{
	func(p scene.Point, w, h float64) scene.Rect {
		return scene.Rect{X: p.X + dotRadius + besideDot, Y: p.Y - h/2, W: w, H: h}
	},
	func(p scene.Point, w, h float64) scene.Rect {
		return scene.Rect{X: p.X - dotRadius - besideDot - w, Y: p.Y - h/2, W: w, H: h}
	},
}

// free returns the place nearest to x, y where a dot meets nothing, on circles that grow, and false when there is none.
func free(x, y float64, cell scene.Rect, taken []scene.Rect) (scene.Point, bool) {
	const step = dotRadius / 2
	for ring := 0; float64(ring)*step < cell.W; ring++ {
		n := max(1, 6*ring)
		for i := range n {
			a := 2 * math.Pi * float64(i) / float64(n)
			p := scene.Point{X: x + float64(ring)*step*math.Cos(a), Y: y + float64(ring)*step*math.Sin(a)}
			if roomFor(around(p), cell, taken) {
				return p, true
			}
		}
	}
	return scene.Point{}, false
}

func roomFor(box, in scene.Rect, taken []scene.Rect) bool {
	if box.X < in.X || box.Y < in.Y || box.MaxX() > in.MaxX() || box.MaxY() > in.MaxY() {
		return false
	}
	for _, t := range taken {
		if t.Overlaps(box) {
			return false
		}
	}
	return true
}
