package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/roundtrip"

	"github.com/xuri/excelize/v2"
)

// Measures of the matrix: columns in digits, rows in points.
const (
	labelWidth   = 20.0
	columnWidth  = 31.0
	pointsADigit = 172 / columnWidth // of the map's own column width
	rowPadding   = 9.0
	cardMin      = 24.0
	laneMin      = 40.0
	padHeight    = 6.0
	curveHeight  = 120.0
)

// Columns of the matrix. The first is hidden and holds what model/roundtrip needs.
const (
	labelColumn = 2
	firstColumn = 3 // of the map's columns
)

// matrix is the sheet that looks like the map: the lanes' labels, then the map's columns.
type matrix struct {
	*sheet
	cols    []model.Column
	lanes   []*model.Lane // those that show
	digits  []float64     // width of the map's columns, in digits
	last    int           // column of the sheet, at least firstColumn
	dresses map[occasion]*dress
	mark    string // what the next rows are, for the way back
	head    int    // the row of the stages
	body    int    // the first row of the lanes
}

// writeMap writes the map as a matrix.
func (b *book) writeMap() {
	no := false
	s := b.sheet(b.mapSheet, accent)
	m := &matrix{sheet: s, dresses: map[occasion]*dress{}, cols: b.job.Doc.Columns(b.m.ID)}
	m.last = max(firstColumn, m.spot(len(m.cols)-1))
	for _, l := range b.job.Doc.Lanes(b.m.ID) {
		if !l.Hidden {
			m.lanes = append(m.lanes, l)
		}
	}
	m.widths()
	headings := m.headings()
	m.head = len(headings) + 2
	m.body = m.head + 1
	if m.hasSteps() {
		m.body++
	}
	if m.hasOthers() {
		m.body++
	}
	m.do(func() error { return b.file.SetSheetView(b.mapSheet, -1, &excelize.ViewOptions{ShowGridLines: &no}) })
	m.do(func() error {
		return m.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: labelColumn, YSplit: m.body - 1, TopLeftCell: at(firstColumn, m.body), ActivePane: "bottomRight"})
	})
	m.ids()
	for _, write := range headings {
		write()
	}
	m.stages()
	m.steps()
	m.others()
	for _, l := range m.lanes {
		m.mark = string(l.ID)
		m.lane(l)
	}
	m.legend()
	m.landscape(a3, 1, fmt.Sprintf("$%d:$%d", m.head, m.body-1), "$B:$B")
	m.do(func() error {
		return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: m.name, RefersTo: fixed(m.name, labelColumn, 2, m.last, m.row)})
	})
	m.flush()
}

func (m *matrix) widths() {
	m.do(func() error { return m.out.SetColVisible(1, 1, false) })
	m.width(labelColumn, labelColumn, labelWidth)
	for i, c := range m.cols {
		w := columnWidth
		if own := c.Phase().Width; own > 0 {
			w = max(12, min(120, own/pointsADigit))
		}
		m.digits = append(m.digits, w)
		m.width(m.spot(i), m.spot(i), w)
	}
	if len(m.cols) == 0 {
		m.width(firstColumn, firstColumn, 3*columnWidth)
	}
}

// span is the width of columns from to last of the map, in digits.
func (m *matrix) span(from, last int) float64 {
	w := 0.0
	for i := from; i <= last && i < len(m.digits); i++ {
		w += m.digits[i]
	}
	if w == 0 {
		return 3 * columnWidth
	}
	return w
}

func (m *matrix) hasSteps() bool {
	for _, c := range m.cols {
		if c.Step != nil {
			return true
		}
	}
	return false
}

// spot is where the map's column i stands on the sheet.
func (m *matrix) spot(i int) int { return i + firstColumn }

// line returns the cells of a row, empty but for what the row is.
func (m *matrix) line() []cell {
	cells := make([]cell, m.last)
	cells[0] = plain(m.mark)
	return cells
}

// ids writes the hidden row that names the columns.
func (m *matrix) ids() {
	cells := m.line()
	cells[0] = plain(roundtrip.Mark)
	for i, c := range m.cols {
		cells[m.spot(i)-1] = plain(string(c.ID))
	}
	m.hidden(cells)
}

// stages writes the coloured heads, each over its steps.
func (m *matrix) stages() {
	m.mark = roundtrip.RowStages
	cells := m.line()
	cells[labelColumn-1] = m.text(labelColumn, m.job.Words("inspector.stage"), look{font: font{size: 9, color: muted}, down: "center", indent: 1})
	tall := 0.0
	stages := m.job.Doc.Stages(m.m.ID)
	colors, ink := layout.StageColors(len(stages), m.m.Color)
	from := 0
	for i, st := range stages {
		n := max(1, len(m.job.Doc.Steps(st.ID)))
		l := look{font: font{size: 12, bold: true, color: hex(ink)}, fill: hex(colors[i]), across: "center", down: "center", wrap: true,
			left: edge{white, thick}, right: edge{white, thick}}
		at := m.spot(from)
		m.blanks(cells, at-1, at-1+n, l)
		runs := []run{{strconv.Itoa(i+1) + "　" + m.say(st.Name), l.font}}
		if st.Moment {
			runs = append(runs, run{" ★", font{size: 12, bold: true, color: "FFD27A"}})
		}
		cells[at-1] = m.rich(at, runs, l)
		m.merge(at, m.row+1, at+n-1, m.row+1)
		tall = max(tall, height(runs, m.span(from, from+n-1)-1))
		from += n
	}
	m.add(frozen(30, tall+10), cells)
}

func (m *matrix) steps() {
	if !m.hasSteps() {
		return
	}
	m.mark = roundtrip.RowSteps
	cells := m.line()
	cells[labelColumn-1] = m.text(labelColumn, m.job.Words("inspector.step"), look{font: font{size: 9, color: muted}, down: "center", indent: 1})
	side := edge{hairline, thin}
	l := look{across: "center", down: "center", wrap: true, fill: ground, left: edge{white, thick}, right: edge{white, thick}, bottom: side}
	tall := 0.0
	for i, c := range m.cols {
		if c.Step == nil {
			continue
		}
		runs := []run{{m.say(c.Step.Name), font{}}}
		if c.Step.Moment {
			runs = append(runs, run{" ★", font{color: gold}})
		}
		cells[m.spot(i)-1] = m.rich(m.spot(i), runs, l)
		tall = max(tall, height(runs, m.digits[i]))
	}
	m.add(frozen(20, tall+6), cells)
}

// hasOthers reports that a stage or a step says something else in the second language.
func (m *matrix) hasOthers() bool {
	return slices.ContainsFunc(m.cols, func(c model.Column) bool { return len(m.also(roundtrip.NameOf(c))) > 0 })
}

// others writes what the columns are called in the second language.
func (m *matrix) others() {
	if !m.hasOthers() {
		return
	}
	m.mark = roundtrip.RowOthers
	cells, tall := m.line(), 0.0
	l := look{font: font{size: 9, italic: true, color: muted}, across: "center", down: "center", wrap: true}
	for i, c := range m.cols {
		name := strings.Join(m.also(roundtrip.NameOf(c)), "")
		cells[m.spot(i)-1] = m.text(m.spot(i), name, l)
		tall = max(tall, height([]run{{name, l.font}}, m.digits[i]-1))
	}
	m.add(frozen(18, tall+6), cells)
}

// frozen is the height of a row above the lanes: these rows stay in view and must leave room for the map. What does
// not fit is read in the cell.
func frozen(least, wanted float64) float64 {
	const most = 72.0
	return max(least, min(most, wanted))
}

// legend names the lanes' colours and the signs on the cards.
func (m *matrix) legend() {
	m.mark = ""
	m.add(padHeight, nil)
	var runs []run
	for _, l := range m.lanes {
		if l.Type.TakesCards() && l.Type != model.MetricsLane && l.Type != model.StoryboardLane {
			runs = append(runs, run{"■ " + m.laneName(l) + "   ", font{size: 9, color: hex(layout.LaneColor(l.Type))}})
		}
	}
	runs = append(runs, run{"★ ", font{size: 9, color: gold}},
		run{m.job.Words("legend.moment") + "   " + m.job.Words("legend.gap"), font{size: 9, color: muted}})
	cells := m.line()
	cells[labelColumn-1] = m.rich(labelColumn, runs, look{down: "center", indent: 1, wrap: true})
	m.merge(labelColumn, m.row+1, m.last, m.row+1)
	m.add(height(runs, labelWidth+m.span(0, len(m.cols)))+6, cells)
}
