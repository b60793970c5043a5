package fileio

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Options of Save.
type Options struct {
	// Expect lists the contents that the file may have now; another one is ErrChanged. The zero Stamp stands for no
	// file. Nil asks nothing.
	Expect []Stamp
	// Copies is a folder for the safety copy without which no file is overwritten in place. It is made when needed.
	Copies string
}

// Saved is what a save did.
type Saved struct {
	Path  string // the file itself, links followed
	Stamp Stamp  // what it holds now; after an error: what it may hold
	// InPlace says that the file could not be replaced in one step and was overwritten after a copy of it was kept.
	InPlace bool
	Copy    string // that copy
}

// Save makes the file at path hold data, or leaves it as it was. Nil means that the data was flushed to the disk and
// read back. Links stay links, and mode bits stay.
func Save(fsys FS, path string, data []byte, o Options) (Saved, error) {
	out := Saved{Path: path, Stamp: StampOf(data)}
	t, err := aim(fsys, path, o.Expect)
	if err != nil {
		return out, err
	}
	out.Path = t.path
	fill := func(w io.Writer) error { _, err := w.Write(data); return err }
	if t.stream {
		return out, t.pour(fill)
	}
	if t.links <= 1 {
		err := t.replace(fill)
		if err == nil || !t.exists || o.Copies == "" || !refused(err) {
			return out, err
		}
	} else if o.Copies == "" {
		return out, &Error{Op: "save", Path: t.path, Kind: ErrLinked}
	}
	out.InPlace = true
	out.Copy, err = t.overwrite(data, o.Copies)
	return out, err
}

// Atomic makes the file at path hold what fill writes, or leaves it as it was. It is for exports, which stream. When
// the disk fails to flush, fill is called once more. An error of fill comes back as it is.
func Atomic(fsys FS, path string, fill func(io.Writer) error) error {
	t, err := aim(fsys, path, nil)
	if err != nil {
		return err
	}
	if t.stream {
		return t.pour(fill)
	}
	return t.replace(fill)
}

// pour writes into a pipe or a device.
func (t *target) pour(fill func(io.Writer) error) error {
	f, err := t.fsys.OpenFile(t.path, os.O_WRONLY, 0)
	if err != nil {
		return fail("open", t.path, err)
	}
	return errors.Join(fill(named{f, t.path}), fail("close", t.path, f.Close()))
}

// errFlush marks a temporary file that the disk failed to take. The system may have dropped its pages and report
// success the next time, so that only a new file can be trusted.
var errFlush = errors.New("flush failed")

// replace writes a temporary file and renames it over the target.
func (t *target) replace(fill func(io.Writer) error) error {
	tmp, stamp, err := t.write(fill)
	if errors.Is(err, errFlush) {
		tmp, stamp, err = t.write(fill)
	}
	if err != nil {
		return err
	}
	g, err := t.swap(tmp)
	if err != nil {
		drop(t.fsys, tmp)
		return err
	}
	defer g.release()
	if err := t.fsys.SyncDir(t.dir); err != nil {
		return fail("flush folder", t.dir, err)
	}
	return t.verify(t.path, stamp)
}

// swap renames a temporary file over the target and returns the guard, which it holds. A guard that was lost is taken
// once more, and the target compared again.
func (t *target) swap(tmp string) (*guard, error) {
	for lost := 0; ; lost++ {
		g, err := take(t.fsys, t.path, true)
		if err != nil {
			return nil, err
		}
		if err = t.rename(g, tmp); err == nil {
			return g, nil
		}
		g.release()
		if !errors.Is(err, errLost) || lost > 1 {
			return nil, err
		}
	}
}

func (t *target) rename(g *guard, tmp string) error {
	if err := t.still(g); err != nil {
		return err
	}
	return fail("replace", t.path, t.fsys.Rename(tmp, t.path))
}

// still compares the target once more, now that no other save can come in between.
func (t *target) still(g *guard) error {
	err := t.unchanged()
	if err == nil && g != nil {
		err = g.holds(t.path)
	}
	return err
}

// write returns a flushed temporary file beside the target, or an error and no file.
func (t *target) write(fill func(io.Writer) error) (string, Stamp, error) {
	tmp := filepath.Join(t.dir, tempName())
	stamp, err := t.fillTemp(tmp, fill)
	if err == nil && t.exists {
		err = fail("keep the mode of", t.path, t.fsys.Mimic(tmp, t.path))
	}
	if err == nil {
		err = t.verify(tmp, stamp)
	}
	if err != nil {
		drop(t.fsys, tmp)
	}
	return tmp, stamp, err
}

func (t *target) fillTemp(tmp string, fill func(io.Writer) error) (Stamp, error) {
	perm := os.FileMode(0o666) // less the umask, as any new file
	if t.exists {
		perm = 0o600 // until it gets the mode of the file it replaces
	}
	f, err := t.fsys.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return Stamp{}, fail("create", t.path, err)
	}
	s := newStamper(named{f, t.path})
	if err := fill(s); err != nil {
		_ = f.Close()
		return Stamp{}, err
	}
	if err := f.Sync(); err != nil {
		_ = f.Close()
		return Stamp{}, &Error{Op: "flush", Path: t.path, Kind: kindOf(err), Err: errors.Join(errFlush, err)}
	}
	return s.stamp(), fail("close", tmp, f.Close())
}

// verify reads a file back.
func (t *target) verify(path string, want Stamp) error {
	got, err := Look(t.fsys, path)
	if err != nil || got != want {
		return &Error{Op: "read back", Path: path, Kind: ErrVerify, Err: err}
	}
	return nil
}

// refused reports that the folder forbids new files or the system forbids the rename, so that only the file itself
// can be written to.
func refused(err error) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Op {
	case "create":
		return e.Kind == ErrDenied || e.Kind == ErrReadOnly
	case "replace":
		return e.Kind == ErrDenied || e.Kind == ErrBusy || e.Kind == ErrRename
	}
	return false
}

// overwrite writes over the bytes of the target after it has put a full copy of them into a folder, and returns the
// copy. When that fails it puts the old bytes back. A folder that takes no new files takes no guard either.
func (t *target) overwrite(data []byte, copies string) (string, error) {
	g, err := take(t.fsys, t.path, false)
	if err == nil {
		defer g.release()
	} else if !refused(err) {
		return "", err
	}
	old, _, err := Read(t.fsys, t.path, 1<<40)
	if err != nil {
		return "", err
	}
	if err := MakeDir(t.fsys, copies); err != nil {
		return "", err
	}
	kept := filepath.Join(copies, fitting("", filepath.Base(t.path), ".before"))
	if _, err := Save(t.fsys, kept, old, Options{}); err != nil {
		return "", err
	}
	if err := t.still(g); err != nil {
		return kept, err
	}
	err = t.put(data)
	if err == nil {
		return kept, nil
	}
	if t.put(old) == nil {
		return kept, err
	}
	return kept, &Error{Op: "overwrite", Path: t.path, Kind: kindIn(err), Err: err, Copy: kept}
}

// put overwrites the target from its start and cuts it to length last: on a full disk the old bytes then still have
// their blocks to go back to.
func (t *target) put(data []byte) error {
	f, err := t.fsys.OpenFile(t.path, os.O_WRONLY, 0)
	if err != nil {
		return fail("overwrite", t.path, err)
	}
	_, err = io.Copy(f, bytes.NewReader(data))
	if err == nil {
		err = f.Truncate(int64(len(data)))
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fail("overwrite", t.path, err)
	}
	return t.verify(t.path, StampOf(data))
}

func kindIn(err error) error {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return kindOf(err)
}

// named gives the errors of a file's writes the path that the user knows.
type named struct {
	File
	path string
}

func (n named) Write(p []byte) (int, error) {
	w, err := n.File.Write(p)
	return w, fail("write", n.path, err)
}
