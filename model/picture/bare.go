package picture

import (
	"bytes"
	"encoding/binary"
)

// bare reports whether a file holds its picture and nothing beside it: no names, places, dates, notes or further
// pictures. A GIF is never kept as it is, for no output draws one.
func bare(format string, data []byte) bool {
	switch format {
	case "png":
		return barePNG(data)
	case "jpeg":
		return bareJPEG(data)
	}
	return false
}

// barePNG walks through the chunks. Those that say nothing but how the pixels look may stay.
func barePNG(data []byte) bool {
	const head, frame = 8, 12
	for data = data[head:]; len(data) >= frame; {
		n := uint64(binary.BigEndian.Uint32(data))
		name := string(data[4:8])
		if n > uint64(len(data)-frame) {
			return false
		}
		data = data[n+frame:]
		switch name {
		case "IEND":
			return len(data) == 0
		case "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs":
		default:
			return false
		}
	}
	return false
}

// bareJPEG allows what a decoder needs, and the two application segments that say how to read the colours.
func bareJPEG(data []byte) bool {
	ok := true
	end := segments(data, func(marker byte, body []byte) {
		switch {
		case marker == 0xE0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) == 14:
		case marker == 0xEE && bytes.HasPrefix(body, []byte("Adobe")) && len(body) == 12:
		case marker >= 0xE0 && marker <= 0xEF, marker == 0xFE:
			ok = false
		}
	})
	return ok && end == len(data)
}

// segments tells every segment of a JPEG that has a body, and returns where the picture ends: behind its end mark, or 0
// when there is none.
func segments(data []byte, each func(marker byte, body []byte)) int {
	const scan = 0xDA // coded pixels follow it
	for i, pixels := 2, false; i+1 < len(data); {
		m := data[i+1]
		inside := data[i] != 0xFF || m == 0x00 || m >= 0xD0 && m <= 0xD7
		switch {
		case inside && !pixels:
			return 0
		case inside, m == 0xFF: // a filling byte
			i++
		case m == 0xD9:
			return i + 2
		default:
			if i+4 > len(data) {
				return 0
			}
			n := int(binary.BigEndian.Uint16(data[i+2:]))
			if n < 2 || i+2+n > len(data) {
				return 0
			}
			each(m, data[i+4:i+2+n])
			pixels = m == scan
			i += 2 + n
		}
	}
	return 0
}
