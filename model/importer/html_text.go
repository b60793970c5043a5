package importer

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pageText collects text as a browser shows it: white space is one space, and lines begin where tags say so.
type pageText struct {
	buf    []byte
	breaks int // due before the next word
	space  bool
}

func (t *pageText) add(b []byte) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch r {
		case ' ', '\t', '\n', '\r', '\f', '\u00A0':
			t.space = true
		default:
			if len(t.buf) > 0 && t.breaks > 0 {
				t.buf = append(t.buf, bytes.Repeat([]byte{'\n'}, t.breaks)...)
			} else if len(t.buf) > 0 && t.space {
				t.buf = append(t.buf, ' ')
			}
			t.breaks, t.space = 0, false
			t.buf = append(t.buf, b[:n]...)
		}
		b = b[n:]
	}
}

// done returns the text and starts over.
func (t *pageText) done() string {
	text := tidy(string(t.buf))
	*t = pageText{buf: t.buf[:0]}
	return text
}

// pageMarks is what the attributes of a cell, a row or a column say that matters.
type pageMarks struct {
	columns, rows, span int // at least 1
	hidden              bool
	value               string // the number behind the text …
	code                string // … and the format it is shown in
}

var unseen = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*(collapse|hidden)`)

// marks reads the attributes of the tag at hand.
func (p *page) marks(more bool) pageMarks {
	m := pageMarks{columns: 1, rows: 1, span: 1}
	for more {
		var key, value []byte
		key, value, more = p.z.TagAttr()
		switch string(key) {
		case "colspan":
			m.columns = spanOf(value, pageSpanColumns)
		case "rowspan":
			m.rows = spanOf(value, pageSpanRows)
		case "span":
			m.span = spanOf(value, pageSpanColumns)
		case "style":
			m.hidden = m.hidden || unseen.Match(value)
		case "hidden":
			m.hidden = true
		case "sdval", "x:num": // LibreOffice; Excel and WPS
			m.value = string(value)
		case "sdnum": // language;language;format
			if parts := strings.SplitN(string(value), ";", 3); len(parts) == 3 {
				m.code = parts[2]
			}
		case "data-sheets-value": // Google
			var v struct {
				Number *float64 `json:"3"`
			}
			if json.Unmarshal(value, &v) == nil && v.Number != nil {
				m.value = strconv.FormatFloat(*v.Number, 'g', -1, 64)
			}
		case "data-sheets-numberformat":
			var v struct {
				Code string `json:"2"`
			}
			if json.Unmarshal(value, &v) == nil {
				m.code = v.Code
			}
		}
	}
	return m
}

func spanOf(b []byte, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}

// show returns what a cell says: its text, or the number behind it when that tells more. A date is written as in every
// other file, and a column that was too narrow for its number shows the number.
func (m pageMarks) show(text string) string {
	v, err := strconv.ParseFloat(m.value, 64)
	if m.value == "" || err != nil || text == "" {
		return text
	}
	f := general
	if m.code != "" {
		f = parseFormat(m.code)
	}
	if m.code != "" || strings.Trim(text, "#") == "" {
		return f.show(v, false)
	}
	return text
}

var charset = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_-]+)`)

// decodePage returns a page, or an XML file, in UTF-8 and the name of the encoding it came in: the wanted one, the one its bytes show,
// or the one it claims to have.
func decodePage(data []byte, wanted string) ([]byte, string, error) {
	name := strings.ToLower(wanted)
	if name == "" {
		name = sniffEncoding(sample(data))
		if !strings.HasPrefix(name, "utf-") {
			name = claimed(data, name)
		}
	}
	if name == "utf-8" {
		return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), name, nil
	}
	text, name, err := decode(data, name)
	return []byte(text), name, err
}

// claimed returns our name of the encoding a page or an XML file claims, or what it was taken for.
func claimed(data []byte, sniffed string) string {
	got := charset.FindSubmatch(data[:min(len(data), 4096)])
	if got == nil {
		return sniffed
	}
	switch name := strings.ToLower(string(got[1])); name {
	case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk":
		return "gb18030"
	case "big5", "big5-hkscs":
		return "big5"
	case "windows-1252", "iso-8859-1", "us-ascii":
		if sniffed == "windows-1252" || sniffed == "binary" {
			return "windows-1252"
		}
	}
	return sniffed
}
