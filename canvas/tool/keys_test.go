package tool

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
)

func with(mods Mods, names ...Name) (out []Event) {
	for _, n := range names {
		out = append(out, Key{Name: n, Mods: mods})
	}
	return out
}

// walked plays keys after a selection and returns what is selected in the end, or the empty cell that the keyboard is in.
func walked(from string, es []Event) string {
	m := testMachine()
	m.Select(strings.Fields(from)...)
	play(m, es)
	if c := m.Cell(); c != (scene.Ref{}) {
		return c.ID + "/" + c.Column + strings.TrimPrefix(names(m.Selection()), "[]")
	}
	return names(m.Selection())
}

func TestWalking(t *testing.T) {
	for _, c := range []struct {
		from string
		keys []Name
		want string
	}{
		{"", []Name{Right}, "[a1]"},
		{"a1", []Name{Down}, "[a2]"},
		{"a1", []Name{Down, Down}, "[t1]"},
		{"a1", []Name{Down, Down, Down}, "[mood.a]"},
		{"t1", []Name{Right}, "[t2]"},
		{"t1", []Name{Right, Right}, "touch/b2"},
		{"t1", []Name{Right, Right, Right}, "[t3]"},
		{"t1", []Name{Right, Right, Right, Right}, "[t3]"},
		{"t3", []Name{Left}, "touch/b2"},
		{"t3", []Name{Left, Left}, "[t2]"},
		{"t2", []Name{Right, Down}, "[mood.b2]"},
		{"t2", []Name{Right, Up}, "act/b2"},
		{"t2", []Name{Right, Up, Up}, "[b2]"},
		{"p1", []Name{Left}, "pain/b1"},
		{"p1", []Name{Left, Left}, "pain/a"},
		{"p1", []Name{Left, Left, Left}, "[pain]"},
		{"p1", []Name{Right, Right}, "pain/c"},
		{"p1", []Name{Right, Down}, "pain/c"},
		{"p1", []Name{Right, Up}, "[mood.c]"},
		{"p1", []Name{Up}, "[mood.b2]"},
		{"p1", []Name{Up, Up, Down}, "[mood.b2]"},
		{"p1", []Name{Up, Left}, "[mood.b1]"},
		{"pain", []Name{Right}, "pain/a"},
		{"mood", []Name{Right}, "[mood.a]"},
		{"mood.a", []Name{Right}, "[a1]"}, // selects nothing by this name
		{"c", []Name{Down}, "act/c"},
		{"t2", []Name{Right, Escape}, "[]"},
		{"t2", []Name{Right, Delete}, "touch/b2"},
		{"t2", []Name{Right, Tab}, "[t3]"},
		{"p1", []Name{Right, Tab}, "[a1]"},
		{"t2", []Name{Right, Home}, "[a1]"},
		{"t1", []Name{Left}, "[touch]"},
		{"touch", []Name{Right}, "[t1]"},
		{"touch", []Name{Down}, "[mood]"},
		{"a1", []Name{Up}, "[a]"},
		{"t2", []Name{Up}, "act/b1"},
		{"t2", []Name{Up, Up}, "[b1]"},
		{"t2", []Name{Up, Up, Up}, "[b]"},
		{"a", []Name{Right, Right}, "[c]"},
		{"b", []Name{Down}, "[b1]"},
		{"b1", []Name{Down}, "act/b1"},
		{"b1", []Name{Right}, "[b2]"},
		{"b2", []Name{Down}, "act/b2"},
		{"b2", []Name{Down, Down, Down}, "[mood.b2]"},
		{"p1", []Name{Down}, "[p1]"},
		{"a", []Name{Up}, "[a]"},
		{"a1", []Name{Tab}, "[a2]"},
		{"p1", []Name{Tab}, "[a1]"},
		{"t2", []Name{Home}, "[a1]"},
		{"t2", []Name{End}, "[p1]"},
		{"a", []Name{Tab}, "[a1]"},
	} {
		if got := walked(c.from, keys(c.keys...)); got != c.want {
			t.Errorf("from %q by %v: %s, want %s", c.from, c.keys, got, c.want)
		}
	}
	if got := walked("a2", with(Shift, Tab)); got != "[a1]" {
		t.Errorf("shift+tab: %s", got)
	}
	if got := walked("a1", with(Shift, Tab)); got != "[p1]" {
		t.Errorf("shift+tab from the first: %s", got)
	}
	if got := walked("t2", events(keys(Right), with(Shift, Tab))); got != "[t2]" {
		t.Errorf("shift+tab from an empty cell: %s", got)
	}
	if got := walked("t2", with(Shift, Right)); got != "[t2 t3]" {
		t.Errorf("shift+right over an empty cell: %s", got)
	}
	if got := walked("p1", events(keys(Left), with(Ctrl, KeyA))); got != "[p1]" {
		t.Errorf("all of the lane of an empty cell: %s", got)
	}
	if got := walked("a1", with(Shift, Down, Down)); got != "[a1 a2 t1]" {
		t.Errorf("shift+arrows: %s", got)
	}
	if got := walked("a1", with(Shift, Down, Up, Down, Down)); got != "[a1 a2 t1]" && got != "[a2 a1 t1]" {
		t.Errorf("shift+arrows back and on: %s", got)
	}
}

func TestWalkingOnAnEmptyMap(t *testing.T) {
	m := New()
	for n := Left; n <= KeyL; n++ {
		m.Handle(Key{Name: n})
		m.Handle(Key{Name: n, Mods: Ctrl})
	}
	if len(m.Selection()) != 0 || m.Busy() {
		t.Error("something was selected on an empty map")
	}
}

func TestCarrying(t *testing.T) {
	for _, c := range []struct {
		from string
		key  Name
		want string
	}{
		{"a1", Down, `move a1 to act/a before ""`},
		{"a2", Up, `move a2 to act/a before "a1"`},
		{"a2", Down, `move a2 to touch/a before "t1"`},
		{"t1", Up, `move t1 to act/a before ""`},
		{"t1", Down, `move t1 to pain/a before ""`}, // the mood lane takes no cards
		{"a1", Up, ""},
		{"t1", Right, `move t1 to touch/b1 before ""`},
		{"t2", Left, `move t2 to touch/a before ""`},
		{"a1", Left, ""},
		{"t3", Right, ""},
		{"a1 a2", Down, `move a1+a2 to touch/a before "t1"`},
		{"a", Right, "tool.MoveStage {a c}"},
		{"b", Right, "tool.MoveStage {b }"},
		{"c", Left, "tool.MoveStage {c b}"},
		{"c", Right, ""},
		{"a", Left, ""},
		{"a", Down, ""},
		{"act", Down, "tool.MoveLane {act mood}"},
		{"mood", Up, "tool.MoveLane {mood touch}"},
		{"pain", Down, ""},
		{"b1", Right, "tool.MoveStep {b1 b }"},
		{"b1", Left, "tool.MoveStep {b1 a }"},
		{"b2", Left, "tool.MoveStep {b2 b b1}"},
		{"b2", Right, "tool.MoveStep {b2 c }"},
		{"b2", Down, ""},
		{"b", Left, "tool.MoveStage {b a}"},
		{"touch", Up, "tool.MoveLane {touch act}"},
		{"act", Up, ""},
	} {
		m := testMachine()
		m.Select(strings.Fields(c.from)...)
		got := strings.Join(lasting(m.Handle(Key{Name: c.key, Mods: Ctrl})), "; ")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.from, got, c.want)
		}
	}
}

// In a cell of four cards those that move do not count as neighbours.
func TestCarryingWithinACell(t *testing.T) {
	for _, c := range []struct {
		from string
		key  Name
		want string
	}{
		{"a1", Down, `move a1 to act/a before "a3"`},
		{"a3", Down, `move a3 to act/a before ""`},
		{"a4", Up, `move a4 to act/a before "a3"`},
		{"a3 a1", Down, `move a1+a3 to act/a before "a4"`},
		{"a2 a1", Down, `move a1+a2 to act/a before "a4"`},
		{"a2 a3", Up, `move a2+a3 to act/a before "a1"`},
	} {
		s := testMap()
		for i, id := range []string{"a3", "a4"} {
			s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: id, Column: "a"}, Layer: scene.Content,
				Bounds: scene.Rect{X: 108, Y: 220 + 15*float64(i), W: 144, H: 10}})
		}
		m := testMachine()
		m.SetScene(s)
		m.Select(strings.Fields(c.from)...)
		if got := strings.Join(lasting(m.Handle(Key{Name: c.key, Mods: Ctrl})), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.from, got, c.want)
		}
	}
}

func TestKeysOnWhatIsSelected(t *testing.T) {
	table{
		{"enter", events(click(onA1), keys(Enter)), []string{"select [a1]", "edit a1"}},
		{"F2", events(click(onStageA), keys(F2)), []string{"select [a]", "edit a"}},
		{"enter on nothing", keys(Enter), nil},
		{"enter on a point", events(click(onPoint), keys(Enter)), []string{"select [mood.b1]"}},
		{"delete", events(click(onA1), click(onT1, Ctrl), keys(Delete)), []string{"select [a1]", "select [a1 t1]", "remove [a1 t1]"}},
		{"delete nothing", keys(Delete), nil},
		{"ctrl+D", events(click(onA1), with(Ctrl, KeyD)), []string{"select [a1]", "duplicate [a1]"}},
		{"a point up", events(click(onPoint), with(Ctrl, Up)), []string{"select [mood.b1]", "emotion b1 0.625"}},
		{"a point down, with alt", events(click(onPoint), with(Alt, Down)), []string{"select [mood.b1]", "emotion b1 0.375"}},
		{"a point sideways", events(click(onPoint), with(Ctrl, Left)), []string{"select [mood.b1]"}},
		{"a key going up", events(click(onA1), Key{Name: Delete, Up: true}), []string{"select [a1]"}},
		{"keys wait for the end of a gesture", events(press(onA1), move(bare), keys(Delete, Down, Enter, Escape), DragEnd{}), []string{"select [a1]"}},
	}.run(t)
}

func TestSelectionFollowsTheScene(t *testing.T) {
	m := testMachine()
	m.Select("a1", "new")
	s := testMap()
	s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Card, ID: "new", Column: "a"}, Layer: scene.Content})
	locate(s, scene.Ref{Kind: scene.Card, ID: "a1"}).Ref.Column = "c"
	if got := lasting(m.SetScene(s)); !slices.Equal(got, []string{"select [a1 new]"}) {
		t.Fatalf("a new card: %v", got)
	}
	if got := m.Selection()[0].Column; got != "c" {
		t.Errorf("the moved card is still taken to be in column %q", got)
	}
	if got := lasting(m.SetScene(testMap())); !slices.Equal(got, []string{"select [a1]"}) {
		t.Errorf("the new card is gone: %v", got)
	}
	if got := m.SetScene(testMap()); len(got) != 0 {
		t.Errorf("nothing changed: %v", got)
	}
	if !m.Selected(scene.Ref{Kind: scene.Card, ID: "a1"}) || m.Selected(scene.Ref{Kind: scene.Card, ID: "new"}) {
		t.Error("Selected tells it wrong")
	}
}

// The first Ctrl+A takes the lane one works in, the second the map.
func TestSelectAllTakesTheLaneFirst(t *testing.T) {
	const whole = "[a1 a2 t1 t2 t3 p1]"
	for _, c := range []struct {
		from, once, twice string
	}{
		{"", whole, whole},
		{"a1", "[a1 a2]", whole},
		{"a2 a1", whole, whole}, // all of the lane is selected already
		{"touch", "[t1 t2 t3]", whole},
		{"t3 t1", "[t1 t2 t3]", whole},
		{"a1 t1", whole, whole},
		{"a", whole, whole},
		{"mood", whole, whole}, // holds no cards
	} {
		if got := walked(c.from, with(Ctrl, KeyA)); got != c.once {
			t.Errorf("once from %q: %s, want %s", c.from, got, c.once)
		}
		if got := walked(c.from, with(Ctrl, KeyA, KeyA)); got != c.twice {
			t.Errorf("twice from %q: %s, want %s", c.from, got, c.twice)
		}
	}
}
