package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
)

var (
	red  = color.NRGBA{200, 30, 30, 255}
	blue = color.NRGBA{30, 30, 200, 255}
)

// flag is red in its upper left quarter and blue elsewhere: it shows which way up it is.
func flag(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if m.SetNRGBA(x, y, blue); x < w/2 && y < h/2 {
				m.SetNRGBA(x, y, red)
			}
		}
	}
	return m
}

// noise is as hard to pack as a picture can be.
func noise(w, h int, alpha bool) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		if m.Pix[i] = uint8(r.Uint32()); i%4 == 3 && !alpha {
			m.Pix[i] = 255
		}
	}
	return m
}

func pngOf(m image.Image) []byte { return asPNG(m) }

func jpegOf(m image.Image) []byte { return asJPEG(m) }

// tagged puts the orientation of Exif, and a name, behind the start of a JPEG.
func tagged(jpg []byte, order binary.AppendByteOrder, t int) []byte {
	mark := "II*\x00"
	if order == binary.AppendByteOrder(binary.BigEndian) {
		mark = "MM\x00*"
	}
	body := order.AppendUint32([]byte("Exif\x00\x00"+mark), 8)
	body = order.AppendUint16(body, 2)
	body = append(order.AppendUint32(order.AppendUint16(order.AppendUint16(body, 0x010F), 2), 4), "Ann\x00"...)
	body = order.AppendUint16(order.AppendUint32(order.AppendUint16(order.AppendUint16(body, 0x0112), 3), 1), uint16(t))
	body = append(body, 0, 0, 0, 0, 0, 0)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(body)+2))
	return append(append(head, body...), jpg[2:]...)
}

// chunk puts a chunk behind the head of a PNG.
func chunk(data []byte, name, text string) []byte {
	const head = 8 + 25
	c := append(binary.BigEndian.AppendUint32(nil, uint32(len(text))), name+text...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	return append(append(bytes.Clone(data[:head]), c...), data[head:]...)
}

// claim is the head of a PNG of so many pixels, and nothing behind it.
func claim(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), w)
	head = append(binary.BigEndian.AppendUint32(head, h), 8, 6, 0, 0, 0)
	return binary.BigEndian.AppendUint32(head, crc32.ChecksumIEEE(head[12:]))
}

func read(t *testing.T, name string, data []byte) (model.Media, image.Image) {
	t.Helper()
	m, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	img, format, err := image.Decode(bytes.NewReader(m.Data))
	if err != nil || m.Type != "image/"+format || m.ID != model.MediaID(m.Data) {
		t.Fatalf("%s as %s, %s: %v", m.ID, m.Type, format, err)
	}
	return m, img
}

func TestWhatIsSmallAndBareStaysAsItCame(t *testing.T) {
	for name, data := range map[string][]byte{"a.png": pngOf(flag(40, 30)), "b.jpg": jpegOf(flag(40, 30)), "c.png": jpegOf(flag(9, 9))} {
		if m, _ := read(t, "/some/where/"+name, data); !bytes.Equal(m.Data, data) || m.Name != name {
			t.Errorf("%s became %d bytes of %d, called %s", name, len(m.Data), len(data), m.Name)
		}
	}
}

func TestWhatIsWrittenBesideThePixelsGoes(t *testing.T) {
	plain, photo := pngOf(flag(40, 30)), jpegOf(flag(40, 30))
	comment := append([]byte("\xff\xd8\xff\xfe\x00\x09private"), photo[2:]...)
	for name, data := range map[string][]byte{
		"text in a PNG": chunk(plain, "tEXt", "Author\x00private"), "Exif in a PNG": chunk(plain, "eXIf", "private"),
		"an unknown chunk": chunk(plain, "prVt", "private"), "behind a PNG": append(bytes.Clone(plain), "private"...),
		"a comment in a JPEG": comment, "behind a JPEG": append(bytes.Clone(photo), "private"...),
		"Exif in a JPEG": append(bytes.Clone(photo[:2]), append([]byte("\xff\xe1\x00\x0fExif\x00\x00private"), photo[2:]...)...),
	} {
		m, img := read(t, name, data)
		if bytes.Contains(m.Data, []byte("private")) {
			t.Errorf("%s is kept", name)
		}
		if img.Bounds().Dx() != 40 || near(img.At(5, 5), red) > 12 {
			t.Errorf("%s: %v, %v", name, img.Bounds(), img.At(5, 5))
		}
	}
}

// near is how far two colours are apart in the channel where they differ most.
func near(a color.Color, b color.NRGBA) int {
	c := color.NRGBAModel.Convert(a).(color.NRGBA)
	far := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return max(far(c.R, b.R), far(c.G, b.G), far(c.B, b.B))
}

// Where the red quarter comes to lie for each orientation of a picture whose stored pixels have it at the upper left:
// the tables of Exif say which edges row 0 and column 0 are.
func TestEveryOrientationStandsUpright(t *testing.T) {
	for i, want := range []struct {
		wide        bool
		left, above bool
	}{{true, true, true}, {true, false, true}, {true, false, false}, {true, true, false},
		{false, true, true}, {false, false, true}, {false, false, false}, {false, true, false}} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			_, img := read(t, "x.jpg", tagged(jpegOf(flag(64, 32)), order, i+1))
			b := img.Bounds()
			if (b.Dx() == 64) != want.wide || b.Dx()*b.Dy() != 64*32 {
				t.Fatalf("orientation %d: %v", i+1, b)
			}
			x, y := b.Dx()/4, b.Dy()/4
			if !want.left {
				x = b.Dx() - 1 - x
			}
			if !want.above {
				y = b.Dy() - 1 - y
			}
			if near(img.At(x, y), red) > 20 {
				t.Errorf("orientation %d: %v at %d, %d", i+1, img.At(x, y), x, y)
			}
		}
	}
}

func TestNonsenseInExifStandsUpright(t *testing.T) {
	for _, tiff := range []string{"", "II*\x00", "II*\x00\xff\xff\xff\xff", "MM\x00*\x00\x00\x00\x08\xff\xff", "II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x63\x00\x00\x00"} {
		if got := exifTurn([]byte(tiff)); got != upright {
			t.Errorf("%q: %d", tiff, got)
		}
	}
}

func TestLargePicturesAreMadeSmaller(t *testing.T) {
	for name, data := range map[string][]byte{
		"a photograph": jpegOf(flag(3000, 1000)), "a drawing": pngOf(flag(3000, 1000)), "a long strip": pngOf(flag(20_000, 2)),
		"a tall one": jpegOf(flag(100, 4000)),
	} {
		m, img := read(t, name, data)
		if b := img.Bounds(); max(b.Dx(), b.Dy()) != limits.PictureSide || min(b.Dx(), b.Dy()) < 1 {
			t.Errorf("%s: %v", name, b)
		}
		if strings.Contains(name, "photo") != (m.Type == "image/jpeg") && name != "a tall one" {
			t.Errorf("%s is %s", name, m.Type)
		}
	}
}

func TestHeavyPicturesAreMadeLighter(t *testing.T) {
	for _, c := range []struct {
		data []byte
		kind string
	}{
		{pngOf(noise(900, 900, true)), "image/png"}, // what can be seen through stays so
		{pngOf(noise(900, 900, false)), "image/jpeg"},
		{jpegOf(noise(1700, 1700, false)), "image/jpeg"},
	} {
		if m, img := read(t, "noise", c.data); len(m.Data) > limits.PictureBytes || m.Type != c.kind || img.Bounds().Dx() < 300 {
			t.Errorf("%d bytes of %s, %v", len(m.Data), m.Type, img.Bounds())
		}
	}
}

func TestAGIFBecomesItsFirstPicture(t *testing.T) {
	var b bytes.Buffer
	frame := image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{red, blue, color.Transparent})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	if m, img := read(t, "a.gif", b.Bytes()); m.Type != "image/png" || near(img.At(3, 3), red) != 0 {
		t.Errorf("%s, %v", m.Type, img.At(3, 3))
	}
}

func TestEveryPixelCountsWhenAPictureShrinks(t *testing.T) {
	src := image.NewNRGBA(image.Rect(0, 0, 5, 3))
	for i := range 15 {
		v := uint8(17 * i)
		src.SetNRGBA(i%5, i/5, color.NRGBA{v, v, v, 255})
	}
	one := fit(src, 1)
	if got := one.RGBAAt(0, 0); one.Rect.Dx() != 1 || one.Rect.Dy() != 1 || got.R != 119 || got.A != 255 {
		t.Errorf("the mean is %v, in %v", got, one.Rect)
	}
	plain := image.NewUniform(color.NRGBA{10, 200, 77, 255})
	big := image.NewRGBA(image.Rect(3, 5, 700, 450))
	for y := big.Rect.Min.Y; y < big.Rect.Max.Y; y++ {
		for x := big.Rect.Min.X; x < big.Rect.Max.X; x++ {
			big.Set(x, y, plain.C)
		}
	}
	small := fit(big, 333)
	for i := 0; i < len(small.Pix); i += 4 {
		if small.Pix[i] != 10 || small.Pix[i+1] != 200 || small.Pix[i+2] != 77 || small.Pix[i+3] != 255 {
			t.Fatalf("pixel %d is %v", i/4, small.Pix[i:i+4])
		}
	}
}

func TestWhatIsNoPictureIsRefusedWithItsReason(t *testing.T) {
	whole := pngOf(flag(200, 200))
	for name, c := range map[string]struct {
		data []byte
		want Code
	}{
		"nothing": {nil, Foreign}, "text": {[]byte("hello"), Foreign}, "WebP": {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), Foreign},
		"half a PNG": {whole[:len(whole)/2], Damaged}, "the start of a PNG": {whole[:12], Damaged},
		"half a JPEG": {jpegOf(flag(200, 200))[:900], Damaged},
		"a bomb":      {claim(50_000, 50_000), Large},
		"many bytes":  {make([]byte, limits.PictureFile+1), Large},
	} {
		_, err := Read(name, c.data)
		var e *Error
		if !errors.As(err, &e) || e.Code != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The toolkit brings decoders of BMP and icons along, which nobody has tried with foreign bytes.
func TestDecodersOfLibrariesDoNotWidenTheDoor(t *testing.T) {
	image.RegisterFormat("bmp", "BM", func(io.Reader) (image.Image, error) { return flag(2, 2), nil },
		func(io.Reader) (image.Config, error) { return image.Config{Width: 2, Height: 2}, nil })
	var e *Error
	if _, err := Read("a.bmp", []byte("BM and more")); !errors.As(err, &e) || e.Code != Foreign {
		t.Errorf("%v", err)
	}
}

func TestNamesAreThoseOfFiles(t *testing.T) {
	for in, want := range map[string]string{"": "", "/": "", "a/b.png": "b.png", `C:\x\照片.jpg`: "照片.jpg", "a\xff\n.png": "a.png"} {
		if got := cleanName(in); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
	if !Known("A.JPG") || Known("a.pdf") {
		t.Error("endings")
	}
}

func TestPhotographsStayJPEGAndDrawingsPNG(t *testing.T) {
	soft := image.NewNRGBA(image.Rect(0, 0, 1000, 600)) // many colours that change slowly, and grain
	r := rand.New(rand.NewPCG(3, 4))
	for y := range 600 {
		for x := range 1000 {
			g := uint8(r.UintN(24))
			soft.SetNRGBA(x, y, color.NRGBA{uint8(x/8) + g, uint8(y/4) + g, uint8((x+y)/12) + g, 255})
		}
	}
	if m, _ := read(t, "a photograph saved as PNG", pngOf(soft)); m.Type != "image/jpeg" {
		t.Errorf("a photograph is %s", m.Type)
	}
	if m, _ := read(t, "a drawing", pngOf(flag(1700, 900))); m.Type != "image/png" {
		t.Errorf("a drawing is %s", m.Type)
	}
	if _, err := jpeg.Decode(bytes.NewReader(jpegOf(soft))); err != nil {
		t.Error(err)
	}
	if _, err := png.Decode(bytes.NewReader(pngOf(soft))); err != nil {
		t.Error(err)
	}
}
