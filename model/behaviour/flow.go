package behaviour

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Flow is what a log says of all its customers together.
type Flow struct {
	Events, Customers int
	First, Last       time.Time // of the events, in UTC
	Stops             []Stop    // in the order in which customers come to them, stage by stage
	Stages            []Stage
	Ways              []Way  // most travelled first
	Paths             []Path // most travelled first
}

// Stop is a touchpoint of the log. A visit is a run of events there with none elsewhere between them.
type Stop struct {
	Name      string
	Channel   string // most of its events say so
	Stage     int    // place in Flow.Stages
	Customers int    // who came at least once
	Visits    int
	Ends      int     // customers whose last visit this was
	Returns   int     // customers who came again after having been elsewhere
	Stay      float64 // seconds from the beginning of a visit to that of the next, median; NaN when none was followed by another
	Score     float64 // mean satisfaction on the log's scale; NaN when nobody was asked
	Scored    int
	place     float64 // mean place among the touchpoints that a customer comes to, in the order of first visits
}

// GoesOn is the share of customers that went on from here to somewhere else in the end, 0 to 1: 1 − Ends ÷ Customers.
func (s Stop) GoesOn() float64 { return 1 - float64(s.Ends)/float64(s.Customers) }

// Way is a step from one touchpoint to the next, by the places of both in Flow.Stops.
type Way struct {
	From, To int
	Times    int
	Takes    float64 // seconds between the beginnings of both visits, median
}

// Path is a whole journey, by places in Flow.Stops.
type Path struct {
	Stops     []int
	Customers int
}

// counter walks through the events customer by customer.
type counter struct {
	*Log
	stops []Stop
	first []float64 // sum of the places of first visits
	steps map[[2]int32][]uint32
	paths map[uint64]*path
	path  []int32 // of the customer at hand
	came  []bool
	again []bool
}

// path is one way through, of which the first customer's is kept.
type path struct {
	stops     []int32
	customers int
}

// Flow counts the log. Of events of a customer at the same time the one that was added first comes first.
func (l *Log) Flow() Flow {
	f := Flow{Events: len(l.events), Customers: len(l.customers)}
	if len(l.events) == 0 {
		return f
	}
	c := &counter{Log: l, stops: make([]Stop, len(l.stops)), first: make([]float64, len(l.stops)), steps: map[[2]int32][]uint32{},
		paths: map[uint64]*path{}, came: make([]bool, len(l.stops)), again: make([]bool, len(l.stops))}
	first, last := l.events[0].at, l.events[0].at
	for _, e := range l.events {
		first, last = min(first, e.at), max(last, e.at)
	}
	f.First, f.Last = time.UnixMilli(first).UTC(), time.UnixMilli(last).UTC()
	for _, events := range l.byCustomer() {
		c.customer(events)
	}
	c.settle()
	var columns []column
	columns, f.Stops = c.stages(f.Customers)
	c.ways(&f)
	of := make([]int, len(f.Stops))
	for i, s := range f.Stops {
		of[i] = s.Stage
	}
	f.Stages = f.Funnel(of, len(columns))
	for i := range f.Stages {
		f.Stages[i].Name = columns[i].name
	}
	return f
}

// byCustomer returns the events of each customer in their order. Logs are mostly in order of time as they are.
func (l *Log) byCustomer() [][]event {
	ends := make([]int, len(l.customers)+1)
	for _, e := range l.events {
		ends[e.customer+1]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	starts, sorted := slices.Clone(ends), make([]event, len(l.events))
	for _, e := range l.events {
		sorted[ends[e.customer]] = e
		ends[e.customer]++
	}
	out := make([][]event, len(l.customers))
	inTime := func(a, b event) int { return cmp.Compare(a.at, b.at) }
	for i := range out {
		out[i] = sorted[starts[i]:starts[i+1]]
		if !slices.IsSortedFunc(out[i], inTime) {
			slices.SortStableFunc(out[i], inTime)
		}
	}
	return out
}

// customer counts the events of one customer, in their order.
func (c *counter) customer(events []event) {
	c.path = c.path[:0]
	began := int64(0)
	for _, e := range events {
		n := len(c.path)
		if n > 0 && c.path[n-1] == e.stop {
			continue
		}
		if n > 0 {
			key := [2]int32{c.path[n-1], e.stop}
			c.steps[key] = append(c.steps[key], uint32(min((e.at-began)/1000, math.MaxUint32)))
		}
		c.path, began = append(c.path, e.stop), e.at
	}
	distinct := 0
	for _, s := range c.path {
		stop := &c.stops[s]
		stop.Visits++
		switch {
		case !c.came[s]:
			c.came[s] = true
			c.first[s] += float64(distinct)
			distinct++
			stop.Customers++
		case !c.again[s]:
			c.again[s] = true
			stop.Returns++
		}
	}
	c.stops[c.path[len(c.path)-1]].Ends++
	for _, s := range c.path {
		c.came[s], c.again[s] = false, false
	}
	c.walked()
}

// walked counts the path of a customer among those that others took.
func (c *counter) walked() {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	h := uint64(offset)
	for _, s := range c.path {
		h = (h ^ uint64(s+1)) * prime
	}
	p := c.paths[h]
	for p != nil && !slices.Equal(p.stops, c.path) { // two paths may have one sum
		h++
		p = c.paths[h]
	}
	if p == nil {
		p = &path{stops: slices.Clone(c.path)}
		c.paths[h] = p
	}
	p.customers++
}

// settle works out what needs all customers.
func (c *counter) settle() {
	stays := make([][]uint32, len(c.stops))
	for key, list := range c.steps {
		stays[key[0]] = append(stays[key[0]], list...)
	}
	for i := range c.stops {
		s, t := &c.stops[i], c.Log.stops[i]
		s.Name, s.Channel, s.Stay, s.Scored, s.Score = t.name, most(t.channels), median(stays[i]), t.scored, math.NaN()
		if t.scored > 0 {
			s.Score = t.score / float64(t.scored)
		}
		s.place = c.first[i] / float64(s.Customers)
	}
}

// ways tells the steps and the paths by the places of the stops, which stages has put in order.
func (c *counter) ways(f *Flow) {
	at := make([]int, len(c.stops))
	for i, s := range f.Stops {
		at[c.index[s.Name]] = i
	}
	for key, list := range c.steps {
		f.Ways = append(f.Ways, Way{at[key[0]], at[key[1]], len(list), median(list)})
	}
	slices.SortFunc(f.Ways, func(a, b Way) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	for _, p := range c.paths {
		stops := make([]int, len(p.stops))
		for i, s := range p.stops {
			stops[i] = at[s]
		}
		f.Paths = append(f.Paths, Path{stops, p.customers})
	}
	slices.SortFunc(f.Paths, func(a, b Path) int {
		return cmp.Or(cmp.Compare(b.Customers, a.Customers), slices.Compare(a.Stops, b.Stops))
	})
}

// median is the middle value, of an even number the mean of the two in the middle; NaN of none. It sorts the list.
func median(list []uint32) float64 {
	n := len(list)
	if n == 0 {
		return math.NaN()
	}
	slices.Sort(list)
	return (float64(list[(n-1)/2]) + float64(list[n/2])) / 2
}
