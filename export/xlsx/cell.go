package xlsx

import (
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// cell is one cell of a row. The zero cell is not written at all.
type cell struct {
	style   int
	kind    cellKind
	text    string
	runs    []run
	number  float64
	formula string // reckons what the cell says
}

type cellKind uint8

const (
	blank cellKind = iota
	textual
	fancy // text in several fonts, the first that of the style
	numeric
)

// plain is a cell for the program alone.
func plain(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{kind: textual, text: s}
}

// said returns the text of a cell as a reader takes it, whatever its format.
func (c cell) said() string {
	switch c.kind {
	case textual:
		return c.text
	case fancy:
		return flat(c.runs)
	case numeric:
		return number(c.number)
	}
	return ""
}

// rowWriter writes the rows of a sheet as SpreadsheetML. It takes a third of the time that excelize takes, which asks
// for the type of every value and encodes rich text by reflection.
type rowWriter struct {
	full    [][]byte // what is written, in blocks that never move
	out     []byte   // the block being written
	at      []byte   // the row being written, in digits
	columns []string // their letters
	fonts   map[font]string
	family  string
	wide    int // the last column …
	last    int // … and row that hold something
}

// block is how large the blocks of rows are.
const block = 1 << 20

// turn begins another block when this one is full.
func (w *rowWriter) turn() {
	if cap(w.out)-len(w.out) >= block/16 {
		return
	}
	if len(w.out) > 0 {
		w.full = append(w.full, w.out)
		w.out = make([]byte, 0, block)
		return
	}
	w.out = make([]byte, 0, block/8) // most sheets are small
}

// column returns the letters of a column, which counts from 1.
func (w *rowWriter) column(i int) string {
	for len(w.columns) < i {
		name, err := excelize.ColumnNumberToName(len(w.columns) + 1)
		if err != nil { // columns are counted before anything is written
			name = "A"
		}
		w.columns = append(w.columns, name)
	}
	return w.columns[i-1]
}

// row writes a row; height is in points, 0 leaves it to the program that opens the workbook.
func (w *rowWriter) row(at int, height float64, hidden bool, cells []cell) {
	w.turn()
	w.out = append(w.out, `<row r="`...)
	w.at = strconv.AppendInt(w.at[:0], int64(at), 10)
	w.last = at
	w.out = append(w.out, w.at...)
	if height > 0 {
		w.out = append(w.out, `" ht="`...)
		w.out = strconv.AppendFloat(w.out, height, 'f', -1, 64)
		w.out = append(w.out, `" customHeight="1`...)
	}
	if hidden {
		w.out = append(w.out, `" hidden="1`...)
	}
	w.out = append(w.out, `">`...)
	for i := range cells {
		if c := &cells[i]; c.kind != blank || c.style != 0 || c.formula != "" {
			w.cell(i+1, c)
		}
	}
	w.out = append(w.out, `</row>`...)
}

func (w *rowWriter) cell(column int, c *cell) {
	w.wide = max(w.wide, column)
	w.out = append(w.out, `<c r="`...)
	w.out = append(append(w.out, w.column(column)...), w.at...)
	if c.style != 0 {
		w.out = append(w.out, `" s="`...)
		w.out = strconv.AppendInt(w.out, int64(c.style), 10)
	}
	switch {
	case c.formula != "":
		w.reckoned(c)
	case c.kind == numeric:
		w.out = append(w.out, `"><v>`...)
		w.out = strconv.AppendFloat(w.out, c.number, 'g', 15, 64)
		w.out = append(w.out, `</v></c>`...)
	case c.kind == textual:
		w.out = append(w.out, `" t="inlineStr"><is>`...)
		w.words(c.text)
		w.out = append(w.out, `</is></c>`...)
	case c.kind == fancy:
		w.out = append(w.out, `" t="inlineStr"><is>`...)
		for i, r := range c.runs {
			w.out = append(w.out, `<r>`...)
			if i > 0 { // the first is in the font of the cell
				w.out = append(w.out, w.font(r.font)...)
			}
			w.words(clean(r.text))
			w.out = append(w.out, `</r>`...)
		}
		w.out = append(w.out, `</is></c>`...)
	default:
		w.out = append(w.out, `"/>`...)
	}
}

// reckoned writes a formula, with its value for readers that do not reckon.
func (w *rowWriter) reckoned(c *cell) {
	if c.kind != numeric {
		w.out = append(w.out, `" t="str`...)
	}
	w.out = append(w.out, `"><f>`...)
	w.out = appendText(w.out, c.formula)
	w.out = append(w.out, `</f><v>`...)
	if c.kind == numeric {
		w.out = strconv.AppendFloat(w.out, c.number, 'g', 15, 64)
	} else {
		w.out = appendText(w.out, c.text)
	}
	w.out = append(w.out, `</v></c>`...)
}

func (w *rowWriter) words(s string) {
	if s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ') {
		w.out = append(w.out, `<t xml:space="preserve">`...)
	} else {
		w.out = append(w.out, `<t>`...)
	}
	w.out = appendText(w.out, s)
	w.out = append(w.out, `</t>`...)
}

// font returns how a run of text in a font begins.
func (w *rowWriter) font(f font) string {
	if known, ok := w.fonts[f]; ok {
		return known
	}
	out := []byte(`<rPr>`)
	if f.bold {
		out = append(out, `<b/>`...)
	}
	if f.italic {
		out = append(out, `<i/>`...)
	}
	color := f.color
	if color == "" {
		color = ink
	}
	out = append(append(out, `<color rgb="FF`...), color...)
	out = append(strconv.AppendFloat(append(out, `"/><sz val="`...), f.points(), 'f', -1, 64), `"/><rFont val="`...)
	out = append(appendText(out, w.family), `"/></rPr>`...)
	w.fonts[f] = string(out)
	return w.fonts[f]
}

// appendText writes s as the text of an element. What XML cannot hold becomes U+FFFD, and what Excel would read as the
// code of a character gets its escape.
func appendText(out []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '_' && c != '"' {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(s[i:]); r < utf8.RuneError {
				i += n
				continue
			}
		}
		if instead := escaped(r, n, s[i:]); instead != "" {
			out = append(append(out, s[from:i]...), instead...)
			from = i + n
		}
		i += n
	}
	return append(out, s[from:]...)
}

// escaped returns what stands in XML for the character r, of n bytes, that begins s; "" for itself.
func escaped(r rune, n int, s string) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&quot;"
	case r == '_' && coded(s):
		return "_x005F_"
	case r < ' ' && r != '\t' && r != '\n', r == '\uFFFE', r == '\uFFFF', r == utf8.RuneError && n == 1:
		return "\uFFFD"
	}
	return ""
}

// coded reports that s begins as Excel writes a character by its code: _x0041_.
func coded(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}
