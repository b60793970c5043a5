package importer

// Layout is how a sheet is built.
type Layout string

// Layouts.
const (
	UnknownLayout Layout = "unknown"
	Long          Layout = "long"     // one row per touchpoint
	Stages        Layout = "stages"   // stages down, lanes across: one row per stage, or several
	Matrix        Layout = "matrix"   // lanes down, stages across
	Contacts      Layout = "contacts" // a list of customers, deals or requests, which are counted and make no cards
	Log           Layout = "log"      // one row per event: what customers did and when, counted into touchpoints and stages
)

// Mapping says how a sheet becomes a journey. It is plain data that a person may edit; Guess makes a first one.
// Rows and columns count from 1, as sheets show them; 0 means there is none.
type Mapping struct {
	Sheet       string       `json:"sheet,omitempty"`
	Layout      Layout       `json:"layout"`
	Language    string       `json:"language,omitempty"`    // of the texts, BCP-47; empty makes them the same in every language
	HeaderRow   int          `json:"headerRow,omitempty"`   // long, stages, contacts and log: where the headers stand
	GroupRow    int          `json:"groupRow,omitempty"`    // long and stages: a row above them that joins several columns under one word
	StageRow    int          `json:"stageRow,omitempty"`    // matrix
	StepRow     int          `json:"stepRow,omitempty"`     // matrix
	LabelColumn int          `json:"labelColumn,omitempty"` // matrix: where the lanes are named
	Fields      []FieldAt    `json:"fields"`                // of columns; in a matrix of rows
	Head        []HeadAt     `json:"head,omitempty"`        // what stands above the table
	Hidden      bool         `json:"hidden,omitempty"`      // take hidden rows and columns too
	ListOnly    bool         `json:"listOnly,omitempty"`    // cells without a place are listed and written nowhere; otherwise they become notes
	Records     Records      `json:"records,omitempty"`     // contacts: what one row is
	Channels    []Channelled `json:"channels,omitempty"`    // contacts and log: where figures of channels and touchpoints go that a person has placed
	Listed      []string     `json:"listed,omitempty"`      // the addresses of single cells of which the same holds
	Own         bool         `json:"own,omitempty"`         // the sheet is the program's own table of cards: every column is known
}

// Records says what one row of a list of customers is.
type Records string

// Records.
const (
	People  Records = "contacts"
	Deals   Records = "deals"
	Tickets Records = "tickets" // requests to the service
)

// FieldAt is what one column, or in a matrix one row, means.
type FieldAt struct {
	At         int     `json:"at"`
	Name       string  `json:"name,omitempty"` // its header as it stands
	Field      Field   `json:"field"`
	Confidence float64 `json:"confidence,omitempty"` // 0 to 1, of the guess
	Scale      *Scale  `json:"scale,omitempty"`      // of the numbers, when it is not the one they are kept on
}

// HeadAt is a text above the table that describes the whole map.
type HeadAt struct {
	Row    int    `json:"row"`
	Column int    `json:"column"`
	Field  Field  `json:"field"`
	Text   string `json:"text"` // without its label
}

// Scale is the range that numbers in a sheet run over.
type Scale struct {
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

// Check reports what in a mapping makes no sense, whatever the sheet.
func (m Mapping) Check() error {
	bad := func(what string, args ...any) error { return fail(BadMapping, "correct the mapping", what, args...) }
	switch m.Layout {
	case UnknownLayout, "":
	case Long, Stages, Contacts, Log:
		if m.HeaderRow < 0 {
			return bad("headerRow %d is no row", m.HeaderRow)
		}
		if m.GroupRow < 0 || m.GroupRow > 0 && m.GroupRow >= m.HeaderRow {
			return bad("groupRow %d does not lie above headerRow %d", m.GroupRow, m.HeaderRow)
		}
	case Matrix:
		if m.StageRow < 1 || m.LabelColumn < 1 {
			return bad("a matrix needs stageRow and labelColumn")
		}
		if m.StepRow != 0 && m.StepRow <= m.StageRow {
			return bad("stepRow %d does not lie below stageRow %d", m.StepRow, m.StageRow)
		}
	default:
		return bad("unknown layout %q (there are %s, %s, %s, %s, %s, %s)", string(m.Layout), Long, Stages, Matrix, Contacts, Log, UnknownLayout)
	}
	switch m.Records {
	case "", People, Deals, Tickets:
	default:
		return bad("unknown records %q (there are %s, %s, %s)", string(m.Records), People, Deals, Tickets)
	}
	for _, c := range m.Channels {
		if c.To != OnTouchpoint && c.To != OnTray {
			return bad("the channel %q goes to %q (there are %s, %s)", c.Channel, string(c.To), OnTouchpoint, OnTray)
		}
	}
	seen := map[int]bool{}
	for _, f := range m.Fields {
		switch {
		case f.At < 1:
			return bad("field %q stands at %d, which is no place in a sheet", string(f.Field), f.At)
		case seen[f.At]:
			return bad("two fields stand at %d", f.At)
		case !f.Field.known():
			return bad("unknown field %q at %d", string(f.Field), f.At)
		case f.Scale != nil && !(f.Scale.Max > f.Scale.Min):
			return bad("the scale at %d runs from %g to %g", f.At, f.Scale.Min, f.Scale.Max)
		}
		seen[f.At] = true
	}
	return nil
}

// Range returns the range that the numbers of a field run over in the sheet, and false for a field whose numbers are on
// no scale or that holds none.
func (f FieldAt) Range() (Scale, bool) {
	_, ok := usualScale(f.Field)
	return scaleOf(f), ok
}
