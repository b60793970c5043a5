package fileio

import (
	"errors"
	"os"
	"syscall"
)

const (
	errWriteProtect  = syscall.Errno(19)
	errNotReady      = syscall.Errno(21)
	errSharing       = syscall.Errno(32)
	errLocked        = syscall.Errno(33)
	errHandleFull    = syscall.Errno(39)
	errBadNetPath    = syscall.Errno(53)
	errNetGone       = syscall.Errno(64)
	errDiskFull      = syscall.Errno(112)
	errInvalidName   = syscall.Errno(123)
	errNotSameDevice = syscall.Errno(17)
	stillActive      = 259
	queryLimited     = 0x1000
)

// momentary reports that another program has the file open.
func momentary(err error) bool {
	return errors.Is(err, errSharing) || errors.Is(err, errLocked)
}

// momentaryEntry is momentary for renames and removals, which are also denied while another program holds the file.
// For an open that is final.
func momentaryEntry(err error) bool {
	return momentary(err) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// syncDir has nothing to do: Windows offers no flush of a folder, and NTFS journals its entries.
func syncDir(string) error { return nil }

func mimic(name, model string) error {
	info, err := os.Stat(model)
	if err != nil {
		return err
	}
	return os.Chmod(name, info.Mode().Perm())
}

func links(name string) (int, error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var info syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(syscall.Handle(f.Fd()), &info); err != nil {
		return 1, nil // some shares cannot tell
	}
	return int(info.NumberOfLinks), nil
}

// alive reports whether a process runs on this machine.
func alive(pid int) bool {
	h, err := syscall.OpenProcess(queryLimited, false, uint32(pid))
	if err != nil {
		return errors.Is(err, syscall.ERROR_ACCESS_DENIED)
	}
	defer syscall.CloseHandle(h)
	var code uint32
	return syscall.GetExitCodeProcess(h, &code) == nil && code == stillActive
}

func reserved(base string) bool { return windowsReserved(base) }

var systemKinds = map[syscall.Errno]error{
	errDiskFull: ErrFull, errHandleFull: ErrFull,
	errWriteProtect:              ErrReadOnly,
	syscall.ERROR_FILE_NOT_FOUND: ErrGone, syscall.ERROR_PATH_NOT_FOUND: ErrGone,
	errNotReady: ErrGone, errBadNetPath: ErrGone, errNetGone: ErrGone,
	errSharing: ErrBusy, errLocked: ErrBusy,
	errNotSameDevice: ErrRename,
	errInvalidName:   ErrName,
}
