package png

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/exporttest"
)

func TestPictureHasThePageTimesTheScale(t *testing.T) {
	for _, scale := range []float64{0.5, 1, 1.5} {
		job := exporttest.Sample(t)
		job.Scale = scale
		var b bytes.Buffer
		if err := Write(context.Background(), &b, job); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if got := img.Bounds(); got.Dx() != int(1190*scale) || got.Dy() != int(842*scale) {
			t.Errorf("scale %v: %v", scale, got)
		}
		if r, g, bl, _ := img.At(1, 1).RGBA(); r != 0xFFFF || g != 0xFFFF || bl != 0xFFFF {
			t.Errorf("scale %v: paper is not white", scale)
		}
	}
}

func TestPicturesOverTheLimitNameAScaleThatFits(t *testing.T) {
	job := exporttest.Sample(t)
	job.Page, job.Scale = scene.Size{W: 10_000, H: 9_000}, 4
	err := Write(context.Background(), &bytes.Buffer{}, job)
	if err == nil || !strings.Contains(err.Error(), "use a scale of 1.29 or less") {
		t.Errorf("got %v", err)
	}
	for _, scale := range []float64{-1, 0.01, 20} {
		job.Scale = scale
		if err := Write(context.Background(), &bytes.Buffer{}, job); err == nil {
			t.Errorf("scale %v is taken", scale)
		}
	}
}
