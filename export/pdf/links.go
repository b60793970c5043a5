package pdf

import (
	"fmt"
	"net/url"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/export/pdf/update"
)

// place is where on which page a link within the file leads.
type place struct {
	page int
	y    float64 // points from the top
}

// anchors finds the places that links lead to. Of two with one name the first stands.
func anchors(pages []Page) map[string]place {
	out := map[string]place{}
	for i, p := range pages {
		if p.Scene == nil {
			continue
		}
		for k := range p.Scene.Nodes {
			n := &p.Scene.Nodes[k]
			if _, taken := out[n.Anchor]; n.Anchor != "" && !taken {
				out[n.Anchor] = place{i, n.Bounds.Y}
			}
		}
	}
	return out
}

// annotations are the links of a file as they are written.
type annotations struct {
	file   *update.File
	pages  []Page
	sheets []int // object numbers of the pages
	to     map[string]place
}

// target returns what a click does, as an entry of an annotation: a link that leads nowhere does nothing, and one with
// an address that no reader would follow neither.
func (a *annotations) target(link string) (entry string, ok bool) {
	if name, inside := strings.CutPrefix(link, "#"); inside {
		at, found := a.to[name]
		if !found {
			return "", false
		}
		return a.destination(at)
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme == "" {
		return "", false
	}
	return "/A<</S/URI/URI" + literal(u.String()) + ">>", true
}

func (a *annotations) destination(at place) (entry string, ok bool) {
	var y ink
	y.num(a.pages[at.page].Size.H - at.y)
	return fmt.Sprintf("/Dest[%d 0 R/XYZ null %snull]", a.sheets[at.page], y.buf), !y.bad
}

// add writes the annotation of a node and returns its object number, 0 when there is nothing to click on. Key is its
// place in the parent tree.
func (a *annotations) add(page int, n *scene.Node, key int) int {
	entry, ok := a.target(n.Link)
	r := within(n.Bounds, a.pages[page].Size)
	if !ok || r.Empty() {
		return 0
	}
	box := ink{state: state{frame: sheet(a.pages[page].Size.H)}}
	box.point(r.X, r.MaxY())
	box.point(r.MaxX(), r.Y)
	if box.bad {
		return 0
	}
	return a.file.Add(fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]%s/Contents%s/StructParent %d/P %d 0 R>>",
		box.buf, entry, textString(n.Label), key, a.sheets[page]))
}

// within returns the part of r that lies on the page.
func within(r scene.Rect, page scene.Size) scene.Rect {
	x, y := max(r.X, 0), max(r.Y, 0)
	return scene.Rect{X: x, Y: y, W: min(r.MaxX(), page.W) - x, H: min(r.MaxY(), page.H) - y}
}

// literal returns ASCII text as a PDF string; anything else in it is percent-encoded, as in an address.
func literal(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for _, c := range []byte(s) {
		switch {
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < 0x21 || c > 0x7E:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return b.String()
}
