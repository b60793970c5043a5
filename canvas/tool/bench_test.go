package tool

import (
	"fmt"
	"testing"

	"sojourn/canvas/scene"
)

// bigMap is the test map with its cells filled up to n cards.
func bigMap(n int) *scene.Scene {
	s := testMap()
	for i := range n {
		c := s.Columns[i%len(s.Columns)]
		s.Nodes = append(s.Nodes, scene.Node{
			Ref: scene.Ref{Kind: scene.Card, ID: fmt.Sprint("x", i), Column: c.ID}, Layer: scene.Content,
			Bounds: scene.Rect{X: c.At + 8, Y: 1000 + 60*float64(i/len(s.Columns)), W: 144, H: 50}})
	}
	s.Lanes[3].Extent = 1e6
	return s
}

// BenchmarkDrag is one move of a dragged card among 5,000.
func BenchmarkDrag(b *testing.B) {
	m := testMachine()
	m.SetScene(bigMap(5000))
	m.Handle(press(onA1))
	for i := range b.N {
		m.Handle(move(at(300+float64(i%100), 300)))
	}
}

// BenchmarkHover is the pointer passing over 5,000 cards.
func BenchmarkHover(b *testing.B) {
	m := testMachine()
	m.SetScene(bigMap(5000))
	for i := range b.N {
		m.Handle(move(at(300+float64(i%100), 300)))
	}
}

// BenchmarkScene is another scene with 5,000 cards, all of them selected.
func BenchmarkScene(b *testing.B) {
	m := testMachine()
	s := bigMap(5000)
	m.SetScene(s)
	m.Handle(Key{Name: KeyA, Mods: Ctrl})
	for range b.N {
		m.SetScene(s)
	}
}
