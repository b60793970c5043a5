package xlsx

import (
	"strings"

	"sojourn/model"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

// mapCard is a card as its cell on the map shows it.
type mapCard struct {
	id          model.ID
	hash, lines string
}

// remember notes what the map says of a card, so that the way back sees which of its cells somebody has changed.
func (m *matrix) remember(p placed, c cell) {
	if p.card != nil {
		m.onMap = append(m.onMap, mapCard{p.card.ID, roundtrip.Hash([]string{c.said()}), p.lines})
	}
}

// writeWayBack writes what model/roundtrip needs to take the workbook back: for the client nothing but what the client
// may see.
func (b *book) writeWayBack() {
	if b.err != nil {
		return
	}
	chunks, export, err := roundtrip.Pack(b.base(), b.m.ID)
	b.fail(err)
	client := ""
	if b.job.Client {
		client = "client"
	}
	column := append([]string{roundtrip.Mark, string(model.ProjectID), string(b.m.ID), export, b.languages(), client}, chunks...)
	s := b.sheet(roundtrip.SheetName, muted)
	for i := range max(len(column), len(b.onMap)) {
		cells := make([]cell, 4)
		if i < len(column) {
			cells[0] = plain(column[i])
		}
		if i < len(b.onMap) {
			c := b.onMap[i]
			cells[1], cells[2], cells[3] = plain(string(c.id)), plain(c.hash), plain(c.lines)
		}
		s.add(0, cells)
	}
	s.flush()
	stamp := strings.Join([]string{roundtrip.Mark, string(model.ProjectID), string(b.m.ID), export}, " ")
	s.do(func() error {
		return b.file.SetDefinedName(&excelize.DefinedName{Name: roundtrip.Name, RefersTo: `"` + strings.ReplaceAll(stamp, `"`, `""`) + `"`})
	})
	s.do(func() error {
		return b.file.SetCustomProps(excelize.CustomProperty{Name: roundtrip.Name, Value: stamp})
	})
}

// languages names the language of the workbook, with the second one that its heads are in.
func (b *book) languages() string {
	if b.job.Also == "" {
		return b.job.Lang
	}
	return b.job.Lang + "+" + b.job.Also
}

// base returns the document with no more in it than the workbook shows.
func (b *book) base() *model.Document {
	if !b.job.Client {
		return b.job.Doc
	}
	doc := model.ForClient(b.job.Doc)
	var records []model.Record
	for k := range model.Kinds {
		for _, r := range doc.Records(k) {
			if !concealed(doc, r) {
				records = append(records, withoutPaths(r))
			}
		}
	}
	return model.Assemble(records, model.Kept{})
}

// withoutPaths returns a record whose address, if it has one, is of the web or of mail.
func withoutPaths(r model.Record) model.Record {
	c, ok := r.(*model.Card)
	if !ok || c.URL == "" {
		return r
	}
	if _, ok := link(c.URL); ok {
		return r
	}
	open := *c
	open.URL = ""
	return &open
}

// concealed reports that a client sees nothing of a record: it lies in the tray or belongs to a hidden lane.
func concealed(doc *model.Document, r model.Record) bool {
	switch r := r.(type) {
	case *model.Lane:
		return r.Hidden
	case *model.Card:
		l, ok := model.Get[model.Lane](doc, r.Lane)
		return r.InTray() || !ok || l.Hidden
	}
	return false
}
