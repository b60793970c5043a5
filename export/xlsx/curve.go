package xlsx

import (
	"sojourn/model"
	"sojourn/model/insight"

	"github.com/xuri/excelize/v2"
)

// signedNumbers is how emotions and gaps are written.
const signedNumbers = "+0.0#;-0.0#;0"

// columnName is the stage, and the step where there is one.
func (b *book) columnName(c model.Column) string {
	if c.Step == nil {
		return b.say(c.Stage.Name)
	}
	return b.say(c.Stage.Name) + " · " + b.say(c.Step.Name)
}

// writeCurve writes the numbers behind the emotion curve, and beside them the curve as a native chart.
func (b *book) writeCurve() {
	s := b.sheet(b.curveSheet, gold)
	cols := b.job.Doc.Columns(b.m.ID)
	s.do(func() error { return s.out.SetColVisible(1, 1, false) })
	s.width(2, 2, 30)
	s.width(3, 4, 12)
	s.do(func() error {
		return s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	})
	middle := tableHead
	middle.across = "center"
	s.heads(s.headHeight()-8, []cell{s.text(1, idField, tableHead), s.text(2, b.job.Words("inspector.stage"), tableHead), s.text(3, b.job.Words("series.current"), middle), s.text(4, b.job.Words("series.target"), middle)})
	now, goal := b.curve(model.Current), b.curve(model.Target)
	name, value := look{down: "center", wrap: true}, look{format: signedNumbers, across: "center", down: "center"}
	for i, c := range cols {
		s.add(18, []cell{plain(string(c.ID)), s.text(2, b.columnName(c), name), s.value(now[i], value), s.value(goal[i], value)})
	}
	if len(cols) > 0 {
		s.do(func() error {
			return s.out.AddTable(&excelize.Table{Range: "A1:" + at(4, len(cols)+1), Name: "EmotionCurve", StyleName: tableStyle})
		})
		s.do(func() error {
			return b.file.AddChart(b.curveSheet, "F2", b.chart(b.job.Words("xlsx.sheet.curve"), excelize.ChartDimension{Width: 960, Height: 420}))
		})
	}
	s.landscape(a4, 1, "$1:$1", "")
	s.flush()
}

// curve returns the value of each column, nil where nobody has said any.
func (b *book) curve(series model.Series) []*float64 {
	values := insight.Curve(b.job.Doc, b.m.ID, "", series)
	out := make([]*float64, len(values))
	for i, v := range values {
		if v.Known {
			out[i] = &v.Value
		}
	}
	return out
}

func anyKnown(values []*float64) bool {
	for _, v := range values {
		if v != nil {
			return true
		}
	}
	return false
}

// chart draws the curve from the numbers on their sheet. Without a title it is bare, to lie on the map.
func (b *book) chart(title string, size excelize.ChartDimension) *excelize.Chart {
	n := len(b.job.Doc.Columns(b.m.ID)) + 1
	lo, hi := b.m.Scale.Range()
	bare, small := title == "", *b.font(font{size: 9, color: chipInk})
	c := &excelize.Chart{Type: excelize.Line, Dimension: size, ShowBlanksAs: "span",
		Legend: excelize.ChartLegend{Position: "bottom"},
		XAxis:  excelize.ChartAxis{TickLabelPosition: excelize.ChartTickLabelLow, Font: small},
		YAxis: excelize.ChartAxis{Font: small, NumFmt: excelize.ChartNumFmt{CustomNumFmt: signedNumbers},
			Minimum: &lo, Maximum: &hi, MajorUnit: (hi - lo) / 4, MajorGridLines: true},
		Border: excelize.LineOptions{Type: excelize.LineNone},
		Format: excelize.GraphicOptions{Name: "emotion curve", AltText: b.job.Words("xlsx.sheet.curve")}}
	if bare {
		c.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{white}, Transparency: 100}
		c.PlotArea.Fill = c.Fill
		c.Legend.Position, c.XAxis.None, c.YAxis.None, c.YAxis.MajorGridLines = "none", true, true, false
	} else {
		c.Title = excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: b.font(font{size: 14, bold: true})}}}
	}
	c.Series = append(c.Series, b.series(3, n, gold, excelize.LineOptions{Smooth: true, Width: 3}))
	if anyKnown(b.curve(model.Target)) {
		c.Series = append(c.Series, b.series(4, n, relief, excelize.LineOptions{Smooth: true, Width: 1.75, Dash: excelize.LineDashDash}))
	}
	return c
}

// series is a column of the sheet as a line.
func (b *book) series(column, last int, color string, line excelize.LineOptions) excelize.ChartSeries {
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	return excelize.ChartSeries{
		Name:       fixed(b.curveSheet, column, 1, column, 1),
		Categories: fixed(b.curveSheet, 2, 2, 2, last),
		Values:     fixed(b.curveSheet, column, 2, column, last),
		Fill:       fill,
		Line:       line,
		Marker: excelize.ChartMarker{Symbol: "circle", Size: 9,
			Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{white}},
			Border: excelize.LineOptions{Type: excelize.LineSolid, Width: 2, Fill: fill}},
	}
}
