package report

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// plan writes who does what by when.
func (b *book) plan(m *model.Map) {
	tasks := insight.Tasks(b.doc, m.ID)
	if len(tasks) == 0 {
		return
	}
	w := b.o.Words
	t := table{b, []column{{w("report.number"), 0.045}, {w("report.action"), 0.19}, {w("report.place"), 0.185}, {w("report.department"), 0.11},
		{w("report.helpers"), 0.115}, {w("report.metric"), 0.175}, {w("report.due"), 0.095}, {w("report.state"), 0.085}}}
	var rows []row
	for i, task := range tasks {
		rows = append(rows, b.taskRow(t, i+1, task))
	}
	b.gap(30)
	t.write(append(b.headRows(b.o.Words("report.actions"), 1), b.note(b.planTally(tasks))), t.head(), rows)
}

// planTally counts actions by how far they are, those that are late or nobody's, and what became of their promises.
func (b *book) planTally(tasks []insight.Task) string {
	n := map[string]int{}
	for _, task := range tasks {
		state := model.Todo
		if a := task.Card.Action; a != nil && a.State != "" {
			state = a.State
		}
		n["action."+string(state)]++
		if task.Overdue(b.day) {
			n["report.overdue"]++
		}
		if task.Unowned() {
			n["report.unowned"]++
		}
		if p, ok := insight.ActionProgress(task.Card, b.day); ok {
			n["promise."+string(p.Promise)]++
		}
	}
	w := b.o.Words
	states, alarms := b.counts(n, "action.todo", "action.doing", "action.done"), b.counts(n, "report.overdue", "report.unowned")
	promises := b.counts(n, "promise.kept", "promise.on-the-way", "promise.missed")
	if alarms != "" {
		alarms = w("report.of.these", "what", alarms)
	}
	if promises != "" {
		promises = w("report.promises", "what", promises)
	}
	var parts []string
	for _, s := range []string{states, alarms, promises} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " — ")
}

// counts names what there is some of.
func (b *book) counts(n map[string]int, keys ...string) string {
	var out []string
	for _, key := range keys {
		if n[key] > 0 {
			out = append(out, b.o.Words(key)+" "+layout.Number(float64(n[key])))
		}
	}
	return dotted(out...)
}

// alarm is the ground of what is late or belongs to nobody.
var alarm = scene.RGB(0xFBE9E9)

func (b *book) taskRow(t table, n int, task insight.Task) row {
	c := task.Card
	a := c.Action
	if a == nil {
		a = &model.Action{}
	}
	place := b.name(task.Stage.Name, "untitled.stage")
	if task.Opportunity != nil {
		place = dotted(place, b.say(task.Opportunity.Title))
	}
	who := t.set(3, dotted(b.say(c.Department), b.say(c.Owner)), plain(cellText), ink)
	if task.Unowned() {
		who = b.label(b.o.Words("report.unowned"), t.width(3), badInk, alarm)
	}
	due := t.set(6, b.date(a.Due), plain(cellText), ink)
	if task.Overdue(b.day) {
		due = append(due, b.label(b.o.Words("report.overdue"), t.width(6), badInk, alarm)...)
	}
	var helpers []string
	for _, h := range a.Helpers {
		if s := b.say(h); s != "" {
			helpers = append(helpers, s)
		}
	}
	r := t.row(t.set(0, layout.Number(float64(n)), plain(cellText), muted), b.named(c, bold(cellText), t.width(1)), t.set(2, place, plain(cellText), ink), who,
		t.set(4, strings.Join(helpers, b.o.Words("list.comma")), plain(cellText), ink), b.promised(t, c), due, b.progress(a.State, t.width(7)))
	r.id, r.link = string(c.ID), b.toCard(c)
	return r
}

// promised is the metric that an action is to move, with a label that says whether it did.
func (b *book) promised(t table, c *model.Card) cell {
	if c.Action == nil {
		return nil
	}
	out := t.set(5, b.goal(c.Action.Metric), plain(cellText), ink)
	if p, ok := insight.ActionProgress(c, b.day); ok {
		b.use("promise")
		out = append(out, b.promiseLabel(p.Promise, t.width(5))...)
	}
	return out
}

// progress is the state of an action as a label.
func (b *book) progress(s model.ActionState, w float64) cell {
	word, ground := chipInk, chip
	switch s {
	case model.Doing:
		word, ground = scene.RGB(0x8A5A00), scene.RGB(0xFDF1DC)
	case model.Done:
		word, ground = scene.RGB(0x1B6B46), scene.RGB(0xE3F4EC)
	case "":
		s = model.Todo
	}
	return b.label(b.o.Words("action."+string(s)), w, word, ground)
}

// goal says what an action is to move: 转化 41% → 52%（目标 60%）.
func (b *book) goal(m *model.Metric) string {
	if m == nil {
		return ""
	}
	return strings.TrimSpace(b.say(m.Name) + " " + layout.Moved(*m, b.o.Words))
}

// amount is a value in the unit of a metric.
func (b *book) amount(m *model.Metric, v *float64) string {
	one := *m
	one.Value = v
	return layout.Quantity(one, b.o.Words)
}

// measured says what is known of a metric: its value, where it came from and where it is to go.
func (b *book) measured(m *model.Metric) string {
	return dotted(layout.Quantity(*m, b.o.Words), b.origin(m))
}

// origin is what is known of a metric but its value: what it was and is to be, when and where it was measured.
func (b *book) origin(m *model.Metric) string {
	was, goal := "", ""
	if m.Baseline != nil {
		was = b.o.Words("report.baseline", "value", b.amount(m, m.Baseline))
	}
	if m.Target != nil {
		goal = b.o.Words("report.target", "value", b.amount(m, m.Target))
	}
	return dotted(was, goal, b.date(m.Date), b.say(m.Source))
}
