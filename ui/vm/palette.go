package vm

import (
	"cmp"
	"slices"
)

// Offer is one thing that the command palette can do or lead to.
type Offer struct {
	ID   string   // tells offers apart and remembers those taken; empty for one that is not remembered
	Text string   // as it is shown
	Also []string // what it is called in other languages
	Note string   // its keys, or what it is
	Late bool     // shown only once something is typed
	Run  func()
}

// Palette is the offers of one moment, made ready to be searched while somebody types.
type Palette struct {
	offers []Offer
	names  [][][]rune // folded, by offer
	recent []string   // ids, newest first
}

// Found is an offer and the name by which it was found, if that is not the one shown.
type Found struct {
	Offer
	By string
}

// NewPalette takes offers in the order in which they stand where nothing better is known.
func NewPalette(offers []Offer, recent []string) *Palette {
	p := &Palette{offers: offers, names: make([][][]rune, len(offers)), recent: recent}
	for i, o := range offers {
		p.names[i] = append(p.names[i], []rune(fold(o.Text)))
		for _, other := range o.Also {
			p.names[i] = append(p.names[i], []rune(fold(other)))
		}
	}
	return p
}

// Find returns what fits what was typed, the best first and no more than most; without anything typed all offers, those
// taken last first.
func (p *Palette) Find(typed string, most int) []Found {
	type hit struct{ at, name, score, recent int }
	n := newNeedle(typed)
	var hits []hit
	for i, o := range p.offers {
		h := hit{at: i, recent: p.age(o.ID)}
		for k, name := range p.names[i] {
			if s := n.in(name); s > h.score {
				h.score, h.name = s, k
			}
		}
		if h.score > 0 || len(n) == 0 && !o.Late {
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.recent, b.recent), cmp.Compare(a.at, b.at))
	})
	out := make([]Found, 0, min(len(hits), most))
	for _, h := range hits[:min(len(hits), most)] {
		f := Found{Offer: p.offers[h.at]}
		if h.name > 0 {
			f.By = f.Also[h.name-1]
		}
		out = append(out, f)
	}
	return out
}

// age is how many others were taken since this one; as many as there are for one that is not among them.
func (p *Palette) age(id string) int {
	if i := slices.Index(p.recent, id); i >= 0 && id != "" {
		return i
	}
	return len(p.recent)
}
