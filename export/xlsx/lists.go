package xlsx

import (
	"slices"

	"github.com/xuri/excelize/v2"
)

// list is words to choose from: a column of the hidden sheet.
type list struct {
	key   string // of its head, and of the columns that take it
	words []string
	open  bool // other words may be typed
}

// lists are the words to choose from: those of the program, and those that the map has used so far.
func (b *book) lists() []list {
	var out []list
	for _, f := range slices.Concat(touchpointFields(0, 0), workFields(), detailFields(0, 0)) {
		if len(f.options) > 0 {
			l := list{key: f.key}
			for _, o := range f.options {
				l.words = append(l.words, b.job.Words(o))
			}
			out = append(out, l)
		}
	}
	for _, f := range aboutFields {
		if len(f.codes) > 0 && f.key != "field.status" { // which cards have as well
			l := list{key: f.key}
			for _, code := range f.codes {
				l.words = append(l.words, b.job.Words(f.prefix+code))
			}
			out = append(out, l)
		}
	}
	for _, f := range slices.Concat(placeFields(), touchpointFields(0, 0), workFields()) {
		if f.open {
			out = append(out, list{key: f.key, words: b.used(f), open: true})
		}
	}
	return out
}

// used lists the words of a column in the order in which they come first.
func (b *book) used(f field) []string {
	const most = 1_000 // more nobody looks through
	var out []string
	seen := map[string]bool{"": true}
	for _, e := range b.all {
		if s := clean(f.text(b, e)); !seen[s] && len(out) < most && fits(s) {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// spareRows take the same choices below the table, for cards that somebody adds there.
const spareRows = 500

// choice gives a column of a table from row first to last its drop-down list, or its bounds.
func (s *sheet) choice(column, first, last int, key string, low, high float64) {
	s.bound(at(column, first)+":"+at(column, min(last+spareRows, excelize.TotalRows)), key, low, high)
}

// bound gives cells a drop-down list, or bounds, and says what is wrong when somebody types something else.
func (s *sheet) bound(cells, key string, low, high float64) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cells)
	at := slices.IndexFunc(s.choices, func(l list) bool { return l.key == key })
	switch {
	case key != "" && at >= 0 && len(s.choices[at].words) > 0:
		v.SetSqrefDropList(fixed(s.listSheet, at+1, 2, at+1, 1+len(s.choices[at].words)))
		if !s.choices[at].open {
			v.SetError(excelize.DataValidationErrorStyleStop, "Sojourn", s.job.Words("xlsx.choose"))
		}
	case high > low:
		s.do(func() error {
			return v.SetRange(low, high, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
		})
		v.SetError(excelize.DataValidationErrorStyleStop, "Sojourn", s.job.Words("xlsx.between", "low", number(low), "high", number(high)))
	default:
		return
	}
	s.do(func() error { return s.file.AddDataValidation(s.name, v) })
}

// writeLists writes the hidden sheet with the words to choose from.
func (b *book) writeLists() {
	s := b.sheet(b.listSheet, muted)
	most := 0
	cells := make([]cell, len(b.choices))
	for i, l := range b.choices {
		cells[i] = s.text(i+1, b.job.Words(l.key), look{font: font{bold: true}})
		most = max(most, len(l.words))
	}
	s.add(0, cells)
	for k := range most {
		for i, l := range b.choices {
			cells[i] = cell{}
			if k < len(l.words) {
				cells[i] = s.text(i+1, l.words[k], look{})
			}
		}
		s.add(0, cells)
	}
	s.flush()
}
