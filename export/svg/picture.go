package svg

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif" // formats a picture may come in
	_ "image/jpeg"
	_ "image/png"

	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

// picture is an image that stands in the file once, in its own pixels.
type picture struct {
	id   string
	w, h float64
}

// picture returns an image to be drawn, or nil when it cannot be read; then the report names it.
func (d *drawing) picture(im *scene.Image) *picture {
	if p, known := d.pictures[im.Key]; known {
		return p
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(im.Bytes))
	if err != nil || len(im.Bytes) > limits.MediaBytes || config.Width <= 0 || config.Height <= 0 || config.Width > limits.MediaPixels/config.Height {
		d.report.Pictures = append(d.report.Pictures, im.Key)
		d.pictures[im.Key] = nil
		return nil
	}
	p := &picture{fmt.Sprintf("p%d", len(d.pictures)+1), float64(config.Width), float64(config.Height)}
	d.pictures[im.Key] = p
	d.defs.raw(`<image id="` + p.id + `"`)
	d.defs.number("width", p.w)
	d.defs.number("height", p.h)
	d.defs.raw(` preserveAspectRatio="none" xlink:href="data:image/` + format + ";base64,")
	d.defs.buf = base64.StdEncoding.AppendEncode(d.defs.buf, im.Bytes)
	d.defs.raw(`"/>`)
	return p
}

// image draws a picture over the whole of its rectangle, or so that it covers that.
func (d *drawing) image(q *scene.Prim) {
	if q.Image == nil || q.Rect.Empty() {
		return
	}
	p := d.picture(q.Image)
	if p == nil {
		return
	}
	kx, ky := q.Rect.W/p.w, q.Rect.H/p.h
	if q.Cover {
		kx = max(kx, ky)
		ky = kx
	}
	c := q.Rect.Center()
	cut := q.Radius > 0 || q.Cover
	if cut {
		d.raw(`<g clip-path="url(#` + d.clip(q) + `)">`)
	}
	d.raw(`<use xlink:href="#` + p.id + `" transform="matrix(`)
	d.fine(kx)
	d.raw(" 0 0")
	d.fine(ky)
	d.point(scene.Point{X: c.X - kx*p.w/2, Y: c.Y - ky*p.h/2})
	d.raw(`)"/>`)
	if cut {
		d.raw("</g>")
	}
}

// clip returns the name of the outline that a picture is cut to.
func (d *drawing) clip(q *scene.Prim) string {
	d.clips++
	id := fmt.Sprintf("k%d", d.clips)
	d.defs.raw(`<clipPath id="` + id + `">`)
	d.defs.open("rect")
	d.defs.number("x", q.Rect.X)
	d.defs.number("y", q.Rect.Y)
	d.defs.number("width", q.Rect.W)
	d.defs.number("height", q.Rect.H)
	if q.Radius > 0 {
		d.defs.number("rx", min(q.Radius, q.Rect.W/2, q.Rect.H/2))
	}
	d.defs.raw("/></clipPath>")
	return id
}
