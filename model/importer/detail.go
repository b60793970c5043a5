package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/model"
	"sojourn/model/limits"
)

// settle puts a detail where it belongs and reports whether it did.
func (b *builder) settle(r *record, d detail) bool {
	switch d.f.Field {
	case Emotion, EmotionTarget:
		return b.emotion(r, d)
	case EmotionReason:
		return b.reason(r, d)
	case Moment:
		return b.moment(r, d)
	case MetricValue:
		return b.metric(r, d)
	case Channel, OnOff, Behaviour, Intent, Responder, ExpectationValue, Experience, Importance:
		return b.touchpoint(r, d)
	case PersonaName:
		return b.personas(r, d)
	case Severity:
		return b.severity(r, d)
	case Note:
		cards := r.about()
		return len(cards) > 0 && b.annotate(cards[0], b.noteName(d.f.Name), d.text)
	case Owner, Department, Source, EvidenceText:
		return b.common(r, d)
	}
	return false
}

// noteName is what a note is headed with: nothing when its column is only called "notes".
func (b *builder) noteName(header string) string {
	if b.words.find(header).field == Note {
		return ""
	}
	return oneLine(header)
}

// touchpoint sets a field of the record's touchpoints. A channel without a touchpoint becomes one.
func (b *builder) touchpoint(r *record, d detail) bool {
	if len(r.touch) == 0 && d.f.Field == Channel {
		if _, name := channel(d.text); name != "" {
			b.write(r, FieldAt{Field: TouchpointText}, name)
		}
	}
	if len(r.touch) == 0 {
		return false
	}
	done := true
	for _, i := range r.touch {
		done = b.setTouchpoint(b.p.Cards[i].Card.Touchpoint, d) && done
	}
	return done
}

func (b *builder) setTouchpoint(t *model.Touchpoint, d detail) bool {
	switch d.f.Field {
	case Channel:
		l, name := channel(d.text)
		return (l == "" || setLine(t, l)) && b.setText(&t.Channel, name)
	case OnOff:
		l := line(d.text)
		return l != "" && setLine(t, l)
	case Behaviour:
		return b.setText(&t.Behaviour, d.text)
	case Intent:
		return b.setText(&t.Intent, d.text)
	case Responder:
		return b.setText(&t.Responder, d.text)
	}
	v, ok := grade(d.text, d.f)
	if !ok {
		return false
	}
	switch d.f.Field {
	case ExpectationValue:
		return setNumber(&t.Expectation, v)
	case Experience:
		return setNumber(&t.Experience, v)
	}
	return setNumber(&t.Importance, v)
}

// The setters fill an empty field and report false when it holds something else: nothing is overwritten.

func setLine(t *model.Touchpoint, l model.Line) bool {
	if t.Line == "" {
		t.Line = l
	}
	return t.Line == l
}

func setNumber(at **float64, v float64) bool {
	if *at == nil {
		*at = &v
	}
	return **at == v
}

func (b *builder) setText(at *model.Text, s string) bool {
	if s == "" {
		return true
	}
	if at.Empty() && utf8.RuneCountInString(s) <= limits.BodyRunes {
		*at = b.text(s)
	}
	return at.In(b.m.Language) == s
}

func (b *builder) emotion(r *record, d detail) bool {
	v, exact, ok := feeling(d.text, scaleOf(d.f))
	if !ok {
		v, ok = b.heights[d.at.row]
		exact, _ = yes(d.text) // a mere mark
	}
	if !ok {
		return false
	}
	said := d.text
	if exact {
		said = ""
	}
	if r.curve || len(r.touch) == 0 || d.f.Field == EmotionTarget {
		return b.point(r, d.f.Field, v, said)
	}
	done := true
	for _, i := range r.touch {
		t := b.p.Cards[i].Card.Touchpoint
		done = setNumber(&t.Emotion, v) && b.setText(&t.Reason, said) && done
	}
	return done
}

// point sets a value of the curve. Several values in one place make their mean, and every text is kept.
func (b *builder) point(r *record, f Field, v float64, said string) bool {
	if r.at == tray {
		return false
	}
	series := model.Current
	if f == EmotionTarget {
		series = model.Target
	}
	key := pointAt{r.at, series}
	i, ok := b.curve[key]
	if !ok {
		i = len(b.p.Points)
		b.curve[key] = i
		b.p.Points = append(b.p.Points, PlanPoint{At: r.at, Series: series})
	}
	p := &b.p.Points[i]
	reason := p.Reason
	if said != "" && !slices.Contains(strings.Split(reason, "\n"), said) {
		reason = strings.TrimPrefix(reason+"\n"+said, "\n")
	}
	if len([]rune(reason)) > limits.BodyRunes {
		return false
	}
	p.Value = (p.Value*float64(p.count) + v) / float64(p.count+1)
	p.Reason, p.count = reason, p.count+1
	return true
}

func (b *builder) reason(r *record, d detail) bool {
	if i, ok := b.curve[pointAt{r.at, model.Current}]; ok && (r.curve || len(r.touch) == 0) {
		p := &b.p.Points[i]
		if text := strings.TrimPrefix(p.Reason+"\n"+d.text, "\n"); len([]rune(text)) <= limits.BodyRunes {
			p.Reason = text
			return true
		}
		return false
	}
	for _, i := range r.touch {
		t := b.p.Cards[i].Card.Touchpoint
		text := d.text
		if was := t.Reason.In(b.m.Language); was != "" && was != text {
			text = was + "\n" + text
		}
		if utf8.RuneCountInString(text) > limits.BodyRunes {
			return false
		}
		t.Reason = b.text(text)
	}
	return len(r.touch) > 0
}

// moment marks touchpoints, else the step or stage itself.
func (b *builder) moment(r *record, d detail) bool {
	is, ok := yes(d.text)
	if !ok {
		return false
	}
	for _, i := range r.touch {
		t := b.p.Cards[i].Card.Touchpoint
		t.Moment = t.Moment || is
	}
	if len(r.touch) > 0 || !is {
		return true
	}
	if r.at == tray {
		return false
	}
	s := &b.p.Stages[r.at.Stage]
	if r.at.Step >= 0 {
		s.Steps[r.at.Step].Moment = true
	} else {
		s.Moment = true
	}
	return true
}

// metric notes a number on the one touchpoint it can belong to, else makes a card of it.
func (b *builder) metric(r *record, d detail) bool {
	v, unit, ok := measure(d.text)
	name, named := nameAndUnit(d.f.Name)
	if !ok {
		name, v, unit, ok = namedMeasure(d.text)
	}
	if !ok {
		return false
	}
	if unit == "" {
		unit = named
	}
	m := model.Metric{Name: b.text(name), Value: &v, Unit: unit}
	if len(r.touch) == 1 {
		c := &b.p.Cards[r.touch[0]].Card
		if i := slices.IndexFunc(c.Metrics, func(o model.Metric) bool { return o.Name.Equal(m.Name) }); i >= 0 {
			return *c.Metrics[i].Value == v && c.Metrics[i].Unit == unit
		}
		c.Metrics = append(c.Metrics, m)
		return true
	}
	if name == "" {
		name = d.text
	}
	r.others = append(r.others, b.add(b.lane(model.MetricsLane, ""), r.at, model.Card{Metrics: []model.Metric{m}}, name))
	return true
}

// nameAndUnit cuts "停留时长(秒)" into the name and the unit.
func nameAndUnit(header string) (name, unit string) {
	i := strings.LastIndexAny(header, "(（")
	if i <= 0 {
		return oneLine(header), ""
	}
	unit = strings.Trim(header[i:], "()（） ")
	return oneLine(header[:i]), unit
}

const crowd = 20 // more names than that in one cell are a text

func (b *builder) personas(r *record, d detail) bool {
	cards, list := r.cards(), names(d.text)
	if len(list) > crowd {
		return false
	}
	for _, n := range list {
		i := b.persona(n)
		for _, c := range cards {
			if !slices.Contains(b.p.Cards[c].Personas, i) {
				b.p.Cards[c].Personas = append(b.p.Cards[c].Personas, i)
			}
		}
	}
	return len(list) > 0
}

// persona returns the persona of a name, made when there is none.
func (b *builder) persona(name string) int {
	i, ok := b.people[name]
	if !ok {
		i = len(b.p.Personas)
		b.people[name] = i
		b.p.Personas = append(b.p.Personas, model.Persona{Name: b.text(name)})
	}
	return i
}

func (b *builder) severity(r *record, d detail) bool {
	v, ok := grade(d.text, d.f)
	if !ok {
		return false
	}
	done := len(r.pains) > 0
	for _, i := range r.pains {
		c := &b.p.Cards[i].Card
		if c.Pain == nil {
			c.Pain = &model.Pain{}
		}
		done = setNumber(&c.Pain.Severity, v) && done
	}
	return done
}

// common sets a field that every card has.
func (b *builder) common(r *record, d detail) bool {
	if d.f.Field == Owner || d.f.Field == Department {
		cards := r.about()
		done := len(cards) > 0
		for _, i := range cards {
			c := &b.p.Cards[i].Card
			at := &c.Owner
			if d.f.Field == Department {
				at = &c.Department
			}
			done = b.setText(at, d.text) && done
		}
		return done
	}
	done := false
	for _, i := range r.cards() { // what a row rests on holds for all of it
		c := &b.p.Cards[i].Card
		if d.f.Field == Source {
			done = b.setText(&c.Source, d.text) || done
			continue
		}
		level, _ := evidence(d.text)
		if c.Evidence == "" {
			c.Evidence = level
		}
		done = done || c.Evidence == level
	}
	return done
}
