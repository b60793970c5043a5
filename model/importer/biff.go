package importer

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
	"unicode/utf8"
)

// Records of an old Excel workbook (BIFF5 and BIFF8) that matter for reading.
const (
	biffFormula    = 0x06
	biffEOF        = 0x0A
	biffFrom1904   = 0x22
	biffPassword   = 0x2F
	biffContinue   = 0x3C
	biffCodepage   = 0x42
	biffColumn     = 0x7D
	biffTab        = 0x85
	biffNumbers    = 0xBD // MULRK
	biffRich       = 0xD6
	biffStyle      = 0xE0
	biffMerges     = 0xE5
	biffShared     = 0xFC
	biffSharedText = 0xFD
	biffNumber     = 0x203
	biffLabel      = 0x204
	biffBoolean    = 0x205
	biffString     = 0x207
	biffRow        = 0x208
	biffShort      = 0x27E // RK
	biffFormat     = 0x41E
	biffBOF        = 0x809
)

// records walks the records of a stream.
type records struct {
	b  []byte
	at int
}

// next returns the next record; ok is false when the stream ends or is cut.
func (r *records) next() (kind uint16, body []byte, ok bool) {
	if r.at < 0 || r.at+4 > len(r.b) {
		return 0, nil, false
	}
	kind = binary.LittleEndian.Uint16(r.b[r.at:])
	end := r.at + 4 + int(binary.LittleEndian.Uint16(r.b[r.at+2:]))
	if end > len(r.b) {
		return 0, nil, false
	}
	body, r.at = r.b[r.at+4:end], end
	return kind, body, true
}

// continued returns the body of the record just read with those that continue it.
func (r *records) continued(body []byte) *longRecord {
	p := &longRecord{parts: [][]byte{body}}
	for r.at+4 <= len(r.b) && binary.LittleEndian.Uint16(r.b[r.at:]) == biffContinue {
		_, more, ok := r.next()
		if !ok {
			break
		}
		p.parts = append(p.parts, more)
	}
	return p
}

// longRecord is a body in several records. Where the characters of a text are cut, the rest begins with a byte of its own
// that says whether they are wide.
type longRecord struct {
	parts [][]byte
	buf   []byte
}

// here returns what is left of the piece at hand.
func (p *longRecord) here() []byte {
	for len(p.parts) > 0 && len(p.parts[0]) == 0 {
		p.parts = p.parts[1:]
	}
	if len(p.parts) == 0 {
		return nil
	}
	return p.parts[0]
}

func (p *longRecord) size() int {
	n := 0
	for _, b := range p.parts {
		n += len(b)
	}
	return n
}

func (p *longRecord) skip(n int) bool {
	for n > 0 {
		k := min(n, len(p.here()))
		if k == 0 {
			return false
		}
		p.parts[0], n = p.parts[0][k:], n-k
	}
	return true
}

// number reads a whole number of so many bytes.
func (p *longRecord) number(bytes int) (n int, ok bool) {
	for i := range bytes {
		b := p.here()
		if len(b) == 0 {
			return 0, false
		}
		n |= int(b[0]) << (8 * i)
		p.parts[0] = b[1:]
	}
	return n, true
}

// text reads a text of BIFF8: its length in so many bytes, flags, the characters, and how they look, which is skipped.
func (p *longRecord) text(lengthBytes int) (string, bool) {
	n, ok1 := p.number(lengthBytes)
	flags, ok2 := p.number(1)
	runs, guide := 0, 0
	if flags&8 != 0 {
		runs, _ = p.number(2)
	}
	if flags&4 != 0 {
		guide, _ = p.number(4)
	}
	if !ok1 || !ok2 {
		return "", false
	}
	s, ok := p.characters(n, flags&1 != 0)
	return s, ok && p.skip(4*runs+guide)
}

func (p *longRecord) characters(n int, wide bool) (string, bool) {
	p.buf = p.buf[:0]
	high := rune(0) // the first half of a character beyond U+FFFF
	for n > 0 {
		if len(p.parts) > 0 && len(p.parts[0]) == 0 { // they go on in the next piece
			b := p.here()
			if len(b) == 0 {
				return "", false
			}
			wide, p.parts[0] = b[0]&1 != 0, b[1:]
		}
		size := 1
		if wide {
			size = 2
		}
		b := p.here()
		k := min(n, len(b)/size)
		if k == 0 {
			return "", false
		}
		for i := range k {
			r := rune(b[i*size])
			if wide {
				r |= rune(b[i*size+1]) << 8
			}
			if high != 0 && utf16.IsSurrogate(r) {
				r = utf16.DecodeRune(high, r)
			}
			if high = 0; r >= 0xD800 && r < 0xDC00 {
				high = r
				continue
			}
			p.buf = utf8.AppendRune(p.buf, r)
		}
		p.parts[0], n = b[k*size:], n-k
	}
	return string(p.buf), true
}

// packed reads a number of 30 bits: a whole one with its sign, or the upper half of a real one, perhaps times 100.
func packed(v uint32) float64 {
	f := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}
