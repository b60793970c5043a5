package report

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
)

// row is a passage or a row of a table. It is cut only where it is taller than a page.
type row struct {
	cells  []cell
	xs     []float64 // where they begin, from the left edge of the row
	above  float64
	below  float64
	tall   float64                         // at least
	keep   float64                         // what has to follow in the same column
	rule   bool                            // a hairline at the end
	bar    scene.Color                     // along the left edge; none without alpha
	fill   scene.Color                     // behind; none without alpha
	draw   func(r scene.Rect) []scene.Prim // beside the words
	kind   scene.Kind                      // Passage when not given
	id     string                          // of what the row is about
	label  string                          // plain words, when the cells do not say it all
	link   string
	mark   mark // without a title the row is none
	anchor string
}

func (r row) height() float64 {
	h := 0.0
	for _, c := range r.cells {
		h = max(h, c.height())
	}
	return max(r.above+h+r.below, r.tall)
}

// words are what the row says.
func (r row) words() string {
	if r.label != "" {
		return r.label
	}
	var parts []string
	for _, c := range r.cells {
		if s := c.words(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// cut returns what of a row fits into a height, and the rest, nil where there is none.
func (r row) cut(room float64) (row, *row) {
	rest := r
	first := r
	first.cells, rest.cells = nil, nil
	more := false
	for _, c := range r.cells {
		fits, over := c.cut(room - r.above - r.below)
		first.cells, rest.cells = append(first.cells, fits), append(rest.cells, over)
		more = more || len(over) > 0
	}
	if !more {
		return r, nil
	}
	first.rule, first.label = false, ""
	rest.draw, rest.tall, rest.anchor, rest.mark, rest.label = nil, 0, "", mark{}, ""
	return first, &rest
}

func (r row) empty() bool {
	for _, c := range r.cells {
		if len(c) > 0 {
			return false
		}
	}
	return true
}

// worth is the least room, in units, to begin a row in that goes on on another page.
const worth = 160.0

// full is the height of a column of a page of its own.
func (b *book) full() float64 { return b.size.H - footRoom - headRoom - b.repeated() }

// need is the room that a row takes with what has to follow it. What would not stand on a page below its title is cut.
func (b *book) need(r row) float64 {
	const title = 90.0
	if h := r.height(); h <= b.full()-title {
		return min(h+r.keep, b.full())
	}
	return worth
}

// put writes a row where it fits: here, in the next column or page, and where it is taller than those on several.
func (b *book) put(r row) {
	b.o.Pause()
	for range b.cols + 1 {
		if b.y+b.need(r) <= b.bottom() || b.y < headRoom+b.repeated()+1 {
			break
		}
		b.next()
	}
	for b.y+r.height() > b.bottom() {
		first, rest := r.cut(b.bottom() - b.y)
		if rest == nil || first.empty() && b.fresh { // cannot be cut
			break
		}
		if !first.empty() {
			b.emit(first)
			r = *rest
		}
		b.next()
	}
	b.emit(r)
}

// together writes rows without a break between them, if they fit into one column.
func (b *book) together(rows ...row) {
	b.o.Pause()
	h := block{rows: rows}.height()
	for i := 0; h < b.full() && i <= b.cols && b.y+h > b.bottom()+1e-6; i++ {
		b.next()
	}
	fits := b.y+h <= b.bottom()+1e-6
	for _, r := range rows {
		if fits {
			b.emit(r)
		} else {
			b.put(r)
		}
	}
}

// repeated is the height of what stands at the head of every column of a table.
func (b *book) repeated() float64 {
	h := 0.0
	for _, r := range b.repeat {
		h += r.height()
	}
	return h
}

// emit writes a row here.
func (b *book) emit(r row) {
	at := scene.Rect{X: b.x, Y: b.y, W: b.w, H: r.height()}
	var prims []scene.Prim
	if r.fill.A > 0 {
		prims = append(prims, rect(at, r.fill))
	}
	if r.bar.A > 0 {
		prims = append(prims, rect(scene.Rect{X: at.X, Y: at.Y, W: 4, H: at.H}, r.bar))
	}
	if r.rule {
		prims = append(prims, rect(scene.Rect{X: at.X, Y: at.MaxY() - 1, W: at.W, H: 1}, hairline))
	}
	for i, c := range r.cells {
		prims = c.at(prims, at.X+r.xs[i], at.Y+r.above)
	}
	if r.draw != nil {
		prims = append(prims, r.draw(at)...)
	}
	if b.y, b.fresh = at.MaxY(), false; len(prims) == 0 { // only room between others
		return
	}
	n := scene.Node{Ref: scene.Ref{Kind: r.kind, ID: r.id}, Layer: scene.Content, Bounds: at, Prims: prims, Label: r.words(), Link: r.link, Anchor: r.anchor}
	if n.Ref.Kind == scene.Nothing {
		n.Ref.Kind = scene.Passage
	}
	l := b.leaf()
	l.nodes = append(l.nodes, n)
	if r.mark.title != "" {
		l.marks = append(l.marks, layout.Bookmark{Title: r.mark.title, Level: r.mark.level, Y: at.Y * b.k})
		r.mark.anchor = r.anchor
		b.entries = append(b.entries, entry{r.mark, len(b.leaves) - 1})
	}
}
