package png

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"math"
)

// Where a PNG says how large it is on paper: after its signature and the chunk of its width and height.
const afterHead = 8 + 25 // bytes

// sized puts into a PNG that passes through it how many pixels a metre has, so that programs print it in the size of the
// page it shows.
type sized struct {
	w      io.Writer
	passed int
	scale  float64 // pixels per point
}

func (s *sized) Write(b []byte) (int, error) {
	head := min(max(0, afterHead-s.passed), len(b))
	n, err := s.w.Write(b[:head])
	s.passed += n
	if err == nil && head > 0 && s.passed == afterHead {
		_, err = s.w.Write(resolution(s.scale))
	}
	if err != nil || head == len(b) {
		return n, err
	}
	rest, err := s.w.Write(b[head:])
	return n + rest, err
}

// resolution returns the chunk that says how many pixels a metre has.
func resolution(scale float64) []byte {
	const pointsPerMetre, metre = 72 / 0.0254, 1
	perMetre := uint32(math.Round(scale * pointsPerMetre))
	chunk := binary.BigEndian.AppendUint32(nil, 9)
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, metre)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
