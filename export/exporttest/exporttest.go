// Package exporttest is the one suite that every exporter passes.
package exporttest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

// Sample returns a job over the worked example.
func Sample(t testing.TB) export.Job {
	t.Helper()
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	return Job(doc)
}

// InBoth returns the job with English below the Chinese.
func InBoth(job export.Job) export.Job {
	job.Also, job.AlsoWords = "en", func(key string, _ ...any) string { return "in English " + key }
	return job
}

// Job returns a job over the first map of a document, in words that are their own keys.
func Job(doc *model.Document) export.Job {
	return export.Job{Doc: doc, Map: doc.Maps()[0].ID, Lang: "zh", Words: func(key string, _ ...any) string { return key },
		Page: scene.Size{W: 1190, H: 842}, Scale: 0.5, Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Fonts: typeset.Shared()}
}

// Run holds an exporter to what all of them promise.
func Run(t *testing.T, run export.Exporter) {
	t.Run("equal jobs give equal bytes", func(t *testing.T) {
		if a, b := write(t, run, Sample(t)), write(t, run, Sample(t)); !bytes.Equal(a, b) || len(a) < 500 {
			t.Errorf("%d and %d bytes", len(a), len(b))
		}
	})
	t.Run("a map in two languages", func(t *testing.T) {
		job := InBoth(Sample(t))
		job.Doc = modeltest.Bilingual(job.Doc)
		write(t, run, job)
	})
	t.Run("any map", func(t *testing.T) { anyMap(t, run) })
	t.Run("texts that mean harm", func(t *testing.T) { write(t, run, Job(Hostile(t))) })
	t.Run("a writer that fails", func(t *testing.T) { failingWriter(t, run) })
	t.Run("a cancelled context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := run(ctx, io.Discard, Sample(t)); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func write(t *testing.T, run export.Exporter, job export.Job) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := run(context.Background(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// anyMap writes an empty map, a map without lanes, and random ones.
func anyMap(t *testing.T, run export.Exporter) {
	for _, lanes := range [][]model.LaneType{nil, model.DefaultLanes, model.LaneTypes} {
		s := model.NewSession(model.New(), &modeltest.IDs{})
		if _, err := s.Do("x", func(tx *model.Tx) error { model.AddMap(tx, model.Map{}, lanes); return nil }); err != nil {
			t.Fatal(err)
		}
		write(t, run, Job(s.Doc()))
	}
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 11))
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		for range 80 {
			if _, err := s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) }); err != nil {
				t.Fatal(err)
			}
		}
		if len(s.Doc().Maps()) > 0 {
			write(t, run, Job(s.Doc()))
		}
	}
}

// Hostile is a map whose texts are formulas, markup, control characters and scripts of every direction.
func Hostile(t *testing.T) *model.Document {
	t.Helper()
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	texts := []string{"=HYPERLINK(\"http://x\")", "+1+1", "-2", "@SUM(1)", "\t=1", "<script>&amp;]]>", "</script><script>document.title='taken'</script>", "<!--", "\u2028</title>", "\"><img src=x onerror=\"document.title='taken'\">", "{{.}}", "\x00\x01\x7f", "שלום עולם", "مرحبا",
		"😀👩🏽‍💻🇨🇳", "𠮷𬭎", "\u202eabc", "\xff\xfe", "(((\\)", string(make([]rune, 3000))}
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for _, text := range texts {
			clean := string([]rune(text)) // what a session takes is always Unicode
			c := model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID, Title: model.Plain(clean), Body: model.Plain(clean)}
			if _, err := model.AddCard(tx, c, ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

var errDisk = errors.New("disk")

// broken takes some bytes and then fails.
type broken struct{ room int }

func (b *broken) Write(p []byte) (int, error) {
	if len(p) > b.room {
		n := b.room
		b.room = 0
		return n, errDisk
	}
	b.room -= len(p)
	return len(p), nil
}

func failingWriter(t *testing.T, run export.Exporter) {
	whole := len(write(t, run, Sample(t)))
	for _, room := range []int{0, 1, 100, whole / 2, whole - 1} {
		if err := run(context.Background(), &broken{room}, Sample(t)); !errors.Is(err, errDisk) {
			t.Errorf("room for %d of %d bytes: %v", room, whole, err)
		}
	}
}
