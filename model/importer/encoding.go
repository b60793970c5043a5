package importer

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encodings are the names a person can choose from when the guess is wrong.
var Encodings = []string{"utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "windows-1252"}

func decoder(name string) encoding.Encoding {
	switch name {
	case "gb18030": // a superset of GBK and GB2312; the GBK decoder destroys four-byte characters
		return simplifiedchinese.GB18030
	case "big5":
		return traditionalchinese.Big5
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "windows-1252":
		return charmap.Windows1252
	}
	return nil
}

// decode returns the text of a file and the name of its encoding.
func decode(data []byte, wanted string) (text, name string, err error) {
	name = strings.ToLower(wanted)
	if name == "" {
		name = sniffEncoding(sample(data))
	}
	switch {
	case name == "binary":
		return "", "", fail(OtherFile, "choose an .xlsx or .csv file", "this is neither a spreadsheet nor a text")
	case name == "utf-8":
		return string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), name, nil
	case decoder(name) != nil:
		if name == "gb18030" { // Windows writes the euro sign as a byte the standard does not know
			data = euro(data)
		}
		out, err := decoder(name).NewDecoder().Bytes(data)
		if err != nil {
			return "", "", damaged("the text cannot be read as "+name, err)
		}
		return string(out), name, nil
	}
	return "", "", fail(BadMapping, "use one of "+strings.Join(Encodings, ", "), "an unknown encoding %q", wanted)
}

// euro replaces a single 0x80 by GB18030's own euro sign.
func euro(data []byte) []byte {
	if bytes.IndexByte(data, 0x80) < 0 {
		return data
	}
	var out []byte
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == 0x80:
			out = append(out, 0xA2, 0xE3)
		case c > 0x80 && i+1 < len(data):
			out = append(out, c, data[i+1])
			i++
		default:
			out = append(out, c)
		}
	}
	return out
}

// sample takes the beginning, the middle and the end: a file can have its first Chinese word late.
func sample(data []byte) []byte {
	const window = 64 << 10
	if len(data) <= 6*window {
		return data
	}
	out := append([]byte(nil), lines(data[:4*window], false)...)
	for _, at := range []int{len(data) / 2, len(data) - window} {
		at &^= 1 // UTF-16 stays in step
		out = append(out, lines(data[at:at+window], true)...)
	}
	return out
}

// lines cuts a window of a text to whole lines, so that no character is cut in two; UTF-16 is left as it is.
func lines(b []byte, begins bool) []byte {
	if bytes.IndexByte(b, 0) >= 0 {
		return b
	}
	if i := bytes.IndexByte(b, '\n'); i >= 0 && begins {
		b = b[i:]
	}
	if i := bytes.LastIndexByte(b, '\n'); i > 0 {
		b = b[:i+1]
	}
	return b
}

// sniffEncoding names the encoding of a text, "binary" when it is none.
func sniffEncoding(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return "utf-8"
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return "utf-16le"
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return "utf-16be"
	}
	var zeros [2]int // by parity: UTF-16 without a mark shows itself in the delimiters and digits
	control := 0
	for i, c := range b {
		if c == 0 {
			zeros[i&1]++
		} else if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			control++
		}
	}
	if n := zeros[0] + zeros[1]; n > len(b)/100 {
		switch {
		case zeros[1] > 4*zeros[0]:
			return "utf-16le"
		case zeros[0] > 4*zeros[1]:
			return "utf-16be"
		}
		return "binary"
	}
	if control > 1+len(b)/50 {
		return "binary"
	}
	if validPrefix(b) {
		return "utf-8"
	}
	return sniffLegacy(b)
}

// validPrefix is utf8.Valid for a sample that may end within a character.
func validPrefix(b []byte) bool {
	for range 4 {
		if utf8.Valid(b) {
			return true
		}
		if len(b) == 0 {
			return false
		}
		b = b[:len(b)-1]
	}
	return false
}

// sniffLegacy decides between the two Chinese families and the Western one by how well pairs of bytes fit.
func sniffLegacy(b []byte) string {
	high, lonely := 0, 0
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		high++
		if (i == 0 || b[i-1] < 0x80) && (i+1 == len(b) || b[i+1] < 0x80) {
			lonely++
		}
	}
	if lonely*2 >= high {
		return "windows-1252"
	}
	gb, gbBad := fitGB(b)
	big5 := fitBig5(b)
	switch {
	case gb >= big5-0.05 && gb > 0.3:
		return "gb18030"
	case big5 > 0.5:
		return "big5"
	case gbBad == 0:
		return "gb18030"
	}
	return "windows-1252"
}

// fit is the share of common characters, less a fine for impossible bytes.
func fit(pairs, common, bad int) float64 {
	if pairs == 0 {
		return 0
	}
	return float64(common)/float64(pairs) - 5*float64(bad)/float64(pairs+bad)
}

func fitGB(b []byte) (score float64, bad int) {
	var pairs, common int
	digit := func(i int) bool { return i < len(b) && b[i] >= 0x30 && b[i] <= 0x39 }
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c < 0x80 || i+1 >= len(b):
			i++
		case c == 0x80 || c == 0xFF:
			bad, i = bad+1, i+1
		case digit(i + 1):
			switch {
			case i+3 >= len(b):
				i = len(b)
			case b[i+2] >= 0x81 && b[i+2] <= 0xFE && digit(i+3):
				pairs, i = pairs+1, i+4
			default:
				bad, i = bad+1, i+1
			}
		case b[i+1] >= 0x40 && b[i+1] <= 0xFE && b[i+1] != 0x7F:
			pairs++
			if (c >= 0xB0 && c <= 0xD7 || c >= 0xA1 && c <= 0xA3) && b[i+1] >= 0xA1 {
				common++
			}
			i += 2
		default:
			bad, i = bad+1, i+1
		}
	}
	return fit(pairs, common, bad), bad
}

func fitBig5(b []byte) float64 {
	var pairs, common, bad int
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c < 0x80 || i+1 >= len(b):
			i++
		case c >= 0x81 && c <= 0xFE && (b[i+1] >= 0x40 && b[i+1] <= 0x7E || b[i+1] >= 0xA1 && b[i+1] <= 0xFE):
			pairs++
			if c >= 0xA4 && c <= 0xC6 || c == 0xA1 {
				common++
			}
			i += 2
		default:
			bad, i = bad+1, i+1
		}
	}
	return fit(pairs, common, bad)
}
