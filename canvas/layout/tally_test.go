package layout

import (
	"slices"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
)

// founded is a map with three stages whose lane of actions has in the first one a verified, a partly verified and an internal
// verified card, in the second one two assumptions and a card of which nobody has said, and in the third one a verified card;
// its goals are all unsaid, and in its lane of pains there is nothing.
func founded(t *testing.T) (d *model.Document, lane, goals, pains model.ID, stages []*model.Stage) {
	t.Helper()
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	stages = s.Doc().Stages(m)
	if _, err := s.Do("x", func(tx *model.Tx) (err error) {
		add := func(to model.LaneType) (id model.ID) {
			if err == nil {
				id, err = model.AddLane(tx, m, to, "")
			}
			return id
		}
		lane, goals, pains = add(model.ActionsLane), add(model.GoalsLane), add(model.PainsLane)
		for _, c := range []model.Card{
			{Lane: lane, Column: stages[0].ID, Evidence: model.Verified, Department: model.Plain("A")},
			{Lane: lane, Column: stages[0].ID, Evidence: model.Partial},
			{Lane: lane, Column: stages[0].ID, Evidence: model.Verified, Internal: true},
			{Lane: lane, Column: stages[1].ID, Evidence: model.Assumption, Department: model.Plain("A")},
			{Lane: lane, Column: stages[1].ID, Evidence: model.Assumption},
			{Lane: lane, Column: stages[1].ID},
			{Lane: lane, Column: stages[2].ID, Evidence: model.Verified},
			{Lane: goals, Column: stages[0].ID},
		} {
			if c.Map = m; err == nil {
				_, err = model.AddCard(tx, c, "")
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc(), lane, goals, pains, stages
}

// countedIn are the numbers in the label of a lane, and what they say to who cannot see them; "" for none.
func countedIn(s *scene.Scene, lane model.ID) (numbers, said string) {
	for _, n := range s.Nodes {
		if n.Ref.ID != string(lane) || !n.Spoken && n.Ref.Kind != scene.LaneHead {
			continue
		}
		for _, p := range n.Prims {
			if p.Run != nil && strings.Trim(p.Run.Text, "0123456789,") == "" {
				numbers += p.Run.Text + " "
			}
		}
		if n.Spoken {
			said += n.Label
		}
	}
	return strings.TrimSpace(numbers), said
}

// What the label counts is what the map shows: from guessed to sure, without what a client does not see, a filter does not
// want and a hidden stage holds, and with what a folded one does.
func TestTheLabelOfALaneCountsItsEvidence(t *testing.T) {
	d, lane, goals, pains, stages := founded(t)
	wanted := func(c *model.Card) bool { return !c.Department.Empty() }
	for name, c := range map[string]struct {
		change func(*Options)
		client bool
		want   string
	}{
		"all":       {want: "2 1 3", change: func(*Options) {}},
		"print":     {want: "2 1 3", change: func(o *Options) { o.Print = true }},
		"client":    {want: "2 1 2", change: func(*Options) {}, client: true},
		"filter":    {want: "1 1", change: func(o *Options) { o.Match = wanted }},
		"only":      {want: "1 1", change: func(o *Options) { o.Match, o.Only = wanted, true }},
		"folded":    {want: "2 1 3", change: func(o *Options) { o.States = map[model.ID]State{stages[0].ID: Folded} }},
		"hidden":    {want: "2 1", change: func(o *Options) { o.States = map[model.ID]State{stages[0].ID: Hidden} }},
		"lane shut": {want: "", change: func(o *Options) { o.States = map[model.ID]State{lane: Folded} }},
	} {
		doc := d
		if c.client {
			doc = model.ForClient(d)
		}
		o := options(doc)
		c.change(&o)
		s := Build(doc, o, typeset.Shared())
		if got, _ := countedIn(s, lane); got != c.want {
			t.Errorf("%s: counted %q, want %q", name, got, c.want)
		}
		for _, bare := range []model.ID{goals, pains} {
			if got, said := countedIn(s, bare); got+said != "" {
				t.Errorf("%s: counted %q where nobody has said anything", name, got)
			}
		}
	}
}

// Marks and numbers are nothing to who cannot see them.
func TestACountIsSaidInWords(t *testing.T) {
	d, lane, _, _, _ := founded(t)
	o := options(d)
	o.Print = true
	o.Words = func(key string, args ...any) string {
		if key == "lane.basis" {
			return strings.Join([]string{"sure", Number(float64(args[1].(int))), "of", Number(float64(args[3].(int)))}, " ")
		}
		return key
	}
	if _, said := countedIn(Build(d, o, typeset.Shared()), lane); said != "sure 3 of 7 · evidence.partial 1 · evidence.assumption 2" {
		t.Errorf("%q", said)
	}
}

// A lane that goes on upon other sheets is the same lane there, and is counted aloud once.
func TestEverySheetCountsTheWholeLane(t *testing.T) {
	d, lane, _, _, _ := founded(t)
	pages := Pages(d, options(d), Sheet{Size: scene.Size{W: 420, H: 420}}, typeset.Shared())
	aloud, heads := 0, 0
	for _, p := range pages {
		if p.Scene.Node(scene.Ref{Kind: scene.LaneHead, ID: string(lane)}) == nil {
			continue
		}
		heads++
		if got, _ := countedIn(p.Scene, lane); got != "2 1 3" {
			t.Errorf("a sheet counts %q", got)
		}
		for _, n := range p.Scene.Nodes {
			if n.Spoken && n.Ref.ID == string(lane) && !n.Again {
				aloud++
			}
		}
	}
	if heads < 2 || aloud != 1 {
		t.Errorf("counted aloud %d times on %d sheets", aloud, heads)
	}
}

// In a lane of cards of one line the count has room below a name and a note of one line each: no lane grows for it. Many digits
// take a second row.
func TestACountHasRoomInTheLeastLane(t *testing.T) {
	d, lane, _, _, _ := founded(t)
	o := options(d)
	o.Print = true
	o.Words = func(key string, _ ...any) string { return key[len(key)-4:] }
	s := Build(d, o, typeset.Shared())
	at := slices.IndexFunc(s.Nodes, func(n scene.Node) bool { return n.Spoken })
	track := s.Lanes[s.Lane(string(lane))]
	if n := s.Nodes[at]; n.Bounds.MaxY() > track.End() {
		t.Errorf("the count %v leaves its lane %v", n.Bounds, track)
	}
	b := newBuilder(d, o, typeset.Shared())
	few := b.label(b.lanes[s.Lane(string(lane))])
	if few.height() > laneMin {
		t.Errorf("a label of a name, a note and a count needs %v", few.height())
	}
	many := b.tally(insight.Basis{Assumption: 123, Partial: 1234, Verified: 12345})
	if many.height() != 2*tallyRow {
		t.Errorf("large numbers take %v", many.height())
	}
}
