package behaviour

import (
	"fmt"
	"math"
	"time"

	"sojourn/model/limits"
)

// Event is one line of a log: a customer was somewhere at a time.
type Event struct {
	Customer   string // tells customers, or cases, apart; no result names it
	Touchpoint string // where, or what was done
	Channel    string // "" when the log does not say
	Stage      string // "" when the log does not say
	At         time.Time
	Score      float64 // satisfaction on the log's own scale, NaN when nobody was asked
}

// Log takes events in any order. It keeps 16 bytes of each, and each name once.
type Log struct {
	customers map[string]int32
	index     map[string]int32
	stops     []tally
	events    []event
}

// event is what is kept of an Event: all else is summed up at once.
type event struct {
	at       int64 // milliseconds of the epoch
	customer int32
	stop     int32
}

// tally sums up what needs no order of events.
type tally struct {
	name             string
	channels, stages map[string]int
	score            float64
	scored           int
}

// TooManyError says that a log has more different touchpoints than limits.LogTouchpoints: the column names single things.
type TooManyError struct{ Limit int }

func (e *TooManyError) Error() string {
	return fmt.Sprintf("more than %d different touchpoints", e.Limit)
}

// New returns an empty log.
func New() *Log { return &Log{customers: map[string]int32{}, index: map[string]int32{}} }

// Add takes an event with a customer and a touchpoint. The error is a *TooManyError.
func (l *Log) Add(e Event) error {
	i, ok := l.index[e.Touchpoint]
	if !ok {
		if len(l.stops) == limits.LogTouchpoints {
			return &TooManyError{limits.LogTouchpoints}
		}
		i = int32(len(l.stops))
		l.index[e.Touchpoint] = i
		l.stops = append(l.stops, tally{name: e.Touchpoint, channels: map[string]int{}, stages: map[string]int{}})
	}
	c, ok := l.customers[e.Customer]
	if !ok {
		c = int32(len(l.customers))
		l.customers[e.Customer] = c
	}
	l.stops[i].count(e)
	l.events = append(l.events, event{e.At.UnixMilli(), c, i})
	return nil
}

func (t *tally) count(e Event) {
	if e.Channel != "" {
		t.channels[e.Channel]++
	}
	if e.Stage != "" {
		t.stages[e.Stage]++
	}
	if !math.IsNaN(e.Score) {
		t.score += e.Score
		t.scored++
	}
}

// Len is how many events the log has.
func (l *Log) Len() int { return len(l.events) }

// most returns the word that is counted most often, of several the first in the alphabet; "" when there is none.
func most(words map[string]int) string {
	best := ""
	for w, n := range words {
		if m := words[best]; n > m || n == m && w < best {
			best = w
		}
	}
	return best
}
