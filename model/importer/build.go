package importer

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/limits"
)

// Build makes a plan of a sheet under a mapping. base is the document the plan is meant for; it may be nil. Errors are
// *Error: a mapping that makes no sense, or more records than a document may hold; and, of a log that is read on and on,
// those of its file.
func Build(t *Table, m Mapping, base *model.Document) (Plan, error) {
	if err := m.Check(); err != nil {
		return Plan{}, located(err, "", t.Sheet)
	}
	if m.Sheet != "" && t.Sheet != "" && m.Sheet != t.Sheet {
		return Plan{}, located(fail(BadMapping, "choose that sheet", "the mapping is for sheet %q", m.Sheet), "", t.Sheet)
	}
	if t.Partial() && m.Layout != Log {
		return Plan{}, located(tooMany("rows, which only a behaviour log may have", limits.SheetRows), t.File, "")
	}
	b := newBuilder(t, m.Fit(t))
	if m.Layout != Contacts && m.Layout != Log { // what stands above such a list may name who made it
		b.head()
	}
	switch {
	case readsOwn(t, b.m):
		b.fromOwn()
	case b.m.Layout == Matrix:
		b.fromMatrix()
	case b.m.Layout == Contacts:
		b.fromContacts()
	case b.m.Layout == Log:
		if err := b.fromLog(); err != nil {
			var e *Error
			if !errors.As(err, &e) {
				return Plan{}, err // the file of a long log has gone or cannot be read: it is not damaged
			}
			return Plan{}, located(err, "", t.Sheet)
		}
	default:
		b.fromList()
	}
	b.rest()
	b.settleLanes()
	if b.p.Title == "" {
		b.p.Title = oneLine(b.title())
	}
	if b.p.counts = b.count(); b.streamed != nil {
		b.p.counts = *b.streamed
	}
	n := b.p.Records()
	if base != nil {
		n += base.Len()
	}
	if n > limits.Records {
		return Plan{}, located(tooMany("records in one project", limits.Records), "", t.Sheet)
	}
	return b.p, nil
}

var unnamedTab = regexp.MustCompile(`(?i)^(sheet|工作表|tabelle|feuil)?\s*\d*$`)

// title is what a map is called when the sheet does not say.
func (b *builder) title() string {
	if unnamedTab.MatchString(b.t.Sheet) {
		return b.t.File
	}
	return b.t.Sheet
}

// fate of a cell.
type fate uint8

const (
	open fate = iota
	kept
	listed
	withheld
)

// ref is a cell of the table: the row and the place within that row's cells.
type ref struct{ row, i int }

type builder struct {
	t      *Table
	m      Mapping
	p      Plan
	first  []int // where each row's cells begin in fates
	fates  []fate
	hidden map[int]bool    // columns
	dark   map[int]bool    // rows
	aside  map[string]bool // addresses of cells that are listed only

	stages map[string]int
	steps  map[Place]map[string]int
	lanes  map[PlanLane]int
	same   map[sameCard]int
	curve  map[pointAt]int
	people map[string]int
	linked map[PlanLink]bool
	named  map[int]bool  // columns whose header tells what a leftover is
	loose  map[int][]int // row → leftovers that go to the tray

	words   *matcher
	lines   map[string]model.Line // of headers
	heights map[int]float64       // row → the emotion that stands so high

	streamed *Counts // of a log that goes on behind the table
}

type sameCard struct {
	lane int
	at   Place
	text string
}

type pointAt struct {
	at     Place
	series model.Series
}

func newBuilder(t *Table, m Mapping) *builder {
	b := &builder{t: t, m: m, words: newMatcher(nil), lines: map[string]model.Line{}, stages: map[string]int{}, steps: map[Place]map[string]int{}, lanes: map[PlanLane]int{},
		same: map[sameCard]int{}, curve: map[pointAt]int{}, people: map[string]int{}, linked: map[PlanLink]bool{},
		loose: map[int][]int{}, named: map[int]bool{}, hidden: map[int]bool{}, dark: map[int]bool{}, aside: map[string]bool{}}
	n := 0
	for _, r := range t.Rows {
		b.first = append(b.first, n)
		n += len(r)
	}
	b.fates = make([]fate, n)
	for _, cell := range m.Listed {
		b.aside[cell] = true
	}
	b.p.Language, b.p.Warnings = m.Language, slices.Clone(t.Warnings)
	if !m.Hidden {
		for _, c := range t.HiddenColumns {
			b.hidden[c] = true
		}
		for _, r := range t.HiddenRows {
			b.dark[r] = true
		}
	}
	return b
}

func (b *builder) cell(at ref) Cell { return b.t.Rows[at.row][at.i] }

func (b *builder) keep(at ref) { b.fates[b.first[at.row]+at.i] = kept }

func (b *builder) isOpen(at ref) bool { return b.fates[b.first[at.row]+at.i] == open }

// list notes a cell that found no place. to is where its text goes; for ToTray the card is made at the end.
func (b *builder) list(at ref, name, reason, to string) {
	c := b.cell(at)
	if to == ToTray && b.alone(at) {
		to = ""
	}
	b.fates[b.first[at.row]+at.i] = listed
	b.named[c.Column] = b.named[c.Column] || name != ""
	if to == ToTray {
		b.loose[at.row] = append(b.loose[at.row], len(b.p.Leftovers))
	}
	b.p.Leftovers = append(b.p.Leftovers, Leftover{Sheet: b.t.Sheet, Row: at.row + 1, Column: c.Column + 1,
		Cell: Address(at.row, c.Column), Name: name, Text: c.Text, Reason: reason, To: to})
}

// alone reports a cell that a person wants listed and written nowhere.
func (b *builder) alone(at ref) bool {
	return len(b.aside) > 0 && b.aside[Address(at.row, b.cell(at).Column)]
}

// spare is where cells go that mean nothing to the mapping.
func (b *builder) spare() string {
	if b.m.ListOnly {
		return ""
	}
	return ToTray
}

// unseen lists a cell that is hidden, and reports whether it is.
func (b *builder) unseen(at ref) bool {
	if !b.dark[at.row] && !b.hidden[b.cell(at).Column] {
		return false
	}
	b.list(at, "", IsHidden, "")
	return true
}

// rest lists every cell nobody has looked at, and puts into the tray what is not bound for a card's text.
func (b *builder) rest() {
	for r, row := range b.t.Rows {
		for i := range row {
			if at := (ref{r, i}); b.isOpen(at) && !b.unseen(at) {
				b.list(at, "", Outside, b.spare())
			}
		}
	}
	for r := range b.t.Rows {
		if left := b.loose[r]; len(left) > 0 {
			b.trayCard(left)
		}
	}
}

// trayCard makes one card of what is left of a row, with the place it comes from as its source.
func (b *builder) trayCard(left []int) {
	var lines []string
	for _, i := range left {
		l := b.p.Leftovers[i]
		text := l.Text
		if l.Name != "" && l.Name != l.Text {
			text = l.Name + ": " + text
		}
		lines = append(lines, text)
	}
	from := b.p.Leftovers[left[0]].Cell
	if b.t.Sheet != "" {
		from = b.t.Sheet + "!" + from
	}
	b.add(-1, tray, model.Card{Source: b.text(from)}, strings.Join(lines, "\n"))
}

func (b *builder) count() Counts {
	c := Counts{Cells: len(b.fates)}
	for _, f := range b.fates {
		switch f {
		case kept:
			c.Kept++
		case listed:
			c.Listed++
		case withheld:
			c.Withheld++
		}
	}
	c.Lost = c.Cells - c.Kept - c.Listed - c.Withheld
	return c
}

// lineOf remembers what a header says of being online.
func (b *builder) lineOf(header string) model.Line {
	l, ok := b.lines[header]
	if !ok {
		l = headerLine(header)
		b.lines[header] = l
	}
	return l
}

func (b *builder) text(s string) model.Text {
	if b.m.Language == "" || s == "" {
		return model.Plain(s)
	}
	return model.Texts(map[string]string{b.m.Language: s})
}

// stage returns the stage of a name, made when there is none.
func (b *builder) stage(name string) int {
	i, ok := b.stages[name]
	if !ok {
		i = len(b.p.Stages)
		b.stages[name] = i
		b.p.Stages = append(b.p.Stages, PlanStage{Name: oneLine(name)})
	}
	return i
}

// place returns the column of a stage and a step; no step is the stage itself.
func (b *builder) place(stage, step string) Place {
	s := b.stage(stage)
	if step == "" {
		return Place{s, -1}
	}
	key := Place{s, 0}
	if b.steps[key] == nil {
		b.steps[key] = map[string]int{}
	}
	i, ok := b.steps[key][step]
	if !ok {
		i = len(b.p.Stages[s].Steps)
		b.steps[key][step] = i
		b.p.Stages[s].Steps = append(b.p.Stages[s].Steps, PlanStep{Name: oneLine(step)})
	}
	return Place{s, i}
}

// lane returns the lane of a type and, for lanes of the sheet's own, a name.
func (b *builder) lane(t model.LaneType, name string) int {
	key := PlanLane{Type: t}
	if t == model.TextLane {
		key.Name = oneLine(name)
	}
	i, ok := b.lanes[key]
	if !ok {
		i = len(b.p.Lanes)
		b.lanes[key] = i
		b.p.Lanes = append(b.p.Lanes, PlanLane{Type: key.Type, Name: key.Name, Used: true})
	}
	return i
}

// settleLanes gives a list the lanes of a new map in their usual order; a matrix keeps the order of its rows.
func (b *builder) settleLanes() {
	if b.m.Layout == Matrix || readsOwn(b.t, b.m) && b.t.frame != nil {
		return
	}
	usual := model.DefaultLanes
	if b.m.Layout == Log {
		usual = logLanes
	}
	for _, t := range usual {
		if _, ok := b.lanes[PlanLane{Type: t}]; !ok {
			b.lane(t, "")
			b.p.Lanes[len(b.p.Lanes)-1].Used = false
		}
	}
	if len(b.p.Points) > 0 {
		b.p.Lanes[b.lane(model.EmotionLane, "")].Used = true
	}
	order := make([]int, len(b.p.Lanes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(slices.Index(model.LaneTypes, b.p.Lanes[x].Type), slices.Index(model.LaneTypes, b.p.Lanes[y].Type))
	})
	sorted, to := make([]PlanLane, len(order)), make([]int, len(order))
	for now, was := range order {
		sorted[now], to[was] = b.p.Lanes[was], now
	}
	b.p.Lanes = sorted
	for i := range b.p.Cards {
		if l := b.p.Cards[i].Lane; l >= 0 {
			b.p.Cards[i].Lane = to[l]
		}
	}
}

// add appends a card whose text is cut into title and body, and returns its index. What no body may hold goes on in
// another card below.
func (b *builder) add(lane int, at Place, c model.Card, text string) int {
	title, body := titleAndBody(text)
	var over string
	if r := []rune(body); len(r) > limits.BodyRunes {
		body, over = string(r[:limits.BodyRunes]), string(r[limits.BodyRunes:])
	}
	c.Title, c.Body = b.text(title), b.text(body)
	if lane >= 0 {
		c.Type = b.p.Lanes[lane].Type.CardType()
	}
	b.p.Cards = append(b.p.Cards, PlanCard{Lane: lane, At: at, Card: c})
	i := len(b.p.Cards) - 1
	if over != "" {
		b.add(lane, at, model.Card{}, over)
	}
	return i
}

// titleAndBody takes the first line for the title; one too long for a heading is told in the body and cut in the title.
func titleAndBody(s string) (title, body string) {
	title, body, _ = strings.Cut(s, "\n")
	if r := []rune(title); len(r) > limits.HeadingRunes {
		return string(r[:limits.HeadingRunes/2]) + "…", s
	}
	return strings.TrimSpace(title), strings.TrimSpace(body)
}

func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > limits.TitleRunes {
		return string(r[:limits.TitleRunes-1]) + "…"
	}
	return s
}
