package layout

import (
	"sojourn/model"
	"sojourn/model/insight"
)

// Words returns the text for a key in one language; args are name, value pairs that fill its {names}.
type Words func(key string, args ...any) string

// Options choose what is laid out and for whom.
type Options struct {
	Map   model.ID
	Lang  string // language of the map's own texts
	Words Words  // words of the program, in that language
	// Also is a second language: what has other words in it shows them too, smaller and below. "" is none.
	Also      string
	AlsoWords Words // those of the program in the second language
	Print     bool  // on paper: no hints, no tray, no shadows
	Dark      bool  // the dark theme; paper is always light
	// Contrast is black on white with thick edges and dark colours; paper does without.
	Contrast bool
	// Audience is looked at by others in the colours of the screen: as on paper no hints, no tray, nothing to take hold of.
	Audience bool
	// States show lanes and stages otherwise than the document says, by id. Nil is as the document says.
	States map[model.ID]State
	// Match says which cards stand out. The others are faded, or left out if Only. Nil is all of them.
	Match func(*model.Card) bool
	Only  bool
	// Persona is whose emotion curve is shown alone; "" shows all of them.
	Persona model.ID
	// Against marks how the map differs from another; the document is then its Doc. Nil marks nothing.
	Against *insight.Against
	part    *part       // nil is the whole map
	ends    *shortening // of texts that are too long for the paper; nil ends none
	stop    func()      // of Until; nil is never
}

// finished reports that nobody works on what is laid out.
func (o Options) finished() bool { return o.Print || o.Audience }

// Measures of the map in points, from the design's grid of 4.
const (
	columnWidth = 172.0
	laneLabel   = 112.0
	gridLeft    = 120.0
	margin      = 14.0
	stripTop    = 12.0
	stripHeight = 84.0
	headGap     = 16.0 // above and below the stage row
	stageHeight = 44.0
	stepHeight  = 26.0
	cellTop     = 10.0
	cellBottom  = 14.0
	cardLeft    = 4.0
	cardRight   = 8.0
	cardGap     = 10.0
	cardPadX    = 9.0
	cardPadY    = 7.0
	accentBar   = 4.0
	corner      = 8.0
	laneMin     = 60.0
	foldedLane  = 30.0
	foldedStage = 44.0
	lineLane    = 30.0
	curveHeight = 140.0
	// CurveInset is what lies above the best and below the worst value of an emotion lane.
	CurveInset = 24.0
)

// Type sizes in points.
const (
	titleSize = 28.0
	nameSize  = 15.0
	stageSize = 14.0
	bodySize  = 13.0
	cardSize  = 12.0
	metaSize  = 11.0
	chipSize  = 10.5
	leading   = 1.4
)
