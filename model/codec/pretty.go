package codec

import "unicode/utf8"

// lineWidth is up to how many characters an object or a list of plain values stays on one line.
const lineWidth = 100

// pretty appends compact JSON with two-space indent, starting at depth. Short objects and lists of plain values stay
// on one line, so that an edit shows as one line in a comparison.
func pretty(out, in []byte, depth int) []byte {
	p := printer{out: out, in: in}
	p.value(depth)
	return p.out
}

type printer struct {
	out, in []byte
	pos     int
}

func (p *printer) value(depth int) {
	open := p.in[p.pos]
	if open != '{' && open != '[' {
		p.scalar()
		return
	}
	if end, flat := p.leaf(); flat {
		p.inline(end)
		return
	}
	p.take()
	for first := true; p.in[p.pos] != open+2; first = false { // '}' and ']' stand two after '{' and '['
		if !first {
			p.take() // the comma
		}
		p.newline(depth + 1)
		if open == '{' {
			p.str()
			p.take()
			p.out = append(p.out, ' ')
		}
		p.value(depth + 1)
	}
	p.newline(depth)
	p.take()
}

// leaf returns the end of the object or list at hand, and whether it holds only plain values and fits on a line.
func (p *printer) leaf() (end int, flat bool) {
	width := 0
	for i := p.pos + 1; i < len(p.in); i++ {
		switch c := p.in[i]; c {
		case '{', '[':
			return 0, false
		case '}', ']':
			return i + 1, i == p.pos+1 || width <= lineWidth
		case '"':
			j := stringEnd(p.in, i)
			width += utf8.RuneCount(p.in[i:min(j, i+4*lineWidth+4)])
			i = j - 1
		case ',', ':':
			width += 2
		default:
			width++
		}
		if width > lineWidth {
			return 0, false
		}
	}
	return 0, false
}

func (p *printer) inline(end int) {
	for p.pos < end {
		switch c := p.in[p.pos]; c {
		case '"':
			p.str()
		case ',', ':':
			p.take()
			p.out = append(p.out, ' ')
		default:
			p.take()
		}
	}
}

func (p *printer) scalar() {
	if p.in[p.pos] == '"' {
		p.str()
		return
	}
	for p.pos < len(p.in) && p.in[p.pos] != ',' && p.in[p.pos] != '}' && p.in[p.pos] != ']' {
		p.take()
	}
}

func (p *printer) str() {
	end := stringEnd(p.in, p.pos)
	p.out = append(p.out, p.in[p.pos:end]...)
	p.pos = end
}

func (p *printer) take() {
	p.out = append(p.out, p.in[p.pos])
	p.pos++
}

func (p *printer) newline(depth int) { p.out = newline(p.out, depth) }

func newline(out []byte, depth int) []byte {
	out = append(out, '\n')
	for range depth {
		out = append(out, ' ', ' ')
	}
	return out
}

// stringEnd returns where the string that starts at i ends, its quotes included.
func stringEnd(b []byte, i int) int {
	for i++; b[i] != '"'; i++ {
		if b[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// compact returns valid JSON without white space, numbers and strings as they are.
func compact(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case ' ', '\t', '\n', '\r':
		case '"':
			end := stringEnd(raw, i)
			out = append(out, raw[i:end]...)
			i = end - 1
		default:
			out = append(out, raw[i])
		}
	}
	return out
}
