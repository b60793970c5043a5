package model

// LaneType is what a lane holds.
type LaneType string

// Lane types in the order of terms: everyday lanes, lanes on demand, blueprint lanes and lines.
const (
	GoalsLane           LaneType = "goals"
	ActionsLane         LaneType = "actions"
	TouchpointsLane     LaneType = "touchpoints"
	ThoughtsLane        LaneType = "thoughts"
	EmotionLane         LaneType = "emotion"
	PainsLane           LaneType = "pains"
	OpportunitiesLane   LaneType = "opportunities"
	ChannelsLane        LaneType = "channels"
	ExpectationsLane    LaneType = "expectations"
	QuotesLane          LaneType = "quotes"
	MetricsLane         LaneType = "metrics"
	EvidenceLane        LaneType = "evidence"
	StoryboardLane      LaneType = "storyboard"
	GainsLane           LaneType = "gains"
	ActionPlanLane      LaneType = "actionplan"
	OwnershipLane       LaneType = "ownership"
	PhysicalLane        LaneType = "physical"
	FrontstageLane      LaneType = "frontstage"
	BackstageLane       LaneType = "backstage"
	SupportLane         LaneType = "support"
	LineInteractionLane LaneType = "line-interaction"
	LineVisibilityLane  LaneType = "line-visibility"
	LineInternalLane    LaneType = "line-internal"
	TextLane            LaneType = "text"
)

// LaneTypes lists every type in the order a menu shows them.
var LaneTypes = []LaneType{
	GoalsLane, ActionsLane, TouchpointsLane, ThoughtsLane, EmotionLane, PainsLane, OpportunitiesLane,
	ChannelsLane, ExpectationsLane, QuotesLane, MetricsLane, EvidenceLane, StoryboardLane, GainsLane,
	ActionPlanLane, OwnershipLane, PhysicalLane, FrontstageLane, BackstageLane, SupportLane,
	LineInteractionLane, LineVisibilityLane, LineInternalLane, TextLane,
}

// DefaultLanes are the lanes of a new journey map, top to bottom.
var DefaultLanes = LaneTypes[:7]

// Line reports that a lane is a divider of a service blueprint.
func (t LaneType) Line() bool {
	return t == LineInteractionLane || t == LineVisibilityLane || t == LineInternalLane
}

// Computed reports that a lane shows what other lanes hold and takes no cards.
func (t LaneType) Computed() bool { return t == ChannelsLane || t == OwnershipLane }

// TakesCards reports whether cards can be put into a lane.
func (t LaneType) TakesCards() bool { return !t.Line() && !t.Computed() && t != EmotionLane }

// Known reports whether t is one of LaneTypes.
func (t LaneType) Known() bool {
	for _, k := range LaneTypes {
		if k == t {
			return true
		}
	}
	return false
}

// CardType returns the type of card that belongs into a lane.
func (t LaneType) CardType() CardType {
	switch t {
	case TouchpointsLane:
		return TouchpointCard
	case PainsLane:
		return PainCard
	case OpportunitiesLane:
		return OpportunityCard
	case ActionPlanLane:
		return ActionCard
	case QuotesLane:
		return QuoteCard
	case MetricsLane:
		return MetricCard
	case StoryboardLane:
		return PictureCard
	}
	return TextCard
}
