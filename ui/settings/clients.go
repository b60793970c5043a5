package settings

import (
	"encoding/json"
	"slices"

	"sojourn/model/importer"
	"sojourn/model/limits"
)

// Client is how the sheets of one client are read.
type Client struct {
	Name   string          `json:"name"`
	Memory importer.Memory `json:"memory"`
}

// ClientOf returns what is remembered under a name.
func (s Settings) ClientOf(name string) (importer.Memory, bool) {
	for _, c := range s.Clients {
		if c.Name == name {
			return c.Memory, true
		}
	}
	return importer.Memory{}, false
}

// WithClient returns s with what is to be remembered under a name, which comes first from now on. What has not been used
// for longest is forgotten when there is too much of it.
func (s Settings) WithClient(name string, m importer.Memory) Settings {
	list := append([]Client{{name, m}}, s.WithoutClient(name).Clients...)
	s.Clients = fitting(list)
	return s
}

// WithoutClient returns s without what is remembered under a name.
func (s Settings) WithoutClient(name string) Settings {
	s.Clients = slices.DeleteFunc(slices.Clone(s.Clients), func(c Client) bool { return c.Name == name })
	return s
}

// Renamed returns s with what is remembered under one name moved to another, in place of what was there.
func (s Settings) Renamed(name, to string) Settings {
	m, ok := s.ClientOf(name)
	if !ok || name == to {
		return s
	}
	s = s.WithoutClient(to)
	for i := range s.Clients {
		if s.Clients[i].Name == name {
			s.Clients[i] = Client{to, m}
		}
	}
	return s
}

// fitting returns as much of a list as settings hold, from the front.
func fitting(list []Client) []Client {
	room := limits.ClientBytes
	for i, c := range list {
		b, err := json.Marshal(c)
		if room -= len(b); err != nil || room < 0 || i == limits.Clients {
			return list[:i]
		}
	}
	return list
}
