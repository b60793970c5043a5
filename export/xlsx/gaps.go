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

// liveGaps is how many gaps follow the table of cards: looking a card up, and a rank, takes time that grows with their
// number, so that long tables would stop a spreadsheet for minutes at every change.
const liveGaps = 300

// writeGaps ranks the touchpoints by how far experience falls short of what is expected. The scores come from the table
// of cards, so that the ranking follows whoever changes them there.
func (b *book) writeGaps() {
	w := b.job.Words
	live, about := len(b.gaps) <= liveGaps, "xlsx.reckoned"
	if !live {
		about = "xlsx.reckoned.once"
	}
	t := b.table(b.gapSheet, alarm, w(about, "sheet", b.cardSheet), []column{
		{head: w("report.number"), width: 6, middle: true}, {head: w("report.touchpoint"), width: 30}, {head: w("inspector.stage"), width: 14},
		{head: w("field.department"), width: 14}, {head: w(expectationField), width: 10, middle: true}, {head: w(experienceField), width: 10, middle: true},
		{head: w("xlsx.gap"), width: 12, format: signedNumbers}, {head: w("field.importance"), width: 10, middle: true}, {head: w("report.weight"), width: 18, format: signedNumbers}})
	last := t.first + len(b.gaps) - 1
	for i, g := range b.gaps {
		rank, p, f := float64(i+1), g.Card.Touchpoint, gapFormulas{}
		if live {
			f = b.gapFormulas(t.row+1, t.first, last)
		}
		t.put(string(g.Card.ID), reckon(&rank, f.rank), b.say(g.Card.Title), b.say(g.Stage.Name), b.answers(g.Card),
			reckon(p.Expectation, f.wanted), reckon(p.Experience, f.got), reckon(&g.Gap, f.gap),
			reckon(p.Importance, f.weight), reckon(&g.Weight, f.total))
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

// gapFormulas reckon the numbers of a row.
type gapFormulas struct{ rank, wanted, got, gap, weight, total string }

// gapFormulas returns the formulas of a row of the table that goes from first to last.
func (b *book) gapFormulas(row, first, last int) gapFormulas {
	total := fmt.Sprintf("%s%d", gapTotal, row)
	return gapFormulas{
		rank:   fmt.Sprintf(`IF(%s="","",RANK(%s,$%s$%d:$%s$%d))`, total, total, gapTotal, first, gapTotal, last),
		wanted: b.lookedUp(expectationField, row),
		got:    b.lookedUp(experienceField, row),
		gap:    fmt.Sprintf(`IF(OR(%[1]s%[3]d="",%[2]s%[3]d=""),"",%[1]s%[3]d-%[2]s%[3]d)`, gapWanted, gapGot, row),
		weight: b.lookedUp("field.importance", row),
		total:  fmt.Sprintf(`IF(%[1]s%[3]d="","",%[1]s%[3]d*IF(%[2]s%[3]d="",3,%[2]s%[3]d))`, gapItself, gapWeight, row),
	}
}

// lookedUp is the formula of a score of the card of a row, as the table of cards says it.
func (b *book) lookedUp(key string, row int) string {
	last := len(b.all) + 1
	at := indexOf(b.fields, key) + 1
	found := fmt.Sprintf("INDEX(%s,MATCH($A%d,%s,0))", fixed(b.cardSheet, at, 2, at, last), row, fixed(b.cardSheet, 1, 2, 1, last))
	return fmt.Sprintf(`IFERROR(IF(%s="","",%s),"")`, found, found)
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
