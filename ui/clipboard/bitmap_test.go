package clipboard

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"slices"
	"testing"

	"golang.org/x/image/bmp"

	"sojourn/model/picture"
)

var (
	red  = color.NRGBA{200, 30, 30, 255}
	blue = color.NRGBA{30, 30, 200, 255}
)

// flag is red above and blue below.
func flag() *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, 5, 4))
	for i := range 20 {
		m.Set(i%5, i/5, []color.Color{red, blue}[i/10])
	}
	return m
}

// bitmapOf is a picture as Windows hands it over.
func bitmapOf(m image.Image) []byte {
	var b bytes.Buffer
	if err := bmp.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()[fileHead:]
}

// with returns a copy with four bytes changed.
func with(b []byte, at int, v uint32) []byte {
	b = slices.Clone(b)
	binary.LittleEndian.PutUint32(b[at:], v)
	return b
}

// deep is the flag with four bytes a pixel: the last of them is 0, as the usual screenshot has it.
func deep() []byte {
	b := make([]byte, infoHead, infoHead+80)
	for at, v := range map[int]uint32{atSize: infoHead, atWidth: 5, atHeight: 4, atBits - 2: 1 | 32<<16} {
		binary.LittleEndian.PutUint32(b[at:], v)
	}
	for i := range 20 {
		c := flag().NRGBAAt(i%5, 3-i/5)
		b = append(b, c.B, c.G, c.R, 0)
	}
	return b
}

// withMasks puts what stands between the head and the pixels.
func withMasks(b, masks []byte) []byte {
	return slices.Concat(with(b, atPacking, masked)[:infoHead], masks, b[infoHead:])
}

var usualMasks = []byte{0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0xFF, 0, 0, 0}

func TestBitmapsOfWindowsBecomePictures(t *testing.T) {
	paletted := image.NewPaletted(image.Rect(0, 0, 5, 4), color.Palette{red, blue})
	for i := range 20 {
		paletted.Set(i%5, i/5, flag().At(i%5, i/5))
	}
	down := with(deep(), atHeight, 1<<32-4)
	for i := range 20 {
		c := flag().NRGBAAt(i%5, i/5)
		copy(down[infoHead+4*i:], []byte{c.B, c.G, c.R, 0})
	}
	for name, b := range map[string][]byte{
		"24 bits": bitmapOf(flag()), "8 bits": bitmapOf(paletted), "32 bits": deep(), "upper rows first": down,
		"with masks":         withMasks(deep(), usualMasks),
		"the latest head":    with(withMasks(deep(), append(usualMasks, make([]byte, 72)...)), atSize, 124),
		"a hint for screens": slices.Concat(with(deep(), atColors, 3)[:infoHead], make([]byte, 3*4), deep()[infoHead:]),
	} {
		data, err := fromBitmap(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil || m.Bounds().Dx() != 5 || m.Bounds().Dy() != 4 {
			t.Fatalf("%s: %v", name, err)
		}
		for i := range 20 {
			if got := color.NRGBAModel.Convert(m.At(i%5, i/5)); got != flag().At(i%5, i/5) {
				t.Errorf("%s: pixel %d is %v", name, i, got)
			}
		}
	}
}

func TestBitmapsThatCannotBeReadSayWhy(t *testing.T) {
	b := deep()
	for name, c := range map[string]struct {
		data []byte
		want picture.Code
	}{
		"nothing": {nil, picture.Damaged}, "half a head": {b[:20], picture.Damaged}, "half its pixels": {b[:infoHead+40], picture.Damaged},
		"a bomb": {with(with(b, atWidth, 50_000), atHeight, 50_000), picture.Large}, "no height": {with(b, atHeight, 0), picture.Damaged},
		"the lowest height":              {with(b, atHeight, 1<<31), picture.Large},
		"a head that is longer than all": {with(b, atSize, 1<<20), picture.Damaged}, "a head below nothing": {with(b, atSize, 1<<31), picture.Damaged},
		"packed": {with(b, atPacking, 1), picture.Foreign}, "other masks": {withMasks(b, make([]byte, 12)), picture.Foreign},
		"masks that are not there": {with(b, atPacking, masked)[:infoHead+4], picture.Foreign},
		"more colours than bytes":  {with(b, atColors, 1<<30), picture.Foreign},
	} {
		_, err := fromBitmap(c.data)
		var e *picture.Error
		if !errors.As(err, &e) || e.Code != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzBitmap(f *testing.F) {
	f.Add(deep())
	f.Add(bitmapOf(flag()))
	f.Add(withMasks(deep(), usualMasks))
	f.Add(with(deep(), atColors, 3))
	f.Fuzz(func(t *testing.T, b []byte) {
		data, err := fromBitmap(b)
		var e *picture.Error
		switch {
		case err != nil && !errors.As(err, &e):
			t.Fatalf("%T", err)
		case err == nil:
			if _, err := picture.Read("", data); err != nil {
				t.Fatal(err)
			}
		}
	})
}
