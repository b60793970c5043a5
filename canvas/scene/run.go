package scene

// Face names one of the embedded type faces. Glyph ids of a run belong to its face.
type Face uint8

// The embedded faces.
const (
	Regular Face = iota
	Bold
	Emoji
	faces
)

// Faces is the number of embedded faces.
const Faces = int(faces)

// Run is shaped text of one face on one line. Text is what a reader copies and searches; Glyphs is what is drawn.
type Run struct {
	Text   string
	Face   Face
	Size   float64 // points per em
	X, Y   float64 // start of the baseline
	Width  float64 // points
	Lang   string  // BCP-47, of a text in another language than the rest of the scene
	Skew   bool    // drawn slanted by 12°, for quotes; the faces have no italic
	Glyphs []Glyph // shared between runs of equal text, never changed
}

// Glyph is one drawn shape. Its place and its text do not depend on the size of the run.
type Glyph struct {
	ID    uint16
	X     float32 // from the start of the run, in em
	Y     float32 // above the baseline, in em; 0 for all but combining marks
	Start int32   // the bytes of Run.Text it stands for; a glyph without text of its own has Start == End
	End   int32
}

// At returns a copy of r whose baseline starts at x, y.
func (r Run) At(x, y float64) *Run {
	r.X, r.Y = x, y
	return &r
}
