//go:build !windows && !darwin

package clipboard

import (
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"sojourn/model/picture"
)

// reader asks the owner of the clipboard, over a connection that somebody else closes when it takes too long.
type reader struct {
	conn  *xgb.Conn
	atoms atoms
	owner xproto.Window // WindowNone when nothing was copied
	own   xproto.Window // where answers are put
}

func newReader(conn *xgb.Conn) (*reader, error) {
	r := &reader{conn: conn}
	var err error
	if r.atoms, err = intern(conn); err != nil {
		return nil, err
	}
	if r.own, err = xproto.NewWindowId(conn); err != nil {
		return nil, err
	}
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	err = xproto.CreateWindowChecked(conn, 0, r.own, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
	if err != nil {
		return nil, err
	}
	reply, err := xproto.GetSelectionOwner(conn, r.atoms[clipboardName]).Reply()
	if err != nil {
		return nil, err
	}
	r.owner = reply.Owner
	if r.owner != xproto.WindowNone { // to hear when it dies; if it is dead already there is nothing to hear
		xproto.ChangeWindowAttributes(conn, r.owner, xproto.CwEventMask, []uint32{xproto.EventMaskStructureNotify})
	}
	return r, nil
}

// targets are the forms in which the owner offers what it has; none when it does not say.
func (r *reader) targets() ([]xproto.Atom, error) {
	const most = 64 << 10
	data, err := r.take(targetsName, most)
	out := make([]xproto.Atom, len(data)/4)
	for i := range out {
		out[i] = xproto.Atom(xgb.Get32(data[4*i:]))
	}
	return out, err
}

// take returns what the owner has in one form, nil when it has nothing. More than most bytes are refused as too large,
// whatever the owner has said about their number.
func (r *reader) take(name string, most int) ([]byte, error) {
	place := r.atoms[placeName]
	xproto.ConvertSelection(r.conn, r.own, r.atoms[clipboardName], r.atoms[name], place, xproto.TimeCurrentTime)
	answer := xproto.Atom(xproto.AtomNone)
	err := r.wait(func(e xgb.Event) bool {
		n, ok := e.(xproto.SelectionNotifyEvent)
		answer = n.Property
		return ok && n.Requestor == r.own && n.Target == r.atoms[name]
	})
	if err != nil || answer != place {
		return nil, err
	}
	kind, data, err := r.property(most)
	if err != nil || kind != r.atoms[partsName] {
		return data, err
	}
	return r.parts(most)
}

// parts collects what comes piece by piece: reading one asks for the next, and an empty one ends it.
func (r *reader) parts(most int) (all []byte, err error) {
	for {
		err := r.wait(func(e xgb.Event) bool {
			n, ok := e.(xproto.PropertyNotifyEvent)
			return ok && n.Window == r.own && n.Atom == r.atoms[placeName] && n.State == xproto.PropertyNewValue
		})
		if err != nil {
			return nil, err
		}
		_, data, err := r.property(most - len(all))
		if err != nil || len(data) == 0 {
			return all, err
		}
		all = append(all, data...)
	}
}

// property reads and removes what was put into the property of our window.
func (r *reader) property(most int) (kind xproto.Atom, all []byte, err error) {
	const words = 256 << 10 // at once
	for {
		p, err := xproto.GetProperty(r.conn, true, r.own, r.atoms[placeName], xproto.GetPropertyTypeAny, uint32(len(all)/4), words).Reply()
		if err != nil || p == nil {
			return 0, nil, ErrSilent
		}
		all = append(all, p.Value...)
		switch {
		case uint64(len(all))+uint64(p.BytesAfter) > uint64(most):
			return 0, nil, &picture.Error{Code: picture.Large}
		case p.BytesAfter == 0:
			return p.Type, all, nil
		}
	}
}

// wait looks at what happens until it is what is waited for, or the owner dies or takes too long.
func (r *reader) wait(found func(xgb.Event) bool) error {
	for {
		e, err := r.conn.WaitForEvent()
		if e == nil && err == nil { // the connection is closed
			return ErrSilent
		}
		if gone, ok := e.(xproto.DestroyNotifyEvent); ok && gone.Window == r.owner {
			return ErrSilent
		}
		if e != nil && found(e) {
			return nil
		}
	}
}
