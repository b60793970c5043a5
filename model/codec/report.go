package codec

import (
	"fmt"

	"sojourn/model"
	"sojourn/model/limits"
)

// Report says what Decode met that a sound file of our own does not have.
type Report struct {
	Schema    int     // of the file
	MinReader int     // of the file
	ReadOnly  bool    // the file needs a reader of schema MinReader: show it, but do not save over it
	Issues    []Issue // in the order of the file, at most limits.Issues
	More      int     // issues beyond those
}

// Sound reports that nothing had to be repaired.
func (r Report) Sound() bool { return len(r.Issues) == 0 }

// Issue is one repair. What was taken out stands in the document's quarantine, under Where.
type Issue struct {
	Code   Code
	Kind   model.Kind
	ID     model.ID // of the record, empty when the issue is not about one
	Where  string   // such as "cards/c12/title"
	Detail string   // the value at fault or its new one, short
}

func (i Issue) String() string {
	if i.Detail == "" {
		return string(i.Code) + " " + i.Where
	}
	return fmt.Sprintf("%s %s: %s", i.Code, i.Where, i.Detail)
}

// Code is the sort of an issue.
type Code string

// Codes of issues.
const (
	Damaged       Code = "damaged"        // bytes that are no JSON; quarantined
	BadHead       Code = "head"           // the head of the file was incomplete
	BadField      Code = "field"          // a value of the wrong sort; quarantined
	BadText       Code = "text"           // characters that are no Unicode were replaced
	TooLong       Code = "too-long"       // a text or list was cut; the whole is quarantined
	DuplicateKey  Code = "duplicate-key"  // the last of two equal fields stands; the other is quarantined
	DuplicateID   Code = "duplicate-id"   // the second of two records got a new id
	BadID         Code = "id"             // a record without a usable id got a new one
	Orphan        Code = "orphan"         // what a record belongs to is missing; quarantined
	LostReference Code = "lost-reference" // a pointer to something that is missing was taken out
	ToTray        Code = "to-tray"        // a card whose cell is missing lies in the tray of its map
	BadOrder      Code = "order"          // a record without a usable place among its siblings got the last one
	OutOfRange    Code = "range"          // a number was brought within its scale
)

// ForeignError says that bytes are no journey file.
type ForeignError struct {
	What string // what they look like: "empty", "pdf", "zip", "png", "jpeg", "gif", "gzip", "xml", "json", "text", "binary"
}

func (e *ForeignError) Error() string { return "not a journey file (" + e.What + ")" }

// LimitError says that a file or document exceeds a cap of model/limits.
type LimitError struct {
	Name string // "document bytes", "depth", "records"
	Max  int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("more than the limit of %d %s", e.Max, e.Name)
}

// notes collects issues and the quarantine while a file is read.
type notes struct {
	report     Report
	quarantine []model.Quarantined
	records    int
}

func (n *notes) issue(code Code, kind model.Kind, id model.ID, where, detail string) {
	if len(n.report.Issues) == limits.Issues {
		n.report.More++
		return
	}
	if r := []rune(detail); len(r) > limits.IssueRunes {
		detail = string(r[:limits.IssueRunes-1]) + "…"
	}
	n.report.Issues = append(n.report.Issues, Issue{code, kind, id, where, detail})
}

// keep puts raw bytes into the quarantine.
func (n *notes) keep(code Code, where string, raw []byte) error {
	n.quarantine = append(n.quarantine, model.Quarantined{Where: where, Reason: string(code), Raw: append([]byte(nil), raw...)})
	return n.count()
}

// count counts records and what else takes memory for each few bytes of a file.
func (n *notes) count() error {
	if n.records++; n.records > limits.Records {
		return &LimitError{Name: "records", Max: limits.Records}
	}
	return nil
}
