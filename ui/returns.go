package ui

import (
	"path/filepath"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/roundtrip"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// returning is a workbook of ours that has come back.
type returning struct {
	w    *window
	name string
	r    *roundtrip.Returned
	v    *roundtrip.Review
	then func() // what follows when the page is closed
}

// end goes on with what follows, once.
func (b *returning) end() {
	if then := b.then; then != nil {
		b.then = nil
		then()
	}
}

// returned reads a sheet as a workbook of ours, nil when it is none.
func (w *window) returned(path string, tables []importer.Table, doc *model.Document) *returning {
	r, err := roundtrip.Read(tables, doc)
	if err != nil {
		return nil
	}
	back := &returning{w: w, name: filepath.Base(path), r: r}
	if _, ours := model.Get[model.Map](doc, r.Map); ours {
		back.v = roundtrip.NewReview(r, doc, vm.Nameless(w.lang, w.words))
	}
	return back
}

// open shows what the workbook brings, of a map that the project has. Any other is a new map as it stands.
func (b *returning) open() {
	if b.v == nil {
		b.adopt()
		return
	}
	w := b.w
	if len(b.v.Items)+len(b.v.Notes) == 0 {
		w.host().Tell(w.words("review.title", "name", b.name), w.words("review.same"))
		b.end()
		return
	}
	w.openMap(b.r.Map)
	about := "review.about"
	if b.r.Blind {
		about = "review.about.blind"
	}
	w.host().Review(dialog.Review{
		Title: w.words("review.title", "name", b.name), About: w.words(about), Groups: b.groups(),
		Is: func(i int) bool { return i >= 0 && b.v.Items[i].Accept }, Set: b.v.Decide, Show: b.show,
		Counts:    func() string { return vm.ReviewCounts(b.v, w.words) },
		Elsewhere: dialog.Answer{Label: w.words("review.elsewhere"), Style: part.Outline, Run: b.adopt},
	}, func(take bool) {
		if take {
			b.take()
		}
		b.end()
	})
}

// groups sorts the items by what a person has to look at first.
func (b *returning) groups() []dialog.ReviewGroup {
	w := b.w
	names := []string{"review.clashes", "review.group.added", "review.group.changed", "review.group.removed", "review.group.notes"}
	if b.r.Blind {
		names[0] = "review.unsure"
	}
	groups := make([]dialog.ReviewGroup, len(names))
	for i, name := range names {
		groups[i].Name = name
	}
	for i, item := range b.v.Items {
		g := map[insight.What]int{insight.Added: 1, insight.Removed: 3}[item.What]
		switch {
		case item.Clash:
			g = 0
		case g == 0:
			g = 2
		}
		t := vm.TellItem(b.v, item, w.lang, w.words)
		groups[g].Lines = append(groups[g].Lines, dialog.ReviewLine{At: i, Name: t.Name, Detail: t.Detail, Against: t.Against, Whole: t.Whole})
	}
	for i, n := range b.v.Notes {
		t := vm.TellNote(n, w.words)
		groups[4].Lines = append(groups[4].Lines, dialog.ReviewLine{At: -1 - i, Name: t.Name, Detail: t.Detail, Whole: t.Whole, Fixed: true})
	}
	for i := range groups {
		groups[i].Name = w.words(groups[i].Name, "n", len(groups[i].Lines))
	}
	return groups
}

// show brings the map behind to what a line is about.
func (b *returning) show(i int) {
	id := model.ID("")
	if i >= 0 {
		id = b.v.Items[i].ID
	} else {
		id = b.v.Notes[-1-i].Card
	}
	b.w.board.RevealID(string(id))
}

// take makes what is accepted one step of the project. What the project did while the list was open stays.
func (b *returning) take() {
	w := b.w
	if err := w.mayEdit(); err != nil {
		w.problem("import", b.name, err)
		return
	}
	n := 0
	for _, i := range b.v.Items {
		if i.Accept {
			n++
		}
	}
	w.session.Replace("do.return", b.v.Doc(w.session.Doc()))
	w.frame.Say(w.words("bar.returned", "n", n))
}

// adopt makes the workbook a map of its own.
func (b *returning) adopt() {
	w := b.w
	var m model.ID
	if _, err := w.session.Do("do.import", func(tx *model.Tx) (err error) { m, err = roundtrip.Adopt(tx, b.r); return err }); err != nil {
		w.problem("import", b.name, err)
		return
	}
	w.openMap(m)
	w.frame.Say(w.words("bar.imported", "what", w.words("bar.cards", "n", len(w.session.Doc().Cards(m)))))
	b.end()
}
