package importer

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"sojourn/model/limits"
)

// scanner walks the tags of an XML part without building a tree. It expands no entities of a document's own, refuses
// document types, and knows when a part was cut short. What it returns is valid until the next call.
type scanner struct {
	r       *bufio.Reader
	text    []byte // character data before the tag, still escaped
	long    []byte // the tag at hand, when it does not stand whole in the buffer
	tag     []byte // what stands between < and >, without the slash of a closing or an empty tag
	name    []byte // the tag's name without its prefix
	closing bool
	empty   bool // <a/>: no closing tag follows
	names   []byte
	ends    []int
	seen    bool
}

func newScanner(r io.Reader) *scanner {
	b := bufio.NewReaderSize(r, 64<<10)
	if head, _ := b.Peek(2); len(head) == 2 && (head[0] == 0xFE && head[1] == 0xFF || head[0] == 0xFF && head[1] == 0xFE) {
		b = bufio.NewReaderSize(transform.NewReader(b, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()), 64<<10)
	}
	return &scanner{r: b}
}

// next goes to the next tag. It returns io.EOF after a complete part.
func (s *scanner) next() error {
	s.text = s.text[:0]
	for {
		if err := s.upTo('<', &s.text, limits.XMLText); err != nil {
			if err == io.EOF && s.seen && len(s.ends) == 0 {
				return io.EOF
			}
			return cut(err)
		}
		c, err := s.r.ReadByte()
		if err != nil {
			return cut(err)
		}
		switch c {
		case '?':
			err = s.skip("?>", false)
		case '!':
			err = s.declaration()
		default:
			s.r.UnreadByte()
			return s.readTag()
		}
		if err != nil {
			return err
		}
	}
}

func cut(err error) error {
	if err == io.EOF {
		return damaged("the file is cut short", io.ErrUnexpectedEOF)
	}
	return err
}

// upTo appends to buf what comes before delim and drops delim.
func (s *scanner) upTo(delim byte, buf *[]byte, limit int) error {
	return s.goOn(bufio.ErrBufferFull, delim, buf, limit)
}

// goOn is upTo after a read that ended in err, when that was only the end of the buffer.
func (s *scanner) goOn(err error, delim byte, buf *[]byte, limit int) error {
	for err == bufio.ErrBufferFull {
		var part []byte
		part, err = s.r.ReadSlice(delim)
		*buf = append(*buf, part...)
		if len(*buf) > limit {
			return fail(Refused, "ask for another copy", "the file holds a text or a tag of more than %d KiB", limit>>10)
		}
	}
	if err == nil {
		*buf = (*buf)[:len(*buf)-1]
	}
	return err
}

// skip reads to the end mark; keep makes what it passes part of the text.
func (s *scanner) skip(end string, keep bool) error {
	var passed []byte
	for {
		c, err := s.r.ReadByte()
		if err != nil {
			return cut(err)
		}
		if passed = append(passed, c); len(passed) > limits.XMLText {
			return fail(Refused, "ask for another copy", "the file holds a remark of more than %d KiB", limits.XMLText>>10)
		}
		if c == '>' && bytes.HasSuffix(passed, []byte(end)) {
			break
		}
	}
	if keep {
		raw := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(passed[:len(passed)-len(end)]))
		s.text = append(s.text, raw...)
	}
	return nil
}

// declaration reads what starts with "<!": a remark, literal text, or a document type, which no workbook has.
func (s *scanner) declaration() error {
	head, err := s.r.Peek(7)
	switch {
	case bytes.HasPrefix(head, []byte("--")):
		s.r.Discard(2)
		return s.skip("-->", false)
	case string(head) == "[CDATA[":
		s.r.Discard(7)
		return s.skip("]]>", true)
	case err != nil:
		return cut(err)
	}
	return fail(Refused, "ask for another copy", "the file carries a document type (DTD), which no spreadsheet needs")
}

func (s *scanner) readTag() error {
	part, err := s.r.ReadSlice('>')
	if err == nil && closedQuotes(part) && len(part) <= limits.XMLTag {
		s.tag = part[:len(part)-1] // as it stands in the buffer, which nobody touches before the next tag
	} else if err := s.longTag(part, err); err != nil {
		return err
	}
	s.closing = len(s.tag) > 0 && s.tag[0] == '/'
	s.empty = !s.closing && len(s.tag) > 0 && s.tag[len(s.tag)-1] == '/'
	switch {
	case s.closing:
		s.tag = s.tag[1:]
	case s.empty:
		s.tag = s.tag[:len(s.tag)-1]
	}
	full := s.tag
	for i, c := range full {
		if blank(c) {
			full = full[:i]
			break
		}
	}
	s.name = full[bytes.IndexByte(full, ':')+1:]
	return s.nest(full)
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// closedQuotes reports that a tag ends where its first > stands, for tags with the usual quotation marks.
func closedQuotes(tag []byte) bool {
	return bytes.IndexByte(tag, '\'') < 0 && bytes.Count(tag, []byte{'"'})%2 == 0
}

// longTag goes on with a tag that is longer than the buffer or has a > within an attribute.
func (s *scanner) longTag(part []byte, err error) error {
	s.long = append(s.long[:0], part...)
	var quote byte
	done := 0
	for {
		if err == nil {
			s.long = s.long[:len(s.long)-1]
		} else if err := s.goOn(err, '>', &s.long, limits.XMLTag); err != nil {
			return cut(err)
		}
		for _, c := range s.long[done:] {
			if quote == 0 && (c == '"' || c == '\'') {
				quote = c
			} else if c == quote {
				quote = 0
			}
		}
		if quote == 0 {
			s.tag = s.long
			return nil
		}
		s.long = append(s.long, '>') // it stood within an attribute
		done, err = len(s.long), bufio.ErrBufferFull
	}
}

// nest keeps the stack of open tags, which tells a damaged part from a whole one.
func (s *scanner) nest(full []byte) error {
	s.seen = true
	switch {
	case len(full) == 0:
		return damaged("the file is damaged (a tag without a name)", nil)
	case s.closing:
		if len(s.ends) == 0 {
			return damaged("the file is damaged (a tag is closed that was not open)", nil)
		}
		start := 0
		if len(s.ends) > 1 {
			start = s.ends[len(s.ends)-2]
		}
		if !bytes.Equal(s.names[start:], full) {
			return damaged("the file is damaged (tags do not match)", nil)
		}
		s.names, s.ends = s.names[:start], s.ends[:len(s.ends)-1]
	case !s.empty:
		if len(s.ends) >= limits.Depth {
			return fail(Refused, "ask for another copy", "tags are nested more than %d deep", limits.Depth)
		}
		s.names = append(s.names, full...)
		s.ends = append(s.ends, len(s.names))
	}
	return nil
}

// is reports whether the tag has this name.
func (s *scanner) is(name string) bool { return string(s.name) == name }

// attr returns an attribute by its name as written; a name such as ":id" means any prefix and id.
func (s *scanner) attr(name string) string { return unescape(s.raw(name)) }

// raw returns an attribute still escaped, valid until the next tag.
func (s *scanner) raw(name string) []byte {
	rest := s.tag
	for {
		i := bytes.IndexByte(rest, '=')
		if i < 0 {
			return nil
		}
		end := i // of the key
		for end > 0 && blank(rest[end-1]) {
			end--
		}
		start := end
		for start > 0 && !blank(rest[start-1]) {
			start--
		}
		key := rest[start:end]
		for i++; i < len(rest) && blank(rest[i]); i++ {
		}
		if i == len(rest) || rest[i] != '"' && rest[i] != '\'' {
			return nil
		}
		value := rest[i+1:]
		n := bytes.IndexByte(value, rest[i])
		if n < 0 {
			return nil
		}
		if string(key) == name || name[0] == ':' && bytes.HasSuffix(key, []byte(name)) {
			return value[:n]
		}
		rest = value[n+1:]
	}
}

// unescape resolves the five entities of XML and numbered characters; others stay as they are.
func unescape(b []byte) string {
	i := bytes.IndexByte(b, '&')
	if i < 0 {
		return string(b)
	}
	out := make([]byte, 0, len(b))
	for ; i >= 0; i = bytes.IndexByte(b, '&') {
		out = append(out, b[:i]...)
		b = b[i:]
		end := bytes.IndexByte(b[:min(len(b), 12)], ';')
		r, ok := rune(0), false
		if end > 1 {
			r, ok = entity(string(b[1:end]))
		}
		if !ok {
			out, b = append(out, '&'), b[1:]
			continue
		}
		out, b = utf8.AppendRune(out, r), b[end+1:]
	}
	return string(append(out, b...))
}

func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, number := strings.CutPrefix(name, "#")
	if !number {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), err == nil && n > 0 && n <= utf8.MaxRune
}
