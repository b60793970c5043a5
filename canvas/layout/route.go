package layout

import (
	"math"
	"sort"

	"sojourn/canvas/scene"
)

// Links run where no card stands: up and down in the gutters between columns, left and right in the corridors between
// lanes. Corridors are always free; a gutter is closed where a card lies over several columns.

// Where corridors and gutters run, in points from the edge of a lane or column, and how their tracks lie apart.
const (
	corridorMiddle = -2.0 // from the lower edge of a lane
	firstCorridor  = 6.0  // from the upper edge of the first one
	gutterMiddle   = -2.0 // from the right edge of a column
	turnCost       = 14.0 // what a corner counts, in points of way
	portApart      = 7.0  // between lines that leave one edge
	portInset      = 6.0  // from the corners of a card
)

var (
	gutterTracks   = []float64{0, 2.5, -2.5}
	corridorTracks = []float64{0, 4, -4, 8, -8}
	firstTracks    = []float64{0, 2, -2}
)

// terminal is a thing on the map that links begin or end at.
type terminal struct {
	kind        scene.Kind
	rect        scene.Rect
	lane        int
	first, last int    // columns
	ports       [4]int // lines at each side
	doors       []door // once found
}

// side is a side of a terminal.
type side uint8

const (
	rightSide side = iota
	leftSide
	bottomSide
	topSide
)

// leg is a straight stretch. It runs in a gutter, in a corridor, or at a place of its own.
type leg struct {
	level bool // left and right, else up and down
	slot  int  // of the gutter or corridor, -1 for a place of its own
	at    float64
}

// door is a way from a terminal out into a corridor.
type door struct {
	side     side
	gutter   int // that it leads through, -1 for straight up or down
	corridor int
	x        float64 // where it comes out
	cost     float64 // points, corners included
}

// router knows where on a map there is room for lines.
type router struct {
	s       *scene.Scene
	shut    [][]stretch // what closes a gutter in a lane: by lane and gutter
	top     []float64   // of the first card of a cell: by lane and column
	bottom  []float64   // of the last one
	closed  [][]int     // by gutter: how many lanes above this one are closed
	bare    []bool      // by lane: nothing but cards can stand there, so that a cell without them is free
	worded  []bool      // by lane and column: something that is no card says something there
	gutters []tracks
	between []tracks // of the corridors
}

// stretch is a part of a gutter or corridor that is taken.
type stretch struct{ from, to float64 }

// tracks are the lines that run beside each other in a gutter or corridor.
type tracks [][]stretch

func newRouter(s *scene.Scene) *router {
	cols, lanes := len(s.Columns), len(s.Lanes)
	r := &router{s: s, shut: make([][]stretch, lanes*(cols+1)), top: make([]float64, lanes*cols), bottom: make([]float64, lanes*cols),
		bare: make([]bool, lanes), worded: make([]bool, lanes*cols), gutters: make([]tracks, cols+1), between: make([]tracks, lanes+1)}
	for i := range r.top {
		r.top[i] = math.Inf(1)
	}
	return r
}

func (r *router) laneAt(y float64) int {
	return min(len(r.s.Lanes)-1, sort.Search(len(r.s.Lanes), func(i int) bool { return r.s.Lanes[i].End() > y }))
}

func (r *router) columnAt(x float64) int {
	return min(len(r.s.Columns)-1, sort.Search(len(r.s.Columns), func(i int) bool { return r.s.Columns[i].End() > x }))
}

// stand tells that a card stands somewhere.
func (r *router) stand(t *terminal) {
	for c := t.first; c <= t.last; c++ {
		i := t.lane*len(r.s.Columns) + c
		r.top[i], r.bottom[i] = min(r.top[i], t.rect.Y), max(r.bottom[i], t.rect.MaxY())
	}
	r.close(t.lane, t.first, t.last, t.rect)
}

// close shuts the gutters within a run of columns.
func (r *router) close(lane, first, last int, rect scene.Rect) {
	for g := first + 1; g <= last; g++ {
		i := lane*len(r.gutters) + g
		r.shut[i] = append(r.shut[i], stretch{rect.Y, rect.MaxY()})
	}
}

// avoid keeps lines out of the words of what is no card, as a hint in an empty lane.
func (r *router) avoid(n *scene.Node) {
	for _, p := range n.Prims {
		if p.Run != nil && p.Run.Y >= r.s.Grid.Y && p.Run.Y < r.s.Grid.MaxY() {
			box := scene.Rect{X: p.Run.X, Y: p.Run.Y - p.Run.Size, W: p.Run.Width, H: 1.3 * p.Run.Size}
			lane, first, last := r.laneAt(box.Center().Y), r.columnAt(box.X), r.columnAt(box.MaxX()-2*gutterMiddle)
			r.close(lane, first, last, box)
			for c := first; c <= last; c++ {
				r.worded[lane*len(r.s.Columns)+c] = true
			}
		}
	}
}

// gutterX is the middle of a gutter; the first one lies left of the first column.
func (r *router) gutterX(g int) float64 {
	if g == 0 {
		return r.s.Grid.X + gutterMiddle
	}
	return r.s.Columns[g-1].End() + gutterMiddle
}

// corridorY is the middle of a corridor; the first one lies within the first lane.
func (r *router) corridorY(c int) float64 {
	if c == 0 {
		return r.s.Grid.Y + firstCorridor
	}
	return r.s.Lanes[c-1].End() + corridorMiddle
}

// taken reports that something closes a gutter in a lane between two heights.
func (r *router) taken(lane, g int, y, z float64) bool {
	lo, hi := min(y, z), max(y, z)
	for _, s := range r.shut[lane*len(r.gutters)+g] {
		if s.from < hi && s.to > lo {
			return true
		}
	}
	return false
}

// open reports that a gutter can be followed through the lanes from a up to, and without, z.
func (r *router) open(g, a, z int) bool {
	if r.closed == nil {
		r.countClosed()
	}
	return r.closed[g][max(a, z)] == r.closed[g][min(a, z)]
}

func (r *router) countClosed() {
	r.closed = make([][]int, len(r.gutters))
	for g := range r.closed {
		r.closed[g] = make([]int, len(r.s.Lanes)+1)
		for l := range r.s.Lanes {
			r.closed[g][l+1] = r.closed[g][l]
			if len(r.shut[l*len(r.gutters)+g]) > 0 {
				r.closed[g][l+1]++
			}
		}
	}
}
