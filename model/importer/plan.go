package importer

import "sojourn/model"

// Plan is what an import will make, before anything is made: a map without ids.
type Plan struct {
	Title    string
	About    string
	Scenario string
	Goal     string
	Owner    string
	Language string // of every text; empty makes them the same in every language

	Personas  []model.Persona // name, role and age only
	Stages    []PlanStage
	Lanes     []PlanLane
	Cards     []PlanCard
	Points    []PlanPoint
	Links     []PlanLink
	Groups    []PlanGroup // of a list of customers; Settings tells what they set
	Channels  []Channelled
	Flow      *Flow // of a behaviour log
	Withheld  []Withheld
	Leftovers []Leftover
	Warnings  []Warning
	counts    Counts
}

// PlanStage is a stage with its steps.
type PlanStage struct {
	Name    string
	Moment  bool
	Steps   []PlanStep
	Volume  *float64 // of a log: customers who came at least so far
	DropOff *float64 // of a log: share of those who went no further, 0 to 1
}

// PlanStep is a step.
type PlanStep struct {
	Name   string
	Moment bool
}

// PlanLane is a lane; Name only for lanes of the sheet's own.
type PlanLane struct {
	Type model.LaneType
	Name string
	Used bool // something stands in it; the others are the lanes every new map has
}

// Place is a column of the plan: indices, Step −1 for the stage itself. Stage −1 is the tray.
type Place struct{ Stage, Step int }

var tray = Place{-1, -1}

// PlanCard is a card; the ids in Card are empty and emotions run from −2 to +2.
type PlanCard struct {
	Lane     int // −1 in the tray
	At       Place
	Personas []int
	Card     model.Card
}

// PlanPoint is a value of the emotion curve, −2 to +2.
type PlanPoint struct {
	At     Place
	Series model.Series
	Value  float64
	Reason string // what the sheet said
	count  int
}

// PlanLink ties two cards: by default one leads to the other.
type PlanLink struct {
	Type     model.LinkType
	From, To int
	Label    string
}

// Leftover is a cell that found no place in the map.
type Leftover struct {
	Sheet  string `json:"sheet,omitempty"`
	Row    int    `json:"row"` // from 1, as sheets show it
	Column int    `json:"column"`
	Cell   string `json:"cell"`
	Name   string `json:"name,omitempty"` // the header or label it stands under
	Text   string `json:"text"`
	Reason string `json:"reason"`
	To     string `json:"to,omitempty"` // where its text went all the same
}

// Reasons of leftovers.
const (
	NoField  = "no-field" // the column or row means nothing to the mapping
	NoPlace  = "no-place" // there is no card it could belong to, or it cannot be read as what it should be
	Outside  = "outside"  // above, below or beside the table
	IsHidden = "hidden"   // in a hidden row or column
	Skipped  = "skipped"  // the mapping says so
	ToNote   = "note"     // To: a line in the text of the row's card
	ToTray   = "tray"     // To: a card in the tray

)

// Counts says what became of the cells that hold text. Withheld are those of a list of customers that were left out on
// purpose; Lost is what is nowhere accounted for.
type Counts struct {
	Cells    int `json:"cells"`
	Kept     int `json:"kept"`
	Listed   int `json:"listed"`
	Withheld int `json:"withheld,omitempty"`
	Lost     int `json:"lost"`
}

// Counts returns what became of the sheet's cells.
func (p Plan) Counts() Counts { return p.counts }

// Records returns how many records the plan makes in a new map.
func (p Plan) Records() int {
	n := 1 + len(p.Personas) + len(p.Stages) + len(p.Lanes) + len(p.Cards) + len(p.Points) + len(p.Links)
	for _, s := range p.Stages {
		n += len(s.Steps)
	}
	return n
}
