package vm

import "sojourn/model"

// Input is how a field is edited.
type Input uint8

// Inputs.
const (
	Line      Input = iota // one line of text
	Paragraph              // several lines of text
	Choice                 // one of Options
	Suggest                // one line of text, with Offers to take it from
	Faces                  // one of five faces between Min and Max, or nothing
	Bar                    // a bar of whole steps between Min and Max, or nothing
	Slider                 // any number between Min and Max
	Number                 // a number that is typed, or nothing
	Toggle                 // on or off
	Lines                  // a text per line
	Picks                  // any of Options
	Color                  // one of a few colours or the usual one
	Rows                   // a list whose entries have fields themselves
	Note                   // a text to read
	Picture                // the id of a picture, or nothing
)

// Tone says which meaning a colour carries.
type Tone string

// Tones.
const (
	PlainTone       Tone = ""
	PersonaTone     Tone = "persona"
	ActionTone      Tone = "action"
	TouchpointTone  Tone = "touchpoint"
	ThoughtTone     Tone = "thought"
	PainTone        Tone = "pain"
	OpportunityTone Tone = "opportunity"
	QuoteTone       Tone = "quote"
	MetricTone      Tone = "metric"
	ExpectTone      Tone = "expect"
	MomentTone      Tone = "moment"
)

// Change edits a document.
type Change = func(tx *model.Tx) error

// Field is one thing that can be seen and edited. Setting it never fails because of what a person typed: what cannot
// be read leaves the record as it was.
type Field struct {
	Key      string // the same in every state of the document, so that a widget can be kept
	Label    string // empty: the field stands without one
	Input    Input
	Value    Value
	Options  []Option
	Offers   func() []Option // of Suggest: all cards are looked through, so only when somebody asks
	Min, Max float64         // of Faces, Bar and Slider
	Tone     Tone
	Hint     string // shown faintly while the field is empty
	Strong   bool   // set in bold
	Short    bool   // what it holds is short, so it may be narrow beside others
	Beside   bool   // stands on the line of the field before
	Second   bool   // says in the second language what the field above it says
	Rows     []Row
	Add      Change       // adds an entry to Rows
	Shown    *model.Media // of Picture, nil for none
	Do       string       // what to call the step in the history, a key of the word list
	Set      func(tx *model.Tx, v Value) error
	below    below // of a text; nil otherwise
}

// Value is what a field holds, in the member that its Input asks for.
type Value struct {
	Text   string   // Line, Paragraph, Choice, Suggest, Color, Note; Picture: the id
	Number *float64 // Faces, Bar, Slider, Number; nil is nothing
	On     bool     // Toggle
	List   []string // Lines; Picks: the ids
	Typed  int      // how many runes of the text stand before the cursor, where a character was typed; else 0
}

// Option is one of several values.
type Option struct{ ID, Text string }

// Row is one entry of a list.
type Row struct {
	Key    string
	Fields []Field
	Remove Change
}

// Section is a group of fields. A section without a title stands first and is always open.
type Section struct {
	Key, Title string
	Fields     []Field
	Folded     bool // until the person opens it
}

// Inspector shows the record or the records selected.
type Inspector struct {
	Key      string // changes when something else is shown
	Title    string
	Sections []Section
}

// Find returns the field with this key.
func (in Inspector) Find(key string) (Field, bool) {
	for _, s := range in.Sections {
		for _, f := range s.Fields {
			if f.Key == key {
				return f, true
			}
		}
	}
	return Field{}, false
}
