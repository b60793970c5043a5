package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
)

// block is a text with its lines broken, ready to be put somewhere.
type block struct {
	lines  []typeset.Line
	size   float64
	color  scene.Color
	detail scene.Detail
	second bool     // in the second language
	in     *builder // keeps the runs
	below  *block   // the same in the second language
}

// run keeps a copy of r whose baseline starts at x, y. Many share a piece of memory, as in keep.
func (b *builder) run(r scene.Run, x, y float64) *scene.Run {
	if len(b.runs) == cap(b.runs) {
		b.runs = make([]scene.Run, 0, max(1, b.piece/2))
	}
	b.runs = append(b.runs, r)
	kept := &b.runs[len(b.runs)-1]
	kept.X, kept.Y = x, y
	return kept
}

func (b *builder) block(s string, st typeset.Style, width float64, c scene.Color, d scene.Detail) block {
	b.o.Pause()
	if s == "" {
		return block{}
	}
	return block{lines: b.type_.Lines(s, st, width, 0), size: st.Size, color: c, detail: d, in: b}
}

// atMost is block cut after some lines, where an ellipsis says so.
func (b *builder) atMost(lines int, s string, st typeset.Style, width float64, c scene.Color, d scene.Detail) block {
	t := b.block(s, st, width, c, d)
	if len(t.lines) > lines {
		t.lines = b.type_.Lines(s, st, width, lines)
	}
	return t
}

func (t block) empty() bool { return len(t.lines) == 0 }

// first is how high the text is in its first language alone, in points.
func (t block) first() float64 { return float64(len(t.lines)) * t.size * leading }

func (t block) height() float64 {
	h := t.first()
	if t.below != nil {
		h += t.below.height()
	}
	return h
}

// rows is how many lines the text takes in the language that takes more of them.
func (t block) rows() int {
	n := len(t.lines)
	if t.below != nil {
		n = max(n, len(t.below.lines))
	}
	return n
}

// air is what lies between a text and another one below it that belongs to it, in points: more where languages alternate.
func (t block) air() float64 {
	if t.below != nil {
		return 4
	}
	return 1
}

func (t block) width() float64 {
	w := 0.0
	for _, l := range t.lines {
		w = max(w, l.Width)
	}
	if t.below != nil {
		w = max(w, t.below.width())
	}
	return w
}

// Where a line stands around the x it is given: by how much of its width it is to the left of it.
const (
	toRight = 0.0
	centred = 0.5
	toLeft  = 1.0
)

// at appends the text with its top left corner at x, y.
func (t block) at(prims []scene.Prim, x, y float64) []scene.Prim {
	return t.aligned(prims, x, y, toRight)
}

// aligned appends the text with its top at y and each line around x.
func (t block) aligned(prims []scene.Prim, x, y, side float64) []scene.Prim {
	lead := t.size * leading
	for i, l := range t.lines {
		base := y + float64(i)*lead + (lead+capHeight*t.size)/2
		for _, r := range l.Runs {
			kept := t.in.run(r, x-side*l.Width+r.X, base)
			if t.second {
				kept.Lang = t.in.o.Also
			}
			prims = append(prims, scene.Prim{Op: scene.OpText, Detail: t.detail, Run: kept, Fill: t.color})
		}
	}
	if t.below != nil {
		prims = t.below.aligned(prims, x, y+t.first(), side)
	}
	return prims
}

// capHeight is the height of capitals and the optical height of Chinese characters, in em. Text is centred by it in
// its line, so that both scripts sit in the middle of chips and rows.
const capHeight = 0.74

func plain(size float64) typeset.Style { return typeset.Style{Face: scene.Regular, Size: size} }
func bold(size float64) typeset.Style  { return typeset.Style{Face: scene.Bold, Size: size} }
func slanted(size float64) typeset.Style {
	return typeset.Style{Face: scene.Regular, Size: size, Skew: true}
}
