package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A spreadsheet runs text of a CSV that looks like a formula, whoever wrote it. So texts that go out get an apostrophe
// in front, as OWASP advises (CSV Injection), and those that come in lose it.
const formulaSigns = "=+-@\t\r＝＋－＠"

var plainNumber = regexp.MustCompile(`^[+-]?\d+([.,]\d+)?%?$`)

// Guard returns a text as a CSV holds it, so that no spreadsheet takes it for a formula. Numbers stay numbers. Read
// gives the text back as it was.
func Guard(s string) string {
	if formulaBehind(s) && !plainNumber.MatchString(s) {
		return "'" + s
	}
	return s
}

// unguard takes off the apostrophe of Guard.
func unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && formulaBehind(s) {
		return s[1:]
	}
	return s
}

// formulaBehind reports that a text is a formula once the apostrophes and blanks before it are gone.
func formulaBehind(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "' "))
	return strings.ContainsRune(formulaSigns, r)
}
