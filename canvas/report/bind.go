package report

import (
	"slices"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// bind puts the contents behind the cover, and makes sheets of all pages.
func (b *book) bind() []layout.Page {
	b.contents()
	return b.sheets()
}

// sheets numbers the pages and makes sheets of them.
func (b *book) sheets() []layout.Page {
	n := len(b.leaves)
	out := make([]layout.Page, n)
	for i, l := range b.leaves {
		if l.poster != nil {
			if l.sheets > 0 {
				copy(out[i:], b.posters(l, i+1, n))
			}
			continue
		}
		if !l.bare {
			b.headAndFoot(l, i+1, n)
		}
		s := (&scene.Scene{Ground: white, Nodes: l.nodes}).Place(b.k, 0, 0)
		s.Size = b.sheet.Size
		out[i] = layout.Page{Size: b.sheet.Size, Scene: s, Title: l.part, Marks: l.marks}
	}
	return out
}

// headAndFoot writes what every page says about itself.
func (b *book) headAndFoot(l *leaf, page, pages int) {
	y := b.size.H - 44
	foot := scene.Node{Ref: scene.Ref{Kind: scene.Running}, Layer: scene.Content, Bounds: scene.Rect{X: b.left, Y: y, W: b.width, H: 32}}
	foot.Prims = append(foot.Prims, rect(scene.Rect{X: b.left, Y: y, W: b.width, H: 1}, hairline))
	count := b.set(b.o.Words("page.of", "page", page, "pages", pages), plain(smallText), 120, muted)
	made := b.most(1, dotted(b.client(), b.edition()), plain(smallText), b.width-160, muted)
	foot.Prims = count.at(made.at(foot.Prims, b.left, y+9), b.left+b.width-count.width(), y+9)
	foot.Label = dotted(made.words(), count.words())

	head := scene.Node{Ref: scene.Ref{Kind: scene.Running}, Layer: scene.Content, Bounds: scene.Rect{X: b.left, Y: 32, W: b.width, H: 18}}
	part := b.most(1, l.part, plain(smallText), b.width/2-20, muted)
	project := b.most(1, b.heading(), plain(smallText), b.width/2-20, muted)
	head.Prims = part.at(project.at(nil, b.left, 32), b.left+b.width-part.width(), 32)
	head.Label = dotted(project.words(), part.words())
	l.nodes = append(append([]scene.Node{head}, l.nodes...), foot)
}

// heading is what the report is called: after the project, or after the one map it is about.
func (b *book) heading() string {
	if title := b.say(b.titled()); title != "" {
		return title
	}
	if b.aboutMap() {
		return b.o.Words("untitled.map")
	}
	return b.o.Words("untitled.project")
}

// titled is the text it is called after.
func (b *book) titled() model.Text {
	if title := b.doc.Project().Title; b.say(title) != "" || !b.aboutMap() {
		return title
	}
	return b.maps[0].Title
}

// aboutMap says that one map is all it is about.
func (b *book) aboutMap() bool { return !b.ask.Whole && len(b.maps) == 1 }

func (b *book) client() string {
	if c := b.say(b.doc.Project().Client); c != "" {
		return b.o.Words("poster.for", "client", c)
	}
	return ""
}

// edition is the day and the number of the version.
func (b *book) edition() string {
	day := b.date(b.day)
	if n := b.doc.Project().Revision; n > 0 && day != "" {
		return b.o.Words("poster.revision", "date", day, "n", n)
	}
	return day
}

// date is a day as the reader writes it.
func (b *book) date(day string) string { return layout.Day(b.o.Lang, day) }

// contents lists parts and their pages behind the cover.
func (b *book) contents() {
	entries := slices.DeleteFunc(slices.Clone(b.entries), func(e entry) bool { return e.unlisted })
	if len(entries) == 0 {
		return
	}
	body := b.leaves[1:]
	b.leaves = b.leaves[:1:1]
	b.write(entries, 0) // to know how many pages they take
	more := len(b.leaves) - 1
	b.leaves = b.leaves[:1:1]
	b.write(entries, more)
	b.leaves = append(b.leaves, body...)
}

// write writes the contents in two columns, each part with what belongs to it.
func (b *book) write(entries []entry, more int) {
	kept := b.entries
	b.open(b.o.Words("report.contents"), "")
	b.entries = kept
	b.columns(min(2, b.wide(400)), nil, func() (out []block) {
		for _, e := range entries {
			r := b.contentsRow(e, e.page+1+more)
			if e.level == 0 {
				out = append(out, block{gap: 10})
			}
			last := &out[len(out)-1]
			last.rows = append(last.rows, r)
		}
		return out
	})
}

func (b *book) contentsRow(e entry, page int) row {
	const above = 3.0
	indent, st := float64(e.level)*24, plain(bodyText)
	if e.level == 0 {
		st = bold(15)
	}
	number := b.set(layout.Number(float64(page)), st, 80, ink)
	title := b.set(e.title, st, b.w-indent-100, ink)
	return row{
		cells: []cell{title, number}, xs: []float64{indent, b.w - number.width()}, above: above, below: 3, link: "#" + e.anchor,
		draw: func(r scene.Rect) []scene.Prim { // the dots that lead to the number
			from, to := r.X+indent+title.width()+12, r.MaxX()-number.width()-12
			if len(title) > 1 || from > to {
				return nil
			}
			y := r.Y + above + st.Size*leading*0.68
			return []scene.Prim{{Op: scene.OpPath, Path: new(scene.Path).MoveTo(from, y).LineTo(to, y), Stroke: muted, Width: 1, Dash: []float64{1, 4}}}
		},
	}
}
