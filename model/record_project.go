package model

import "encoding/json"

// Extra holds fields that a newer version wrote and this one does not know. They are written back as they came.
type Extra map[string]json.RawMessage

// ProjectID is the id of the one project record.
const ProjectID ID = "project"

// Project is one client engagement: the head of the file.
type Project struct {
	ID          ID          `json:"-"`
	Title       Text        `json:"title,omitzero"`
	Client      Text        `json:"client,omitzero"`
	Consultant  Text        `json:"consultant,omitzero"`
	Languages   []string    `json:"languages,omitempty"` // BCP-47, the first is the project's own
	Departments []Text      `json:"departments,omitempty"`
	Channels    []Text      `json:"channels,omitempty"` // offered first when a channel is typed
	Color       string      `json:"color,omitempty"`    // brand colour, #RRGGBB
	Logo        ID          `json:"logo,omitempty"`     // media
	Revision    int         `json:"revision,omitempty"` // counts what went to the client, by hand
	Dismissed   []Dismissal `json:"dismissed,omitempty"`
	Extra       Extra       `json:"-"`
}

// Dismissal is a finding of the checks that a person lets stand, and why. It is told by its rule, its subject and its name.
type Dismissal struct {
	Rule    string `json:"rule"`
	Subject ID     `json:"subject,omitempty"` // card, stage, persona or map
	Name    string `json:"name,omitempty"`    // of what is no record: a channel, a department
	Reason  Text   `json:"reason,omitzero"`
	By      string `json:"by,omitempty"`   // who lets it stand
	Date    string `json:"date,omitempty"` // YYYY-MM-DD
}

// Persona is who travels: a picture of a typical customer.
type Persona struct {
	ID          ID       `json:"id"`
	Order       string   `json:"order,omitempty"`
	Name        Text     `json:"name,omitzero"`
	Role        Text     `json:"role,omitzero"` // role or segment
	Photo       ID       `json:"photo,omitempty"`
	Quote       Text     `json:"quote,omitzero"`
	Context     Text     `json:"context,omitzero"`
	Age         Text     `json:"age,omitzero"`
	Place       Text     `json:"place,omitzero"`
	Job         Text     `json:"job,omitzero"`
	Goals       []Text   `json:"goals,omitempty"`
	Needs       []Text   `json:"needs,omitempty"`
	Motivations []Text   `json:"motivations,omitempty"`
	Worries     []Text   `json:"worries,omitempty"`
	Behaviours  []Text   `json:"behaviours,omitempty"`
	Channels    []Text   `json:"channels,omitempty"`
	Traits      []Trait  `json:"traits,omitempty"`
	Metrics     []Metric `json:"metrics,omitempty"`
	Share       *float64 `json:"share,omitempty"` // of the market, 0 to 1
	Color       string   `json:"color,omitempty"` // #RRGGBB
	Extra       Extra    `json:"-"`
}

// Trait is a slider between two words, Value 1 to 5.
type Trait struct {
	Low   Text    `json:"low,omitzero"`
	High  Text    `json:"high,omitzero"`
	Value float64 `json:"value"`
}

// Media is a picture, named by the hash of its bytes. Data is PNG, JPEG or GIF.
type Media struct {
	ID    ID     `json:"id"`
	Name  string `json:"name,omitempty"`
	Type  string `json:"type,omitempty"` // image/png, image/jpeg, image/gif
	Data  []byte `json:"data,omitempty"`
	Extra Extra  `json:"-"`
}

func (r Project) Key() ID { return ProjectID }
func (r Persona) Key() ID { return r.ID }
func (r Media) Key() ID   { return r.ID }

func (r Project) Of() Kind { return KindProject }
func (r Persona) Of() Kind { return KindPersona }
func (r Media) Of() Kind   { return KindMedia }

func (r Project) OrderKey() string { return "" }
func (r Persona) OrderKey() string { return r.Order }
func (r Media) OrderKey() string   { return "" }
