package pdf

import (
	"bytes"
	"fmt"
	"github.com/klauspost/compress/zlib"
	"hash/fnv"
	"io"
	"math"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf16"

	"sojourn/assets"
	"sojourn/canvas/scene"
	"sojourn/export/pdf/minifont"
	"sojourn/export/pdf/update"
)

// typeface is an embedded face: its PostScript name, the height of its capitals and the width of its stems in
// thousandths of an em, and the face itself, parsed once per process.
type typeface struct {
	name      string
	cap, stem int
	parse     func() (*minifont.Face, error)
}

func embedded(name string, cap, stem int, data []byte) typeface {
	return typeface{name, cap, stem, sync.OnceValues(func() (*minifont.Face, error) { return minifont.Parse(data) })}
}

var typefaces = [scene.Faces]typeface{
	scene.Regular: embedded("NotoSansSC-Regular", 733, 80, assets.SansRegular),
	scene.Bold:    embedded("NotoSansSC-Bold", 733, 140, assets.SansBold),
	scene.Emoji:   embedded("NotoEmoji-Regular", 733, 80, assets.Emoji),
}

// fontCodes is the number of codes after which another font of the same face is begun. With the parts of composite
// glyphs it stays below the 65,535 glyphs a font can hold.
const fontCodes = 30_000

// font is a cut of a face. Its codes number pairs of a glyph and the text it stands for, from 1 in the order they first
// come, so that every code has one shape and one meaning.
type font struct {
	name   string // of the resource
	face   *minifont.Face
	of     typeface
	blank  uint16 // a glyph that shows nothing
	first  []code // by glyph: its first meaning
	more   map[code]uint16
	glyphs []uint16 // by code-1
	texts  []string // by code-1
}

// code is a meaning: as a value the text of a glyph and its number, as a key the text and the glyph.
type code struct {
	text string
	id   uint16
}

// code returns the number of a glyph that stands for text, and whether it is a new one.
func (f *font) code(glyph uint16, text string) (uint16, bool) {
	first := &f.first[glyph]
	if first.id != 0 && first.text == text {
		return first.id, false
	}
	if n, ok := f.more[code{text, glyph}]; ok {
		return n, false
	}
	f.glyphs, f.texts = append(f.glyphs, glyph), append(f.texts, text)
	n := uint16(len(f.glyphs))
	if first.id == 0 {
		*first = code{text, n}
	} else {
		f.more[code{text, glyph}] = n
	}
	return n, true
}

// font returns the font of a face that has room for n more codes.
func (d *document) font(face scene.Face, n int) (*font, error) {
	if int(face) >= scene.Faces {
		return nil, fmt.Errorf("%w: face %d", ErrRun, face)
	}
	if f := d.current[face]; f != nil && len(f.glyphs)+n <= fontCodes {
		return f, nil
	}
	parsed, err := typefaces[face].parse()
	if err != nil {
		return nil, err
	}
	f := &font{
		name: "F" + strconv.Itoa(len(d.fonts)+1),
		face: parsed, of: typefaces[face],
		first: make([]code, parsed.Glyphs()), more: map[code]uint16{}, blank: parsed.First(true),
	}
	d.fonts = append(d.fonts, f)
	d.current[face] = f
	return f, nil
}

// miss remembers the characters of a text that has no glyph.
func (d *document) miss(text string) {
	for _, r := range text {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !d.missed[r] {
			d.missed[r] = true
			d.report.Missing = append(d.report.Missing, r)
		}
	}
}

// add writes the objects of a font and returns the number of the one that pages name.
func (f *font) add(file *update.File) (int, error) {
	data, err := f.face.Subset(f.glyphs)
	if err != nil {
		return 0, err
	}
	em := func(v float64) int { return int(math.Round(v * 1000)) }
	base := f.tag() + "+" + f.of.name
	program := file.Add(update.Stream(fmt.Sprintf("/Filter/FlateDecode/Length1 %d", len(data)), deflate(data)))
	descriptor := file.Add(fmt.Appendf(nil,
		"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		base, em(f.face.MinX), em(f.face.MinY), em(f.face.MaxX), em(f.face.MaxY),
		em(f.face.Ascent), em(f.face.Descent), f.of.cap, f.of.stem, program))
	cid := file.Add(fmt.Appendf(nil,
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[1[%s]]/CIDToGIDMap/Identity>>",
		base, descriptor, f.widths()))
	meaning := file.Add(update.Stream("/Filter/FlateDecode", deflate(f.toUnicode())))
	return file.Add(fmt.Appendf(nil,
		"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		base, cid, meaning)), nil
}

// tag returns the six letters that tell this cut from others of the same face.
func (f *font) tag() string {
	h := fnv.New64a()
	for i, g := range f.glyphs {
		h.Write([]byte{byte(g >> 8), byte(g)})
		h.Write([]byte(f.texts[i]))
	}
	letters, v := [6]byte{}, h.Sum64()
	for i := range letters {
		letters[i] = 'A' + byte(v%26)
		v /= 26
	}
	return string(letters[:])
}

// widths returns the advances of all codes in thousandths of an em.
func (f *font) widths() []byte {
	var w ink
	for _, g := range f.glyphs {
		w.num(f.face.Advance(g) * 1000)
	}
	return w.buf
}

// toUnicode returns the character map that says which text each code stands for.
func (f *font) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const block = 100 // the most that one block may hold
	for from := 0; from < len(f.texts); from += block {
		to := min(from+block, len(f.texts))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i, text := range f.texts[from:to] {
			b.Write(hex16(append(hex16([]byte("<"), uint16(from+i+1)), "> <"...), utf16.Encode([]rune(clean(text)))...))
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// hex16 appends 16-bit values in hexadecimal digits.
func hex16(to []byte, values ...uint16) []byte {
	const digits = "0123456789ABCDEF"
	for _, v := range values {
		to = append(to, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
	}
	return to
}

// deflaters are kept: each holds a megabyte.
var deflaters = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed) // fails for unknown levels only
	return z
}}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data)/3 + 64)
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(&b)
	z.Write(data) // a buffer takes everything
	z.Close()
	return b.Bytes()
}
