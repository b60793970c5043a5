package model

// Kind is the sort of a record: one table of the document each.
type Kind uint8

// Kinds in the order in which they stand in a file.
const (
	KindProject Kind = iota
	KindPersona
	KindMap
	KindStage
	KindStep
	KindLane
	KindCard
	KindPoint
	KindLink
	KindMedia
	Kinds // how many there are
)

var kindNames = [Kinds]string{"project", "personas", "maps", "stages", "steps", "lanes", "cards", "emotions", "links", "media"}

// String returns the name of the kind's table in a file.
func (k Kind) String() string { return kindNames[k] }

// KindNamed returns the kind whose table has this name.
func KindNamed(name string) (Kind, bool) {
	for k, n := range kindNames {
		if n == name {
			return Kind(k), true
		}
	}
	return 0, false
}

func (k Kind) prefix() string {
	return [Kinds]string{"project", "p", "m", "s", "t", "l", "c", "e", "k", "i"}[k]
}

// Record is one row of a table. A record is a plain value: whoever changes one works on a copy and puts it back
// through a Tx; slices, maps and pointers inside are replaced, never written through.
type Record interface {
	Key() ID
	Of() Kind
	// OrderKey is the fractional key that sorts the record among its siblings, empty where order means nothing.
	OrderKey() string
}
