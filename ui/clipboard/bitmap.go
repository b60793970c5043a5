package clipboard

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"slices"

	"golang.org/x/image/bmp"

	"sojourn/model/limits"
	"sojourn/model/picture"
)

// What stands before the pixels of a bitmap, in bytes.
const (
	fileHead = 14 // only in a file
	infoHead = 40 // the oldest and shortest form of the rest, which all later ones begin with
)

// Where in infoHead things stand.
const (
	atSize, atWidth, atHeight, atBits, atPacking, atColors = 0, 4, 8, 14, 16, 32
)

// The ways to pack pixels that are read.
const (
	plain  = 0
	masked = 3 // with masks that say where in a pixel the colours are
)

// fromBitmap makes a PNG of a bitmap as Windows hands it over, which is one without the head of a file. What it says
// about transparency is not kept: most programs leave nonsense there. The error is a *picture.Error.
func fromBitmap(b []byte) ([]byte, error) {
	file, err := bitmapFile(b)
	if err != nil {
		return nil, err
	}
	img, err := bmp.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, &picture.Error{Code: picture.Damaged, Err: err}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, &picture.Error{Code: picture.Damaged, Err: err}
	}
	return out.Bytes(), nil
}

// bitmapFile makes of a bitmap the plainest file that holds its pixels. Nothing is made before its size is known to be
// within the limits.
func bitmapFile(b []byte) ([]byte, error) {
	if len(b) < infoHead {
		return nil, &picture.Error{Code: picture.Damaged}
	}
	number := func(at int) int { return int(int32(binary.LittleEndian.Uint32(b[at:]))) }
	size, width, height := number(atSize), number(atWidth), number(atHeight)
	bits := int(binary.LittleEndian.Uint16(b[atBits:]))
	height = max(height, -height) // a negative one means that the upper rows come first
	switch {
	case size < infoHead || size > len(b) || width <= 0 || height <= 0:
		return nil, &picture.Error{Code: picture.Damaged}
	case width > limits.MediaPixels/height:
		return nil, &picture.Error{Code: picture.Large}
	}
	rest, ok := withoutMasks(b, size, number(atPacking), bits)
	colors := number(atColors)
	if colors == 0 && bits <= 8 {
		colors = 1 << bits
	}
	if !ok || colors < 0 || colors > len(rest)/4 {
		return nil, &picture.Error{Code: picture.Foreign}
	}
	if bits > 8 { // a list of colours is then but a hint for old screens
		rest, colors = rest[4*colors:], 0
	}
	if rows := (width*bits + 31) / 32 * 4 * height; rows > len(rest)-4*colors {
		return nil, &picture.Error{Code: picture.Damaged}
	}
	head := slices.Clone(b[:infoHead])
	binary.LittleEndian.PutUint32(head[atSize:], infoHead)
	binary.LittleEndian.PutUint32(head[atPacking:], plain)
	binary.LittleEndian.PutUint32(head[atColors:], uint32(colors))
	file := append([]byte("BM"), make([]byte, fileHead-2)...)
	binary.LittleEndian.PutUint32(file[10:], uint32(fileHead+infoHead+4*colors))
	return slices.Concat(file, head, rest), nil
}

// withoutMasks returns what follows the head of a bitmap and the masks of its colours, and whether it is packed in a way
// that is read.
func withoutMasks(b []byte, size, packing, bits int) ([]byte, bool) {
	const three = 3 * 4
	usual := []byte{0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0} // red, green, blue, as where there are none
	switch {
	case packing == plain:
		return b[size:], true
	case packing != masked || bits != 32 || len(b) < infoHead+three || !bytes.Equal(b[infoHead:infoHead+three], usual):
		return nil, false
	}
	return b[max(size, infoHead+three):], true // later forms hold the masks in their head
}
