package importer

import (
	"slices"
	"strings"

	"sojourn/model"
)

// guessList looks for the row that is most like headers.
func guessList(t *Table, m *matcher) draft {
	var best draft
	for r := range min(len(t.Rows), headRows) {
		if d := headerAt(t, m, Mapping{HeaderRow: r + 1}); d.score > best.score {
			best = d
		}
		if grouped(t, r) {
			if d := headerAt(t, m, Mapping{HeaderRow: r + 2, GroupRow: r + 1}); d.score >= best.score {
				best = d
			}
		}
	}
	if best.score == 0 {
		return best
	}
	best.Mapping = settleList(t, best.Mapping)
	if !best.has(StageName) && !best.has(StepName) || best.journeys() < 1 {
		return draft{}
	}
	best.Layout = Long
	if stagesDown(t, best.Mapping) {
		best.Layout = Stages
	}
	best.Head = readHead(t, m, best.top()-1)
	return best
}

// grouped reports that a row joins the columns of the headers below it: it has cells merged across, and every header
// below stands under one of its cells.
func grouped(t *Table, r int) bool {
	if r+2 >= len(t.Rows) || len(t.Rows[r]) < 2 || !spans(t, r, -1) {
		return false
	}
	above := t.spread(r)
	for _, c := range t.Rows[r+1] {
		if above.At(c.Column) == "" || isMeasure(c.Text) {
			return false
		}
	}
	return len(t.Rows[r+1]) > 1
}

// headerAt reads a row, with the one that joins its columns, as headers.
func headerAt(t *Table, m *matcher, at Mapping) draft {
	d := draft{Mapping: at}
	sum, found := 0.0, map[Field]bool{}
	matched, r := 0, at.HeaderRow-1
	for _, c := range at.headers(t) {
		if c.Column >= sampleWidth {
			break
		}
		got := m.header(t, at, c)
		if got.field.ofLog() {
			got = match{}
		}
		if got.field != Unknown {
			matched++
			if !found[got.field] {
				sum += got.score
			}
			found[got.field] = true
		}
		d.Fields = append(d.Fields, FieldAt{At: c.Column + 1, Name: c.Text, Field: got.field, Confidence: round(got.score)})
	}
	if len(found) < 2 {
		return draft{}
	}
	share := float64(matched) / float64(len(d.Fields))
	d.score = sum*share + 0.2*float64(filledBelow(t, r, d.Fields))
	d.sure = round(min(1, sum/float64(len(found))*(0.5+share/2)))
	return d
}

// header finds the field of a column: its own header says it, else the word above it.
func (m *matcher) header(t *Table, at Mapping, c Cell) match {
	if at.GroupRow == 0 {
		return m.find(c.Text)
	}
	low := t.Rows[at.HeaderRow-1].At(c.Column)
	own, joined := m.find(low), m.find(t.spread(at.GroupRow-1).At(c.Column))
	if joined.field != Unknown && (own.score < exact || headerLine(low) != "") {
		return joined
	}
	return own
}

// filledBelow counts the next five rows that look like records under these headers.
func filledBelow(t *Table, r int, fields []FieldAt) int {
	n := 0
	for k := r + 1; k < min(len(t.Rows), r+6); k++ {
		filled := 0
		for _, f := range fields {
			if f.Field != Unknown && t.At(k, f.At-1) != "" {
				filled++
			}
		}
		if filled > 0 && filled*3 >= len(fields) {
			n++
		}
	}
	return n
}

// settleList decides what needs a look at the cells: doubled fields, stages without a header, numbers without a name.
func settleList(t *Table, m Mapping) Mapping {
	if !m.has(StageName) && m.has(StepName) {
		for i := range m.Fields {
			if m.Fields[i].Field == StepName {
				m.Fields[i].Field = StageName
				break
			}
		}
	}
	if !m.has(StageName) {
		m = unnamedStages(t, m)
	}
	settleCards(m)
	settleEmotions(t, m)
	taken := map[Field]int{}
	for i, f := range m.Fields {
		if !f.Field.single() {
			continue
		}
		j, doubled := taken[f.Field]
		switch {
		case !doubled:
			taken[f.Field] = i
		case f.Field == TouchpointText && siblings(m.Fields[j].Name, f.Name):
		case f.Confidence > m.Fields[j].Confidence:
			m.Fields[j].Field, taken[f.Field] = Unknown, i
		default:
			m.Fields[i].Field = Unknown
		}
	}
	settleNotes(m)
	for i, f := range m.Fields {
		if f.Field == Unknown && mostly(t, m, f.At-1, isMeasure) {
			m.Fields[i].Field, m.Fields[i].Confidence = MetricValue, 0.5
		}
	}
	return m
}

// siblings reports that two headers name several of one thing: by number, or one online and one offline.
func siblings(a, b string) bool {
	bare := func(s string) string { return strings.TrimRight(solid(fold(s)), "0123456789") }
	return bare(a) == bare(b) || headerLine(a) != "" && headerLine(b) != ""
}

// headerLine tells whether a header speaks of what is online or of what is offline alone.
func headerLine(name string) model.Line {
	h := fold(name)
	on, off := strings.Contains(h, "线上") || strings.Contains(h, "online"), strings.Contains(h, "线下") || strings.Contains(h, "offline")
	switch {
	case on && !off:
		return model.Online
	case off && !on:
		return model.Offline
	}
	return ""
}

// settleNotes makes a note of a column that goes on with the header of a numbered one: "Pain point 1 key variable".
func settleNotes(m Mapping) {
	for _, f := range m.Fields {
		h := fold(f.Name)
		if h == "" || h[len(h)-1] < '0' || h[len(h)-1] > '9' {
			continue
		}
		for i, o := range m.Fields {
			if rest, ok := strings.CutPrefix(fold(o.Name), h); ok && strings.TrimSpace(rest) != "" && (rest[0] < '0' || rest[0] > '9') && o.Field == f.Field {
				m.Fields[i].Field, m.Fields[i].Confidence = Note, 0.8
			}
		}
	}
}

// settleCards finds the column with the texts of a list that has one row per card and names their lanes.
func settleCards(m Mapping) {
	if !m.has(LaneName) {
		return
	}
	for i, f := range m.Fields {
		switch fold(f.Name) {
		case "名称", "标题", "内容", "卡片", "便签", "title", "name", "card", "text", "content", "note":
			m.Fields[i].Field, m.Fields[i].Confidence = CardText, exact
			return
		}
	}
}

// unnamedStages takes the first column for stages when its header is blank or unknown and journeys follow.
func unnamedStages(t *Table, m Mapping) Mapping {
	first := -1
	for r := m.HeaderRow; r < min(len(t.Rows), m.HeaderRow+sampleRows); r++ {
		if len(t.Rows[r]) > 0 && (first < 0 || t.Rows[r][0].Column < first) {
			first = t.Rows[r][0].Column
		}
	}
	i := slices.IndexFunc(m.Fields, func(f FieldAt) bool { return f.At == first+1 })
	switch {
	case first < 0 || m.journeys() < 2:
	case i < 0:
		m.Fields = append([]FieldAt{{At: first + 1, Field: StageName, Confidence: 0.4}}, m.Fields...)
	case m.Fields[i].Field == Unknown && !mostly(t, m, first, isMeasure):
		m.Fields[i].Field, m.Fields[i].Confidence = StageName, 0.4
	}
	return m
}

// settleEmotions makes of two emotion columns the one with numbers the value and the other the reason.
func settleEmotions(t *Table, m Mapping) {
	var at []int
	for i, f := range m.Fields {
		if f.Field == Emotion {
			at = append(at, i)
		}
	}
	if len(at) != 2 {
		return
	}
	a, b := mostly(t, m, m.Fields[at[0]].At-1, isMeasure), mostly(t, m, m.Fields[at[1]].At-1, isMeasure)
	switch {
	case a && !b:
		m.Fields[at[1]].Field = EmotionReason
	case b && !a:
		m.Fields[at[0]].Field = EmotionReason
	}
}

// mostly reports whether seven in ten of a column's cells below the header pass a test.
func mostly(t *Table, m Mapping, column int, test func(string) bool) bool {
	n, yes := 0, 0
	for _, r := range m.body(t, sampleRows) {
		if s := t.At(r, column); s != "" {
			n++
			if test(s) {
				yes++
			}
		}
	}
	return n > 0 && yes*10 >= n*7
}

// stagesDown reports that a list speaks of stages and not of single touchpoints: no stage comes twice, or every stage has
// several rows and one emotion.
func stagesDown(t *Table, m Mapping) bool {
	column, feels := m.at(StageName)-1, m.at(Emotion)-1
	seen, more, joined := map[string]bool{}, false, t.covered(feels)
	for _, r := range m.body(t, len(t.Rows)) {
		s := t.At(r, column)
		switch {
		case s == "" && feels >= 0 && t.At(r, feels) == "":
			_, more = joined[r]
			continue
		case s == "" || seen[s]:
			return false
		}
		seen[s] = true
	}
	single := m.has(OnOff) || m.has(Channel) && m.has(TouchpointText)
	return len(seen) > 0 && !m.has(StepName) && !m.has(Experience) && (more || !single)
}
