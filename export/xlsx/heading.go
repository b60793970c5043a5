package xlsx

import (
	"math"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/roundtrip"
)

// headings returns what stands above the stages, one function for each row, so that their number is known before the
// first row is written.
func (m *matrix) headings() []func() {
	rows := []func(){m.titleRow, m.subtitleRow}
	people := m.people
	const strips = 2 // more would leave no room below the frozen rows
	switch {
	case len(people) == 0:
	case len(people) <= strips:
		for _, p := range people {
			rows = append(rows, func() { m.strip(p) })
		}
	default:
		rows = append(rows, func() { m.crowd(people) })
	}
	return append(rows, func() { m.add(padHeight, nil) })
}

func (m *matrix) titleRow() {
	m.mark = roundtrip.RowTitle
	cells := m.line()
	m.mark = ""
	runs, wide := []run{{m.title(), font{size: 22, bold: true}}}, labelWidth+m.span(0, len(m.cols))
	l := look{down: "center", wrap: true}
	if height(runs, wide) > 40 {
		runs[0].font.size, l.down = 14, "top"
	}
	cells[labelColumn-1] = m.rich(labelColumn, runs, l)
	m.merge(labelColumn, m.row+1, m.last, m.row+1)
	m.add(frozen(36, height(runs, wide)+4), cells)
}

// subtitleRow says what the map covers and rests on, and for whom and when the sheet was made.
func (m *matrix) subtitleRow() {
	var about, made []string
	add := func(to *[]string, s string) {
		if s != "" {
			*to = append(*to, s)
		}
	}
	add(&about, strings.Trim(m.say(m.m.ScopeStart)+" → "+m.say(m.m.ScopeEnd), " →"))
	add(&about, m.say(m.m.Description))
	state := m.m.State
	if state == "" {
		state = model.AsIs
	}
	add(&about, m.job.Words("state."+string(state)))
	add(&about, m.say(m.m.Research))
	p := m.job.Doc.Project()
	if client := m.say(p.Client); client != "" {
		made = append(made, m.job.Words("poster.for", "client", client))
	}
	if !m.job.Date.IsZero() {
		day := m.job.Date.Format("2006-01-02")
		if p.Revision > 0 {
			day = m.job.Words("poster.revision", "date", day, "n", p.Revision)
		}
		made = append(made, day)
	}
	l := look{font: font{color: muted}, down: "top", wrap: true}
	cells := m.line()
	end := m.last
	if len(m.cols) >= 3 && len(made) > 0 {
		end = m.last - 2
		right := l
		right.across = "right"
		cells[end] = m.text(end+1, strings.Join(made, " · "), right)
		m.merge(end+1, m.row+1, m.last, m.row+1)
	} else {
		about = append(about, made...)
	}
	text := strings.Join(about, " · ")
	cells[labelColumn-1] = m.text(labelColumn, text, l)
	m.merge(labelColumn, m.row+1, end, m.row+1)
	m.add(frozen(0, height([]run{{text, l.font}}, labelWidth+m.span(0, end-firstColumn))+6), cells)
}

// strip is a persona in one row: initial, who it is, what drives and worries them.
func (m *matrix) strip(p model.Persona) {
	blocks := [][]run{m.about(p)}
	for _, f := range []struct{ key, text string }{
		{"persona.motivations", m.join(p.Motivations)},
		{"persona.worries", m.join(p.Worries)},
		{"persona.context", m.situation(p)},
	} {
		var runs []run
		if f.text != "" {
			runs = []run{{m.job.Words(f.key), font{size: 9, bold: true, color: muted}}, {"\n" + f.text, font{}}}
		}
		blocks = append(blocks, runs)
	}
	ends := shares(len(m.cols))
	if len(ends) == 1 {
		blocks = [][]run{stacked(blocks)}
	}
	fill := personaFill(p)
	line := edge{hairline, thin}
	cells := m.line()
	cells[labelColumn-1] = m.text(labelColumn, layout.Initial(m.say(p.Name)), look{font: font{size: 20, bold: true, color: "5A3B00"}, fill: fill, across: "center", down: "center"})
	tall, from := 48.0, 0
	for i, runs := range blocks {
		l := look{down: "center", wrap: true, indent: 1, top: line, bottom: line}
		first, last := m.spot(from), m.spot(ends[i]-1)
		m.blanks(cells, first-1, last, l)
		cells[first-1] = m.rich(first, runs, l)
		m.merge(first, m.row+1, last, m.row+1)
		tall = max(tall, height(runs, m.span(from, ends[i]-1)-2)+rowPadding)
		from = ends[i]
	}
	m.add(frozen(48, tall), cells)
}

// personaFill is the colour of a persona.
func personaFill(p model.Persona) string {
	if fill, ok := layout.ParseColor(p.Color); ok {
		return hex(fill)
	}
	fill, _ := layout.ParseColor(model.PersonaColors[0])
	return hex(fill)
}

// shares divides n columns among the four blocks of a strip and returns where each ends; a narrow map has one block.
func shares(n int) []int {
	if n < 4 {
		return []int{max(1, n)}
	}
	ends := make([]int, 4)
	for i, share := range []float64{0.27, 0.51, 0.77, 1} {
		ends[i] = int(math.Round(float64(n) * share))
	}
	return ends
}

func stacked(blocks [][]run) []run {
	var all []run
	for _, runs := range blocks {
		if len(all) > 0 && len(runs) > 0 {
			all = append(all, run{"\n", font{}})
		}
		all = append(all, runs...)
	}
	return all
}

// about is who a persona is: name, role, a line and the quote.
func (m *matrix) about(p model.Persona) []run {
	runs := []run{{m.say(p.Name), font{size: 12, bold: true}}}
	if role := m.say(p.Role); role != "" {
		runs = append(runs, run{"  " + role, font{size: 9, color: chipInk}})
	}
	if s := m.join([]model.Text{p.Age, p.Job, p.Place, p.Context}); s != "" {
		runs = append(runs, run{"\n" + s, font{size: 9, color: muted}})
	}
	if s := m.say(p.Quote); s != "" {
		runs = append(runs, run{"\n“" + strings.Trim(s, "“”\"") + "”", font{size: 9, italic: true, color: chipInk}})
	}
	return runs
}

// situation is what the persona stands in on this map, else what they want.
func (m *matrix) situation(p model.Persona) string {
	if s := m.join([]model.Text{m.m.Scenario, m.m.Expectations}); s != "" {
		return s
	}
	return m.join(p.Goals)
}

// crowd names many personas in one row; their own sheet tells the rest.
func (m *matrix) crowd(people []model.Persona) {
	var all []string
	for _, p := range people {
		all = append(all, m.say(p.Name))
	}
	cells := m.line()
	cells[labelColumn-1] = m.text(labelColumn, m.job.Words("side.personas"), look{font: font{size: 9, color: muted}, down: "center", indent: 1})
	runs := []run{{strings.Join(all, " · "), font{bold: true}}}
	cells[firstColumn-1] = m.rich(firstColumn, runs, look{down: "center", wrap: true})
	m.merge(firstColumn, m.row+1, m.last, m.row+1)
	m.add(frozen(20, height(runs, m.span(0, len(m.cols)))+6), cells)
}

// join puts short texts into one line.
func (b *book) join(texts []model.Text) string { return strings.Join(b.list(texts), " · ") }

// list returns the texts that say something.
func (b *book) list(texts []model.Text) []string {
	var out []string
	for _, t := range texts {
		if s := b.say(t); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// footer returns s as a page's foot takes it: no codes, and within what Excel allows for it.
func footer(s string) string {
	const longest = 100
	s = pieces(strings.ReplaceAll(clean(s), "\n", " "), longest)[0]
	return " " + strings.ReplaceAll(s, "&", "&&")
}
