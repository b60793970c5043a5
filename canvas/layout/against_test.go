package layout

import (
	"math"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
)

// A card that is gone stands in its old cell below a veil, one that moved shows from where, and the curve tells its difference
// under its column, on the screen and on a poster.
func TestATargetMapShowsWhatIsDifferent(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	from := s.Doc().Maps()[0].ID
	cols, lane := s.Doc().Columns(from), s.Doc().Lanes(from)[0].ID
	do := func(f func(tx *model.Tx) error) {
		t.Helper()
		if _, err := s.Do("x", f); err != nil {
			t.Fatal(err)
		}
	}
	do(func(tx *model.Tx) error {
		for _, title := range []string{"stays", "goes", "moves"} {
			if _, err := model.AddCard(tx, model.Card{Map: from, Lane: lane, Column: cols[0].ID, Title: model.Plain(title)}, ""); err != nil {
				return err
			}
		}
		return model.SetEmotion(tx, from, cols[1].ID, "", model.Current, -0.5)
	})
	var to model.ID
	do(func(tx *model.Tx) (err error) { to, err = model.DeriveMap(tx, from, model.Plain("T")); return err })
	do(func(tx *model.Tx) error {
		for _, c := range s.Doc().Cards(to) {
			switch c.Title.In("") {
			case "goes":
				tx.Remove(model.KindCard, c.ID)
			case "moves":
				if err := model.MoveCards(tx, []model.ID{c.ID}, c.Lane, s.Doc().Columns(to)[2].ID, ""); err != nil {
					return err
				}
			}
		}
		return model.SetEmotion(tx, to, s.Doc().Columns(to)[1].ID, "", model.Current, 1)
	})
	a := insight.Compare(s.Doc(), from, to)
	o := options(a.Doc)
	o.Map, o.Against = to, a
	drawn := Build(a.Doc, o, typeset.Shared())
	labels, ways := map[string]scene.Rect{}, 0
	for _, n := range drawn.Nodes {
		if n.Ref.Kind == scene.Card {
			labels[n.Label] = n.Bounds
		}
		if len(n.Prims) == 2 && n.Prims[0].Stroke == MovedMark.Color() && len(n.Prims[0].Dash) == 2 {
			ways++
		}
	}
	gone, stays := rectOf(t, labels, "goes · "+o.Words("sign.removed")), rectOf(t, labels, "stays")
	if gone.X != stays.X || gone.Y <= stays.Y || ways != 1 {
		t.Errorf("gone at %v beside %v, %d ways", gone, stays, ways)
	}
	rectOf(t, labels, "moves · "+o.Words("sign.moved"))
	for name, sc := range map[string]*scene.Scene{"screen": drawn, "poster": Poster(a.Doc, o, Sheet{}, typeset.Shared()).Scene} {
		if all := text(sc); !strings.Contains(all, "+1.5") {
			t.Errorf("the %s tells no difference of the curve", name)
		}
	}
}

func rectOf(t *testing.T, labels map[string]scene.Rect, label string) scene.Rect {
	t.Helper()
	for l, r := range labels {
		if strings.HasPrefix(l, label) {
			return r
		}
	}
	t.Fatalf("no %q among %v", label, labels)
	return scene.Rect{}
}

// The sign of a difference covered the star of a moment of truth.
func TestTheSignOfADifferenceLeavesTheStarToBeSeen(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	var id model.ID
	if _, err := s.Do("x", func(tx *model.Tx) (err error) {
		id, err = model.AddCard(tx, model.Card{Map: m, Lane: s.Doc().Lanes(m)[2].ID, Column: s.Doc().Columns(m)[0].ID, Type: model.TouchpointCard,
			Title: model.Plain("checkout"), Touchpoint: &model.Touchpoint{Moment: true}}, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	o := options(s.Doc())
	o.Map = m
	drawn := Highlight(Build(s.Doc(), o, typeset.Shared()), map[string]Mark{string(id): ChangedMark})
	var star []scene.Point
	var sign scene.Rect
	for _, n := range drawn.Nodes {
		if n.Ref.ID != string(id) {
			continue
		}
		for _, p := range n.Prims {
			switch {
			case p.Path != nil && len(p.Path.Verbs) == 11: // five points, and the way back
				star = p.Path.Points
			case p.Path != nil && p.Fill == Legible(ChangedMark.Color(), scene.RGB(0xFFFFFF)) && p.Path.Bounds().W > 8:
				sign = p.Path.Bounds()
			}
		}
	}
	if star == nil || sign.Empty() {
		t.Fatalf("star %v, sign %v", star, sign)
	}
	c := sign.Center()
	for _, p := range star {
		if math.Hypot(p.X-c.X, p.Y-c.Y) < sign.W/2 {
			t.Errorf("%v of the star lies below the sign at %v", p, sign)
		}
	}
}
