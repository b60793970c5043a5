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
	b.put(row{kind: scene.Heading, cells: []cell{b.set(b.twice("interview.form"), bold(titleText), b.w, ink)}, xs: []float64{0}, below: 4, keep: 80,
		mark: mark{title: w("interview.form"), unlisted: true}, anchor: "form"})
	b.put(row{cells: []cell{append(b.set(b.part, plain(15), b.w, muted), b.below(b.also(m.Title), plain(15), b.w)...)}, xs: []float64{0}, below: 14})
	b.put(b.blanks("interview.speaker", "interview.date"))
	b.put(b.blanks("interview.place", "interview.asker"))
	b.put(row{cells: []cell{append(b.set(w("interview.note"), plain(bodyText), b.w, muted), b.below(b.alsoWord("interview.note"), plain(bodyText), b.w)...)}, xs: []float64{0}, above: 14})
	n := 0
	ask := func(title, aims wording, questions []wording) {
		if len(questions) == 0 {
			return
		}
		b.gap(26)
		above := []row{b.section(title)}
		if aims.words != "" {
			above = append(above, row{cells: []cell{append(b.set(aims.words, plain(bodyText), b.w, muted), b.below(aims.also, plain(bodyText), b.w)...)}, xs: []float64{0}, below: 6})
		}
		for _, q := range questions {
			n++
			b.together(append(chain(above...), b.asked(n, q))...)
			above = nil
		}
	}
	var openings []wording
	for i := range insight.Openings {
		key := insight.OpeningKey(i + 1)
		openings = append(openings, wording{w(key), b.alsoWord(key)})
	}
	ask(wording{w("interview.opening"), b.alsoWord("interview.opening")}, wording{}, openings)
	for _, s := range b.doc.Stages(m.ID) {
		s = template.Guided(b.doc, s)
		var list []wording
		for _, q := range insight.Questions(s) {
			list = append(list, b.both(q.Text))
		}
		aims := b.both(s.Intent)
		if s.Guide != nil && aims.words == "" {
			aims = b.both(s.Guide.Aims)
		}
		ask(wording{b.name(s.Name, "untitled.stage"), b.also(s.Name)}, aims, list)
	}
}

// wording is a text, and the same in the second language where that says otherwise.
type wording struct{ words, also string }

func (b *book) both(t model.Text) wording { return wording{b.say(t), b.also(t)} }

// alsoWord is what the program says for a key in the second language, "" where there is none.
func (b *book) alsoWord(key string) string {
	if b.o.Also == "" {
		return ""
	}
	return b.o.AlsoWords(key)
}

// section names the part of an interview: a bookmark, but no line of contents.
func (b *book) section(title wording) row {
	return row{kind: scene.Heading, cells: []cell{append(b.set(title.words, bold(partText), b.w-14, ink), b.below(title.also, plain(bodyText), b.w-14)...)}, xs: []float64{14}, bar: accent, below: 0,
		mark: mark{title: title.words, level: 1, unlisted: true}, anchor: fmt.Sprintf("part-%d", len(b.entries)+1)}
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
		label := b.set(b.twice(key), plain(bodyText), half*0.4, muted)
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
func (b *book) asked(n int, question wording) row {
	const left, lines = 40.0, 4
	number := b.set(layout.Number(float64(n)), bold(askText), left-8, accent)
	text := append(b.set(question.words, bold(askText), b.w-left, ink), b.below(question.also, plain(askText), b.w-left)...)
	words := text.height()
	return row{cells: []cell{number, text}, xs: []float64{0, left}, above: 12, below: lines * writing, draw: func(at scene.Rect) (prims []scene.Prim) {
		for i := range lines {
			y := at.Y + 12 + words + float64(i+1)*writing - 1
			prims = append(prims, rect(scene.Rect{X: at.X + left, Y: y, W: at.W - left, H: 1}, hairline))
		}
		return prims
	}}
}
