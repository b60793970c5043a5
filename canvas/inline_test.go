package canvas

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/entry"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
)

// writer opens the editor as the application does and keeps what was committed.
func writer(s *stage, multiline bool) (texts *[]string) {
	texts = new([]string)
	s.editing = func(o tool.OpenEditor) {
		n := s.find(o.Ref)
		s.Edit(o.Ref, n.Label, o.Rect, func(text string) { *texts = append(*texts, o.Ref.ID+" "+text) }, multiline)
	}
	return texts
}

func (s *stage) doubleClick(p fyne.Position) {
	s.click(p)
	s.now = s.now.Add(200 * time.Millisecond)
	s.click(p)
}

func (s *stage) typed(text string) {
	s.t.Helper()
	f := s.w.Canvas().Focused()
	if f == nil || !s.Editing() || f != fyne.Focusable(s.editor.Field()) {
		s.t.Fatalf("the keyboard is with %T", f)
	}
	test.Type(f, text)
}

func (s *stage) editorKey(k fyne.KeyName) { s.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }

func (s *stage) wantClosed() {
	s.t.Helper()
	if s.Editing() || len(s.overlay.Objects) != 0 || s.w.Canvas().Focused() != fyne.Focusable(s.Board) {
		s.t.Errorf("editing %v, %d widgets, focus %T", s.Editing(), len(s.overlay.Objects), s.w.Canvas().Focused())
	}
}

func TestDoubleClickEditsInPlace(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC3)
	s.typed("，核对运费")
	s.editorKey(fyne.KeyReturn)
	if len(*texts) != 1 || (*texts)[0] != "c3 结算付款，核对运费" {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
	s.key(fyne.KeyDelete)
	if _, ok := s.got[len(s.got)-1].(tool.Remove); !ok {
		t.Error("after editing, keys do not reach the map")
	}
}

// A title of several lines ends like any other: a stray new line was once saved into it.
func TestReturnCommitsWhereThereCanBeSeveralLines(t *testing.T) {
	s := open(t)
	texts := writer(s, true)
	s.doubleClick(onC3)
	s.typed("！")
	s.editorKey(fyne.KeyReturn)
	if len(*texts) != 1 || (*texts)[0] != "c3 结算付款！" {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
}

func TestEscapeDropsTheText(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC3)
	s.typed("不要")
	s.editorKey(fyne.KeyEscape)
	if len(*texts) != 0 {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
	s.wantSelected("c3")
}

func TestAPressElsewhereCommits(t *testing.T) {
	s := open(t)
	texts := writer(s, true)
	s.doubleClick(onC3)
	s.typed("一")
	s.editor.Field().KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.editorKey(fyne.KeyReturn)
	s.editor.Field().KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.typed("二")
	s.click(onC1)
	if len(*texts) != 1 || (*texts)[0] != "c3 结算付款一\n二" {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
	s.wantSelected("c1")
}

func TestLosingTheFocusCommitsOnce(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC3)
	s.typed("！")
	s.w.Canvas().Unfocus()
	if len(*texts) != 1 || s.Editing() {
		t.Errorf("committed %q, editing %v", *texts, s.Editing())
	}
}

func TestTheFocusStaysWhereItWent(t *testing.T) {
	s := open(t)
	texts := writer(s, true)
	other := entry.New()
	s.w.SetContent(container.NewBorder(nil, other, nil, nil, s.Board))
	for _, text := range []string{"", "！"} {
		s.now = s.now.Add(time.Hour)
		s.doubleClick(onC3)
		s.typed(text)
		s.w.Canvas().Focus(other)
		if s.Editing() || s.w.Canvas().Focused() != fyne.Focusable(other) {
			t.Errorf("after %q: editing %v, focus %T", text, s.Editing(), s.w.Canvas().Focused())
		}
	}
	if len(*texts) != 1 {
		t.Errorf("committed %q", *texts)
	}
}

func TestAWindowThatComesBackHasNoDeadField(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC3)
	s.typed("！")
	s.editor.Field().FocusLost() // the window loses the keyboard, the canvas keeps its focus
	if len(*texts) != 1 {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
}

func TestCtrlReturnEndsSeveralLines(t *testing.T) {
	s := open(t)
	texts := writer(s, true)
	s.doubleClick(onC3)
	s.typed("！")
	s.editor.Field().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if len(*texts) != 1 {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
}

func TestEditCommitsTheEditorBefore(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC3)
	s.typed("！")
	s.Edit(s.Selection()[0], "new", scene.Rect{X: 10, Y: 10, W: 50, H: 20}, func(string) {}, false)
	if len(*texts) != 1 || !s.Editing() {
		t.Errorf("committed %q, editing %v", *texts, s.Editing())
	}
	s.CloseEditor(false)
	s.wantClosed()
}

func TestUnchangedTextCommitsNothing(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC3)
	s.editorKey(fyne.KeyReturn)
	if len(*texts) != 0 {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
}

func TestTabGoesOnToTheNextCard(t *testing.T) {
	s := open(t)
	texts := writer(s, false)
	s.doubleClick(onC1)
	s.typed("1")
	s.editorKey(fyne.KeyTab)
	s.wantSelected("c2")
	s.typed("2")
	s.editorKey(fyne.KeyReturn)
	if len(*texts) != 2 || (*texts)[0] != "c1 刷到测评短视频1" || (*texts)[1] != "c2 问客服尺码2" {
		t.Errorf("committed %q", *texts)
	}
	s.wantClosed()
}

func TestTheEditorFollowsTheView(t *testing.T) {
	s := open(t)
	writer(s, false)
	s.doubleClick(onC3)
	box := s.editor.box
	if box.Position() != pos(292, 88) || box.Size().Width != 156 || box.Size().Height < 52 {
		t.Fatalf("the editor is at %v, %v", box.Position(), box.Size())
	}
	small := s.editor.Field().MinSize().Height
	s.SetView(s.View().ZoomAt(scene.Point{X: 292, Y: 88}, 2))
	if box.Position() != pos(292, 88) || box.Size().Width != 312 {
		t.Errorf("at zoom 2 the editor is at %v, %v", box.Position(), box.Size())
	}
	if big := s.editor.Field().MinSize().Height; big <= small {
		t.Errorf("its text did not grow: %v, then %v", small, big)
	}
	s.SetView(s.View().Pan(-30, -10))
	if box.Position() != pos(262, 78) {
		t.Errorf("after a pan the editor is at %v", box.Position())
	}
}
