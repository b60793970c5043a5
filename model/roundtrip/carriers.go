package roundtrip

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/limits"
	"sojourn/model/template"
)

// What a workbook writes to be known again.
const (
	Mark      = "sojourn:1" // of a sheet that carries ids, with the version of their rules
	SheetName = "_sojourn"
	Name      = "_sojourn" // of the defined name and of the custom property
	IDHead    = "_id"      // of the first column of a table
	HashHead  = "_h"       // of the last column of the table of cards
	RowStages = "the stages"
	RowSteps  = "the steps"
	RowOthers = "the others"      // of what the columns are called in the second language
	RowTitle  = "field.map.title" // of what the map is called
)

// Stamp says what a workbook was made of.
type Stamp struct {
	Project, Map model.ID
	Export       string // names the base
	Lang         string // of what the cells say
	Client       bool
}

// ErrBase says that what a workbook carries of its document cannot be read.
var ErrBase = errors.New("roundtrip: the base of the workbook cannot be read")

const (
	chunkBytes = 28_000 // a cell holds 32,767
	baseBytes  = limits.DocumentBytes / 2
)

// Pack returns the part of a document that a workbook of one map shows, in pieces that cells hold, and a name for it:
// the same for the same content. Pictures, other maps, saved views and what a newer version has added stay out. What is
// internal is the caller's to leave out before.
func Pack(doc *model.Document, m model.ID) (chunks []string, export string, err error) {
	raw, err := codec.Encode(shown(doc, m))
	if err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(raw)
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return nil, "", err
	}
	if _, err := zip.Write(raw); err != nil {
		return nil, "", err
	}
	if err := zip.Close(); err != nil {
		return nil, "", err
	}
	text := base64.StdEncoding.EncodeToString(packed.Bytes())
	for len(text) > 0 {
		n := min(chunkBytes, len(text))
		chunks, text = append(chunks, text[:n]), text[n:]
	}
	return chunks, hex.EncodeToString(sum[:8]), nil
}

// Unpack returns the document that Pack took apart. It fails with ErrBase, within the bounds of limits, when the
// pieces are not whole.
func Unpack(chunks []string) (*model.Document, error) {
	size := 0
	for _, c := range chunks {
		if size += len(c); size > baseBytes {
			return nil, fmt.Errorf("%w: it is too large", ErrBase)
		}
	}
	packed, err := base64.StdEncoding.DecodeString(strings.Join(chunks, ""))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBase, err)
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBase, err)
	}
	raw, err := io.ReadAll(io.LimitReader(zip, limits.DocumentBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBase, err)
	}
	doc, _, err := codec.Decode(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBase, err)
	}
	return doc, nil
}

// shown returns a document of one map: its records, and the personas who travel on it.
func shown(doc *model.Document, m model.ID) *model.Document {
	p := doc.Project()
	records := []model.Record{&model.Project{ID: model.ProjectID, Title: p.Title, Client: p.Client, Consultant: p.Consultant,
		Languages: p.Languages, Revision: p.Revision}}
	travels := map[model.ID]bool{}
	if of, ok := model.Get[model.Map](doc, m); ok {
		for _, id := range of.Personas {
			travels[id] = true
		}
	}
	for k := model.KindPersona; k < model.KindMedia; k++ {
		for _, r := range doc.Records(k) {
			if travels[r.Key()] || doc.MapOf(r) == m {
				if s, ok := r.(*model.Stage); ok { // its guide asks questions, whether it has one of its own or not
					r = template.Guided(doc, s)
				}
				records = append(records, bare(r))
			}
		}
	}
	return model.Assemble(inside(records), model.Kept{})
}

// inside leaves out what cannot stand without a record that is not of the map, such as a link that leads out of it.
func inside(records []model.Record) []model.Record {
	there := make(map[model.ID]bool, len(records))
	for _, r := range records {
		there[r.Key()] = true
	}
	return slices.DeleteFunc(records, func(r model.Record) bool {
		if k := r.Of(); k != model.KindLink && k != model.KindPoint { // all else was chosen with what it stands on
			return false
		}
		return slices.ContainsFunc(model.References(r), func(to model.Reference) bool { return to.Must && !there[to.ID] })
	})
}

// bare returns a record without what no sheet shows.
func bare(r model.Record) model.Record {
	switch r := r.(type) {
	case *model.Persona:
		c := *r
		c.Photo, c.Extra = "", nil
		return &c
	case *model.Map:
		c := *r
		c.Logo, c.Parent, c.Views, c.Extra = "", "", nil, nil
		return &c
	case *model.Stage:
		c := *r
		c.Picture, c.Linked, c.Guide, c.Extra = "", "", nil, nil
		if g := r.Guide; g != nil && !g.Questions.Empty() {
			c.Guide = &model.Guide{Questions: g.Questions}
		}
		return &c
	case *model.Step:
		c := *r
		c.Picture, c.Linked, c.Extra = "", "", nil
		return &c
	case *model.Lane:
		c := *r
		c.Extra = nil
		return &c
	case *model.Card:
		if r.Picture == "" && r.Extra == nil {
			return r
		}
		c := *r
		c.Picture, c.Extra = "", nil
		return &c
	case *model.Point:
		c := *r
		c.Extra = nil
		return &c
	case *model.Link:
		c := *r
		c.Extra = nil
		return &c
	}
	return r
}

// Hash returns a short name for the texts of some cells. Texts that mean the same to a reader give the same: blanks at
// the ends and kinds of line ends do not count, nor the way in which a number is written.
func Hash(cells []string) string {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a, without a copy of each text
	h := uint64(offset)
	for _, c := range cells {
		c = canonical(c)
		for i := range len(c) {
			h = (h ^ uint64(c[i])) * prime
		}
		h *= prime // the end of a text
	}
	return "h" + strconv.FormatUint(h, 36)
}

// canonical returns a text as Hash sees it.
func canonical(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	}
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 24 || !strings.ContainsAny(s[:1], "+-.0123456789") {
		return s
	}
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		return strconv.FormatFloat(v, 'g', 9, 64) // sums of decimals differ beyond
	}
	return s
}
