package importer

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"sojourn/model/limits"
)

// A table of our own that somebody has changed by hand may say what no map can hold. It is read all the same, and what
// does not fit stays text.
func TestOwnTableWithValuesThatNoMapHolds(t *testing.T) {
	values := []string{
		"20", "0", "-3", "101", "1e300", "-1e300", "NaN", "99999999999999999999", "2026-99-99", "x 1e999", "x 1%", "x (y, 2026-01-02, 目标 1e999)",
		strings.Repeat("长", limits.BodyRunes+1), strings.Repeat("x, ", limits.ListItems) + "x", strings.Repeat("x 1\n", limits.ListItems) + "x 1",
		"名 " + strings.Repeat("长", limits.BodyRunes+1) + " (" + strings.Repeat("长", 900) + ")",
	}
	for _, v := range wordLists()[:1] {
		for _, f := range ownFields {
			for _, value := range values {
				head, row := []string{ownID}, []string{"c1"}
				for _, known := range ownFields[1:] {
					text := ""
					switch known.key {
					case f.key:
						text = value
					case "inspector.stage", "field.title":
						text = "购买"
					case "inspector.lane":
						text = v["lane.touchpoints"]
					}
					head, row = append(head, v[known.key]), append(row, text)
				}
				var b bytes.Buffer
				if err := csv.NewWriter(&b).WriteAll([][]string{head, row}); err != nil {
					t.Fatal(err)
				}
				wholeWay(t, b.Bytes())
				if t.Failed() {
					t.Fatalf("%s: %.40q", f.key, value)
				}
			}
		}
	}
}
