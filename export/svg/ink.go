package svg

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ink writes elements. A number that cannot be drawn makes it bad.
type ink struct {
	buf []byte
	bad bool
}

// reach is the largest coordinate, in points, that is written down.
const reach = 1e6

func (k *ink) raw(s string) { k.buf = append(k.buf, s...) }

func (k *ink) open(name string) { k.raw("<" + name) }

// attr appends an attribute.
func (k *ink) attr(name, value string) {
	k.raw(" " + name + `="`)
	k.text(value)
	k.raw(`"`)
}

// number appends an attribute with a number, rounded to a hundredth.
func (k *ink) number(name string, v float64) {
	k.raw(" " + name + `="`)
	k.put(v, 100)
	k.raw(`"`)
}

// length appends an attribute with a length in points.
func (k *ink) length(name string, v float64) {
	k.raw(" " + name + `="`)
	k.put(v, 100)
	k.raw(`pt"`)
}

// num appends a number of a list, rounded to a hundredth, after a space where the one before needs it.
func (k *ink) num(v float64) { k.item(v, 100) }

// fine is num for factors, rounded to a millionth.
func (k *ink) fine(v float64) { k.item(v, 1_000_000) }

func (k *ink) item(v float64, unit int64) {
	if last := k.buf[len(k.buf)-1]; last >= '0' && last <= '9' {
		k.raw(" ")
	}
	k.put(v, unit)
}

func (k *ink) put(v float64, unit int64) {
	if !(math.Abs(v) <= reach) { // NaN too
		k.bad = true
		v = 0
	}
	n := int64(math.Round(v * float64(unit)))
	if n < 0 {
		k.raw("-")
		n = -n
	}
	k.buf = strconv.AppendInt(k.buf, n/unit, 10)
	if part := n % unit; part != 0 {
		k.raw(".")
		for unit /= 10; part != 0; unit /= 10 {
			k.buf = append(k.buf, byte('0'+part/unit))
			part %= unit
		}
	}
}

// text appends characters as they may stand in an element or between quotes. What XML has no way to write is left out,
// bytes that are no UTF-8 become U+FFFD.
func (k *ink) text(s string) {
	for i, r := range s {
		switch {
		case r == '&':
			k.raw("&amp;")
		case r == '<':
			k.raw("&lt;")
		case r == '>':
			k.raw("&gt;")
		case r == '"':
			k.raw("&quot;")
		case r == '\n' || r == '\r' || r == '\t':
			k.raw("&#" + strconv.Itoa(int(r)) + ";")
		case r < ' ' || r >= 0x7F && r < 0xA0 || r&0xFFFE == 0xFFFE:
		case r == utf8.RuneError:
			k.raw("\uFFFD")
		default:
			k.buf = append(k.buf, s[i:i+utf8.RuneLen(r)]...)
		}
	}
}

// schemes are the sorts of addresses that a click may lead to.
var schemes = []string{"http", "https", "mailto"}

// Web reports an address that a reader can follow from any machine.
func Web(link string) bool {
	u, err := url.Parse(link)
	return err == nil && slices.Contains(schemes, strings.ToLower(u.Scheme))
}
