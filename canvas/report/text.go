package report

import (
	"strings"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// line is a line of text as it is set.
type line struct {
	typeset.Line
	size   float64
	above  float64 // left free
	indent float64
	color  scene.Color
	chip   scene.Color // what the line lies on like a label; none without alpha
	dot    bool        // the first line of an item of a list
	lang   string      // of the second language; "" is the report's own
}

func (l line) height() float64 {
	h := l.above + l.size*leading
	if l.chip.A > 0 {
		h += 4
	}
	return h
}

// cell is text from top to bottom.
type cell []line

func (c cell) height() float64 {
	h := 0.0
	for _, l := range c {
		h += l.height()
	}
	return h
}

func (c cell) width() float64 {
	w := 0.0
	for _, l := range c {
		w = max(w, l.indent+l.Width)
	}
	return w
}

// words are what the cell says, in one line.
func (c cell) words() string {
	var parts []string
	for _, l := range c {
		if s := strings.TrimSpace(l.Text); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// cut returns as many lines as fit into a height, and the others.
func (c cell) cut(room float64) (fits, rest cell) {
	for i, l := range c {
		if room -= l.height(); room < 0 {
			return c[:i], c[i:]
		}
	}
	return c, nil
}

// at appends the text with its top left corner at x, y. Letters sit in the middle of their line as on the map.
func (c cell) at(prims []scene.Prim, x, y float64) []scene.Prim {
	const capHeight = 0.74
	for _, l := range c {
		y += l.above
		x := x + l.indent
		lead := l.size * leading
		if l.chip.A > 0 {
			lead += 4
			r := scene.Rect{X: x, Y: y, W: l.Width + 16, H: lead}
			prims = append(prims, scene.Prim{Op: scene.OpRect, Rect: r, Radius: lead / 2, Fill: l.chip})
			x += 8
		}
		if l.dot {
			prims = append(prims, disc(x-9, y+lead/2, 2, muted))
		}
		for _, r := range l.Runs {
			run := r.At(x+r.X, y+(lead+capHeight*l.size)/2)
			run.Lang = l.lang
			prims = append(prims, scene.Prim{Op: scene.OpText, Run: run, Fill: l.color})
		}
		y += lead
	}
	return prims
}

// set breaks a text into lines of a width.
func (b *book) set(s string, st typeset.Style, w float64, c scene.Color) cell {
	return b.most(0, s, st, w, c)
}

// most is set cut after some lines, where an ellipsis says so; 0 cuts nothing.
func (b *book) most(lines int, s string, st typeset.Style, w float64, c scene.Color) cell {
	b.o.Pause()
	var out cell
	for _, l := range b.type_.Lines(s, st, w, lines) {
		out = append(out, line{Line: l, size: st.Size, color: c})
	}
	return out
}

// label is a word on a ground of its own. What is too long for its place goes on below.
func (b *book) label(s string, w float64, c, ground scene.Color) cell {
	out := b.set(s, plain(smallText), w-16, c)
	for i := range out {
		out[i].chip = ground
	}
	return out
}

// spaced moves a text down.
func (c cell) spaced(above float64) cell {
	if len(c) > 0 {
		c[0].above += above
	}
	return c
}

func (b *book) say(t model.Text) string { return t.In(b.o.Lang) }

// name is a text, or the program's word for what has none yet.
func (b *book) name(t model.Text, key string) string {
	if s := b.say(t); s != "" {
		return s
	}
	return b.o.Words(key)
}

// also says texts of a project in the second language, in one line, without those that say the same in it; "" where there
// is no second language.
func (b *book) also(texts ...model.Text) string {
	if b.o.Also == "" {
		return ""
	}
	var out []string
	for _, t := range texts {
		if s := t.In(b.o.Also); s != b.say(t) {
			out = append(out, s)
		}
	}
	return dotted(out...)
}

// twice is what the program says for a key, in both languages where there are two.
func (b *book) twice(key string) string {
	first := b.o.Words(key)
	if second := b.alsoWord(key); second != "" && second != first {
		return first + " " + second
	}
	return first
}

// below sets what is said in the second language, smaller than the style of the first, below which it comes.
func (b *book) below(s string, st typeset.Style, w float64) cell {
	const smaller = 0.82
	if s == "" {
		return nil
	}
	out := b.set(s, plain(max(smallText, smaller*st.Size)), w, muted)
	for i := range out {
		out[i].lang = b.o.Also
	}
	return out
}

// named sets the title of a card in both languages.
func (b *book) named(c *model.Card, st typeset.Style, w float64) cell {
	return append(b.set(b.title(c), st, w, ink), b.below(b.also(c.Title), st, w)...)
}

func (b *book) title(c *model.Card) string { return b.name(c.Title, "untitled.card") }

// titles names cards one after the other. Titles may be sentences, and have commas of their own.
func (b *book) titles(cards []*model.Card) string {
	var out []string
	for i, c := range cards {
		title := b.title(c)
		if i < len(cards)-1 {
			title = strings.TrimRight(title, ".。;；")
		}
		out = append(out, title)
	}
	return strings.Join(out, b.o.Words("list.semicolon"))
}

// dotted puts what is not empty into one line, with the dot that both scripts use.
func dotted(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}

func (b *book) joined(texts []model.Text) string {
	var out []string
	for _, t := range texts {
		out = append(out, b.say(t))
	}
	return dotted(out...)
}
