package edit

import (
	"slices"
	"testing"

	"sojourn/model"
)

// In whatever order they are added, the lanes and lines of a blueprint come to stand from what is seen to what is not.
func TestLanesOfABlueprintTakeTheirPlaces(t *testing.T) {
	for _, turn := range [][]int{{0, 1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1, 0}, {3, 0, 6, 2, 5, 1, 4}} {
		f := newFixture(t)
		rest := slices.DeleteFunc(slices.Clone(blueprint), func(l model.LaneType) bool { return l == model.ActionsLane })
		for _, i := range turn {
			if _, err := f.AddLane(rest[i], ""); err != nil {
				t.Fatal(err)
			}
		}
		var got []model.LaneType
		for _, l := range f.Session.Doc().Lanes(f.Map) {
			if slices.Contains(blueprint, l.Type) {
				got = append(got, l.Type)
			}
		}
		if !slices.Equal(got, blueprint) {
			t.Errorf("added as %v they stand as %v", turn, got)
		}
	}
}
