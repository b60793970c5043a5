package importer

import (
	"slices"
	"strings"
)

const (
	headRows    = 30  // a header stands within these
	labelWidth  = 6   // columns in which lanes may be named
	sampleRows  = 200 // rows looked at for what columns hold
	sampleWidth = 64  // columns looked at for headers
)

// Proposal is a guessed mapping and how sure the guess is, 0 to 1.
type Proposal struct {
	Mapping    Mapping
	Confidence float64
	System     string // the program a list of customers comes from, where its headers tell
	Warnings   []Warning
}

// draft is one way to read a sheet; the one with the highest score wins.
type draft struct {
	Mapping
	score float64
	sure  float64
}

// Guess proposes how to read a sheet. It always proposes something: with UnknownLayout every row becomes a note in the
// tray.
func Guess(t *Table, known Known) Proposal {
	if p, ok := guessOwn(t); ok {
		return p
	}
	m := newMatcher(known)
	if d, system := guessContacts(t, m); d.score > 0 {
		d.Sheet = t.Sheet
		scales(t, &d.Mapping)
		return Proposal{Mapping: d.Mapping, Confidence: d.sure, System: system, Warnings: hiddenWarnings(t)}
	}
	if d := guessLog(t, m); d.score > 0 {
		d.Sheet = t.Sheet
		scales(t, &d.Mapping)
		return Proposal{Mapping: d.Mapping, Confidence: d.sure, Warnings: hiddenWarnings(t)}
	}
	list, matrix := guessList(t, m), guessMatrix(t, m)
	best := list
	if matrix.score > list.score {
		best = matrix
	}
	p := Proposal{Mapping: best.Mapping, Confidence: best.sure}
	if best.score == 0 {
		p.Mapping = guessNothing(t)
		p.Warnings = append(p.Warnings, Warning{"no-journey", "", "no stages and lanes were found here, so every row becomes a note"})
	}
	p.Mapping.Sheet = t.Sheet
	if isLog(t, m) {
		p.Warnings = append(p.Warnings[:0], Warning{"log", "", "this looks like a list of events or customers and not like a journey"})
		p.Mapping.Layout, p.Confidence = UnknownLayout, 0.2
	}
	if p.Mapping.Layout != UnknownLayout {
		scales(t, &p.Mapping)
	}
	p.Warnings = append(p.Warnings, hiddenWarnings(t)...)
	return p
}

// GuessAs proposes how to read a sheet in the layout a person has chosen.
func GuessAs(t *Table, l Layout, known Known) Proposal {
	m := newMatcher(known)
	var d draft
	switch l {
	case Matrix:
		d = guessMatrix(t, m)
	case Long, Stages:
		d = guessList(t, m)
	case Contacts:
		d, _ = guessContacts(t, m)
	case Log:
		d = guessLog(t, m)
	}
	p := Proposal{Mapping: d.Mapping, Confidence: d.sure}
	switch {
	case d.score > 0:
	case l == Contacts, l == Log: // nothing is counted until a person says what
		p.Mapping = guessNothing(t)
		for i := range p.Mapping.Fields {
			p.Mapping.Fields[i].Field = Skip
		}
	case l == Matrix: // stages in the first row of several texts, lanes in the first column
		p.Mapping = Mapping{Layout: Matrix, StageRow: max(1, guessNothing(t).HeaderRow), LabelColumn: 1}
		p.Mapping.Fields = laneRows(t, p.Mapping, nil)
	default:
		p.Mapping = guessNothing(t)
	}
	p.Mapping.Sheet, p.Mapping.Layout = t.Sheet, l
	if l != UnknownLayout {
		scales(t, &p.Mapping)
	}
	return p
}

// Pick chooses a sheet by name, or the one that most looks like a journey, and proposes how to read it.
func Pick(tables []Table, sheet string, known Known) (int, Proposal, error) {
	best, at := Proposal{Confidence: -1}, -1
	var names []string
	for i := range tables {
		t := &tables[i]
		names = append(names, t.Sheet)
		if sheet != "" && t.Sheet != sheet {
			continue
		}
		p := Guess(t, known)
		rank := p.Confidence
		if p.Mapping.Own { // says more than the map beside it
			rank++
		}
		if t.Hidden || t.Cells() == 0 {
			rank -= 0.9
		}
		if at < 0 || rank > best.Confidence {
			best, at = p, i
			best.Confidence = rank
		}
	}
	if at < 0 {
		return 0, Proposal{}, fail(BadMapping, "choose one of: "+strings.Join(names, ", "), "there is no sheet %q", sheet)
	}
	best.Confidence = max(0, min(best.Confidence, 1))
	return at, best, nil
}

func hiddenWarnings(t *Table) []Warning {
	var w []Warning
	if t.Hidden {
		w = append(w, Warning{"hidden-sheet", "", "the sheet is hidden"})
	}
	if len(t.HiddenRows)+len(t.HiddenColumns) > 0 {
		w = append(w, Warning{"hidden-cells", "", "hidden rows and columns are listed and not taken"})
	}
	return w
}

// guessNothing maps no column: a sheet that is no journey becomes notes.
func guessNothing(t *Table) Mapping {
	m := Mapping{Layout: UnknownLayout}
	for r := range min(len(t.Rows)-1, headRows) {
		row, below := t.Rows[r], t.Rows[r+1]
		if len(row) < 2 || len(below) < 2 || slices.ContainsFunc(row, func(c Cell) bool { return saysWhat(c.Text) }) {
			continue
		}
		m.HeaderRow = r + 1
		for _, c := range row {
			m.Fields = append(m.Fields, FieldAt{At: c.Column + 1, Name: c.Text})
		}
		break
	}
	return m
}

// saysWhat reports that a cell is a value and no header: a number, a date, or a long text.
func saysWhat(s string) bool {
	_, date := dates{}.read(s)
	return date || isMeasure(s) || len([]rune(s)) > wordy
}

func (m Mapping) has(f Field) bool {
	return slices.ContainsFunc(m.Fields, func(at FieldAt) bool { return at.Field == f })
}

func (m Mapping) journeys() int {
	n := 0
	for _, f := range m.Fields {
		if f.Field.journey() {
			n++
		}
	}
	return n
}

func isMeasure(s string) bool { _, _, ok := measure(s); return ok }

// at returns where a field stands, 0 when it does not.
func (m Mapping) at(f Field) int {
	for _, a := range m.Fields {
		if a.Field == f {
			return a.At
		}
	}
	return 0
}

// isLog recognises behaviour logs of which too little is said to count them: they name a case in every row.
func isLog(t *Table, m *matcher) bool {
	for r := range min(len(t.Rows), 5) {
		var id, when bool
		n := 0
		for _, c := range t.Rows[r] {
			got := m.find(c.Text)
			if got.score < exact { // only headers as such, no cell that mentions an order number
				continue
			}
			f := got.field
			id, when = id || f == CaseID, when || f == When || f == eventName
			if f.journey() {
				n++
			}
		}
		if id && (when || n < 3) {
			return true
		}
	}
	return false
}

// scales notes on which range the numbers of a field run, where it is not the one they are kept on.
func scales(t *Table, m *Mapping) {
	for i, f := range m.Fields {
		usual, ok := usualScale(f.Field)
		if !ok {
			continue
		}
		found, ok := findScale(f.Name, m.marks(t, f), usual)
		if ok && found != usual {
			m.Fields[i].Scale = &found
		}
	}
}

// marks returns what tells the scale of a field: its own texts, and those of the other curve, which runs on the same one.
func (m Mapping) marks(t *Table, f FieldAt) []string {
	curve := func(f FieldAt) bool { return f.Field == Emotion || f.Field == EmotionTarget }
	out := m.values(t, f.At-1)
	for _, o := range m.Fields {
		if o.At != f.At && curve(o) && curve(f) {
			out = append(out, m.values(t, o.At-1)...)
		}
	}
	return out
}

// values returns the texts a field holds.
func (m Mapping) values(t *Table, at int) []string {
	var out []string
	if m.Layout == Matrix {
		if at < len(t.Rows) {
			for _, c := range t.Rows[at] {
				if c.Column >= m.LabelColumn {
					out = append(out, c.Text)
				}
			}
		}
		return out
	}
	for _, r := range m.body(t, len(t.Rows)) {
		if s := t.At(r, at); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func round(f float64) float64 { return float64(int(f*100+0.5)) / 100 }
