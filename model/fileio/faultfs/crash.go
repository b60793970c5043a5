package faultfs

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// Fate is what becomes of something that was not flushed when the power went.
type Fate int

// Fates. Empty and Garbled are for bytes only; entries of folders are kept or lost.
const (
	Kept Fate = iota
	Lost
	Empty
	Garbled
	Mixed // each file and entry draws its own fate
)

// Outcome is one way in which a disk comes back after a crash.
type Outcome struct {
	Entries, Bytes Fate
	Seed           uint64 // of Mixed
}

func (o Outcome) String() string {
	return fmt.Sprintf("entries %d bytes %d seed %d", o.Entries, o.Bytes, o.Seed)
}

// Outcomes lists every pure outcome and a few mixed ones.
func Outcomes() []Outcome {
	var all []Outcome
	for _, e := range []Fate{Kept, Lost} {
		for _, b := range []Fate{Kept, Lost, Empty, Garbled} {
			all = append(all, Outcome{Entries: e, Bytes: b})
		}
	}
	for seed := range uint64(8) {
		all = append(all, Outcome{Entries: Mixed, Bytes: Mixed, Seed: seed})
	}
	return all
}

// Restart returns what is found after the power went now and came back: a file system of its own, all of it safe.
func (f *FS) Restart(o Outcome) *FS {
	f.mu.Lock()
	defer f.mu.Unlock()
	r := rand.New(rand.NewPCG(o.Seed, 1))
	entries := f.survivors(o.Entries, r)
	names := make([]string, 0, len(entries))
	for p := range entries {
		names = append(names, p)
	}
	slices.Sort(names)
	back := New()
	back.clock = f.clock
	seen := map[*inode]*inode{}
	for _, p := range names {
		if p != "/" && back.live[filepath.Dir(p)] == nil {
			continue // its folder is lost, and it with it
		}
		n := entries[p]
		if seen[n] == nil {
			seen[n] = n.after(o.Bytes, r)
		}
		back.live[p], back.disk[p] = seen[n], seen[n]
	}
	return back
}

// survivors returns the entries that are found.
func (f *FS) survivors(fate Fate, r *rand.Rand) map[string]*inode {
	all := map[string]bool{}
	for p := range f.live {
		all[p] = true
	}
	for p := range f.disk {
		all[p] = true
	}
	names := make([]string, 0, len(all))
	for p := range all {
		names = append(names, p)
	}
	slices.Sort(names) // for the sake of the seed
	out := map[string]*inode{}
	for _, p := range names {
		from := f.live
		if fate == Lost || fate == Mixed && r.IntN(2) == 0 {
			from = f.disk
		}
		if n := from[p]; n != nil {
			out[p] = n
		}
	}
	return out
}

func (n *inode) after(fate Fate, r *rand.Rand) *inode {
	m := &inode{mode: n.mode, link: n.link, mod: n.mod}
	if fate == Mixed {
		fate = Fate(r.IntN(int(Mixed)))
	}
	switch {
	case !n.dirty || n.mode&fs.ModeType != 0 || fate == Lost:
		m.data = slices.Clone(n.synced)
	case fate == Kept:
		m.data = slices.Clone(n.data)
	case fate == Garbled:
		m.data = slices.Clone(n.data)
		for i := range m.data {
			if i%7 == 0 {
				m.data[i] ^= 0x5a
			}
		}
	}
	m.synced = slices.Clone(m.data)
	return m
}
