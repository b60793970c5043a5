package model

// Map is one journey of one persona (or several) on one path.
type Map struct {
	ID           ID       `json:"id"`
	Order        string   `json:"order,omitempty"`
	Title        Text     `json:"title,omitzero"`
	Description  Text     `json:"description,omitzero"`
	Personas     []ID     `json:"personas,omitempty"`
	Scenario     Text     `json:"scenario,omitzero"`
	Goal         Text     `json:"goal,omitzero"`
	Expectations Text     `json:"expectations,omitzero"`
	ScopeStart   Text     `json:"scopeStart,omitzero"`
	ScopeEnd     Text     `json:"scopeEnd,omitzero"`
	State        MapState `json:"state,omitempty"`
	Type         MapType  `json:"type,omitempty"`
	Owner        Text     `json:"owner,omitzero"`
	Status       Status   `json:"status,omitempty"`
	Research     Text     `json:"research,omitzero"` // what it rests on: interviews, records, dates
	Scale        Scale    `json:"scale,omitzero"`
	Parent       ID       `json:"parent,omitempty"` // the map this one details or derives from
	Template     string   `json:"template,omitempty"`
	Tags         []string `json:"tags,omitempty"`
	Color        string   `json:"color,omitempty"` // brand colour, #RRGGBB
	Logo         ID       `json:"logo,omitempty"`
	Views        []View   `json:"views,omitempty"`
	Extra        Extra    `json:"-"`
}

// MapState says which reality a map shows.
type MapState string

// States of a map; empty means as-is.
const (
	AsIs     MapState = "as-is"
	ToBe     MapState = "to-be"
	Research MapState = "research"
)

// MapType is a journey or a service blueprint; empty means journey.
type MapType string

// Types of maps.
const (
	Journey   MapType = "journey"
	Blueprint MapType = "blueprint"
)

// Status is how far the work on a map or a card is; empty means draft.
type Status string

// Statuses of maps and cards.
const (
	Draft    Status = "draft"
	Review   Status = "review"
	Approved Status = "approved"
	Archived Status = "archived"
)

// Scale is the range of emotion values of a map. The zero Scale means −2 … +2.
type Scale struct {
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

// Range returns the ends of the scale in use.
func (s Scale) Range() (lo, hi float64) {
	if s.Max <= s.Min {
		return -2, 2
	}
	return s.Min, s.Max
}

// Clamp returns v brought within the scale.
func (s Scale) Clamp(v float64) float64 {
	lo, hi := s.Range()
	return max(lo, min(hi, v))
}

// Face returns v as one of the five faces, −2 to +2.
func (s Scale) Face(v float64) int {
	lo, hi := s.Range()
	f := (s.Clamp(v)-lo)/(hi-lo)*4 - 2
	if f < 0 {
		return int(f - 0.5)
	}
	return int(f + 0.5)
}

// Stage is a column group of a map, left to right.
type Stage struct {
	ID    ID     `json:"id"`
	Map   ID     `json:"map"`
	Order string `json:"order,omitempty"`
	Name  Text   `json:"name,omitzero"`
	Phase        // what stages and steps share
	Guide *Guide `json:"guide,omitempty"`
	// Questions are a person's own, to ask beside those of the guide.
	Questions []Text `json:"questions,omitempty"`
	Folded    bool   `json:"folded,omitempty"`
	Origin    ID     `json:"origin,omitempty"` // the stage that it was derived from, which may be gone
	Extra     Extra  `json:"-"`
}

// Step is a column inside a stage. A stage without steps is one column itself.
type Step struct {
	ID    ID     `json:"id"`
	Stage ID     `json:"stage"`
	Order string `json:"order,omitempty"`
	Name  Text   `json:"name,omitzero"`
	Phase
	Origin ID    `json:"origin,omitempty"` // the step that it was derived from, which may be gone
	Extra  Extra `json:"-"`
}

// Phase is what a person notes about a stretch of the way, be it a stage or a step.
type Phase struct {
	Intent   Text     `json:"intent,omitzero"` // what the customer wants here
	Duration Text     `json:"duration,omitzero"`
	Volume   *float64 `json:"volume,omitempty"`  // customers
	DropOff  *float64 `json:"dropOff,omitempty"` // share that leaves here, 0 to 1
	Moment   bool     `json:"moment,omitempty"`  // moment of truth
	Picture  ID       `json:"picture,omitempty"`
	Linked   ID       `json:"linked,omitempty"` // a map with the details
	Width    float64  `json:"width,omitempty"`  // points per column, 0 is the usual width
}

// Guide is the help a template gives for a stage. It shows while the stage is empty and never prints unless asked.
type Guide struct {
	Aims      Text `json:"aims,omitzero"`
	Before    Text `json:"before,omitzero"` // typical touchpoints of the pre-digital era
	Now       Text `json:"now,omitzero"`
	Questions Text `json:"questions,omitzero"`
	Tactics   Text `json:"tactics,omitzero"`
}

// Lane is a row of a map with a kind.
type Lane struct {
	ID     ID       `json:"id"`
	Map    ID       `json:"map"`
	Order  string   `json:"order,omitempty"`
	Type   LaneType `json:"type"`
	Name   Text     `json:"name,omitzero"` // empty: the kind's own name in the reader's language
	Note   Text     `json:"note,omitzero"` // the small line below the name; empty: the kind's own
	Role   Text     `json:"role,omitzero"` // who acts, in blueprint lanes
	Folded bool     `json:"folded,omitempty"`
	Hidden bool     `json:"hidden,omitempty"`
	Height float64  `json:"height,omitempty"` // points at least, 0 is what the cards need
	Origin ID       `json:"origin,omitempty"` // the lane that it was derived from, which may be gone
	Extra  Extra    `json:"-"`
}

// Point is a value of the emotion curve that a person set by hand. Without one the curve shows the mean of the
// column's touchpoints.
type Point struct {
	ID      ID      `json:"id"`
	Map     ID      `json:"map"`
	Column  ID      `json:"column"` // stage or step
	Persona ID      `json:"persona,omitempty"`
	Series  Series  `json:"series,omitempty"`
	Value   float64 `json:"value"` // on the map's scale
	Label   Text    `json:"label,omitzero"`
	Reason  Text    `json:"reason,omitzero"`
	Extra   Extra   `json:"-"`
}

// Series is which curve a point belongs to; empty means current.
type Series string

// Series of the emotion curve.
const (
	Current Series = ""
	Target  Series = "target"
)

// Link ties two records together.
type Link struct {
	ID    ID       `json:"id"`
	Type  LinkType `json:"type,omitempty"`
	From  ID       `json:"from"`
	To    ID       `json:"to"`
	Label Text     `json:"label,omitzero"`
	Extra Extra    `json:"-"`
}

// LinkType says what a link means; empty means one thing leads to another.
type LinkType string

// Types of links. Solves runs from a pain to its opportunity and from an opportunity to its action.
const (
	Leads  LinkType = ""
	Solves LinkType = "solves"
	Branch LinkType = "branch"
	Loop   LinkType = "loop"
	Detail LinkType = "detail" // map → map
)

func (r Map) Key() ID   { return r.ID }
func (r Stage) Key() ID { return r.ID }
func (r Step) Key() ID  { return r.ID }
func (r Lane) Key() ID  { return r.ID }
func (r Point) Key() ID { return r.ID }
func (r Link) Key() ID  { return r.ID }

func (r Map) Of() Kind   { return KindMap }
func (r Stage) Of() Kind { return KindStage }
func (r Step) Of() Kind  { return KindStep }
func (r Lane) Of() Kind  { return KindLane }
func (r Point) Of() Kind { return KindPoint }
func (r Link) Of() Kind  { return KindLink }

func (r Map) OrderKey() string   { return r.Order }
func (r Stage) OrderKey() string { return r.Order }
func (r Step) OrderKey() string  { return r.Order }
func (r Lane) OrderKey() string  { return r.Order }
func (r Point) OrderKey() string { return "" }
func (r Link) OrderKey() string  { return "" }
