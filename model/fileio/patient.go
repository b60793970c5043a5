package fileio

import (
	"io/fs"
	"time"

	"sojourn/model/limits"
)

// Patient returns a file system that tries again for limits.FilePatience when it meets a file that another program
// holds for a moment: scanners and synchronisers look at every new file.
func Patient(fsys FS) FS { return patient{fsys} }

type patient struct{ FS }

func (p patient) OpenFile(name string, flag int, perm fs.FileMode) (f File, err error) {
	err = p.again(momentary, func() error { f, err = p.FS.OpenFile(name, flag, perm); return err })
	return f, err
}

func (p patient) Rename(from, to string) error {
	return p.again(momentaryEntry, func() error { return p.FS.Rename(from, to) })
}

func (p patient) Remove(name string) error {
	return p.again(momentaryEntry, func() error { return p.FS.Remove(name) })
}

// again repeats a call for as long as its error passes by itself, with longer and longer pauses.
func (p patient) again(passes func(error) bool, call func() error) error {
	for waited, wait := time.Duration(0), time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := call()
		if err == nil || !passes(err) || waited+wait > limits.FilePatience {
			return err
		}
		p.Sleep(wait)
		waited += wait
	}
}
