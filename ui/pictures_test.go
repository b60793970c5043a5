package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/model/picture"
	"sojourn/ui/clipboard"
	"sojourn/ui/edit"
	"sojourn/ui/vm"
)

// photoFile writes a picture of one colour.
func photoFile(t *testing.T, name string, c color.Color) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for i := range 60 * 40 {
		m.Set(i%60, i/60, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return write(t, name, b.Bytes())
}

// middle is the middle of a thing on the map, as a position of the window.
func (w *window) middle(t *testing.T, k scene.Kind, id model.ID) fyne.Position {
	t.Helper()
	n := w.node(scene.Ref{Kind: k, ID: string(id)})
	if n == nil {
		t.Fatalf("%s is not on the map", id)
	}
	w.board.Reveal(n.Ref)
	return w.board.Absolute(w.board.View().Camera.For(w.board.Scene(), n.Layer).ToView(n.Bounds.Center()))
}

func uris(paths ...string) (list []fyne.URI) {
	for _, p := range paths {
		list = append(list, storage.NewFileURI(p))
	}
	return list
}

func (w *window) drop(at fyne.Position, paths ...string) { w.dropped(at, uris(paths...)) }

func TestPicturesGoWhereTheyFall(t *testing.T) {
	w := open(t)
	red, blue := photoFile(t, "红.png", color.NRGBA{200, 0, 0, 255}), photoFile(t, "blue.PNG", color.NRGBA{0, 0, 200, 255})
	card, stage, person := w.card(t, "在线客服").ID, w.session.Doc().Stages(w.mapID)[1].ID, w.session.Doc().Personas()[0].ID
	w.drop(w.middle(t, scene.Card, card), red)
	w.drop(w.middle(t, scene.StageHead, stage), red)
	w.drop(w.middle(t, scene.PersonaStrip, person), red)
	d := w.session.Doc()
	c, _ := model.Get[model.Card](d, card)
	s, _ := model.Get[model.Stage](d, stage)
	p, _ := model.Get[model.Persona](d, person)
	if len(d.Media()) != 1 || c.Picture != d.Media()[0].ID || s.Picture != c.Picture || p.Photo != c.Picture || d.Media()[0].Name != "红.png" {
		t.Fatalf("%q on the card, %q on the stage, %q on the persona, of %d", c.Picture, s.Picture, p.Photo, len(d.Media()))
	}
	cards := len(d.Cards(w.mapID))
	w.drop(w.middle(t, scene.Card, card), blue, red)
	if d = w.session.Doc(); len(d.Cards(w.mapID)) != cards+1 || len(d.Media()) != 2 {
		t.Errorf("%d cards of %d, %d pictures", len(d.Cards(w.mapID)), cards, len(d.Media()))
	}
	w.drop(fyne.NewPos(1, 1), blue) // on the toolbar
	lanes := w.session.Doc().Lanes(w.mapID)
	if last := lanes[len(lanes)-1]; last.Type != model.StoryboardLane {
		t.Errorf("no storyboard but %s", last.Type)
	}
}

func TestAPictureFallsOnAPersonaOfThePanel(t *testing.T) {
	w := open(t)
	person := w.session.Doc().Personas()[0].ID
	for y := float32(0); y < 400; y += 5 {
		if id, ok := w.frame.PersonaAt(fyne.NewPos(60, y)); ok && id == person {
			w.drop(fyne.NewPos(60, y), photoFile(t, "a.png", color.White))
			break
		}
	}
	if p, _ := model.Get[model.Persona](w.session.Doc(), person); p.Photo == "" {
		t.Error("she has no photo")
	}
}

func TestWhatIsNoPictureIsToldAndTheOthersAreTaken(t *testing.T) {
	w := open(t)
	good, bad := photoFile(t, "a.png", color.Black), write(t, "b.jpg", []byte("no picture"))
	w.drop(w.middle(t, scene.Card, w.card(t, "在线客服").ID), bad, good, filepath.Join(t.TempDir(), "gone.gif"))
	if c := w.card(t, "在线客服"); c.Picture == "" {
		t.Error("the good one is not taken")
	}
	if said := strings.Join(w.said(), ""); !strings.Contains(said, "b.jpg, gone.gif") || !strings.Contains(said, "PNG") {
		t.Errorf("told %q", said)
	}
}

func TestFilesOfOtherPicturesAreExplained(t *testing.T) {
	w := open(t)
	w.drop(fyne.NewPos(600, 400), write(t, "a.webp", []byte("RIFF....WEBP")))
	if said := strings.Join(w.said(), ""); !strings.Contains(said, "a.webp") {
		t.Errorf("told %q", said)
	}
}

func TestMorePicturesThanAProjectTakesAreRefused(t *testing.T) {
	w := open(t)
	var paths []string
	for i := range limits.Media + 5 {
		paths = append(paths, photoFile(t, "a.png", color.NRGBA{uint8(i), 1, 2, 255}))
	}
	before := w.session.Doc()
	w.drop(fyne.NewPos(600, 400), paths...)
	if w.session.Doc() != before {
		t.Error("some are taken")
	}
	_, err := w.editor().Hang(make([]model.Media, 1), edit.Spot{On: []scene.Ref{{Kind: scene.Card, ID: "gone"}}})
	if err == nil {
		t.Error("a card that is gone has a picture")
	}
}

func TestAProjectToLookAtTakesNoPicture(t *testing.T) {
	w := open(t)
	w.work.Edited(w.session.Doc())
	before := w.session.Doc()
	w.session.Guard(func() error { return edit.ErrLocked })
	w.drop(w.middle(t, scene.Card, w.card(t, "在线客服").ID), photoFile(t, "a.png", color.White))
	if w.session.Doc() != before {
		t.Error("changed")
	}
}

func TestAFieldOfTheInspectorChoosesReplacesAndRemoves(t *testing.T) {
	w := open(t)
	id := w.card(t, "在线客服").ID
	field := func() vm.Field {
		f, ok := vm.Inspect(w.session.Doc(), w.mapID, []model.ID{id}, "zh", w.words).Find(string(id) + ".picture")
		if !ok {
			t.Fatal("no field")
		}
		return f
	}
	var names []string
	for _, c := range []color.Color{color.White, color.Black} {
		w.chosen(field(), photoFile(t, "a.png", c))
		if f := field(); f.Shown == nil || len(w.session.Doc().Media()) != 1 {
			t.Fatalf("%d pictures", len(w.session.Doc().Media()))
		}
		names = append(names, string(field().Shown.ID))
		w.thumb(field().Shown, func(m image.Image) {
			if m == nil || m.Bounds().Dx() != 60 {
				t.Errorf("a thumb of %v", m)
			}
		})
	}
	if names[0] == names[1] {
		t.Error("the same")
	}
	w.editField(field(), vm.Value{})
	if field().Shown != nil || len(w.session.Doc().Media()) != 0 {
		t.Error("still there")
	}
	if w.session.Undo(); field().Shown == nil || string(field().Shown.ID) != names[1] {
		t.Error("undo does not bring it back")
	}
}

func TestCopiedPictureFilesArePasted(t *testing.T) {
	w := open(t)
	id := w.card(t, "在线客服").ID
	w.board.Select(string(id))
	w.app.Clipboard().SetContent(storage.NewFileURI(photoFile(t, "a b.png", color.White)).String())
	w.actions.Run("edit.paste")
	if w.card(t, "在线客服").Picture == "" {
		t.Error("not pasted onto the card")
	}
	w.app.Clipboard().SetContent("data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAIBRAA7")
	w.board.Select()
	w.actions.Run("edit.paste")
	if n := len(w.session.Doc().Media()); n != 2 {
		t.Errorf("%d pictures", n)
	}
}

// tells reports that a text can be read in the window.
func (w *window) tells(words string) bool {
	return slices.ContainsFunc(test.LaidOutObjects(w.win.Content()), func(o fyne.CanvasObject) bool {
		text, ok := o.(*canvas.Text)
		return ok && text.Text == words
	})
}

// copied puts on the clipboard what only the system can tell.
func (w *window) copied(c clipboard.Content, err error) {
	w.foreign = func() (clipboard.Content, error) { return c, err }
}

func pixels(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(photoFile(t, "a.png", color.White))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A picture on the clipboard goes onto all that is selected, is stored once and taken back at once; a text that stands
// beside it in the toolkit's own clipboard is left over from before.
func TestACopiedPictureIsPastedOntoAllThatIsSelected(t *testing.T) {
	w := open(t)
	w.app.Clipboard().SetContent("left over")
	w.copied(clipboard.Content{Picture: pixels(t)}, nil)
	a, b := w.card(t, "在线客服"), w.card(t, "短视频测评")
	w.board.Select(string(a.ID), string(b.ID))
	before := w.session.Doc()
	w.actions.Run("edit.paste")
	if a, b = w.card(t, "在线客服"), w.card(t, "短视频测评"); a.Picture == "" || a.Picture != b.Picture || len(w.session.Doc().Media()) != 1 {
		t.Fatalf("%q and %q of %d", a.Picture, b.Picture, len(w.session.Doc().Media()))
	}
	if w.session.UndoLabel() != "do.picture" || !w.session.Undo() || !model.Compare(before, w.session.Doc()).Empty() {
		t.Error("it is not one step")
	}
}

func TestACopiedPictureFindsAPlaceOfItsOwn(t *testing.T) {
	w := open(t)
	w.copied(clipboard.Content{Picture: pixels(t)}, nil)
	c := w.card(t, "在线客服")
	w.pasteInto(scene.Slot{Lane: string(c.Lane), Column: string(c.Column)})
	if cell := w.session.Doc().Cell(c.Lane, c.Column); len(cell) != 3 || cell[2].Picture == "" || w.selected()[0] != cell[2].ID {
		t.Errorf("%d cards in the cell", len(cell))
	}
	w.board.Select()
	w.actions.Run("edit.paste")
	last, _ := model.Get[model.Card](w.session.Doc(), w.selected()[0])
	if l, _ := model.Get[model.Lane](w.session.Doc(), last.Lane); l.Type != model.StoryboardLane || len(w.session.Doc().Media()) != 1 {
		t.Errorf("it is in %s, of %d", l.Type, len(w.session.Doc().Media()))
	}
}

// The outline has cells to select: what is pasted goes into the one that is.
func TestWhatIsPastedInTheOutlineGoesIntoItsCell(t *testing.T) {
	w := outlined(t)
	c := w.card(t, "在线客服")
	toCell := func() {
		w.outline.Select(string(c.ID))
		for range 5 {
			if l, _ := w.outline.Current(); l.Kind == vm.CellLine {
				return
			}
			w.outline.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
		}
		t.Fatal("no cell above the card")
	}
	toCell()
	w.copied(clipboard.Content{Picture: pixels(t)}, nil)
	w.actions.Run("edit.paste")
	if n := len(w.session.Doc().Cell(c.Lane, c.Column)); n != 3 {
		t.Fatalf("%d cards with the picture", n)
	}
	toCell()
	w.copied(clipboard.Content{}, nil)
	w.app.Clipboard().SetContent("text")
	w.actions.Run("edit.paste")
	if n := len(w.session.Doc().Cell(c.Lane, c.Column)); n != 4 || len(w.session.Doc().Tray(w.mapID)) != 0 {
		t.Errorf("%d cards with the text", n)
	}
}

func TestFilesCopiedInAFileManagerArePasted(t *testing.T) {
	w := open(t)
	w.board.Select(string(w.card(t, "在线客服").ID))
	w.copied(clipboard.Content{Files: storage.NewFileURI(photoFile(t, "图 1.png", color.White)).String() + "\r\n"}, nil)
	w.actions.Run("edit.paste")
	if c := w.card(t, "在线客服"); c.Picture == "" || w.session.Doc().Media()[0].Name != "图 1.png" {
		t.Error("not pasted onto the card")
	}
}

// The file dialog, a drop and the inspector mean all that is selected.
func TestAChosenPictureIsForAllThatIsSelected(t *testing.T) {
	w := open(t)
	a, b := w.card(t, "在线客服").ID, w.card(t, "短视频测评").ID
	w.board.Select(string(a), string(b))
	field, ok := vm.Inspect(w.session.Doc(), w.mapID, w.selected(), "zh", w.words).Find(string(a) + "." + string(b) + ".picture")
	for name, hang := range map[string]func(path string){
		"dialog":    func(path string) { w.hangFiles([]string{path}, w.spotSelected()) },
		"drop":      func(path string) { w.drop(w.middle(t, scene.Card, b), path) },
		"inspector": func(path string) { w.chosen(field, path) },
	} {
		hang(photoFile(t, name+".png", color.Black))
		d := w.session.Doc()
		if x, y := w.card(t, "在线客服").Picture, w.card(t, "短视频测评").Picture; !ok || x == "" || x != y || len(d.Media()) != 1 {
			t.Errorf("%s: %q and %q of %d", name, x, y, len(d.Media()))
		}
		if w.session.Undo(); len(w.session.Doc().Media()) != 0 {
			t.Errorf("%s: not one step", name)
		}
	}
	w.drop(w.middle(t, scene.Card, w.card(t, "快递员送货").ID), photoFile(t, "a.png", color.White))
	if w.card(t, "在线客服").Picture != "" || w.card(t, "快递员送货").Picture == "" {
		t.Error("a card that is not selected is not meant alone")
	}
}

// The program that holds the clipboard hangs, or what it has is no picture: it is told, and nothing is pasted.
func TestAClipboardThatCannotBeReadIsTold(t *testing.T) {
	w := open(t)
	w.app.Clipboard().SetContent("not to be asked for")
	before := w.session.Doc()
	w.copied(clipboard.Content{}, clipboard.ErrSilent)
	w.actions.Run("edit.paste")
	if !w.tells(w.words("clip.silent")) {
		t.Error("a silent owner is not told")
	}
	for reason, c := range map[string]struct {
		clipboard.Content
		error
	}{
		"cause.picture.large":   {error: &picture.Error{Code: picture.Large}},
		"cause.picture.damaged": {Content: clipboard.Content{Picture: pixels(t)[:40]}},
	} {
		w.copied(c.Content, c.error)
		w.actions.Run("edit.paste")
		if said := strings.Join(w.said(), ""); !strings.Contains(said, w.words(reason)) {
			t.Errorf("%s: told %q", reason, said)
		}
		w.win.Canvas().Overlays().Top().Hide()
	}
	if w.session.Doc() != before {
		t.Error("something was pasted")
	}
}

func TestMenusOfferAPictureWhereOneCanBe(t *testing.T) {
	w := open(t)
	for _, k := range []scene.Kind{scene.Card, scene.StageHead, scene.PersonaStrip} {
		if !slices.ContainsFunc(w.offers(tool.Menu{Ref: scene.Ref{Kind: k}}), func(o offer) bool { return o.action == "insert.picture" }) {
			t.Errorf("not at %v", k)
		}
	}
}
