//go:build unix

package fileio

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// momentary reports an error that passes by itself: file systems in user space, as synchronisers mount them, lock a
// file while they look at it.
func momentary(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)
}

// momentaryEntry is momentary for renames and removals.
func momentaryEntry(err error) bool { return momentary(err) }

func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	// Shares and FAT volumes refuse to flush a folder: they have nothing to flush.
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOTTY) {
		return nil
	}
	return err
}

func mimic(name, model string) error {
	info, err := os.Stat(model)
	if err != nil {
		return err
	}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		// Only root may give files away; without that a file becomes ours, which is the best that can be done.
		_ = os.Chown(name, int(st.Uid), int(st.Gid))
	}
	return os.Chmod(name, info.Mode().Perm())
}

func links(name string) (int, error) {
	info, err := os.Stat(name)
	if err != nil {
		return 0, err
	}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Nlink), nil
	}
	return 1, nil
}

// alive reports whether a process runs on this machine. One that belongs to somebody else answers EPERM.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return (err == nil || errors.Is(err, syscall.EPERM)) && !ended(pid)
}

// ended reports a process that has ended and only waits for its parent to look: it still takes signals, but will never
// use a file again. Where there is no /proc it says no.
func ended(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	_, rest, ok := strings.Cut(string(stat), ") ") // the name before it may hold anything
	return ok && strings.HasPrefix(rest, "Z")
}

func reserved(string) bool { return false }

var systemKinds = map[syscall.Errno]error{
	syscall.ENOSPC: ErrFull, syscall.EDQUOT: ErrFull, syscall.EFBIG: ErrFull,
	syscall.EROFS:  ErrReadOnly,
	syscall.ENOENT: ErrGone, syscall.ENOTDIR: ErrGone, syscall.ENODEV: ErrGone, syscall.ENXIO: ErrGone, syscall.ESTALE: ErrGone,
	syscall.EBUSY: ErrBusy, syscall.ETXTBSY: ErrBusy,
	syscall.EXDEV: ErrRename, syscall.ENOTSUP: ErrRename,
	syscall.ENAMETOOLONG: ErrName, syscall.EINVAL: ErrName, syscall.EILSEQ: ErrName,
	syscall.ELOOP: ErrName, syscall.EISDIR: ErrNotFile,
}
