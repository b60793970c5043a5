package importer

import (
	"encoding/binary"
	"math"

	"sojourn/model/limits"
)

// oldReader is the state of one walk through the records of a sheet.
type oldReader struct {
	*oldBook
	t       Table
	pending bool // a formula's text comes with a later record …
	row     int  // … for this cell
	col     int
}

var errorNames = map[byte]string{0: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

// readSheet reads the sheet that begins here, without the charts that lie within it.
func (w *oldBook) readSheet() (Table, error) {
	r := &oldReader{oldBook: w, t: Table{room: w.room}}
	for depth := 0; ; {
		kind, b, ok := w.next()
		if !ok || depth == 0 && kind != biffBOF {
			return Table{}, cutBook()
		}
		switch kind {
		case biffBOF:
			depth++
		case biffEOF:
			if depth--; depth == 0 {
				return r.t, nil
			}
		default:
			if depth > 1 {
				continue
			}
			if err := r.take(kind, b); err != nil {
				return Table{}, err
			}
		}
	}
}

func word(b []byte, at int) int { return int(binary.LittleEndian.Uint16(b[at:])) }

// shortest is how long the body of a record must be to be looked at.
var shortest = map[uint16]int{biffRow: 14, biffColumn: 10, biffMerges: 2, biffString: 2, biffSharedText: 10, biffShort: 10,
	biffNumber: 14, biffNumbers: 6, biffLabel: 8, biffRich: 8, biffBoolean: 8, biffFormula: 14}

func (r *oldReader) take(kind uint16, b []byte) error {
	need, known := shortest[kind]
	if !known {
		return nil
	}
	if len(b) < need {
		return cutBook()
	}
	switch kind {
	case biffRow:
		if b[12]&0x20 != 0 {
			return r.t.hideRows(word(b, 0), word(b, 0))
		}
		return nil
	case biffColumn:
		if b[8]&1 != 0 {
			r.t.hideColumns(word(b, 0), word(b, 2))
		}
		return nil
	case biffMerges:
		return r.merges(b)
	case biffString:
		return r.formulaText(b)
	}
	r.pending = false
	return r.cell(kind, b)
}

// cell reads a record of one cell, or of several numbers side by side.
func (r *oldReader) cell(kind uint16, b []byte) error {
	row, col, style := word(b, 0), word(b, 2), word(b, 4)
	switch kind {
	case biffSharedText:
		n := binary.LittleEndian.Uint32(b[6:])
		if int64(n) >= int64(len(r.shared)) {
			return damaged("cell "+Address(row, col)+" points to a text that is not there", nil)
		}
		return r.t.put(row, col, r.shared[n])
	case biffLabel, biffRich:
		s, ok := r.text(r.continued(b[6:]), 2)
		if !ok {
			return cutBook()
		}
		return r.t.put(row, col, s)
	case biffBoolean:
		return r.t.put(row, col, truthOrError(b[6], b[7] != 0))
	case biffShort:
		return r.number(row, col, style, packed(binary.LittleEndian.Uint32(b[6:])))
	case biffNumbers:
		for b := b[4:]; len(b) >= 8; b, col = b[6:], col+1 { // the last two bytes name the last column
			if err := r.number(row, col, word(b, 0), packed(binary.LittleEndian.Uint32(b[2:]))); err != nil {
				return err
			}
		}
		return nil
	case biffFormula:
		if word(b, 12) == 0xFFFF {
			return r.formula(row, col, b)
		}
	}
	return r.number(row, col, style, math.Float64frombits(binary.LittleEndian.Uint64(b[6:])))
}

func (r *oldReader) number(row, col, style int, v float64) error {
	f := general
	if style < len(r.formats) {
		f = r.formats[style]
	}
	return r.t.put(row, col, f.show(v, r.from04))
}

func truthOrError(v byte, isError bool) string {
	switch {
	case isError:
		return errorNames[v]
	case v != 0:
		return "TRUE"
	}
	return "FALSE"
}

// formula reads a result that is no number.
func (r *oldReader) formula(row, col int, b []byte) error {
	switch b[6] {
	case 0:
		r.pending, r.row, r.col = true, row, col
	case 1, 2:
		return r.t.put(row, col, truthOrError(b[8], b[6] == 2))
	}
	return nil
}

func (r *oldReader) formulaText(b []byte) error {
	if !r.pending {
		return nil
	}
	r.pending = false
	s, ok := r.text(r.continued(b), 2)
	if !ok {
		return cutBook()
	}
	return r.t.put(r.row, r.col, s)
}

func (r *oldReader) merges(b []byte) error {
	n := word(b, 0)
	if len(b) < 2+8*n {
		return cutBook()
	}
	if len(r.t.Merges)+n > limits.SheetMerges {
		return tooMany("merged cells", limits.SheetMerges)
	}
	for b = b[2:]; n > 0; b, n = b[8:], n-1 {
		m := Merge{word(b, 0), word(b, 4), word(b, 2), word(b, 6)}
		if m.Bottom >= m.Top && m.Right >= m.Left && (m.Bottom > m.Top || m.Right > m.Left) {
			r.t.Merges = append(r.t.Merges, m)
		}
	}
	return nil
}
