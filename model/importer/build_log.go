package importer

import (
	"errors"
	"math"
	"strconv"

	"sojourn/model"
	"sojourn/model/behaviour"
	"sojourn/model/limits"
)

const (
	wayShare  = 0.2 // of the visits that end at a touchpoint take a way that is drawn
	backShare = 0.1 // … when it leads back
)

// logLanes are the lanes of a map that comes out of a log: what it says, and what a person will make of it.
var logLanes = []model.LaneType{model.TouchpointsLane, model.ChannelsLane, model.EmotionLane, model.PainsLane, model.OpportunitiesLane, model.MetricsLane}

// fromLog counts a behaviour log. Who its customers are stays in the sheet.
func (b *builder) fromLog() error {
	e := newEvents(b.m, b.m.values(b.t, b.m.column(When)))
	for c := range b.hidden {
		e.leave(c)
	}
	if b.t.Partial() {
		counts, err := b.stream(e)
		if err != nil {
			return refused(err)
		}
		b.streamed = &counts
		b.fromFlow(e.flow(b.t.File))
		return nil
	}
	for _, r := range b.m.body(b.t, len(b.t.Rows)) {
		if b.dark[r] {
			continue
		}
		read, err := e.add(b.t.Rows[r].At)
		if err != nil {
			return refused(err)
		}
		for i, f := range logged {
			if read[i] {
				b.keepAt(r, e.at[f])
			}
		}
	}
	b.withhold(e.at)
	b.fromFlow(e.flow(b.t.File))
	return nil
}

// refused says in words that a column names single things, or that a row never ends.
func refused(err error) error {
	var many *behaviour.TooManyError
	if errors.As(err, &many) {
		return fail(BadMapping, "choose a column that names touchpoints", "the column of touchpoints has %s", many)
	}
	if errors.Is(err, errLongRecord) {
		return fail(TooLarge, "close the quotation mark that is open there", "a row holds more than %d characters", limits.LogRecordBytes)
	}
	return err
}

// keepAt marks the cell of a row in a column.
func (b *builder) keepAt(r, column int) {
	for i, c := range b.t.Rows[r] {
		if c.Column == column {
			b.keep(ref{r, i})
		}
	}
}

// fromFlow plans the journey of a log: its stages with how many came so far, its touchpoints with their figures, and the
// ways that many take; and the same figures for a map that is there.
func (b *builder) fromFlow(f *Flow) {
	b.p.Flow, b.p.Channels = f, b.m.Channels
	if f.Unread > 0 {
		b.p.Warnings = append(b.p.Warnings, Warning{"unread", "", strconv.Itoa(f.Unread) + " rows name no customer, no touchpoint or no time and are not counted"})
	}
	if f.Events == 0 {
		b.p.Warnings = append(b.p.Warnings, Warning{"eventless", "", "nothing in this log can be counted: say which columns name the customer, the touchpoint and the time"})
		return
	}
	lane := b.lane(model.TouchpointsLane, "")
	for _, s := range f.Stops {
		metrics := f.metrics(s)
		c := model.Card{Type: model.TouchpointCard, Title: b.text(s.Name), Metrics: metrics, Evidence: model.Verified, Source: model.Plain(f.Source),
			Touchpoint: &model.Touchpoint{Channel: b.text(s.Channel)}}
		f.feel(c.Touchpoint, s)
		b.p.Cards = append(b.p.Cards, PlanCard{Lane: lane, At: Place{s.Stage, -1}, Card: c})
		b.p.Groups = append(b.p.Groups, PlanGroup{By: TouchpointText, Name: s.Name, Metrics: metrics})
	}
	b.p.Links = f.links()
	for i, s := range f.Stages {
		b.stageFigures(f, i, s)
	}
}

// stageFigures plans a stage with how many came so far and went on, in figures that the map shows.
func (b *builder) stageFigures(f *Flow, n int, s behaviour.Stage) {
	reached := float64(s.Reached)
	stage, figures := PlanStage{Name: s.Name, Volume: &reached}, []model.Metric{f.metric("crm.contacts", reached, "")}
	if !math.IsNaN(s.DropOff) {
		drop := thousandth(s.DropOff)
		stage.DropOff = &drop
		figures = append(figures, f.metric("crm.next", 100*(1-drop), "%"))
	}
	b.p.Stages = append(b.p.Stages, stage)
	for _, m := range figures {
		b.p.Cards = append(b.p.Cards, PlanCard{Lane: b.lane(model.MetricsLane, ""), At: Place{n, -1}, Card: model.Card{Type: model.MetricCard, Title: m.Name,
			Metrics: []model.Metric{m}, Evidence: model.Verified, Source: m.Source}})
	}
}

// feel gives a touchpoint the mean satisfaction as what was felt and experienced there, where nobody has said anything yet.
func (f *Flow) feel(t *model.Touchpoint, s behaviour.Stop) {
	if math.IsNaN(s.Score) {
		return
	}
	if t.Emotion == nil {
		v := f.On(s.Score, Scale{-2, 2})
		t.Emotion = &v
	}
	if t.Experience == nil {
		v := f.On(s.Score, Scale{1, 5})
		t.Experience = &v
	}
}

// metrics are the figures of a touchpoint.
func (f *Flow) metrics(s behaviour.Stop) []model.Metric {
	list := []model.Metric{f.metric("crm.contacts", float64(s.Customers), "")}
	if s.Ends < s.Customers {
		list = append(list, f.metric("log.next", 100*thousandth(s.GoesOn()), "%"))
	}
	if !math.IsNaN(s.Stay) {
		v, unit := lasting(s.Stay)
		list = append(list, f.metric("log.stay", v, unit))
	}
	if s.Returns > 0 {
		list = append(list, f.metric("log.back", 100*thousandth(float64(s.Returns)/float64(s.Customers)), "%"))
	}
	if !math.IsNaN(s.Score) {
		list = append(list, f.metric("crm.satisfaction", math.Round(100*s.Score)/100, "/"+strconv.FormatFloat(f.Scale.Max, 'g', -1, 64)))
	}
	return list
}

func (f *Flow) metric(key string, v float64, unit string) model.Metric {
	v = math.Round(v*100) / 100
	return model.Metric{Name: EveryLanguage(key), Value: &v, Unit: unit, Date: f.Day(), Source: model.Plain(f.Source)}
}

// timeUnits are the units of time and their seconds; one serves up to so many of it.
var timeUnits = []struct {
	unit    string
	seconds float64
	most    float64
}{{"s", 1, 120}, {"min", 60, 120}, {"h", 3600, 48}, {"d", 86400, math.Inf(1)}}

// lasting tells seconds in a unit that people would use, rounded to a tenth.
func lasting(seconds float64) (float64, string) {
	for _, s := range timeUnits {
		if seconds/s.seconds < s.most {
			return math.Round(10*seconds/s.seconds) / 10, s.unit
		}
	}
	return seconds, "s"
}

func thousandth(v float64) float64 { return math.Round(1000*v) / 1000 }

// links are the ways that many take, each with the share of those who leave a touchpoint that go it.
func (f *Flow) links() (out []PlanLink) {
	leave := make([]int, len(f.Stops))
	for _, w := range f.Ways {
		leave[w.From] += w.Times
	}
	for _, w := range f.Ways {
		share := float64(w.Times) / float64(leave[w.From])
		l := PlanLink{From: w.From, To: w.To, Label: strconv.FormatFloat(math.Round(100*share), 'g', -1, 64) + "%"}
		least := wayShare
		if w.To < w.From {
			l.Type, least = model.Loop, backShare
		}
		if share >= least {
			out = append(out, l)
		}
	}
	return out
}
