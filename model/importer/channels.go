package importer

import (
	"slices"

	"sojourn/model"
)

// Channelled says where the figures of a channel, or of a touchpoint of a log, go: on a touchpoint, which is made in the tray while there is none
// called so, or on a card in the tray.
type Channelled struct {
	Channel    string   `json:"channel"` // as the list calls it
	To         Target   `json:"to"`
	ID         model.ID `json:"id,omitempty"`         // of the touchpoint, which another project does not have
	Touchpoint string   `json:"touchpoint,omitempty"` // what it is called
}

// Place returns the mapping with where the figures of a channel go.
func (m Mapping) Place(c Channelled) Mapping {
	m.Channels = append(slices.DeleteFunc(slices.Clone(m.Channels), func(o Channelled) bool { return o.Channel == c.Channel }), c)
	return m
}

// channel returns where the figures of a channel go.
func (p Plan) channel(doc *model.Document, into model.ID, name string) (Target, model.ID) {
	chosen := p.placed(name)
	switch {
	case chosen.To == OnTray:
		return OnTray, ""
	case chosen.To == OnTouchpoint && chosen.Touchpoint == "":
		return OnTouchpoint, touchpointCalled(doc, into, name)
	case chosen.To == OnTouchpoint:
		if id := chosen.find(doc, into); id != "" {
			return OnTouchpoint, id
		}
	}
	if id := touchpointOf(doc, into, name); id != "" {
		return OnTouchpoint, id
	}
	return OnTray, ""
}

// placed is where a person wants the figures of a channel or touchpoint, nowhere in particular by default.
func (p Plan) placed(name string) (chosen Channelled) {
	if i := slices.IndexFunc(p.Channels, func(c Channelled) bool { return c.Channel == name }); i >= 0 {
		chosen = p.Channels[i]
	}
	return chosen
}

// touchpoint returns where the figures of a touchpoint of a log go; "" makes it.
func (p Plan) touchpoint(doc *model.Document, into model.ID, name string) (Target, model.ID) {
	if p.placed(name).To != "" {
		return p.channel(doc, into, name)
	}
	return OnTouchpoint, only(doc.Cards(into), func(c *model.Card) int {
		if c.Touchpoint == nil || c.Locked {
			return 0
		}
		return called(c.Title, name)
	})
}

// find returns the touchpoint that somebody has chosen, in another project the one called so.
func (c Channelled) find(doc *model.Document, into model.ID) model.ID {
	if t, ok := model.Get[model.Card](doc, c.ID); ok && t.Map == into && t.Touchpoint != nil && !t.Locked {
		return t.ID
	}
	return touchpointCalled(doc, into, c.Touchpoint)
}

// touchpointCalled returns the one touchpoint with a name, "" for none.
func touchpointCalled(doc *model.Document, into model.ID, name string) model.ID {
	return only(doc.Cards(into), func(c *model.Card) int {
		if c.Touchpoint == nil || c.Locked || called(c.Title, name) < 2 {
			return 0
		}
		return 1
	})
}

// shared reports that the figures of another channel go on the same touchpoint.
func shared(list []Setting, i int) bool {
	return list[i].Target == OnTouchpoint && list[i].ID != "" && slices.ContainsFunc(list, func(o Setting) bool {
		return o.Target == OnTouchpoint && o.ID == list[i].ID && o.Group.Name != list[i].Group.Name
	})
}

// ofChannel returns figures that are named after their channel too, so that those of several stand beside each other.
func ofChannel(list []model.Metric, channel string) []model.Metric {
	out := slices.Clone(list)
	for i := range out {
		by := map[string]string{}
		out[i].Name.All(func(lang, s string) { by[lang] = s + " · " + channel })
		out[i].Name = model.Texts(by)
	}
	return out
}
