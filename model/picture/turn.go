package picture

import (
	"encoding/binary"
	"image"
)

// turn is how a picture has to be turned to stand upright: the orientation of Exif, 1 to 8.
type turn int

const upright turn = 1

// apply turns a picture upright. From 5 on its sides change places.
func (t turn) apply(src *image.RGBA) *image.RGBA {
	if t <= upright || t > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	if t >= 5 {
		dst = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := t.place(x, y, w, h)
			copy(dst.Pix[dst.PixOffset(tx, ty):][:4], src.Pix[src.PixOffset(x, y):])
		}
	}
	return dst
}

// place is where a pixel of a picture w by h goes.
func (t turn) place(x, y, w, h int) (int, int) {
	switch t {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}

// orientation reads how the camera was held. What it does not understand stands upright.
func orientation(jpg []byte) turn {
	found := upright
	segments(jpg, func(marker byte, body []byte) {
		const head = "Exif\x00\x00"
		if found == upright && marker == 0xE1 && len(body) > len(head) && string(body[:len(head)]) == head {
			found = exifTurn(body[len(head):])
		}
	})
	return found
}

// exifTurn looks for the orientation in the first directory of a TIFF head.
func exifTurn(tiff []byte) turn {
	if len(tiff) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	const entry, tag, short = 12, 0x0112, 3
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return upright
	}
	list := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(list) < entry {
			break
		}
		if order.Uint16(list) == tag && order.Uint16(list[2:]) == short {
			if v := turn(order.Uint16(list[8:])); v >= upright && v <= 8 {
				return v
			}
			break
		}
		list = list[entry:]
	}
	return upright
}
