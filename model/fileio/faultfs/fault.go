package faultfs

import (
	"errors"
	"io/fs"
)

// ErrCrash is what every call returns once the power is gone.
var ErrCrash = errors.New("the power is gone")

// Fault is what goes wrong. The zero Fault is none.
type Fault struct {
	At    int    // which call, counted from 1
	Op    string // only calls of this name count, such as "sync" or "rename"; empty: all
	Err   error  // what the call returns; ErrCrash takes the power away
	Stays bool   // later calls fail as well
	Times int    // so many calls in a row fail; 0 is one
	Short bool   // a write puts half of its bytes down first
	Lazy  int    // this flush of a file or a folder, counted from 1, says that it is done and does nothing; 0: none
}

// Arm sets what goes wrong and starts to count calls anew.
func (f *FS) Arm(fault Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fault, f.calls, f.flush = fault, 0, 0
}

// Calls returns how many calls there were since Arm.
func (f *FS) Calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls
}

// Flushes returns how many files and folders were flushed since Arm.
func (f *FS) Flushes() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.flush
}

// Down reports that the power is gone.
func (f *FS) Down() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.down
}

// step counts a call and returns the error that it must fail with. Callers hold the lock.
func (f *FS) step(op, name string) error {
	if f.down {
		return &fs.PathError{Op: op, Path: name, Err: ErrCrash}
	}
	if f.fault.Op == "" || f.fault.Op == op {
		f.calls++
	} else if !f.fault.Stays || f.calls < f.fault.At {
		return nil
	}
	last := f.fault.At + max(f.fault.Times, 1) - 1
	if f.fault.At == 0 || f.calls < f.fault.At || f.calls > last && !f.fault.Stays {
		return nil
	}
	f.down = f.fault.Err == ErrCrash
	return &fs.PathError{Op: op, Path: name, Err: f.fault.Err}
}

// lazy counts a flush and reports that it is to be left out. Callers hold the lock.
func (f *FS) lazy() bool {
	f.flush++
	return f.flush == f.fault.Lazy
}
