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

// picture returns a stored picture, or nil when there is none that can be shown.
func (b *builder) picture(id model.ID) *picture {
	m, ok := model.Get[model.Media](b.doc, id)
	if !ok {
		return nil
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(m.Data))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width > limits.MediaPixels/c.Height {
		return nil
	}
	return &picture{&scene.Image{Key: string(m.ID), Bytes: m.Data}, float64(c.Height) / float64(c.Width)}
}
