package xlsx

import (
	"fmt"

	"sojourn/canvas/scene"

	"github.com/xuri/excelize/v2"
)

// Colours of the design, as Excel writes them.
const (
	ink      = "1C2430"
	muted    = "6B7685"
	hairline = "E2E6EC"
	rule     = "C9D1DB"
	dashed   = "DDE2E9"
	chipInk  = "4A5564"
	ground   = "F4F6F9"
	white    = "FFFFFF"
	gold     = "E39A1B"
	alarm    = "D64545"
	relief   = "2B9A66"
	accent   = "2F6FED"
	slate    = "33475B"
	teal     = "12889A"
)

// Kinds of lines, by Excel's numbers.
const (
	thin   = 1
	medium = 2
	dash   = 3
	thick  = 5
)

func hex(c scene.Color) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// edge is one side of a cell. The zero edge draws nothing.
type edge struct {
	color string
	kind  int
}

// font is how letters look; the zero values mean ink, 10 points and upright.
type font struct {
	size         float64
	bold, italic bool
	color        string
}

// look is a cell's style. Every look becomes a style of the workbook once.
type look struct {
	font                     font
	fill                     string
	across, down             string
	indent                   int
	wrap                     bool
	left, right, top, bottom edge
	format                   string // of numbers
	literal                  bool   // text stays text even after somebody edits it
}

const usualSize = 10.0

func (f font) points() float64 {
	if f.size == 0 {
		return usualSize
	}
	return f.size
}

// font returns the excelize font, one for all who ask for the same.
func (b *book) font(f font) *excelize.Font {
	if known, ok := b.fonts[f]; ok {
		return known
	}
	color := f.color
	if color == "" {
		color = ink
	}
	made := &excelize.Font{Family: b.family, Size: f.points(), Bold: f.bold, Italic: f.italic, Color: color}
	b.fonts[f] = made
	return made
}

// style returns the number of a look in the workbook.
func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	asked := l
	if l.literal {
		l.literal = false
		id := b.literal(b.style(l))
		b.styles[asked] = id
		return id
	}
	if l.indent > 0 && l.across == "" {
		l.across = "left" // an indent counts from a side
	}
	s := &excelize.Style{Font: b.font(l.font),
		Alignment: &excelize.Alignment{Horizontal: l.across, Vertical: l.down, Indent: l.indent, WrapText: l.wrap}}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if format := l.format; format != "" {
		s.CustomNumFmt = &format
	}
	for _, side := range []struct {
		name string
		edge edge
	}{{"left", l.left}, {"right", l.right}, {"top", l.top}, {"bottom", l.bottom}} {
		if side.edge.kind != 0 {
			s.Border = append(s.Border, excelize.Border{Type: side.name, Color: side.edge.color, Style: side.edge.kind})
		}
	}
	id, err := b.file.NewStyle(s)
	b.fail(err)
	b.styles[asked] = id
	return id
}

// literal returns a twin of a style that carries Excel's mark for "this is text", which NewStyle cannot set.
func (b *book) literal(id int) int {
	if b.err != nil {
		return 0
	}
	xfs := b.file.Styles.CellXfs
	twin, yes := xfs.Xf[id], true
	twin.QuotePrefix = &yes
	xfs.Xf = append(xfs.Xf, twin)
	xfs.Count = len(xfs.Xf)
	return xfs.Count - 1
}
