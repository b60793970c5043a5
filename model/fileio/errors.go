package fileio

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// What went wrong, to be asked with errors.Is. The window says each in a sentence of its own.
var (
	ErrFull     = errors.New("the disk is full")
	ErrReadOnly = errors.New("the file or the disk is read-only")
	ErrDenied   = errors.New("the system does not allow it")
	ErrGone     = errors.New("the file or its folder is not there")
	ErrBusy     = errors.New("another program holds the file")
	ErrName     = errors.New("the name cannot be used here")
	ErrNotFile  = errors.New("it is not an ordinary file")
	ErrTooBig   = errors.New("the file is too big")
	ErrChanged  = errors.New("the file has changed since it was read")
	ErrVerify   = errors.New("the file does not hold what was written")
	ErrLinked   = errors.New("the file has several names and there is no place for a safety copy")
	ErrRename   = errors.New("the file cannot be replaced in one step")
	ErrDevice   = errors.New("the disk reports an error")
)

// Error is every error of this package: what was tried on which path, the kind of failure, and the cause if the
// system gave one.
type Error struct {
	Op, Path string
	Kind     error
	Err      error
	// Copy is the safety copy that holds the old bytes when a file was damaged while it was overwritten in place.
	Copy string
}

func (e *Error) Error() string {
	s := e.Op + " " + e.Path + ": " + e.Kind.Error()
	if e.Err != nil {
		s += " (" + cause(e.Err).Error() + ")"
	}
	if e.Copy != "" {
		s += "; the old content is in " + e.Copy
	}
	return s
}

// cause leaves out the path of a temporary file, which says nothing to a reader.
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// Unwrap makes errors.Is find both the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// fail wraps err, and passes on nil and what is wrapped already.
func fail(op, path string, err error) error {
	var own *Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	return &Error{Op: op, Path: path, Kind: kindOf(err), Err: err}
}

func kindOf(err error) error {
	var no syscall.Errno
	if errors.As(err, &no) {
		if kind, ok := systemKinds[no]; ok {
			return kind
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrGone
	case errors.Is(err, fs.ErrPermission):
		return ErrDenied
	}
	return ErrDevice
}
