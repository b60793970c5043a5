package cli

import (
	"fmt"
	"image"
	"testing"
	"time"

	"sojourn/canvas/golden"
	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/export"
	"sojourn/model/codec"
	"sojourn/model/template"
	"sojourn/ui/i18n"
)

// How the worked example looks on paper and on a projector, in the words of both languages.
func TestSheetsLookAsTheyDid(t *testing.T) {
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		style      export.Style
		lang, page string
		sheets     []int
	}{
		{export.Poster, "zh", "A3", []int{1}},
		{export.Pages, "en", "A4", []int{1, 2, 5}},
		{export.Tiles, "zh", "A1", []int{1, 7}},
		{export.Slides, "zh", "", []int{1, 5}},
		{export.Slides, "en", "", []int{3}},
		{export.Personas, "zh", "A4", []int{1}},
		{export.Personas, "en", "A4-portrait", []int{1}},
	} {
		size, err := export.ParsePage(c.page)
		if err != nil {
			t.Fatal(err)
		}
		job := export.Job{Doc: doc, Map: doc.Maps()[0].ID, Lang: c.lang, Words: layout.Words(i18n.For(c.lang)), Page: size, Style: c.style,
			Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Fonts: typeset.Shared()}
		pages, err := job.Sheets(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range c.sheets {
			golden.Compare(t, fmt.Sprintf("%s-%s-%d", c.style, c.lang, n), drawn(pages[n-1]), golden.Tolerance{Channel: 8, Values: 5_000})
		}
	}
}

// drawn is a page in 640 pixels of width.
func drawn(p layout.Page) image.Image {
	k, near := 640/p.Size.W, scene.Near
	dst := image.NewRGBA(image.Rect(0, 0, 640, int(p.Size.H*k)))
	raster.New(typeset.Shared()).Paint(dst, raster.Frame{Scene: p.Scene, Camera: viewport.Camera{Zoom: k}, Detail: &near})
	return dst
}
