package faultfs

import (
	"fmt"
	"hash/maphash"
	"path/filepath"
	"strings"
	"syscall"
)

// Trial is something that is done to a disk, to be tried with everything that can go wrong at each of its calls.
type Trial struct {
	Name string
	// Start prepares a new disk and returns what is to be done, where nil means done for good, and what is wrong with a
	// disk after it, "" for nothing.
	Start func(f *FS) (act func() error, check func(after *FS, end End) string)
}

// End is how a trial came out.
type End struct {
	Done  bool // it has returned nil, and there was power
	Clean bool // no call failed but for want of power
}

// Faults are the kinds of failure that a disk is known for.
var Faults = []Fault{
	{Err: ErrCrash}, {Err: ErrCrash, Short: true},
	{Err: syscall.EIO}, {Err: syscall.EIO, Stays: true},
	{Err: syscall.ENOSPC, Short: true}, {Err: syscall.ENOSPC, Short: true, Stays: true},
	{Err: syscall.EACCES}, {Err: syscall.EACCES, Stays: true}, {Err: syscall.EBUSY},
}

// Few are enough to see that a path is safe; Faults are for those who have time.
var Few = []Fault{Faults[1], Faults[2], Faults[5]}

func (f Fault) String() string {
	return fmt.Sprintf("%v at call %d (short %v, stays %v)", f.Err, f.At, f.Short, f.Stays)
}

// Wreck tries each fault at every call in turn, and after it each way in which the disk may come back. It returns what
// was lost, and how many times it was tried.
func (t Trial) Wreck(faults []Fault) (lost []string, tried int) {
	for _, fault := range faults {
		for fault.At = 1; ; fault.At++ {
			bad, through := t.once(fault)
			lost = append(lost, bad...)
			tried++
			if through {
				break
			}
		}
	}
	return lost, tried
}

// once tries one fault. Through says that it came too late.
func (t Trial) once(fault Fault) (lost []string, through bool) {
	f := New()
	act, check := t.Start(f)
	f.Arm(fault)
	err := act()
	through = f.Calls() < fault.At
	end := End{Done: err == nil && !f.Down(), Clean: through || fault.Err == ErrCrash}
	say := func(when, what string) {
		if what != "" {
			lost = append(lost, fmt.Sprintf("%s, %v, %s: %s", t.Name, fault, when, what))
		}
	}
	if fault.Err != ErrCrash || through {
		say("afterwards", check(f.Restart(Outcome{Kept, Kept, 0}), end))
		if !fault.Stays {
			say("left", strings.Join(f.strays(), " "))
		}
	}
	seen, seed := map[uint64]bool{}, maphash.MakeSeed()
	for _, o := range Outcomes() {
		back := f.Restart(o)
		if sum := back.sum(seed); !seen[sum] {
			seen[sum] = true
			say("power lost, "+o.String(), check(back, end))
		}
	}
	return lost, through
}

// sum returns a number that is the same for disks which hold the same.
func (f *FS) sum(seed maphash.Seed) (sum uint64) {
	for name, n := range f.live {
		var h maphash.Hash
		h.SetSeed(seed)
		h.WriteString(name)
		h.WriteByte(0)
		h.Write(n.data)
		sum += h.Sum64()
	}
	return sum
}

// strays returns the files that nobody but fileio can want.
func (f *FS) strays() (out []string) {
	for name := range f.Files() {
		if strings.HasPrefix(filepath.Base(name), ".sojourn-") {
			out = append(out, name)
		}
	}
	return out
}

// Needless leaves out each flush in turn and takes the power away at every call, or after one has failed. It returns
// those flushes, counted from 1, that nobody missed, and how many there are in all.
func (t Trial) Needless() (unmissed []int, flushes int) {
	f := New()
	act, _ := t.Start(f)
	f.Arm(Fault{})
	_ = act()
	for n := 1; n <= f.Flushes(); n++ {
		if !t.misses(n, f.Calls()) {
			unmissed = append(unmissed, n)
		}
	}
	return unmissed, f.Flushes()
}

// misses reports whether something is lost without the n-th flush. It begins at the last call, where that shows most.
func (t Trial) misses(n, calls int) bool {
	for _, fault := range Faults[:3] {
		fault.Lazy = n
		for fault.At = calls + 1; fault.At > 0; fault.At-- {
			if lost, _ := t.once(fault); len(lost) > 0 {
				return true
			}
		}
	}
	return false
}
