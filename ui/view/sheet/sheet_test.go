package sheet

import (
	"image/color"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// grid returns a sheet of three columns of boxes, 100 × 40 each, in a window of 360 × 200.
func grid(t *testing.T, rows int, ev Events) *Sheet {
	t.Helper()
	test.NewTempApp(t)
	s := New(typeset.Shared(), i18n.For("en"), ev, func(p *Pen) {
		for i := range rows * 3 {
			r := scene.Rect{X: 10 + float64(i%3)*110, Y: 10 + float64(i/3)*50, W: 100, H: 40}
			p.Fill(r, p.Palette.Chip, 4)
			p.Text("box "+strconv.Itoa(i), Plain(BodySize), r.X+4, r.Y+4, r.W, p.Palette.Ink, 1)
			p.Node(scene.Ref{Kind: scene.Card, ID: strconv.Itoa(i)}, r, "box "+strconv.Itoa(i))
		}
	})
	w := test.NewWindow(s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(360, 200))
	t.Cleanup(w.Close)
	return s
}

func (s *Sheet) down(x, y float32, m fyne.KeyModifier) {
	s.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary, Modifier: m})
}

func (s *Sheet) typeKey(k fyne.KeyName) { s.Act(&fyne.KeyEvent{Name: k}) }

func TestArrowsWalkToTheNearestThing(t *testing.T) {
	s := grid(t, 3, Events{})
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "0"}, {fyne.KeyRight, "1"}, {fyne.KeyDown, "4"}, {fyne.KeyLeft, "3"}, {fyne.KeyUp, "0"}, {fyne.KeyUp, "0"},
		{fyne.KeyEnd, "8"}, {fyne.KeyHome, "0"},
	} {
		s.typeKey(step.key)
		if r, label, ok := s.Current(); !ok || r.ID != step.want || label != "box "+step.want {
			t.Fatalf("%s leads to %v %q, not %s", step.key, r, label, step.want)
		}
	}
}

func TestWhatIsWalkedToComesIntoView(t *testing.T) {
	s := grid(t, 12, Events{})
	s.typeKey(fyne.KeyEnd)
	n := s.node("35")
	if top := n.Bounds.Y - s.scroll.Y; top < 0 || top+n.Bounds.H > 200 {
		t.Errorf("the last box stands at %v", top)
	}
	s.typeKey(fyne.KeyHome)
	if s.scroll.Y != 0 {
		t.Errorf("scrolled to %v", s.scroll.Y)
	}
}

// A page down and up goes by what is seen at once, and the keyboard goes with it.
func TestPageKeysTakeTheKeyboardAlong(t *testing.T) {
	s := grid(t, 30, Events{})
	s.typeKey(fyne.KeyPageDown)
	if _, _, on := s.Current(); on || s.scroll.Y != 140 {
		t.Fatalf("without a current box the sheet is at %v", s.scroll.Y)
	}
	s.Choose("1")
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyPageDown, "7"}, {fyne.KeyPageDown, "13"}, {fyne.KeyPageUp, "7"}, {fyne.KeyPageUp, "1"}, {fyne.KeyPageUp, "1"}} {
		s.typeKey(step.key)
		r, _, _ := s.Current()
		if top := s.node(r.ID).Bounds.Y - s.scroll.Y; r.ID != step.want || top < 0 || top > 160 {
			t.Errorf("%s leads to %s at %v, not to %s", step.key, r.ID, top, step.want)
		}
	}
}

func TestPressesSelectAndTheSecondOpens(t *testing.T) {
	selected, opened := 0, ""
	s := grid(t, 3, Events{Select: func() { selected++ }, Open: func(r scene.Ref) { opened = r.ID }})
	now := time.Now()
	s.Now = func() time.Time { return now }
	s.down(20, 20, 0)
	s.down(130, 20, fyne.KeyModifierShortcutDefault)
	if c := s.Chosen(); len(c) != 2 || c[0] != "0" || c[1] != "1" || selected != 2 || opened != "" {
		t.Fatalf("chosen %v after %d events, opened %q", c, selected, opened)
	}
	s.down(130, 20, fyne.KeyModifierShift)
	if c := s.Chosen(); len(c) != 1 || c[0] != "0" {
		t.Fatalf("chosen %v", c)
	}
	s.down(20, 20, 0)
	now = now.Add(time.Second)
	if s.down(20, 20, 0); opened != "" {
		t.Fatal("two slow presses open")
	}
	now = now.Add(100 * time.Millisecond)
	if s.down(20, 20, 0); opened != "" {
		t.Fatal("it opens before the button is up: the driver would take the focus from what was opened")
	}
	if s.MouseUp(nil); opened != "0" {
		t.Fatal("two quick presses do not open")
	}
	if s.down(350, 190, 0); len(s.Chosen()) != 0 {
		t.Error("a press on the ground keeps the selection")
	}
}

func TestADragDropsWhereItIsAndEscapeCallsItOff(t *testing.T) {
	var from, at scene.Point
	drops := 0
	s := grid(t, 3, Events{Grab: func(r scene.Ref) bool { return r.ID != "1" },
		Drop: func(r scene.Ref, a, b scene.Point) { drops++; from, at = a, b }})
	drag := func(x, y, dx, dy float32, end func()) {
		s.down(x, y, 0)
		s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+dx, y+dy)}})
		end()
	}
	drag(20, 20, 50, 60, s.DragEnd)
	if drops != 1 || from != (scene.Point{X: 60, Y: 30}) || at != (scene.Point{X: 110, Y: 90}) {
		t.Fatalf("%d drops, from %v to %v", drops, from, at)
	}
	drag(20, 20, 50, 60, func() { s.typeKey(fyne.KeyEscape); s.DragEnd() })
	drag(130, 20, 50, 60, s.DragEnd) // it is not to be grabbed
	if drops != 1 {
		t.Errorf("%d drops", drops)
	}
}

func TestNudgesAreOfferedWithCtrlAndAlt(t *testing.T) {
	var got []string
	s := grid(t, 1, Events{Nudge: func(r scene.Ref, dx, dy int) bool {
		got = append(got, r.ID+strconv.Itoa(dx)+strconv.Itoa(dy))
		return true
	}})
	s.Choose("2")
	for _, m := range []fyne.KeyModifier{fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt, fyne.KeyModifierShift} {
		s.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: m})
	}
	if len(got) != 2 || got[0] != "20-1" {
		t.Errorf("%v", got)
	}
}

func TestScrollingStopsAtTheEdges(t *testing.T) {
	s := grid(t, 12, Events{})
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)})
	if s.scroll.Y != 0 {
		t.Errorf("above the top: %v", s.scroll.Y)
	}
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -5000)})
	if want := s.whole().H - 200; s.scroll.Y != want {
		t.Errorf("below the bottom: %v, not %v", s.scroll.Y, want)
	}
	if n := s.hit(scene.Point{X: 20, Y: 160}); n == nil || n.Ref.ID != "33" {
		t.Errorf("the pointer finds %v", n)
	}
}

func TestAButtonDoesWhatItSaysInPlaceOfBeingSelected(t *testing.T) {
	pressed, opened := "", 0
	s := grid(t, 2, Events{
		Button: func(r scene.Ref) func() {
			if r.ID != "1" {
				return nil
			}
			return func() { pressed += r.ID }
		},
		Open: func(scene.Ref) { opened++ },
	})
	s.down(20, 20, 0)
	for range 2 {
		s.down(130, 20, 0)
		s.MouseUp(nil)
	}
	s.Choose("1")
	s.typeKey(fyne.KeyReturn)
	s.Choose("0")
	if pressed != "111" || opened != 0 || !s.IsChosen("0") {
		t.Errorf("pressed %q, opened %d, selected %v", pressed, opened, s.Chosen())
	}
}

func (s *Sheet) field() *entry.Entry { return s.editor.Field() }

func TestATextIsEditedOverItsThing(t *testing.T) {
	next := 0
	s := grid(t, 12, Events{Next: func(by int) { next += by }})
	var got []string
	commit := func(text string) { got = append(got, text) }
	s.Edit("1", 0, "old", false, commit)
	if f := s.field(); f.Position().X < 110 || f.Position().X > 120 || f.Text != "old" {
		t.Errorf("the field stands at %v with %q", f.Position(), f.Text)
	}
	s.field().TypedRune('!')
	s.field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Edit("1", 0, "old", false, commit)
	s.field().TypedRune('?')
	s.field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.Edit("1", 0, "old", true, commit)
	s.field().TypedRune('-')
	s.field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	s.Edit("1", 0, "same", false, commit)
	s.down(20, 70, 0) // elsewhere
	if len(got) != 2 || got[0] != "old!" || got[1] != "old-" || next != 1 || s.Editing() {
		t.Errorf("committed %q, went on by %d, still editing %v", got, next, s.Editing())
	}
	s.Edit("0", 0, "x", false, commit)
	at := s.field().Position().Y
	s.scrollBy(0, 100)
	if now := s.field().Position().Y; now != at-100 {
		t.Errorf("the field stays at %v while its thing scrolls", now)
	}
}

func TestADoubleClickOpensOnce(t *testing.T) {
	opened := 0
	s := grid(t, 2, Events{Open: func(scene.Ref) { opened++ }})
	s.down(130, 20, 0)
	s.down(130, 20, 0)
	s.MouseUp(nil)
	if opened != 1 {
		t.Errorf("a double click opens %d times", opened)
	}
}

func TestWhatComesAfterInReadingOrder(t *testing.T) {
	s := grid(t, 2, Events{})
	if r, ok := s.After("2", 1); !ok || r.ID != "3" {
		t.Errorf("after 2 comes %v", r)
	}
	if _, ok := s.After("0", -1); ok {
		t.Error("something comes before the first")
	}
}

// In a small window the choices came to lie on the title, and went out at the left.
func TestTheChoicesOfABarStandBelowItsTitleWhereThereIsNoRoom(t *testing.T) {
	test.NewTempApp(t)
	b := NewBar()
	rest := canvas.NewRectangle(color.Black)
	w := test.NewTempWindow(t, b.Around(rest))
	w.SetPadded(false)
	var choices []Choice
	for _, name := range []string{"‹", "Lin Yue", "Zhou Gong", "›", "+ Persona", "Duplicate", "Delete"} {
		choices = append(choices, Choice{Text: name, Gap: name == "+ Persona"})
	}
	b.Set("Personas", "1 of 2", choices...)
	for _, wide := range []float32{800, 500, 300, 180} {
		w.Resize(fyne.NewSize(wide, 400))
		end := fyne.Position{X: 0, Y: -1}
		for _, c := range b.chips {
			at := c.Position()
			if at.X < barEdge || at.X+c.Size().Width > wide-barEdge || at.Y == end.Y && at.X < end.X || at.Y < end.Y ||
				at.Y < part.BarHeight/2 && at.X < b.title.Position().X+b.title.Size().Width || at.Y+c.Size().Height > rest.Position().Y {
				t.Errorf("in %v a choice of %v stands at %v, the title up to %v, the page at %v", wide, c.Size(), at, b.title.Size().Width, rest.Position().Y)
			}
			end = at.AddXY(c.Size().Width, 0)
		}
		if tall := rest.Position().Y > part.BarHeight+1; tall != (wide < 500) {
			t.Errorf("in %v the page begins at %v", wide, rest.Position().Y)
		}
	}
}
