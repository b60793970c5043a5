//go:build !windows && !darwin

package clipboard

import (
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"sojourn/ui/xvfb"
)

// screen is a display of its own.
func screen(t *testing.T) string {
	t.Helper()
	display, stop, err := xvfb.Start("64x64x24")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return display
}

// owner is another program that has copied something. What it answers is up to the test.
type owner struct {
	*testing.T
	conn   *xgb.Conn
	window xproto.Window
	answer func(*owner, xproto.SelectionRequestEvent)
	parts  map[xproto.Window][][]byte // still to be handed over, by the window they go to
	asked  []string
}

// own takes the clipboard of a display until the test ends.
func own(t *testing.T, display string, answer func(*owner, xproto.SelectionRequestEvent)) *owner {
	t.Helper()
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		t.Fatal(err)
	}
	o := &owner{T: t, conn: conn, answer: answer, parts: map[xproto.Window][][]byte{}}
	o.window, _ = xproto.NewWindowId(conn)
	xproto.CreateWindow(conn, 0, o.window, xproto.Setup(conn).DefaultScreen(conn).Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil)
	if err := xproto.SetSelectionOwnerChecked(conn, o.window, o.atom("CLIPBOARD"), xproto.TimeCurrentTime).Check(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { o.run(); close(ended) }()
	t.Cleanup(func() { conn.Close(); <-ended })
	return o
}

func (o *owner) run() {
	for {
		e, err := o.conn.WaitForEvent()
		switch e := e.(type) {
		case xproto.SelectionRequestEvent:
			o.asked = append(o.asked, o.name(e.Target))
			o.answer(o, e)
		case xproto.PropertyNotifyEvent:
			if rest := o.parts[e.Window]; e.State == xproto.PropertyDelete && len(rest) > 0 {
				o.parts[e.Window] = rest[1:]
				o.put(e.Window, e.Atom, xproto.AtomInteger, 8, rest[0])
			}
		case nil:
			if err == nil {
				return
			}
		}
	}
}

func (o *owner) atom(name string) xproto.Atom {
	reply, err := xproto.InternAtom(o.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		o.Error(err)
		return 0
	}
	return reply.Atom
}

func (o *owner) name(a xproto.Atom) string {
	reply, err := xproto.GetAtomName(o.conn, a).Reply()
	if err != nil {
		o.Error(err)
		return ""
	}
	return reply.Name
}

// put fills a property, in several requests where one would be larger than the display takes.
func (o *owner) put(w xproto.Window, place, kind xproto.Atom, format byte, data []byte) {
	const most = 200_000
	how := byte(xproto.PropModeReplace)
	for {
		part := data[:min(most, len(data))]
		xproto.ChangeProperty(o.conn, how, w, place, kind, format, uint32(len(part)/int(format/8)), part)
		if data = data[len(part):]; len(data) == 0 {
			return
		}
		how = xproto.PropModeAppend
	}
}

// tell says that an answer is where it was wanted, or that there is none.
func (o *owner) tell(r xproto.SelectionRequestEvent, place xproto.Atom) {
	e := xproto.SelectionNotifyEvent{Time: r.Time, Requestor: r.Requestor, Selection: r.Selection, Target: r.Target, Property: place}
	xproto.SendEvent(o.conn, false, r.Requestor, xproto.EventMaskNoEvent, string(e.Bytes()))
}

// offer answers with data as it is, and with the names of it.
func offer(things map[string][]byte) func(*owner, xproto.SelectionRequestEvent) {
	return func(o *owner, r xproto.SelectionRequestEvent) {
		name := o.name(r.Target)
		data, ok := things[name]
		switch {
		case name == "TARGETS":
			o.list(r, things)
		case !ok || data == nil:
			o.tell(r, xproto.AtomNone)
		default:
			o.put(r.Requestor, r.Property, r.Target, 8, data)
			o.tell(r, r.Property)
		}
	}
}

func (o *owner) list(r xproto.SelectionRequestEvent, things map[string][]byte) {
	var list []byte
	for name := range things {
		list = append(list, 0, 0, 0, 0)
		xgb.Put32(list[len(list)-4:], uint32(o.atom(name)))
	}
	o.put(r.Requestor, r.Property, xproto.AtomAtom, 32, list)
	o.tell(r, r.Property)
}

// offerParts hands pictures over piece by piece, after it has said how large they will be; then, if there is one, it does
// what comes after.
func offerParts(parts [][]byte, says uint32, then func(*owner)) func(*owner, xproto.SelectionRequestEvent) {
	return func(o *owner, r xproto.SelectionRequestEvent) {
		if o.name(r.Target) == "TARGETS" {
			o.list(r, map[string][]byte{"image/png": nil})
			return
		}
		size := make([]byte, 4)
		xgb.Put32(size, says)
		xproto.ChangeWindowAttributes(o.conn, r.Requestor, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
		o.parts[r.Requestor] = parts
		o.put(r.Requestor, r.Property, o.atom("INCR"), 32, size)
		o.tell(r, r.Property)
		if then != nil {
			then(o)
		}
	}
}
