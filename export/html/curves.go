package html

import (
	"cmp"
	"slices"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// curve is one of the emotion curves that the picture shows.
type curve struct {
	persona model.ID // whose it is; empty is everybody's
	series  model.Series
	values  []insight.Value
}

// drawn lists the curves of the picture, those of what is before those of what is wanted.
func (b *book) drawn() (out []curve) {
	for i := range b.scene.Nodes {
		r := b.scene.Nodes[i].Ref
		c := curve{persona: model.ID(r.Persona), series: model.Series(r.Series)}
		if r.Kind == scene.EmotionPoint && !slices.ContainsFunc(out, func(o curve) bool { return o.persona == c.persona && o.series == c.series }) {
			c.values = insight.Curve(b.job.Doc, b.job.Map, c.persona, c.series)
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b curve) int { return strings.Compare(string(a.series), string(b.series)) })
	return out
}

// valued says a value of a curve: whose it is, where there are several, and that it is a target.
func (b *book) valued(c curve, value string) string {
	var whose []string
	if p, ok := model.Get[model.Persona](b.job.Doc, c.persona); ok {
		whose = append(whose, cmp.Or(b.say(p.Name), b.job.Words("untitled.persona")))
	} else if slices.ContainsFunc(b.curves, func(o curve) bool { return o.persona != "" }) {
		whose = append(whose, b.job.Words("emotion.everybody"))
	}
	if c.series == model.Target {
		whose = append(whose, b.job.Words("series.target"))
	}
	return strings.Join(append(whose, value), " ")
}

// emotions says the values of the curves in a column, and why they are so.
func (b *book) emotions(col model.Column) (out []string) {
	for _, c := range b.curves {
		for _, v := range c.values {
			if v.Column != col.ID || !v.Known {
				continue
			}
			parts := []string{b.valued(c, layout.Signed(v.Value))}
			if p, ok := b.job.Doc.Point(b.job.Map, col.ID, c.persona, c.series); ok {
				parts = append(parts, b.say(p.Label), b.say(p.Reason))
			}
			out = append(out, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · "))
		}
	}
	return out
}

// feeling says what a face stands for: the lane, the column, whose curve it is and the value.
func (b *book) feeling(n *scene.Node) string {
	said := b.valued(curve{persona: model.ID(n.Ref.Persona), series: model.Series(n.Ref.Series)}, n.Label)
	for _, c := range b.columns {
		if string(c.ID) == n.Ref.Column {
			said = b.columnName(c) + ": " + said
		}
	}
	for _, l := range b.lanes {
		if string(l.ID) == n.Ref.ID {
			said = laneName(l, b.job) + " · " + said
		}
	}
	return said
}
