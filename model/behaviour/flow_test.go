package behaviour

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"sojourn/model/limits"
)

var monday = time.Date(2026, 9, 7, 8, 0, 0, 0, time.UTC)

// at is an event some seconds after the first one.
func at(customer, stop string, seconds int) Event {
	return Event{Customer: customer, Touchpoint: stop, At: monday.Add(time.Duration(seconds) * time.Second), Score: math.NaN()}
}

func flow(t *testing.T, events ...Event) Flow {
	t.Helper()
	l := New()
	for _, e := range events {
		if err := l.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	return l.Flow()
}

// Three customers, counted by hand. ann: video, page, cart, page, cart, pay; bob: video, page (twice); cy: page, cart.
func TestFlowByHand(t *testing.T) {
	scored := at("ann", "pay", 400)
	scored.Score = 4
	low := at("cy", "cart", 60)
	low.Score, low.Channel = 1, "web"
	f := flow(t,
		at("ann", "video", 0), at("bob", "video", 10), at("ann", "page", 30), at("bob", "page", 20), at("bob", "page", 90),
		at("ann", "cart", 90), at("ann", "page", 190), at("ann", "cart", 200), scored, at("cy", "page", 0), low)
	if f.Events != 11 || f.Customers != 3 || !f.First.Equal(monday) || f.Last.Sub(monday) != 400*time.Second {
		t.Errorf("%d events of %d customers from %v to %v", f.Events, f.Customers, f.First, f.Last)
	}
	want := []Stop{
		{Name: "video", Stage: 0, Customers: 2, Visits: 2, Ends: 0, Stay: 20, Score: math.NaN()},                               // 30 and 10
		{Name: "page", Stage: 1, Customers: 3, Visits: 4, Ends: 1, Returns: 1, Stay: 60, Score: math.NaN()},                    // 60, 10, 60
		{Name: "cart", Channel: "web", Stage: 2, Customers: 2, Visits: 3, Ends: 1, Returns: 1, Stay: 150, Score: 1, Scored: 1}, // 100, 200
		{Name: "pay", Stage: 3, Customers: 1, Visits: 1, Ends: 1, Stay: math.NaN(), Score: 4, Scored: 1},
	}
	for i, s := range f.Stops {
		s.place = 0
		if !same(s, want[i]) {
			t.Errorf("%+v, want %+v", s, want[i])
		}
	}
	if got := f.Stops[1].GoesOn(); math.Abs(got-2.0/3) > 1e-9 {
		t.Errorf("%v go on from the page", got)
	}
	// reached: all 3 come to the video's column or further, 3 to the page, 2 to the cart, 1 pays
	for i, w := range []struct {
		reached int
		drop    float64
	}{{3, 0}, {3, 1.0 / 3}, {2, 0.5}, {1, math.NaN()}} {
		if s := f.Stages[i]; s.Name != want[i].Name || s.Reached != w.reached || !equal(s.DropOff, w.drop) {
			t.Errorf("stage %d: %+v, want %+v", i, s, w)
		}
	}
	if w := f.Ways[0]; w != (Way{1, 2, 3, 60}) { // ann 60 and 10, cy 60
		t.Errorf("the most travelled way: %+v", w)
	}
	if len(f.Ways) != 4 || len(f.Paths) != 3 || !slices.Equal(f.Paths[0].Stops, []int{0, 1}) || f.Paths[0].Customers != 1 {
		t.Errorf("%+v, %+v", f.Ways, f.Paths)
	}
}

func same(a, b Stop) bool {
	x, y := a, b
	x.Stay, y.Stay, x.Score, y.Score = 0, 0, 0, 0
	return x == y && equal(a.Stay, b.Stay) && equal(a.Score, b.Score)
}

func equal(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < 1e-9
}

// Stages that the log names hold; a touchpoint without one joins the stage whose place on the way is nearest: help is 1.5th,
// the stages are 0.33rd and 3rd.
func TestStagesOfTheLog(t *testing.T) {
	staged := func(customer, stop, stage string, s int) Event {
		e := at(customer, stop, s)
		e.Stage = stage
		return e
	}
	f := flow(t, staged("a", "video", "Awareness", 0), staged("a", "advert", "Awareness", 5), at("a", "help", 8), staged("a", "pay", "Purchase", 9),
		staged("b", "advert", "Awareness", 0), at("b", "help", 7))
	if len(f.Stages) != 2 || f.Stages[0].Name != "Awareness" || f.Stages[1].Name != "Purchase" || f.Stages[1].Reached != 1 {
		t.Errorf("%+v", f.Stages)
	}
	var got []string
	for _, s := range f.Stops {
		got = append(got, s.Name+strconv.Itoa(s.Stage))
	}
	if !slices.Equal(got, []string{"video0", "advert0", "help0", "pay1"}) {
		t.Error(got)
	}
}

// Where few come makes no stage of its own, and no log more stages than a map shows at once.
func TestStagesOfALongLog(t *testing.T) {
	l := New()
	for c := range 40 {
		for s := range 30 {
			if s%2 == 0 || c < 3 { // the odd ones see 3 of 40
				if err := l.Add(at(strconv.Itoa(c), "stop "+strconv.Itoa(s+10), s)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	f := l.Flow()
	if len(f.Stages) != mostStages || len(f.Stops) != 30 || f.Stops[0].Name != "stop 10" || f.Stops[29].Stage != mostStages-1 {
		t.Errorf("%d stages, %+v", len(f.Stages), f.Stops)
	}
	scattered := flow(t, at("a", "x", 0), at("b", "y", 0), at("c", "z", 0), at("d", "v", 0), at("e", "w", 0), at("f", "1", 0), at("g", "2", 0),
		at("h", "3", 0), at("i", "4", 0), at("j", "5", 0), at("k", "6", 0))
	if len(scattered.Stages) != 1 || scattered.Stages[0].Reached != 11 {
		t.Errorf("%+v", scattered.Stages)
	}
}

// Two ways to find the shop are one stage, and so is the chat that a few use before the reviews: places 0, 0, 1, 2, 2.25.
func TestAlternativesShareAStage(t *testing.T) {
	var events []Event
	for i, way := range [][]string{{"video", "page", "chat", "reviews"}, {"advert", "page", "reviews"}, {"advert", "page", "reviews"}, {"video", "page", "reviews"}, {"video", "page", "chat"}} {
		for k, stop := range way {
			events = append(events, at(strconv.Itoa(i), stop, k))
		}
	}
	var got []string
	for _, s := range flow(t, events...).Stages {
		got = append(got, s.Name)
	}
	if !slices.Equal(got, []string{"video / advert", "page", "reviews / chat"}) {
		t.Errorf("%q", got)
	}
}

func TestAnEmptyLogHasNoFlow(t *testing.T) {
	if f := New().Flow(); f.Events != 0 || f.Stops != nil || f.Stages != nil {
		t.Errorf("%+v", f)
	}
}

func TestNamesOfSingleThingsAreNoTouchpoints(t *testing.T) {
	l := New()
	var err error
	for i := 0; err == nil && i <= limits.LogTouchpoints; i++ {
		err = l.Add(at("a", strconv.Itoa(i), i))
	}
	var many *TooManyError
	if !errors.As(err, &many) || many.Limit != limits.LogTouchpoints || l.Len() != limits.LogTouchpoints {
		t.Errorf("%v after %d", err, l.Len())
	}
}

// plainly counts a log as one would on paper: by names, one question after the other.
func plainly(events []Event) (customers, visits, ends, returns map[string]int, steps map[[2]string]int, paths map[string]int) {
	customers, visits, ends, returns = map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	steps, paths = map[[2]string]int{}, map[string]int{}
	byCustomer := map[string][]Event{}
	for _, e := range events {
		byCustomer[e.Customer] = append(byCustomer[e.Customer], e)
	}
	for _, list := range byCustomer {
		slices.SortStableFunc(list, func(a, b Event) int { return a.At.Compare(b.At) })
		var way []string
		for _, e := range list {
			if len(way) == 0 || way[len(way)-1] != e.Touchpoint {
				way = append(way, e.Touchpoint)
			}
		}
		times, name := map[string]int{}, ""
		for i, s := range way {
			visits[s]++
			times[s]++
			name += s + ">"
			if i > 0 {
				steps[[2]string{way[i-1], s}]++
			}
		}
		for s, n := range times {
			customers[s]++
			if n > 1 {
				returns[s]++
			}
		}
		ends[way[len(way)-1]]++
		paths[name]++
	}
	return
}

func TestFlowCountsAsOneWouldOnPaper(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		events := make([]Event, 1+r.IntN(120))
		for i := range events {
			events[i] = at("c"+strconv.Itoa(r.IntN(9)), "s"+strconv.Itoa(r.IntN(6)), r.IntN(40))
		}
		f := flow(t, events...)
		customers, visits, ends, returns, steps, paths := plainly(events)
		if len(f.Stops) != len(visits) || len(f.Ways) != len(steps) || len(f.Paths) != len(paths) {
			t.Fatalf("seed %d: %d stops, %d ways, %d paths; want %d, %d, %d", seed, len(f.Stops), len(f.Ways), len(f.Paths), len(visits), len(steps), len(paths))
		}
		for _, s := range f.Stops {
			if s.Customers != customers[s.Name] || s.Visits != visits[s.Name] || s.Ends != ends[s.Name] || s.Returns != returns[s.Name] {
				t.Fatalf("seed %d: %+v", seed, s)
			}
		}
		for _, w := range f.Ways {
			if n := steps[[2]string{f.Stops[w.From].Name, f.Stops[w.To].Name}]; n != w.Times {
				t.Fatalf("seed %d: %+v, want %d", seed, w, n)
			}
		}
		for _, p := range f.Paths {
			name := ""
			for _, s := range p.Stops {
				name += f.Stops[s].Name + ">"
			}
			if paths[name] != p.Customers {
				t.Fatalf("seed %d: %s %d, want %d", seed, name, p.Customers, paths[name])
			}
		}
	}
}

// The order of the lines of a log says nothing but for events of one moment.
func TestFlowOfShuffledLinesIsTheSame(t *testing.T) {
	var events []Event
	for i := range 200 {
		events = append(events, at("c"+strconv.Itoa(i%11), "s"+strconv.Itoa(i*i%7), i*13))
	}
	want := flow(t, events...)
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
	got := flow(t, events...)
	if !slices.EqualFunc(got.Stops, want.Stops, same) || !slices.Equal(got.Ways, want.Ways) || got.Stages[0].Reached != want.Stages[0].Reached {
		t.Errorf("%+v\n%+v", got, want)
	}
}
