package pdf_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

// board is a map of n cards with a title in bold and two lines of text each, out of about 1,200 different characters.
func board(n int) *scene.Scene {
	chance := rand.New(rand.NewPCG(1, 9))
	words := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i] = rune(0x4E00 + chance.IntN(1200))
		}
		return string(out)
	}
	const perRow, w, h = 50, 172.0, 72.0
	s := &scene.Scene{Size: scene.Size{W: perRow * (w + 8), H: float64(n/perRow+1) * (h + 8)}, Ground: scene.RGB(0xF4F6F9)}
	for i := range n {
		x, y := float64(i%perRow)*(w+8), float64(i/perRow)*(h+8)
		box := scene.Rect{X: x, Y: y, W: w, H: h}
		prims := []scene.Prim{
			{Op: scene.OpRect, Rect: box, Radius: 8, Fill: scene.RGB(0xFFFFFF), Stroke: scene.RGB(0xE2E6EC), Width: 1},
			{Op: scene.OpPath, Path: scene.RoundRect(scene.Rect{X: x, Y: y, W: 4, H: h}, 4, 0, 0, 4), Fill: scene.RGB(0x2F6FED)},
			{Op: scene.OpText, Run: shape(scene.Bold, 12, x+13, y+20, words(10)), Fill: ink},
		}
		for line := range 2 {
			run := shape(scene.Regular, 11, x+13, y+40+16*float64(line), words(14))
			prims = append(prims, scene.Prim{Op: scene.OpText, Run: run, Fill: scene.RGB(0x6B7685)})
		}
		s.Nodes = append(s.Nodes, scene.Node{Layer: scene.Content, Bounds: box, Prims: prims})
	}
	return s
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{50, 500, 5000} {
		s := board(n)
		pages := []pdf.Page{{Size: s.Size, Scene: s}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := pdf.Write(context.Background(), io.Discard, pages, pdf.Info{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
