package model_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

func same(a, b *model.Document) bool { return model.Compare(a, b).Empty() }

// For any history: undoing all leads to the start, redoing all to the end, and all steps squashed do the same.
func TestHistoryTravelsBothWays(t *testing.T) {
	n := modeltest.Times(60, 10_000)
	modeltest.Row(t, modeltest.GoalSame, func() string { return fmt.Sprintf("undo all, redo all over %d seeds: 0 differences", n) })
	modeltest.Seeds(t, n, travel)
}

func travel(t *testing.T, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 7))
	ids := &modeltest.IDs{}
	start := modeltest.Start(ids)
	s := model.NewSession(start, ids)
	var all model.Diff
	for range 120 {
		diff, err := s.Do("do.random", func(tx *model.Tx) error { return modeltest.Operate(r, tx) })
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		all = model.Squash(all, diff)
		if broken := modeltest.Broken(s.Doc()); broken != "" {
			t.Fatalf("seed %d: %s", seed, broken)
		}
	}
	end := s.Doc()
	for s.Undo() {
	}
	if !same(s.Doc(), start) {
		t.Fatalf("seed %d: undoing all does not lead to the start", seed)
	}
	for s.Redo() {
	}
	if !same(s.Doc(), end) {
		t.Fatalf("seed %d: redoing all does not lead to the end", seed)
	}
	squashed, err := start.Apply(all)
	if err != nil || !same(squashed, end) {
		t.Fatalf("seed %d: squashed steps differ: %v", seed, err)
	}
}

func TestFailedStepLeavesNothing(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	before := s.Doc()
	m := before.Maps()[0].ID
	_, err := s.Do("x", func(tx *model.Tx) error {
		model.AddPersona(tx, model.Persona{})
		return errors.New("no")
	})
	if err == nil || s.Doc() != before || s.UndoLabel() != "" {
		t.Fatal("a failing operation left something behind")
	}
	nan, six, half := math.NaN(), 6.0, 0.5
	for name, card := range map[string]model.Card{
		"no such map":     {ID: "c", Map: "nowhere"},
		"no such lane":    {ID: "c", Map: m, Lane: "nowhere"},
		"bad id":          {ID: "c d", Map: m},
		"not a number":    {ID: "c", Map: m, Touchpoint: &model.Touchpoint{Emotion: &nan}},
		"endless text":    {ID: "c", Map: m, Body: model.Plain(string(make([]rune, limits.BodyRunes+1)))},
		"no Unicode":      {ID: "c", Map: m, Body: model.Texts(map[string]string{"zh": "\xff"})},
		"no Unicode tag":  {ID: "c", Map: m, Tags: []string{"\xff"}},
		"no language":     {ID: "c", Map: m, Body: model.Texts(map[string]string{"\xff": "x"})},
		"severity 6":      {ID: "c", Map: m, Pain: &model.Pain{Severity: &six}},
		"experience 0.5":  {ID: "c", Map: m, Touchpoint: &model.Touchpoint{Experience: &half}},
		"span -1":         {ID: "c", Map: m, Span: -1},
		"unknown picture": {ID: "c", Map: m, Picture: "i"},
	} {
		_, err := s.Do("x", func(tx *model.Tx) error { model.Put(tx, card); return nil })
		var rule *model.RuleError
		if !errors.As(err, &rule) || s.Doc() != before {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestCapsHoldAtTheirEdge(t *testing.T) {
	for name, c := range map[string]struct {
		most int
		put  func(tx *model.Tx, id model.ID)
	}{
		"records":  {limits.Records, func(tx *model.Tx, id model.ID) { model.Put(tx, model.Persona{ID: id}) }},
		"pictures": {limits.Media, func(tx *model.Tx, id model.ID) { model.Put(tx, model.Media{ID: id}) }},
	} {
		ids := &modeltest.IDs{}
		s := model.NewSession(model.New(), ids)
		add := func(n int) error {
			_, err := s.Do("x", func(tx *model.Tx) error {
				for range n {
					c.put(tx, ids.New(model.KindPersona))
				}
				return nil
			})
			return err
		}
		if err := add(c.most); err != nil {
			t.Errorf("%d %s: %v", c.most, name, err)
		}
		var rule *model.RuleError
		if err := add(1); !errors.As(err, &rule) || s.Doc().Len() != c.most {
			t.Errorf("one more than %d %s: %v", c.most, name, err)
		}
	}
}

func TestMapsDoNotDeriveFromThemselves(t *testing.T) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	s.Do("x", func(tx *model.Tx) error {
		model.Put(tx, model.Map{ID: "a"})
		model.Put(tx, model.Map{ID: "b", Parent: "a"})
		model.Put(tx, model.Map{ID: "c", Parent: "b"})
		return nil
	})
	for _, parent := range []model.ID{"a", "b", "c"} {
		if _, err := s.Do("x", func(tx *model.Tx) error { model.Put(tx, model.Map{ID: "a", Parent: parent}); return nil }); err == nil {
			t.Errorf("a derives from %s, which derives from a", parent)
		}
	}
	if _, err := s.Do("x", func(tx *model.Tx) error { model.Put(tx, model.Map{ID: "c", Parent: "a"}); return nil }); err != nil {
		t.Error(err)
	}
}

func TestTypingIsOneStep(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	start := s.Doc()
	m := *start.Maps()[0]
	typed := func(key, title string) {
		if _, err := s.Type("do.map.rename", key, func(tx *model.Tx) error {
			m.Title = model.Plain(title)
			model.Put(tx, m)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	typed("map:title", "网")
	typed("map:title", "网店")
	s.Pause()
	typed("map:title", "网店首购")
	s.Undo()
	if got := s.Doc().Maps()[0].Title.In("zh"); got != "网店" {
		t.Fatalf("after one undo: %q", got)
	}
	s.Undo()
	if !same(s.Doc(), start) || s.Undo() {
		t.Fatal("typing was more than one step")
	}
}

func TestGestureCanBailOrSquash(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	start := s.Doc()
	m := start.Maps()[0].ID
	add := func(name string) {
		s.Do("do.stage.add", func(tx *model.Tx) error {
			_, err := model.AddStage(tx, m, model.Plain(name), "")
			return err
		})
	}
	mark := s.Mark()
	add("a")
	add("b")
	s.Bail(mark)
	if !same(s.Doc(), start) || s.RedoLabel() != "" {
		t.Fatal("bail left something")
	}
	add("a")
	add("b")
	s.SquashTo(mark, "do.gesture")
	if s.UndoLabel() != "do.gesture" || !s.Undo() || !same(s.Doc(), start) {
		t.Fatal("squash is not one step")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	for range limits.UndoSteps + 20 {
		s.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{}); return nil })
	}
	n := 0
	for s.Undo() {
		n++
	}
	if n != limits.UndoSteps {
		t.Fatalf("%d steps", n)
	}
}

func TestListenersHearEveryChangeUntilTheyStop(t *testing.T) {
	s := model.NewSession(modeltest.Start(&modeltest.IDs{}), &modeltest.IDs{})
	var heard []model.Origin
	stop := s.Listen(func(e model.Event) { heard = append(heard, e.Origin) })
	s.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{}); return nil })
	s.Undo()
	s.Redo()
	s.Load(model.New())
	stop()
	s.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{}); return nil })
	if want := []model.Origin{model.Edited, model.Undone, model.Redone, model.Loaded}; !reflect.DeepEqual(heard, want) {
		t.Fatalf("heard %v", heard)
	}
}

func TestReplaceIsOneStep(t *testing.T) {
	ids := &modeltest.IDs{}
	start := modeltest.Start(ids)
	other := model.NewSession(start, ids)
	m := start.Maps()[0].ID
	other.Do("x", func(tx *model.Tx) error {
		model.AddPersona(tx, model.Persona{})
		return model.Delete(tx, start.Stages(m)[1].ID)
	})
	joined := model.Assemble(records(other.Doc()), model.Kept{Quarantine: []model.Quarantined{{Where: "cards/c"}}})

	s := model.NewSession(start, ids)
	s.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{}); return nil })
	s.Undo()
	var heard []model.Event
	s.Listen(func(e model.Event) { heard = append(heard, e) })
	if !s.Replace("do.merge", joined) || !same(s.Doc(), joined) || !reflect.DeepEqual(s.Doc().Kept(), joined.Kept()) {
		t.Fatal("the document is not the other one")
	}
	if len(heard) != 1 || heard[0].Origin != model.Edited || heard[0].Doc != s.Doc() || len(heard[0].Diff.Removed) != 1 {
		t.Fatalf("heard %v", heard)
	}
	if got := len(s.Doc().Stages(m)); got != 2 || s.UndoLabel() != "do.merge" || s.RedoLabel() != "" {
		t.Fatalf("%d stages, undo %q, redo %q", got, s.UndoLabel(), s.RedoLabel())
	}
	if !s.Undo() || !same(s.Doc(), start) || s.Undo() {
		t.Fatal("it is not one step back to the start")
	}
	if len(s.Doc().Kept().Quarantine) != 1 {
		t.Fatal("undoing drops what was not understood")
	}
	if !s.Redo() || !same(s.Doc(), joined) {
		t.Fatal("it cannot be done again")
	}
}

func TestReplaceByTheSameLeavesNoStep(t *testing.T) {
	start := modeltest.Start(&modeltest.IDs{})
	s := model.NewSession(start, &modeltest.IDs{})
	s.Do("x", func(tx *model.Tx) error { model.Put(tx, model.Persona{ID: "p"}); return nil })
	s.Undo()
	before, told := s.Doc(), 0
	s.Listen(func(model.Event) { told++ })
	if s.Replace("do.merge", model.Assemble(records(start), model.Kept{})) || told != 0 || s.Doc() != before {
		t.Fatal("the same document changes something")
	}
	kept := model.Kept{Fields: model.Extra{"future": []byte("1")}}
	if !s.Replace("do.merge", model.Assemble(records(start), kept)) || told != 1 || !reflect.DeepEqual(s.Doc().Kept(), kept) {
		t.Fatal("what was not understood is not taken over")
	}
	if s.UndoLabel() != "" || s.RedoLabel() != "x" {
		t.Fatalf("undo %q, redo %q", s.UndoLabel(), s.RedoLabel())
	}
}

func records(d *model.Document) (all []model.Record) {
	for k := range model.Kinds {
		all = append(all, d.Records(k)...)
	}
	return all
}

func BenchmarkOneEditIn5000Cards(b *testing.B) {
	s, m := crowd(5000)
	c := *s.Doc().Cards(m)[77]
	for i := 0; b.Loop(); i++ {
		c.Title = model.Plain(string(rune('a' + i%26)))
		s.Do("x", func(tx *model.Tx) error { model.Put(tx, c); return nil })
		s.Doc().Maps()
	}
}

func TestAGuardRefusesSteps(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	before, no := s.Doc(), errors.New("only to look at")
	s.Guard(func() error { return no })
	add := func() error {
		_, err := s.Do("x", func(tx *model.Tx) error { model.AddPersona(tx, model.Persona{}); return nil })
		return err
	}
	if err := add(); err != no || s.Doc() != before || s.UndoLabel() != "" {
		t.Errorf("got %v", err)
	}
	no = nil
	if err := add(); err != nil || s.Doc() == before {
		t.Errorf("nothing is refused any more: %v", err)
	}
}

// Undo leads back to where the person was before the first change of a step, however many joined in it.
func TestUndoTellsWhereThePersonWas(t *testing.T) {
	at, told := 0, []any{}
	s := model.NewSession(model.New(), &modeltest.IDs{})
	s.Remember(func() any { at++; return at })
	s.Listen(func(e model.Event) { told = append(told, e.Place) })
	name := func(n string) func(*model.Tx) error {
		return func(tx *model.Tx) error { model.Put(tx, model.Persona{ID: "p", Name: model.Plain(n)}); return nil }
	}
	s.Type("x", "key", name("1"))
	s.Type("x", "key", name("2"))
	mark := s.Mark()
	s.Do("x", name("3"))
	s.Do("x", name("4"))
	s.SquashTo(mark, "both")
	told = nil
	for s.Undo() {
	}
	s.Redo()
	if want := []any{3, 1, nil}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}
