package ui

import (
	"context"
	"image"
	"strings"
	"time"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/ui/dialog"
)

// buildAfter is how long corrections must be at rest before the map is made of them.
const buildAfter = 150 * time.Millisecond

// made is what a mapping makes of a sheet.
type made struct {
	ready  bool // it has been worked out
	plan   importer.Plan
	err    error
	scene  *scene.Scene
	counts string
	left   []dialog.LeftCell
	sets   []dialog.SetLine // what a list of customers sets
}

// build makes the map beside the window and shows it. Of several builds that are asked for only the newest counts.
func (im *importing) build() {
	t, m, doc, into := &im.tables[im.at], im.mapping, im.w.session.Doc(), im.into
	var now made
	im.builds.do(func(ctx context.Context) { now = im.w.makeOf(ctx, t, m, doc, into) }, func() {
		im.made = now
		im.view.Show(im.state())
		im.paint(im.view.Room())
	})
}

// makeOf works out what a mapping would make. It touches nothing that is open.
func (w *window) makeOf(ctx context.Context, t *importer.Table, m importer.Mapping, doc *model.Document, into model.ID) made {
	now := made{ready: true}
	if now.plan, now.err = importer.Build(t.Until(ctx), m, doc); now.err != nil || ctx.Err() != nil {
		return now
	}
	s := model.NewSession(doc, model.RandomIDs{})
	var id model.ID
	diff, err := s.Do("do.import", func(tx *model.Tx) (err error) { id, err = importer.Apply(tx, now.plan, into); return err })
	if err != nil || ctx.Err() != nil {
		now.err = err
		return now
	}
	now.counts, now.left = w.tally(diff, now.plan, doc, into), w.leftCells(now.plan.Leftovers, m)
	if m.Layout == importer.Contacts || now.plan.Measures(doc, into) {
		now.sets = w.settings(now.plan, doc, into)
		return now
	}
	now.scene = layout.Build(s.Doc(), layout.Options{Map: id, Lang: w.lang, Words: layout.Words(w.words), Print: true}, typeset.Shared())
	return now
}

// paint paints the journey the sheet would become, beside the window.
func (im *importing) paint(width, height int) {
	s := im.made.scene
	if im.view == nil || width < 1 || height < 1 {
		return
	}
	if s == nil {
		im.view.Painted(nil)
		return
	}
	var img image.Image
	im.paints.do(func(ctx context.Context) {
		if ctx.Err() == nil {
			img = paint(s, width, height)
		}
	}, func() { im.view.Painted(img) })
}

// tally says what comes in, in numbers.
func (w *window) tally(diff model.Diff, p importer.Plan, doc *model.Document, into model.ID) string {
	made := p.Made()
	if p.Measures(doc, into) {
		made = importer.Made{}
	}
	n := map[model.Kind]int{}
	for _, r := range diff.Added {
		n[r.Of()]++
	}
	updated := 0
	for _, c := range diff.Updated {
		if c.To.Of() != model.KindMap {
			updated++
		}
	}
	var parts []string
	for _, c := range []struct {
		word string
		n    int
	}{{"bar.stages", n[model.KindStage]}, {"import.steps", n[model.KindStep]}, {"bar.cards", n[model.KindCard]}, {"import.points", made.Emotions},
		{"import.links", n[model.KindLink]}, {"import.personas", n[model.KindPersona]}, {"import.updated", updated}, {"import.tray", made.Tray}, {"import.leftovers", len(p.Leftovers)}} {
		if c.n > 0 {
			parts = append(parts, w.words(c.word, "n", c.n))
		}
	}
	if len(parts) == 0 {
		return w.words("import.nothing")
	}
	return strings.Join(parts, " · ")
}

// apply takes the sheet into the project as one step, by the mapping as it is now.
func (im *importing) apply() {
	w, t, m, doc := im.w, &im.tables[im.at], im.mapping, im.w.session.Doc()
	w.frame.Say(w.words("bar.reading", "name", im.name))
	var plan importer.Plan
	var err error
	beside(func() { plan, err = importer.Build(t, m, doc) }, func() {
		w.frame.Say("")
		var id model.ID
		var diff model.Diff
		if err == nil {
			diff, err = w.session.Do("do.import", func(tx *model.Tx) (err error) { id, err = importer.Apply(tx, plan, im.into); return err })
		}
		if err != nil {
			w.problem("import", im.name, err)
			return
		}
		w.openMap(id)
		w.imported = imported{im.name, w.tally(diff, plan, doc, im.into), w.leftCells(plan.Leftovers, m)}
		w.refreshBars()
		w.frame.Say(w.words("bar.imported", "what", w.imported.counts))
		im.then()
	})
}
