package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// columnsOf lists what stands in each column that is not empty, wherever the columns are.
func columnsOf(d *model.Document, m model.ID) (out []string) {
	for _, c := range d.Columns(m) {
		var in []string
		for _, l := range d.Lanes(m) {
			for _, card := range d.Cell(l.ID, c.ID) {
				in = append(in, string(card.ID))
			}
		}
		if p, ok := d.Point(m, c.ID, "", model.Current); ok {
			in = append(in, string(p.ID))
		}
		if len(in) > 0 {
			out = append(out, strings.Join(in, " "))
		}
	}
	slices.Sort(out)
	return out
}

// However steps move between stages, what stood in one column stands in one column, and nothing joins it.
func TestAStepMovesWithWhatStandsInItAndNothingElse(t *testing.T) {
	moved := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		ids := &modeltest.IDs{}
		s := model.NewSession(modeltest.Start(ids), ids)
		m := s.Doc().Maps()[0].ID
		for range 60 {
			s.Do("x", func(tx *model.Tx) error { return modeltest.Operate(r, tx) })
		}
		for range 12 {
			var steps []*model.Step
			for _, st := range s.Doc().Stages(m) {
				steps = append(steps, s.Doc().Steps(st.ID)...)
			}
			if len(steps) == 0 {
				break
			}
			step, stages := steps[r.IntN(len(steps))], s.Doc().Stages(m)
			to := stages[r.IntN(len(stages))].ID
			before := model.ID("")
			if in := s.Doc().Steps(to); len(in) > 0 && r.IntN(2) == 0 {
				before = in[r.IntN(len(in))].ID
			}
			was := columnsOf(s.Doc(), m)
			if _, err := s.Do("x", func(tx *model.Tx) error { return model.MoveStepTo(tx, step.ID, to, before) }); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if got := columnsOf(s.Doc(), m); !slices.Equal(got, was) {
				t.Fatalf("seed %d: %s into %s before %q:\n%v\n%v", seed, step.ID, to, before, was, got)
			}
			if now, _ := model.Get[model.Step](s.Doc(), step.ID); now.Stage != to && before != step.ID {
				t.Fatalf("seed %d: it stays in %s", seed, now.Stage)
			}
			moved++
		}
	}
	if moved < 200 {
		t.Errorf("only %d steps were moved", moved)
	}
}

func TestAStepStandsWhereItWasPutAndStaysOnItsMap(t *testing.T) {
	f := newFixture(t)
	stages := f.s.Doc().Stages(f.m)
	f.do(func(tx *model.Tx) error {
		for i, name := range []string{"a", "b", "c", "d"} {
			if _, err := model.AddStep(tx, stages[i/2].ID, model.Plain(name), ""); err != nil {
				return err
			}
		}
		return nil
	})
	step := func(name string) model.ID {
		for _, s := range stages {
			for _, st := range f.s.Doc().Steps(s.ID) {
				if st.Name.In("zh") == name {
					return st.ID
				}
			}
		}
		return ""
	}
	for _, c := range []struct {
		move, before string
		stage        int
		want         string
	}{{"a", "d", 1, "b|cad"}, {"a", "b", 0, "ab|cd"}, {"d", "", 0, "abd|c"}, {"d", "a", 0, "dab|c"}, {"c", "", 0, "dabc|"}, {"c", "c", 1, "dabc|"}, {"c", "", 1, "dab|c"}} {
		f.do(func(tx *model.Tx) error {
			return model.MoveStepTo(tx, step(c.move), stages[c.stage].ID, step(c.before))
		})
		got := ""
		for i, s := range stages[:2] {
			got += fmt.Sprint([]string{"", "|"}[i])
			for _, st := range f.s.Doc().Steps(s.ID) {
				got += st.Name.In("zh")
			}
		}
		if got != c.want {
			t.Errorf("%s before %q of %d: %s, want %s", c.move, c.before, c.stage, got, c.want)
		}
	}
	var other model.ID
	f.do(func(tx *model.Tx) (err error) {
		other, err = model.AddStage(tx, model.AddMap(tx, model.Map{}, nil), model.Plain("x"), "")
		return err
	})
	for _, to := range []model.ID{other, "nowhere"} {
		if _, err := f.s.Do("x", func(tx *model.Tx) error { return model.MoveStepTo(tx, step("a"), to, "") }); err == nil {
			t.Errorf("a step went to %s", to)
		}
	}
}
