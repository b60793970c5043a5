package model_test

import (
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// gallery is a project in which a card and a persona show the same picture.
type gallery struct {
	*testing.T
	*model.Session
	card, persona, picture model.ID
}

func newGallery(t *testing.T) *gallery {
	ids := &modeltest.IDs{}
	g := &gallery{T: t, Session: model.NewSession(modeltest.Start(ids), ids)}
	g.persona = g.Doc().Personas()[0].ID
	g.do(func(tx *model.Tx) error {
		g.picture = model.AddPicture(tx, model.Media{Data: []byte("a face")})
		var err error
		g.card, err = model.AddCard(tx, model.Card{Map: g.Doc().Maps()[0].ID, Picture: g.picture}, "")
		g.photo(tx, g.picture)
		return err
	})
	return g
}

func (g *gallery) photo(tx *model.Tx, id model.ID) {
	p, _ := model.Get[model.Persona](tx, g.persona)
	p.Photo = id
	model.Put(tx, p)
}

func (g *gallery) do(f func(tx *model.Tx) error) {
	g.Helper()
	if _, err := g.Do("x", f); err != nil {
		g.Fatal(err)
	}
}

func TestTheSamePictureIsStoredOnce(t *testing.T) {
	g := newGallery(t)
	g.do(func(tx *model.Tx) error {
		if id := model.AddPicture(tx, model.Media{Name: "again", Data: []byte("a face")}); id != g.picture {
			t.Errorf("again it is %s, not %s", id, g.picture)
		}
		return nil
	})
	if n := len(g.Doc().Media()); n != 1 {
		t.Fatalf("%d pictures", n)
	}
}

func TestAPictureUnderAnotherNameIsFoundByItsBytes(t *testing.T) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	s.Do("x", func(tx *model.Tx) error {
		model.Put(tx, model.Media{ID: "mine", Data: []byte("a face")})
		return nil
	})
	s.Do("x", func(tx *model.Tx) error {
		if id := model.AddPicture(tx, model.Media{Data: []byte("a face")}); id != "mine" {
			t.Errorf("found as %s", id)
		}
		model.Put(tx, model.Media{ID: model.MediaID([]byte("b")), Data: []byte("changed by hand")})
		id := model.AddPicture(tx, model.Media{Data: []byte("b")})
		if m, ok := model.Get[model.Media](tx, id); !ok || string(m.Data) != "b" || id == model.MediaID([]byte("b")) {
			t.Errorf("%s holds %q", id, m.Data)
		}
		return nil
	})
}

func TestAPictureGoesWithItsLastUseAndComesBackWithIt(t *testing.T) {
	g := newGallery(t)
	full := g.Doc()
	g.do(func(tx *model.Tx) error { return model.Delete(tx, g.card) })
	if len(g.Doc().Media()) != 1 {
		t.Fatal("the picture went while a persona shows it")
	}
	g.do(func(tx *model.Tx) error { g.photo(tx, ""); return nil })
	if len(g.Doc().Media()) != 0 {
		t.Fatal("a picture that nothing shows is kept")
	}
	if g.Undo(); len(g.Doc().Media()) != 1 {
		t.Fatal("undoing does not bring the picture back")
	}
	if g.Undo(); !model.Compare(full, g.Doc()).Empty() {
		t.Fatal("undoing does not lead back")
	}
}

func TestAPictureThatIsPutInAnothersPlaceReplacesIt(t *testing.T) {
	g := newGallery(t)
	g.do(func(tx *model.Tx) error { return model.Delete(tx, g.card) })
	g.do(func(tx *model.Tx) error {
		g.photo(tx, model.AddPicture(tx, model.Media{Data: []byte("another face")}))
		return nil
	})
	if m := g.Doc().Media(); len(m) != 1 || string(m[0].Data) != "another face" {
		t.Fatalf("%d pictures", len(m))
	}
}

func TestAPictureMovesFromOneUseToAnother(t *testing.T) {
	g := newGallery(t)
	g.do(func(tx *model.Tx) error {
		g.photo(tx, "")
		return nil
	})
	g.do(func(tx *model.Tx) error {
		g.photo(tx, g.picture)
		return model.Delete(tx, g.card)
	})
	if len(g.Doc().Media()) != 1 {
		t.Fatal("the picture went although it is shown again")
	}
}

func TestAPictureThatNothingHasShownStays(t *testing.T) {
	g := newGallery(t)
	g.do(func(tx *model.Tx) error {
		model.AddPicture(tx, model.Media{Data: []byte("kept for later")})
		return nil
	})
	g.do(func(tx *model.Tx) error { return model.Delete(tx, g.card, g.persona) })
	if m := g.Doc().Media(); len(m) != 1 || string(m[0].Data) != "kept for later" {
		t.Fatalf("%d pictures", len(m))
	}
}
