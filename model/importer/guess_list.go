package importer

import "slices"

// guessList looks for the row that is most like headers.
func guessList(t *Table, m *matcher) draft {
	var best draft
	for r := range min(len(t.Rows), headRows) {
		if d := headerAt(t, m, r); d.score > best.score {
			best = d
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
	if oneRowPerStage(t, best.Mapping) {
		best.Layout = Stages
	}
	best.Head = readHead(t, m, best.HeaderRow-1)
	return best
}

func headerAt(t *Table, m *matcher, r int) draft {
	d := draft{Mapping: Mapping{HeaderRow: r + 1}}
	sum, found := 0.0, map[Field]bool{}
	matched := 0
	for _, c := range t.Rows[r] {
		if c.Column >= sampleWidth {
			break
		}
		got := m.find(c.Text)
		if got.field == caseID || got.field == timeStamp || got.field == eventName {
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
		case f.Confidence > m.Fields[j].Confidence:
			m.Fields[j].Field, taken[f.Field] = Unknown, i
		default:
			m.Fields[i].Field = Unknown
		}
	}
	for i, f := range m.Fields {
		if f.Field == Unknown && mostly(t, m, f.At-1, isMeasure) {
			m.Fields[i].Field, m.Fields[i].Confidence = MetricValue, 0.5
		}
	}
	return m
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
	for _, row := range t.Rows[min(m.HeaderRow, len(t.Rows)):min(len(t.Rows), m.HeaderRow+sampleRows)] {
		if s := row.At(column); s != "" {
			n++
			if test(s) {
				yes++
			}
		}
	}
	return n > 0 && yes*10 >= n*7
}

// oneRowPerStage reports that no stage comes twice and nothing speaks of single touchpoints.
func oneRowPerStage(t *Table, m Mapping) bool {
	if m.has(StepName) || m.has(Channel) && m.has(TouchpointText) || m.has(OnOff) || m.has(Experience) {
		return false
	}
	column := m.at(StageName) - 1
	seen := map[string]bool{}
	for r := m.HeaderRow; r < len(t.Rows); r++ {
		s := t.At(r, column)
		switch {
		case len(t.Rows[r]) == 0:
			continue
		case s == "" || seen[s]:
			return false
		}
		seen[s] = true
	}
	return len(seen) > 0
}
