package minifont

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrFace is wrapped by every error about bytes that are not a usable TrueType face.
var ErrFace = errors.New("not a TrueType face with glyf outlines")

// Face is a parsed face. It is never changed and can be used by many goroutines. It refers to the bytes it was parsed
// from, which must stay as they are.
type Face struct {
	Ascent, Descent        float64 // em; Descent is negative
	MinX, MinY, MaxX, MaxY float64 // em, the box round all glyphs, y up

	tables   map[string][]byte
	unit     float64  // font units per em
	advances []uint16 // font units, by glyph
	metrics  int      // glyphs with an advance of their own in hmtx
	offsets  []uint32 // of glyph outlines, one more than glyphs
}

var be = binary.BigEndian

// Parse reads a TrueType face. It looks at the tables' outer form only, so that even a large face takes little time.
func Parse(data []byte) (face *Face, err error) {
	defer func() {
		if r := recover(); r != nil {
			face, err = nil, fmt.Errorf("%w: a table is cut short", ErrFace)
		}
	}()
	if len(data) < 12 || be.Uint32(data) != 0x00010000 && string(data[:4]) != "true" {
		return nil, ErrFace
	}
	f := &Face{tables: map[string][]byte{}}
	for i := range int(be.Uint16(data[4:])) {
		entry := data[12+16*i:]
		from, n := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		f.tables[string(entry[:4])] = data[from:][:n:n]
	}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "post"} {
		if f.tables[name] == nil {
			return nil, fmt.Errorf("%w: no table %s", ErrFace, name)
		}
	}
	f.readHead()
	f.readAdvances()
	return f, f.readOffsets()
}

func (f *Face) readHead() {
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.unit = float64(max(be.Uint16(head[18:]), 1))
	em := func(b []byte) float64 { return float64(int16(be.Uint16(b))) / f.unit }
	f.MinX, f.MinY, f.MaxX, f.MaxY = em(head[36:]), em(head[38:]), em(head[40:]), em(head[42:])
	f.Ascent, f.Descent = em(hhea[4:]), em(hhea[6:])
}

// readAdvances spreads the last advance of hmtx over the glyphs that have none of their own.
func (f *Face) readAdvances() {
	hmtx := f.tables["hmtx"]
	f.metrics = int(be.Uint16(f.tables["hhea"][34:]))
	f.advances = make([]uint16, be.Uint16(f.tables["maxp"][4:]))
	var last uint16
	for g := range f.advances {
		if g < f.metrics {
			last = be.Uint16(hmtx[4*g:])
		}
		f.advances[g] = last
	}
}

func (f *Face) readOffsets() error {
	loca, end := f.tables["loca"], uint32(len(f.tables["glyf"]))
	long := be.Uint16(f.tables["head"][50:]) == 1
	f.offsets = make([]uint32, len(f.advances)+1)
	for g := range f.offsets {
		if long {
			f.offsets[g] = be.Uint32(loca[4*g:])
		} else {
			f.offsets[g] = 2 * uint32(be.Uint16(loca[2*g:]))
		}
		if f.offsets[g] > end || g > 0 && f.offsets[g] < f.offsets[g-1] {
			return fmt.Errorf("%w: outline %d lies outside", ErrFace, g)
		}
	}
	if len(f.advances) == 0 {
		return fmt.Errorf("%w: no glyphs", ErrFace)
	}
	return nil
}

// Glyphs returns the number of glyphs; ids run from 0, the sign for a missing glyph, to one below it.
func (f *Face) Glyphs() int { return len(f.advances) }

// Advance returns how far the pen moves after a glyph, in em, and 0 for an id the face does not have.
func (f *Face) Advance(glyph uint16) float64 {
	if int(glyph) >= len(f.advances) {
		return 0
	}
	return float64(f.advances[glyph]) / f.unit
}

// Blank reports that a glyph draws nothing, as a space does.
func (f *Face) Blank(glyph uint16) bool { return len(f.outline(glyph)) == 0 }

// First returns the first glyph behind the sign for a missing one that shows nothing, or that shows something; 0 when
// there is none.
func (f *Face) First(blank bool) uint16 {
	for g := 1; g < f.Glyphs(); g++ {
		if f.Blank(uint16(g)) == blank && f.Advance(uint16(g)) > 0 {
			return uint16(g)
		}
	}
	return 0
}

// outline returns the glyf record of a glyph, to be read only.
func (f *Face) outline(glyph uint16) []byte {
	if int(glyph) >= len(f.advances) {
		return nil
	}
	return f.tables["glyf"][f.offsets[glyph]:f.offsets[glyph+1]]
}

// bearing returns the left side bearing of a glyph as it stands in hmtx.
func (f *Face) bearing(glyph uint16) uint16 {
	at := 4*int(glyph) + 2
	if int(glyph) >= f.metrics {
		at = 4*f.metrics + 2*(int(glyph)-f.metrics)
	}
	if hmtx := f.tables["hmtx"]; at+2 <= len(hmtx) {
		return be.Uint16(hmtx[at:])
	}
	return 0
}
