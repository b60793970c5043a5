package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
)

func TestJourneysAreSoundAndTheSameEveryTime(t *testing.T) {
	for _, n := range sizes[:2] {
		doc, err := journey(n)
		if err != nil {
			t.Fatal(err)
		}
		m := firstMap(doc)
		if got := len(doc.Cards(m)); got != n || len(doc.Tray(m)) > 0 {
			t.Errorf("%d cards, %d of them in the tray, want %d in cells", got, len(doc.Tray(m)), n)
		}
		if stages := len(doc.Stages(m)); stages < 10 || stages > 12 || len(doc.Lanes(m)) != 12 {
			t.Errorf("%d stages and %d lanes", stages, len(doc.Lanes(m)))
		}
		data, err := codec.Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		_, report, err := codec.Decode(data)
		if err != nil || len(report.Issues) > 0 {
			t.Errorf("does not read back: %v %v", err, report.Issues)
		}
		again, _ := journey(n)
		if other, _ := codec.Encode(again); !bytes.Equal(data, other) {
			t.Error("two journeys of one size differ")
		}
		if len(insight.Check(doc)) == 0 {
			t.Error("a journey without a gap is no real one")
		}
	}
}

func TestFramesShowWhatIsDragged(t *testing.T) {
	doc, err := journey(500)
	if err != nil {
		t.Fatal(err)
	}
	s := newScreen(lay(doc, typesetter()))
	s.look(1)
	before := bytes.Clone(s.picture.Pix)
	took, err := s.drag()
	if err != nil || len(took) != frameCount {
		t.Fatalf("%d frames: %v", len(took), err)
	}
	if bytes.Equal(before, s.picture.Pix) {
		t.Error("the dragged card does not show")
	}
	slot := scene.Slot{Column: s.scene.Columns[0].ID, Lane: s.scene.Lanes[0].ID}
	for i := range s.scene.Nodes {
		if n := &s.scene.Nodes[i]; n.Ref.Kind == scene.Card && n.Ref.Column == slot.Column {
			slot.Before = n.Ref.ID
			if got := s.room(slot, 40)(n.Ref); got.Y != 40 {
				t.Errorf("the card below the slot moves by %v", got)
			}
			return
		}
	}
	t.Error("no card in the first column")
}

func TestShareIsTheValueBelowWhichThatShareLies(t *testing.T) {
	values := []float64{9, 1, 5, 3, 7}
	for of, want := range map[float64]float64{0: 1, 0.5: 5, 0.95: 9, 1: 9} {
		if got := share(values, of); got != want {
			t.Errorf("share %v: %v, want %v", of, got, want)
		}
	}
}

func TestWhatCannotBeMeasuredIsARowAndAnExitCode(t *testing.T) {
	var out bytes.Buffer
	table := newTable(&out)
	table.row("layout", []float64{4, 2, 3}, 6)
	if table.code != 0 || !strings.Contains(out.String(), "3.0 ms     2.0 ms       6 ms       0.50") {
		t.Errorf("%s", out.String())
	}
	table.try("window", func() error { return errors.New("Xvfb is missing") })
	if table.code != 2 || !strings.Contains(out.String(), "window: NOT MEASURED: Xvfb is missing") {
		t.Errorf("code %d: %s", table.code, out.String())
	}
}

func BenchmarkLayout2000(b *testing.B) {
	doc, err := journey(2000)
	if err != nil {
		b.Fatal(err)
	}
	set := typesetter()
	lay(doc, set)
	b.ReportAllocs()
	for b.Loop() {
		lay(doc, set)
	}
}

func BenchmarkDrag5000(b *testing.B) {
	doc, err := journey(5000)
	if err != nil {
		b.Fatal(err)
	}
	s := newScreen(lay(doc, typesetter()))
	s.look(1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.drag(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEdit5000(b *testing.B) {
	doc, err := journey(5000)
	if err != nil {
		b.Fatal(err)
	}
	l, s := layout.NewLayouter(typesetter()), model.NewSession(doc, &modeltest.IDs{})
	l.Build(doc, options(doc))
	b.ReportAllocs()
	for b.Loop() {
		if err := edit(s); err != nil {
			b.Fatal(err)
		}
		l.Build(s.Doc(), options(s.Doc()))
	}
}

func BenchmarkSave2000(b *testing.B) {
	doc, err := journey(2000)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "a.journey")
	b.ReportAllocs()
	for b.Loop() {
		if err := save(path, doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen5000(b *testing.B) {
	doc, err := journey(5000)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "a.journey")
	if err := save(path, doc); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := open(path); err != nil {
			b.Fatal(err)
		}
	}
}
