// Package codec turns a document into the bytes of a .journey file and back.
//
// Encode is deterministic: the same document gives the same bytes, and one edit changes few lines. Decode is the door
// for foreign bytes: bounded by model/limits, it migrates older files, repairs what can be repaired, quarantines what
// cannot, and says so in a Report. docs/format.md describes the file; a test holds the JSON Schema beside it against
// the records.
package codec
