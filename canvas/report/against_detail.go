package report

import (
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
)

// detail says where a card was and what it was called before, and which figures of the report are others now.
func (b *book) detail(a *insight.Against, c insight.Change) string {
	var out []string
	if c.Kind == model.KindCard && c.Moved && c.From != c.To {
		out = append(out, b.placeOf(a.Doc, c.From)+" → "+b.placeOf(a.Doc, c.To))
	}
	if c.What == insight.Changed {
		now, _ := a.Doc.Find(c.ID)
		was, _ := b.doc.Find(originOf(now))
		out = append(out, b.shifted(was, now)...)
	}
	return strings.Join(out, "\n")
}

func originOf(r model.Record) model.ID {
	switch r := r.(type) {
	case *model.Stage:
		return r.Origin
	case *model.Step:
		return r.Origin
	case *model.Card:
		return r.Origin
	}
	return ""
}

// shifted tells what a record says otherwise than the one that it was derived from.
func (b *book) shifted(was, now model.Record) (out []string) {
	switch now := now.(type) {
	case *model.Stage:
		if was, ok := was.(*model.Stage); ok {
			return b.phaseShift(was.Phase, now.Phase)
		}
	case *model.Step:
		if was, ok := was.(*model.Step); ok {
			return b.phaseShift(was.Phase, now.Phase)
		}
	case *model.Card:
		if was, ok := was.(*model.Card); ok {
			return b.cardShift(was, now)
		}
	}
	return nil
}

func (b *book) phaseShift(was, now model.Phase) (out []string) {
	out = b.fromTo(out, "field.duration", b.say(was.Duration), b.say(now.Duration))
	out = b.fromTo(out, "field.volume", number(was.Volume), number(now.Volume))
	return b.fromTo(out, "report.dropoff", share(was.DropOff), share(now.DropOff))
}

func (b *book) cardShift(was, now *model.Card) (out []string) {
	values := b.valueShift(was.Metrics, now.Metrics)
	if !was.Title.Equal(now.Title) && (len(values) == 0 || now.Type != model.MetricCard) {
		out = append(out, b.o.Words("report.against.was", "name", b.title(was)))
	}
	out = append(out, values...)
	before, after := was.AsTouchpoint(), now.AsTouchpoint()
	if before == nil || after == nil {
		return out
	}
	return b.fromTo(out, "field.experience", number(before.Experience), number(after.Experience))
}

// valueShift tells the values of what both sides measure, by its name.
func (b *book) valueShift(was, now []model.Metric) (out []string) {
	for i := range now {
		same := slices.IndexFunc(was, func(m model.Metric) bool { return m.Name.Equal(now[i].Name) })
		if same < 0 {
			continue
		}
		before, after := layout.Quantity(was[same], b.o.Words), layout.Quantity(now[i], b.o.Words)
		if before != "" && after != "" && before != after {
			out = append(out, strings.TrimSpace(b.say(now[i].Name)+" "+before+" → "+after))
		}
	}
	return out
}

// fromTo adds a figure where both sides know it and it is not the same.
func (b *book) fromTo(out []string, key, was, now string) []string {
	if was == "" || now == "" || was == now {
		return out
	}
	return append(out, b.o.Words(key)+" "+was+" → "+now)
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return layout.Number(*v)
}

func share(v *float64) string {
	if v == nil {
		return ""
	}
	return layout.Number(*v*100) + "%"
}
