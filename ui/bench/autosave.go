package main

import (
	"path/filepath"
	"time"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/modeltest"
	"sojourn/model/workspace"
)

// aimOfAutosave is by how much, in milliseconds, a frame may take longer while a safety copy is written.
const aimOfAutosave = 8

// autosave measures frames while the map is panned, first undisturbed and then while one safety copy after the other is
// written, far more often than ever in a window; and how long telling of a change holds up the one who tells.
func autosave(t *table, dir string, cards int) error {
	doc, err := journey(cards)
	if err != nil {
		return err
	}
	w := workspace.New(workspace.Config{FS: fileio.OS, Home: filepath.Join(dir, "home"), Who: "bench", Now: time.Now})
	defer w.Close()
	w.Begin(doc)
	s := newScreen(lay(doc, typesetter()))
	s.look(1)
	s.pan() // glyphs and rows are made once
	alone := s.pan()
	stop, ended := make(chan struct{}), make(chan result)
	go func() { ended <- copies(w, doc, stop) }()
	beside := s.pan()
	close(stop)
	r := <-ended
	if r.err != nil {
		return r.err
	}
	t.spread("panning over "+count(cards)+", undisturbed", alone)
	t.spread("panning over "+count(cards)+" while safety copies are written", beside)
	t.aimed("what the writing adds to a frame, p95", max(0, share(beside, 0.95)-share(alone, 0.95)), aimOfAutosave, "")
	t.row("a safety copy, from due to done", r.copies, 0)
	t.row("telling of a change", r.told, 0)
	return nil
}

type result struct {
	copies, told []float64
	err          error
}

// copies edits a document and writes it as a safety copy until stopped.
func copies(w *workspace.Workspace, doc *model.Document, stop chan struct{}) (r result) {
	session := model.NewSession(doc, &modeltest.IDs{})
	for {
		select {
		case <-stop:
			return r
		default:
		}
		if r.err = edit(session); r.err != nil {
			return r
		}
		start := time.Now()
		w.Edited(session.Doc())
		r.told = append(r.told, inMilliseconds(time.Since(start)))
		start = time.Now()
		if r.err = w.Flush(); r.err != nil {
			return r
		}
		r.copies = append(r.copies, inMilliseconds(time.Since(start)))
	}
}
