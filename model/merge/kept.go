package merge

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"sojourn/model"
)

// joinKept joins what was not understood in either file, name by name. Where both sides differ mine stands, and theirs
// goes into the quarantine.
func joinKept(base, mine, theirs model.Kept) model.Kept {
	var lost []model.Quarantined
	out := model.Kept{
		Fields: joinExtra(base.Fields, mine.Fields, theirs.Fields, &lost),
		Tables: joinExtra(base.Tables, mine.Tables, theirs.Tables, &lost),
	}
	switch {
	case sameQuarantine(mine.Quarantine, base.Quarantine):
		out.Quarantine = theirs.Quarantine
	case sameQuarantine(theirs.Quarantine, base.Quarantine):
		out.Quarantine = mine.Quarantine
	default:
		lost = append(slices.Clone(theirs.Quarantine), lost...)
		out.Quarantine = mine.Quarantine
	}
	out.Quarantine = slices.Clip(out.Quarantine)
	for _, q := range lost {
		if !slices.ContainsFunc(out.Quarantine, func(o model.Quarantined) bool { return samePiece(o, q) }) {
			out.Quarantine = append(out.Quarantine, q)
		}
	}
	return out
}

func joinExtra(base, mine, theirs model.Extra, lost *[]model.Quarantined) (out model.Extra) {
	for _, name := range union(mine, theirs) {
		was, m, t := base[name], mine[name], theirs[name]
		raw := m
		switch {
		case bytes.Equal(m, was):
			raw = t
		case bytes.Equal(t, was) || bytes.Equal(m, t):
		case name == "schema" || name == "minReader":
			raw = larger(m, t)
		case m == nil:
			raw = t
		case t != nil && name != "app":
			*lost = append(*lost, model.Quarantined{Where: "project/" + name, Reason: "conflict", Raw: t})
		}
		if raw != nil {
			if out == nil {
				out = model.Extra{}
			}
			out[name] = raw
		}
	}
	return out
}

// larger returns the larger of two numbers: what a newer version wrote needs its number.
func larger(a, b json.RawMessage) json.RawMessage {
	x, _ := strconv.Atoi(string(a))
	if y, _ := strconv.Atoi(string(b)); y > x {
		return b
	}
	return a
}

func sameQuarantine(a, b []model.Quarantined) bool { return slices.EqualFunc(a, b, samePiece) }

func samePiece(a, b model.Quarantined) bool {
	return a.Where == b.Where && a.Reason == b.Reason && bytes.Equal(a.Raw, b.Raw)
}
