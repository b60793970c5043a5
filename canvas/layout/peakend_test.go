package layout

import (
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// walked is a map of six touchpoints in three columns that change between two channels, with a curve of −2, 1, 1.
func walked(t *testing.T, lanes ...model.LaneType) (*model.Document, Options) {
	t.Helper()
	s := model.NewSession(model.New(), &modeltest.IDs{})
	var o Options
	if _, err := s.Do("x", func(tx *model.Tx) error {
		m := model.AddMap(tx, model.Map{}, lanes)
		for i, v := range []float64{-2, 1, 1} {
			col, err := model.AddStage(tx, m, model.Plain("s"), "")
			if err != nil {
				return err
			}
			for _, ch := range []string{"app", []string{"app", "shop", "shop"}[i]} {
				c := model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: col, Touchpoint: &model.Touchpoint{Channel: model.Plain(ch)}}
				if _, err := model.AddCard(tx, c, ""); err != nil {
					return err
				}
			}
			if err := model.SetEmotion(tx, m, col, "", model.Current, v); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	o = options(s.Doc())
	return s.Doc(), o
}

// wordsOf lists the words of a scene.
func wordsOf(s *scene.Scene) map[string]scene.Point {
	out := map[string]scene.Point{}
	for _, n := range s.Nodes {
		for _, p := range n.Placed() {
			if p.Run != nil {
				out[p.Run.Text] = scene.Point{X: p.Run.X, Y: p.Run.Y}
			}
		}
	}
	return out
}

// short leaves the beginning of a key away, so that it takes no more room than a word does.
func short(keys Words) Words {
	return func(key string, args ...any) string { return strings.TrimPrefix(keys(key, args...), "curve.") }
}

func TestPeakAndEndAreNamedWhereTheyStand(t *testing.T) {
	d, o := walked(t, model.TouchpointsLane, model.EmotionLane)
	o.Words = short(o.Words)
	s := Build(d, o, typeset.Shared())
	words, cols := wordsOf(s), s.Columns
	peak, end := words[o.Words("curve.peak")], words[o.Words("curve.end")]
	if peak.X <= cols[0].At || peak.X >= cols[0].End() || end.X <= cols[2].At || peak.Y <= end.Y {
		t.Errorf("peak at %v, end at %v, columns %v", peak, end, cols)
	}
	o.Persona = "nobody" // whose curve has no value
	if got := wordsOf(Build(d, o, typeset.Shared())); got[o.Words("curve.peak")] != (scene.Point{}) {
		t.Error("a curve without values has a peak")
	}
}

// In wide columns the curve runs on beside its lowest value for a while: the word stands below it, or the two are one smudge.
func TestTheWordOfALowPeakStandsBelowTheCurve(t *testing.T) {
	const half, capital = 1.5, 0.75 // of the curve's width, and of the height of a letter
	d, o := walked(t, model.TouchpointsLane, model.EmotionLane)
	o.Words = short(o.Words)
	for _, n := range Build(d, o, typeset.Shared()).Nodes {
		for _, p := range n.Placed() {
			if p.Run == nil || p.Run.Text != o.Words("curve.peak") {
				continue
			}
			if top, curve := p.Run.Y-capital*p.Run.Size, n.Bounds.Center().Y; top < curve+half {
				t.Errorf("the word begins at %.1f, the curve ends at %.1f", top, curve+half)
			}
			return
		}
	}
	t.Error("no word at the peak")
}

// The way goes app app | app shop | app shop: three times to another channel.
func TestEveryChangeOfChannelIsMarked(t *testing.T) {
	d, o := walked(t, model.TouchpointsLane, model.ChannelsLane)
	marks, dots := 0, 0
	for _, n := range Build(d, o, typeset.Shared()).Nodes {
		for _, p := range n.Placed() {
			if p.Op != scene.OpPath {
				continue
			}
			switch {
			case p.Stroke == touchpointColor && p.Width == 1.5 && len(p.Path.Points) == 4:
				marks++
			case p.Fill == touchpointColor && p.Path.Bounds().W == 10:
				dots++
			}
		}
	}
	if marks != 3 || dots != 6 {
		t.Errorf("%d marks between %d dots", marks, dots)
	}
}
