package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// travellers is a map of three stages for some personas, with values that "who column value" set by hand; who is an
// index of the personas, - is everybody.
func travellers(t *testing.T, personas int, values ...string) (*model.Document, []model.ID) {
	t.Helper()
	s := model.NewSession(model.New(), &modeltest.IDs{})
	var who []model.ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := model.AddMap(tx, model.Map{}, model.DefaultLanes)
		var cols []model.ID
		for range 3 {
			id, err := model.AddStage(tx, m, model.Plain("阶段"), "")
			if err != nil {
				return err
			}
			cols = append(cols, id)
		}
		for i := range personas {
			who = append(who, model.AddPersona(tx, model.Persona{Name: model.Plain(fmt.Sprintf("P%d", i)), Color: "#9FD3C7"}))
		}
		r, _ := model.Get[model.Map](tx, m)
		r.Personas = who
		model.Put(tx, r)
		for _, v := range values {
			var column int
			var value float64
			var name string
			if _, err := fmt.Sscan(v, &name, &column, &value); err != nil {
				return err
			}
			id := model.ID("")
			if name != "-" {
				id = who[name[0]-'0']
			}
			if err := model.SetEmotion(tx, m, cols[column], id, model.Current, value); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc(), who
}

// drawnVoices names the personas whose points have a value, and the words beside the curves.
func drawnVoices(s *scene.Scene, who []model.ID) (points, names []string) {
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Ref.Kind == scene.EmotionPoint && n.Label != "" {
			at := slices.Index(who, model.ID(n.Ref.Persona))
			points = append(points, fmt.Sprint(at))
		}
		if n.Ref.Kind == scene.EmotionCurve {
			names = append(names, n.Label)
		}
	}
	slices.Sort(points)
	slices.Sort(names)
	return points, names
}

func TestCurvesOfSeveralPersonas(t *testing.T) {
	for _, c := range []struct {
		name     string
		personas int
		values   []string
		only     int // whose curve is looked for, -1 for all
		points   string
		names    string
	}{
		{"everybody's alone", 2, []string{"- 0 1", "- 1 -1"}, -1, "-1 -1", ""},
		{"one has their own", 2, []string{"- 0 1", "1 0 2", "1 2 -2"}, -1, "-1 1 1", "P1 emotion.everybody"},
		{"all have their own", 2, []string{"0 0 1", "1 0 2"}, -1, "0 1", "P0 P1"},
		{"all have, and everybody too", 2, []string{"0 0 1", "1 0 2", "- 1 1"}, -1, "-1 0 1", "P0 P1 emotion.everybody"},
		{"one is looked for", 2, []string{"- 0 1", "0 0 1", "1 0 2"}, 1, "1", ""},
		{"one without values is looked for", 2, []string{"- 0 1", "0 0 1"}, 1, "", ""},
		{"who travels alone has everybody's", 1, []string{"- 0 1", "- 1 1"}, 0, "-1 -1", ""},
		{"unless they have their own", 1, []string{"- 0 1", "0 1 1"}, 0, "0", ""},
		{"nobody has any", 2, nil, -1, "", ""},
	} {
		doc, who := travellers(t, c.personas, c.values...)
		o := options(doc)
		if c.only >= 0 {
			o.Persona = who[c.only]
		}
		points, names := drawnVoices(Build(doc, o, typeset.Shared()), who)
		if got := strings.Join(points, " "); got != c.points {
			t.Errorf("%s: points of %q, want %q", c.name, got, c.points)
		}
		if got := strings.Join(names, " "); got != c.names {
			t.Errorf("%s: named %q, want %q", c.name, got, c.names)
		}
	}
}

// Columns without a value can be given one: for the persona that is looked for, else for everybody.
func TestOpenPointsAreTheirsWhoIsLookedFor(t *testing.T) {
	doc, who := travellers(t, 2, "0 0 1")
	for i, want := range []model.ID{"", who[1]} {
		o := options(doc)
		o.Persona = []model.ID{"", who[1]}[i]
		open := 0
		for _, n := range Build(doc, o, typeset.Shared()).Nodes {
			if n.Ref.Kind == scene.EmotionPoint && n.Label == "" {
				if open++; n.Ref.Persona != string(want) {
					t.Errorf("a point of %q, want %q", n.Ref.Persona, want)
				}
			}
		}
		if open != 3 {
			t.Errorf("%d points to be set", open)
		}
	}
}

// Names of curves that end together stand below each other.
func TestNamesOfCurvesDoNotOverlap(t *testing.T) {
	doc, _ := travellers(t, 4, "0 2 1", "1 2 1", "2 2 1", "3 2 0.9")
	var boxes []scene.Rect
	for _, n := range Build(doc, options(doc), typeset.Shared()).Nodes {
		if n.Ref.Kind == scene.EmotionCurve {
			for _, b := range boxes {
				if b.Overlaps(n.Bounds) {
					t.Errorf("%v lies on %v", n.Bounds, b)
				}
			}
			boxes = append(boxes, n.Bounds)
		}
	}
	if len(boxes) != 4 {
		t.Errorf("%d names", len(boxes))
	}
}

// Who is not looked for steps back, and the name of a curve can be read where another runs on below it.
func TestOtherPersonasArePaleAndNamesStandOnGround(t *testing.T) {
	doc, who := travellers(t, 2, "0 0 1", "1 0 1")
	o := options(doc)
	for _, n := range Build(doc, o, typeset.Shared()).Nodes {
		if n.Ref.Kind == scene.EmotionCurve && (n.Prims[0].Op != scene.OpRect || n.Prims[0].Rect.W <= n.Bounds.W) {
			t.Errorf("the name %q stands on %+v", n.Label, n.Prims[0])
		}
	}
	o.Persona = who[1]
	pale := map[string]bool{}
	for _, n := range Build(doc, o, typeset.Shared()).Nodes {
		if n.Ref.Kind == scene.PersonaStrip {
			pale[n.Ref.ID] = n.Faded
		}
	}
	if len(pale) != 2 || !pale[string(who[0])] || pale[string(who[1])] {
		t.Errorf("pale are %v, looked for is %s", pale, who[1])
	}
}
