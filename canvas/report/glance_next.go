package report

import (
	"sojourn/canvas/layout"
	"sojourn/model/insight"
)

// nextRows name the open actions that are due first, and count all of them and those that are late.
func (g glancer) nextRows() (out []row) {
	const most = 4
	late := 0
	for i, t := range g.Open {
		if t.Overdue(g.day) {
			late++
		}
		if i < most {
			out = append(out, g.nextRow(t))
		}
	}
	if len(g.Open) == 0 {
		return nil
	}
	return append(out, g.addition(dotted(g.counted("report.glance.open", len(g.Open)), g.counted("report.overdue", late))))
}

// nextRow is an open action, who does it, and its day.
func (g glancer) nextRow(t insight.Task) row {
	who := dotted(g.say(t.Card.Department), g.say(t.Card.Owner))
	if t.Unowned() {
		who = g.o.Words("report.unowned")
	}
	x := g.cardBrief(t.Card, who)
	if a := t.Card.Action; a != nil && a.Due != "" {
		x.figure = g.set(g.date(a.Due), plain(bodyText), figureRoom, ink)
	}
	if t.Overdue(g.day) {
		x.figure = append(x.figure, g.label(g.o.Words("report.overdue"), figureRoom, badInk, alarm)...)
	}
	return g.briefRow(x)
}

// workedRows count what became of the promises of all actions, and tell the best of them.
func (g glancer) workedRows() (out []row) {
	const most = 3
	n := map[insight.Promise]int{}
	for i, r := range g.Results {
		n[r.Progress.Promise]++
		if i < most {
			out = append(out, g.workedRow(r))
		}
	}
	if len(g.Results) == 0 {
		return nil
	}
	tally := func(p insight.Promise) string { return g.counted("promise."+string(p), n[p]) }
	return append(out, g.addition(dotted(tally(insight.Kept), tally(insight.OnTheWay), tally(insight.Missed))))
}

// workedRow is a metric: what it was, what it is and is to be, and the action that moves it.
func (g glancer) workedRow(r insight.Result) row {
	m := r.Card.Action.Metric
	goal := g.o.Words("report.target", "value", g.amount(m, m.Target))
	way := dotted(g.amount(m, &r.From)+" → "+layout.Quantity(*m, g.o.Words), goal, g.date(m.Date))
	x := g.cardBrief(r.Card, way)
	if name := g.say(m.Name); name != "" {
		x.known, x.name, x.also = append(x.known, x.name), name, g.also(m.Name)
	}
	x.figure = g.promiseLabel(r.Progress.Promise, figureRoom)
	return g.briefRow(x)
}

// promiseLabel says what became of a promise, on its colour.
func (b *book) promiseLabel(p insight.Promise, w float64) cell {
	return b.label(b.o.Words("promise."+string(p)), w, ink, alpha(layout.PromiseColor(p), 0.16))
}
