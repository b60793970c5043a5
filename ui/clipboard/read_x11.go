//go:build !windows && !darwin

package clipboard

import (
	"io"
	"os"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"sojourn/model/limits"
)

func init() { xgb.Logger.SetOutput(io.Discard) } // what it has to say comes back as an error

// Read returns what the clipboard of the X11 display holds beside text. It asks over a connection of its own and waits for
// another program, or for the event loop of this one: it is to be called beside the window. Where there is no such display
// on this machine it finds nothing. The error is ErrSilent or a *picture.Error.
func Read() (Content, error) {
	if display := os.Getenv("DISPLAY"); local(display) {
		return readFrom(display, patience{limits.ClipAnswer, limits.ClipWhole})
	}
	return Content{}, nil
}

// local reports whether a display is reached without a network, which nothing of ours ever uses.
func local(display string) bool {
	return strings.HasPrefix(display, ":") || strings.HasPrefix(display, "unix:") || strings.HasPrefix(display, "/")
}

// patience is how long is waited for an owner.
type patience struct{ answer, whole time.Duration }

func readFrom(display string, p patience) (Content, error) {
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return Content{}, nil
	}
	defer conn.Close()
	r, err := newReader(conn)
	if err != nil || r.owner == xproto.WindowNone {
		return Content{}, nil
	}
	late := time.AfterFunc(p.answer, conn.Close) // all waiting ends with the connection
	defer late.Stop()
	offered, err := r.targets()
	if err != nil {
		return Content{}, err
	}
	late.Reset(p.whole)
	return r.content(offered)
}

// content takes of what is offered what can be used. An owner may offer what it then does not have.
func (r *reader) content(offered []xproto.Atom) (c Content, err error) {
	if len(r.atoms.offered(offered, filesName)) > 0 {
		list, err := r.take(filesName, limits.ClipBytes)
		if err != nil {
			return Content{}, err
		}
		c.Files = string(list)
	}
	if len(r.atoms.offered(offered, textNames...)) > 0 {
		return c, nil
	}
	for _, name := range r.atoms.offered(offered, pictureNames...) {
		data, err := r.take(name, limits.PictureFile)
		if err == nil && len(data) > fileHead && name == bitmapName {
			data, err = fromBitmap(data[fileHead:])
		}
		if err != nil {
			return Content{}, err
		}
		if len(data) > 0 {
			c.Picture = data
			return c, nil
		}
	}
	return c, nil
}
