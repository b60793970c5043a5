package layout

import (
	"math"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Build lays out one map. A map that is not there gives an empty scene.
func Build(doc *model.Document, o Options, t *typeset.Typesetter) *scene.Scene {
	b := newBuilder(doc, o, t)
	if b == nil {
		return empty(o)
	}
	return b.build()
}

func empty(o Options) *scene.Scene { return &scene.Scene{Ground: o.palette().canvas} }

func (b *builder) build() *scene.Scene {
	b.personas()
	b.columns()
	at := len(b.scene.Nodes)
	b.rows()
	b.heads()
	b.tray()
	b.finish()
	b.links(at)
	b.against()
	return b.scene
}

type builder struct {
	teller           // in the language of the map
	other    *teller // in the second one; nil is none
	o        Options
	type_    *typeset.Typesetter
	cols     []model.Column
	every    []model.Column // those on other sheets too
	unfolded []model.Column // of all stages that are shown, as if none were folded
	at       []int          // of each column, its place among all columns of the map
	lanes    []*model.Lane
	told     []*model.Lane // those that computed lanes tell of: lanes on other sheets too
	stages   []stage
	pal      palette
	scene    *scene.Scene
	y        float64 // where the next thing goes
	right    float64 // edge of the grid
	wide     float64 // edge of the personas

	names      []block       // of the stages, in their heads
	headColors []scene.Color // of all stages
	headInk    scene.Color
	stageRow   float64 // height of these
	steps      []block // names of the steps, by column
	stepRow    float64
	stepTop    float64

	most int     // lines of each text, and metrics, of the card at hand; 0 is all of them
	cut  bool    // one of them was cut
	foot float64 // points left free at its foot

	drawn   *drawings    // before; nil draws all
	scratch []scene.Prim // the inside of the card at hand
	store   []scene.Prim // what nodes keep, many in one piece
	piece   int          // primitives in one, and half as many runs
	runs    []scene.Run
	gaps    map[float64]phrase          // in words
	inks    map[scene.Color]scene.Color // of words in the colour of a meaning
	media   map[model.ID]*picture
}

func newBuilder(doc *model.Document, o Options, t *typeset.Typesetter) *builder {
	m, ok := model.Get[model.Map](doc, o.Map)
	if !ok {
		return nil
	}
	b := &builder{
		teller: teller{doc, &m, o.Lang, o.Words}, o: o, type_: t, cols: doc.Columns(m.ID), pal: o.palette(), y: stripTop, piece: 1024,
		gaps: map[float64]phrase{}, inks: map[scene.Color]scene.Color{}, media: map[model.ID]*picture{},
	}
	if o.Also != "" {
		b.other = &teller{doc, &m, o.Also, o.AlsoWords}
	}
	b.show()
	b.told, b.every = b.lanes, b.cols
	b.right = gridLeft
	if o.part != nil {
		o.part.limit(b)
	}
	b.placeColumns(doc)
	for _, c := range b.cols {
		b.right += b.width(c)
	}
	if o.part == nil {
		b.right = max(b.right, gridLeft+3*columnWidth) // an empty map is still a page to start on
	}
	nodes := 4*len(b.cols) + 3*len(b.lanes) + 16 // about as many as there will be
	if o.part == nil {
		nodes += len(doc.Cards(m.ID))
	}
	b.scene = &scene.Scene{Ground: b.pal.canvas, Nodes: make([]scene.Node, 0, nodes)}
	return b
}

// apart is the same builder with memory of its own: two that share theirs would write over each other.
func (b *builder) apart() *builder {
	own := *b
	own.scratch, own.store, own.runs = nil, nil, nil
	return &own
}

func (b *builder) width(c model.Column) float64 {
	if b.o.part.slide() {
		return b.o.part.width
	}
	w := columnWidth
	if c.Stage.Folded {
		w = foldedStage
	} else if own := c.Phase().Width; own > 0 {
		w = max(80, min(1200, own))
	}
	if p := b.o.part; p != nil && p.widest > 0 {
		return min(w, p.widest)
	}
	return w
}

func (b *builder) add(n scene.Node) { b.scene.Nodes = append(b.scene.Nodes, n) }

// keep copies primitives to where they stay. Cards share large pieces of memory: one of its own for each would cost
// more than to lay it out.
func (b *builder) keep(parts ...[]scene.Prim) []scene.Prim {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	if cap(b.store)-len(b.store) < n {
		b.store = make([]scene.Prim, 0, max(b.piece, n))
	}
	at := len(b.store)
	for _, p := range parts {
		b.store = append(b.store, p...)
	}
	return b.store[at:len(b.store):len(b.store)]
}

// columns fixes where columns stand and how tall the head is.
func (b *builder) columns() {
	x := gridLeft
	for _, c := range b.cols {
		t := scene.Track{ID: string(c.ID), At: x, Extent: b.width(c), Drop: !c.Stage.Folded}
		if c.Step != nil {
			t.Parent = string(c.Stage.ID)
		}
		b.scene.Columns = append(b.scene.Columns, t)
		x += t.Extent
	}
	b.scene.HeadTop = b.y
	if !b.o.part.slide() {
		b.stageRow = b.stageNames()
		b.y += headGap + b.stageRow
	}
	if b.hasSteps() {
		b.y += 4
		b.stepTop, b.stepRow = b.y, b.stepNames()
		b.y += b.stepRow
	}
	b.y = math.Ceil(b.y + headGap - 4)
	b.scene.Grid = scene.Rect{X: gridLeft, Y: b.y, W: b.right - gridLeft}
}

func (b *builder) hasSteps() bool {
	for _, c := range b.cols {
		if c.Step != nil {
			return true
		}
	}
	return false
}

// heads draws the stage row, which stays at the top while the map scrolls.
func (b *builder) heads() {
	top := b.scene.HeadTop
	ground := func(l scene.Layer, x, w float64) {
		r := scene.Rect{X: x, Y: top, W: w, H: b.scene.Grid.Y - top}
		b.add(scene.Node{Layer: l, Bounds: r, Prims: []scene.Prim{{Op: scene.OpRect, Rect: r, Fill: b.pal.canvas}}})
	}
	ground(scene.Head, gridLeft, b.right-gridLeft+margin)
	for i, s := range b.stages {
		r := b.stageRect(s.ID)
		if r.Empty() || b.o.part.slide() {
			continue // on another page, or in its heading
		}
		r.Y, r.H = top+headGap, b.stageRow
		b.stageHead(i, s.Stage, r, b.headColors[s.at])
	}
	for i, c := range b.cols {
		if c.Step != nil && !c.Stage.Folded {
			t := b.scene.Columns[i]
			b.stepHead(c.Step, b.steps[i], scene.Rect{X: t.At + 2, Y: b.stepTop, W: t.Extent - 6, H: b.stepRow})
		}
	}
	ground(scene.Corner, 0, gridLeft)
}

func (b *builder) lastStage() model.ID {
	return b.cols[len(b.cols)-1].Stage.ID
}

func (b *builder) stageRect(stage model.ID) scene.Rect {
	var r scene.Rect
	for i, c := range b.cols {
		if c.Stage.ID == stage {
			t := b.scene.Columns[i]
			r = r.Union(scene.Rect{X: t.At, W: t.Extent, H: 1})
		}
	}
	return r
}

// stageNames breaks the names of the stages, and returns the height that the tallest of them needs.
func (b *builder) stageNames() float64 {
	const most = 4 // lines: the row stays in view and must leave room for the map
	h := stageHeight
	b.headColors, b.headInk = b.pal.heads(len(b.doc.Stages(b.m.ID)), b.m.Color)
	for _, s := range b.stages {
		label := b.stageWords(s)
		w := b.stageRect(s.ID).W - 30
		if w < 0 {
			b.names = append(b.names, block{}) // on another page
			continue
		}
		switch {
		case s.Folded:
			label, w = phrase{first: Number(float64(s.at + 1))}, foldedStage-10
		case s.Moment:
			w -= 2 * momentRoom
		}
		if b.stagePicture(s.Stage) != nil {
			w -= 2 * stagePhoto
		}
		name := b.phraseAtMost(most, label, bold(stageSize), w, b.headInk, scene.Far)
		b.names = append(b.names, name)
		h = max(h, name.height()+5)
	}
	return h
}

// momentRoom is what the star at the point of a stage takes, in points.
const momentRoom = 14.0

func (b *builder) stageHead(i int, s *model.Stage, r scene.Rect, c scene.Color) {
	shape := r
	if s.ID != b.lastStage() {
		shape.W += 6 // points into the notch of the next one
	}
	prims := []scene.Prim{{Op: scene.OpPath, Path: chevron(shape, i == 0), Fill: c}}
	if m := b.stagePicture(s); m != nil {
		prims = append(prims, roundPicture(m, r.X+12+stagePhoto/2, r.Center().Y, stagePhoto/2))
	}
	name := b.names[i]
	y := r.Center().Y - name.height()/2
	if b.opens(s.Folded) {
		y -= arrowRoom / 2
	}
	prims = name.aligned(prims, r.Center().X+3, y, centred)
	if s.Moment && !s.Folded {
		prims = append(prims, Star(r.MaxX()-18, r.Center().Y, 6, goldOn(b.headInk)))
	}
	b.add(scene.Node{Ref: scene.Ref{Kind: scene.StageHead, ID: string(s.ID)}, Layer: scene.Head, Bounds: r, Prims: prims, Label: b.say(s.Name)})
	if b.opens(s.Folded) {
		b.opener(s.ID, scene.Head, scene.Point{X: r.Center().X + 3, Y: y + name.height() + arrowRoom/2}, b.headInk)
	}
}

// stepNames breaks the names of the steps, and returns the height that the tallest of them needs.
func (b *builder) stepNames() float64 {
	const most = 3 // lines, as in stageNames
	h := stepHeight
	b.steps = make([]block, len(b.cols))
	for i, c := range b.cols {
		if c.Step != nil && !c.Stage.Folded {
			b.steps[i] = b.phraseAtMost(most, b.named(c.Step.Name, "untitled.step"), plain(cardSize), b.stepRoom(c.Step, i), b.pal.ink, scene.Middle)
			h = max(h, b.steps[i].height()+9)
		}
	}
	return h
}

// stepRoom is how wide the name of a step may be.
func (b *builder) stepRoom(s *model.Step, column int) float64 {
	w := b.scene.Columns[column].Extent - 20
	if b.picture(s.Picture) != nil {
		w -= 2 * (stepPhoto + 4)
	}
	return w
}

func (b *builder) stepHead(s *model.Step, name block, r scene.Rect) {
	prims := []scene.Prim{{Op: scene.OpRect, Rect: r, Radius: 6, Fill: b.pal.panel, Stroke: b.pal.hairline, Width: 1}}
	if m := b.picture(s.Picture); m != nil {
		prims = append(prims, roundPicture(m, r.X+4+stepPhoto/2, r.Center().Y, stepPhoto/2))
	}
	prims = name.aligned(prims, r.Center().X, r.Center().Y-name.height()/2, centred)
	b.add(scene.Node{Ref: scene.Ref{Kind: scene.StepHead, ID: string(s.ID)}, Layer: scene.Head, Bounds: r, Prims: prims, Label: b.say(s.Name)})
}

// tray shows the cards that have no cell yet below the map, where they can be taken from; it never prints.
func (b *builder) tray() {
	if b.o.finished() {
		return
	}
	cards := keepIf(b.doc.Tray(b.m.ID), b.wanted)
	if len(cards) == 0 {
		return
	}
	b.y += 24
	title := b.phrase(b.word("tray"), bold(cardSize), laneLabel, b.pal.ink, scene.Middle)
	b.add(scene.Node{Ref: scene.Ref{Kind: scene.Backdrop}, Bounds: scene.Rect{X: 0, Y: b.y, W: b.right, H: cellTop + title.height()},
		Prims: title.at(nil, 10, b.y+cellTop), Label: b.o.Words("tray")})
	perRow := max(1, int((b.right-gridLeft)/columnWidth))
	var row float64
	for i, c := range cards {
		if i%perRow == 0 && i > 0 {
			b.y, row = b.y+row+cardGap, 0
		}
		x := gridLeft + float64(i%perRow)*columnWidth
		row = max(row, b.card(c, model.TextLane, "", x+cardLeft, b.y, columnWidth-cardLeft-cardRight))
	}
	b.y += row
}

func (b *builder) finish() {
	b.scene.Grid.H = b.lanesEnd() - b.scene.Grid.Y
	b.scene.Size = scene.Size{W: max(b.right+margin, b.wide), H: b.y + margin}
}

func (b *builder) lanesEnd() float64 {
	if n := len(b.scene.Lanes); n > 0 {
		return b.scene.Lanes[n-1].End()
	}
	return b.scene.Grid.Y
}
