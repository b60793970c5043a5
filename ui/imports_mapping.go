package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sojourn/model/importer"
	"sojourn/ui/dialog"
	"sojourn/ui/view/part"
)

func (im *importing) take(p importer.Proposal) {
	im.mapping, im.warned, im.system, im.same = p.Mapping, p.Warnings, p.System, false
	if p.Mapping.Layout == importer.Contacts { // figures belong to something that is there
		im.into = im.w.mapID
	}
}

// readAs reads the file another way.
func (im *importing) readAs(c dialog.ImportChange) {
	if c.What == dialog.SetEncoding {
		im.opts.Encoding = c.Value
	} else {
		im.opts.Delimiter = []rune(c.Value)[0]
	}
	var tables []importer.Table
	var err error
	opts := im.opts
	im.view.Working()
	im.reads.do(func(context.Context) { tables, err = importer.Read(im.name, im.file, opts) }, func() {
		if err != nil {
			im.opts = importer.Options{}
			im.view.Show(im.state())
			im.w.problem("import", im.name, err)
			return
		}
		im.tables, im.at = tables, 0
		im.guess()
		im.changed()
	})
}

// setHeader takes another row for that of the headers.
func (im *importing) setHeader(row string) {
	n, err := strconv.Atoi(row)
	if err == nil && n != im.mapping.HeaderRow {
		im.mapping = im.mapping.WithHeaders(&im.tables[im.at], n, im.known())
		im.same = false
	}
}

// setField gives a column, or in a matrix a row, another meaning.
func (im *importing) setField(at int, field importer.Field) {
	list, i := im.field(at)
	list[i].Field, list[i].Confidence, list[i].Scale = field, 1, nil
	im.mapping.Fields = list
}

// setScale says on which range the numbers of a column or row run.
func (im *importing) setScale(at int, id string) {
	list, i := im.field(at)
	var s importer.Scale
	if _, err := fmt.Sscanf(id, "%g…%g", &s.Min, &s.Max); err == nil && s.Max > s.Min {
		list[i].Scale = &s
		im.mapping.Fields = list
	}
}

// field returns a copy of the fields and where among them the one of a column or row is; it is made when there is none.
func (im *importing) field(at int) ([]importer.FieldAt, int) {
	list := slices.Clone(im.mapping.Fields)
	i := slices.IndexFunc(list, func(f importer.FieldAt) bool { return f.At == at })
	if i < 0 {
		t, f := &im.tables[im.at], importer.FieldAt{At: at}
		if im.mapping.Layout == importer.Matrix {
			f.Name = t.At(at-1, im.mapping.LabelColumn-1)
		} else if im.mapping.HeaderRow > 0 {
			f.Name = t.At(im.mapping.HeaderRow-1, at-1)
		}
		list, i = append(list, f), len(list)
	}
	return list, i
}

// usualScales are those that are offered for every column of numbers, beside the one found.
var usualScales = []importer.Scale{{Min: -2, Max: 2}, {Min: -5, Max: 5}, {Min: 1, Max: 5}, {Min: 0, Max: 5}, {Min: 1, Max: 7}, {Min: 1, Max: 10}, {Min: 0, Max: 10},
	{Min: 0, Max: 100}, {Min: -100, Max: 100}}

func (w *window) scaleOptions(now importer.Scale) ([]part.Option, string) {
	list := usualScales
	if !slices.Contains(list, now) {
		list = append([]importer.Scale{now}, list...)
	}
	out := make([]part.Option, len(list))
	for i, s := range list {
		out[i] = part.Option{ID: scaleID(s), Text: w.words("import.scale", "min", minus(s.Min), "max", minus(s.Max))}
	}
	return out, scaleID(now)
}

func scaleID(s importer.Scale) string { return fmt.Sprintf("%g…%g", s.Min, s.Max) }

func minus(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'g', -1, 64), "-", "−", 1)
}

// setNote says of one cell that found no place whether its text is kept as a note.
func (im *importing) setNote(at int, on bool) {
	left := im.made.plan.Leftovers
	if at >= len(left) {
		return
	}
	cell, listed := left[at].Cell, slices.Clone(im.mapping.Listed)
	if im.mapping.ListOnly { // until now none was kept
		im.mapping.ListOnly = false
		for _, l := range left {
			listed = append(listed, l.Cell)
		}
	}
	listed = slices.DeleteFunc(listed, func(c string) bool { return c == cell })
	if !on {
		listed = append(listed, cell)
	}
	im.mapping.Listed = listed
	im.made.left = slices.Clone(im.made.left)
	im.made.left[at].Note = on
}
