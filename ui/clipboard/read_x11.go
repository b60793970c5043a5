//go:build !windows && !darwin

package clipboard

import (
	"errors"
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
func Read() (c Content, err error) {
	if display := os.Getenv("DISPLAY"); local(display) {
		c, err = readFrom(display, limited)
	}
	return c, err
}

// Text returns the text on that clipboard in the same way, "" for none. It is false where only the toolkit can tell. The
// error is ErrSilent, or a *picture.Error for too long a text.
func Text() (text string, ok bool, err error) {
	if display := os.Getenv("DISPLAY"); local(display) {
		text, err = textFrom(display, limited)
		return text, true, err
	}
	return "", false, nil
}

// ReadPage returns the web page that what was copied looks like, as spreadsheets and browsers offer it, "" for none. It is
// called like Read. The error is ErrSilent or ErrLarge.
func ReadPage() (page string, err error) {
	if display := os.Getenv("DISPLAY"); local(display) {
		page, err = pageFrom(display, limited)
	}
	return page, err
}

// local reports whether a display is reached without a network, which nothing of ours ever uses.
func local(display string) bool {
	return strings.HasPrefix(display, ":") || strings.HasPrefix(display, "unix:") || strings.HasPrefix(display, "/")
}

// patience is how long is waited for an owner.
type patience struct{ answer, whole time.Duration }

var limited = patience{limits.ClipAnswer, limits.ClipWhole}

func readFrom(display string, p patience) (c Content, err error) {
	err = ask(display, p, func(r *reader, offered []xproto.Atom) error {
		c, err = r.content(offered)
		return err
	})
	return c, err
}

func textFrom(display string, p patience) (text string, err error) {
	err = ask(display, p, func(r *reader, offered []xproto.Atom) error {
		text, err = r.text(offered)
		return err
	})
	return text, err
}

func pageFrom(display string, p patience) (page string, err error) {
	err = ask(display, p, func(r *reader, offered []xproto.Atom) error {
		if len(r.atoms.offered(offered, pageName)) == 0 {
			return nil
		}
		data, err := r.take(pageName, limits.SheetBytes)
		if err == nil {
			page = pageText(data)
		}
		return large(err)
	})
	return page, err
}

// ask has something taken of whoever has the clipboard, which is told what is offered. Nothing is where nobody has it.
func ask(display string, p patience, take func(*reader, []xproto.Atom) error) error {
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil
	}
	defer conn.Close()
	r, err := newReader(conn)
	if err != nil || r.owner == xproto.WindowNone {
		return nil
	}
	late := time.AfterFunc(p.answer, conn.Close) // all waiting ends with the connection
	defer late.Stop()
	offered, err := r.targets()
	if err != nil {
		return err
	}
	late.Reset(p.whole)
	return take(r, offered)
}

// text takes a text, as every program offers it or as old ones do, with a byte for each character. What is not offered is
// not asked for: some owners hand over their picture then.
func (r *reader) text(offered []xproto.Atom) (string, error) {
	if len(r.atoms.offered(offered, utf8Name)) > 0 {
		data, err := r.take(utf8Name, limits.ClipBytes)
		return strings.ToValidUTF8(string(data), "\uFFFD"), err
	}
	if len(r.atoms.offered(offered, latinName)) == 0 {
		return "", nil
	}
	data, err := r.take(latinName, limits.ClipBytes)
	out := make([]rune, len(data))
	for i, b := range data {
		out[i] = rune(b)
	}
	return string(out), err
}

// page takes the page that a text looks like. One that is too large is left out: there is the text.
func (r *reader) page(offered []xproto.Atom) (string, error) {
	if len(r.atoms.offered(offered, pageName)) == 0 {
		return "", nil
	}
	data, err := r.take(pageName, limits.ClipBytes)
	if errors.Is(large(err), ErrLarge) {
		return "", nil
	}
	return pageText(data), err
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
		if c.Files == "" {
			c.Page, err = r.page(offered)
		}
		return c, err
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
