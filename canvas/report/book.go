package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
)

// book is a report in the making: the pages written so far and the place where the next row goes.
type book struct {
	doc    *model.Document
	o      layout.Options
	ask    Ask
	sheet  layout.Sheet
	type_  *typeset.Typesetter
	maps   []*model.Map
	people []*model.Persona
	day    string            // of the report, YYYY-MM-DD; empty without one
	shown  map[model.ID]bool // cards that stand among the details
	used   map[string]bool   // terms that the report explains

	k           float64    // points per unit
	size        scene.Size // of a page, in units
	left, width float64    // of what is written

	leaves  []*leaf
	part    string // what the part at hand is called, at the head of its pages
	entries []entry
	frame
}

// frame is where rows go: a column of a page.
type frame struct {
	x, y, w float64
	top     float64 // where columns begin
	cols    int
	col     int
	deep    float64 // how far the columns of this page reach
	limit   float64 // where columns end that are shorter than the page, 0 for others
	fresh   bool    // nothing stands in the column yet but what is repeated
	repeat  []row   // heads a table that goes on
}

// leaf is a page: rows of its own, or a map or a sheet of it.
type leaf struct {
	part    string
	bare    bool // without head and foot
	nodes   []scene.Node
	marks   []layout.Bookmark
	poster  *model.Map
	against *insight.Against // of a poster that shows what differs
	fitted  layout.Fitted    // that map, on the first of its pages
	sheets  int              // how many the map takes, on the first of them; 0 on the others
}

// entry is a line of the contents.
type entry struct {
	mark
	page int // from 0
}

// mark makes a place one that contents and bookmarks name.
type mark struct {
	title    string
	level    int
	anchor   string
	unlisted bool // a bookmark only
}

func newBook(doc *model.Document, o layout.Options, ask Ask, sheet layout.Sheet, t *typeset.Typesetter) *book {
	b := &book{doc: doc, o: o, ask: ask, sheet: sheet, type_: t, used: map[string]bool{}, k: unit(sheet.Size)}
	b.maps, b.people = chosen(doc, o.Map, ask.Whole)
	b.shown = b.detailed()
	if !sheet.Date.IsZero() {
		b.day = sheet.Date.Format("2006-01-02")
	}
	b.size = scene.Size{W: sheet.Size.W / b.k, H: sheet.Size.H / b.k}
	b.width = min(b.size.W, widest) - 2*edge
	b.left = (b.size.W - b.width) / 2
	return b
}

// page starts a page.
func (b *book) page() {
	b.leaves = append(b.leaves, &leaf{part: b.part})
	b.frame = frame{x: b.left, y: headRoom, w: b.width, top: headRoom, cols: 1, fresh: true}
}

func (b *book) leaf() *leaf { return b.leaves[len(b.leaves)-1] }

// bottom is where the room for rows ends.
func (b *book) bottom() float64 {
	if b.limit > 0 {
		return b.limit
	}
	return b.size.H - footRoom
}

// next goes on in the next column, or on the next page.
func (b *book) next() {
	f := b.frame
	if f.col+1 < f.cols {
		b.col++
		b.x += b.w + gutter
		b.deep, b.y = max(f.deep, f.y), f.top
	} else {
		b.page()
		b.cols, b.w, b.repeat, b.deep = f.cols, f.w, f.repeat, headRoom
	}
	b.fresh = true
	for _, r := range b.repeat {
		b.emit(r)
	}
	b.fresh = true
}

// wide says how many columns of at least so many units the page has room for.
func (b *book) wide(least float64) int { return max(1, int((b.width+gutter)/(least+gutter))) }

// gap leaves room, unless a column has just begun.
func (b *book) gap(h float64) {
	if !b.fresh {
		b.y += h
	}
}
