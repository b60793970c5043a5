package merge

import (
	"encoding/base64"

	"sojourn/model"
	"sojourn/model/limits"
)

// fit finds out whether both edits have room in one document. Where they have not, nothing is cut: a person says whose
// stands.
func (r *Result) fit(now []model.Record) {
	records, pictures, bytes := -1, 0, 0 // the project is not counted
	for i, rec := range now {
		if rec != nil || r.entries[i].fate == gone && r.entries[i].rec != nil { // this may come back
			records++
		}
		if m, ok := rec.(*model.Media); ok {
			pictures++
			bytes += base64.StdEncoding.EncodedLen(len(m.Data))
		}
	}
	r.whole = records > limits.Records
	r.cramped = pictures > limits.Media || bytes > limits.DocumentBytes
}
