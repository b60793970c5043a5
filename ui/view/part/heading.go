package part

// NewHeading returns the small word above a group. It is cut where its panel is narrower, as a lane's own name may be.
func NewHeading(text string) *Label { return NewLabel(text, MetaSize, true, Muted) }
