package importer

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

const (
	oleMagic    = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	oleHeader   = 512
	oleEntry    = 128 // bytes of an entry of the folder
	oleSmall    = 6   // small sectors have 64 bytes
	oleLast     = 0xFFFF_FFFA
	oleInHeader = 109 // places of tables of sectors that stand in the header
)

// compound is an OLE file: the little file system in which old Office programs keep a document. Every chain of sectors
// is walked no further than there are sectors, so that a loop ends as damage.
type compound struct {
	data    []byte
	shift   uint // of the size of a sector
	next    []uint32
	small   []byte   // the sectors of short streams …
	after   []uint32 // … and which follows which
	cutoff  uint32   // shorter streams are short
	streams map[string]oleStream
}

// oleStream is an entry of the root folder.
type oleStream struct{ start, size uint32 }

func openCompound(data []byte) (*compound, error) {
	cut := damaged("the file is cut short or damaged", nil)
	if len(data) < oleHeader {
		return nil, cut
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	c := &compound{data: data, shift: uint(binary.LittleEndian.Uint16(data[0x1E:])), cutoff: word(0x38), streams: map[string]oleStream{}}
	if c.shift != 9 && c.shift != 12 {
		return nil, cut
	}
	if !c.readTables(word(0x44)) {
		return nil, cut
	}
	folder, ok := c.chain(word(0x30))
	if !ok || len(folder) < oleEntry {
		return nil, cut
	}
	c.readFolder(folder, word(0x3C))
	return c, nil
}

// sector returns a sector, the last one of a file perhaps shorter than the others.
func (c *compound) sector(n uint32) ([]byte, bool) {
	at := (uint64(n) + 1) << c.shift
	if at >= uint64(len(c.data)) {
		return nil, false
	}
	return c.data[at:min(at+1<<c.shift, uint64(len(c.data)))], true
}

// readTables puts together which sector follows which. more is the first sector that lists further tables.
func (c *compound) readTables(more uint32) bool {
	count := len(c.data) >> c.shift
	table := func(n uint32) bool {
		if n >= oleLast || len(c.next) >= count {
			return true
		}
		b, ok := c.sector(n)
		for ; len(b) >= 4; b = b[4:] {
			c.next = append(c.next, binary.LittleEndian.Uint32(b))
		}
		return ok
	}
	for i := range oleInHeader {
		if !table(binary.LittleEndian.Uint32(c.data[0x4C+4*i:])) {
			return false
		}
	}
	for range count {
		if more >= oleLast || len(c.next) >= count {
			return true
		}
		b, ok := c.sector(more)
		if !ok || len(b) < 1<<c.shift {
			return false
		}
		for ; len(b) > 4; b = b[4:] {
			if !table(binary.LittleEndian.Uint32(b)) {
				return false
			}
		}
		more = binary.LittleEndian.Uint32(b)
	}
	return more >= oleLast
}

// chain returns what the sectors from this one on hold.
func (c *compound) chain(n uint32) ([]byte, bool) {
	var out []byte
	for range c.next {
		if n >= oleLast {
			return out, true
		}
		b, ok := c.sector(n)
		if !ok || int64(n) >= int64(len(c.next)) {
			return nil, false
		}
		out = append(out, b...)
		n = c.next[n]
	}
	return out, n >= oleLast
}

// readFolder lists the root folder and opens the sectors of its short streams.
func (c *compound) readFolder(folder []byte, tables uint32) {
	word := func(entry uint32, at int) uint32 {
		return binary.LittleEndian.Uint32(folder[int(entry)*oleEntry+at:])
	}
	count := uint32(len(folder) / oleEntry)
	seen := make([]bool, count)
	for todo := []uint32{word(0, 0x4C)}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n >= count || seen[n] {
			continue
		}
		seen[n] = true
		c.streams[oleName(folder[n*oleEntry:])] = oleStream{word(n, 0x74), word(n, 0x78)}
		todo = append(todo, word(n, 0x44), word(n, 0x48))
	}
	c.small, _ = c.chain(word(0, 0x74)) // only who asks for a short stream misses them
	b, _ := c.chain(tables)
	for ; len(b) >= 4; b = b[4:] {
		c.after = append(c.after, binary.LittleEndian.Uint32(b))
	}
}

func oleName(entry []byte) string {
	n := min(int(binary.LittleEndian.Uint16(entry[0x40:])), 64)
	var units []uint16
	for i := 0; i+3 < n; i += 2 { // without the zero at its end
		units = append(units, binary.LittleEndian.Uint16(entry[i:]))
	}
	return strings.ToLower(string(utf16.Decode(units)))
}

func (c *compound) has(name string) bool { _, ok := c.streams[name]; return ok }

// read returns a stream of the root folder by its name in lower case.
func (c *compound) read(name string) ([]byte, error) {
	s := c.streams[name]
	var b []byte
	var ok bool
	if s.size < c.cutoff {
		b, ok = c.shortChain(s)
	} else {
		b, ok = c.chain(s.start)
	}
	if !ok || len(b) < int(s.size) {
		return nil, damaged("the file is cut short or damaged", nil)
	}
	return b[:s.size], nil
}

func (c *compound) shortChain(s oleStream) ([]byte, bool) {
	var out []byte
	n := s.start
	for len(out) < int(s.size) {
		at := int64(n) << oleSmall
		if int64(n) >= int64(len(c.after)) || at >= int64(len(c.small)) {
			return nil, false
		}
		out = append(out, c.small[at:min(at+1<<oleSmall, int64(len(c.small)))]...)
		n = c.after[n]
	}
	return out, true
}
