package model_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
)

// Unknown fields of a newer version stay with the part of the record that they belong to, and go with it; whatever is
// done to lists and details, the document can be written and an undo brings all of them back.
func TestUnknownFieldsFollowTheirPart(t *testing.T) {
	metric := func(name string) model.Metric { return model.Metric{Name: model.Plain(name)} }
	for name, c := range map[string]struct {
		edit func(c *model.Card)
		want []string
	}{
		"nothing":         {func(c *model.Card) { c.Title = model.Plain("x") }, []string{"/metrics/0/x", "/metrics/2/x", "/touchpoint/x", "own"}},
		"first removed":   {func(c *model.Card) { c.Metrics = c.Metrics[1:] }, []string{"/metrics/1/x", "/touchpoint/x", "own"}},
		"second removed":  {func(c *model.Card) { c.Metrics = []model.Metric{c.Metrics[0], c.Metrics[2]} }, []string{"/metrics/0/x", "/metrics/1/x", "/touchpoint/x", "own"}},
		"last removed":    {func(c *model.Card) { c.Metrics = c.Metrics[:2] }, []string{"/metrics/0/x", "/touchpoint/x", "own"}},
		"all removed":     {func(c *model.Card) { c.Metrics = nil }, []string{"/touchpoint/x", "own"}},
		"turned round":    {func(c *model.Card) { slices.Reverse(c.Metrics) }, []string{"/metrics/0/x", "/metrics/2/x", "/touchpoint/x", "own"}},
		"put in front":    {func(c *model.Card) { c.Metrics = append([]model.Metric{metric("new")}, c.Metrics...) }, []string{"/metrics/1/x", "/metrics/3/x", "/touchpoint/x", "own"}},
		"edited in place": {func(c *model.Card) { c.Metrics[0] = metric("other") }, []string{"/metrics/0/x", "/metrics/2/x", "/touchpoint/x", "own"}},
		"detail removed":  {func(c *model.Card) { c.Touchpoint = nil }, []string{"/metrics/0/x", "/metrics/2/x", "own"}},
	} {
		ids := &modeltest.IDs{}
		start := modeltest.Start(ids)
		card := model.Card{ID: "c", Map: start.Maps()[0].ID, Order: "a0", Metrics: []model.Metric{metric("a"), metric("b"), metric("c")},
			Touchpoint: &model.Touchpoint{Moment: true},
			Extra:      model.Extra{"/metrics/0/x": json.RawMessage("1"), "/metrics/2/x": json.RawMessage("3"), "/touchpoint/x": json.RawMessage("4"), "own": json.RawMessage("5")}}
		before, err := start.Apply(model.Diff{Added: []model.Record{&card}})
		if err != nil {
			t.Fatal(err)
		}
		s := model.NewSession(before, ids)
		if _, err := s.Do("x", func(tx *model.Tx) error {
			n, _ := model.Get[model.Card](tx, "c")
			n.Metrics = slices.Clone(n.Metrics)
			c.edit(&n)
			model.Put(tx, n)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		now, _ := model.Get[model.Card](s.Doc(), "c")
		if got := slices.Sorted(maps.Keys(now.Extra)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		data, err := codec.Encode(s.Doc())
		if err != nil || codec.Verify(s.Doc(), data) != nil {
			t.Errorf("%s: it cannot be saved: %v", name, err)
		}
		if s.Undo(); !same(s.Doc(), before) {
			t.Errorf("%s: undo does not lead back", name)
		}
	}
}
