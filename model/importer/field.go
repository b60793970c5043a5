package importer

import (
	"slices"

	"sojourn/model"
)

// Field is what a column or row of a sheet means. The codes stand in mapping files; screens have their own words.
type Field string

// Fields. Those of the first group say where, those of the second become cards, those of the third are details of
// the cards in the same row or column, those of the fourth are counted in logs and in lists of customers, deals and requests, and
// those of the last stand above a table and describe the whole map.
const (
	Unknown Field = ""
	Skip    Field = "skip" // listed, not kept

	StageName Field = "stage"
	StepName  Field = "step"
	LaneName  Field = "lane" // one row per card: which lane the row's card lies in
	CardText  Field = "card" // and what it says

	TouchpointText   Field = "touchpoint"
	ActionText       Field = "action"
	ThoughtText      Field = "thought"
	PainText         Field = "pain"
	OpportunityText  Field = "opportunity"
	PainOpportunity  Field = "pain-opportunity" // both in one cell
	GoalText         Field = "goal"
	QuoteText        Field = "quote"
	GainText         Field = "gain"
	PlanText         Field = "plan"
	PhysicalText     Field = "physical"
	FrontstageText   Field = "frontstage"
	BackstageText    Field = "backstage"
	SupportText      Field = "support"
	OwnText          Field = "text"    // a lane of its own, named like the column or row
	Divider          Field = "divider" // a line of a service blueprint; its label says which
	EvidenceText     Field = "evidence"
	ExpectationValue Field = "expectation" // 1 to 5, or words, which become cards
	MetricValue      Field = "metric"      // a number, or words, which become cards

	Channel       Field = "channel"
	OnOff         Field = "line" // online or offline
	Behaviour     Field = "behaviour"
	Intent        Field = "intent"
	Responder     Field = "responder"
	Emotion       Field = "emotion"
	EmotionTarget Field = "emotion-target"
	EmotionReason Field = "emotion-reason"
	Experience    Field = "experience"
	Importance    Field = "importance"
	Moment        Field = "moment"
	Severity      Field = "severity"
	Owner         Field = "owner"
	Department    Field = "department"
	Source        Field = "source"
	Note          Field = "note"
	PersonaName   Field = "persona"

	Segment      Field = "segment"
	Satisfaction Field = "satisfaction"
	Outcome      Field = "outcome"    // won or lost, open or closed
	Opened       Field = "opened"     // when
	Closed       Field = "closed"     // when
	Likely       Field = "likelihood" // of a good end, in percent
	CaseID       Field = "case"       // tells the customers of a log apart
	When         Field = "time"       // an event was

	MapTitle    Field = "title"
	MapScenario Field = "scenario"
	MapAbout    Field = "about"
)

// Fields lists every field in the order a menu shows them.
var Fields = []Field{
	StageName, StepName, LaneName, CardText, TouchpointText, ActionText, ThoughtText, PainText, OpportunityText, PainOpportunity, GoalText,
	QuoteText, GainText, PlanText, PhysicalText, FrontstageText, BackstageText, SupportText, Divider, EvidenceText, OwnText,
	Channel, OnOff, Behaviour, Intent, Responder, Emotion, EmotionTarget, EmotionReason, ExpectationValue, Experience,
	Importance, Moment, Severity, MetricValue, Owner, Department, Source, Note, PersonaName, Segment, Satisfaction,
	Outcome, Opened, Closed, Likely, CaseID, When, MapTitle, MapScenario, MapAbout, Skip, Unknown,
}

// counted are the fields of a list of customers, deals or requests.
var counted = []Field{Segment, Channel, StageName, Satisfaction, Outcome, Opened, Closed, Likely}

// logged are the fields of a behaviour log.
var logged = [6]Field{CaseID, When, TouchpointText, Channel, StageName, Satisfaction}

// FieldsOf lists the fields that mean something in a layout, in the order a menu shows them.
func FieldsOf(l Layout) []Field {
	switch l {
	case Contacts:
		return append(slices.Clone(counted), Skip)
	case Log:
		return append(logged[:], Skip)
	}
	return slices.DeleteFunc(slices.Clone(Fields), func(f Field) bool {
		return f == CaseID || f == When || f != Channel && f != StageName && slices.Contains(counted, f)
	})
}

// eventName is what logs call what happened: a touchpoint there, and no field of a journey.
const eventName Field = "event"

// ofLog reports that a header speaks of events, and of nothing that a journey or a list of customers has a place for.
func (f Field) ofLog() bool { return f == CaseID || f == When || f == eventName }

// lanes says into which lane the cards of a field go.
var lanes = map[Field]model.LaneType{
	TouchpointText: model.TouchpointsLane, ActionText: model.ActionsLane, ThoughtText: model.ThoughtsLane,
	PainText: model.PainsLane, OpportunityText: model.OpportunitiesLane, GoalText: model.GoalsLane,
	QuoteText: model.QuotesLane, GainText: model.GainsLane, PlanText: model.ActionPlanLane,
	PhysicalText: model.PhysicalLane, FrontstageText: model.FrontstageLane, BackstageText: model.BackstageLane,
	SupportText: model.SupportLane, OwnText: model.TextLane, EvidenceText: model.EvidenceLane,
	ExpectationValue: model.ExpectationsLane, MetricValue: model.MetricsLane, PainOpportunity: model.PainsLane,
}

// rows are the lanes a matrix shows for fields that become no cards.
var rows = map[Field]model.LaneType{
	Emotion: model.EmotionLane, EmotionTarget: model.EmotionLane, Channel: model.ChannelsLane,
	Owner: model.OwnershipLane, Department: model.OwnershipLane,
}

// known reports whether a code from a mapping file is one of Fields.
func (f Field) known() bool {
	for _, k := range Fields {
		if k == f {
			return true
		}
	}
	return false
}

// single reports that a second column of the field would contradict the first.
func (f Field) single() bool {
	switch f {
	case StageName, StepName, LaneName, CardText, TouchpointText, OnOff, Emotion, EmotionTarget, ExpectationValue, Experience, Importance, Moment:
		return true
	}
	return false
}

// journey reports that a field makes a sheet a journey rather than any list with stages and owners in it.
func (f Field) journey() bool {
	_, card := lanes[f]
	return card && f != MetricValue && f != EvidenceText && f != OwnText || f == Emotion || f == Experience || f == Moment ||
		f == CardText
}
