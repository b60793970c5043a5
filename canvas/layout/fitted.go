package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Fitted is a map laid out for sheets of one size, before it is known which pages of a document they are.
type Fitted struct {
	sheets   int
	numbered func(page, pages int) []Page
}

// Fit lays out a map as a Poster, or as Pages where the smallest text of a poster would be below what the sheet asks for. The
// numbers of the sheet do not count.
func Fit(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) Fitted {
	const enough = 0.01
	o.Print = true
	b, m := newBuilder(doc, o, t), Build(doc, o, t)
	one := Fitted{1, func(page, pages int) []Page { return []Page{b.legible(m, sheet.as(page, pages))} }}
	if least := SmallestText(one.Numbered(1, 1)[0]); least == 0 || least+enough >= sheet.Smallest {
		return one
	}
	return cutFor(doc, o, sheet, t, m)
}

// Sheets is how many there are.
func (f Fitted) Sheets() int { return f.sheets }

// Numbered draws the sheets, the first of them as a page by its number, of how many in the document; 0 of 0 is a document of
// these sheets alone.
func (f Fitted) Numbered(page, pages int) []Page { return f.numbered(page, pages) }

// scaled is all of it u times as large, on paper of a size.
func (f Fitted) scaled(u float64, size scene.Size) Fitted {
	return Fitted{f.sheets, func(page, pages int) []Page {
		out := f.numbered(page, pages)
		for i := range out {
			out[i].Size = size
			out[i] = out[i].scaled(u)
		}
		return out
	}}
}
