package roundtrip

import (
	"errors"
	"reflect"
	"strings"

	"sojourn/model"
	"sojourn/model/importer"
)

// ErrNotOurs says that nothing in a workbook tells which map it is of.
var ErrNotOurs = errors.New("roundtrip: nothing tells which map this is of")

// Returned is a workbook that somebody has edited, held against what it was written from.
type Returned struct {
	Stamp
	Base   *model.Document // what it was written from, of one map
	Theirs *model.Document // the same after its reader's edits
	Blind  bool            // it has lost its base, and the map as it is now stands for that
	Lost   []Loss          // what is missing in it of records that stay; Theirs still has it
	Notes  []Note
}

// Note is a cell that says what could not be taken over. Nothing a reader wrote is dropped in silence.
type Note struct {
	Sheet, Cell string // as in "B7"
	Head        string // of its column or row
	Text        string
	Reason      Reason
	Card        model.ID // the card it is about, "" for none
}

// Reason says why a cell could not be taken over.
type Reason string

// Reasons.
const (
	Unreadable Reason = "value"    // no number on its scale, none of the choices, no day
	NoField    Reason = "field"    // a column that somebody added
	NoPlace    Reason = "place"    // it stands below or beside nothing that is known
	Disagrees  Reason = "twice"    // it says otherwise than the table of cards, which stands
	Stays      Reason = "stays"    // it is missing on one sheet, and another has changed it or something in it
	Repeats    Reason = "repeated" // the grid only repeats this: it is changed in the table of cards
	Failed     Reason = "failed"   // a formula that cannot be reckoned
	Unread     Reason = "unread"   // a table that has lost its ids
	Unknown    Reason = "unknown"  // a row of such a table that may be anything's
)

// Read reads a workbook for a document, which may be nil, that the map may be of. It fails with ErrNotOurs.
func Read(tables []importer.Table, mine *model.Document) (*Returned, error) {
	r := &reader{sheets: sortSheets(tables), Returned: &Returned{}, drafts: map[model.ID]*draft{}, gone: map[model.ID]bool{},
		headsOf: map[*importer.Table]int{}, points: map[pointAt]bool{}, split: map[model.ID]model.ID{}, counted: map[string]bool{}}
	r.Stamp = r.stamp
	if err := r.findBase(mine); err != nil {
		return nil, err
	}
	s := model.NewSession(r.Base, &r.ids)
	if _, err := s.Do("do.return", r.edit); err != nil {
		return nil, err
	}
	r.Theirs = s.Doc()
	return r.Returned, nil
}

// reader reads one workbook.
type reader struct {
	*Returned
	sheets
	pen     *importer.Pen
	tx      *model.Tx
	ids     namer
	names   *places
	drafts  map[model.ID]*draft
	order   []*draft                // those that are new, as they are found
	gone    map[model.ID]bool       // records that the workbook holds no more
	points  map[pointAt]bool        // values of the curve that a sheet has changed
	split   map[model.ID]model.ID   // stages that have got steps: the step for what stood there
	retold  map[model.ID]bool       // whose metrics are told anew elsewhere than in their own table
	headsOf map[*importer.Table]int // the rows of heads that were looked for
	counted map[string]bool         // tables that are to hold all of something, and are read
}

// draft is a card that the workbook speaks of.
type draft struct {
	was, now model.Card
	wrote    *written // without its base: the card as the workbook was written with it, where a row still says so
	fresh    bool
	said     map[string]string // by key
	moved    bool
	typed    bool
	after    model.ID // of a new card in the grid: the one above it
}

// at is a cell for a note.
type at struct {
	table    *importer.Table
	row, col int
	head     string
}

func (r *reader) note(a at, text string, why Reason, card model.ID) {
	if strings.TrimSpace(text) == "" {
		text = "–"
	}
	r.Notes = append(r.Notes, Note{a.table.Sheet, importer.Address(a.row, a.col), a.head, text, why, card})
}

// edit brings the edits of all sheets together: first the frame of stages and lanes, then the cards in the order in
// which the tables count, and what is gone last. Without its base the map as it is now says nothing about the names
// and the order of stages and lanes, nor about cells of the grid: they may have been so before.
func (r *reader) edit(tx *model.Tx) error {
	r.tx, r.names = tx, newPlaces(r)
	lists := r.lists()
	var g *grid
	if r.grid != nil && !r.Blind {
		g = r.readGrid()
	}
	for _, l := range lists {
		if !r.Blind {
			r.rename(l)
		}
	}
	for _, l := range lists {
		r.readList(l)
	}
	if g != nil {
		g.cells()
		g.curves()
	}
	if !r.Blind {
		r.curveSheet()
	}
	if r.people != nil {
		r.readPeople()
	}
	if r.about != nil {
		r.readAbout()
	}
	if g != nil {
		g.title()
		g.others()
	}
	r.guides()
	r.measures()
	r.unread(lists)
	return errors.Join(r.write(), r.remove())
}

// draftOf returns the draft of a card of the base.
func (r *reader) draftOf(id model.ID) *draft {
	d := r.drafts[id]
	if d == nil {
		c, _ := model.Get[model.Card](r.Base, id)
		d = &draft{was: c, now: c, said: map[string]string{}}
		r.drafts[id] = d
	}
	return d
}

// newDraft returns the draft of a card that the base does not have.
func (r *reader) newDraft() *draft {
	d := &draft{fresh: true, said: map[string]string{}}
	d.was.Map, d.now.Map = r.Map, r.Map
	r.order = append(r.order, d)
	return d
}

// say writes into a draft what a cell says, unless that is what the card said before. What another cell has said of the
// same stands.
func (r *reader) say(d *draft, key, text string, a at) {
	from := d.was
	if d.wrote != nil {
		from = d.wrote.card
	}
	n := from
	if failed(text) && (d.fresh || !r.stands(from, key, text)) {
		r.note(a, text, Failed, d.was.ID)
		return
	}
	if !r.pen.Set(&n, key, text) || !r.onScale(&n, key) {
		r.note(a, text, Unreadable, d.was.ID)
		return
	}
	if reflect.DeepEqual(n, from) {
		return
	}
	if had, ok := d.said[key]; ok {
		if importer.Canon(had) != importer.Canon(text) {
			r.note(a, text, Disagrees, d.was.ID)
		}
		return
	}
	d.said[key] = text
	r.pen.Set(&d.now, key, text)
}

// stands reports that a card says a text already.
func (r *reader) stands(c model.Card, key, text string) bool {
	n := c
	return r.pen.Set(&n, key, text) && reflect.DeepEqual(n, c)
}

// onScale reports that a card's emotions lie on the scale of the map.
func (r *reader) onScale(c *model.Card, key string) bool {
	m, _ := model.Get[model.Map](r.Base, r.Map)
	lo, hi := m.Scale.Range()
	within := func(v *float64) bool { return v == nil || *v >= lo && *v <= hi }
	switch key {
	case "field.emotion":
		return c.Touchpoint == nil || within(c.Touchpoint.Emotion)
	case "field.sentiment":
		return c.Quote == nil || within(c.Quote.Sentiment)
	}
	return true
}
