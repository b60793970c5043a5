package ui

import (
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"sojourn/ui/crash"
)

// keeper writes the settings beside the UI goroutine: flushing a disk takes as long as opening a page, which is remembered
// each time. Of what was asked for meanwhile only the last is written.
type keeper struct {
	next    atomic.Pointer[[]byte]
	writing sync.Mutex
	all     sync.WaitGroup
	aside   func(func()) // runs something on a goroutine of its own; where there is no screen, at once
}

func (k *keeper) keep(data []byte, write func([]byte) error, failed func(error)) {
	k.next.Store(&data)
	k.all.Add(1)
	k.aside(func() {
		defer k.all.Done()
		k.writing.Lock()
		defer k.writing.Unlock()
		if last := k.next.Swap(nil); last != nil {
			if err := write(*last); err != nil {
				failed(err)
			}
		}
	})
}

func atOnce(do func()) { do() }

func onItsOwn(do func()) {
	go func() {
		defer crash.Guard()
		do()
	}()
}

// keepSettings remembers the choices of the person.
func (w *window) keepSettings() {
	data, err := w.set.Encode()
	if err != nil {
		w.cannotKeep(err)
		return
	}
	w.keeping.keep(data, w.store.Write, func(err error) { fyne.Do(func() { w.cannotKeep(err) }) })
}

func (w *window) cannotKeep(err error) {
	if w.frame != nil {
		w.frame.Say(w.explain(err))
	}
}
