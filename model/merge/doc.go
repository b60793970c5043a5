// Package merge joins two edits of one document, record by record and field by field.
//
// What only one side did holds. What both did to the same thing in different ways is a Conflict, which has a default
// and waits for a person. A record that one side removed and the other changed, or needs, is such a conflict too, so
// that nothing either side did is lost in silence.
package merge
