package importer

import (
	"slices"
	"strings"

	"sojourn/model"
)

// Target is what a group of a list of customers sets its figures on.
type Target string

// Targets.
const (
	OnPersona    Target = "persona"
	OnTouchpoint Target = "touchpoint"
	OnStage      Target = "stage"
	OnTray       Target = "tray" // a card with the figures, to be dragged to where they belong
)

// Setting says what a group of a list will set, and on what.
type Setting struct {
	Group  PlanGroup
	Target Target
	ID     model.ID // of the persona, card or stage; empty when it is made
}

// Settings returns what Apply would set on a map, in its order. An empty into stands for a new map. A segment goes to
// the persona called so or in that role, else makes one. A channel goes where a person has placed it, else to the one
// touchpoint called so or on that channel, a stage to the one stage called so; a map without stages gets those of the
// list. A touchpoint of a log goes to the one called so, else makes one in the tray. What fits nowhere, or in several places, becomes a card in the tray.
func (p Plan) Settings(doc *model.Document, into model.ID) []Setting {
	var out []Setting
	for _, g := range p.Groups {
		s := Setting{Group: g, Target: OnTray}
		switch g.By {
		case Segment:
			s.Target, s.ID = OnPersona, personaOf(doc, g.Name)
		case Channel:
			s.Target, s.ID = p.channel(doc, into, g.Name)
		case TouchpointText:
			s.Target, s.ID = p.touchpoint(doc, into, g.Name)
		case StageName:
			if s.ID = stageOf(doc, into, g.Name); s.ID != "" || len(doc.Stages(into)) == 0 {
				s.Target = OnStage
			}
		}
		out = append(out, s)
	}
	return out
}

// called reports how well a text names a group: 2 by the same word, 1 by one within the other, 0 not at all.
func called(x model.Text, name string) int {
	best, want := 0, alias(name)
	x.All(func(_, s string) {
		got := alias(s)
		switch {
		case got == "":
		case got == want:
			best = 2
		case len(got) > 2 && strings.Contains(want, got), len(want) > 2 && strings.Contains(got, want):
			best = max(best, 1)
		}
	})
	return best
}

// sameThing lists words that systems and maps use for one channel or stage.
var sameThing = [][]string{
	{"phone", "telephone", "call", "phone call", "hotline", "电话", "热线", "客服热线", "呼叫中心"}, {"email", "e mail", "mail", "邮件", "电子邮件", "邮箱"},
	{"chat", "live chat", "online chat", "在线客服", "在线咨询", "网页客服"}, {"web", "website", "web site", "official website", "官网", "网站"},
	{"wechat", "微信"}, {"store", "shop", "retail store", "门店", "线下门店"}, {"advertisement", "ads", "advertising", "广告"},
	{"social media", "organic social", "social", "社交媒体", "社媒"}, {"referral", "employee referral", "customer referral", "转介绍", "客户推荐", "老客户推荐"},
	{"closed won", "won", "purchase", "buy", "赢单", "成交", "购买"},
}

// alias folds a name, and gives the words for one thing one form.
func alias(s string) string {
	s = solid(fold(s))
	for _, list := range sameThing {
		if slices.ContainsFunc(list, func(w string) bool { return solid(fold(w)) == s }) {
			return solid(fold(list[0]))
		}
	}
	return s
}

// only returns the one record with the highest score, empty when there is none or several share it.
func only[T model.Record](list []*T, score func(*T) int) model.ID {
	best, id, alone := 0, model.ID(""), false
	for _, r := range list {
		switch n := score(r); {
		case n > best:
			best, id, alone = n, (*r).Key(), true
		case n == best:
			alone = false
		}
	}
	if !alone {
		return ""
	}
	return id
}

func personaOf(doc *model.Document, name string) model.ID {
	return only(doc.Personas(), func(p *model.Persona) int { return max(called(p.Name, name), called(p.Role, name)) })
}

func touchpointOf(doc *model.Document, into model.ID, name string) model.ID {
	return only(doc.Cards(into), func(c *model.Card) int {
		if c.Touchpoint == nil || c.Locked {
			return 0
		}
		title, channel := called(c.Title, name), called(c.Touchpoint.Channel, name)
		switch {
		case title == 2:
			return 4
		case channel == 2:
			return 3
		}
		return title + channel
	})
}

func stageOf(doc *model.Document, into model.ID, name string) model.ID {
	return only(doc.Stages(into), func(s *model.Stage) int { return called(s.Name, name) })
}

// addFigures sets what the groups of a list say.
func (a *applier) addFigures() {
	settings := a.p.Settings(a.doc, a.m.ID)
	for i, s := range settings {
		g := s.Group
		if shared(settings, i) {
			g.Metrics = ofChannel(g.Metrics, g.Name)
		}
		switch s.Target {
		case OnPersona:
			a.segment(g, s.ID, i)
		case OnTouchpoint:
			a.touchpoint(g, s.ID, i)
		case OnStage:
			a.phase(g, s.ID)
		case OnTray:
			c := model.Card{ID: a.tx.NewID(model.KindCard), Map: a.m.ID, Type: model.MetricCard, Title: a.text(g.Name), Metrics: g.Metrics,
				Source: g.Metrics[0].Source}
			c.Order = a.next(slot{kind: model.KindCard}, a.endOf(c))
			model.Put(a.tx, c)
		}
	}
}

// touchpoint sets the figures of a touchpoint, made in the tray when there is none. n is the place of the group.
func (a *applier) touchpoint(g PlanGroup, id model.ID, n int) {
	c, ok := model.Get[model.Card](a.tx, id)
	if !ok {
		c = model.Card{Type: model.TouchpointCard, Title: a.text(g.Name), Touchpoint: &model.Touchpoint{Channel: a.text(g.Name)}, Source: g.Metrics[0].Source}
		if g.By == TouchpointText {
			c = a.p.Cards[n].Card
			c.Metrics = nil
		}
		c.ID, c.Map = a.tx.NewID(model.KindCard), a.m.ID
		c.Order = a.next(slot{kind: model.KindCard}, a.endOf(c))
	}
	if g.By == TouchpointText {
		c.Touchpoint = a.felt(c.Touchpoint, n)
	}
	c.Metrics = readings(c.Metrics, g.Metrics)
	model.Put(a.tx, c)
}

// segment sets the share and the figures of a persona, made when there is none.
func (a *applier) segment(g PlanGroup, id model.ID, n int) {
	p, ok := model.Get[model.Persona](a.tx, id)
	if !ok {
		p = model.Persona{ID: a.tx.NewID(model.KindPersona), Name: a.text(g.Name),
			Color: model.PersonaColors[(len(a.doc.Personas())+n)%len(model.PersonaColors)],
			Order: a.next(slot{kind: model.KindPersona}, lastOrder(a.doc.Personas()))}
	}
	p.Share, p.Metrics = g.Share, readings(p.Metrics, g.Metrics)
	model.Put(a.tx, p)
}

// phase sets the volume and drop-off of a stage, made when there is none.
func (a *applier) phase(g PlanGroup, id model.ID) {
	s, ok := model.Get[model.Stage](a.tx, id)
	if !ok {
		s = model.Stage{ID: a.tx.NewID(model.KindStage), Map: a.m.ID, Name: a.text(g.Name),
			Order: a.next(slot{parent: a.m.ID, kind: model.KindStage}, lastOrder(a.doc.Stages(a.m.ID)))}
	}
	s.Volume, s.DropOff = g.Volume, g.DropOff
	model.Put(a.tx, s)
}

// readings puts new readings over old ones of the same name. The old value goes on in the series when its day is another.
func readings(old, now []model.Metric) []model.Metric {
	out := slices.Clone(old)
	for _, m := range now {
		i := slices.IndexFunc(out, func(o model.Metric) bool { return sameText(o.Name, m.Name) })
		if i < 0 {
			out = append(out, m)
			continue
		}
		was := out[i]
		m = inUnit(m, was.Unit)
		m.Baseline, m.Target, m.Series = was.Baseline, was.Target, slices.Clone(was.Series)
		if was.Value != nil && was.Date != "" && was.Date != m.Date &&
			!slices.ContainsFunc(m.Series, func(r model.Reading) bool { return r.Date == was.Date }) {
			m.Series = append(m.Series, model.Reading{Date: was.Date, Value: *was.Value})
			slices.SortFunc(m.Series, func(a, b model.Reading) int { return strings.Compare(a.Date, b.Date) })
		}
		out[i] = m
	}
	return out
}
