package importer

import (
	"maps"
	"math"
	"time"

	"sojourn/model/behaviour"
)

// Flow is what a log says, with what its figures are told by.
type Flow struct {
	behaviour.Flow
	Scale  Scale  // of Stop.Score
	Source string // the file
	Unread int    // rows that name no customer, no touchpoint or no moment, and are not counted
}

// events takes the rows of a log, wherever they come from.
type events struct {
	at      map[Field]int // columns, from 0
	columns [6]int        // the same in the order of logged, −1 for none
	dates   dates
	scale   Scale
	log     *behaviour.Log
	name    map[string]string // of touchpoints and channels, on one line
	bad     int
}

// newEvents makes ready to read a log. sample are values of the column of times, which tell how days are written.
func newEvents(m Mapping, sample []string) *events {
	e := &events{at: map[Field]int{}, dates: datesOf(sample), log: behaviour.New(), name: map[string]string{}}
	for _, f := range m.Fields {
		if f.Field == Skip || f.Field == Unknown {
			continue
		}
		if _, twice := e.at[f.Field]; !twice {
			e.at[f.Field] = f.At - 1
		}
		if f.Field == Satisfaction {
			e.scale = scaleOf(f)
		}
	}
	e.settle()
	return e
}

// leave takes a column out.
func (e *events) leave(column int) {
	maps.DeleteFunc(e.at, func(_ Field, at int) bool { return at == column })
	e.settle()
}

func (e *events) settle() {
	for i, f := range logged {
		e.columns[i] = -1
		if c, ok := e.at[f]; ok {
			e.columns[i] = c
		}
	}
}

// add takes a row, whose cells cell returns by their columns, and reports which fields were read; none when the row is no
// event. The error is a *behaviour.TooManyError.
func (e *events) add(cell func(column int) string) (read [6]bool, err error) {
	var text [6]string // as logged lists the fields
	for i, c := range e.columns {
		if c >= 0 {
			text[i] = cell(c)
		}
	}
	who, what := text[0], e.short(text[2])
	when, timed := e.dates.moment(text[1])
	if who == "" || what == "" || !timed {
		e.bad++
		return read, nil
	}
	event := behaviour.Event{Customer: who, Touchpoint: what, At: when, Score: math.NaN(), Channel: e.short(text[3]), Stage: e.short(text[4])}
	if v, ok := mark(text[5], e.scale); ok {
		event.Score = v
	}
	for i, f := range logged {
		read[i] = f != CaseID && (f != Satisfaction || !math.IsNaN(event.Score)) && text[i] != ""
	}
	return read, e.log.Add(event)
}

// short is a name on one line; few are different.
func (e *events) short(s string) string {
	if s == "" {
		return ""
	}
	got, ok := e.name[s]
	if !ok {
		got = oneLine(s)
		e.name[s] = got
	}
	return got
}

// flow counts what was added.
func (e *events) flow(source string) *Flow {
	return &Flow{Flow: e.log.Flow(), Scale: e.scale, Source: source, Unread: e.bad}
}

// Day is the last day of the log, YYYY-MM-DD.
func (f *Flow) Day() string { return f.Last.Format(time.DateOnly) }

// On moves a mean satisfaction from the log's scale to another.
func (f *Flow) On(score float64, to Scale) float64 {
	v := to.Min + (score-f.Scale.Min)/(f.Scale.Max-f.Scale.Min)*(to.Max-to.Min)
	return math.Round(10*max(to.Min, min(v, to.Max))) / 10
}
