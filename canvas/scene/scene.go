package scene

// Kind says what sort of thing a node stands for.
type Kind uint8

// Kinds of nodes. A tool decides by kind what a press or a double click means.
const (
	Nothing Kind = iota
	Backdrop
	Title        // the heading of a poster
	PersonaStrip // the persona on top of the map
	StageHead
	StepHead
	LaneHead
	LaneBody // the band of a lane; the emotion curve's band too. With a Column it names a cell
	Card
	EmotionPoint
	EmotionCurve
	Legend
	LinkLine
	Opener  // the arrow of a folded stage or lane
	Heading // of a part of a report
	Passage // a paragraph or a row of a report
	Running // the head or foot that pages have in common
)

// Ref is the name of what a node stands for. ID is a record's id. Column and Series complete it where a record
// has several places: a point of the emotion curve is (lane, column, persona, series).
type Ref struct {
	Kind    Kind
	ID      string
	Column  string
	Persona string
	Series  string
}

// Layer is how a node moves with the view.
type Layer uint8

// Layers, in paint order.
const (
	Ground  Layer = iota // moves with the map, below the cards
	Content              // moves with the map
	Side                 // lane labels: stay at the left edge while the map scrolls
	Head                 // stage row: stays at the top edge
	Corner               // where both meet: stays at the top left
)

// Node is one thing on the map, with its primitives in paint order. Primitives are placed from Origin, which is that of
// the map for all but cards: a card's is its own corner, so that a card that moves is not made anew.
type Node struct {
	Ref    Ref
	Layer  Layer
	Bounds Rect
	Parts  []Rect // where it can be hit, if that is less than Bounds
	Origin Point
	Scale  float64   // by how much it was placed larger than it was laid out; 0 is not at all
	Prims  []Prim    // shared between scenes, never changed
	Again  bool      // on paper, stands on a page before as well: it is seen and searched, and read out there alone
	Spoken bool      // its texts are signs: to who cannot see them, Label is read out instead
	Faded  bool      // painted pale: it is not among what a person looks for
	Label  string    // plain words for the accessible outline, tooltips and tests
	Ends   [2]string // ids of what a link joins, from and to
	Link   string    // on paper, what a click leads to: an address with its scheme, or "#" and the Anchor of another node
	Anchor string    // on paper, the name by which links lead here
}

// Covers reports whether p lies on the node.
func (n *Node) Covers(p Point) bool {
	if !n.Bounds.Contains(p) || len(n.Parts) == 0 {
		return n.Bounds.Contains(p)
	}
	for _, r := range n.Parts {
		if r.Contains(p) {
			return true
		}
	}
	return false
}

// Unit returns how long on the page is what was laid out as one point.
func (n *Node) Unit() float64 {
	if n.Scale == 0 {
		return 1
	}
	return n.Scale
}

// Inner returns the bounds as the primitives see them, from Origin.
func (n *Node) Inner() Rect { return n.Bounds.Move(-n.Origin.X, -n.Origin.Y) }

// Placed returns the primitives in map coordinates.
func (n *Node) Placed() []Prim {
	if n.Origin == (Point{}) {
		return n.Prims
	}
	return transform{1, n.Origin.X, n.Origin.Y}.prims(n.Prims)
}

// Track is one column or one lane of the grid. Stage columns are named by their stage or step.
type Track struct {
	ID     string
	Parent string  // the stage of a step column; empty otherwise
	At     float64 // left or top edge
	Extent float64
	Drop   bool // cards can be dropped here
}

// End returns the right or bottom edge.
func (t Track) End() float64 { return t.At + t.Extent }

// Scene is a laid out map. It is never changed after it was built.
type Scene struct {
	Size    Size
	Nodes   []Node
	Columns []Track
	Lanes   []Track
	Grid    Rect    // the area of the cells
	HeadTop float64 // the Head layer lies from HeadTop down to Grid.Y and sticks from there
	Ground  Color   // fills what no node covers
}
