package importer

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"sojourn/model/limits"
)

// Code says what kind of trouble a file or a mapping makes.
type Code string

// Codes of errors.
const (
	Encrypted  Code = "encrypted"  // needs a password
	OldExcel   Code = "old-excel"  // from before 1995, and .xlsb
	WebPage    Code = "web-page"   // without a table
	OtherFile  Code = "other-file" // no sheet at all
	Damaged    Code = "damaged"
	TooLarge   Code = "too-large" // over a number of model/limits
	Refused    Code = "refused"   // built to do harm: document types, bombs
	Empty      Code = "empty"
	BadMapping Code = "mapping" // a mapping that does not fit the sheet
)

// Error says what is wrong, where, and what to do, in one line of English for the command line.
type Error struct {
	Code  Code
	File  string
	Sheet string
	What  string
	Do    string
	Err   error // the cause, may be nil
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File + ": ")
	}
	if e.Sheet != "" {
		fmt.Fprintf(&b, "sheet %q: ", e.Sheet)
	}
	b.WriteString(e.What)
	if e.Do != "" {
		b.WriteString("; " + e.Do)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Err }

func fail(code Code, do, what string, args ...any) *Error {
	return &Error{Code: code, What: fmt.Sprintf(what, args...), Do: do}
}

func damaged(what string, cause error) *Error {
	return &Error{Code: Damaged, What: what, Do: "open it in a spreadsheet program, save it again and retry", Err: cause}
}

func tooMany(what string, limit int) *Error {
	return fail(TooLarge, "split it or remove what is not needed", "more than %d %s", limit, what)
}

func tooManyBytes(what string, limit int) *Error {
	return fail(TooLarge, "split it or remove what is not needed", "%s more than %d MiB", what, limit>>20)
}

// located fills in where an error happened; what is not ours counts as damage.
func located(err error, file, sheet string) error {
	if err == nil {
		return nil
	}
	var e *Error
	if !errors.As(err, &e) {
		e = damaged("the file is damaged ("+err.Error()+")", err)
	}
	at := *e
	if at.File == "" {
		at.File = file
	}
	if at.Sheet == "" {
		at.Sheet = sheet
	}
	return &at
}

// checkCell refuses a text that no spreadsheet program lets a cell hold.
func checkCell(text string, row, column int) error {
	if len(text) <= limits.CellRunes || utf8.RuneCountInString(text) <= limits.CellRunes {
		return nil
	}
	return fail(TooLarge, "shorten it", "cell %s holds more than %d characters", Address(row, column), limits.CellRunes)
}

// checkText refuses the text of a cell while it is gathered, long before it fills the memory.
func checkText(text []byte) error {
	if len(text) <= limits.XMLText {
		return nil
	}
	return fail(TooLarge, "shorten it", "a cell holds more than %d characters", limits.CellRunes)
}
