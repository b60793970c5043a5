package ui

import "context"

// newest does work beside the window, one piece at a time. Of pieces that come while one is being done only the last is
// done, and nothing comes of the one that it replaces. It lives on the UI goroutine.
type newest struct {
	stop context.CancelFunc // of the piece being done, nil for none
	next *piece
}

// piece is work beside the window and what then happens in it.
type piece struct {
	work func(context.Context)
	then func()
}

// do does work as soon as it can, and then the rest in the window, unless newer work has come by then.
func (n *newest) do(work func(context.Context), then func()) {
	p := &piece{work, then}
	if n.stop != nil {
		n.stop()
		n.next = p
		return
	}
	n.start(p)
}

func (n *newest) start(p *piece) {
	ctx, stop := context.WithCancel(context.Background())
	n.stop = stop
	beside(func() { p.work(ctx) }, func() {
		dropped := ctx.Err() != nil
		stop()
		next := n.next
		n.stop, n.next = nil, nil
		if next != nil {
			n.start(next)
		}
		if !dropped {
			p.then()
		}
	})
}

// drop calls off what is being done and what waits.
func (n *newest) drop() {
	n.next = nil
	if n.stop != nil {
		n.stop()
	}
}
