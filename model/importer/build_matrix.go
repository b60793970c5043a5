package importer

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// fromMatrix builds from lanes down and stages across.
func (b *builder) fromMatrix() {
	places := b.columns()
	b.heights = b.grids(places)
	records := map[Place]*record{}
	var order []*record
	for _, f := range b.m.Fields {
		r := f.At - 1
		if r >= len(b.t.Rows) || b.dark[r] {
			continue
		}
		b.label(r, f)
		for i, c := range b.t.Rows[r] {
			at := ref{r, i}
			place, inside := places[c.Column]
			if !b.isOpen(at) || !inside || b.unseen(at) {
				continue
			}
			rec := records[place]
			if rec == nil {
				rec = &record{at: place, curve: true}
				records[place], order = rec, append(order, rec)
			}
			b.laneCell(rec, detail{at: at, f: f, text: c.Text})
		}
	}
	for _, rec := range order {
		b.finish(rec)
		if len(rec.pains) == 1 && len(rec.chances) == 1 { // of several nobody can tell which answers which
			b.link(rec)
		}
	}
}

// label keeps a lane's name and makes the lane.
func (b *builder) label(r int, f FieldAt) {
	for i, c := range b.t.Rows[r] {
		at := ref{r, i}
		if c.Column != b.m.LabelColumn-1 || f.Field == Skip || f.Field == Unknown || b.hidden[c.Column] || !b.isOpen(at) {
			continue
		}
		if utf8.RuneCountInString(c.Text) <= limits.TitleRunes {
			b.keep(at)
		}
	}
	if f.Field == Divider {
		b.lane(dividerOf(f.Name), "")
	} else if t, ok := rows[f.Field]; ok {
		b.lane(t, "")
	} else if t, ok := lanes[f.Field]; ok {
		b.lane(t, f.Name)
		if f.Field == PainOpportunity {
			b.lane(model.OpportunitiesLane, "")
		}
	}
}

// dividerOf tells which line of a blueprint a label names.
func dividerOf(name string) model.LaneType {
	switch h := fold(name); {
	case strings.Contains(h, "可视"), strings.Contains(h, "可见"), strings.Contains(h, "visib"):
		return model.LineVisibilityLane
	case strings.Contains(h, "内部"), strings.Contains(h, "internal"):
		return model.LineInternalLane
	}
	return model.LineInteractionLane
}

func (b *builder) laneCell(rec *record, d detail) {
	switch {
	case d.f.Field == Skip:
		b.list(d.at, d.f.Name, Skipped, "")
	case d.f.Field == Unknown, d.f.Field == Divider, describes(d.f.Field) && d.f.Field != Note && d.f.Field != PersonaName,
		d.f.Field == StageName, d.f.Field == StepName:
		b.list(d.at, d.f.Name, NoField, b.spare())
	case b.take(rec, d):
		b.keep(d.at)
	}
}

// grids finds emotions that are told by how high they stand: a lane of three rows or more in which every column has one
// cell at most. The top row is +2, the bottom −2.
func (b *builder) grids(places map[int]Place) map[int]float64 {
	out := map[int]float64{}
	for _, f := range b.m.Fields {
		top := f.At - 1
		if f.Field != Emotion || b.t.At(top, b.m.LabelColumn-1) == "" {
			continue
		}
		i := slices.IndexFunc(b.t.Merges, func(m Merge) bool { return m.Top == top && m.Left == b.m.LabelColumn-1 })
		if i < 0 || b.t.Merges[i].Bottom-top < 2 {
			continue
		}
		bottom, levels := b.t.Merges[i].Bottom, map[int]bool{}
		seen, twice := map[int]bool{}, false
		for r := top; r <= min(bottom, len(b.t.Rows)-1); r++ {
			for _, c := range b.t.Rows[r] {
				if _, inside := places[c.Column]; inside {
					twice = twice || seen[c.Column]
					seen[c.Column], levels[r] = true, true
				}
			}
		}
		for r := top; r <= bottom && !twice && len(levels) > 1; r++ {
			out[r] = math.Round(200-400*float64(r-top)/float64(bottom-top)) / 100
		}
	}
	return out
}

// columns returns the place of every column of the matrix. A stage reaches to the next one, merged or not.
func (b *builder) columns() map[int]Place {
	places := map[int]Place{}
	_, width := b.t.Size()
	stageAt, stepAt := b.namesIn(b.m.StageRow-1), b.namesIn(b.m.StepRow-1)
	unnumber(stageAt)
	stage := ""
	for c := b.m.LabelColumn; c < width; c++ {
		if b.hidden[c] {
			continue
		}
		if s := stageAt[c]; s != "" {
			stage = s
		}
		if isSum(stage) {
			stage = "" // a column that adds the others up
		}
		if stage == "" {
			continue
		}
		places[c] = b.place(stage, stepAt[c])
		for _, r := range []int{b.m.StageRow - 1, b.m.StepRow - 1} {
			if at, ok := b.find(r, c); ok && !b.dark[r] && utf8.RuneCountInString(b.cell(at).Text) <= limits.TitleRunes {
				b.keep(at)
			}
		}
	}
	return places
}

var numbered = regexp.MustCompile(`^(?:\d{1,2}|[①-⑳])[\s.、．:：)）]*(\D.*)$`)

// unnumber takes the numbers off stages that are all numbered: they stand in order anyway.
func unnumber(names map[int]string) {
	bare := map[int]string{}
	for c, s := range names {
		got := numbered.FindStringSubmatch(s)
		if got == nil {
			return
		}
		bare[c] = got[1]
	}
	maps.Copy(names, bare)
}

// namesIn returns the texts of a row by column, and keeps the label on the left.
func (b *builder) namesIn(r int) map[int]string {
	out := map[int]string{}
	if r < 0 || r >= len(b.t.Rows) {
		return out
	}
	for i, c := range b.t.Rows[r] {
		at := ref{r, i}
		switch {
		case b.hidden[c.Column] || b.dark[r]:
		case c.Column == b.m.LabelColumn-1:
			b.keep(at)
		case c.Column >= b.m.LabelColumn && utf8.RuneCountInString(c.Text) <= limits.TitleRunes:
			out[c.Column] = c.Text
		}
	}
	return out
}

// head takes what stands above the table and speaks of the whole map.
func (b *builder) head() {
	label := HeadAt{}
	for _, h := range b.m.Head {
		at, ok := b.find(h.Row-1, h.Column-1)
		if !ok || !b.isOpen(at) || b.dark[at.row] || b.hidden[h.Column-1] {
			continue
		}
		if !strings.Contains(b.cell(at).Text, h.Text) || utf8.RuneCountInString(h.Text) > limits.BodyRunes {
			continue // the mapping was made for another sheet
		}
		text := h.Text
		if text == "" {
			label = HeadAt{Row: h.Row, Text: b.cell(at).Text}
		} else if h.Field == MapAbout && label.Row == h.Row && aboutLexicon()[solid(fold(label.Text))] {
			text = label.Text + ": " + text
		}
		if b.headText(h.Field, text) {
			b.keep(at)
		}
	}
}

func (b *builder) find(row, column int) (ref, bool) {
	if row < 0 || row >= len(b.t.Rows) {
		return ref{}, false
	}
	for i, c := range b.t.Rows[row] {
		if c.Column == column {
			return ref{row, i}, true
		}
	}
	return ref{}, false
}

func (b *builder) headText(f Field, text string) bool {
	if text == "" {
		return true // a label; its text stands to the right
	}
	switch f {
	case MapTitle:
		if utf8.RuneCountInString(text) > limits.TitleRunes || !joinLine(&b.p.About, b.p.Title) {
			return false
		}
		b.p.Title = oneLine(text)
		return true
	case MapAbout, Note:
		return joinLine(&b.p.About, text)
	case MapScenario:
		return joinLine(&b.p.Scenario, text)
	case GoalText:
		return joinLine(&b.p.Goal, text)
	case Owner:
		return joinLine(&b.p.Owner, text)
	case PersonaName:
		b.portrait(text)
		return true
	}
	return false
}

// joinLine adds a line to a text and reports false when it has no room.
func joinLine(to *string, s string) bool {
	if s == "" {
		return true
	}
	joined := strings.TrimPrefix(*to+"\n"+s, "\n")
	if utf8.RuneCountInString(joined) > limits.BodyRunes {
		return false
	}
	*to = joined
	return true
}

// portrait reads "林悦,29 岁,内容运营": a name, an age, and what else there is.
func (b *builder) portrait(text string) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;；|\n", r) })
	if len(parts) == 0 {
		return
	}
	p := &b.p.Personas[b.persona(oneLine(parts[0]))]
	var role []string
	for _, s := range parts[1:] {
		s = strings.TrimSpace(s)
		if v, unit, ok := measure(s); ok && v < 130 && p.Age.Empty() && (unit == "岁" || unit == "" || strings.HasPrefix(unit, "y")) {
			p.Age = b.text(s)
			continue
		}
		role = append(role, s)
	}
	p.Role = b.text(strings.Join(role, ", "))
}
