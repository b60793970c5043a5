//go:build !windows && !darwin

package clipboard

import (
	"slices"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// Names of what an owner can be asked for and of what it answers with.
const (
	clipboardName = "CLIPBOARD"
	targetsName   = "TARGETS"
	partsName     = "INCR"
	placeName     = "SOJOURN_PASTE" // the property of our window that answers are put into
	filesName     = "text/uri-list"
	bitmapName    = "image/bmp"
	utf8Name      = "UTF8_STRING"
	latinName     = "STRING"
	pageName      = "text/html"
)

// pictureNames are the forms of a picture that are taken, the best first.
var pictureNames = []string{"image/png", "image/jpeg", "image/gif", bitmapName}

// textNames are the forms of a text. A picture beside one is only how another program shows that text.
var textNames = []string{utf8Name, latinName, "TEXT", "COMPOUND_TEXT", "text/plain", "text/plain;charset=utf-8"}

// atoms are the numbers that the display has for these names.
type atoms map[string]xproto.Atom

func intern(conn *xgb.Conn) (atoms, error) {
	names := slices.Concat([]string{clipboardName, targetsName, partsName, placeName, filesName, pageName}, pictureNames, textNames)
	asked := make([]xproto.InternAtomCookie, len(names))
	for i, n := range names {
		asked[i] = xproto.InternAtom(conn, false, uint16(len(n)), n)
	}
	out := atoms{}
	for i, n := range names {
		reply, err := asked[i].Reply()
		if err != nil {
			return nil, err
		}
		out[n] = reply.Atom
	}
	return out, nil
}

// offered are those of the names that are on the list of an owner.
func (a atoms) offered(list []xproto.Atom, names ...string) (out []string) {
	for _, n := range names {
		if slices.Contains(list, a[n]) {
			out = append(out, n)
		}
	}
	return out
}
