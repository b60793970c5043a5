package layout

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// stored puts a picture of a size into a project.
func stored(t testing.TB, tx *model.Tx, w, h int) model.ID {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return model.AddPicture(tx, model.Media{Type: "image/png", Data: b.Bytes()})
}

// pictured is a small map after a change.
func pictured(t testing.TB, change func(tx *model.Tx, m model.Map)) *model.Document {
	t.Helper()
	d := randomMap(t, 1, 0)
	s := model.NewSession(d, model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { change(tx, *d.Maps()[0]); return nil }); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

func images(s *scene.Scene, k scene.Kind) (out []scene.Prim) {
	for _, n := range s.Nodes {
		for _, p := range n.Placed() {
			if p.Op == scene.OpImage && n.Ref.Kind == k {
				out = append(out, p)
			}
		}
	}
	return out
}

func TestAPhotoIsRoundWhateverItsShape(t *testing.T) {
	for _, size := range [][2]int{{300, 40}, {40, 300}, {7, 7}} {
		d := pictured(t, func(tx *model.Tx, m model.Map) {
			p := *tx.Doc().Personas()[0]
			p.Photo, m.Personas = stored(t, tx, size[0], size[1]), []model.ID{p.ID}
			model.Put(tx, p)
			model.Put(tx, m)
		})
		got := images(Build(d, options(d), typeset.Shared()), scene.PersonaStrip)
		if len(got) != 1 || !got[0].Cover || got[0].Rect.W != got[0].Rect.H || got[0].Radius != got[0].Rect.W/2 {
			t.Errorf("%v: %+v", size, got)
		}
	}
}

func TestAStageShowsItsPictureWhereThereIsRoom(t *testing.T) {
	for _, c := range []struct {
		change func(*model.Stage)
		want   int
	}{{func(*model.Stage) {}, 1}, {func(s *model.Stage) { s.Folded = true }, 0}, {func(s *model.Stage) { s.Width = 90 }, 0}} {
		d := pictured(t, func(tx *model.Tx, m model.Map) {
			s := *tx.Doc().Stages(m.ID)[0]
			s.Picture = stored(t, tx, 60, 40)
			c.change(&s)
			model.Put(tx, s)
		})
		got := images(Build(d, options(d), typeset.Shared()), scene.StageHead)
		if len(got) != c.want {
			t.Errorf("%d pictures, want %d", len(got), c.want)
		}
	}
}

func TestALogoStandsBeforeTheTitle(t *testing.T) {
	for _, own := range []bool{true, false} {
		d := pictured(t, func(tx *model.Tx, m model.Map) {
			p := tx.Doc().Project()
			if p.Logo = stored(t, tx, 300, 60); own {
				m.Logo = stored(t, tx, 60, 300)
			}
			model.Put(tx, p)
			model.Put(tx, m)
		})
		s := Poster(d, options(d), Sheet{}, typeset.Shared()).Scene
		got := images(s, scene.Title)
		if len(got) != 1 || (got[0].Rect.H > got[0].Rect.W) != own {
			t.Fatalf("own logo %v: %+v", own, got)
		}
		for _, n := range s.Nodes {
			for _, p := range n.Placed() {
				if n.Ref.Kind == scene.Title && p.Run != nil && p.Run.Size == titleSize && p.Run.X < got[0].Rect.MaxX() {
					t.Errorf("the title at %g lies over the logo up to %g", p.Run.X, got[0].Rect.MaxX())
				}
			}
		}
	}
}

// The star of a moment of truth was hidden by the picture of its card.
func TestTheStarOfACardStandsBelowItsPicture(t *testing.T) {
	d := pictured(t, func(tx *model.Tx, m model.Map) {
		lane := tx.Doc().Lanes(m.ID)
		for _, l := range lane {
			if l.Type == model.TouchpointsLane {
				if _, err := model.AddCard(tx, model.Card{Map: m.ID, Lane: l.ID, Column: tx.Doc().Columns(m.ID)[0].ID, Type: model.TouchpointCard,
					Picture: stored(t, tx, 90, 60), Touchpoint: &model.Touchpoint{Moment: true}}, ""); err != nil {
					t.Error(err)
				}
			}
		}
	})
	s := Build(d, options(d), typeset.Shared())
	photo := images(s, scene.Card)
	if len(photo) != 1 {
		t.Fatalf("%d pictures", len(photo))
	}
	gold := options(d).palette().gold
	for _, n := range s.Nodes {
		for _, p := range n.Placed() {
			if n.Ref.Kind == scene.Card && p.Op == scene.OpPath && p.Fill == gold && p.Path.Points[0].Y < photo[0].Rect.MaxY() {
				t.Error("the star lies under the picture")
			}
		}
	}
}

// A tall picture takes no more of a card than a wide one, for the words count there; a picture card shows all of it.
func TestATallPictureIsCutUnlessItIsWhatTheCardIsAbout(t *testing.T) {
	for _, c := range []struct {
		lane model.LaneType
		want float64 // height by width
	}{{model.TouchpointsLane, 0.75}, {model.StoryboardLane, 3}} {
		d := pictured(t, func(tx *model.Tx, m model.Map) {
			lane, err := model.AddLane(tx, m.ID, c.lane, "")
			if err != nil {
				t.Fatal(err)
			}
			card := model.Card{Map: m.ID, Lane: lane, Column: tx.Doc().Columns(m.ID)[0].ID, Type: c.lane.CardType(), Picture: stored(t, tx, 50, 150)}
			if _, err := model.AddCard(tx, card, ""); err != nil {
				t.Fatal(err)
			}
		})
		got := images(Build(d, options(d), typeset.Shared()), scene.Card)
		if len(got) != 1 || !got[0].Cover || got[0].Rect.H/got[0].Rect.W != c.want {
			t.Errorf("%s: %+v", c.lane, got)
		}
	}
}

// The head of a step shows its picture, and its name keeps clear of it.
func TestAStepShowsItsPicture(t *testing.T) {
	d := pictured(t, func(tx *model.Tx, m model.Map) {
		id, err := model.AddStep(tx, tx.Doc().Stages(m.ID)[0].ID, model.Plain("在手机上看了很久的一步"), "")
		if err != nil {
			t.Fatal(err)
		}
		s, _ := model.Get[model.Step](tx, id)
		s.Picture = stored(t, tx, 300, 40)
		model.Put(tx, s)
	})
	sc := Build(d, options(d), typeset.Shared())
	got := images(sc, scene.StepHead)
	if len(got) != 1 || !got[0].Cover || got[0].Radius != got[0].Rect.W/2 {
		t.Fatalf("%+v", got)
	}
	for _, n := range sc.Nodes {
		for _, p := range n.Placed() {
			if n.Ref.Kind == scene.StepHead && p.Op == scene.OpText && p.Run.X < got[0].Rect.MaxX() {
				t.Errorf("the name begins at %v, the picture ends at %v", p.Run.X, got[0].Rect.MaxX())
			}
		}
	}
}
