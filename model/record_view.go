package model

import "slices"

// View is a way to look at a map that a person has given a name to. It changes nothing on the map. What it names and the
// map no longer holds means nothing.
type View struct {
	Name   string  `json:"name"`             // different from every other of the map
	Hidden []ID    `json:"hidden,omitempty"` // stages and lanes
	Folded []ID    `json:"folded,omitempty"` // stages and lanes; those in neither list are open
	Filter Filter  `json:"filter,omitzero"`
	X      float64 `json:"x,omitempty"` // the middle of what is seen, in points
	Y      float64 `json:"y,omitempty"`
	Zoom   float64 `json:"zoom,omitempty"` // 0 shows the whole map
}

// View returns the view of a name.
func (r Map) View(name string) (View, bool) {
	i := slices.IndexFunc(r.Views, func(v View) bool { return v.Name == name })
	if i < 0 {
		return View{}, false
	}
	return r.Views[i], true
}

// WithView returns the map with a view in the place of the one that is called was; without such a one the view comes
// last. Another view of the same name gives way.
func (r Map) WithView(was string, v View) Map {
	var next []View
	put := false
	for _, old := range r.Views {
		switch {
		case old.Name == was:
			next, put = append(next, v), true
		case old.Name != v.Name:
			next = append(next, old)
		}
	}
	if !put {
		next = append(next, v)
	}
	r.Views = next
	return r
}

// WithoutView returns the map without the view of a name.
func (r Map) WithoutView(name string) Map {
	r.Views = slices.DeleteFunc(slices.Clone(r.Views), func(v View) bool { return v.Name == name })
	return r
}

// copied returns a view of a copy of its map, whose stages and lanes have other ids.
func (v View) copied(ids map[ID]ID) View {
	each := func(list []ID) (out []ID) {
		for _, id := range list {
			if to := ids[id]; to != "" {
				out = append(out, to)
			}
		}
		return out
	}
	v.Hidden, v.Folded = each(v.Hidden), each(v.Folded)
	return v
}

// Filter is what a person looks for among the cards of a map: of each kind one value, empty for any.
type Filter struct {
	Persona    ID       `json:"persona,omitempty"`
	Owner      string   `json:"owner,omitempty"` // as one language writes it, here and in the next lines
	Department string   `json:"department,omitempty"`
	Channel    string   `json:"channel,omitempty"`
	Tag        string   `json:"tag,omitempty"`
	Evidence   Evidence `json:"evidence,omitempty"`
	Type       CardType `json:"type,omitempty"`
	Only       bool     `json:"only,omitempty"` // other cards are left out, not faded
}

// Active reports that the filter asks for anything.
func (f Filter) Active() bool {
	f.Only = false
	return f != Filter{}
}

// Match reports whether a card is among what is looked for. A card without personas is about all of them.
func (f Filter) Match(c *Card) bool {
	return (f.Persona == "" || len(c.Personas) == 0 || slices.Contains(c.Personas, f.Persona)) &&
		says(c.Owner, f.Owner) && says(c.Department, f.Department) &&
		(f.Channel == "" || c.AsTouchpoint() != nil && says(c.Touchpoint.Channel, f.Channel)) &&
		(f.Tag == "" || slices.Contains(c.Tags, f.Tag)) &&
		(f.Evidence == "" || c.Evidence == f.Evidence) &&
		(f.Type == "" || c.Type == f.Type)
}

// says reports whether a text is s in any of its languages; an empty s is any text.
func says(t Text, s string) bool {
	found := s == ""
	t.All(func(_, have string) { found = found || have == s })
	return found
}
