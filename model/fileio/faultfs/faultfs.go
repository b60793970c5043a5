package faultfs

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"sojourn/model/fileio"
)

// FS is a file system in memory. Its folders start as "/" only.
type FS struct {
	mu    sync.Mutex
	live  map[string]*inode
	disk  map[string]*inode // entries that survive a crash
	fault Fault
	calls int
	flush int
	down  bool
	clock time.Time
}

type inode struct {
	data   []byte
	synced []byte // what of it survives a crash
	dirty  bool
	mode   fs.FileMode
	link   string
	mod    time.Time
}

var _ fileio.FS = (*FS)(nil)

// New returns an empty file system.
func New() *FS {
	root := &inode{mode: fs.ModeDir | 0o755}
	f := &FS{live: map[string]*inode{"/": root}, clock: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	f.disk = maps.Clone(f.live)
	return f
}

// Now implements fileio.FS by a clock that moves when somebody sleeps.
func (f *FS) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.clock
}

// Sleep implements fileio.FS and takes no time.
func (f *FS) Sleep(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.clock = f.clock.Add(d)
}

// Put places a file that is safe on the disk, and the folders above it.
func (f *FS) Put(name, data string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for dir := filepath.Dir(name); f.live[dir] == nil; dir = filepath.Dir(dir) {
		f.live[dir] = &inode{mode: fs.ModeDir | 0o755}
		f.disk[dir] = f.live[dir]
	}
	f.live[name] = &inode{data: []byte(data), synced: []byte(data), mode: 0o644, mod: f.clock}
	f.disk[name] = f.live[name]
}

// Symlink places a symbolic link that is safe on the disk.
func (f *FS) Symlink(to, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.live[name] = &inode{mode: fs.ModeSymlink | 0o777, link: to}
	f.disk[name] = f.live[name]
}

// Hardlink gives the file a second name.
func (f *FS) Hardlink(old, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.live[name] = f.live[old]
	f.disk[name] = f.live[old]
}

// Chmod sets permission bits, which unlike those of the machine hold for root as well.
func (f *FS) Chmod(name string, perm fs.FileMode) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.live[name]
	n.mode = n.mode.Type() | perm
}

// Files returns what every file holds now.
func (f *FS) Files() map[string]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := map[string]string{}
	for name, n := range f.live {
		if n.mode.IsRegular() {
			out[name] = string(n.data)
		}
	}
	return out
}

func bad(op, name string, err error) error { return &fs.PathError{Op: op, Path: name, Err: err} }

// clean gives a name the form of the tables; the working folder is the root.
func clean(name string) string { return filepath.Join("/", name) }

// follow returns the inode behind name, links followed, and the name it has.
func (f *FS) follow(name string) (string, *inode) {
	name = clean(name)
	for range 40 {
		n := f.live[name]
		if n == nil || n.mode&fs.ModeSymlink == 0 {
			return name, n
		}
		to := n.link
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return name, nil
}

// entry checks that the folder of name lets entries be changed.
func (f *FS) entry(op, name string) error {
	dir := f.live[filepath.Dir(name)]
	switch {
	case dir == nil:
		return bad(op, name, syscall.ENOENT)
	case !dir.mode.IsDir():
		return bad(op, name, syscall.ENOTDIR)
	case dir.mode&0o200 == 0:
		return bad(op, name, syscall.EACCES)
	}
	return nil
}

// OpenFile implements fileio.FS.
func (f *FS) OpenFile(name string, flag int, perm fs.FileMode) (fileio.File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("open", name); err != nil {
		return nil, err
	}
	at, n := f.follow(name)
	if len(filepath.Base(at)) > 255 {
		return nil, bad("open", name, syscall.ENAMETOOLONG)
	}
	if n == nil {
		if flag&os.O_CREATE == 0 {
			return nil, bad("open", name, syscall.ENOENT)
		}
		if err := f.entry("open", at); err != nil {
			return nil, err
		}
		n = &inode{mode: perm &^ 0o022, dirty: true, mod: f.clock}
		f.live[at] = n
	} else if err := n.opens(name, flag); err != nil {
		return nil, err
	}
	if flag&os.O_TRUNC != 0 {
		n.data, n.dirty = nil, true
	}
	return &file{fs: f, n: n, name: at}, nil
}

func (n *inode) opens(name string, flag int) error {
	write := flag&(os.O_WRONLY|os.O_RDWR) != 0
	switch {
	case flag&os.O_EXCL != 0:
		return bad("open", name, syscall.EEXIST)
	case n.mode.IsDir() && write:
		return bad("open", name, syscall.EISDIR)
	case write && n.mode&0o200 == 0:
		return bad("open", name, syscall.EACCES)
	}
	return nil
}

// Stat implements fileio.FS.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("stat", name); err != nil {
		return nil, err
	}
	at, n := f.follow(name)
	return infoOf("stat", at, n)
}

// Lstat implements fileio.FS.
func (f *FS) Lstat(name string) (fs.FileInfo, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("lstat", name); err != nil {
		return nil, err
	}
	return infoOf("lstat", name, f.live[clean(name)])
}

// Readlink implements fileio.FS.
func (f *FS) Readlink(name string) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("readlink", name); err != nil {
		return "", err
	}
	n := f.live[clean(name)]
	if n == nil || n.link == "" {
		return "", bad("readlink", name, syscall.EINVAL)
	}
	return n.link, nil
}

// ReadDir implements fileio.FS.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("readdir", name); err != nil {
		return nil, err
	}
	at, n := f.follow(name)
	if n == nil {
		return nil, bad("readdir", name, syscall.ENOENT)
	}
	return f.list(at), nil
}

// Mkdir implements fileio.FS.
func (f *FS) Mkdir(name string, perm fs.FileMode) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("mkdir", name); err != nil {
		return err
	}
	name = clean(name)
	if f.live[name] != nil {
		return bad("mkdir", name, syscall.EEXIST)
	}
	if err := f.entry("mkdir", name); err != nil {
		return err
	}
	f.live[name] = &inode{mode: fs.ModeDir | perm}
	return nil
}

// Rename implements fileio.FS.
func (f *FS) Rename(from, to string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("rename", to); err != nil {
		return err
	}
	from, to = clean(from), clean(to)
	n := f.live[from]
	if n == nil {
		return bad("rename", from, syscall.ENOENT)
	}
	if err := errors.Join(f.entry("rename", from), f.entry("rename", to)); err != nil {
		return err
	}
	if old := f.live[to]; old != nil && old.mode.IsDir() {
		return bad("rename", to, syscall.EISDIR)
	}
	delete(f.live, from)
	f.live[to] = n
	return nil
}

// Remove implements fileio.FS.
func (f *FS) Remove(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("remove", name); err != nil {
		return err
	}
	name = clean(name)
	if f.live[name] == nil {
		return bad("remove", name, syscall.ENOENT)
	}
	if err := f.entry("remove", name); err != nil {
		return err
	}
	delete(f.live, name)
	return nil
}

// SyncDir implements fileio.FS.
func (f *FS) SyncDir(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("syncdir", name); err != nil {
		return err
	}
	at, n := f.follow(name)
	if n == nil {
		return bad("sync", name, syscall.ENOENT)
	}
	if f.lazy() {
		return nil
	}
	maps.DeleteFunc(f.disk, func(p string, _ *inode) bool { return p != "/" && filepath.Dir(p) == at && f.live[p] == nil })
	for p, n := range f.live {
		if filepath.Dir(p) == at {
			f.disk[p] = n
		}
	}
	return nil
}

// Mimic implements fileio.FS.
func (f *FS) Mimic(name, model string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("chmod", name); err != nil {
		return err
	}
	_, n := f.follow(name)
	_, m := f.follow(model)
	if n == nil || m == nil {
		return bad("chmod", name, syscall.ENOENT)
	}
	n.mode = m.mode
	return nil
}

// Links implements fileio.FS.
func (f *FS) Links(name string) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.step("links", name); err != nil {
		return 0, err
	}
	_, n := f.follow(name)
	count := 0
	for _, other := range f.live {
		if other == n {
			count++
		}
	}
	return count, nil
}
