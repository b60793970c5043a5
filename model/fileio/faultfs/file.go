package faultfs

import (
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

type file struct {
	fs   *FS
	n    *inode
	name string
	pos  int
}

func (f *file) Read(p []byte) (int, error) {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	if err := f.fs.step("read", f.name); err != nil {
		return 0, err
	}
	if f.n.mode.IsDir() {
		return 0, bad("read", f.name, syscall.EISDIR)
	}
	if f.pos >= len(f.n.data) {
		return 0, io.EOF
	}
	n := copy(p, f.n.data[f.pos:])
	f.pos += n
	return n, nil
}

func (f *file) Write(p []byte) (int, error) {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	if err := f.fs.step("write", f.name); err != nil {
		if !f.fs.fault.Short {
			return 0, err
		}
		f.put(p[:len(p)/2])
		return len(p) / 2, err
	}
	f.put(p)
	return len(p), nil
}

func (f *file) put(p []byte) {
	data := slices.Clone(f.n.data)
	if need := f.pos + len(p); need > len(data) {
		data = append(data, make([]byte, need-len(data))...)
	}
	copy(data[f.pos:], p)
	f.pos += len(p)
	f.n.data, f.n.dirty, f.n.mod = data, true, f.fs.clock
}

func (f *file) Truncate(size int64) error {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	if err := f.fs.step("truncate", f.name); err != nil {
		return err
	}
	data := slices.Clone(f.n.data)
	if int(size) > len(data) {
		data = append(data, make([]byte, int(size)-len(data))...)
	}
	f.n.data, f.n.dirty = data[:size], true
	return nil
}

// Sync that fails loses what was dirty for ever, as a disk does: a later Sync of the same file reports success.
func (f *file) Sync() error {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	if err := f.fs.step("sync", f.name); err != nil {
		if !f.fs.down {
			f.n.synced, f.n.dirty = make([]byte, len(f.n.data)), false
		}
		return err
	}
	if !f.fs.lazy() && f.n.dirty {
		f.n.synced, f.n.dirty = slices.Clone(f.n.data), false
	}
	return nil
}

func (f *file) Close() error {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	return f.fs.step("close", f.name)
}

type info struct {
	name string
	n    *inode
}

func infoOf(op, name string, n *inode) (fs.FileInfo, error) {
	if n == nil {
		return nil, bad(op, name, syscall.ENOENT)
	}
	return info{filepath.Base(name), n}, nil
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(len(i.n.data)) }
func (i info) Mode() fs.FileMode  { return i.n.mode }
func (i info) ModTime() time.Time { return i.n.mod }
func (i info) IsDir() bool        { return i.n.mode.IsDir() }
func (i info) Sys() any           { return nil }

// list returns the entries of a folder by name.
func (f *FS) list(dir string) []fs.DirEntry {
	var out []fs.DirEntry
	for p, n := range f.live {
		if p != "/" && filepath.Dir(p) == dir {
			out = append(out, fs.FileInfoToDirEntry(info{filepath.Base(p), n}))
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out
}
