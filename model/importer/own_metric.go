package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sojourn/model"
)

var (
	measured  = regexp.MustCompile(`^(.*?)\s*([-−]?\d[\d,]*(?:\.\d+)?) ?(\S*)$`)
	bracketed = regexp.MustCompile(`^(.*?) ?\(([^()]*)\)$`)
)

// Metrics sets measurements, one in a line. One that the line says no other than before keeps all that a line does not
// show, such as its series; one that is called the same keeps its series.
func (p *Pen) Metrics(old []model.Metric, s string) ([]model.Metric, bool) {
	if !fits(s, "\n") {
		return old, false
	}
	var out []model.Metric
	left := slices.Clone(old)
	for _, line := range parts(s, "\n") {
		if i := slices.IndexFunc(left, func(m model.Metric) bool { return loose(p.line(m)) == loose(line) }); i >= 0 {
			out, left = append(out, left[i]), slices.Delete(left, i, i+1)
			continue
		}
		m, said := p.metric(line)
		called := m.Name
		if i := slices.IndexFunc(left, func(o model.Metric) bool { return p.Says(o.Name, called.In(p.lang)) }); i >= 0 {
			m.Name, m.Unit, m.Series = left[i].Name, p.Unit(left[i].Unit, said), left[i].Series
			left = slices.Delete(left, i, i+1)
		}
		out = append(out, m)
	}
	if len(out) == 0 && len(old) == 0 {
		return old, true
	}
	return out, true
}

// loose returns what a line of a measurement says whatever the spaces and the signs between thousands.
func loose(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == ',' {
			return -1
		}
		return r
	}, Canon(s))
}

// line writes a measurement as the sheet does.
func (p *Pen) line(m model.Metric) string {
	amount := func(v float64) string {
		return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".") + p.shownUnit(m.Unit)
	}
	said := p.Say(m.Name)
	if m.Value != nil {
		said += amount(*m.Value)
	}
	var more []string
	if m.Baseline != nil {
		more = append(more, p.v["field.metric.baseline"]+amount(*m.Baseline))
	}
	if m.Target != nil {
		more = append(more, p.v["field.metric.target"]+amount(*m.Target))
	}
	for _, s := range []string{m.Date, p.Say(m.Source)} {
		if s != "" {
			more = append(more, s)
		}
	}
	if len(more) > 0 {
		said += "(" + strings.Join(more, ",") + ")"
	}
	return said
}

// metric reads "转化 41% (目标 60%, 2026-10-31, 来源)", and returns its unit as the line has it beside.
func (p *Pen) metric(s string) (m model.Metric, unit string) {
	said := s
	if got := bracketed.FindStringSubmatch(s); got != nil {
		said = got[1]
		for _, part := range strings.Split(got[2], ", ") {
			switch {
			case day.MatchString(part):
				m.Date = part
			case p.value(&m.Baseline, part, "field.metric.baseline"), p.value(&m.Target, part, "field.metric.target"):
			default:
				m.Source = p.write(model.Text{}, part)
			}
		}
	}
	if got := measured.FindStringSubmatch(said); got != nil {
		if v, err := strconv.ParseFloat(strings.ReplaceAll(minus.Replace(got[2]), ",", ""), 64); err == nil {
			m.Value, m.Unit, said, unit = &v, p.Unit("", got[3]), got[1], got[3]
		}
	}
	m.Name = p.write(model.Text{}, strings.TrimSpace(said))
	return m, unit
}

// value reads "目标 60%" under the word of a key.
func (p *Pen) value(to **float64, part, key string) bool {
	rest, ok := strings.CutPrefix(part, p.v[key]+" ")
	got := measured.FindStringSubmatch(rest)
	if !ok || got == nil {
		return false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(minus.Replace(got[2]), ",", ""), 64)
	*to = &v
	return err == nil
}

// Unit returns a unit after a cell has said s of it: the word of a unit of time is its sign again, unless somebody has
// written the unit as that word.
func (p *Pen) Unit(old, s string) string {
	if s == old || s == p.shownUnit(old) {
		return old
	}
	for _, k := range []string{"s", "min", "h", "d"} {
		if s != "" && p.v["unit."+k] == s {
			return k
		}
	}
	return s
}

// shownUnit is a unit as the sheets show it.
func (p *Pen) shownUnit(u string) string {
	if word := p.v["unit."+u]; u != "" && word != "" {
		return word
	}
	return u
}
