package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

const (
	versionTime = "20060102T150405.000Z"
	versionTail = ".journey"
)

// Version is a save of the past.
type Version struct {
	At   time.Time
	Size int64  // bytes
	hash string // of the content, its start
	file string
}

// versions returns the folder of a file's versions: outside the file's own folder, which may be the one that dies. A
// link has those of its file.
func (w *Workspace) versions(path string) string {
	if real, err := fileio.Resolve(w.FS, path); err == nil {
		path = real
	}
	h := sha256.Sum256([]byte(path))
	return filepath.Join(w.Home, "versions", hex.EncodeToString(h[:8]))
}

// Versions lists the saves of the file at path that are kept, newest first: the last limits.Versions, and one a day
// for limits.VersionDays.
func (w *Workspace) Versions(path string) []Version {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return w.listVersions(w.versions(path))
}

func (w *Workspace) listVersions(dir string) (list []Version) {
	entries, err := w.FS.ReadDir(dir)
	if err != nil {
		return nil // nothing was saved yet
	}
	for _, e := range entries {
		stem, ours := strings.CutSuffix(e.Name(), versionTail)
		when, hash, found := strings.Cut(stem, "-")
		at, err := time.Parse(versionTime, when)
		info, bad := e.Info()
		if ours && found && err == nil && bad == nil {
			list = append(list, Version{At: at, Size: info.Size(), hash: hash, file: filepath.Join(dir, e.Name())})
		}
	}
	slices.SortFunc(list, func(a, b Version) int { return strings.Compare(b.file, a.file) })
	return list
}

// ReadVersion returns the document of a version, to look at, compare, or begin a copy with.
func (w *Workspace) ReadVersion(v Version) (*model.Document, codec.Report, error) {
	data, _, err := fileio.Read(w.FS, v.file, limits.DocumentBytes)
	if err != nil {
		return nil, codec.Report{}, err
	}
	return codec.Decode(data)
}

// keepOld keeps what the file holds now, which a save is about to replace. It fails only when that is the one copy of
// a file before its repair; otherwise a full data disk must not keep anybody from saving.
func (w *Workspace) keepOld(path string) error {
	w.mu.Lock()
	sole := w.at.repaired && w.at.path == path
	w.mu.Unlock()
	data, _, err := fileio.Read(w.FS, path, limits.DocumentBytes)
	if errors.Is(err, fileio.ErrGone) {
		return nil
	}
	if err == nil {
		err = w.keepVersion(path, data)
	}
	if err != nil && sole {
		return errors.Join(ErrNoCopy, err)
	}
	return nil
}

// keepVersion adds a version unless its content is the newest one already, and removes those that are too many.
func (w *Workspace) keepVersion(path string, data []byte) error {
	dir := w.versions(path)
	hash := fileio.StampOf(data).Hash[:16]
	list := w.listVersions(dir)
	if len(list) > 0 && list[0].hash == hash {
		return nil
	}
	if err := fileio.MakeDir(w.FS, dir); err != nil {
		return err
	}
	at := w.Now().UTC()
	if len(list) > 0 && !at.After(list[0].At) {
		at = list[0].At.Add(time.Millisecond) // the clock went back, or two came in one instant
	}
	file := filepath.Join(dir, at.Format(versionTime)+"-"+hash+versionTail)
	if _, err := fileio.Save(w.FS, file, data, fileio.Options{}); err != nil {
		return err
	}
	for _, v := range surplus(w.listVersions(dir), w.Now()) {
		_ = w.FS.Remove(v.file) // one too many does no harm
	}
	return nil
}

// surplus returns the versions, of a list with the newest first, that need not be kept.
func surplus(list []Version, now time.Time) (out []Version) {
	days := map[string]bool{}
	var size int64
	for i, v := range list {
		size += v.Size
		day := v.At.In(now.Location()).Format(time.DateOnly)
		first := !days[day] // the last save of its day
		days[day] = true
		young := now.Sub(v.At) < limits.VersionDays*24*time.Hour
		if i >= limits.Versions && !(first && young) || i > 0 && size > limits.VersionBytes {
			out = append(out, v)
		}
	}
	return out
}
