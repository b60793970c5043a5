package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"github.com/klauspost/compress/flate"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// steadyZip is the archive under a workbook. It gathers the parts, puts them into one order and gives them one date,
// because excelize writes them in the order of a Go map, and equal jobs are to give equal bytes.
type steadyZip struct {
	ctx   context.Context
	dst   io.Writer
	parts []*part
	rows  map[string]*rowWriter // of sheets by the names of their parts
}

type part struct {
	name string
	data bytes.Buffer
}

func newSteadyZip(ctx context.Context, rows map[string]*rowWriter) func(io.Writer) excelize.ZipWriter {
	return func(w io.Writer) excelize.ZipWriter { return &steadyZip{ctx: ctx, dst: w, rows: rows} }
}

// Create begins a part.
func (z *steadyZip) Create(name string) (io.Writer, error) {
	p := &part{name: name}
	z.parts = append(z.parts, p)
	return &p.data, z.ctx.Err()
}

// AddFS belongs to the interface; workbooks made of parts never call it.
func (z *steadyZip) AddFS(fs.FS) error { return fs.ErrInvalid }

const (
	contentTypes   = "[Content_Types].xml"
	coreProperties = "docProps/core.xml"
)

// partDate is the first day that a date in an archive can name.
var partDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Close writes the archive.
func (z *steadyZip) Close() error {
	slices.SortFunc(z.parts, func(a, b *part) int {
		if d := rank(a.name) - rank(b.name); d != 0 {
			return d
		}
		return strings.Compare(a.name, b.name)
	})
	out := zip.NewWriter(z.dst)
	out.RegisterCompressor(zip.Deflate, z.packer())
	for _, p := range z.parts {
		pieces := [][]byte{p.data.Bytes()}
		switch p.name {
		case contentTypes:
			pieces[0] = sortedTypes(pieces[0])
		case coreProperties:
			pieces[0] = prefixed(pieces[0])
		}
		if rows := z.rows[p.name]; rows != nil {
			var err error
			if pieces, err = rows.into(pieces[0]); err != nil {
				return err
			}
		}
		w, err := out.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: partDate})
		if err != nil {
			return err
		}
		for _, piece := range pieces {
			if err := z.ctx.Err(); err != nil {
				return err
			}
			if _, err = w.Write(piece); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

// packer returns one compressor for all parts, which are written one after the other.
func (z *steadyZip) packer() zip.Compressor {
	var one *flate.Writer
	return func(w io.Writer) (io.WriteCloser, error) {
		if one != nil {
			one.Reset(w)
			return one, nil
		}
		var err error
		one, err = flate.NewWriter(w, z.level())
		return one, err
	}
}

// level is how hard the archive is packed: large ones take the quick way, which makes them a third larger.
func (z *steadyZip) level() int {
	const large = 8 << 20
	size := 0
	for _, r := range z.rows {
		size += len(r.full) * block
	}
	if size > large {
		return flate.BestSpeed
	}
	return flate.DefaultCompression
}

// rank puts first what readers that sniff a file look for first.
func rank(name string) int {
	switch name {
	case contentTypes:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

var typeItem = regexp.MustCompile(`<(?:Default|Override)[^>]*?(?:/>|></(?:Default|Override)>)`)

// sortedTypes returns the list of content types in alphabetical order.
func sortedTypes(data []byte) []byte {
	items := typeItem.FindAll(data, -1)
	if len(items) == 0 {
		return data
	}
	head := data[:bytes.Index(data, items[0])]
	slices.SortFunc(items, bytes.Compare)
	return slices.Concat(head, bytes.Join(items, nil), []byte("</Types>"))
}
