package layout

import (
	"bytes"
	"image"
	_ "image/gif" // formats a picture may come in
	_ "image/jpeg"
	_ "image/png"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/limits"
)

type picture struct {
	image *scene.Image
	ratio float64 // height by width
}

// bytesOf is where the bytes of a stored picture begin, nil when there is none. Bytes never change, so the place stands
// for what they show.
func (b *builder) bytesOf(id model.ID) *byte {
	if id == "" {
		return nil
	}
	m, ok := model.Get[model.Media](b.doc, id)
	if !ok || len(m.Data) == 0 {
		return nil
	}
	return &m.Data[0]
}

// picture returns a stored picture, or nil when there is none that can be shown. Each is looked at once, however many
// cards show it.
func (b *builder) picture(id model.ID) *picture {
	if id == "" {
		return nil
	}
	p, known := b.media[id]
	if !known {
		if m, ok := model.Get[model.Media](b.doc, id); ok {
			p = newPicture(&m)
		}
		b.media[id] = p
	}
	return p
}

func newPicture(m *model.Media) *picture {
	c, _, err := image.DecodeConfig(bytes.NewReader(m.Data))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width > limits.MediaPixels/c.Height {
		return nil
	}
	return &picture{&scene.Image{Key: string(m.ID), Bytes: m.Data}, float64(c.Height) / float64(c.Width)}
}

// roundPicture shows the middle of a picture in a circle. A face is never stretched.
func roundPicture(m *picture, cx, cy, r float64) scene.Prim {
	return scene.Prim{Op: scene.OpImage, Cover: true, Rect: scene.Rect{X: cx - r, Y: cy - r, W: 2 * r, H: 2 * r}, Radius: r, Image: m.image}
}

// cardPicture shows the picture of a card above its title, cut where it is taller than wide: the words are what the card
// is about. On a card that is nothing but a picture it is whole and reaches to the edges.
func (b *builder) cardPicture(c *model.Card, prims []scene.Prim, x, y, w float64) ([]scene.Prim, float64) {
	m := b.picture(c.Picture)
	if m == nil {
		return prims, y
	}
	const tallest, bleed = 0.75, 5.0
	r := scene.Rect{X: x, Y: y, W: w, H: w * min(m.ratio, tallest)}
	if c.Type == model.PictureCard {
		r = scene.Rect{X: x - bleed, Y: y - bleed/2, W: w + 2*bleed}
		r.H = r.W * m.ratio
		if b.most > 0 && r.H > pictureShare*b.o.ends.tall {
			r.H = pictureShare * b.o.ends.tall
			r.X, r.W = r.Center().X-r.H/m.ratio/2, r.H/m.ratio
		}
	} else if b.most > 0 {
		r.H = min(r.H, b.o.ends.keep/3)
	}
	return append(prims, scene.Prim{Op: scene.OpImage, Cover: true, Rect: r, Radius: 4, Image: m.image}), r.MaxY() + 5
}

// pictureShare is how much of the height of a card its picture has that would be too high for its paper.
const pictureShare = 0.75

// stagePhoto is the width of the picture in the head of a stage, in points.
const stagePhoto = 30.0

// stepPhoto is that of a step.
const stepPhoto = 20.0

// stagePicture is the picture of a stage, nil where there is no room for one.
func (b *builder) stagePicture(s *model.Stage) *picture {
	if s.Picture == "" || s.Folded || b.stageRect(s.ID).W < 4*stagePhoto {
		return nil
	}
	return b.picture(s.Picture)
}

// logo draws the logo of the map, or else of the project, at the left of a heading, and returns where the title begins
// and how high the logo is.
func (b *builder) logo(left float64) (prims []scene.Prim, from, high float64) {
	const tallest, widest = 44.0, 150.0
	m := b.picture(b.m.Logo)
	if m == nil {
		m = b.picture(b.doc.Project().Logo)
	}
	if m == nil {
		return nil, left, 0
	}
	h := min(tallest, widest*m.ratio)
	r := scene.Rect{X: left, Y: pageTop, W: h / m.ratio, H: h}
	return []scene.Prim{{Op: scene.OpImage, Rect: r, Image: m.image}}, r.MaxX() + 14, h
}

// Picture returns a stored picture with its height by its width, and false when there is none that can be shown.
func Picture(doc *model.Document, id model.ID) (image *scene.Image, ratio float64, ok bool) {
	m, ok := model.Get[model.Media](doc, id)
	if !ok {
		return nil, 0, false
	}
	p := newPicture(&m)
	if p == nil {
		return nil, 0, false
	}
	return p.image, p.ratio, true
}
