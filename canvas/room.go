package canvas

import (
	"time"

	"fyne.io/fyne/v2"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
)

// ease is how long neighbours take to make room.
const ease = 120 * time.Millisecond

// gap is the space between two cards of a cell, in points.
const gap = 8.0

// opening is the slot that opens for what is dragged: cards below it move down, and back when it is gone.
type opening struct {
	from, to map[string]float64 // points by card id
	at       float64            // 0 at from, 1 at to
	height   float64            // of the opening, once open
	still    bool               // no motion
	running  *fyne.Animation
	changed  func()
}

// makeRoom opens the slot that is shown, and closes every other.
func (b *Board) makeRoom() {
	g, ok := b.shown.(tool.ShowGhost)
	if !ok || !g.Fits || g.Slot.Lane == "" {
		b.room.open(nil, 0)
		return
	}
	height := b.heightOf(g) + gap
	to := map[string]float64{}
	for _, id := range b.below(g.Slot) {
		to[id] = height
	}
	b.room.open(to, height)
}

// heightOf returns how high what is dragged stands in a cell.
func (b *Board) heightOf(g tool.ShowGhost) float64 {
	if len(g.Refs) == 0 {
		return itemHeight
	}
	h := -gap
	for _, r := range g.Refs {
		if n := b.find(r); n != nil {
			h += n.Bounds.H + gap
		}
	}
	return max(h, 0)
}

// below returns the cards of a slot's cell that come after it.
func (b *Board) below(slot scene.Slot) (ids []string) {
	before := b.find(scene.Ref{Kind: scene.Card, ID: slot.Before})
	l := b.scene.Lane(slot.Lane)
	if slot.Before == "" || before == nil || l < 0 {
		return nil
	}
	lane := b.scene.Lanes[l]
	for i := range b.scene.Nodes {
		n := &b.scene.Nodes[i]
		if n.Ref.Kind == scene.Card && n.Ref.Column == slot.Column && !b.dragged[n.Ref.ID] &&
			n.Bounds.Y >= before.Bounds.Y && n.Bounds.Y < lane.End() {
			ids = append(ids, n.Ref.ID)
		}
	}
	return ids
}

// open moves the cards to their new places, from wherever they are now.
func (o *opening) open(to map[string]float64, height float64) {
	if same(o.to, to) {
		return
	}
	now := map[string]float64{}
	for id := range o.from {
		now[id] = o.by(id)
	}
	for id := range o.to {
		now[id] = o.by(id)
	}
	o.stop()
	o.from, o.to, o.at, o.height = now, to, 0, height
	if o.still {
		o.at = 1
		return
	}
	a := fyne.NewAnimation(ease, func(t float32) { o.step(float64(t)) })
	a.Curve = fyne.AnimationEaseOut
	o.running = a
	a.Start()
}

func (o *opening) step(t float64) {
	o.at = t
	if t >= 1 {
		o.running, o.from = nil, nil
	}
	o.changed()
}

// reset forgets it at once: another scene has other places.
func (o *opening) reset() {
	o.stop()
	o.from, o.to = nil, nil
}

func (o *opening) stop() {
	if o.running != nil {
		o.running.Stop()
		o.running = nil
	}
}

// by returns how far a card is down now, in points.
func (o *opening) by(id string) float64 { return o.from[id]*(1-o.at) + o.to[id]*o.at }

// shift tells the painter how far a node is off its place; nil when none is.
func (o *opening) shift() func(scene.Ref) scene.Point {
	if len(o.from) == 0 && len(o.to) == 0 {
		return nil
	}
	return func(r scene.Ref) scene.Point {
		if r.Kind != scene.Card {
			return scene.Point{}
		}
		return scene.Point{Y: o.by(r.ID)}
	}
}

func same(a, b map[string]float64) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, ok := b[k]; !ok || v != w {
			return false
		}
	}
	return true
}
