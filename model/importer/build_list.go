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
		laneAt: b.m.at(LaneName) - 1}
	l.names = map[Field]int{StageName: l.stageAt, StepName: l.stepAt, LaneName: l.laneAt}
	l.stepOver, l.touchOver, l.over = b.t.covered(l.stepAt), b.t.covered(l.touchAt), map[int]map[int]int{}
	for c, f := range columns {
		if _, card := lanes[f.Field]; len(b.t.Merges) > 0 && !card && f.Field != StageName && f.Field != StepName {
			l.over[c] = b.t.covered(c)
		}
	}
	l.repeated()
	for _, r := range b.m.body(b.t, len(b.t.Rows)) {
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
	for _, c := range b.m.headers(b.t) {
		if f, mapped := columns[c.Column]; mapped && f.Name == "" {
			f.Name = c.Text
			columns[c.Column] = f
		}
	}
	takes := func(column int) bool {
		f, mapped := columns[column]
		return mapped && f.Field != Skip && f.Field != Unknown && !b.hidden[column]
	}
	for _, r := range []int{b.m.GroupRow - 1, b.m.HeaderRow - 1} {
		if r < 0 || b.dark[r] {
			continue
		}
		for i, c := range b.t.Rows[r] {
			for x := c.Column; x <= b.t.right(r, c.Column); x++ {
				if takes(x) {
					b.keep(ref{r, i})
				}
			}
		}
	}
}

// repeated keeps the headers that a printed list repeats: they say again what is known.
func (l *lister) repeated() {
	if l.m.HeaderRow == 0 || l.m.HeaderRow > len(l.t.Rows) {
		return
	}
	for r := l.m.HeaderRow; r < len(l.t.Rows); r++ {
		if !slices.Equal(l.t.Rows[r], l.t.Rows[l.m.HeaderRow-1]) {
			continue
		}
		for i := range l.t.Rows[r] {
			if at := (ref{r, i}); !l.unseen(at) {
				l.keep(at)
			}
		}
	}
}

// lister remembers the stage and the step that blank cells go on with.
type lister struct {
	*builder
	columns                  map[int]FieldAt
	stageAt, stepAt, touchAt int
	laneAt                   int
	stage, step              string
	stepOver, touchOver      map[int]int
	names                    map[Field]int       // column
	over                     map[int]map[int]int // column → row → the row above whose cell is merged over it
	touch                    []int               // of the row above
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
		d := detail{at: at, f: l.columns[c.Column], text: c.Text}
		if first, named := l.names[d.f.Field]; named && first != c.Column {
			d.f.Field = Unknown // of two columns of stages the first counts
		}
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
			if rec.at != tray && utf8.RuneCountInString(c.Text) <= limits.TitleRunes {
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
	l.merged(r, rec)
	l.cards(r, rec, found)
}

// merged adds what a cell that is merged over several rows says of this one too.
func (l *lister) merged(r int, rec *record) {
	for c, over := range l.over {
		top, ok := over[r]
		f := l.columns[c]
		if !ok || f.Field == Skip || f.Field == Unknown || f.Field == Note || rec.curve && (f.Field == Emotion || f.Field == EmotionTarget) {
			continue
		}
		if at, there := l.find(top, c); there && !l.hidden[c] && !l.dark[top] {
			rec.details = append(rec.details, detail{at: at, f: f, text: l.cell(at).Text, again: true})
		}
	}
	slices.SortFunc(rec.details, func(a, b detail) int { return a.f.At - b.f.At })
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
	got := l.words.find(lane).field
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
