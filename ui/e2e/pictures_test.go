package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
)

// snapshot writes a photograph as a phone makes it: large, lying on its side, and with the name of its owner in it.
func snapshot(t *testing.T, path string) {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 2400, 1200))
	for y := range 1200 {
		for x := range 2400 {
			c := color.RGBA{R: 214, G: 69, B: 69, A: 255}
			if x >= 1200 {
				c = color.RGBA{R: 43, G: 154, B: 102, A: 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	const exif = "\xff\xe1\x00\x32Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00owner: Lin Yue !!"
	data := append([]byte("\xff\xd8"+exif[:2+0x32]), b.Bytes()[2:]...)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// saved is the document in a file now, nil while it cannot be read.
func saved(path string) *model.Document {
	data, _ := os.ReadFile(path)
	doc, report, err := codec.Decode(data)
	if err != nil || len(report.Issues) > 0 {
		return nil
	}
	return doc
}

// A photograph is chosen for a card and for a persona: it stands upright on the map, is saved once and without its
// owner's name, and goes with its last use.
func TestAPhotographIsChosenFromAFile(t *testing.T) {
	path := sample(t)
	doc := load(t, path)
	snapshot(t, filepath.Join(filepath.Dir(path), "a.jpg"))
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	card, person := cardNamed(t, doc, "在线客服").ID, doc.Personas()[0].ID
	choose := func(id model.ID, layer scene.Layer, done func(*model.Document) bool) {
		x, y := d.screen(s, node(t, s, id).Bounds.Center(), layer)
		d.click(x, y, "1")
		d.ask("ctrl+shift+i")
		d.write("a.jpg")
		d.key("Return")
		tries := 0
		d.wait("the picture in the file", func() bool {
			if tries%20 == 0 {
				d.key("ctrl+s")
			}
			tries++
			now := saved(path)
			return now != nil && done(now)
		})
	}
	choose(person, scene.Content, func(now *model.Document) bool {
		p, _ := model.Get[model.Persona](now, person)
		return p.Photo != ""
	})
	s = sceneOf(t, path, "zh")
	choose(card, scene.Content, func(now *model.Document) bool {
		c, _ := model.Get[model.Card](now, card)
		return c.Picture != ""
	})
	now := load(t, path)
	if len(now.Media()) != 1 {
		t.Fatalf("it is stored %d times", len(now.Media()))
	}
	m := now.Media()[0]
	head, _, err := image.DecodeConfig(bytes.NewReader(m.Data))
	if err != nil || head.Height != limits.PictureSide || head.Width != limits.PictureSide/2 || bytes.Contains(m.Data, []byte("Lin Yue")) {
		t.Errorf("%d × %d pixels, %v", head.Width, head.Height, err)
	}
	d.do("sleep", "0.5")
	img := d.shot("picture")
	s = sceneOf(t, path, "zh")
	for _, p := range node(t, s, card).Placed() {
		if p.Op == scene.OpImage { // upright, what was on the left is above
			x, y := d.screen(s, scene.Point{X: p.Rect.Center().X, Y: p.Rect.Y + p.Rect.H/4}, scene.Content)
			if r, g, _, _ := img.At(x, y).RGBA(); r < 2*g {
				t.Errorf("%v at %d, %d", img.At(x, y), x, y)
			}
		}
	}
	d.wait("the picture to be gone again", func() bool {
		d.key("ctrl+z", "ctrl+z", "ctrl+s")
		now := saved(path)
		return now != nil && len(now.Media()) == 0
	})
}
