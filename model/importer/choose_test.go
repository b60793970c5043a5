package importer

import (
	"strings"
	"testing"
)

// What a person does not want as a note is listed all the same, cell by cell, and nothing is lost.
func TestSingleCellsAreListedOnly(t *testing.T) {
	tables, err := Read("a.csv", []byte("阶段,触点,编号\n接触,短视频,X1\n购买,结算页,X2\n,,X3\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := Guess(&tables[0], nil).Mapping
	m.Listed = []string{"C2", "C4"}
	p, err := Build(&tables[0], m, nil)
	if err != nil {
		t.Fatal(err)
	}
	var went []string
	for _, l := range p.Leftovers {
		went = append(went, l.Cell+"→"+l.To)
	}
	if got := strings.Join(went, " "); got != "C2→ C3→note C4→" || p.Counts().Lost != 0 {
		t.Errorf("%s, %+v", got, p.Counts())
	}
	for _, c := range p.Cards {
		if body := c.Card.Body.In(""); strings.Contains(body, "X1") || c.Lane < 0 {
			t.Errorf("%+v", c)
		}
	}
}

// A person knows better where the headers stand.
func TestHeadersAreTakenFromTheRowChosen(t *testing.T) {
	tables, err := Read("a.csv", []byte("阶段,触点,渠道\n接触,短视频,社媒\n步骤,行为,痛点\n比价,问朋友,太贵\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := Guess(&tables[0], nil).Mapping
	if m.HeaderRow != 1 {
		t.Fatalf("%+v", m)
	}
	third := m.WithHeaders(&tables[0], 3, nil)
	if third.HeaderRow != 3 || third.Fields[2].Field != PainText || third.Fields[2].Name != "痛点" || third.Check() != nil {
		t.Errorf("%+v", third)
	}
	none := m.WithHeaders(&tables[0], 0, nil)
	if none.HeaderRow != 0 || none.Fields[1].Field != TouchpointText || none.Fields[1].Name != "" || m.Fields[1].Name == "" {
		t.Errorf("%+v", none)
	}
	plan, err := Build(&tables[0], none, nil)
	if err != nil || plan.Counts().Lost != 0 || len(plan.Stages) != 4 {
		t.Errorf("%v, %+v", err, plan.Stages)
	}
	if s, ok := (FieldAt{Field: Emotion, Scale: &Scale{1, 10}}).Range(); !ok || s != (Scale{1, 10}) {
		t.Error(s, ok)
	}
	if _, ok := (FieldAt{Field: PainText}).Range(); ok {
		t.Error("a text has a range")
	}
}

// A long file is looked at in windows, whose edges may fall into the middle of a character.
func TestEncodingOfALongFileIsTold(t *testing.T) {
	for shift := range 3 {
		var b strings.Builder
		b.WriteString(strings.Repeat("x", shift) + "阶段,触点\n")
		for b.Len() < 1<<20 {
			b.WriteString("认知,触点一,渠道\n")
		}
		tables, err := Read("a.csv", []byte(b.String()), Options{})
		if err != nil || tables[0].Encoding != "utf-8" {
			t.Errorf("%d: %v, %q", shift, err, tables[0].Encoding)
		}
	}
}
