package merge

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

func num(f float64) *float64 { return &f }

// ground is a map with two lanes, two stages, of which the second has two steps, and a card in each column.
func ground() *model.Document {
	card := func(id model.ID, lane, column model.ID) *model.Card {
		return &model.Card{ID: id, Map: "m", Lane: lane, Column: column, Order: "a0", Title: model.Plain(string(id))}
	}
	return model.Assemble([]model.Record{
		&model.Persona{ID: "p", Order: "a0", Name: model.Plain("Ann"), Goals: []model.Text{model.Plain("rest")}},
		&model.Persona{ID: "q", Order: "a1", Name: model.Plain("Bob")},
		&model.Map{ID: "m", Order: "a0", Title: model.Plain("M"), Personas: []model.ID{"p", "q"}},
		&model.Map{ID: "n", Order: "a1", Title: model.Plain("N")},
		&model.Stage{ID: "s1", Map: "m", Order: "a0", Name: model.Plain("one")},
		&model.Stage{ID: "s2", Map: "m", Order: "a1", Name: model.Plain("two")},
		&model.Step{ID: "t1", Stage: "s2", Order: "a0", Name: model.Plain("first")},
		&model.Step{ID: "t2", Stage: "s2", Order: "a1", Name: model.Plain("second")},
		&model.Lane{ID: "l1", Map: "m", Order: "a0", Type: model.TextLane, Name: model.Plain("above")},
		&model.Lane{ID: "l2", Map: "m", Order: "a1", Type: model.PainsLane},
		card("c1", "l1", "s1"), card("c2", "l1", "t1"), card("c3", "l2", "t2"),
		&model.Point{ID: "e", Map: "m", Column: "s1", Value: 1},
		&model.Link{ID: "k", From: "c1", To: "c2"},
		&model.Media{ID: "i", Name: "photo", Data: []byte{1}},
	}, model.Kept{})
}

// edit is what one side does.
type edit func(tx *model.Tx)

func change[T model.Record](id model.ID, f func(*T)) edit {
	return func(tx *model.Tx) {
		rec, ok := model.Get[T](tx, id)
		if !ok {
			panic("no " + id)
		}
		f(&rec)
		model.Put(tx, rec)
	}
}

func card(f func(*model.Card)) edit { return change("c1", f) }

func put[T model.Record](rec T) edit { return func(tx *model.Tx) { model.Put(tx, rec) } }

func remove(ids ...model.ID) edit {
	return func(tx *model.Tx) {
		if err := model.Delete(tx, ids...); err != nil {
			panic(err)
		}
	}
}

func both(edits ...edit) edit {
	return func(tx *model.Tx) {
		for _, e := range edits {
			e(tx)
		}
	}
}

// edited returns a document after an edit that the rules allow.
func edited(t *testing.T, doc *model.Document, e edit) *model.Document {
	t.Helper()
	s := model.NewSession(doc, &modeltest.IDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { e(tx); return nil }); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// listed writes conflicts as "kind id field: mine | theirs", the default in brackets.
func listed(r *Result) string {
	var out []string
	for _, c := range r.Conflicts {
		mine, theirs := c.Text(Mine, "en", nil), c.Text(Theirs, "en", nil)
		if c.Default == Mine {
			mine = "[" + mine + "]"
		} else {
			theirs = "[" + theirs + "]"
		}
		out = append(out, fmt.Sprintf("%s %s %s: %s | %s", c.Kind, c.ID, c.Field, mine, theirs))
	}
	return strings.Join(out, "; ")
}

// shown writes some records in short.
func shown(d *model.Document, ids ...model.ID) string {
	var out []string
	for _, id := range ids {
		rec, ok := d.Find(id)
		if !ok {
			out = append(out, "-")
			continue
		}
		switch x := rec.(type) {
		case *model.Card:
			out = append(out, fmt.Sprintf("%s@%s×%s", x.Title.In("en"), x.Lane, x.Column))
		case *model.Map:
			out = append(out, fmt.Sprintf("%s%v", x.Title.In("en"), x.Personas))
		default:
			out = append(out, (teller{doc: d, lang: "en"}).record(rec))
		}
	}
	return strings.Join(out, " ")
}

// outcome is what becomes of some records.
type outcome struct {
	mine, theirs     edit
	look             string // ids
	want             string // by default
	conflicts        string
	ifMine, ifTheirs string // when all is settled for one side; as by default where empty
}

func (o outcome) check(t *testing.T) {
	t.Helper()
	base := ground()
	r := Documents(base, edited(t, base, o.mine), edited(t, base, o.theirs))
	if got := listed(r); got != o.conflicts {
		t.Errorf("conflicts: got  %s\n           want %s", got, o.conflicts)
	}
	for _, c := range []struct {
		name  string
		sides []Side
		want  string
	}{{"by default", nil, o.want}, {"if mine stands", all(Mine, r), o.ifMine}, {"if theirs stands", all(Theirs, r), o.ifTheirs}} {
		if c.want == "" {
			c.want = o.want
		}
		doc := r.Doc(c.sides)
		if got := shown(doc, ids(o.look)...); got != c.want {
			t.Errorf("%s: got  %s\n           want %s", c.name, got, c.want)
		}
		sound(t, base, doc)
	}
}

func title(id model.ID, s string) edit {
	return change(id, func(c *model.Card) { c.Title = model.Plain(s) })
}

func move(id, lane, column model.ID) edit {
	return change(id, func(c *model.Card) { c.Lane, c.Column = lane, column })
}

func fresh(lane, column model.ID) edit {
	return put(model.Card{ID: "new", Map: "m", Lane: lane, Column: column, Order: "a5", Title: model.Plain("new")})
}

func TestWhatBecomesOfRecords(t *testing.T) {
	for name, o := range map[string]outcome{
		"what one side adds is there": {
			mine: title("c1", "x"), theirs: fresh("l1", "s1"),
			look: "c1 new", want: "x@l1×s1 new@l1×s1",
		},
		"what one side removes is gone": {
			mine: title("c2", "x"), theirs: remove("c1"),
			look: "c1 c2 k", want: "- x@l1×t1 -",
		},
		"what both remove is gone": {
			mine: remove("c1"), theirs: remove("c1"),
			look: "c1 k", want: "- -",
		},
		"what I remove and they change is kept until I say so": {
			mine: remove("c1"), theirs: title("c1", "x"),
			look: "c1 k", want: "x@l1×s1 x → c2", conflicts: "cards c1 :  | [x]", ifMine: "- -",
		},
		"what they remove and I change is kept until I say so": {
			mine: title("c1", "x"), theirs: remove("c1"),
			look: "c1 k", want: "x@l1×s1 x → c2", conflicts: "cards c1 : [x] | ", ifTheirs: "- -",
		},
		"a card that was moved off a lane before the lane went": {
			mine: remove("l1"), theirs: move("c1", "l2", "s1"),
			look: "l1 c1 c2", want: "- c1@l2×s1 -", conflicts: "cards c1 :  | [c1]", ifMine: "- - -",
		},
	} {
		t.Run(name, o.check)
	}
}

func TestWhatARecordNeedsComesBack(t *testing.T) {
	for name, o := range map[string]outcome{
		"a map, whole, for a card": {
			mine: remove("m"), theirs: fresh("l1", "s1"),
			look: "m l1 s1 t1 c1 c2 new k e", want: "M[p q] above one first c1@l1×s1 c2@l1×t1 new@l1×s1 c1 → c2 one · 1",
			conflicts: "maps m :  | [M]", ifMine: "- - - - - - - - -",
		},
		"a lane for a new card, which without it goes to the tray": {
			mine: remove("l1"), theirs: fresh("l1", "t2"),
			look: "l1 c1 new", want: "above c1@l1×s1 new@l1×t2", conflicts: "lanes l1 :  | [above]", ifMine: "- - new@×",
		},
		"a lane for a card that they changed": {
			mine: remove("l1"), theirs: title("c1", "x"),
			look: "l1 c1 c2", want: "above x@l1×s1 c2@l1×t1", conflicts: "lanes l1 :  | [above]", ifMine: "- x@× -",
		},
		"a stage for a card that was moved there": {
			mine: move("c2", "l1", "s1"), theirs: remove("s1"),
			look: "s1 c1 c2 e", want: "one c1@l1×s1 c2@l1×s1 one · 1", conflicts: "stages s1 : [one] | ", ifTheirs: "- - c2@× -",
		},
		"a step for a card": {
			mine: remove("t2"), theirs: fresh("l1", "t2"),
			look: "t2 c3 new", want: "second c3@l2×t2 new@l1×t2", conflicts: "steps t2 :  | [second]", ifMine: "- - new@×",
		},
		"a step for a card, which without it goes where the step's cards went": {
			mine: remove("t1", "t2"), theirs: fresh("l1", "t2"),
			look: "t1 t2 c3 new", want: "- second c3@l2×s2 new@l1×t2", conflicts: "steps t2 :  | [second]", ifMine: "- - c3@l2×s2 new@l1×s2",
		},
		"a lane and a step for a card, which without the lane goes to the tray": {
			mine: remove("l1", "t1", "t2"), theirs: fresh("l1", "t2"),
			look: "l1 t2 new", want: "above second new@l1×t2", conflicts: "steps t2 :  | [second]; lanes l1 :  | [above]", ifMine: "- - new@×",
		},
		"a stage for a step": {
			mine: remove("s1"), theirs: put(model.Step{ID: "t3", Stage: "s1", Order: "a0", Name: model.Plain("third")}),
			look: "s1 t3 c1", want: "one third c1@l1×s1", conflicts: "stages s1 :  | [one]", ifMine: "- - -",
		},
		"a stage for a point of the curve": {
			mine: remove("s2"), theirs: put(model.Point{ID: "f", Map: "m", Column: "t1", Value: 2}),
			look: "s2 t1 f", want: "two first first · 2", conflicts: "stages s2 :  | [two]", ifMine: "- - -",
		},
		"a persona for a point of the curve": {
			mine: remove("p"), theirs: put(model.Point{ID: "f", Map: "m", Column: "s1", Persona: "p", Value: 2}),
			look: "p f m", want: "Ann one · Ann · 2 M[p q]", conflicts: "personas p :  | [Ann]", ifMine: "- - M[q]",
		},
		"a card for a link": {
			mine: remove("c3"), theirs: put(model.Link{ID: "o", From: "c1", To: "c3"}),
			look: "c3 o", want: "c3@l2×t2 c1 → c3", conflicts: "cards c3 :  | [c3]", ifMine: "- -",
		},
		"the map of a persona, when the persona does": {
			mine: remove("p"), theirs: change("p", func(p *model.Persona) { p.Name = model.Plain("Anna") }),
			look: "p m", want: "Anna M[p q]", conflicts: "personas p :  | [Anna]", ifMine: "- M[q]",
		},
		"a picture, without a word": {
			mine: remove("i"), theirs: card(func(c *model.Card) { c.Picture = "i" }),
			look: "i", want: "photo",
		},
		"not a persona that a card merely names": {
			mine: remove("p"), theirs: card(func(c *model.Card) { c.Personas = []model.ID{"p", "q"} }),
			look: "p c1", want: "- c1@l1×s1",
		},
		"not a map that is merely named": {
			mine: remove("n"), theirs: both(change("m", func(m *model.Map) { m.Parent = "n" }), change("s1", func(s *model.Stage) { s.Linked = "n" })),
			look: "n m s1", want: "- M[p q] one",
		},
		"nothing for cards on a stage that gets steps": {
			mine: fresh("l1", "s1"), theirs: put(model.Step{ID: "t3", Stage: "s1", Order: "a0", Name: model.Plain("third")}),
			look: "t3 c1 new", want: "third c1@l1×s1 new@l1×s1",
		},
	} {
		t.Run(name, o.check)
	}
}

// A stage forgets the map of its details with that map, and leads there again when the map comes back.
func TestAStageLeadsAgainToTheMapThatComesBack(t *testing.T) {
	base := edited(t, ground(), change("s1", func(s *model.Stage) { s.Linked = "n" }))
	mine := edited(t, base, both(remove("n"), change("s1", func(s *model.Stage) { s.Name = model.Plain("1") })))
	theirs := edited(t, base, change("n", func(m *model.Map) { m.Title = model.Plain("details") }))
	doc := Documents(base, mine, theirs).Doc(nil)
	if s, _ := model.Get[model.Stage](doc, "s1"); s.Linked != "n" || s.Name.In("en") != "1" {
		t.Errorf("%+v", s)
	}
}

func TestPlaces(t *testing.T) {
	swap := both(change("s1", func(s *model.Stage) { s.Order = "a3" }))
	for name, o := range map[string]outcome{
		"one side moves a card, the other renames it": {
			mine: move("c1", "l2", "t1"), theirs: title("c1", "x"),
			look: "c1", want: "x@l2×t1",
		},
		"both move a card to the same cell": {
			mine: move("c1", "l2", "t1"), theirs: move("c1", "l2", "t1"),
			look: "c1", want: "c1@l2×t1",
		},
		"both move a card to different cells": {
			mine: move("c1", "l1", "s2"), theirs: move("c1", "l2", "t2"),
			look: "c1", want: "c1@l1×s2", conflicts: "cards c1 place: [above · two] | two · second", ifTheirs: "c1@l2×t2",
		},
		"one side moves a card to the tray, the other to a cell": {
			mine: move("c1", "", ""), theirs: move("c1", "l1", "t1"),
			look: "c1", want: "c1@×", conflicts: "cards c1 place: [] | above · two · first", ifTheirs: "c1@l1×t1",
		},
		"one side moves a card to another map": {
			mine:   change("c1", func(c *model.Card) { c.Map, c.Lane, c.Column = "n", "", "" }),
			theirs: move("c1", "l1", "t1"),
			look:   "c1", want: "c1@×", conflicts: "cards c1 place: [N] | M · above · two · first", ifTheirs: "c1@l1×t1",
		},
		"one side moves a card, the other changes only its order where it was": {
			mine: move("c1", "l2", "t1"), theirs: card(func(c *model.Card) { c.Order = "a4" }),
			look: "c1", want: "c1@l2×t1",
		},
		"both move a stage to different places": {
			mine: swap, theirs: change("s1", func(s *model.Stage) { s.Order = "a1V" }),
			look: "s1", want: "one", conflicts: "stages s1 place: [2] | 2",
		},
		"both move a stage, once beside another of the same key": {
			mine: change("s2", func(s *model.Stage) { s.Order = "a0" }), theirs: change("s2", func(s *model.Stage) { s.Order = "Zz" }),
			look: "s2", want: "two", conflicts: "stages s2 place: [2] | 1",
		},
		"a card that fell back to its stage was not moved": {
			mine: remove("t1", "t2"), theirs: move("c3", "l1", "s1"),
			look: "c3", want: "c3@l1×s1",
		},
		"the place they chose was on a lane that I have removed": {
			mine: both(move("c1", "l2", "s1"), remove("l1")), theirs: move("c1", "l1", "t1"),
			look: "l1 c1 c2", want: "- c1@l2×s1 -", conflicts: "cards c1 place: [one] | above · two · first", ifTheirs: "above c1@l1×t1 c2@l1×t1",
		},
	} {
		t.Run(name, o.check)
	}
}

// What a card is changes with its lane, and is no conflict of its own.
func TestTheTypeOfACardGoesWithItsPlace(t *testing.T) {
	base := ground()
	mine := edited(t, base, card(func(c *model.Card) { c.Lane, c.Type = "l2", model.PainCard }))
	theirs := edited(t, base, card(func(c *model.Card) { c.Column, c.Type = "t1", model.MetricCard }))
	r := Documents(base, mine, theirs)
	for side, want := range []model.CardType{model.PainCard, model.MetricCard} {
		if got, _ := model.Get[model.Card](r.Doc([]Side{Side(side)}), "c1"); got.Type != want || len(r.Conflicts) != 1 {
			t.Errorf("%q of %d conflicts, want %q", got.Type, len(r.Conflicts), want)
		}
	}
}

func TestTwinsBecomeOne(t *testing.T) {
	point := func(id, column model.ID, v float64) edit {
		return put(model.Point{ID: id, Map: "m", Column: column, Series: model.Target, Value: v})
	}
	link := func(id model.ID, label string) edit {
		return put(model.Link{ID: id, From: "c2", To: "c3", Label: model.Plain(label)})
	}
	step := put(model.Step{ID: "t3", Stage: "s1", Order: "a0", Name: model.Plain("third")})
	for name, o := range map[string]outcome{
		"points with one value": {
			mine: point("f", "s1", 2), theirs: point("g", "s1", 2),
			look: "f g", want: "one · 2 -",
		},
		"points with two values": {
			mine: point("g", "s1", 0), theirs: point("f", "s1", 2),
			look: "f g", want: "one · 0 -", conflicts: "emotions f value: [0] | 2", ifTheirs: "one · 2 -",
		},
		"points on a stage and on the first of its steps": {
			mine: point("f", "s1", 2), theirs: both(step, point("g", "t3", 2)),
			look: "f g", want: "third · 2 -",
		},
		"points of different columns stay two": {
			mine: point("f", "s1", 2), theirs: point("g", "t1", 2),
			look: "f g", want: "one · 2 first · 2",
		},
		"a point that one side removed and set again": {
			mine: both(remove("e"), put(model.Point{ID: "f", Map: "m", Column: "s1", Value: 2})), theirs: change("e", func(p *model.Point) { p.Value = 3 }),
			look: "e f", want: "one · 2 -", conflicts: "emotions e value: [2] | 3", ifTheirs: "one · 3 -",
		},
		"links": {
			mine: link("o", ""), theirs: link("l", "why"),
			look: "l o", want: "c2 → c3 -",
		},
	} {
		t.Run(name, o.check)
	}
}

func ids(list string) (out []model.ID) {
	for _, id := range strings.Fields(list) {
		out = append(out, model.ID(id))
	}
	return out
}
