package svg

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"sojourn/canvas/scene"
)

// Options are what a drawing says about itself, and how its nodes are named.
type Options struct {
	Title string
	Text  string // a longer description
	Lang  string // BCP-47
	// Name returns the attributes of the group that node i becomes, names and values in turn. Values may be any text. Nil
	// gives each node with a label that label.
	Name func(i int, n *scene.Node) []string
}

// Report says what could not be drawn.
type Report struct {
	Pictures []string // keys of pictures that cannot be read and are left out
}

// ErrNumber means a scene with a coordinate that is no number or beyond all reason.
var ErrNumber = errors.New("not a drawable number")

// ErrPath means a path with fewer points than its steps take.
var ErrPath = errors.New("a path lacks points")

// fonts are the faces to look for, the one that the text was measured with first.
const fonts = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"

// emojiFonts are those for emoji, which the faces for text come after.
const emojiFonts = "'Noto Emoji','Segoe UI Emoji','Apple Color Emoji','Noto Color Emoji'," + fonts

// drawing is a file being written. What its elements refer to stands before them.
type drawing struct {
	ink
	options  Options
	report   Report
	defs     ink
	ramps    map[string]string // ids by what they look like
	clips    int
	pictures map[string]*picture
	style    textStyle // of the group of texts that is open; zero is none
}

// Draw returns a scene as an svg element, without the declaration that a file begins with.
func Draw(ctx context.Context, s *scene.Scene, o Options) ([]byte, Report, error) {
	d := &drawing{options: o, ramps: map[string]string{}, pictures: map[string]*picture{}}
	if g := s.Ground; g.A > 0 {
		d.open("rect")
		d.number("width", s.Size.W)
		d.number("height", s.Size.H)
		d.color("fill", g, nil)
		d.raw("/>\n")
	}
	for layer := scene.Ground; layer <= scene.Corner; layer++ {
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Layer != layer {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, d.report, err
			}
			if err := d.node(i, n); err != nil {
				return nil, d.report, fmt.Errorf("in %.60q: %w", n.Label, err)
			}
		}
	}
	out := d.head(s.Size)
	if d.bad || d.defs.bad || out.bad {
		return nil, d.report, ErrNumber
	}
	return append(append(out.buf, d.buf...), "</svg>\n"...), d.report, ctx.Err()
}

// head returns what stands before the nodes.
func (d *drawing) head(size scene.Size) ink {
	var h ink
	h.raw(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"`)
	h.length("width", size.W)
	h.length("height", size.H)
	h.raw(` viewBox="0 0`)
	h.num(size.W)
	h.num(size.H)
	h.raw(`"`)
	h.attr("font-family", fonts)
	h.raw(` text-rendering="geometricPrecision" fill="none" stroke-linecap="round" stroke-linejoin="round"`)
	if d.options.Lang != "" {
		h.attr("xml:lang", d.options.Lang)
		h.attr("lang", d.options.Lang)
	}
	h.raw(` xml:space="preserve" style="white-space:pre" role="group"`)
	if d.options.Title != "" {
		h.attr("aria-label", d.options.Title)
	}
	h.raw(">")
	for _, e := range [][2]string{{"title", d.options.Title}, {"desc", d.options.Text}} {
		if e[1] != "" {
			h.raw("<" + e[0] + ">")
			h.text(e[1])
			h.raw("</" + e[0] + ">\n")
		}
	}
	if len(d.defs.buf) > 0 {
		h.raw("<defs>")
		h.raw(string(d.defs.buf))
		h.raw("</defs>\n")
	}
	return h
}

// node draws the primitives of a node as one group.
func (d *drawing) node(i int, n *scene.Node) error {
	link := Web(n.Link)
	if link {
		d.open("a")
		d.attr("xlink:href", n.Link)
		d.raw(">")
	}
	d.open("g")
	for pair := range slices.Chunk(d.attrs(i, n), 2) {
		d.attr(pair[0], pair[1])
	}
	d.raw(">")
	prims := n.Placed()
	for k := range prims {
		var next *scene.Prim
		if k+1 < len(prims) {
			next = &prims[k+1]
		}
		if err := d.prim(&prims[k], next); err != nil {
			return err
		}
		if d.bad {
			return ErrNumber
		}
	}
	d.endTexts()
	d.raw("</g>")
	if link {
		d.raw("</a>")
	}
	d.raw("\n")
	return nil
}

func (d *drawing) attrs(i int, n *scene.Node) []string {
	if d.options.Name != nil {
		return d.options.Name(i, n)
	}
	if n.Label == "" || n.Ref.Kind == scene.LaneBody { // the head of a lane says its name
		return nil
	}
	role := "img"
	if !n.Spoken && slices.ContainsFunc(n.Prims, func(q scene.Prim) bool { return q.Op == scene.OpText }) {
		role = "group" // its texts are read out too
	}
	return []string{"id", "n" + strconv.Itoa(i+1), "role", role, "aria-label", n.Label}
}

func (d *drawing) prim(q, next *scene.Prim) error {
	if q.Op != scene.OpText {
		d.endTexts()
	}
	switch q.Op {
	case scene.OpRect:
		d.box(q)
	case scene.OpPath:
		return d.shape(q)
	case scene.OpText:
		d.run(q, next)
	case scene.OpImage:
		d.image(q)
	}
	return nil
}
