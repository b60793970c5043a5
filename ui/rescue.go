package ui

import (
	"path/filepath"
	"slices"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/vm"
)

// waiting is the unsaved work about which nobody has decided yet.
func waiting(list []workspace.Recovery) []workspace.Recovery {
	return slices.DeleteFunc(slices.Clone(list), func(r workspace.Recovery) bool { return r.Parked })
}

// showUnsaved shows all work that was never saved, that which was put aside as well.
func (w *window) showUnsaved() {
	list := w.work.Recoverable()
	if len(list) == 0 {
		w.host().Tell(w.words("recover.none"), w.words("recover.none.text"))
		return
	}
	w.offer(list)
}

// offer asks whether work that was never saved should be taken up again. Nothing of it is deleted whatever the answer:
// without one it is offered again at the next start, and what is declined is put aside.
func (w *window) offer(list []workspace.Recovery) {
	if len(list) == 0 {
		return
	}
	found := make([]dialog.Found, len(list))
	for i, r := range list {
		found[i] = w.found1(r)
	}
	v := w.host().Recover(found, func(i int, what dialog.Rescue) {
		rest := slices.Delete(slices.Clone(list), i, i+1)
		w.rescue(list[i], what, func() { w.offer(rest) })
	})
	for i, r := range list {
		f := found[i]
		beside(func() { f = w.examine(r, f) }, func() { v.Show(i, f) })
	}
}

// found1 is what is known about unsaved work before it is read.
func (w *window) found1(r workspace.Recovery) dialog.Found {
	at := r.At.Local()
	f := dialog.Found{Name: r.Title, When: layout.Date(w.lang, at) + " " + i18n.Clock(w.lang, at), Parked: r.Parked}
	if r.Path != "" {
		f.Name, f.About = filepath.Base(r.Path), r.Path
	}
	if f.Name == "" {
		f.Name = w.words("untitled.project")
	}
	return f
}

// examine reads unsaved work: how it looks, and how much of it its file does not have.
func (w *window) examine(r workspace.Recovery, f dialog.Found) dialog.Found {
	work, saved, err := w.work.Peek(r)
	if err != nil {
		f.About += "\n" + w.reason(err)
		return f
	}
	f.Picture = w.pictureOf(work.Doc, firstMap(work.Doc))
	f.File = saved != nil
	switch {
	case saved != nil:
		n := insight.Count(insight.Changes(saved, work.Doc))
		f.About += "\n" + w.words("recover.differs", "n", n.Cards())
		if all := vm.ChangeCounts(n, w.words); all != "" {
			f.About += "\n" + all
		}
	case r.Path != "":
		f.About += "\n" + w.words("recover.nofile")
	default:
		f.About = w.words("recover.untitled", "n", cards(work.Doc))
	}
	if r.Damaged {
		f.About += "\n" + w.words("recover.damaged")
	}
	return f
}

func cards(d *model.Document) (n int) { return len(d.Records(model.KindCard)) }

// rescue does with unsaved work what was answered, and goes on with next.
func (w *window) rescue(r workspace.Recovery, what dialog.Rescue, next func()) {
	name := w.found1(r).Name
	switch what {
	case dialog.PutAside:
		if err := w.work.Park(r); err != nil {
			w.problem("open", name, err)
			return
		}
		next()
	case dialog.OpenBoth:
		w.takeUp(name, next, func(in *window) (workspace.Opened, error) { return in.work.RecoverCopy(r) })
		n := w.another()
		n.openPath(r.Path)
	default:
		w.takeUp(name, next, func(in *window) (workspace.Opened, error) { return in.work.Recover(r) })
	}
}

// takeUp shows recovered work: here if nothing would be lost by that, else in a window of its own.
func (w *window) takeUp(name string, next func(), recover func(*window) (workspace.Opened, error)) {
	in := w
	if w.work.Dirty(w.session.Doc()) {
		in = w.another()
	}
	opened, err := recover(in)
	if err != nil {
		in.problem("open", name, err)
		return
	}
	in.show(opened.Doc, files{holder: opened.Holder, name: name})
	in.refreshBars()
	next()
}
