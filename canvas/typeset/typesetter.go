package typeset

import (
	"math"
	"strings"
	"sync"
	"sync/atomic"

	"sojourn/canvas/cache"
	"sojourn/canvas/scene"
)

// Bytes that each cache may hold. Lines of 5,000 cards with three texts each weigh about 10 MB; what they were broken
// from is asked for again only where a width changes.
const (
	lineBudget      = 32 << 20
	paragraphBudget = 4 << 20
	outlineBudget   = 8 << 20
)

// Typesetter shapes, measures and breaks text. It is safe for concurrent use and remembers what it did.
type Typesetter struct {
	faces      [scene.Faces]func() *face
	others     others
	known      runeSet       // characters that the embedded faces draw
	round      atomic.Uint32 // of seeking: what was set in an earlier one may have boxes
	lines      *cache.Cache[lineKey, []Line]
	paragraphs *cache.Cache[paragraphKey, []atom]
	outlines   *cache.Cache[outlineKey, *scene.Path]
	scratch    sync.Pool // *scratch
}

// Style says how a text is set.
type Style struct {
	Face scene.Face // Regular or Bold; characters they lack are taken from Emoji
	Size float64    // points per em
	Skew bool       // drawn slanted, as wide as upright
}

// Line is one line of text. Runs start at x = 0 on the baseline y = 0, in the order they are seen from left to right.
// Blanks at the end hang: they are part of Text and Runs and do not count in Width.
type Line struct {
	Text  string
	Width float64 // points
	Runs  []scene.Run
}

type lineKey struct {
	text  string
	style Style
	width float64
	max   int
	round uint32
}

type paragraphKey struct {
	text  string
	face  scene.Face
	round uint32
}

type outlineKey struct {
	face  scene.Face
	glyph uint16
}

// New returns a typesetter for the embedded faces, and for what Seek finds. Each is read when it is first needed.
func New() *Typesetter {
	t := &Typesetter{
		lines:      cache.New[lineKey, []Line](lineBudget),
		paragraphs: cache.New[paragraphKey, []atom](paragraphBudget),
		outlines:   cache.New[outlineKey, *scene.Path](outlineBudget),
	}
	t.others.wanted, t.others.sought = make(chan struct{}, 1), map[rune]scene.Face{}
	t.scratch.New = func() any { return new(scratch) }
	for f := range t.faces {
		t.faces[f] = sync.OnceValue(func() *face {
			parsed, err := parse(faceBytes(scene.Face(f)), 0)
			if err != nil {
				panic(err) // the program was built with a damaged font; a test holds that it was not
			}
			return parsed
		})
	}
	return t
}

// Shared returns the typesetter of the process.
var Shared = sync.OnceValue(New)

// Preload starts to read all faces in the background.
func (t *Typesetter) Preload() {
	for _, f := range t.faces {
		go f()
	}
}

// Lines breaks s into lines at most width points wide. More than max lines are cut to max, the last of them ending in
// "…"; max 0 means no limit. An empty text has no lines. The result is shared: do not change it.
func (t *Typesetter) Lines(s string, st Style, width float64, max int) []Line {
	if s == "" {
		return nil
	}
	if math.IsNaN(width) {
		width = math.Inf(1)
	}
	key := lineKey{s, st, width, max, t.round.Load()}
	if ls, ok := t.lines.Get(key); ok {
		return ls
	}
	ls := t.wrap(clean(s), st, width, max)
	t.lines.Put(key, ls, len(s)+weight(ls))
	return ls
}

// Line sets s on one line, however long; hard breaks become blanks. The result is shared: do not change it.
func (t *Typesetter) Line(s string, st Style) Line {
	key := lineKey{s, st, -1, -1, t.round.Load()}
	if ls, ok := t.lines.Get(key); ok {
		return ls[0]
	}
	flat := strings.ReplaceAll(clean(s), "\n", " ")
	ls := []Line{makeLine(t.paragraph(flat, st.Face), st)}
	t.lines.Put(key, ls, len(s)+weight(ls))
	return ls[0]
}

// Width returns how wide s is on one line, in points.
func (t *Typesetter) Width(s string, st Style) float64 { return t.Line(s, st).Width }

// Outline returns the shape of a glyph in em units, y down from the baseline, or nil when it is blank.
// The result is shared: do not change it.
func (t *Typesetter) Outline(f scene.Face, glyph uint16) *scene.Path {
	key := outlineKey{f, glyph}
	if p, ok := t.outlines.Get(key); ok {
		return p
	}
	p := t.face(f).outline(glyph)
	cost := 64
	if p != nil {
		cost += len(p.Verbs) + 16*len(p.Points)
	}
	t.outlines.Put(key, p, cost)
	return p
}

// Ascent returns how far a face reaches above the baseline, in em.
func (t *Typesetter) Ascent(f scene.Face) float64 { return t.face(f).ascent }

// Descent returns how far a face reaches below the baseline, in em, positive.
func (t *Typesetter) Descent(f scene.Face) float64 { return t.face(f).descent }

// Missing returns the characters of s that no embedded face can draw, each once, in order; they are set as boxes.
func (t *Typesetter) Missing(s string) []rune {
	var missing []rune
	seen := map[rune]bool{}
	for _, text := range strings.Split(clean(s), "\n") {
		for _, a := range t.paragraph(text, scene.Regular) {
			if !a.boxed() {
				continue
			}
			for _, r := range a.text {
				if !seen[r] && !ignorable(r) && !t.face(a.face).has(r) {
					seen[r] = true
					missing = append(missing, r)
				}
			}
		}
	}
	return missing
}

// face returns a face, embedded or of the system; a number that names none is Regular.
func (t *Typesetter) face(f scene.Face) *face {
	if int(f) < len(t.faces) {
		return t.faces[f]()
	}
	if other := t.others.at(f); other != nil {
		return other
	}
	return t.faces[scene.Regular]()
}

// weight estimates the bytes that lines hold.
func weight(ls []Line) int {
	n := 128
	for i := range ls {
		n += 48 + len(ls[i].Text)
		for _, r := range ls[i].Runs {
			n += 112 + 20*len(r.Glyphs)
		}
	}
	return n
}
