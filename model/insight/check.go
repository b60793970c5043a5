package insight

import (
	"slices"

	"sojourn/model"
)

// Rule names a check of the gap list.
type Rule string

// Rules, in the order of the list.
const (
	LowWithoutPain        Rule = "low-without-pain"
	PainWithoutOpp        Rule = "pain-without-opportunity"
	OppWithoutAction      Rule = "opportunity-without-action"
	ActionWithoutOwner    Rule = "action-without-owner"
	ActionWithoutDue      Rule = "action-without-due"
	MomentWithoutMetric   Rule = "moment-without-metric"
	TouchpointNoOwner     Rule = "touchpoint-without-owner"
	TouchpointNoGap       Rule = "touchpoint-without-gap"
	StageNoTouchpoints    Rule = "stage-without-touchpoints"
	CardNoEvidence        Rule = "card-without-evidence"
	ChannelOnce           Rule = "channel-once"
	DepartmentOwnsNothing Rule = "department-owns-nothing"
	DuplicateTitle        Rule = "duplicate-title"
	PersonaWithoutMap     Rule = "persona-without-map"
)

// Severe reports whether a rule points at work that will not get done, rather than at something worth a look.
func (r Rule) Severe() bool {
	switch r {
	case PainWithoutOpp, ActionWithoutOwner, ActionWithoutDue, TouchpointNoOwner, LowWithoutPain:
		return true
	}
	return false
}

// Rules lists every rule.
var Rules = []Rule{
	TouchpointNoOwner, StageNoTouchpoints, LowWithoutPain, PainWithoutOpp, OppWithoutAction, ActionWithoutOwner,
	ActionWithoutDue, MomentWithoutMetric, TouchpointNoGap, ChannelOnce, DepartmentOwnsNothing, DuplicateTitle,
	PersonaWithoutMap, CardNoEvidence,
}

// Finding is one thing a check found.
type Finding struct {
	Rule    Rule
	Map     model.ID   // "" where it concerns the project
	Subject model.ID   // the card, stage or persona
	Name    model.Text // of the subject: a title, a channel, a department

	Dismissed *model.Dismissal // nil while nobody lets it stand
}

// Check runs every rule over a project. Findings come rule by rule, in map and reading order, those that were dismissed
// among them.
func Check(d *model.Document) []Finding {
	c := &checker{d: d, solved: map[model.ID]bool{}}
	for _, l := range d.Links() {
		if l.Type == model.Solves {
			c.solved[l.From] = true
		}
	}
	for _, m := range d.Maps() {
		c.checkMap(m)
	}
	c.checkProject()
	stand := dismissals(d)
	var out []Finding
	for _, r := range Rules {
		for _, f := range c.found {
			if f.Rule == r {
				f.Dismissed = stand[key(f.Told())]
				out = append(out, f)
			}
		}
	}
	return out
}

type checker struct {
	d      *model.Document
	solved map[model.ID]bool // has a link onwards
	found  []Finding
}

func (c *checker) add(r Rule, m, subject model.ID, name model.Text) {
	c.found = append(c.found, Finding{Rule: r, Map: m, Subject: subject, Name: name})
}

func (c *checker) checkMap(m *model.Map) {
	titles := map[string]bool{}
	perChannel := map[string]map[model.ID]bool{}
	channelCard := map[string]*model.Card{}
	var channels []string
	for _, col := range c.columns(m.ID) {
		for _, card := range col.cards {
			c.checkCard(m, card)
			key := string(card.Lane) + "\x00" + card.Title.In("")
			if !card.Title.Empty() && titles[key] {
				c.add(DuplicateTitle, m.ID, card.ID, card.Title)
			}
			titles[key] = true
			if t := card.AsTouchpoint(); t != nil && !t.Channel.Empty() {
				ch := t.Channel.In("")
				if perChannel[ch] == nil {
					perChannel[ch], channelCard[ch] = map[model.ID]bool{}, card
					channels = append(channels, ch)
				}
				perChannel[ch][col.stage] = true
			}
		}
	}
	c.checkStages(m)
	for _, ch := range channels {
		if len(perChannel[ch]) == 1 && len(c.d.Stages(m.ID)) > 1 {
			card := channelCard[ch]
			c.add(ChannelOnce, m.ID, card.ID, card.Touchpoint.Channel)
		}
	}
}

type columnCards struct {
	stage model.ID
	cards []*model.Card
}

// columns returns the cards of a map in reading order, column by column, the tray left out.
func (c *checker) columns(m model.ID) []columnCards {
	var out []columnCards
	lanes := c.d.Lanes(m)
	for _, col := range c.d.Columns(m) {
		cc := columnCards{stage: col.Stage.ID}
		for _, l := range lanes {
			cc.cards = append(cc.cards, c.d.Cell(l.ID, col.ID)...)
		}
		out = append(out, cc)
	}
	return out
}

func (c *checker) checkCard(m *model.Map, card *model.Card) {
	switch card.Type {
	case model.TouchpointCard:
		c.checkTouchpoint(m, card)
	case model.PainCard:
		if !c.solved[card.ID] {
			c.add(PainWithoutOpp, m.ID, card.ID, card.Title)
		}
	case model.OpportunityCard:
		if !c.solved[card.ID] {
			c.add(OppWithoutAction, m.ID, card.ID, card.Title)
		}
	case model.ActionCard:
		if unowned(card) {
			c.add(ActionWithoutOwner, m.ID, card.ID, card.Title)
		}
		if card.Action == nil || card.Action.Due == "" {
			c.add(ActionWithoutDue, m.ID, card.ID, card.Title)
		}
	}
	if card.Evidence == "" && card.Source.Empty() {
		c.add(CardNoEvidence, m.ID, card.ID, card.Title)
	}
}

func (c *checker) checkTouchpoint(m *model.Map, card *model.Card) {
	if unowned(card) {
		c.add(TouchpointNoOwner, m.ID, card.ID, card.Title)
	}
	if _, ok := card.Touchpoint.Gap(); !ok {
		c.add(TouchpointNoGap, m.ID, card.ID, card.Title)
	}
	if card.Touchpoint != nil && card.Touchpoint.Moment && len(card.Metrics) == 0 {
		c.add(MomentWithoutMetric, m.ID, card.ID, card.Title)
	}
}

// checkStages looks at what a stage holds as a whole. A value in the lowest quarter of the scale, its end
// included, counts as low.
func (c *checker) checkStages(m *model.Map) {
	has := map[model.ID]map[model.CardType]bool{}
	for _, col := range c.columns(m.ID) {
		if has[col.stage] == nil {
			has[col.stage] = map[model.CardType]bool{}
		}
		for _, card := range col.cards {
			has[col.stage][card.Type] = true
		}
	}
	lo, hi := m.Scale.Range()
	low := map[model.ID]bool{}
	stageOf := map[model.ID]model.ID{}
	for _, col := range c.d.Columns(m.ID) {
		stageOf[col.ID] = col.Stage.ID
	}
	for _, v := range Curve(c.d, m.ID, "", model.Current) {
		if v.Known && v.Value <= lo+(hi-lo)/4 {
			low[stageOf[v.Column]] = true
		}
	}
	for _, s := range c.d.Stages(m.ID) {
		if !has[s.ID][model.TouchpointCard] && asksTouchpoints(c.d, m) {
			c.add(StageNoTouchpoints, m.ID, s.ID, s.Name)
		}
		if low[s.ID] && !has[s.ID][model.PainCard] {
			c.add(LowWithoutPain, m.ID, s.ID, s.Name)
		}
	}
}

// asksTouchpoints reports that the stages of a map want touchpoints: a blueprint tells where customers are met by its lanes,
// unless somebody gave it one for touchpoints.
func asksTouchpoints(d *model.Document, m *model.Map) bool {
	return m.Type != model.Blueprint || slices.ContainsFunc(d.Lanes(m.ID), func(l *model.Lane) bool { return l.Type == model.TouchpointsLane })
}

func (c *checker) checkProject() {
	used := map[model.ID]bool{}
	owns := map[string]bool{}
	for _, m := range c.d.Maps() {
		for _, p := range m.Personas {
			used[p] = true
		}
		for _, card := range c.d.Cards(m.ID) {
			card.Department.All(func(_, s string) { owns[s] = true })
		}
	}
	for _, p := range c.d.Personas() {
		if !used[p.ID] {
			c.add(PersonaWithoutMap, "", p.ID, p.Name)
		}
	}
	for _, dep := range c.d.Project().Departments {
		works := false
		dep.All(func(_, s string) { works = works || owns[s] })
		if !works {
			c.add(DepartmentOwnsNothing, "", "", dep)
		}
	}
}
