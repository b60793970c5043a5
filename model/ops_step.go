package model

// MoveStep puts a step before another of its stage, or at the end.
func MoveStep(tx *Tx, id, before ID) error {
	s, err := must[Step](tx, id)
	if err != nil {
		return err
	}
	return MoveStepTo(tx, id, s.Stage, before)
}

// MoveStepTo puts a step with all that stands in it into a stage of the same map, before another step or at the end.
// Whatever else the two stages hold stays where it is seen: a stage of one column gets a step of its own for that.
func MoveStepTo(tx *Tx, id, stage, before ID) error {
	s, err := must[Step](tx, id)
	if err != nil || id == before {
		return err
	}
	from, err := must[Stage](tx, s.Stage)
	if err != nil {
		return err
	}
	to, err := must[Stage](tx, stage)
	if err != nil {
		return err
	}
	if to.Map != from.Map {
		return &RuleError{"parent", KindStep, id, "a step that leaves its map"}
	}
	settle(tx, from)
	if err := makeStep(tx, to); err != nil {
		return err
	}
	settle(tx, to)
	set := func(s Step, key string) Step { s.Order = key; return s }
	s.Stage = to.ID
	Put(tx, set(s, place(tx, without(tx.Doc().Steps(to.ID), id), before, set)))
	return nil
}

// makeStep gives a stage of one column a step for what stands in it, so that it does not mix with what comes.
func makeStep(tx *Tx, s Stage) error {
	if len(tx.Doc().Steps(s.ID)) > 0 || !holds(tx.Doc(), s) {
		return nil
	}
	id, err := AddStep(tx, s.ID, s.Name, "")
	if err != nil {
		return err
	}
	step, _ := Get[Step](tx, id)
	step.Width = s.Width
	Put(tx, step)
	return nil
}

func holds(d *Document, s Stage) bool {
	for _, c := range d.Cards(s.Map) {
		if c.Column == s.ID {
			return true
		}
	}
	for _, p := range d.Points(s.Map) {
		if p.Column == s.ID {
			return true
		}
	}
	return false
}

// settle gives what names a stage, and so stands in whichever step comes first, to the step that is the first now.
func settle(tx *Tx, s Stage) {
	d := tx.Doc()
	steps := d.Steps(s.ID)
	if len(steps) == 0 {
		return
	}
	for _, c := range d.Cards(s.Map) {
		if c.Column == s.ID {
			moved := *c
			moved.Column = steps[0].ID
			Put(tx, moved)
		}
	}
	for _, p := range d.Points(s.Map) {
		if p.Column == s.ID {
			moved := *p
			moved.Column = steps[0].ID
			Put(tx, moved)
		}
	}
}
