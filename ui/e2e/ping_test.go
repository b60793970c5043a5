package e2e

import (
	"image"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// watcher is a connection to the display from which the windows on it are asked and looked at.
type watcher struct {
	conn   *xgb.Conn
	root   xproto.Window
	serial uint32 // of the last question
}

func (d *desktop) watch() *watcher {
	d.Helper()
	xgb.Logger.SetOutput(io.Discard)
	conn, err := xgb.NewConnDisplay(d.display)
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(conn.Close)
	return &watcher{conn: conn, root: xproto.Setup(conn).DefaultScreen(conn).Root}
}

func (w *watcher) atom(name string) xproto.Atom {
	reply, err := xproto.InternAtom(w.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	return reply.Atom
}

// handled waits until the program has taken all keys and presses so far. It is asked as a window manager asks whether a
// window still answers: a program takes what comes to it in turn, so that it answers when it has taken the rest. One that
// does not answer is busy, and what comes of the keys is then waited for elsewhere.
func (d *desktop) handled() {
	const asks, patience = 2, 3 * time.Second // what the first round has put off is done in the second
	for range asks {
		if !d.watcher.ping(patience) {
			return
		}
	}
}

func (w *watcher) ping(patience time.Duration) bool {
	list, err := xproto.GetProperty(w.conn, false, w.root, w.atom("_NET_CLIENT_LIST"), xproto.AtomWindow, 0, 1).Reply()
	if err != nil || len(list.Value) < 4 {
		return false
	}
	w.listen(xproto.EventMaskSubstructureNotify)
	defer w.listen(xproto.EventMaskNoEvent)
	w.serial++
	to, protocols := xgb.Get32(list.Value), w.atom("WM_PROTOCOLS")
	data := []uint32{uint32(w.atom("_NET_WM_PING")), w.serial, to, 0, 0}
	e := xproto.ClientMessageEvent{Format: 32, Window: xproto.Window(to), Type: protocols, Data: xproto.ClientMessageDataUnionData32New(data)}
	xproto.SendEvent(w.conn, false, xproto.Window(to), xproto.EventMaskNoEvent, string(e.Bytes()))
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		for e, err := w.conn.PollForEvent(); e != nil || err != nil; e, err = w.conn.PollForEvent() {
			if m, ok := e.(xproto.ClientMessageEvent); ok && m.Type == protocols && m.Data.Data32[1] == w.serial {
				return true
			}
		}
	}
	return false
}

// listen chooses what comes to this connection of what happens on the display.
func (w *watcher) listen(mask uint32) {
	xproto.ChangeWindowAttributes(w.conn, w.root, xproto.CwEventMask, []uint32{mask})
}

// picture is what the display shows.
func (w *watcher) picture() (*image.RGBA, error) {
	at, err := xproto.GetGeometry(w.conn, xproto.Drawable(w.root)).Reply()
	if err != nil {
		return nil, err
	}
	seen, err := xproto.GetImage(w.conn, xproto.ImageFormatZPixmap, xproto.Drawable(w.root), 0, 0, at.Width, at.Height, ^uint32(0)).Reply()
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, int(at.Width), int(at.Height)))
	for i := 0; i < len(img.Pix); i += 4 { // of 24 bits in 32, blue first
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = seen.Data[i+2], seen.Data[i+1], seen.Data[i], 255
	}
	return img, nil
}

// still returns a picture of the screen once all that was asked for is painted: when nothing moves any more.
func (d *desktop) still(name string) (seen *image.RGBA) {
	d.Helper()
	d.wait("a screen on which nothing moves", func() bool {
		before := d.shot(name)
		time.Sleep(200 * time.Millisecond)
		seen = d.shot(name)
		return same(before, seen)
	})
	return seen
}

// same reports that two pictures of one place on the display show the same.
func same(a, b image.Image) bool {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
