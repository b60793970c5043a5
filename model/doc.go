// Package model is what a customer journey is: the Document, the changes it can undergo and the history of them.
//
// A Document is flat tables of plain records by id and is never changed once it is published. A Session runs
// operations on a transaction (Tx), checks the rules, and yields a Diff; undo, the dirty flag, autosave, merge and
// visual comparison all read that one value. Positions are never stored: canvas/layout derives them from what the
// document means (stage × lane × order).
//
// The life of an edit: an action calls Session.Do with an operation from ops*.go; the operation reads and puts
// records through the Tx; rules.go checks what it leaves behind; the Diff makes the next Document and one undo step;
// the Event tells everybody who listens.
//
// To add a field: put it on its record in record_*.go; give it a line in docs/format.md and the JSON Schema, a
// column in the exporter and an alias in the importer where sheets know it, a word in assets/i18n, a row in the
// inspector. Codec, undo and diff need nothing.
package model
