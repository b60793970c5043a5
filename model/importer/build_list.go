package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/model/limits"
)

// fromList builds from one row per touchpoint or per stage. Under UnknownLayout no column means anything and every row
// goes to the tray.
func (b *builder) fromList() {
	columns := map[int]FieldAt{}
	if b.m.Layout != UnknownLayout {
		for _, f := range b.m.Fields {
			columns[f.At-1] = f
		}
	} else {
		for _, f := range b.m.Fields {
			columns[f.At-1] = FieldAt{At: f.At, Name: f.Name}
		}
	}
	b.headers(columns)
	l := lister{builder: b, columns: columns, stageAt: b.m.at(StageName) - 1, stepAt: b.m.at(StepName) - 1, touchAt: b.m.at(TouchpointText) - 1,
		laneAt: b.m.at(LaneName) - 1, match: newMatcher(nil)}
	l.stepOver, l.touchOver = b.t.covered(l.stepAt), b.t.covered(l.touchAt)
	for r := b.m.HeaderRow; r < len(b.t.Rows); r++ {
		l.row(r)
	}
	b.namesOfLeftovers()
}

// namesOfLeftovers keeps the headers of unknown columns where they were written beside what stood below them.
func (b *builder) namesOfLeftovers() {
	if b.m.HeaderRow == 0 || b.m.HeaderRow > len(b.t.Rows) {
		return
	}
	for i, c := range b.t.Rows[b.m.HeaderRow-1] {
		if at := (ref{b.m.HeaderRow - 1, i}); b.isOpen(at) && b.named[c.Column] && !b.dark[at.row] && !b.hidden[c.Column] {
			b.keep(at)
		}
	}
}

// headers keeps the header row: its texts name what stands below.
func (b *builder) headers(columns map[int]FieldAt) {
	if b.m.HeaderRow == 0 || b.m.HeaderRow > len(b.t.Rows) {
		return
	}
	for i, c := range b.t.Rows[b.m.HeaderRow-1] {
		f, mapped := columns[c.Column]
		if mapped && f.Field != Skip && f.Field != Unknown && !b.hidden[c.Column] && !b.dark[b.m.HeaderRow-1] {
			b.keep(ref{b.m.HeaderRow - 1, i})
		}
		if mapped && f.Name == "" {
			f.Name = c.Text
			columns[c.Column] = f
		}
	}
}

// lister remembers the stage and the step that blank cells go on with.
type lister struct {
	*builder
	columns                  map[int]FieldAt
	stageAt, stepAt, touchAt int
	laneAt                   int
	match                    *matcher
	stage, step              string
	stepOver, touchOver      map[int]int
	touch                    []int // of the row above
}

func (l *lister) row(r int) {
	cells := l.t.Rows[r]
	if len(cells) == 0 || l.dark[r] || l.m.Layout != UnknownLayout && footnote(cells) {
		return // what is open is listed at the end
	}
	rec := &record{at: l.place(r), curve: l.m.Layout == Stages}
	var found []detail
	var key strings.Builder
	for i, c := range cells {
		at := ref{r, i}
		if l.unseen(at) || !l.isOpen(at) {
			continue
		}
		d := detail{at, l.columns[c.Column], c.Text}
		switch d.f.Field {
		case Skip:
			l.list(at, d.f.Name, Skipped, "")
			continue
		case LaneName:
			if l.t.At(r, l.m.at(CardText)-1) == "" {
				break // it names the lane of no card
			}
			l.keep(at)
			continue
		case CardText:
			d.f = l.laneField(r, d.f)
		case StageName, StepName:
			if utf8.RuneCountInString(c.Text) <= limits.TitleRunes {
				l.keep(at)
			}
			continue
		}
		if _, card := lanes[d.f.Field]; !card || detailed(d) && (d.f.Field == ExpectationValue || d.f.Field == MetricValue) {
			key.WriteString(d.f.Name + "\x00" + c.Text + "\x00")
		}
		found = append(found, d)
	}
	if l.m.Layout == Long {
		rec.key = key.String()
	}
	l.cards(r, rec, found)
}

// cards makes the cards of a row, then settles what is said about them.
func (l *lister) cards(r int, rec *record, found []detail) {
	for _, d := range found {
		if d.f.Field != Unknown && l.take(rec, d) {
			l.keep(d.at)
		}
	}
	if _, below := l.touchOver[r]; below && len(rec.touch) == 0 {
		rec.touch = slices.Clone(l.touch) // a touchpoint merged over several rows
	}
	l.touch = rec.touch
	l.finish(rec)
	for _, d := range found {
		if d.f.Field == Unknown {
			l.unknown(rec, d)
		}
	}
	l.link(rec)
}

// unknown lists a cell whose column means nothing: as a note on its row's card, or with its row in the tray.
func (l *lister) unknown(rec *record, d detail) {
	if l.m.Layout == UnknownLayout {
		l.list(d.at, d.f.Name, NoField, l.spare())
		return
	}
	l.leave(rec, d, NoField)
}

// laneField returns what the card of a row is, after the lane that the row names.
func (l *lister) laneField(r int, f FieldAt) FieldAt {
	lane := l.t.At(r, l.laneAt)
	got := l.match.find(lane).field
	if _, card := lanes[got]; !card || got == PainOpportunity {
		got = OwnText
	}
	if lane == "" || utf8.RuneCountInString(lane) > limits.TitleRunes {
		got = Unknown
	}
	return FieldAt{At: f.At, Name: lane, Field: got}
}

// place returns the column of a row. A blank stage goes on with the one above, and so does a blank step below it.
func (l *lister) place(r int) Place {
	stage, step := l.t.At(r, l.stageAt), l.t.At(r, l.stepAt)
	_, over := l.stepOver[r]
	if stage != "" {
		if !over || stage != l.stage {
			l.step = ""
		}
		l.stage = stage
	}
	if step != "" {
		l.step = step
	}
	if l.stage == "" || utf8.RuneCountInString(l.stage) > limits.TitleRunes || l.m.Layout == UnknownLayout {
		return tray
	}
	if utf8.RuneCountInString(l.step) > limits.TitleRunes {
		return l.builder.place(l.stage, "")
	}
	return l.builder.place(l.stage, l.step)
}

var footnotes = []string{"注:", "注：", "备注:", "备注：", "说明:", "说明：", "数据来源", "资料来源", "合计", "总计", "note:", "notes:", "source:", "total"}

// footnote reports that a row holds one cell that explains the table or sums it up.
func footnote(cells Row) bool {
	if len(cells) != 1 {
		return false
	}
	s := strings.ToLower(cells[0].Text)
	return slices.ContainsFunc(footnotes, func(f string) bool { return strings.HasPrefix(s, f) })
}
