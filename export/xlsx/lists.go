package xlsx

import "github.com/xuri/excelize/v2"

// lists are the words to choose from, one column of the hidden sheet for each field that has some.
func lists() []field {
	var out []field
	for _, f := range append(append(touchpointFields(0, 0), workFields()...), detailFields(0, 0)...) {
		if len(f.options) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// spareRows take the same choices below the table, for cards that somebody adds there.
const spareRows = 500

// choices gives columns their drop-down lists and their bounds.
func (s *sheet) choices(fields []field, rows int) {
	columns := map[string]int{}
	for i, f := range lists() {
		columns[f.key] = i + 1
	}
	for i, f := range fields {
		v := excelize.NewDataValidation(true)
		v.SetSqref(at(i+1, 2) + ":" + at(i+1, min(rows+spareRows, excelize.TotalRows)))
		column, listed := columns[f.key]
		switch {
		case listed:
			v.SetSqrefDropList(fixed(s.listSheet, column, 2, column, 1+len(f.options)))
		case f.number != nil && f.high > f.low:
			s.do(func() error {
				return v.SetRange(f.low, f.high, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
			})
		default:
			continue
		}
		s.do(func() error { return s.file.AddDataValidation(s.name, v) })
	}
}

// writeLists writes the hidden sheet with the words to choose from.
func (b *book) writeLists() {
	s := b.sheet(b.listSheet, muted)
	all, most := lists(), 0
	cells := make([]any, len(all))
	for i, f := range all {
		cells[i] = s.text(i+1, b.job.Words(f.key), look{font: font{bold: true}})
		most = max(most, len(f.options))
	}
	s.add(0, cells)
	for k := range most {
		for i, f := range all {
			cells[i] = nil
			if k < len(f.options) {
				cells[i] = s.text(i+1, b.job.Words(f.options[k]), look{})
			}
		}
		s.add(0, cells)
	}
	s.flush()
}
