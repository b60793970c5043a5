package view

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/entry"
	"sojourn/model"
	"sojourn/ui/theme"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

func (s *stage) entryWith(text string) *entry.Entry {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.Content) {
		if e, ok := o.(*entry.Entry); ok && e.Text == text {
			return e
		}
	}
	s.t.Fatalf("no field holds %q", text)
	return nil
}

func (s *stage) title() string {
	c, _ := model.Get[model.Card](s.session.Doc(), s.card)
	return c.Title.In(s.lang)
}

func TestTypingKeepsTheFieldAndItsCursor(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	e := s.entryWith("结算页付款")
	s.win.Canvas().Focus(e)
	e.CursorToEnd()
	for _, r := range "慢！" {
		e.TypedRune(r)
	}
	if s.title() != "结算页付款慢！" || s.entryWith("结算页付款慢！") != e || s.win.Canvas().Focused() != fyne.Focusable(e) {
		t.Errorf("the card is %q", s.title())
	}
	// A change that is not what was typed, as an undo is, shows at once, and the field keeps the keyboard.
	s.do(func(tx *model.Tx) error {
		c, _ := model.Get[model.Card](tx, s.card)
		c.Title = both("从别处来", "from elsewhere")
		model.Put(tx, c)
		return nil
	})
	s.SetInspector(s.inspect())
	if e.Text != "从别处来" || e.CursorColumn != 4 || s.win.Canvas().Focused() != fyne.Focusable(e) {
		t.Errorf("the field shows %q, cursor %d", e.Text, e.CursorColumn)
	}
}

func TestAddingARowKeepsTheRestOfTheForm(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	s.tap("添加")
	c, _ := model.Get[model.Card](s.session.Doc(), s.card)
	if len(c.Metrics) != 2 {
		t.Fatalf("%d metrics", len(c.Metrics))
	}
	s.entryWith("停留")
}

// tap presses the button with this text.
func (s *stage) tap(text string) {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.Content) {
		if b, ok := o.(*part.Button); ok && b.Text == text {
			test.Tap(b)
			return
		}
	}
	s.t.Fatalf("no button %s", text)
}

func TestSectionsStayAsTheyWereLeft(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	fields := len(s.inspector.cells)
	s.row("更多")
	open := len(s.inspector.cells)
	if open <= fields {
		t.Fatal("the section did not open")
	}
	s.SetInspector(vm.Inspector{})
	s.SetInspector(s.inspect())
	if len(s.inspector.cells) != open {
		t.Error("the section closed by itself")
	}
}

// row presses the row with this text.
func (s *stage) row(text string) {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.Content) {
		if r, ok := o.(*part.Row); ok && r.Text == text {
			test.Tap(r)
			return
		}
	}
	s.t.Fatalf("no row %s", text)
}

func TestFacesBarsAndTicksReachTheCard(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	for _, o := range test.LaidOutObjects(s.Content) {
		switch w := o.(type) {
		case *part.FacePick:
			w.Tapped(&fyne.PointEvent{Position: fyne.NewPos(150, 10)})
		case *part.Check:
			if w.Text == "关键时刻" {
				test.Tap(w)
			}
		case *part.Choice:
			w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
	}
	c, _ := model.Get[model.Card](s.session.Doc(), s.card)
	if *c.Touchpoint.Emotion != 2 || c.Touchpoint.Moment || c.Touchpoint.Line != model.Offline {
		t.Errorf("%v %v %s", *c.Touchpoint.Emotion, c.Touchpoint.Moment, c.Touchpoint.Line)
	}
}

func TestWheelMovesThePanelAlsoOverATextField(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 500)
	e := s.entryWith("结算页付款")
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(20, 10)
	test.Scroll(s.win.Canvas(), at, 0, -60)
	if s.inspector.scroll.Offset.Y != 60 {
		t.Errorf("the panel stands at %v", s.inspector.scroll.Offset.Y)
	}
}

func TestANumberIsTakenOnceItIsOne(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1200, 800)
	e := s.entryWith("3.7")
	value := func() any {
		c, _ := model.Get[model.Card](s.session.Doc(), s.card)
		if c.Metrics[0].Value == nil {
			return nil
		}
		return *c.Metrics[0].Value
	}
	s.win.Canvas().Focus(e)
	e.SetText("4分")
	if value() != 3.7 {
		t.Errorf("took %v", value())
	}
	e.SetText("41%")
	if value() != 41.0 {
		t.Errorf("took %v", value())
	}
	e.SetText("")
	if value() != nil {
		t.Errorf("took %v", value())
	}
}

// The name of a lane stands above the fields of its cards. A long one pushed them out of the window.
func TestALongHeadingLeavesTheFieldsInThePanel(t *testing.T) {
	s := newStage(t, "zh", theme.ContrastMode).open(1200, 800)
	v := s.inspect()
	v.Title = strings.Repeat("一个没有任何停顿的泳道名称", 8)
	s.SetInspector(v)
	e := s.entryWith("结算页付款")
	if right := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).X + e.Size().Width; right > 1200 {
		t.Errorf("a field ends at %v of 1200", right)
	}
}

// Tab led to fields below the edge of the window, which stayed there.
func TestWhatTabLeadsToIsSeen(t *testing.T) {
	s := newStage(t, "en", theme.LightMode).open(1024, 560)
	d := fyne.CurrentApp().Driver()
	c := s.win.Canvas()
	c.Focus(fields(s.right)[0])
	out := 0
	for range 60 {
		o, ok := c.Focused().(fyne.CanvasObject)
		if ok && s.area(c.Focused()) != 3 && s.area(c.Focused()) != 0 {
			top := d.AbsolutePositionForObject(o).Y
			if top < toolbarHeight || top+o.Size().Height > 560-statusHeight {
				out++
				t.Errorf("%T at %v is out of sight", o, top)
			}
		}
		c.FocusNext()
	}
	if s.inspector.scroll.Offset.Y == 0 && s.side.scroll.Offset.Y == 0 && out == 0 {
		t.Error("nothing had to be scrolled")
	}
}
