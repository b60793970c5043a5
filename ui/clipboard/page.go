package clipboard

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"

	"sojourn/model/picture"
)

// large makes ErrLarge of what the readers of pictures say of too many bytes.
func large(err error) error {
	var e *picture.Error
	if errors.As(err, &e) && e.Code == picture.Large {
		return ErrLarge
	}
	return err
}

// pageText returns the text of a page. Most programs write UTF-8, and some browsers UTF-16 with or without its mark.
func pageText(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return wideText(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return wideText(b[2:], binary.BigEndian)
	case len(b) > 3 && b[0] != 0 && b[1] == 0:
		return wideText(b, binary.LittleEndian)
	case len(b) > 3 && b[0] == 0 && b[1] != 0:
		return wideText(b, binary.BigEndian)
	}
	b = bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF"))
	return strings.ToValidUTF8(string(bytes.TrimRight(b, "\x00")), "\uFFFD")
}

func wideText(b []byte, order binary.ByteOrder) string {
	wide := make([]uint16, len(b)/2)
	for i := range wide {
		wide[i] = order.Uint16(b[2*i:])
	}
	return strings.TrimRight(string(utf16.Decode(wide)), "\x00")
}

// pageOfWindows takes the page out of the form in which Windows hands it over: after a head of lines that say at which
// byte things begin and end. A head that says nonsense is skipped.
func pageOfWindows(b []byte) string {
	from, to := headNumber(b, "StartHTML:"), headNumber(b, "EndHTML:")
	if from < 0 || to > len(b) || from >= to {
		from, to = max(0, bytes.IndexByte(b, '<')), len(b)
	}
	return pageText(b[from:to])
}

// headNumber is a number of the head, −1 for none.
func headNumber(b []byte, name string) int {
	const head = 512 // bytes in which it stands
	_, rest, ok := strings.Cut(string(b[:min(len(b), head)]), name)
	if !ok {
		return -1
	}
	digits, _, _ := strings.Cut(rest, "\n")
	n, err := strconv.Atoi(strings.TrimSpace(digits))
	if err != nil {
		return -1
	}
	return n
}
