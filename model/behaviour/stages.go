package behaviour

import (
	"cmp"
	"math"
	"slices"
)

const (
	mostStages = 12  // a map of more is a list
	headShare  = 0.1 // of all customers come to a touchpoint that makes a stage of its own
	sameTime   = 0.5 // of a place: touchpoints that lie no further apart are ways to do the same
)

// Stage is a column of touchpoints that customers come to at about the same time.
type Stage struct {
	Name    string
	Reached int     // customers who came to a touchpoint of this stage or of a later one
	DropOff float64 // share of those who went no further, 0 to 1: 1 − Reached of the next ÷ Reached; NaN for the last stage
}

// column is a stage in the making.
type column struct {
	name  string
	place float64 // mean of its touchpoints' places, weighted by customers
	n     float64
}

// stages sorts the touchpoints into stages: those that the log names, else one for each of the touchpoints that many
// customers come to, shared by those they come to at the same time; what is left goes to the stage whose place is nearest.
// It returns both in the order of the journey.
func (c *counter) stages(customers int) ([]column, []Stop) {
	own := make([]string, len(c.stops))
	for i := range c.stops {
		own[i] = most(c.Log.stops[i].stages)
	}
	if cmp.Or(own...) == "" {
		c.heads(own, customers)
	}
	columns := c.columns(own)
	order := make([]int, len(c.stops))
	for i := range c.stops {
		order[i] = i
		c.stops[i].Stage = nearest(columns, own[i], c.stops[i].place)
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := c.stops[a], c.stops[b]
		return cmp.Or(cmp.Compare(x.Stage, y.Stage), cmp.Compare(x.place, y.place), cmp.Compare(y.Customers, x.Customers), cmp.Compare(x.Name, y.Name))
	})
	stops := make([]Stop, len(order))
	for i, at := range order {
		stops[i] = c.stops[at]
	}
	return columns, stops
}

// heads names a stage after each touchpoint that a tenth of the customers come to, the most visited ones if there are
// too many. Where two are alternatives, the stage is named after both; a third one is named by its card alone.
func (c *counter) heads(own []string, customers int) {
	var list []int
	for i, s := range c.stops {
		if float64(s.Customers) >= headShare*float64(customers) {
			list = append(list, i)
		}
	}
	often := func(a, b int) int {
		return cmp.Or(cmp.Compare(c.stops[b].Customers, c.stops[a].Customers), cmp.Compare(c.stops[a].Name, c.stops[b].Name))
	}
	slices.SortFunc(list, often)
	if len(list) == 0 { // everybody goes somewhere else
		list = []int{0}
	}
	list = list[:min(len(list), mostStages)]
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(c.stops[a].place, c.stops[b].place), often(a, b)) })
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && c.stops[list[to]].place-c.stops[list[from]].place < sameTime {
			to++
		}
		group := list[from:to]
		slices.SortFunc(group, often)
		name := c.stops[group[0]].Name
		if len(group) > 1 {
			name += " / " + c.stops[group[1]].Name
		}
		for _, i := range group {
			own[i] = name
		}
		from = to
	}
}

// columns are the stages in the order of the journey.
func (c *counter) columns(own []string) []column {
	at := map[string]int{}
	var out []column
	for i, name := range own {
		if name == "" {
			continue
		}
		k, ok := at[name]
		if !ok {
			k = len(out)
			at[name] = k
			out = append(out, column{name: name})
		}
		n := float64(c.stops[i].Customers)
		out[k].place += c.stops[i].place * n
		out[k].n += n
	}
	for i := range out {
		out[i].place /= out[i].n
	}
	slices.SortFunc(out, func(a, b column) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.name, b.name)) })
	return out
}

// nearest is the stage of a name, or the one whose place is nearest, of two the earlier one.
func nearest(columns []column, name string, place float64) int {
	best := 0
	for i, c := range columns {
		if c.name == name {
			return i
		}
		if math.Abs(c.place-place) < math.Abs(columns[best].place-place) {
			best = i
		}
	}
	return best
}

// Funnel counts how far customers came over columns in the order of a journey: column[i] is that of Stops[i], −1 when it
// stands in none. The stages have no names.
func (f Flow) Funnel(column []int, columns int) []Stage {
	out := make([]Stage, columns)
	for _, p := range f.Paths {
		far := -1
		for _, s := range p.Stops {
			far = max(far, column[s])
		}
		for i := range far + 1 {
			out[i].Reached += p.Customers
		}
	}
	for i := range out {
		out[i].DropOff = math.NaN()
		if i+1 < len(out) && out[i].Reached > 0 {
			out[i].DropOff = 1 - float64(out[i+1].Reached)/float64(out[i].Reached)
		}
	}
	return out
}
