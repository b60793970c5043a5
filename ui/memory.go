package ui

import (
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"sojourn/model"
)

const (
	startRoom = 160 << 20       // bytes that the start may take before anything is collected
	restRoom  = 50              // percent by which the heap may grow between collections afterwards
	settled   = 2 * time.Second // after which a start or an opened file is behind us
	large     = 1000            // records of a document whose opening leaves much behind
)

// roomyStart puts off collecting what is no longer used until the start is over or has taken startRoom. Eight
// collections were a fifth of all work before the first frame of 5,000 cards, and freed little. Afterwards the heap is
// kept smaller than usual: what lives is mostly fonts and the document, and an edit leaves little behind.
func roomyStart() {
	debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(startRoom)
	usual := sync.OnceFunc(func() {
		debug.SetGCPercent(restRoom)
		debug.SetMemoryLimit(limit)
	})
	runtime.AddCleanup(new([16]byte), func(int) { usual() }, 0) // the first collection: the room is used up
	time.AfterFunc(settled, func() {
		usual()
		release()
	})
}

// giveBack returns to the system what opening a document took for a while.
func giveBack(doc *model.Document) {
	if doc.Len() > large {
		time.AfterFunc(settled, release)
	}
}

func release() {
	debug.FreeOSMemory()
	releaseFonts()
}
