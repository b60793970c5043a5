package edit

import (
	"errors"
	"slices"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
)

func photos(names ...string) (list []model.Media) {
	for _, n := range names {
		list = append(list, model.Media{Name: n, Type: "image/png", Data: []byte(n)})
	}
	return list
}

// hang puts pictures somewhere and undoes it again; what it did is in the document that it returns.
func (f *fixture) hang(list []model.Media, at Spot) (*model.Document, Result) {
	f.Helper()
	before := f.Session.Doc()
	res, err := f.Hang(list, at)
	if err != nil {
		f.Fatal(err)
	}
	after := f.Session.Doc()
	if f.Session.UndoLabel() != "do.picture" || !f.Session.Undo() || !model.Compare(before, f.Session.Doc()).Empty() {
		f.Error("it is not one step")
	}
	return after, res
}

func TestAThingShowsThePictureThatFallsOnIt(t *testing.T) {
	f := newFixture(t)
	d := f.Session.Doc()
	card, person, stage := f.add(model.PainsLane, 0, "a"), d.Personas()[0].ID, d.Stages(f.Map)[0].ID
	added, err := f.AddStep(stage)
	if err != nil {
		t.Fatal(err)
	}
	step := added.Selected[0]
	shows := func(d *model.Document, id model.ID) model.ID {
		r, _ := d.Find(id)
		refs := model.References(r)
		i := slices.IndexFunc(refs, func(r model.Reference) bool { return slices.Contains(r.Kinds, model.KindMedia) })
		if i < 0 {
			return ""
		}
		return refs[i].ID
	}
	for kind, id := range map[scene.Kind]model.ID{scene.Card: card, scene.PersonaStrip: person, scene.StageHead: stage, scene.StepHead: step} {
		after, _ := f.hang(photos("x"), Spot{On: []scene.Ref{{Kind: kind, ID: string(id)}}})
		if m := after.Media(); len(m) != 1 || shows(after, id) != m[0].ID {
			t.Errorf("%s shows %q of %d", id, shows(after, id), len(m))
		}
	}
}

// All that is selected shows a picture, which is stored once. The locked ones are left alone.
func TestSeveralThingsShowOnePicture(t *testing.T) {
	f := newFixture(t)
	d := f.Session.Doc()
	a, b, locked := f.add(model.PainsLane, 0, "a"), f.add(model.ThoughtsLane, 1, "b"), f.add(model.PainsLane, 1, "c")
	person := d.Personas()[0].ID
	f.Session.Do("x", func(tx *model.Tx) error { return change(tx, locked, func(c *model.Card) { c.Locked = true }) })
	on := []scene.Ref{{Kind: scene.Card, ID: string(locked)}, {Kind: scene.Card, ID: string(a)}, {Kind: scene.PersonaStrip, ID: string(person)},
		{Kind: scene.Card, ID: string(b)}}
	after, res := f.hang(photos("x", "y"), Spot{On: on})
	x := model.MediaID([]byte("x"))
	p, _ := model.Get[model.Persona](after, person)
	for id, want := range map[model.ID]model.ID{a: x, b: x, locked: ""} {
		if c, _ := model.Get[model.Card](after, id); c.Picture != want {
			t.Errorf("%s shows %q", c.Title.In("zh"), c.Picture)
		}
	}
	if len(after.Media()) != 2 || p.Photo != x || len(after.Cell(f.lane(model.PainsLane), f.cols[0].ID)) != 2 || len(res.Selected) != 1 {
		t.Errorf("%d pictures, %v selected", len(after.Media()), res.Selected)
	}
}

func TestMorePicturesThanACardShowsBecomeCardsBesideIt(t *testing.T) {
	f := newFixture(t)
	a := f.add(model.PainsLane, 1, "a")
	after, res := f.hang(photos("x", "y", "z"), Spot{On: []scene.Ref{{Kind: scene.Card, ID: string(a)}}})
	cell := after.Cell(f.lane(model.PainsLane), f.cols[1].ID)
	if len(cell) != 3 || len(res.Selected) != 2 || cell[0].Picture != model.MediaID([]byte("x")) || cell[2].Picture != model.MediaID([]byte("z")) || cell[1].Type != model.PainCard {
		t.Errorf("%d cards, %v selected", len(cell), res.Selected)
	}
}

func TestPicturesInACellBecomeCardsOfItsKind(t *testing.T) {
	f := newFixture(t)
	for lane, want := range map[model.LaneType]model.CardType{
		model.PainsLane: model.PainCard, model.TouchpointsLane: model.TouchpointCard, model.ThoughtsLane: model.PictureCard,
	} {
		after, res := f.hang(photos("x", "x"), Spot{Slot: f.slot(lane, 2)})
		cell := after.Cell(f.lane(lane), f.cols[2].ID)
		if len(cell) != 2 || len(res.Selected) != 2 || cell[0].Type != want || len(after.Media()) != 1 {
			t.Errorf("%s: %d cards, %d pictures", lane, len(cell), len(after.Media()))
		}
	}
}

func TestAPictureWithoutAPlaceGoesToTheStoryboard(t *testing.T) {
	f := newFixture(t)
	for i, at := range []Spot{{}, {Slot: scene.Slot{Lane: string(f.lane(model.EmotionLane))}}, {Slot: scene.Slot{Lane: "gone"}}} {
		after, res := f.hang(photos("x"), at)
		c, _ := model.Get[model.Card](after, res.Selected[0])
		if l, _ := model.Get[model.Lane](after, c.Lane); l.Type != model.StoryboardLane || c.Column != f.cols[0].ID || c.Type != model.PictureCard {
			t.Errorf("%d: a %s card in %s", i, c.Type, l.Type)
		}
	}
	after, _ := f.hang(photos("x"), Spot{Slot: scene.Slot{Column: string(f.cols[2].ID)}})
	if lane := after.Lanes(f.Map); len(after.Cell(lane[len(lane)-1].ID, f.cols[2].ID)) != 1 {
		t.Error("not in the column that was meant")
	}
}

func TestALockedCardTakesNoPicture(t *testing.T) {
	f := newFixture(t)
	a := f.add(model.PainsLane, 0, "a")
	f.Session.Do("x", func(tx *model.Tx) error { return change(tx, a, func(c *model.Card) { c.Locked = true }) })
	before := f.Session.Doc()
	if _, err := f.Hang(photos("x"), Spot{On: []scene.Ref{{Kind: scene.Card, ID: string(a)}}}); !errors.Is(err, ErrLocked) || f.Session.Doc() != before {
		t.Errorf("%v", err)
	}
}

func TestACardThatIsCutAndPastedKeepsItsPicture(t *testing.T) {
	f := newFixture(t)
	res, err := f.Hang(photos("x"), Spot{Slot: f.slot(model.PainsLane, 0)})
	if err != nil {
		t.Fatal(err)
	}
	clip := f.Copy(res.Selected)
	f.apply(tool.Remove{Refs: []scene.Ref{{Kind: scene.Card, ID: string(res.Selected[0])}}})
	if len(f.Session.Doc().Media()) != 0 {
		t.Fatal("the picture is kept")
	}
	other := newFixture(t) // another project
	for _, to := range []*fixture{f, other, f} {
		got, err := to.Paste(clip, clip.Text, to.cols[1].ID)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := model.Get[model.Card](to.Session.Doc(), got.Selected[0])
		if m, ok := model.Get[model.Media](to.Session.Doc(), c.Picture); !ok || string(m.Data) != "x" || len(to.Session.Doc().Media()) != 1 {
			t.Errorf("%q, %d pictures", m.Data, len(to.Session.Doc().Media()))
		}
	}
}

func TestCopiedFilesAndDataAddressesArePictures(t *testing.T) {
	for text, want := range map[string][]string{
		"file:///a/b%20c.png": {"/a/b c.png"},
		"file://localhost/a/b.JPG\r\nfile:///%E5%9B%BE.gif\r\n": {"/a/b.JPG", "/图.gif"},
		"x-special/nautilus-clipboard\ncopy\nfile:///a.png\n":   {"/a.png"},
		"cut\nfile:///a.png":               {"/a.png"},
		"# from a camera\r\nfile:///a.png": {"/a.png"},
		"\"/home/me/my picture.jpeg\"":     {"/home/me/my picture.jpeg"},
		"/a.png\n\n/b.png":                 {"/a.png", "/b.png"},
		"file://server/a.png":              nil,
		"file:///a.pdf":                    nil,
		"/a.png\nand some words":           nil,
		"a.png":                            nil,
		"":                                 nil,
		"copy":                             nil,
		"http://example.com/a.png":         nil,
		"data:image/png;base64,?":          nil,
		"data:text/plain;base64,aGVsbG8=":  nil,
	} {
		if got, data := PastedPictures(text); !slices.Equal(got, want) || data != nil {
			t.Errorf("%q: %v, %q", text, got, data)
		}
	}
	if paths, data := PastedPictures(" data:image/png;base64,aGVsbG8=\n"); string(data) != "hello" || paths != nil {
		t.Errorf("%v, %q", paths, data)
	}
}

func FuzzPastedPictures(f *testing.F) {
	for _, s := range []string{"file:///a%20b.png\n/b.jpg", "data:image/png;base64,aGVsbG8=", "x-special/nautilus-clipboard\ncopy\n", "file://%zz.png", "\"", "file:///c:/a.gif"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		paths, data := PastedPictures(text)
		if len(paths) > 0 && data != nil {
			t.Fatal("both")
		}
		if slices.Contains(paths, "") {
			t.Fatal("a path without a name")
		}
	})
}
