package roundtrip

import (
	"cmp"
	"slices"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/merge"
)

// Loss is a part of a record that has no row or column in a workbook any more: a metric of a card or a persona, one of
// its readings, or somebody who travels on the map. Metrics and readings count from 0 as in the base.
type Loss struct {
	Of              model.ID
	Persona         model.ID // of a map
	Metric, Reading int      // All for a whole metric, or for no metric
}

// All stands for no number.
const All = -1

// miss notes the metrics, or the readings, that have no row. Of two tables of a kind the first counts.
func (m *meter) miss() {
	kind := "metrics"
	if m.readings() {
		kind = "readings"
	}
	if m.counted[kind] {
		return
	}
	m.counted[kind] = true
	of, _ := model.Get[model.Map](m.Base, m.Map)
	owners := slices.Clone(of.Personas)
	for _, c := range m.Base.Cards(m.Map) {
		owners = append(owners, c.ID)
	}
	for _, id := range owners {
		for n, metric := range m.baseMetrics(id) {
			if kind == "metrics" {
				m.lose(Loss{Of: id, Metric: n, Reading: All}, metric)
				continue
			}
			for k := range metric.Series {
				m.lose(Loss{Of: id, Metric: n, Reading: k}, metric)
			}
		}
	}
}

// lose notes a loss, unless there is none, or what it is of goes as well, or is told anew elsewhere: that stands.
func (m *meter) lose(l Loss, of model.Metric) {
	if m.there[l] || m.gone[l.Of] {
		return
	}
	if !m.retold[l.Of] {
		m.Lost = append(m.Lost, l)
		return
	}
	still := slices.ContainsFunc(*m.metricsOf(l.Of), func(now model.Metric) bool { return m.pen.Says(now.Name, m.pen.Say(of.Name)) })
	if still && l.Reading == All {
		m.Notes = append(m.Notes, Note{Sheet: m.t.Sheet, Text: m.pen.Say(of.Name), Reason: Stays})
	}
}

// without returns a record less what is lost of it.
func without(rec model.Record, lost []Loss) model.Record {
	lost = slices.DeleteFunc(slices.Clone(lost), func(l Loss) bool { return l.Of != rec.Key() })
	if len(lost) == 0 {
		return rec
	}
	slices.SortFunc(lost, func(a, b Loss) int { return cmp.Or(b.Metric-a.Metric, b.Reading-a.Reading) }) // from the end: numbers hold
	switch r := rec.(type) {
	case *model.Map:
		n := *r
		n.Personas = slices.DeleteFunc(slices.Clone(n.Personas), func(id model.ID) bool {
			return slices.ContainsFunc(lost, func(l Loss) bool { return l.Persona == id })
		})
		return &n
	case *model.Persona:
		n := *r
		n.Metrics = remaining(n.Metrics, lost)
		return &n
	case *model.Card:
		n := *r
		n.Metrics = remaining(n.Metrics, lost)
		return &n
	}
	return rec
}

// remaining returns a list of metrics less what is lost of it, from the end on.
func remaining(list []model.Metric, lost []Loss) []model.Metric {
	list = slices.Clone(list)
	for _, l := range lost {
		switch {
		case l.Metric >= len(list):
		case l.Reading == All:
			list = slices.Delete(list, l.Metric, l.Metric+1)
		case l.Reading < len(list[l.Metric].Series):
			m := &list[l.Metric]
			m.Series = slices.Delete(slices.Clone(m.Series), l.Reading, l.Reading+1)
		}
	}
	return list
}

// lossItem returns the item that is about a loss, false when the project has none of that any more.
func (v *Review) lossItem(l Loss, name func(model.Record) string) (Item, bool) {
	was, _ := v.Base.Find(l.Of)
	now, stays := v.Theirs.Find(l.Of)
	mine, there := v.mine.Find(l.Of)
	if was == nil || !stays || !there || now.Of() != was.Of() || mine.Of() != was.Of() {
		return Item{}, false
	}
	i := Item{Change: insight.Change{What: insight.Removed, Kind: was.Of(), ID: l.Of, Map: v.Base.MapOf(was)}, Field: "metrics", Loss: &l}
	switch r := was.(type) {
	case *model.Map:
		i.Field, i.Name = "personas", r.Title
		p, _ := v.Base.Find(l.Persona)
		i.Before = merge.FieldText(v.Base, p, p, "", v.Lang, name)
		return i, slices.Contains(mine.(*model.Map).Personas, l.Persona)
	case *model.Persona:
		i.Name = r.Name
	case *model.Card:
		i.Name, i.From = r.Title, insight.Place{Map: r.Map, Lane: r.Lane, Column: r.Column}
	}
	return i, v.tellMetric(&i, metrics(was)[l.Metric], metrics(mine))
}

// tellMetric words what is lost of a metric, and reports false when the project has lost it too.
func (v *Review) tellMetric(i *Item, was model.Metric, mine []model.Metric) bool {
	at := slices.IndexFunc(mine, func(m model.Metric) bool { return m.Name.In(v.Lang) == was.Name.In(v.Lang) })
	if at < 0 {
		return false
	}
	said := func(m model.Metric) string {
		return merge.FieldText(v.Base, &model.Card{Metrics: []model.Metric{m}}, nil, "metrics", v.Lang, nil)
	}
	if k := i.Loss.Reading; k != All {
		one := was.Series[k]
		i.Before = said(model.Metric{Name: was.Name, Unit: was.Unit, Series: []model.Reading{one}})
		return slices.Contains(mine[at].Series, one)
	}
	i.Before, i.Mine = said(was), said(mine[at])
	i.Clash = i.Mine != i.Before
	return true
}

func metrics(rec model.Record) []model.Metric {
	switch r := rec.(type) {
	case *model.Card:
		return r.Metrics
	case *model.Persona:
		return r.Metrics
	}
	return nil
}
