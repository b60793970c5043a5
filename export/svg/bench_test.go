package svg_test

import (
	"context"
	"fmt"
	"testing"

	"sojourn/export/exporttest"
	"sojourn/export/svg"
)

// Of a map that is laid out already: what drawing it takes.
func BenchmarkDraw(b *testing.B) {
	for _, n := range []int{50, 500, 5_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			job := exporttest.Job(exporttest.Crowd(b, n))
			job.Page.W, job.Page.H = 0, 0
			page := job.Poster()
			size := 0
			b.ReportAllocs()
			for b.Loop() {
				out, _, err := svg.Draw(context.Background(), page.Scene, svg.Options{})
				if err != nil {
					b.Fatal(err)
				}
				size = len(out)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
