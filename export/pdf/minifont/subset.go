package minifont

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Subset returns a TrueType font whose glyph i+1 is glyphs[i] and whose glyph 0 is the sign for a missing glyph. A glyph
// may be asked for more than once: a reader of text tells apart two meanings of one shape by their numbers. Parts of
// composite glyphs follow at the end. It fails with ErrFace when outlines are broken or there are more than 65,535.
func (f *Face) Subset(glyphs []uint16) (font []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			font, err = nil, fmt.Errorf("%w: an outline is cut short", ErrFace)
		}
	}()
	c := &cut{face: f, order: append([]uint16{0}, glyphs...), number: map[uint16]uint16{}}
	for i, g := range c.order {
		if _, ok := c.number[g]; !ok {
			c.number[g] = uint16(i)
		}
	}
	for i := 0; i < len(c.order); i++ { // order grows while composites ask for their parts
		c.add(c.order[i])
	}
	if len(c.order) > math.MaxUint16 {
		return nil, fmt.Errorf("%w: %d glyphs are more than a font can hold", ErrFace, len(c.order))
	}
	c.offsets = append(c.offsets, uint32(len(c.glyf)))
	return pack(c.tables()), nil
}

// cut is a subset in the making.
type cut struct {
	face    *Face
	order   []uint16          // old glyph by new number
	number  map[uint16]uint16 // new number by old glyph
	glyf    []byte
	offsets []uint32
}

// add appends the outline of a glyph.
func (c *cut) add(glyph uint16) {
	from := len(c.glyf)
	c.offsets = append(c.offsets, uint32(from))
	c.glyf = append(c.glyf, c.face.outline(glyph)...)
	if o := c.glyf[from:]; len(o) > 10 && int16(be.Uint16(o)) < 0 {
		c.renumber(o[10:])
	}
	for len(c.glyf)%4 != 0 {
		c.glyf = append(c.glyf, 0)
	}
}

// Flags of a part of a composite glyph.
const (
	wordArguments  = 1 << 0
	oneScale       = 1 << 3
	moreParts      = 1 << 5
	twoScales      = 1 << 6
	scalesAndShear = 1 << 7
)

// renumber points the parts of a composite glyph at their new numbers.
func (c *cut) renumber(parts []byte) {
	for {
		flags, glyph := be.Uint16(parts), be.Uint16(parts[2:])
		n, ok := c.number[glyph]
		if !ok {
			n = uint16(len(c.order))
			c.number[glyph] = n
			c.order = append(c.order, glyph)
		}
		be.PutUint16(parts[2:], n)
		size := 6
		if flags&wordArguments != 0 {
			size += 2
		}
		switch {
		case flags&oneScale != 0:
			size += 2
		case flags&twoScales != 0:
			size += 4
		case flags&scalesAndShear != 0:
			size += 8
		}
		if flags&moreParts == 0 {
			return
		}
		parts = parts[size:]
	}
}

func (c *cut) tables() map[string][]byte {
	n := len(c.order)
	loca := make([]byte, 0, 4*(n+1))
	for _, o := range c.offsets {
		loca = be.AppendUint32(loca, o)
	}
	hmtx := make([]byte, 0, 4*n)
	for _, g := range c.order {
		advance := uint16(0)
		if int(g) < len(c.face.advances) {
			advance = c.face.advances[g]
		}
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, advance), c.face.bearing(g))
	}
	old := c.face.tables
	head, hhea, maxp := slices.Clone(old["head"]), slices.Clone(old["hhea"]), slices.Clone(old["maxp"])
	be.PutUint32(head[8:], 0)  // check sum of the whole: not needed inside a PDF
	be.PutUint16(head[50:], 1) // long offsets
	be.PutUint16(hhea[34:], uint16(n))
	be.PutUint16(maxp[4:], uint16(n))
	post := make([]byte, 32)
	copy(post, old["post"][:16])
	be.PutUint32(post, 0x00030000) // no glyph names
	out := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "post": post, "glyf": c.glyf, "loca": loca, "hmtx": hmtx,
	}
	for _, hinting := range []string{"cvt ", "fpgm", "prep"} {
		if t := old[hinting]; t != nil {
			out[hinting] = t
		}
	}
	return out
}

// pack writes a font file from its tables.
func pack(tables map[string][]byte) []byte {
	n := len(tables)
	size := 12 + 16*n
	for _, t := range tables {
		size += len(t) + 3
	}
	out := make([]byte, 12+16*n, size)
	log := int(math.Log2(float64(n)))
	be.PutUint32(out, 0x00010000)
	be.PutUint16(out[4:], uint16(n))
	be.PutUint16(out[6:], uint16(16<<log))
	be.PutUint16(out[8:], uint16(log))
	be.PutUint16(out[10:], uint16(16*n-16<<log))
	for i, name := range slices.Sorted(maps.Keys(tables)) {
		t := tables[name]
		entry := out[12+16*i:]
		copy(entry, name)
		be.PutUint32(entry[4:], sum(t))
		be.PutUint32(entry[8:], uint32(len(out)))
		be.PutUint32(entry[12:], uint32(len(t)))
		out = append(out, t...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// sum is the check sum of a table: its words added up.
func sum(t []byte) (s uint32) {
	for ; len(t) >= 4; t = t[4:] {
		s += be.Uint32(t)
	}
	var rest [4]byte
	copy(rest[:], t)
	return s + be.Uint32(rest[:])
}
