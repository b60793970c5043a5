package xlsx

import (
	"math"

	"sojourn/canvas/layout"
	"sojourn/model"

	"github.com/xuri/excelize/v2"
)

func (m *matrix) laneName(l *model.Lane) string {
	if s := m.say(l.Name); s != "" {
		return s
	}
	return m.job.Words("lane." + string(l.Type))
}

// laneNote is the small line below the name.
func (m *matrix) laneNote(l *model.Lane) string {
	switch {
	case !l.Note.Empty():
		return m.say(l.Note)
	case !l.Role.Empty():
		return m.say(l.Role)
	case !l.Name.Empty(), l.Type.Line():
		return ""
	}
	return m.job.Words("lane." + string(l.Type) + ".note")
}

// label is the lane's cell in the first column.
func (m *matrix) label(l *model.Lane) ([]run, look) {
	runs := []run{{m.laneName(l), font{size: 11, bold: true}}}
	if note := m.laneNote(l); note != "" {
		runs = append(runs, run{"\n" + note, font{size: 9, color: muted}})
	}
	return runs, look{down: "center", wrap: true, indent: 1, right: edge{rule, thin}}
}

// lane writes one lane of the map.
func (m *matrix) lane(l *model.Lane) {
	switch {
	case l.Type.Line():
		m.divider(l)
	case l.Folded:
		m.block(l, nil)
	case l.Type == model.EmotionLane:
		m.emotion(l)
	case l.Type == model.ChannelsLane:
		m.block(l, m.channels())
	case l.Type == model.OwnershipLane:
		m.block(l, m.departments())
	default:
		m.block(l, m.place(l))
	}
}

// divider is a line of a service blueprint.
func (m *matrix) divider(l *model.Lane) {
	cells := m.line()
	line := edge{muted, dash}
	m.blanks(cells, labelColumn-1, m.last, look{bottom: line})
	cells[labelColumn-1] = m.text(labelColumn, m.laneName(l), look{font: font{size: 9, bold: true, color: muted}, down: "center", indent: 1, wrap: true, bottom: line})
	m.add(22, cells)
}

// block writes a lane of rows with its label joined over them, a little air above, and a rule below.
func (m *matrix) block(l *model.Lane, rows [][]placed) {
	runs, style := m.label(l)
	first := m.row + 1
	need := max(laneMin, height(runs, labelWidth-2)+rowPadding) - 2*padHeight
	if l.Folded {
		need = 20 - 2*padHeight
	}
	tall := make([]float64, len(rows))
	for i, row := range rows {
		tall[i] = cardMin
		for _, p := range row {
			tall[i] = max(tall[i], height(p.runs, m.span(p.column, p.last)-3)+rowPadding)
		}
		need -= tall[i]
	}
	label := m.rich(labelColumn, runs, style)
	m.grid(padHeight, &label, nil, edge{})
	for i, row := range rows {
		m.grid(tall[i], nil, row, edge{})
	}
	m.grid(padHeight+max(0, need), nil, nil, edge{rule, thin})
	m.merge(labelColumn, first, labelColumn, m.row)
}

// grid writes a row: the label, or the cell that continues it, then the cards between the columns' dashed rules.
func (m *matrix) grid(tall float64, label *cell, row []placed, bottom edge) {
	cells := m.line()
	cells[labelColumn-1] = cell{style: m.style(look{right: edge{rule, thin}, bottom: bottom})}
	if label != nil {
		cells[labelColumn-1] = *label
	}
	m.blanks(cells, labelColumn, m.last, look{right: edge{dashed, dash}, bottom: bottom})
	for _, p := range row {
		from, to := m.spot(p.column), m.spot(p.last)
		for i := from; i <= to; i++ {
			cells[i-1] = cell{style: p.dress.style}
		}
		cells[from-1] = m.wear(from, p)
		m.merge(from, m.row+1, to, m.row+1)
		m.remember(p, cells[from-1])
	}
	m.add(tall, cells)
}

// emotion writes the curve as a chart over the columns, and below it the numbers with the words of their faces.
func (m *matrix) emotion(l *model.Lane) {
	runs, style := m.label(l)
	now, goal := m.curve(model.Current), m.curve(model.Target)
	known := anyKnown(now) || anyKnown(goal)
	if known {
		m.layChart()
		label := m.rich(labelColumn, runs, style)
		m.grid(curveHeight, &label, nil, edge{})
	}
	first := m.row + 1
	for _, series := range []struct {
		key    string
		mark   string
		values []*float64
		show   bool
	}{{"series.current", " current", now, true}, {"series.target", " target", goal, anyKnown(goal)}} {
		if !series.show {
			continue
		}
		m.mark = string(l.ID) + series.mark
		cells := m.line()
		end := edge{rule, thin}
		cells[labelColumn-1] = m.text(labelColumn, m.job.Words(series.key), look{font: font{size: 9, color: muted}, across: "right", down: "center", right: end, bottom: end})
		if !known {
			style.bottom = end
			cells[labelColumn-1] = m.rich(labelColumn, runs, style)
		}
		value := look{font: font{bold: true}, across: "center", down: "center", format: signedNumbers, right: edge{dashed, dash}, bottom: end}
		m.blanks(cells, labelColumn, m.last, value)
		for i, v := range series.values {
			cells[m.spot(i)-1] = m.value(v, value)
		}
		tall := 22.0
		if !known {
			tall = laneMin
		}
		m.add(tall, cells)
	}
	m.faces(first, m.row)
}

// layChart lays the curve over the columns of the next row. excelize measures a chart in pixels of its own reckoning
// against rows it knows, and rows stream past it, so that it is told this one's height and asked in its own pixels;
// then the chart ends where the row and the last column end.
func (m *matrix) layChart() {
	row, wide := m.row+1, 0.0
	for _, w := range m.digits {
		wide += math.Floor(w*8 + 0.5)
	}
	size := excelize.ChartDimension{Width: uint(wide), Height: uint(math.Ceil(curveHeight * 4 / 3.4))}
	m.do(func() error { return m.file.SetRowHeight(m.name, row, curveHeight) })
	m.do(func() error { return m.file.AddChart(m.name, at(firstColumn, row), m.chart("", size)) })
}

// faces makes numbers wear the word and the colour of their face, and change them when somebody changes the number.
func (m *matrix) faces(first, last int) {
	lo, hi := m.m.Scale.Range()
	rules := make([]excelize.ConditionalFormatOptions, 0, 5)
	for face := -2; face <= 2; face++ {
		word := m.job.Words("face." + number(float64(face)))
		format := quotedFormat(word) + ` +0.0#;` + quotedFormat(word) + ` -0.0#;` + quotedFormat(word) + ` 0`
		color := hex(layout.EmotionColor(face))
		when := excelize.ConditionalFormatOptions{Type: "cell", Criteria: "<=", StopIfTrue: true, Value: number(lo + (float64(face)+2.5)/4*(hi-lo))}
		if face >= 0 {
			when.Criteria = "<"
		}
		if face == 2 {
			when.Criteria, when.Value = ">=", number(lo+3.5/4*(hi-lo))
		}
		m.do(func() error {
			id, err := m.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: color, Bold: true}, CustomNumFmt: &format})
			when.Format = &id
			return err
		})
		rules = append(rules, when)
	}
	m.do(func() error {
		return m.file.SetConditionalFormat(m.name, at(firstColumn, first)+":"+at(m.last, last), rules)
	})
}

// quotedFormat returns a word as a number format shows it.
func quotedFormat(word string) string {
	out := `"`
	for _, r := range clean(word) {
		if r != '"' && r >= ' ' {
			out += string(r)
		}
	}
	return out + `"`
}
