package main

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/export/pdf"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
	"sojourn/ui/i18n"
)

// runs is how often each thing is measured.
const runs = 9

// aimsOfPDF are processor times in milliseconds by the number of cards.
var aimsOfPDF = map[int]float64{500: 50, 5000: 200}

const (
	aimOfLayout = 8  // milliseconds, 2,000 cards, warm
	aimOfSave   = 50 // milliseconds, 2,000 cards
)

// rooms measures open, layout, save and PDF.
func rooms(t *table, dir string, cards int) error {
	doc, path, saved, err := saves(dir, cards)
	if err != nil {
		return err
	}
	opened, err := measure(runs, func() error { _, err := open(path); return err })
	if err != nil {
		return err
	}
	t.row("open: read, decode", opened.wall, 0)
	if err := layouts(t, path, 0); err != nil {
		return err
	}
	t.row("save: encode, verify, write, flush, read back", saved.wall, 0)
	return pdfs(t, doc, cards)
}

// aims measures what the aims name besides: a warm layout and a save.
func aims(t *table, dir string, cards int) error {
	_, path, saved, err := saves(dir, cards)
	if err != nil {
		return err
	}
	if err := layouts(t, path, aimOfLayout); err != nil {
		return err
	}
	t.row("save: encode, verify, write, flush, read back", saved.wall, aimOfSave)
	t.row("save, processor time", saved.processor, 0)
	return nil
}

// saves measures writing a journey of so many cards, and returns it and the file that holds it.
func saves(dir string, cards int) (doc *model.Document, path string, took taken, err error) {
	if doc, err = journey(cards); err != nil {
		return nil, "", taken{}, err
	}
	path = filepath.Join(dir, count(cards)+".journey")
	took, err = measure(runs, func() error { return save(path, doc) })
	return doc, path, took, err
}

func open(path string) (*model.Document, error) {
	data, _, err := fileio.Read(fileio.OS, path, limits.DocumentBytes)
	if err != nil {
		return nil, err
	}
	doc, _, err := codec.Decode(data)
	return doc, err
}

func save(path string, doc *model.Document) error {
	data, err := codec.Encode(doc)
	if err == nil {
		err = codec.Verify(doc, data)
	}
	if err == nil {
		_, err = fileio.Save(fileio.OS, path, data, fileio.Options{})
	}
	return err
}

// layouts measures the layout of a file just opened, with no text set yet; of the same document again, all of it; and, as
// the window does it, of the document that an edit makes, whose tables must be put in order anew.
func layouts(t *table, path string, aim float64) error {
	var doc *model.Document
	var set *typeset.Typesetter
	var cold []float64
	for range runs {
		var err error
		if doc, err = open(path); err != nil {
			return err
		}
		set = typesetter()
		took, _ := measure(1, func() error { lay(doc, set); return nil })
		cold = append(cold, took.wall...)
	}
	t.row("layout, cold: no text set yet", cold, 0)
	warm, _ := measure(3*runs, func() error { lay(doc, set); return nil })
	t.row("layout, warm", warm.wall, aim)
	s := model.NewSession(doc, &modeltest.IDs{})
	edited, layouter := taken{}, layout.NewLayouter(set)
	layouter.Build(doc, options(doc))
	for range 3 * runs {
		if err := edit(s); err != nil {
			return err
		}
		took, _ := measure(1, func() error { layouter.Build(s.Doc(), options(s.Doc())); return nil })
		edited.wall = append(edited.wall, took.wall...)
	}
	t.row("layout of the document after an edit", edited.wall, aim)
	return nil
}

// edit moves the first card of the map to the end of its cell.
func edit(s *model.Session) error {
	_, err := s.Do("do.card.move", func(tx *model.Tx) error {
		c := tx.Doc().Cards(firstMap(s.Doc()))[0]
		return model.MoveCards(tx, []model.ID{c.ID}, c.Lane, c.Column, "")
	})
	return err
}

// typesetter returns one that has read its faces, as the program has when the first map is laid out.
func typesetter() *typeset.Typesetter {
	t := typeset.New()
	t.Ascent(scene.Regular)
	t.Ascent(scene.Bold)
	return t
}

func firstMap(doc *model.Document) model.ID { return doc.Maps()[0].ID }

func lay(doc *model.Document, set *typeset.Typesetter) *scene.Scene {
	return layout.Build(doc, options(doc), set)
}

func options(doc *model.Document) layout.Options {
	return layout.Options{Map: firstMap(doc), Lang: "zh", Words: layout.Words(i18n.For("zh"))}
}

// pdfs measures the one-page poster: the first in a process, and those after it.
func pdfs(t *table, doc *model.Document, cards int) error {
	page, err := export.ParsePage("A3")
	if err != nil {
		return err
	}
	job := export.Job{
		Doc: doc, Map: firstMap(doc), Lang: "zh", Words: layout.Words(i18n.For("zh")), Page: page,
		Date: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), Fonts: typesetter(),
	}
	write := func() error { return pdf.Export(context.Background(), io.Discard, job) }
	first, err := measure(1, write)
	if err != nil {
		return err
	}
	t.row("PDF, the first: no text set yet", first.wall, 0)
	took, err := measure(runs, write)
	if err != nil {
		return err
	}
	t.row("PDF", took.wall, 0)
	t.row("PDF, processor time", took.processor, aimsOfPDF[cards])
	return nil
}
