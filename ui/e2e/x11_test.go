package e2e

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/storage"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// stranger is another program on the display. It owns a selection: the clipboard, or what is dragged.
type stranger struct {
	*testing.T
	*watcher
	window xproto.Window
}

// stranger takes a selection until the test ends.
func (d *desktop) stranger(selection string) *stranger {
	d.Helper()
	o := &stranger{T: d.T, watcher: d.watch()}
	o.window, _ = xproto.NewWindowId(o.conn)
	xproto.CreateWindow(o.conn, 0, o.window, o.root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil)
	if err := xproto.SetSelectionOwnerChecked(o.conn, o.window, o.atom(selection), xproto.TimeCurrentTime).Check(); err != nil {
		d.Fatal(err)
	}
	return o
}

// await returns the next event that is wanted.
func (o *stranger) await(what string, wanted func(xgb.Event) bool) {
	o.Helper()
	late := time.AfterFunc(20*time.Second, o.conn.Close)
	defer late.Stop()
	for {
		e, err := o.conn.WaitForEvent()
		if e == nil && err == nil {
			o.Fatalf("no %s came", what)
		}
		if e != nil && wanted(e) {
			return
		}
	}
}

// under finds the window at a place of the screen that takes what is dragged onto it, as a dragging program does: from the
// root inwards.
func (o *stranger) under(x, y int) xproto.Window {
	o.Helper()
	for w := o.root; ; {
		reply, err := xproto.TranslateCoordinates(o.conn, o.root, w, int16(x), int16(y)).Reply()
		if err != nil || reply.Child == xproto.WindowNone {
			o.Fatalf("nothing at %d, %d takes what is dragged: %v", x, y, err)
		}
		w = reply.Child
		aware, err := xproto.GetProperty(o.conn, false, w, o.atom("XdndAware"), xproto.AtomAtom, 0, 1).Reply()
		if err == nil && len(aware.Value) == 4 {
			return w
		}
	}
}

// say sends a message of the drag-and-drop protocol.
func (o *stranger) say(to xproto.Window, name string, data ...uint32) {
	o.Helper()
	all := append([]uint32{uint32(o.window)}, data...)
	all = append(all, make([]uint32, 5-len(all))...)
	e := xproto.ClientMessageEvent{Format: 32, Window: to, Type: o.atom(name), Data: xproto.ClientMessageDataUnionData32New(all)}
	if err := xproto.SendEventChecked(o.conn, false, to, xproto.EventMaskNoEvent, string(e.Bytes())).Check(); err != nil {
		o.Fatal(err)
	}
}

// heard waits for a message of the other side and returns what it says.
func (o *stranger) heard(name string) (data []uint32) {
	o.Helper()
	kind := o.atom(name)
	o.await(name, func(e xgb.Event) bool {
		m, ok := e.(xproto.ClientMessageEvent)
		if ok = ok && m.Type == kind; ok {
			data = m.Data.Data32
		}
		return ok
	})
	return data
}

// dropFiles drags files from another program onto a place of the screen, as a file manager does.
func (d *desktop) dropFiles(x, y int, paths ...string) {
	d.Helper()
	const version, steps = 5, 6
	o := d.stranger("XdndSelection")
	defer o.conn.Close()
	list := ""
	for _, p := range paths {
		list += strings.ReplaceAll(storage.NewFileURI(p).String(), " ", "%20") + "\r\n"
	}
	to, kind, copied := o.under(x, y), o.atom("text/uri-list"), uint32(o.atom("XdndActionCopy"))
	o.say(to, "XdndEnter", version<<24, uint32(kind))
	for i := range steps {
		at := x - 10*(steps-1-i)
		o.say(to, "XdndPosition", 0, uint32(at)<<16|uint32(y), xproto.TimeCurrentTime, copied)
		if data := o.heard("XdndStatus"); data[1]&1 == 0 {
			d.Fatal("the window does not take files")
		}
	}
	o.say(to, "XdndDrop", 0, xproto.TimeCurrentTime)
	o.await("request for the files", func(e xgb.Event) bool {
		r, ok := e.(xproto.SelectionRequestEvent)
		if ok {
			xproto.ChangeProperty(o.conn, xproto.PropModeReplace, r.Requestor, r.Property, kind, 8, uint32(len(list)), []byte(list))
			n := xproto.SelectionNotifyEvent{Time: r.Time, Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: r.Property}
			xproto.SendEvent(o.conn, false, r.Requestor, xproto.EventMaskNoEvent, string(n.Bytes()))
		}
		return ok
	})
	o.heard("XdndFinished")
}
