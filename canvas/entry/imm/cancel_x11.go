//go:build !windows && !darwin

package imm

import (
	"io"
	"os"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

func init() { xgb.Logger.SetOutput(io.Discard) }

// patience is how long the display may take to answer.
const patience = 2 * time.Second

// Hidden reports that the program does not see the keys of a composition, and so can not know of one.
const Hidden = false

// Cancel calls off what is being composed in a window, by the key that does so in every input method: an Escape that this
// window alone gets, a moment later. It reports that this comes by at the program, as every key does.
func Cancel(window uintptr) bool {
	display := os.Getenv("DISPLAY")
	if window == 0 || !strings.HasPrefix(display, ":") && !strings.HasPrefix(display, "unix:") && !strings.HasPrefix(display, "/") {
		return false // not on this machine: nothing of ours uses a network
	}
	go func() {
		if conn, err := xgb.NewConnDisplay(display); err == nil {
			defer time.AfterFunc(patience, conn.Close).Stop()
			escape(conn, xproto.Window(window))
			conn.Close()
		}
	}()
	return true
}

// escape presses and releases the key in a window, which looks as if a person had: a press without the right time would
// be taken for one that has been before.
func escape(conn *xgb.Conn, to xproto.Window) {
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	code, at := escapeCode(conn), serverTime(conn, root)
	if code == 0 || at == 0 {
		return
	}
	press := xproto.KeyPressEvent{Detail: code, Time: at, Root: root, Event: to, SameScreen: true}
	xproto.SendEvent(conn, false, to, xproto.EventMaskKeyPress, string(press.Bytes()))
	release := xproto.KeyReleaseEvent(press)
	release.Time++
	xproto.SendEventChecked(conn, false, to, xproto.EventMaskKeyRelease, string(release.Bytes())).Check() // waits until both are there
}

// escapeCode is the key that means Escape, 0 for none.
func escapeCode(conn *xgb.Conn) xproto.Keycode {
	const escape = 0xff1b
	s := xproto.Setup(conn)
	keys, err := xproto.GetKeyboardMapping(conn, s.MinKeycode, byte(s.MaxKeycode-s.MinKeycode+1)).Reply()
	if err != nil || keys.KeysymsPerKeycode == 0 {
		return 0
	}
	for i := 0; i < len(keys.Keysyms); i += int(keys.KeysymsPerKeycode) {
		if keys.Keysyms[i] == escape {
			return s.MinKeycode + xproto.Keycode(i/int(keys.KeysymsPerKeycode))
		}
	}
	return 0
}

// serverTime is the time as the display counts it, which it only says with an event; 0 for unknown.
func serverTime(conn *xgb.Conn, root xproto.Window) xproto.Timestamp {
	own, err := xproto.NewWindowId(conn)
	if err != nil {
		return 0
	}
	xproto.CreateWindow(conn, 0, own, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
	xproto.ChangeProperty(conn, xproto.PropModeReplace, own, xproto.AtomWmName, xproto.AtomString, 8, 0, nil)
	for {
		e, err := conn.WaitForEvent()
		if p, ok := e.(xproto.PropertyNotifyEvent); ok {
			return p.Time
		}
		if e == nil && err == nil { // the connection is closed
			return 0
		}
	}
}
