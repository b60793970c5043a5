package report

import (
	"fmt"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/template"
)

// Interview lays out a form to ask customers by, A4 upright where no size is given: lines for who is asked, when and
// where, then the opening questions and those of every stage, each with room to write.
func Interview(doc *model.Document, o layout.Options, sheet layout.Sheet, t *typeset.Typesetter) []layout.Page {
	o.Print = true
	if sheet.Size.W <= 0 || sheet.Size.H <= 0 {
		sheet.Size = scene.Size{W: 595.28, H: 841.89} // A4
	}
	b := newBook(doc, o, Ask{}, sheet, t)
	for _, m := range b.maps {
		b.form(m)
	}
	if len(b.leaves) == 0 {
		b.page()
	}
	return b.bind()
}

func (b *book) form(m *model.Map) {
	w := b.o.Words
	b.part = b.name(m.Title, "untitled.map")
	b.page()
	b.put(row{kind: scene.Heading, cells: []cell{b.set(w("interview.form"), bold(titleText), b.w, ink)}, xs: []float64{0}, below: 4, keep: 80,
		mark: mark{title: w("interview.form"), unlisted: true}, anchor: "form"})
	b.put(row{cells: []cell{b.set(b.part, plain(15), b.w, muted)}, xs: []float64{0}, below: 14})
	b.put(b.blanks("interview.speaker", "interview.date"))
	b.put(b.blanks("interview.place", "interview.asker"))
	b.put(row{cells: []cell{b.set(w("interview.note"), plain(bodyText), b.w, muted)}, xs: []float64{0}, above: 14})
	n := 0
	ask := func(title, aims string, questions []string) {
		if len(questions) == 0 {
			return
		}
		b.gap(26)
		above := []row{b.section(title)}
		if aims != "" {
			above = append(above, row{cells: []cell{b.set(aims, plain(bodyText), b.w, muted)}, xs: []float64{0}, below: 6})
		}
		for _, q := range questions {
			n++
			b.together(append(chain(above...), b.asked(n, q))...)
			above = nil
		}
	}
	var openings []string
	for i := range insight.Openings {
		openings = append(openings, w(insight.OpeningKey(i+1)))
	}
	ask(w("interview.opening"), "", openings)
	for _, s := range b.doc.Stages(m.ID) {
		s = template.Guided(b.doc, s)
		var list []string
		for _, q := range insight.Questions(s) {
			list = append(list, b.say(q.Text))
		}
		aims := b.say(s.Intent)
		if s.Guide != nil && aims == "" {
			aims = b.say(s.Guide.Aims)
		}
		ask(b.name(s.Name, "untitled.stage"), aims, list)
	}
}

// section names the part of an interview: a bookmark, but no line of contents.
func (b *book) section(title string) row {
	return row{kind: scene.Heading, cells: []cell{b.set(title, bold(partText), b.w-14, ink)}, xs: []float64{14}, bar: accent, below: 0,
		mark: mark{title: title, level: 1, unlisted: true}, anchor: fmt.Sprintf("part-%d", len(b.entries)+1)}
}

// askText is the size of a question: a sheet of A4 is small in units.
const askText = 17.0

// writing is the height of a line to write on, in units: 8 mm and more on A4.
const writing = 38.0

// blanks are two lines to be filled in, side by side.
func (b *book) blanks(keys ...string) row {
	half := (b.w - gutter) / 2
	r := row{tall: writing}
	for i, key := range keys {
		label := b.set(b.o.Words(key), plain(bodyText), half*0.4, muted)
		r.cells, r.xs = append(r.cells, label), append(r.xs, float64(i)*(half+gutter))
	}
	r.above = writing - 20
	r.draw = func(at scene.Rect) (prims []scene.Prim) {
		for i := range r.cells {
			x := at.X + r.xs[i] + r.cells[i].width() + 8
			prims = append(prims, rect(scene.Rect{X: x, Y: at.MaxY() - 1, W: at.X + r.xs[i] + half - x, H: 1}, chipInk))
		}
		return prims
	}
	return r
}

// asked is a question with lines to write the answer on.
func (b *book) asked(n int, question string) row {
	const left, lines = 40.0, 4
	number := b.set(layout.Number(float64(n)), bold(askText), left-8, accent)
	text := b.set(question, bold(askText), b.w-left, ink)
	words := text.height()
	return row{cells: []cell{number, text}, xs: []float64{0, left}, above: 12, below: lines * writing, draw: func(at scene.Rect) (prims []scene.Prim) {
		for i := range lines {
			y := at.Y + 12 + words + float64(i+1)*writing - 1
			prims = append(prims, rect(scene.Rect{X: at.X + left, Y: y, W: at.W - left, H: 1}, hairline))
		}
		return prims
	}}
}
