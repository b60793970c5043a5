package report

import (
	"fmt"

	"sojourn/canvas/scene"
)

// anchored returns the name of the next place that the contents lead to.
func (b *book) anchored() string { return fmt.Sprintf("part-%d", len(b.entries)+1) }

// open begins a part of the report on a page of its own, with a title and a line below it.
func (b *book) open(title, sub string) {
	b.part = title
	b.page()
	r := row{kind: scene.Heading, cells: []cell{b.set(title, bold(titleText), b.w, ink)}, xs: []float64{0}, below: 4, keep: 80,
		mark: mark{title: title}, anchor: b.anchored()}
	b.put(r)
	if sub != "" {
		b.put(row{cells: []cell{b.set(sub, plain(15), b.w, muted)}, xs: []float64{0}})
	}
	b.y += 22
}

// headRows are the title of a part with the bar before it, and the room below.
func (b *book) headRows(title string, level int) []row {
	const below = 12.0
	return []row{{kind: scene.Heading, cells: []cell{b.set(title, bold(partText), b.width-14, ink)}, xs: []float64{14}, bar: accent,
		mark: mark{title: title, level: level}, anchor: b.anchored()}, {tall: below}}
}

// subhead is a small title.
func (b *book) subhead(title string) row {
	return row{kind: scene.Heading, cells: []cell{b.set(title, bold(bodyText), b.w, ink)}, xs: []float64{0}, below: 6}
}

// note is a paragraph of what the report itself says.
func (b *book) note(text string) row {
	return row{cells: []cell{b.set(text, plain(bodyText), min(b.width, 900), muted)}, xs: []float64{0}, below: 10}
}

// afterwards writes what is to be said below a table, if anything is.
func (b *book) afterwards(text string) {
	if text != "" {
		r := b.note(text)
		r.above = 8
		b.put(r)
	}
}
