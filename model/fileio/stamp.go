package fileio

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
)

// Stamp tells the content of a file from any other. The zero Stamp means that there is no file.
type Stamp struct {
	Size int64  `json:"size"` // bytes
	Hash string `json:"hash"` // SHA-256 in hexadecimal
}

// StampOf returns the stamp of a file that holds data.
func StampOf(data []byte) Stamp {
	h := sha256.Sum256(data)
	return Stamp{Size: int64(len(data)), Hash: hex.EncodeToString(h[:])}
}

// stamper is a writer that stamps what passes through it.
type stamper struct {
	to   io.Writer
	hash hash.Hash
	size int64
}

func newStamper(to io.Writer) *stamper { return &stamper{to: to, hash: sha256.New()} }

func (s *stamper) Write(p []byte) (int, error) {
	n, err := s.to.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	s.hash.Write(p[:n])
	s.size += int64(n)
	return n, err
}

func (s *stamper) stamp() Stamp {
	return Stamp{Size: s.size, Hash: hex.EncodeToString(s.hash.Sum(nil))}
}

// Look returns the stamp of the file at path, the zero Stamp when there is none. It reads the whole file: sizes and
// times of files lie on shares and within the second.
func Look(fsys FS, path string) (Stamp, error) {
	if _, err := fsys.Stat(path); os.IsNotExist(err) {
		return Stamp{}, nil
	}
	f, err := Open(fsys, path)
	if err != nil {
		return Stamp{}, err
	}
	defer f.Close()
	s := newStamper(io.Discard)
	if _, err := io.Copy(s, f); err != nil {
		return Stamp{}, fail("read", path, err)
	}
	return s.stamp(), nil
}

// Read returns what the file at path holds, with its stamp. A file of more than max bytes is ErrTooBig, and anything
// but an ordinary file ErrNotFile: a pipe would never end.
func Read(fsys FS, path string, max int64) ([]byte, Stamp, error) {
	f, err := Open(fsys, path)
	if err != nil {
		return nil, Stamp{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, max+1))
	if err != nil {
		return nil, Stamp{}, fail("read", path, err)
	}
	if int64(len(data)) > max {
		return nil, Stamp{}, &Error{Op: "read", Path: path, Kind: ErrTooBig}
	}
	return data, StampOf(data), nil
}

// Open opens a regular file to be read.
func Open(fsys FS, path string) (File, error) {
	info, err := fsys.Stat(path)
	if err != nil {
		return nil, fail("open", path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{Op: "open", Path: path, Kind: ErrNotFile}
	}
	f, err := fsys.OpenFile(path, os.O_RDONLY, 0)
	return f, fail("open", path, err)
}
