package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // pictures come as JPEG or PNG
	"image/png"

	"sojourn/canvas/scene"
	"sojourn/export/pdf/update"
	"sojourn/model/limits"
)

// picture is an image ready to be written. Its colours and its opacity are streams of their own.
type picture struct {
	name    string
	size    image.Point
	entries string // of the colour stream
	data    []byte
	alpha   []byte // nil when opaque
}

var errPicture = errors.New("not a picture within the limits")

// picture returns an image to be drawn, or nil when it cannot be read; then the report names it.
func (d *document) picture(im *scene.Image) *picture {
	if p, known := d.pictures[im.Key]; known {
		return p
	}
	p, err := readPicture(im.Bytes)
	if err != nil {
		d.report.Pictures = append(d.report.Pictures, im.Key)
	} else {
		p.name = fmt.Sprintf("I%d", len(d.pictures)+1)
	}
	d.pictures[im.Key] = p
	return p
}

// readPicture takes over a JPEG in grey or in colours as it is; everything else is decoded and compressed anew.
func readPicture(data []byte) (*picture, error) {
	if len(data) > limits.MediaBytes {
		return nil, errPicture
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > limits.MediaPixels/config.Height {
		return nil, errPicture
	}
	p := &picture{size: image.Pt(config.Width, config.Height), data: data}
	if format == "jpeg" && bytes.Contains(data[max(0, len(data)-64):], []byte{0xFF, 0xD9}) { // whole to its end mark
		switch config.ColorModel {
		case color.YCbCrModel:
			p.entries = "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
			return p, nil
		case color.GrayModel:
			p.entries = "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"
			return p, nil
		}
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return p, p.compress(decoded)
}

// compress sets the streams of a picture from its pixels.
func (p *picture) compress(from image.Image) error {
	bounds := image.Rectangle{Max: p.size}
	pixels := image.NewNRGBA(bounds)
	if same, ok := from.(*image.NRGBA); ok && same.Rect == bounds && same.Stride == pixels.Stride {
		copy(pixels.Pix, same.Pix)
	} else {
		draw.Draw(pixels, bounds, from, from.Bounds().Min, draw.Src)
	}
	opaque := pixels.Opaque()
	alpha := image.NewGray(bounds)
	for i := range alpha.Pix {
		alpha.Pix[i], pixels.Pix[4*i+3] = pixels.Pix[4*i+3], 255
	}
	var err error
	if p.data, err = packed(pixels); err != nil {
		return err
	}
	p.entries = "/ColorSpace/DeviceRGB" + p.predicted(3)
	if !opaque {
		p.alpha, err = packed(alpha)
	}
	return err
}

// predicted returns the entries of a stream in the compressed form of PNG, whose filters PDF shares.
func (p *picture) predicted(colors int) string {
	return fmt.Sprintf("/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>",
		colors, p.size.X)
}

// packed returns the compressed pixels of an opaque image out of the PNG that holds them.
func packed(m image.Image) ([]byte, error) {
	var file bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&file, m); err != nil {
		return nil, err
	}
	var out []byte
	const signature, frame = 8, 12 // bytes; a chunk is framed by its length, name and check sum
	for rest := file.Bytes()[signature:]; len(rest) >= frame; {
		n := int(uint32(rest[0])<<24 | uint32(rest[1])<<16 | uint32(rest[2])<<8 | uint32(rest[3]))
		if string(rest[4:8]) == "IDAT" {
			out = append(out, rest[8:8+n]...)
		}
		rest = rest[frame+n:]
	}
	return out, nil
}

// add writes the objects of a picture and returns the number of the one that pages name.
func (p *picture) add(file *update.File) int {
	entries := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d", p.size.X, p.size.Y)
	mask := ""
	if p.alpha != nil {
		mask = fmt.Sprintf("/SMask %d 0 R", file.Add(update.Stream(entries+"/ColorSpace/DeviceGray"+p.predicted(1), p.alpha)))
	}
	return file.Add(update.Stream(entries+p.entries+mask, p.data))
}
