package layout

import (
	"slices"
	"strconv"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// State is how much of a lane or a stage is shown.
type State uint8

// States.
const (
	Open State = iota
	Folded
	Hidden
)

// stage is one that is shown, with its place among all stages of the map: its number and colour stay its own.
type stage struct {
	*model.Stage
	at int
}

// show finds the lanes, stages and columns that are shown, each as the options or else the document want it.
func (b *builder) show() {
	for _, l := range b.doc.Lanes(b.m.ID) {
		if s, told := b.o.States[l.ID]; told {
			own := *l
			own.Folded, own.Hidden = s == Folded, s == Hidden
			l = &own
		}
		if !l.Hidden {
			b.lanes = append(b.lanes, l)
		}
	}
	shown := map[model.ID]*model.Stage{}
	for i, s := range b.doc.Stages(b.m.ID) {
		state, told := b.o.States[s.ID]
		if told {
			own := *s
			own.Folded = state == Folded
			s = &own
		}
		if state != Hidden {
			b.stages = append(b.stages, stage{s, i})
			shown[s.ID] = s
		}
	}
	b.cols = keepIf(b.cols, func(c model.Column) bool { return shown[c.Stage.ID] != nil })
	for i := range b.cols {
		b.cols[i].Stage = shown[b.cols[i].Stage.ID]
	}
	b.unfolded, b.cols = b.cols, foldStages(b.cols)
}

// placeColumns remembers where the columns that are shown stand among all.
func (b *builder) placeColumns(doc *model.Document) {
	places := map[model.ID]int{}
	for i, c := range doc.Columns(b.m.ID) {
		places[c.ID] = i
	}
	for _, c := range b.cols {
		b.at = append(b.at, places[c.ID])
	}
}

// last returns the last column of those shown that a card of this span, starting in column i, covers.
func (b *builder) last(i, span int) int {
	end := b.at[i] + max(1, span)
	last := i
	for last+1 < len(b.cols) && b.at[last+1] < end {
		last++
	}
	return last
}

// carried calls put for the cards of a lane that begin on a sheet before and go on over the first column of this one, with how
// many columns they have left and the column they begin in.
func (b *builder) carried(l *model.Lane, put func(c *model.Card, span int, column model.ID)) {
	if b.o.part == nil || !b.o.part.again {
		return
	}
	for i, col := range b.doc.Columns(b.m.ID)[:b.at[0]] {
		for _, c := range b.doc.Cell(l.ID, col.ID) {
			shown := func(o model.Column) bool { return o.ID == col.ID && !o.Stage.Folded }
			if left := i + c.Span - b.at[0]; left > 0 && b.wanted(c) && slices.ContainsFunc(b.every, shown) {
				put(c, left, col.ID)
			}
		}
	}
}

// arrowRoom is what the arrow that opens a folded head takes, in points.
const arrowRoom = 16.0

// opens reports that a head has an arrow that opens it; on paper there is nothing to open.
func (b *builder) opens(folded bool) bool { return folded && !b.o.finished() }

// opener adds that arrow.
func (b *builder) opener(id model.ID, layer scene.Layer, at scene.Point, ink scene.Color) {
	const arm = 4.0
	arrow := new(scene.Path).MoveTo(at.X-arm/2, at.Y-arm).LineTo(at.X+arm/2, at.Y).LineTo(at.X-arm/2, at.Y+arm)
	b.add(scene.Node{Ref: scene.Ref{Kind: scene.Opener, ID: string(id)}, Layer: layer,
		Bounds: scene.Rect{X: at.X, Y: at.Y}.Inset(-arrowRoom/2 - 2),
		Prims:  []scene.Prim{{Op: scene.OpPath, Path: arrow, Stroke: ink, Width: 2}}})
}

// foldStages leaves one narrow column of every stage that is folded, whatever steps it has.
func foldStages(cols []model.Column) []model.Column {
	seen := map[model.ID]bool{}
	return keepIf(cols, func(c model.Column) bool {
		first := !seen[c.Stage.ID]
		seen[c.Stage.ID] = true
		return first || !c.Stage.Folded
	})
}

// foldedCell says how many cards of a lane lie in a folded stage, and reports whether there are any.
func (b *builder) foldedCell(l *model.Lane, column int, top float64) bool {
	stage, n := b.cols[column].Stage.ID, 0
	for _, c := range b.doc.Columns(b.m.ID) {
		if c.Stage.ID == stage {
			n += len(b.doc.Cell(l.ID, c.ID))
		}
	}
	if n == 0 {
		return false
	}
	t := b.scene.Columns[column]
	text := b.block(strconv.Itoa(n), bold(metaSize), t.Extent, b.pal.muted, scene.Middle)
	r := scene.Rect{X: t.At + cardLeft, Y: top + cellTop, W: t.Extent - cardLeft - cardRight, H: 24}
	prims := []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: 6, Fill: b.pal.chip}}
	b.add(scene.Node{Layer: scene.Content, Bounds: r, Label: strconv.Itoa(n),
		Prims: text.at(prims, r.Center().X-text.width()/2, r.Center().Y-text.height()/2)})
	return true
}
