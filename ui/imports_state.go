package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/ui/dialog"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// Values of choices that stand for nothing in particular; a choice without a value would show nothing.
const (
	anyLanguage = "-"
	nobody      = "-"
	takeHidden  = "take"
	leaveHidden = "leave"
)

// state is what the page shows now.
func (im *importing) state() dialog.Import {
	t, w := &im.tables[im.at], im.w.words
	i := dialog.Import{Name: im.name, Across: im.mapping.Layout == importer.Matrix, Header: im.mapping.HeaderRow - 1, Cell: t.At,
		Ready: im.made.err == nil, Asked: im.asked(t), Left: im.made.left}
	i.Rows, i.Columns = t.Size()
	i.Fields, i.Find = im.w.fieldOptions(im.mapping.Layout)
	i.Heads = im.heads(t, i.Rows, i.Columns)
	if im.figures() {
		i.Places, i.FindPlace = im.w.placeOptions(im.w.session.Doc(), im.into)
	}
	switch made := im.made; {
	case made.err != nil:
		i.Trouble, i.Unknown = im.w.reason(made.err), true
	case !made.ready:
		i.Counts, i.Unknown = w("import.working"), true
	default:
		i.Counts, i.Sets = made.counts, made.sets
		if !im.figures() && made.plan.Made().Stages == 0 {
			i.Trouble = w("import.stageless")
		}
	}
	i.Notice = strings.Join(im.notices(t), "\n")
	return i
}

// figures reports that nothing is drawn: what comes in is set on what is there.
func (im *importing) figures() bool {
	return im.mapping.Layout == importer.Contacts || im.made.plan.Measures(im.w.session.Doc(), im.into)
}

// counted reports that the rows of a sheet are counted, so that nothing in them enters the project as it stands.
func counted(l importer.Layout) bool { return l == importer.Contacts || l == importer.Log }

// notices say what a person should know before they look at the guesses.
func (im *importing) notices(t *importer.Table) (list []string) {
	w := im.w.words
	if im.same {
		list = append(list, w("import.same", "name", im.client))
	}
	if im.system != "" {
		list = append(list, w("import.system", "name", im.system))
	}
	if len(t.HiddenRows)+len(t.HiddenColumns) > 0 && !im.mapping.Hidden {
		list = append(list, w("import.hidden.some", "rows", len(t.HiddenRows), "columns", len(t.HiddenColumns)))
	}
	if f := im.made.plan.Flow; f != nil && f.Events > 0 {
		list = append(list, f.About().In(im.w.lang))
		if kept := im.w.withheld(im.made.plan); kept != "" && !im.figures() { // else a line below the figures says it
			list = append(list, kept)
		}
	}
	told := map[string]bool{"hidden-cells": true}
	for _, warning := range slices.Concat(im.warned, im.made.plan.Warnings) {
		key := "import.warning." + warning.Code
		if told[warning.Code] || !i18n.Known(key) {
			continue
		}
		told[warning.Code] = true
		list = append(list, w(key, "cell", warning.Cell))
	}
	return list
}

// asked are the choices about the whole sheet that make sense for it.
func (im *importing) asked(t *importer.Table) map[dialog.Setting]dialog.Asked {
	w := im.w.words
	a := map[dialog.Setting]dialog.Asked{
		dialog.SetInto:     {Options: im.w.intoOptions(), ID: string(im.into)},
		dialog.SetLayout:   {Options: im.w.valued("import.layout.", layouts...), ID: string(im.mapping.Layout)},
		dialog.SetLanguage: {Options: im.w.valued("import.language.", anyLanguage, "zh", "en"), ID: cmp.Or(im.mapping.Language, anyLanguage)},
	}
	if len(im.tables) > 1 {
		a[dialog.SetSheet] = dialog.Asked{Options: sheetOptions(im.tables), ID: strconv.Itoa(im.at)}
	}
	if im.mapping.Layout == importer.Contacts {
		a[dialog.SetRecords] = dialog.Asked{Options: im.w.valued("import.records.", recordKinds...), ID: cmp.Or(string(im.mapping.Records), recordKinds[0])}
	}
	if im.mapping.Layout != importer.Matrix {
		a[dialog.SetHeader] = dialog.Asked{Options: im.headerOptions(t), ID: strconv.Itoa(im.mapping.HeaderRow)}
	}
	if im.file != nil && t.Encoding != "" && t.Delimiter != "" {
		a[dialog.SetEncoding] = dialog.Asked{Options: im.w.valued("import.encoding.", importer.Encodings...), ID: t.Encoding}
		a[dialog.SetDelimiter] = dialog.Asked{Options: im.w.delimiterOptions(), ID: t.Delimiter}
	}
	if len(t.HiddenRows)+len(t.HiddenColumns) > 0 {
		id := leaveHidden
		if im.mapping.Hidden {
			id = takeHidden
		}
		a[dialog.SetHidden] = dialog.Asked{Options: im.w.valued("import.hidden.", leaveHidden, takeHidden), ID: id}
	}
	if len(im.w.set.Clients) > 0 {
		list := []part.Option{{ID: nobody, Text: w("import.saved.none")}}
		for _, c := range im.w.set.Clients {
			list = append(list, part.Option{ID: c.Name, Text: c.Name})
		}
		a[dialog.SetSaved] = dialog.Asked{Options: list, ID: cmp.Or(im.client, nobody)}
	}
	return a
}

var layouts = []string{string(importer.Long), string(importer.Stages), string(importer.Matrix), string(importer.Contacts), string(importer.Log),
	string(importer.UnknownLayout)}

var recordKinds = []string{string(importer.People), string(importer.Deals), string(importer.Tickets)}

func (w *window) delimiterOptions() []part.Option {
	list := w.valued("import.delimiter.", "comma", "semicolon", "tab", "bar")
	for i, sign := range []string{",", ";", "\t", "|"} {
		list[i].ID = sign
	}
	return list
}

// valued are values with their words, whose keys begin alike.
func (w *window) valued(key string, ids ...string) []part.Option {
	list := make([]part.Option, len(ids))
	for i, id := range ids {
		list[i] = part.Option{ID: id, Text: w.words(key + id)}
	}
	return list
}

// intoOptions are the places where a journey can go: a map of its own, or the one that is open.
func (w *window) intoOptions() []part.Option {
	list := []part.Option{{ID: "", Text: w.words("import.into.new")}}
	if m, ok := model.Get[model.Map](w.session.Doc(), w.mapID); ok {
		list = append(list, part.Option{ID: string(m.ID), Text: w.words("import.into.open", "name", cmp.Or(m.Title.In(w.lang), w.words("untitled.map")))})
	}
	return list
}

func sheetOptions(tables []importer.Table) (list []part.Option) {
	for n, t := range tables {
		list = append(list, part.Option{ID: strconv.Itoa(n), Text: cmp.Or(t.Sheet, strconv.Itoa(n+1))})
	}
	return list
}

// headersOffered is among how many rows the headers can be chosen from a menu; any row can be pressed.
const headersOffered = 12

func (im *importing) headerOptions(t *importer.Table) []part.Option {
	list := []part.Option{{ID: "0", Text: im.w.words("import.header.none")}}
	for r, row := range t.Rows[:min(len(t.Rows), max(headersOffered, im.mapping.HeaderRow))] {
		if len(row) > 0 {
			list = append(list, part.Option{ID: strconv.Itoa(r + 1), Text: im.w.words("import.header.row", "n", r+1) + "  " + row[0].Text})
		}
	}
	return list
}

// fieldOptions are the meanings a column or row can have, and how they are found by their names in any language.
func (w *window) fieldOptions(l importer.Layout) ([]part.Option, func(string) []part.Option) {
	var all []part.Option
	var offers []vm.Offer
	for _, f := range importer.FieldsOf(l) {
		key := "import.field." + cmp.Or(string(f), "unknown")
		o := part.Option{ID: string(f), Text: w.words(key)}
		offer := vm.Offer{ID: o.ID, Text: o.Text}
		for _, lang := range i18n.Languages {
			if other := i18n.For(lang)(key); other != o.Text {
				offer.Also = append(offer.Also, other)
			}
		}
		all, offers = append(all, o), append(offers, offer)
	}
	return all, found(offers)
}

// found finds offers by what is typed.
func found(offers []vm.Offer) func(typed string) []part.Option {
	finder := vm.NewPalette(offers, nil)
	return func(typed string) (list []part.Option) {
		for _, f := range finder.Find(typed, len(offers)) {
			list = append(list, part.Option{ID: f.ID, Text: f.Text})
		}
		return list
	}
}

// heads says what every column, or in a matrix every row, means.
func (im *importing) heads(t *importer.Table, rows, columns int) []dialog.Head {
	n := columns
	var fixed []string
	if im.mapping.Layout == importer.Matrix {
		n, fixed = rows, im.fixed(rows, columns)
	}
	heads := make([]dialog.Head, n)
	copyFixed(heads, fixed)
	for _, f := range im.mapping.Fields {
		if f.At < 1 || f.At > n {
			continue
		}
		h := &heads[f.At-1]
		h.ID, h.Sure = string(f.Field), f.Confidence
		switch {
		case counted(im.mapping.Layout) && f.Field == importer.Unknown: // it stays where it is: people are named there
			h.ID = string(importer.Skip)
		case f.Field == importer.Unknown:
			h.Sure, h.Word = 0, im.w.words("import.sure.none")
		case f.Field != importer.Skip:
			h.Word = im.w.words("import.sure." + sureness(f.Confidence))
		}
		if s, ok := f.Range(); ok && h.Fixed == "" {
			h.Scales, h.Scale = im.w.scaleOptions(s)
		}
	}
	return heads
}

func copyFixed(heads []dialog.Head, fixed []string) {
	for i, text := range fixed {
		heads[i].Fixed = text
	}
}

// sureness is the word for how sure a guess is.
func sureness(confidence float64) string {
	switch {
	case confidence >= dialog.SureAt:
		return "sure"
	case confidence >= dialog.LikelyAt:
		return "likely"
	}
	return "guess"
}

// fixed names the rows of a matrix whose meaning follows from where they stand: its heads, what stands above them, and
// rows that hold nothing.
func (im *importing) fixed(rows, columns int) []string {
	name := func(f importer.Field) string { return im.w.words("import.field." + string(f)) }
	out := make([]string, rows)
	for r := range out {
		empty := true
		for c := range columns {
			empty = empty && im.tables[im.at].At(r, c) == ""
		}
		switch {
		case empty:
			out[r] = "–"
		case r+1 == im.mapping.StageRow:
			out[r] = name(importer.StageName)
		case r+1 == im.mapping.StepRow:
			out[r] = name(importer.StepName)
		}
	}
	for _, h := range im.mapping.Head {
		if h.Row >= 1 && h.Row <= rows {
			out[h.Row-1] = name(h.Field)
		}
	}
	return out
}
