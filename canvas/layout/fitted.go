package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Fitted is a map laid out for sheets of one size, before it is known which pages of a document they are.
type Fitted struct {
	sheets   int
	numbered func(page, pages int, rest Rest) []Page
	ended    []model.ID
}

// Fit lays out a map on one page as PosterWithTexts does, or as Pages where the smallest text there would be below what the sheet
// asks for. Where the whole texts of what is ended stand is for the document to say. The numbers of the sheet do not count.
func Fit(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) Fitted {
	o.Print = true
	b, m := newBuilder(doc, o, t), Build(doc, o, t)
	one, least := b.single(m, sheet)
	if least == 0 || least+enough >= sheet.Smallest {
		return one
	}
	return paged(doc, o, sheet, t, m, max(sheet.Smallest/cutSize, comfortable/chipSize))
}

// enough is by how much text may be below what is asked for, in points.
const enough = 0.01

// comfortable is the smallest text on cards, in points, of a map that was made smaller to spare sheets.
const comfortable = 6.5

// sparing returns the size, of the natural one, at which a map takes the fewest sheets: the largest of those, and not less than
// least. How many it takes is reckoned from its columns and lanes, without laying it out again.
func sparing(whole *scene.Scene, sheet scene.Size, least float64) float64 {
	const step = 0.05
	best, fewest := 1.0, sheetsFor(whole, sheet)
	for k := 1 - step; k > least-0.001 && fewest > 1; k -= step {
		if n := sheetsFor(whole, scene.Size{W: sheet.W / k, H: sheet.H / k}); n < fewest {
			best, fewest = k, n
		}
	}
	return best
}

// sheetsFor is about how many sheets a map takes at its natural size.
func sheetsFor(whole *scene.Scene, sheet scene.Size) int {
	const around = 96.0 // heading and legend
	fill := func(tracks []scene.Track, room, first float64) int {
		n, left := 1, first
		for _, t := range tracks {
			if t.Extent > left && left < room {
				n, left = n+1, room
			}
			left -= t.Extent
		}
		return n
	}
	head := whole.Grid.Y - whole.HeadTop
	columns := fill(whole.Columns, sheet.W-2*pageMargin-gridLeft+margin, sheet.W-2*pageMargin-gridLeft+margin)
	room := sheet.H - around - head
	return fill(whole.Lanes, room, room-whole.HeadTop) + (columns-1)*fill(whole.Lanes, room, room)
}

// Sheets is how many there are.
func (f Fitted) Sheets() int { return f.sheets }

// Ended lists the cards and the personas whose texts end on the sheets, in the order in which the map is read.
func (f Fitted) Ended() []model.ID { return f.ended }

// Numbered draws the sheets, the first of them as a page by its number, of how many in the document; 0 of 0 is a document of
// these sheets alone. Rest is asked for what is Ended.
func (f Fitted) Numbered(page, pages int, rest Rest) []Page { return f.numbered(page, pages, rest) }

// scaled is all of it u times as large, on paper of a size.
func (f Fitted) scaled(u float64, size scene.Size) Fitted {
	return Fitted{f.sheets, func(page, pages int, rest Rest) []Page {
		out := f.numbered(page, pages, rest)
		for i := range out {
			out[i].Size = size
			out[i] = out[i].scaled(u)
		}
		return out
	}, f.ended}
}

// withTexts draws the sheets as a document, and behind them the whole texts of the cards that are ended there.
func (b *builder) withTexts(f Fitted, sheet Sheet) []Page {
	if len(f.ended) == 0 {
		return f.Numbered(sheet.Page, sheet.Pages, nil)
	}
	t := b.newLongTexts(f.ended, sheet.Size, 1)
	first := max(1, sheet.Page)
	sheet = sheet.as(first+f.sheets, max(sheet.Pages, f.sheets+len(t.leaves)))
	pages := f.Numbered(first, sheet.Pages, t.rest(sheet.Page))
	return append(pages, t.pages(placesOf(pages, first), sheet)...)
}
