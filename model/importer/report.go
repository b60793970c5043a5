package importer

// Report says what an import did, for a file beside the result. Its fields are a contract of the command line.
type Report struct {
	File      string     `json:"file"`
	Sheet     string     `json:"sheet,omitempty"`
	Encoding  string     `json:"encoding,omitempty"`
	Delimiter string     `json:"delimiter,omitempty"`
	Layout    Layout     `json:"layout"`
	Mapping   Mapping    `json:"mapping"`
	Counts    Counts     `json:"counts"`
	Made      Made       `json:"made"`
	Leftovers []Leftover `json:"leftovers"`
	Withheld  []Withheld `json:"withheld,omitempty"`
	Warnings  []Warning  `json:"warnings"`
	Others    []Other    `json:"otherSheets,omitempty"` // sheets of the file that were not imported
}

// Made counts what the plan makes.
type Made struct {
	Personas int `json:"personas"`
	Stages   int `json:"stages"`
	Steps    int `json:"steps"`
	Lanes    int `json:"lanes"`
	Cards    int `json:"cards"` // those in the tray included
	Tray     int `json:"tray"`
	Emotions int `json:"emotions"` // points of the curve and touchpoints with a value
	Links    int `json:"links"`
}

// Other is a sheet that was left out.
type Other struct {
	Sheet  string `json:"sheet"`
	Cells  int    `json:"cells"`
	Hidden bool   `json:"hidden,omitempty"`
}

// NewReport sums up an import of tables[used]. warnings are those of the proposal.
func NewReport(file string, tables []Table, used int, m Mapping, p Plan, warnings []Warning) Report {
	t := &tables[used]
	r := Report{File: file, Sheet: t.Sheet, Encoding: t.Encoding, Delimiter: t.Delimiter, Layout: m.Layout, Mapping: m,
		Counts: p.counts, Made: p.Made(), Leftovers: append([]Leftover{}, p.Leftovers...), Withheld: p.Withheld,
		Warnings: append(append([]Warning{}, warnings...), p.Warnings...)}
	for i := range tables {
		if n := tables[i].Cells(); i != used && n > 0 {
			r.Others = append(r.Others, Other{tables[i].Sheet, n, tables[i].Hidden})
		}
	}
	return r
}

// Made returns what the plan makes.
func (p Plan) Made() Made {
	m := Made{Personas: len(p.Personas), Stages: len(p.Stages), Cards: len(p.Cards), Emotions: len(p.Points), Links: len(p.Links)}
	for _, s := range p.Stages {
		m.Steps += len(s.Steps)
	}
	for _, l := range p.Lanes {
		if l.Used {
			m.Lanes++
		}
	}
	for _, c := range p.Cards {
		if c.Lane < 0 || c.At == tray {
			m.Tray++
		}
		if t := c.Card.Touchpoint; t != nil && t.Emotion != nil {
			m.Emotions++
		}
	}
	return m
}
