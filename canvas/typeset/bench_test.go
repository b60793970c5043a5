package typeset

import (
	"fmt"
	"testing"

	"sojourn/canvas/scene"
)

// cards holds the texts of 2,000 cards.
func cards() (out [][3]string) {
	for i := range 2000 {
		out = append(out, [3]string{fmt.Sprintf("结算页付款 %d", i), fmt.Sprintf("线上 · 网店 %d", i%40), fmt.Sprintf("付款方式少，运费末步才出现，客户第 %d 次放弃订单", i)})
	}
	return out
}

func layout(ts *Typesetter, cs [][3]string) {
	for _, c := range cs {
		ts.Lines(c[0], Style{Face: scene.Bold, Size: 12}, 150, 2)
		ts.Width(c[1], Style{Size: 11})
		ts.Lines(c[2], Style{Size: 11}, 150, 3)
	}
}

func BenchmarkLayoutWarm(b *testing.B) {
	ts, cs := New(), cards()
	layout(ts, cs)
	b.ReportAllocs()
	for b.Loop() {
		layout(ts, cs)
	}
}

func BenchmarkLayoutCold(b *testing.B) {
	cs := cards()
	b.ReportAllocs()
	for b.Loop() {
		layout(New(), cs)
	}
}

func BenchmarkParse(b *testing.B) {
	for f := range scene.Face(scene.Faces) {
		b.Run(fmt.Sprint("face", f), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parse(faceBytes(f), 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
