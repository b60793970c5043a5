package importer

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"path"
	"strings"

	"sojourn/model/limits"
)

// archive is a workbook's zip under a budget: what all parts together may unpack to.
type archive struct {
	parts map[string]*zip.File // by name in lower case
	left  int64
}

func openArchive(data []byte) (*archive, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > limits.SheetEntries { // before archive/zip lists them all
		return nil, tooMany("parts in one file", limits.SheetEntries)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("the file is cut short or is no workbook", err)
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File)), left: limits.SheetUnzip}
	var total uint64
	for _, f := range z.File {
		total += min(f.UncompressedSize64, limits.SheetUnzip+1)
		if total > limits.SheetUnzip {
			return nil, tooManyBytes("a file that unpacks to", limits.SheetUnzip)
		}
		if f.UncompressedSize64 > limits.UnzipFrom && f.UncompressedSize64/limits.UnzipRatio > f.CompressedSize64 {
			return nil, fail(Refused, "ask for another copy", "part %q is packed more than %d times, like a bomb", f.Name, limits.UnzipRatio)
		}
		a.parts[partName(f.Name)] = f
	}
	return a, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (a *archive) has(name string) bool { return a.parts[partName(name)] != nil }

// scan hands every tag of a part to visit and then makes sure that the part was whole. A part that is not there has
// no tags.
func (a *archive) scan(name string, visit func(*scanner) error) error {
	f := a.parts[partName(name)]
	if f == nil {
		return nil
	}
	if f.Flags&1 != 0 {
		return fail(Encrypted, "open it, remove the password and save it again", "the archive is locked with a password")
	}
	r, err := f.Open()
	if err != nil {
		return damaged("part "+f.Name+" cannot be unpacked", err)
	}
	defer r.Close()
	s := newScanner(&budget{r, a})
	for {
		err := s.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = visit(s)
		}
		if err != nil {
			return unpacking(f.Name, err)
		}
	}
}

// unpacking puts the errors of the archive into words.
func unpacking(part string, err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return damaged("part "+part+" is damaged (its checksum is wrong)", err)
	case errors.As(err, &corrupt), errors.Is(err, zip.ErrFormat):
		return damaged("part "+part+" is damaged", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return damaged("part "+part+" is cut short", err)
	}
	return err
}

// budget counts what is really unpacked: sizes in a zip's list can lie.
type budget struct {
	r io.Reader
	a *archive
}

func (b *budget) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.a.left -= int64(n); b.a.left < 0 {
		return n, tooManyBytes("a file that unpacks to", limits.SheetUnzip)
	}
	return n, err
}
