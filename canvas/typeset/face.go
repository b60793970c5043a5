package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sojourn/assets"
	"sojourn/canvas/scene"
)

// face is one embedded type face, safe for concurrent use.
type face struct {
	metrics  *font.Font // characters, advances, substitutions; without outlines
	still    *font.Face // for advances, which it reads without changing anything
	outlines *sfnt.Font // reads each outline from the embedded bytes when asked
	upem     float64
	ascent   float64 // em
	descent  float64 // em, positive
}

func faceBytes(f scene.Face) []byte {
	switch f {
	case scene.Bold:
		return assets.SansBold
	case scene.Emoji:
		return assets.Emoji
	}
	return assets.SansRegular
}

// parse reads one face. The shaping library decodes every outline of a face at once, which takes 90 ms and 34 MB for
// each Sans face; hiding the outlines from it leaves half a millisecond and 0.7 MB, and few are ever drawn.
func parse(data []byte) (*face, error) {
	directory, err := withoutOutlines(data)
	if err != nil {
		return nil, err
	}
	hb, err := font.ParseTTF(newOverlay(directory, data))
	if err != nil {
		return nil, fmt.Errorf("typeset: metrics of an embedded face: %w", err)
	}
	outlines, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("typeset: outlines of an embedded face: %w", err)
	}
	f := &face{metrics: hb.Font, still: &font.Face{Font: hb.Font}, outlines: outlines, upem: float64(hb.Upem())}
	if e, ok := hb.FontHExtents(); ok {
		f.ascent, f.descent = float64(e.Ascender)/f.upem, -float64(e.Descender)/f.upem
	}
	return f, nil
}

// withoutOutlines returns the table directory at the start of a TrueType file with its two outline tables renamed.
func withoutOutlines(data []byte) ([]byte, error) {
	const head, record = 12, 16
	if len(data) < head {
		return nil, fmt.Errorf("typeset: an embedded face has only %d bytes", len(data))
	}
	size := head + record*int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < size {
		return nil, fmt.Errorf("typeset: the directory of an embedded face is cut off")
	}
	directory := bytes.Clone(data[:size])
	for at := head; at < size; at += record {
		if tag := directory[at : at+4]; string(tag) == "glyf" || string(tag) == "loca" {
			tag[0] = '-'
		}
	}
	return directory, nil
}

// overlay reads data as if it began with front.
type overlay struct {
	io.ReadSeeker
	io.ReaderAt
}

func newOverlay(front, data []byte) overlay {
	at := overlayAt{front, data}
	return overlay{io.NewSectionReader(at, 0, int64(len(data))), at}
}

type overlayAt struct{ front, data []byte }

func (o overlayAt) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 || off >= int64(len(o.data)) {
		return 0, io.EOF
	}
	n := copy(p, o.data[off:])
	if off < int64(len(o.front)) {
		copy(p, o.front[off:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// advance returns the width of a glyph in em.
func (f *face) advance(glyph font.GID) float64 {
	return float64(f.still.HorizontalAdvance(glyph)) / f.upem
}

// has reports whether f draws r.
func (f *face) has(r rune) bool {
	_, ok := f.metrics.NominalGlyph(r)
	return ok
}

// outline reads the shape of a glyph in em units, y down; nil when it is blank or there is none.
func (f *face) outline(glyph uint16) *scene.Path {
	var buf sfnt.Buffer
	segments, err := f.outlines.LoadGlyph(&buf, sfnt.GlyphIndex(glyph), fixed.I(int(f.upem)), nil)
	if err != nil || len(segments) == 0 {
		return nil
	}
	p := new(scene.Path)
	at := func(q fixed.Point26_6) (x, y float64) { return float64(q.X) / 64 / f.upem, float64(q.Y) / 64 / f.upem }
	for i, s := range segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				p.Close()
			}
			p.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			p.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			p.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			p.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	return p.Close()
}
