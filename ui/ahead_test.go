package ui

import (
	"os"
	"reflect"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

// What was done ahead is what is shown, without doing it again.
func TestFileIsReadAheadOnce(t *testing.T) {
	w := open(t)
	path := write(t, "a.journey", template.Sample())
	a := readAhead(path, w.mapOptions())
	w.ahead.Store(a)
	w.openPath(path)
	if w.session.Doc() != a.doc || w.layouter != a.layouter || w.ahead.Load() != nil {
		t.Error("the file was read again")
	}
	o := w.mapOptions()
	o.Map = w.mapID
	if !reflect.DeepEqual(w.board.Scene(), layout.Build(a.doc, o, typeset.Shared())) {
		t.Error("another scene than from scratch")
	}
	w.openCopy(path)
	if w.session.Doc() == a.doc {
		t.Error("two openings share one document")
	}
}

func TestFileThatChangedSinceItWasReadAheadIsReadAgain(t *testing.T) {
	w := open(t)
	path := write(t, "a.journey", template.Sample())
	a := readAhead(path, w.mapOptions())
	<-a.done
	w.ahead.Store(a)
	doc := model.New()
	data, err := codec.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if w.openPath(path); w.session.Doc().Len() != 0 || w.layouter == a.layouter {
		t.Errorf("%d records of what the file held before", w.session.Doc().Len())
	}
}

func TestFileThatCannotBeReadAheadIsSaidOnce(t *testing.T) {
	for name, data := range map[string][]byte{"not there": nil, "no journey": []byte("{")} {
		w := open(t)
		path := write(t, "a.journey", data)
		if data == nil {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		w.ahead.Store(readAhead(path, w.mapOptions()))
		if w.openPath(path); w.dialogs() != 1 {
			t.Errorf("%s: %d dialogs", name, w.dialogs())
		}
	}
}
