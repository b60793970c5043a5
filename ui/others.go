package ui

import (
	"cmp"
	"path/filepath"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/merge"
	"sojourn/model/workspace"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/view"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// askHeld asks how to open a file that somebody else has open.
func (w *window) askHeld(path string, h fileio.Holder) {
	ask := w.host()
	ask.Ask(w.words("open.held", "name", filepath.Base(path)), w.words("open.held.text", w.holderArgs(h)...), ask.Cancel(),
		dialog.Answer{Label: w.words("button.takeover"), Style: part.Danger, Run: func() { w.openAs(path, workspace.TakingOver) }},
		dialog.Answer{Label: w.words("button.opencopy"), Style: part.Outline, Run: func() { w.openCopy(path) }},
		dialog.Answer{Label: w.words("button.readonly"), Style: part.Primary, Run: func() { w.openAs(path, workspace.AsGuest) }})
}

// holderArgs fill the words about whoever has a file open.
func (w *window) holderArgs(h fileio.Holder) []any {
	since := h.Since.Local()
	return []any{"who", cmp.Or(h.Who, w.words("held.somebody")), "host", cmp.Or(h.Host, w.words("held.somewhere")),
		"time", layout.Date(w.lang, since) + " " + i18n.Clock(w.lang, since)}
}

// showAccess lets the map be worked on or only looked at, and says above it what there is to know about its file.
func (w *window) showAccess() {
	w.board.SetFixed(w.work.Access() != workspace.Owner)
	w.frame.SetNotice(w.notice())
}

// mayEdit is why the project cannot be changed, nil when it can.
func (w *window) mayEdit() error {
	switch w.work.Access() {
	case workspace.Guest:
		return workspace.ErrGuest
	case workspace.Newer:
		return workspace.ErrReadOnly
	}
	return nil
}

// notice is what stands above the map now.
func (w *window) notice() view.Notice {
	copied := view.Offer{Label: w.words("button.editcopy"), Run: w.editCopy}
	name := w.fileName()
	switch access := w.work.Access(); {
	case access == workspace.Newer:
		return view.Notice{Text: w.words("notice.newer", "name", name), Offers: []view.Offer{copied}}
	case access == workspace.Guest:
		text := w.words("notice.guest.free", "name", name)
		if w.files.holder != nil {
			text = w.words("notice.guest", w.holderArgs(*w.files.holder)...)
		}
		return view.Notice{Text: text, Offers: []view.Offer{copied, {Label: w.words("button.takeover"), Run: w.takeOver}}}
	case w.files.disk == workspace.Changed:
		return view.Notice{Text: w.words("notice.changed", "name", name), Offers: []view.Offer{{Label: w.words("button.join"), Run: func() { w.join(nil) }}}}
	case w.files.disk == workspace.Gone:
		return view.Notice{Text: w.words("notice.gone", "name", name), Offers: []view.Offer{{Label: w.words("button.save"), Run: func() { w.save(nil) }}}}
	case w.work.Protected():
		return view.Notice{Text: w.words("notice.protected", "name", name),
			Offers: []view.Offer{{Label: w.words("button.saveas"), Run: func() { w.saveUnder(freeName(w.work.Path()), nil) }}}}
	case w.files.holder != nil:
		return view.Notice{Text: w.words("notice.taken", w.holderArgs(*w.files.holder)...)}
	}
	return view.Notice{}
}

// editCopy goes on with what is open as a project without a file.
func (w *window) editCopy() { w.openCopy(w.work.Path()) }

// takeOver makes this window the one that saves.
func (w *window) takeOver() {
	beside(w.work.TakeOver, func() {
		w.files.holder = nil
		w.showAccess()
		w.refreshBars()
	})
}

// takenOver tells that somebody else saves from now on. Nothing is lost by that: whoever saves second is asked.
func (w *window) takenOver(by fileio.Holder) {
	w.files.holder = &by
	w.showAccess()
}

// disturbed follows what somebody else did to the file.
func (w *window) disturbed(d workspace.Disk) {
	w.files.disk = d
	if d == workspace.Changed && w.quiet() {
		w.reload()
		return
	}
	w.showAccess()
}

// quiet reports that nothing of the user's is at stake: all is saved, and nothing is being typed or asked.
func (w *window) quiet() bool {
	return !w.work.Dirty(w.session.Doc()) && !w.files.writing && !w.board.Editing() && (w.page() == nil || !w.page().editing()) && w.win.Canvas().Overlays().Top() == nil
}

// reload goes on with what the file holds now, as a step that can be undone.
func (w *window) reload() {
	theirs, err := w.work.Theirs()
	if err != nil { // it is half written, or no journey: what is open is the better one
		w.showAccess()
		return
	}
	w.accept(theirs, "do.reload", theirs.Doc)
	w.frame.Say(w.words("bar.reloaded", "name", w.fileName()))
}

// accept goes on from what the file holds, with a document that has taken it in.
func (w *window) accept(t workspace.Theirs, label string, doc *model.Document) {
	w.work.Accept(t)
	w.files.disk = workspace.Same
	w.session.Replace(label, doc)
	w.showAccess()
	w.refreshBars()
}

// join shows what somebody else and this window did to the file, and goes on as the user says; then with next once the
// project is saved.
func (w *window) join(next func()) {
	w.closeEditor()
	path := w.work.Path()
	theirs, err := w.work.Theirs()
	if err != nil {
		w.joinFailed(path, err, next)
		return
	}
	mine := w.session.Doc()
	r := merge.Documents(theirs.Base, mine, theirs.Doc)
	w.host().Merge(w.mergeOf(r, theirs, mine), func(how dialog.Merged, clashes []dialog.Clash) {
		switch how {
		case dialog.MineElsewhere:
			w.saveUnder(freeName(path), next)
		case dialog.OnlyMine:
			w.writeOver(next)
		case dialog.OnlyTheirs:
			w.takeTheirs(theirs)
		default:
			w.accept(theirs, "do.join", r.Doc(sides(clashes)))
			w.save(next)
		}
	})
}

// takeTheirs goes on with what the file holds. What was in the window is put aside, and an undo leads back to it.
func (w *window) takeTheirs(t workspace.Theirs) {
	if err := w.work.Discard(); err != nil {
		w.problem("save", w.fileName(), err)
		return
	}
	w.accept(t, "do.reload", t.Doc)
}

func sides(clashes []dialog.Clash) []merge.Side {
	out := make([]merge.Side, len(clashes))
	for i, c := range clashes {
		if c.TakeTheirs {
			out[i] = merge.Theirs
		}
	}
	return out
}

// mergeOf words what both sides did.
func (w *window) mergeOf(r *merge.Result, theirs workspace.Theirs, mine *model.Document) dialog.Merge {
	m := dialog.Merge{Name: w.fileName()}
	base := theirs.Base
	if base == nil {
		base = mine // nobody knows: what is told is how they differ
	}
	m.Theirs = w.words("merge.from.theirs", "changes", vm.Differences(base, theirs.Doc, w.words))
	m.Mine = w.words("merge.from.mine", "changes", vm.Differences(base, mine, w.words))
	for _, c := range r.Conflicts {
		m.Clash = append(m.Clash, dialog.Clash{
			Title: vm.ConflictTitle(c, w.lang, w.words), Mine: vm.ConflictText(c, merge.Mine, w.lang, w.words),
			Theirs: vm.ConflictText(c, merge.Theirs, w.lang, w.words), TakeTheirs: c.Default == merge.Theirs,
		})
	}
	return m
}

// joinFailed tells that the file on the disk cannot be read now, so that there is nothing to join.
func (w *window) joinFailed(path string, err error, next func()) {
	h := w.host()
	over := dialog.Answer{Label: w.words("button.overwrite"), Style: part.Danger, Run: func() { w.writeOver(next) }}
	elsewhere := dialog.Answer{Label: w.words("button.saveas"), Style: part.Primary, Run: func() { w.saveUnder(freeName(path), next) }}
	h.Problem("file.changed", []any{"name", filepath.Base(path), "reason", w.reason(err)}, h.Cancel(), over, elsewhere)
}
