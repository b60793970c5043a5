package importer

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"sojourn/model"
)

const (
	mostGroups   = 24 // a column with more different words names things one by one
	groupRunes   = 40 // a longer text is no name of a group
	numberDigits = 6  // so many digits are a telephone or a case
)

// PlanGroup is what a list says of one group of its rows: those of one segment, channel or stage.
type PlanGroup struct {
	By      Field // Segment, Channel or StageName
	Name    string
	Share   *float64 // of a segment among all rows, 0 to 1
	Volume  *float64 // of a stage: rows that came at least so far
	DropOff *float64 // of a stage: share of those that went no further, 0 to 1
	Metrics []model.Metric
}

// Withheld is a column whose cells were left out on purpose, since they name people, firms or single cases.
type Withheld struct {
	Column int    `json:"column"` // from 1
	Name   string `json:"name,omitempty"`
	Cells  int    `json:"cells"` // its header included
}

// teller reads the facts of a list.
type teller struct {
	*builder
	at           map[Field]int // columns
	records      []int         // rows
	facts        []fact
	opened, shut dates
	scale        Scale
	last         time.Time // the last day the list speaks of
}

// fromContacts counts a list of customers, deals or requests. Only words that name groups leave the sheet: every other
// cell is withheld.
func (b *builder) fromContacts() {
	l := teller{builder: b, at: map[Field]int{}}
	for _, f := range b.m.Fields {
		if _, twice := l.at[f.Field]; !twice && slices.Contains(counted, f.Field) && !b.hidden[f.At-1] {
			l.at[f.Field] = f.At - 1
		}
	}
	for _, r := range b.m.body(b.t, len(b.t.Rows)) {
		if !b.dark[r] && len(b.t.Rows[r]) > 1 {
			l.records = append(l.records, r)
		}
	}
	l.opened, l.shut = datesOf(l.column(Opened)), datesOf(l.column(Closed))
	for _, f := range b.m.Fields {
		if f.Field == Satisfaction {
			l.scale = scaleOf(f)
		}
	}
	l.dropNames()
	for _, r := range l.records {
		l.row(r)
	}
	l.groups()
	l.p.Channels = l.m.Channels
	if len(l.p.Groups) == 0 {
		l.p.Warnings = append(l.p.Warnings, Warning{"nothing", "", "nothing in this list can be counted: say which column names a segment, a channel or a stage"})
	}
	l.withhold(l.at)
}

// column returns the texts of a field.
func (l *teller) column(f Field) (out []string) {
	c, ok := l.at[f]
	if !ok {
		return nil
	}
	for _, r := range l.records {
		if s := l.t.At(r, c); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (l *teller) header(f Field) string {
	if c, ok := l.at[f]; ok {
		return l.t.At(l.m.HeaderRow-1, c)
	}
	return ""
}

// dropNames leaves out a column of groups whose words are names after all: too many of them, or hardly one twice.
func (l *teller) dropNames() {
	for _, f := range []Field{Segment, Channel, StageName} {
		words, n := map[string]bool{}, 0
		for _, s := range l.column(f) {
			words[s] = true
			n++
		}
		if len(words) > mostGroups || len(words) > 3 && len(words)*3 > n*2 {
			l.p.Warnings = append(l.p.Warnings, Warning{"names", Address(max(0, l.m.HeaderRow-1), l.at[f]), "this column names things one by one and no groups, so it is not counted"})
			delete(l.at, f)
		}
	}
}

// groupName returns the word of a group, empty for what could be a person's address or number.
func groupName(s string) string {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if s = oneLine(s); utf8.RuneCountInString(s) > groupRunes || strings.ContainsRune(s, '@') || digits >= numberDigits {
		return ""
	}
	return s
}

func (l *teller) row(r int) {
	text := func(f Field) string {
		if c, ok := l.at[f]; ok {
			return l.t.At(r, c)
		}
		return ""
	}
	read := map[Field]bool{}
	word := func(f Field) string {
		s := groupName(text(f))
		read[f] = s != ""
		return s
	}
	f := fact{segment: word(Segment), channel: word(Channel), stage: word(StageName), score: math.NaN(), likely: math.NaN()}
	var from, to time.Time
	from, read[Opened] = l.opened.read(text(Opened))
	to, read[Closed] = l.shut.read(text(Closed))
	f.days = between(from, to)
	if v, ok := mark(text(Satisfaction), l.scale); ok {
		f.score, read[Satisfaction] = v, true
	}
	if v, _, ok := measure(text(Likely)); ok {
		f.likely, read[Likely] = v, true
	}
	read[Outcome] = text(Outcome) != ""
	f.won, f.lost = l.end(f, text(Outcome))
	if f.won || f.lost || l.m.Records != Deals { // an open deal has a day on which it is hoped to close
		l.last = later(l.last, to)
	}
	l.last = later(l.last, from)
	l.facts = append(l.facts, f)
	for i, c := range l.t.Rows[r] {
		for field, column := range l.at {
			if column == c.Column && read[field] {
				l.keep(ref{r, i})
			}
		}
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// mark reads a satisfaction, in numbers on the column's scale or in words from 1 to 5.
func mark(s string, on Scale) (float64, bool) {
	if s == "" {
		return 0, false
	}
	if v, _, ok := measure(s); ok {
		return v, v >= min(on.Min, 0) && v <= on.Max
	}
	v, _, ok := feeling(s, Scale{1, 5})
	return v + 3, ok && on.Max == 5
}

// end tells whether a row came to a good or a bad end, by its status or its stage.
func (l *teller) end(f fact, outcome string) (won, lost bool) {
	x := recordTerms()
	for _, s := range []string{outcome, f.stage} {
		word := solid(fold(s))
		if good, is := x.ends[word]; is && s != "" {
			return good, !good
		}
		if l.m.Records == Tickets && x.done[word] {
			return true, false
		}
	}
	return false, false
}

func (l *teller) groups() {
	for _, by := range []Field{Segment, Channel} {
		named, total := map[string][]fact{}, 0
		for _, f := range l.facts {
			if name := map[Field]string{Segment: f.segment, Channel: f.channel}[by]; name != "" {
				named[name] = append(named[name], f)
				total++
			}
		}
		for name, list := range named {
			g := PlanGroup{By: by, Name: name, Metrics: l.metrics(list)}
			if by == Segment {
				share := math.Round(1000*float64(len(list))/float64(total)) / 1000
				g.Share = &share
			}
			l.p.Groups = append(l.p.Groups, g)
		}
	}
	slices.SortStableFunc(l.p.Groups, func(a, b PlanGroup) int { // the largest first
		return cmp.Or(cmp.Compare(slices.Index(counted, a.By), slices.Index(counted, b.By)), cmp.Compare(*b.Metrics[0].Value, *a.Metrics[0].Value),
			cmp.Compare(a.Name, b.Name))
	})
	l.stageGroups()
}

func (l *teller) stageGroups() {
	steps, lost := funnels(l.facts)
	for _, s := range steps {
		reached := float64(s.reached)
		g := PlanGroup{By: StageName, Name: s.stage, Volume: &reached, Metrics: []model.Metric{l.metric("crm."+string(l.kind()), reached, "")}}
		if !math.IsNaN(s.drop) {
			drop := s.drop
			g.DropOff = &drop
			g.Metrics = append(g.Metrics, l.metric("crm.next", math.Round(1000*(1-drop))/10, "%"))
		}
		l.p.Groups = append(l.p.Groups, g)
	}
	if len(steps) > 0 && lost > 0 {
		l.p.Warnings = append(l.p.Warnings, Warning{"lost", "", strconv.Itoa(lost) + " lost ones are not counted in the stages: the list does not say how far they came"})
	}
	if _, staged := l.at[StageName]; staged && len(steps) == 0 {
		l.p.Warnings = append(l.p.Warnings, Warning{"order", "", "the order of the stages is not known, so nothing is counted by stage"})
	}
}

func (l *teller) kind() Records { return cmp.Or(l.m.Records, People) }

// metrics are the figures of a group: how many, which share came to a good end, how content and how quick they were.
func (l *teller) metrics(list []fact) []model.Metric {
	out := []model.Metric{l.metric("crm."+string(l.kind()), float64(len(list)), "")}
	if v, ok := conversion(list, l.kind()); ok && l.ends() {
		out = append(out, l.metric(map[Records]string{People: "crm.conversion", Deals: "crm.win", Tickets: "crm.resolved"}[l.kind()], v, "%"))
	}
	if strings.Contains(fold(l.header(Satisfaction)), "nps") && l.scale.Max == 10 {
		if v, ok := promoters(list); ok {
			out = append(out, l.metric("crm.nps", v, ""))
		}
	} else if v, ok := satisfaction(list); ok {
		out = append(out, l.metric("crm.satisfaction", v, "/"+strconv.FormatFloat(l.scale.Max, 'g', -1, 64)))
	}
	if v, ok := duration(list); ok {
		out = append(out, l.metric("crm.days", v, ""))
	}
	return out
}

// ends reports that the list says of any row how it ended.
func (l *teller) ends() bool {
	return slices.ContainsFunc(l.facts, func(f fact) bool { return f.won || f.lost })
}

func (l *teller) metric(key string, v float64, unit string) model.Metric {
	m := model.Metric{Name: EveryLanguage(key), Value: &v, Unit: unit, Source: model.Plain(cmp.Or(l.t.File, l.t.Sheet))}
	if !l.last.IsZero() {
		m.Date = l.last.Format(time.DateOnly)
	}
	return m
}

// withhold counts, column by column, the cells that stay in the sheet, and keeps the headers of those that were read.
func (b *builder) withhold(read map[Field]int) {
	columns := map[int]*Withheld{}
	for r, row := range b.t.Rows {
		for i, c := range row {
			at := ref{r, i}
			if header := r == b.m.HeaderRow-1; header && slices.Contains(slices.Collect(maps.Values(read)), c.Column) {
				b.keep(at)
			}
			if !b.isOpen(at) {
				continue
			}
			w := columns[c.Column]
			if w == nil {
				w = &Withheld{Column: c.Column + 1, Name: b.t.At(b.m.HeaderRow-1, c.Column)}
				columns[c.Column] = w
			}
			w.Cells++
			b.fates[b.first[r]+i] = withheld
		}
	}
	for _, c := range slices.Sorted(maps.Keys(columns)) {
		b.p.Withheld = append(b.p.Withheld, *columns[c])
	}
}
