package model

import "slices"

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
		(f.Channel == "" || c.Touchpoint != nil && says(c.Touchpoint.Channel, f.Channel)) &&
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
