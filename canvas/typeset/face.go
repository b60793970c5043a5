package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sojourn/assets"
	"sojourn/canvas/scene"
)

// face is one type face, safe for concurrent use.
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

// parse reads one face, of a collection the one with this index. The shaping library decodes every outline of a face at
// once, which takes 90 ms and 34 MB for each Sans face; hiding the outlines from it leaves half a millisecond and 0.7 MB,
// and few are ever drawn.
func parse(data []byte, index int) (*face, error) {
	directory, err := withoutOutlines(data, index)
	if err != nil {
		return nil, err
	}
	hb, err := font.ParseTTF(newOverlay(directory, data))
	if err != nil {
		return nil, fmt.Errorf("typeset: metrics of a face: %w", err)
	}
	outlines, err := outlinesOf(data, index)
	if err != nil {
		return nil, fmt.Errorf("typeset: outlines of a face: %w", err)
	}
	f := &face{metrics: hb.Font, still: &font.Face{Font: hb.Font}, outlines: outlines, upem: float64(hb.Upem())}
	if e, ok := hb.FontHExtents(); ok {
		f.ascent, f.descent = float64(e.Ascender)/f.upem, -float64(e.Descender)/f.upem
	}
	return f, nil
}

func outlinesOf(data []byte, index int) (*sfnt.Font, error) {
	all, err := sfnt.ParseCollection(data)
	if err != nil {
		return nil, err
	}
	return all.Font(index)
}

var errDirectory = errors.New("typeset: the directory of a face is damaged")

// directoryOf returns where the table directory of a face begins.
func directoryOf(data []byte, index int) (int, error) {
	const head, entry = 12, 4
	if !bytes.HasPrefix(data, []byte("ttcf")) {
		return 0, nil
	}
	at := head + entry*index
	if index < 0 || at+entry > len(data) {
		return 0, errDirectory
	}
	return int(binary.BigEndian.Uint32(data[at:])), nil
}

// withoutOutlines returns the table directory of a face with its tables of outlines renamed, to stand at the start of
// the file in its place.
func withoutOutlines(data []byte, index int) ([]byte, error) {
	const head, record = 12, 16
	from, err := directoryOf(data, index)
	if err != nil || from < 0 || from+head > len(data) {
		return nil, errDirectory
	}
	size := head + record*int(binary.BigEndian.Uint16(data[from+4:]))
	if from+size > len(data) {
		return nil, errDirectory
	}
	directory := bytes.Clone(data[from : from+size])
	for at := head; at < size; at += record {
		switch tag := directory[at : at+4]; string(tag) {
		case "glyf", "loca", "CFF ", "CFF2":
			tag[0] = '-'
		default:
			if offset := binary.BigEndian.Uint32(directory[at+8:]); int(offset) < size {
				return nil, errDirectory // it would lie under the directory
			}
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
