package canvas

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
)

// apply carries effects out, or hands them to the application.
func (b *Board) apply(effects []tool.Effect) {
	for _, e := range effects {
		switch e := e.(type) {
		case tool.Pan:
			b.SetView(b.view.Pan(e.DX, e.DY))
		case tool.Zoom:
			b.SetView(b.view.ZoomAt(e.At, e.Factor))
		case tool.Reveal:
			b.Reveal(e.Ref)
		case tool.Cursor:
			b.cursor = cursors[e.Shape]
		case tool.AutoScroll:
			b.autoScroll(e.On)
		case tool.CloseEditor:
			b.CloseEditor(true)
		case tool.ShowGhost, tool.ShowMarquee, tool.ShowFrame, tool.ShowLink, tool.ShowValue:
			b.show(e)
		case tool.Clear:
			b.show(nil)
		case tool.Handle:
			b.handled = b.find(e.Ref)
			b.repaint()
		case tool.Select:
			b.pick()
			b.repaint()
			b.tell(e)
		default:
			b.tell(e)
		}
	}
}

func (b *Board) tell(e tool.Effect) {
	if b.OnEffect != nil {
		b.OnEffect(e)
	}
}

func (b *Board) show(e tool.Effect) {
	b.shown = e
	b.dragged = nil
	if g, ok := e.(tool.ShowGhost); ok {
		b.dragged = make(map[string]bool, len(g.Refs))
		for _, r := range g.Refs {
			b.dragged[r.ID] = true
		}
	}
	b.makeRoom()
	b.repaint()
}

// away tells the painter which nodes are being dragged away from their place.
func (b *Board) away() func(scene.Ref) bool {
	switch e := b.shown.(type) {
	case tool.ShowGhost:
		if len(e.Refs) == 0 {
			return nil
		}
		kind := e.Refs[0].Kind
		return func(r scene.Ref) bool { return r.Kind == kind && b.dragged[r.ID] }
	case tool.ShowValue:
		return func(r scene.Ref) bool { return r == e.Ref }
	}
	return nil
}

var cursors = map[tool.Shape]desktop.Cursor{
	tool.Arrow: desktop.DefaultCursor, tool.Hand: desktop.PointerCursor, tool.Cross: desktop.CrosshairCursor,
	tool.ResizeX: desktop.HResizeCursor, tool.ResizeY: desktop.VResizeCursor,
}

// scrolling sends a tick for every frame while something is held at an edge.
type scrolling struct {
	animation *fyne.Animation
	last      time.Time
}

func (s *scrolling) stop() {
	if s != nil {
		s.animation.Stop()
	}
}

func (b *Board) autoScroll(on bool) {
	b.scroll.stop()
	b.scroll = nil
	if !on {
		return
	}
	s := &scrolling{last: b.config.Now()}
	s.animation = fyne.NewAnimation(time.Second, func(float32) { b.tick(s) })
	s.animation.RepeatCount = fyne.AnimationRepeatForever
	b.scroll = s
	s.animation.Start()
}

func (b *Board) tick(s *scrolling) {
	if b.scroll != s {
		return // stopped since
	}
	now := b.config.Now()
	elapsed := now.Sub(s.last)
	s.last = now
	b.Send(tool.Tick{Elapsed: elapsed})
}
