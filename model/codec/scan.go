package codec

import (
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"sojourn/model/limits"
)

// scanner reads JSON from memory, strictly, and never deeper than limits.Depth.
type scanner struct {
	src   []byte
	whole string // the same as src, where strings may be cut from it because nobody keeps them
	pos   int
	depth int
	dirty bool // the last string held what is no Unicode
	names map[string]string
}

// syntaxError says where bytes stop being JSON.
type syntaxError struct{ at int }

func (e *syntaxError) Error() string { return fmt.Sprintf("no JSON at byte %d", e.at) }

func (s *scanner) fail() error { return &syntaxError{s.pos} }

// peek returns the next byte that is no white space, 0 at the end.
func (s *scanner) peek() byte {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) expect(c byte) error {
	if s.peek() != c || s.pos >= len(s.src) {
		return s.fail()
	}
	s.pos++
	return nil
}

func (s *scanner) enter(c byte) error {
	if err := s.expect(c); err != nil {
		return err
	}
	if s.depth++; s.depth > limits.Depth {
		return &LimitError{Name: "depth", Max: limits.Depth}
	}
	return nil
}

// object calls each for every member, with the scanner at its value.
func (s *scanner) object(each func(key string) error) error {
	if err := s.enter('{'); err != nil {
		return err
	}
	defer func() { s.depth-- }()
	for first := true; ; first = false {
		done, err := s.next('}', first)
		if done || err != nil {
			return err
		}
		key, err := s.name()
		if err == nil {
			err = s.expect(':')
		}
		if err == nil {
			s.peek()
			err = each(key)
		}
		if err != nil {
			return err
		}
	}
}

// array calls each for every element, with the scanner at it.
func (s *scanner) array(each func(i int) error) error {
	if err := s.enter('['); err != nil {
		return err
	}
	defer func() { s.depth-- }()
	for i := 0; ; i++ {
		done, err := s.next(']', i == 0)
		if done || err != nil {
			return err
		}
		if err := each(i); err != nil {
			return err
		}
	}
}

// next moves to the next member or element, or over the closing byte.
func (s *scanner) next(end byte, first bool) (done bool, err error) {
	c := s.peek()
	if c == end {
		s.pos++
		return true, nil
	}
	if first {
		return false, nil
	}
	return false, s.expect(',')
}

// raw returns the bytes of the next value.
func (s *scanner) raw() ([]byte, error) {
	s.peek()
	start := s.pos
	err := s.skip()
	return s.src[start:s.pos], err
}

func (s *scanner) skip() error {
	switch c := s.peek(); c {
	case '{':
		return s.object(func(string) error { return s.skip() })
	case '[':
		return s.array(func(int) error { return s.skip() })
	case '"':
		_, err := s.quoted()
		return err
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	}
	_, err := s.number()
	return err
}

func (s *scanner) word(w string) error {
	if len(s.src)-s.pos < len(w) || string(s.src[s.pos:s.pos+len(w)]) != w {
		return s.fail()
	}
	s.pos += len(w)
	return nil
}

// number returns the literal of a number as JSON spells it.
func (s *scanner) number() (string, error) {
	s.peek()
	start := s.pos
	s.one("-")
	if !s.one("0") && s.digits() == 0 {
		return "", s.fail()
	}
	if s.one(".") && s.digits() == 0 {
		return "", s.fail()
	}
	if s.one("eE") {
		s.one("+-")
		if s.digits() == 0 {
			return "", s.fail()
		}
	}
	return string(s.src[start:s.pos]), nil
}

func (s *scanner) one(of string) bool {
	for i := 0; i < len(of) && s.pos < len(s.src); i++ {
		if s.src[s.pos] == of[i] {
			s.pos++
			return true
		}
	}
	return false
}

func (s *scanner) digits() (n int) {
	for s.pos < len(s.src) && '0' <= s.src[s.pos] && s.src[s.pos] <= '9' {
		s.pos++
		n++
	}
	return n
}

// quoted moves over a string and returns what stands between its quotes.
func (s *scanner) quoted() ([]byte, error) {
	if err := s.expect('"'); err != nil {
		return nil, err
	}
	start := s.pos
	for ; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == '"':
			s.pos++
			return s.src[start : s.pos-1], nil
		case c == '\\':
			if err := s.escape(); err != nil {
				return nil, err
			}
		case c < ' ':
			return nil, s.fail()
		}
	}
	return nil, s.fail()
}

// escape checks the escape at hand and moves to its last byte.
func (s *scanner) escape() error {
	if s.pos++; s.pos >= len(s.src) {
		return s.fail()
	}
	switch s.src[s.pos] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return nil
	case 'u':
		if _, ok := hex4(s.src[s.pos+1:]); ok {
			s.pos += 4
			return nil
		}
	}
	return s.fail()
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// str returns the next string. What is no Unicode becomes U+FFFD and sets dirty.
func (s *scanner) str() (string, error) {
	in, err := s.quoted()
	if err != nil {
		return "", err
	}
	s.dirty = false
	if plain(in) {
		if s.whole != "" {
			return s.whole[s.pos-1-len(in) : s.pos-1], nil
		}
		return string(in), nil
	}
	out := make([]byte, 0, len(in))
	for i := 0; i < len(in); {
		if in[i] == '\\' {
			r, n := s.unescape(in[i:])
			out = utf8.AppendRune(out, r)
			i += n
			continue
		}
		r, n := utf8.DecodeRune(in[i:])
		s.dirty = s.dirty || r == utf8.RuneError && n == 1
		out = utf8.AppendRune(out, r)
		i += n
	}
	return string(out), nil
}

// name is str for the names of members, which come again and again: each is made once.
func (s *scanner) name() (string, error) {
	start := s.pos
	in, err := s.quoted()
	if err != nil {
		return "", err
	}
	if name, ok := s.names[string(in)]; ok {
		return name, nil
	}
	s.pos = start
	name, err := s.str()
	if s.names == nil {
		s.names = map[string]string{}
	}
	if len(s.names) < 1_000 {
		s.names[string(in)] = name
	}
	return name, err
}

func plain(in []byte) bool {
	for _, c := range in {
		if c == '\\' {
			return false
		}
	}
	return utf8.Valid(in)
}

// unescape returns the character that a valid escape stands for, and the length of the escape.
func (s *scanner) unescape(in []byte) (rune, int) {
	switch in[1] {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		r, _ := hex4(in[2:])
		if !utf16.IsSurrogate(r) {
			return r, 6
		}
		if len(in) >= 12 && in[6] == '\\' && in[7] == 'u' {
			low, _ := hex4(in[8:])
			if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
				return both, 12
			}
		}
		s.dirty = true
		return utf8.RuneError, 6
	}
	return rune(in[1]), 2
}

// finite returns the number that a literal stands for, and false when it is too big for one or absurdly long.
func finite(literal string) (float64, bool) {
	if len(literal) > 64 {
		return 0, false
	}
	f, err := strconv.ParseFloat(literal, 64)
	return f, err == nil
}
