package importer

import (
	"regexp"
	"slices"
	"strings"
)

// guessMatrix looks for the column that names lanes.
func guessMatrix(t *Table, m *matcher) draft {
	var best draft
	_, width := t.Size()
	for c := range min(width, labelWidth) {
		if d := labelsAt(t, m, c); d.score > best.score {
			best = d
		}
	}
	if best.score == 0 {
		return byStageWords(t, m)
	}
	best.Head = readHead(t, m, best.StageRow-1)
	return best
}

func labelsAt(t *Table, m *matcher, column int) draft {
	labels := labelMatches(t, m, column)
	d := draft{Mapping: Mapping{Layout: Matrix, LabelColumn: column + 1}}
	if !stageRows(t, &d.Mapping, labels) {
		return draft{}
	}
	sum, found, matched, all := 0.0, map[Field]bool{}, 0, 0
	for r := max(d.StageRow, d.StepRow); r < len(t.Rows); r++ {
		got, named := labels[r]
		if !named {
			continue
		}
		all++
		if got.field == Unknown {
			continue
		}
		matched++
		if !found[got.field] {
			sum += got.score
		}
		found[got.field] = true
	}
	if len(found) < 2 {
		return draft{}
	}
	share := float64(matched) / float64(all)
	d.Fields = laneRows(t, d.Mapping, labels)
	d.score = sum*share + 0.6
	d.sure = round(min(1, sum/float64(len(found))*(0.5+share/2)))
	if d.journeys() == 0 {
		return draft{}
	}
	return d
}

// labelMatches finds the fields of a column's texts.
func labelMatches(t *Table, m *matcher, column int) map[int]match {
	labels := map[int]match{}
	for r := range min(len(t.Rows), sampleRows) {
		s := t.At(r, column)
		if s == "" {
			continue
		}
		name, _, _ := strings.Cut(s, "\n") // a second line explains the first
		got := m.find(strings.TrimSpace(name))
		if got.field.ofLog() {
			got = match{}
		}
		if _, text, ok := strings.Cut(strings.Replace(name, "：", ":", 1), ":"); ok && strings.TrimSpace(text) != "" {
			got = match{} // "Owner: Nadia" says something of the whole map
		}
		labels[r] = got
	}
	return labels
}

// firstLane returns the first row from one on that is a lane with something in it, −1 when there is none.
func firstLane(t *Table, labels map[int]match, from, column int) int {
	for r := from; r < min(len(t.Rows), sampleRows); r++ {
		f := labels[r].field
		lane := f != Unknown && f != StageName && f != StepName && !describes(f)
		if lane && (rightOf(t, r, column) > 0 || goesOn(t, r+1, column)) {
			return r
		}
	}
	return -1
}

// goesOn reports that a row belongs to the label above it: it has texts and no label of its own.
func goesOn(t *Table, row, column int) bool {
	return t.At(row, column) == "" && rightOf(t, row, column) > 0
}

// describes reports that a field speaks of the whole map.
func describes(f Field) bool {
	return f == MapTitle || f == MapScenario || f == MapAbout || f == PersonaName || f == Note
}

// rightOf counts the cells of a row right of a column; a block of merged cells counts as its columns.
func rightOf(t *Table, row, column int) int {
	n := 0
	if row < len(t.Rows) {
		for _, c := range t.Rows[row] {
			if c.Column > column {
				n++
			}
		}
	}
	return n
}

// stageRows finds the one or two rows above the lanes that name the columns: by their label, by names that only stages
// have, or by where they stand.
func stageRows(t *Table, m *Mapping, labels map[int]match) bool {
	column := m.LabelColumn - 1
	for _, named := range []func(r int) bool{
		func(r int) bool { return labels[r].field == StageName && rightOf(t, r, column) > 1 },
		func(r int) bool { return !laneLike(labels[r]) && stageNames(t, r, column) },
	} {
		for r := range min(len(t.Rows), headRows) {
			if !named(r) {
				continue
			}
			lane := firstLane(t, labels, r+1, column)
			if lane < 0 {
				break
			}
			m.StageRow = r + 1
			if f, labelled := labels[r+1]; r+1 < lane && (!labelled || f.field == StepName) && stepsAt(t, r+1, column) {
				m.StepRow = r + 2
			}
			return true
		}
	}
	return stagesAbove(t, m, labels)
}

// laneLike reports that a label names a lane and no row of heads.
func laneLike(l match) bool {
	return l.field != Unknown && l.field != StageName && l.field != StepName && !describes(l.field)
}

var stageNumber = regexp.MustCompile(`^(?i:stage|phase|阶段|階段)\s*[0-9一二三四五六七八九]|^第[0-9一二三四五六七八九十]+[阶階]段`)

// stageNames reports that the texts right of a column are names of stages, half of them at least.
func stageNames(t *Table, row, column int) bool {
	n, all := 0, 0
	for _, c := range t.Rows[row] {
		if c.Column <= column {
			continue
		}
		all++
		if stageLexicon()[solid(fold(c.Text))] || stageNumber.MatchString(c.Text) {
			n++
		}
	}
	return n > 1 && n*2 >= all
}

// stagesAbove takes the row above the first lane for the stages, and the two above it when the upper one reaches further.
func stagesAbove(t *Table, m *Mapping, labels map[int]match) bool {
	column := m.LabelColumn - 1
	lane := firstLane(t, labels, 0, column)
	if lane < 0 {
		return false
	}
	last := lane - 1
	for last >= 0 && rightOf(t, last, column) < 2 {
		last--
	}
	if last < 0 {
		return false
	}
	m.StageRow = last + 1
	if above := last - 1; above >= 0 && !describes(labels[above].field) {
		n := rightOf(t, above, column)
		if n >= 1 && (n < rightOf(t, last, column) || spans(t, above, column)) && t.At(above, column) == "" {
			m.StageRow = last
			if stepsAt(t, last, column) {
				m.StepRow = last + 1
			}
		}
	}
	return true
}

// stepsAt reports that a row below the stages names steps: words, not a count.
func stepsAt(t *Table, row, column int) bool {
	words := 0
	for _, c := range t.Rows[row] {
		if c.Column > column && !isMeasure(c.Text) {
			words++
		}
	}
	return words > 0
}

// spans reports that cells of a row are merged across columns.
func spans(t *Table, row, column int) bool {
	return slices.ContainsFunc(t.Merges, func(m Merge) bool { return m.Top == row && m.Left > column && m.Right > m.Left })
}

// laneRows gives every row below the stages its field. A row without a label goes on with the lane above; a label
// nobody knows makes a lane of its own.
func laneRows(t *Table, m Mapping, labels map[int]match) []FieldAt {
	var out []FieldAt
	var above *FieldAt
	over := t.covered(m.LabelColumn - 1)
	curves := false // below "emotion" the rows are called after the two curves
	for r := max(m.StageRow, m.StepRow); r < len(t.Rows); r++ {
		name := t.At(r, m.LabelColumn-1)
		switch {
		case len(t.Rows[r]) == 0:
			if _, merged := over[r]; !merged {
				above = nil
			}
			continue
		case name == "" && above != nil:
			next := *above
			next.At = r + 1
			out = append(out, next)
			continue
		case name == "":
			continue
		}
		got := labels[r]
		if c := curveOf(name); curves && c.field != Unknown {
			got = c
		} else {
			curves = got.field == Emotion && rightOf(t, r, m.LabelColumn-1) == 0
		}
		if got.field == Unknown {
			got = match{OwnText, 0.3}
		}
		if got.score < exact && rightOf(t, r, m.LabelColumn-1) == 0 && !goesOn(t, r+1, m.LabelColumn-1) {
			got = match{} // a legend or a remark that only mentions the word
		}
		out = append(out, FieldAt{At: r + 1, Name: name, Field: got.field, Confidence: round(got.score)})
		above = &out[len(out)-1]
	}
	return out
}

// curveOf reads the label of a row below "emotion": which of the two curves it is.
func curveOf(name string) match {
	switch fold(name) {
	case "现状", "当前", "现在", "current", "as is", "now":
		return match{Emotion, exact}
	case "目标", "未来", "期望", "target", "to be", "future":
		return match{EmotionTarget, exact}
	}
	return match{}
}

// byStageWords recognises a matrix whose lanes nobody can name by the names of its stages.
func byStageWords(t *Table, words *matcher) draft {
	for r, row := range t.Rows[:min(len(t.Rows), headRows)] {
		hits := 0
		for _, c := range row {
			if stageLexicon()[solid(fold(c.Text))] {
				hits++
			}
		}
		if hits < 2 || hits*2 < len(row) || len(row) > sampleWidth {
			continue
		}
		first := row[0].Column
		label := first - 1
		if label < 0 || !stageLexicon()[solid(fold(row[0].Text))] {
			label = first
		}
		m := Mapping{Layout: Matrix, StageRow: r + 1, LabelColumn: label + 1}
		named := slices.ContainsFunc(t.Rows[r+1:], func(below Row) bool { return below.At(label) != "" && len(below) > 1 })
		if !named {
			continue
		}
		m.Fields = laneRows(t, m, labelMatches(t, words, label))
		return draft{Mapping: m, score: 0.5, sure: 0.4}
	}
	return draft{}
}
