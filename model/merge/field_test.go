package merge_test

import (
	"reflect"
	"testing"

	"sojourn/model"
	"sojourn/model/merge"
)

// A field that stands deep in a record is taken into a record that has none of it, and nothing is written through.
func TestTakeReachesDeepAndWritesThroughNothing(t *testing.T) {
	v := 41.0
	from := &model.Card{ID: "c", Title: model.Plain("b"), Action: &model.Action{Due: "2026-10-31", Metric: &model.Metric{Unit: "%", Value: &v}}}
	old := &model.Card{ID: "c", Title: model.Plain("a"), Lane: "l", Order: "a0", Touchpoint: &model.Touchpoint{Moment: true}}
	before := *old
	got := merge.Take(old, from, "action.metric.value").(*model.Card)
	if got.Action == nil || got.Action.Metric == nil || got.Action.Metric.Value != &v || got.Action.Due != "" || got.Title.In("") != "a" {
		t.Errorf("%+v", got.Action)
	}
	if back := merge.Take(got, old, "action.metric.value"); !reflect.DeepEqual(back, merge.Take(old, old, "title")) && back.(*model.Card).Action.Metric.Value != nil {
		t.Errorf("%+v", back)
	}
	calm := merge.Take(old, &model.Card{}, "touchpoint.moment").(*model.Card)
	if calm.Touchpoint != nil || !old.Touchpoint.Moment {
		t.Errorf("%+v, was %+v", calm.Touchpoint, old.Touchpoint)
	}
	place := merge.Take(old, &model.Card{Lane: "x", Column: "y", Order: "b0", Title: from.Title}, "place").(*model.Card)
	if place.Lane != "x" || place.Column != "y" || place.Order != "b0" || place.Title.In("") != "a" {
		t.Errorf("%+v", place)
	}
	if !reflect.DeepEqual(*old, before) {
		t.Error("the record itself has changed")
	}
}
