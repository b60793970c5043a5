package xlsx

import (
	"fmt"
	"strings"

	"sojourn/model"

	"github.com/xuri/excelize/v2"
)

// Columns of the table of gaps that its formulas name.
const (
	gapWanted = "F"
	gapGot    = "G"
	gapItself = "H"
	gapWeight = "I"
	gapTotal  = "J"
)

// liveGaps is how many gaps follow the table of cards: looking a card up takes time that grows with the cards.
const liveGaps = 300

// writeGaps ranks the touchpoints by how far experience falls short of what is expected. The scores come from the table
// of cards, so that the ranking follows whoever changes them there.
func (b *book) writeGaps() {
	w := b.job.Words
	t := b.table(b.gapSheet, alarm, w("xlsx.reckoned", "sheet", b.cardSheet), []column{
		{head: w("report.number"), width: 6, middle: true}, {head: w("report.touchpoint"), width: 30}, {head: w("inspector.stage"), width: 14},
		{head: w("field.department"), width: 14}, {head: w(expectationField), width: 10, middle: true}, {head: w(experienceField), width: 10, middle: true},
		{head: w("xlsx.gap"), width: 12, format: signedNumbers}, {head: w("field.importance"), width: 10, middle: true}, {head: w("report.weight"), width: 18, format: signedNumbers}})
	last := t.first + len(b.gaps) - 1
	for i, g := range b.gaps {
		row, rank := t.row+1, float64(i+1)
		total := fmt.Sprintf("%s%d", gapTotal, row)
		p := g.Card.Touchpoint
		t.put(string(g.Card.ID),
			reckon(&rank, fmt.Sprintf(`IF(%s="","",RANK(%s,$%s$%d:$%s$%d))`, total, total, gapTotal, t.first, gapTotal, last)),
			b.say(g.Card.Title), b.say(g.Stage.Name), b.answers(g.Card),
			b.scored(expectationField, row, p.Expectation), b.scored(experienceField, row, p.Experience),
			reckon(&g.Gap, fmt.Sprintf(`IF(OR(%[1]s%[3]d="",%[2]s%[3]d=""),"",%[1]s%[3]d-%[2]s%[3]d)`, gapWanted, gapGot, row)),
			b.scored("field.importance", row, p.Importance),
			reckon(&g.Weight, fmt.Sprintf(`IF(%[1]s%[3]d="","",%[1]s%[3]d*IF(%[2]s%[3]d="",3,%[2]s%[3]d))`, gapItself, gapWeight, row)))
	}
	t.bars(gapItself, last, alarm)
	t.bars(gapTotal, last, gold)
	t.do(func() error { return b.file.AddChart(t.name, "L3", b.gapChart(t.first, b.widest())) })
	t.end("Gaps")
}

// answers says who answers for a card: the department, else the person.
func (b *book) answers(c *model.Card) string {
	if s := b.say(c.Department); s != "" {
		return s
	}
	return b.say(c.Owner)
}

// scored is a score of the card of a row, looked up in the table of cards as long as that is quick.
func (b *book) scored(key string, row int, v *float64) cell {
	c := reckon(v, "")
	if len(b.gaps) > liveGaps {
		return c
	}
	last := len(b.all) + 1
	at := indexOf(b.fields, key) + 1
	found := fmt.Sprintf("INDEX(%s,MATCH($A%d,%s,0))", fixed(b.cardSheet, at, 2, at, last), row, fixed(b.cardSheet, 1, 2, 1, last))
	c.formula = fmt.Sprintf(`IFERROR(IF(%s="","",%s),"")`, found, found)
	return c
}

// bars draws the numbers of a column as bars in their cells.
func (t *table) bars(column string, last int, color string) {
	t.do(func() error {
		return t.file.SetConditionalFormat(t.name, fmt.Sprintf("%s%d:%s%d", column, t.first, column, max(last, t.first)), []excelize.ConditionalFormatOptions{
			{Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", BarColor: "#" + color}})
	})
}

// widest is how many gaps the chart shows: the first of those that are wider than nothing, or all when none is.
func (b *book) widest() int {
	const most = 15
	n := 0
	for n < min(most, len(b.gaps)) && b.gaps[n].Gap > 0 {
		n++
	}
	if n == 0 {
		return min(most, len(b.gaps))
	}
	return n
}

// gapChart shows the first n gaps, the widest on top.
func (b *book) gapChart(first, n int) *excelize.Chart {
	last := first + n - 1
	small := *b.font(font{size: 9, color: chipInk})
	span := func(column string) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(b.gapSheet), column, first, column, last)
	}
	return &excelize.Chart{Type: excelize.Bar, Dimension: excelize.ChartDimension{Width: 560, Height: uint(120 + 34*n)},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: b.job.Words("xlsx.gaps.chart"), Font: b.font(font{size: 14, bold: true})}}},
		Legend: excelize.ChartLegend{Position: "none"},
		XAxis:  excelize.ChartAxis{ReverseOrder: true, Font: small, TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis:  excelize.ChartAxis{MajorGridLines: true, Font: small, NumFmt: excelize.ChartNumFmt{CustomNumFmt: signedNumbers}},
		Border: excelize.LineOptions{Type: excelize.LineNone},
		Format: excelize.GraphicOptions{Name: "gaps", AltText: b.job.Words("xlsx.gaps.chart")},
		Series: []excelize.ChartSeries{{
			Name:       fmt.Sprintf("%s!$%s$%d", quoted(b.gapSheet), gapItself, first-1),
			Categories: span("C"), Values: span(gapItself),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{alarm}}}},
	}
}

// quotedText returns a word as a formula writes it.
func quotedText(s string) string { return `"` + strings.ReplaceAll(clean(s), `"`, `""`) + `"` }
