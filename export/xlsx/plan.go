package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/insight"

	"github.com/xuri/excelize/v2"
)

// writeChances lists the opportunities with what they are worth and what they cost, the most valuable first.
func (b *book) writeChances() {
	w := b.job.Words
	t := b.table(b.chanceSheet, relief, w("xlsx.chances.note"), []column{
		{head: w("field.title"), width: 30}, {head: w("inspector.stage"), width: 14}, {head: w("field.hmw"), width: 30}, {head: w("card.pain"), width: 30},
		{head: w("field.value.customer"), width: 10, middle: true, low: 0, high: 100}, {head: w("field.value.business"), width: 10, middle: true, low: 0, high: 100},
		{head: w("report.value"), width: 12, format: "0"}, {head: w("field.effort"), width: 10, middle: true, low: 0, high: 5},
		{head: w("report.quadrant"), width: 14, middle: true}, {head: w("card.action"), width: 30}})
	known := map[model.ID]insight.Chance{}
	for _, c := range insight.Chances(b.job.Doc, b.m.ID) {
		known[c.Card.ID] = c
	}
	all := slices.Clone(b.chances)
	slices.SortStableFunc(all, func(a, c entry) int { return cmp.Compare(worth(known, c), worth(known, a)) })
	quadrant := b.quadrants()
	for _, e := range all {
		o := e.card.Opportunity
		if o == nil {
			o = &model.Opportunity{}
		}
		row := t.row + 1
		c, ok := known[e.card.ID]
		value, word := cell{}, cell{}
		value.formula = fmt.Sprintf(`IF(COUNT(F%[1]d:G%[1]d)=0,"",AVERAGE(F%[1]d:G%[1]d))`, row)
		word.formula = fmt.Sprintf(quadrant, row)
		if v, some := valueOf(o); some {
			value.kind, value.number = numeric, v
		}
		if ok {
			word.kind, word.text = textual, w("quadrant."+string(c.Quadrant))
		}
		t.put(string(e.card.ID), b.say(e.card.Title), e.stage, b.say(o.HowMightWe), strings.Join(b.tied(e.card.ID, model.PainCard), "\n"),
			o.CustomerValue, o.BusinessValue, value, o.Effort, word, strings.Join(b.tied(e.card.ID, model.ActionCard), "\n"))
	}
	t.bars("H", t.row, relief)
	t.end("Opportunities")
}

// quadrants is the formula of where an opportunity stands, with the number of its row left open.
func (b *book) quadrants() string {
	word := func(q insight.Quadrant) string {
		return strings.ReplaceAll(quotedText(b.job.Words("quadrant."+string(q))), "%", "%%")
	}
	return `IF(OR(H%[1]d="",I%[1]d=""),"",IF(H%[1]d>=50,IF(I%[1]d<=2.5,` + word(insight.QuickWin) + `,` + word(insight.BigBet) +
		`),IF(I%[1]d<=2.5,` + word(insight.FillIn) + `,` + word(insight.TimeSink) + `)))`
}

// worth orders opportunities: those of unknown value come last.
func worth(known map[model.ID]insight.Chance, e entry) float64 {
	if c, ok := known[e.card.ID]; ok {
		return c.Value
	}
	return -1
}

// valueOf is the mean of what an opportunity is worth to the customer and to the business, as far as they are known.
func valueOf(o *model.Opportunity) (float64, bool) {
	sum, n := 0.0, 0.0
	for _, v := range []*float64{o.CustomerValue, o.BusinessValue} {
		if v != nil {
			sum, n = sum+*v, n+1
		}
	}
	return sum / max(1, n), n > 0
}

// writeTasks lists who does what by when. What is late stands out on whatever day somebody looks.
func (b *book) writeTasks() {
	w := b.job.Words
	t := b.table(b.taskSheet, chipInk, w("xlsx.actions.note"), []column{
		{head: w("field.title"), width: 30}, {head: w("inspector.stage"), width: 14}, {head: w("card.opportunity"), width: 28},
		{head: w("field.department"), width: 14, list: "field.department"}, {head: w("field.helpers"), width: 16}, {head: w("field.owner"), width: 12, list: "field.owner"},
		{head: w("field.metric.goal"), width: 26}, {head: w("field.due"), width: 13, format: dayFormat}, {head: w("field.progress"), width: 11, middle: true, list: "field.progress"}})
	for _, task := range b.tasks {
		c, a := task.Card, task.Card.Action
		if a == nil {
			a = &model.Action{}
		}
		state, goal := "", ""
		if a.State != "" {
			state = w("action." + string(a.State))
		}
		if a.Metric != nil {
			goal = b.metric(*a.Metric)
		}
		t.put(string(c.ID), b.say(c.Title), b.say(task.Stage.Name), strings.Join(b.tied(c.ID, model.OpportunityCard), "\n"), b.say(c.Department),
			strings.Join(b.list(a.Helpers), "\n"), b.say(c.Owner), goal, day(a.Due), state)
	}
	t.late("I", "J", w("action.done"))
	t.end("Actions")
}

// late marks rows whose day in one column is over, unless the word in another says that they are done.
func (t *table) late(due, state, done string) {
	last := max(t.row, t.first)
	t.do(func() error {
		id, err := t.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: alarm, Bold: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FBE9E9"}}})
		if err != nil {
			return err
		}
		return t.file.SetConditionalFormat(t.name, fmt.Sprintf("%s%d:%s%d", due, t.first, state, last), []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: fmt.Sprintf(`AND(ISNUMBER($%[1]s%[2]d),$%[1]s%[2]d<TODAY(),$%[3]s%[2]d<>%[4]s)`, due, t.first, state, quotedText(done)), Format: &id}})
	})
}
