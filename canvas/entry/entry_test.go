package entry

import (
	"math/rand/v2"
	"os"
	"sort"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

const ms = time.Millisecond

// script replays what the driver sends, in order of time, without sleeping.
type script struct {
	e     *Entry
	now   time.Duration
	stall [2]time.Duration // no beat comes between these
	beats bool
	beat  time.Duration // when the next comes
	calls int           // how often the composition was called off
}

type step struct {
	at  time.Duration
	run func(*Entry)
}

func TestMain(m *testing.M) {
	app := test.NewApp()
	code := m.Run()
	app.Quit()
	os.Exit(code)
}

func newScript(t *testing.T, e *Entry) *script {
	t.Helper()
	test.NewTempWindow(t, e).Canvas().Focus(e)
	return play(e)
}

func (s *script) board() *keyboard { return s.e.keys.board }

func play(e *Entry) *script {
	s := &script{e: e}
	b := newKeyboard()
	b.guard.now = func() time.Time { return time.Unix(1000, 0).Add(s.now) }
	b.beat = func(on bool) {
		s.beats = on
		s.soon()
	}
	b.cancel = func(fyne.CanvasObject) bool { s.calls++; return true }
	e.keys.board = b
	return s
}

// soon sets the next beat a frame from now, or when the program has time again.
func (s *script) soon() {
	s.beat = s.now + 16*ms
	if s.beat > s.stall[0] && s.beat < s.stall[1] {
		s.beat = s.stall[1]
	}
}

// run plays steps by their time and then lets all beats end.
func (s *script) run(steps ...[]step) {
	var all []step
	for _, st := range steps {
		all = append(all, st...)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].at < all[j].at })
	start := s.now
	for _, st := range all {
		s.until(start + st.at)
		st.run(s.e)
	}
	s.until(s.now + time.Second)
}

func (s *script) until(end time.Duration) {
	for s.beats && s.beat <= end {
		s.now = s.beat
		s.soon()
		s.board().follow(s.board().guard.beat())
	}
	s.now = end
}

func key(at time.Duration, k fyne.KeyName) []step {
	return []step{{at, func(e *Entry) { e.TypedKey(&fyne.KeyEvent{Name: k}) }}}
}

func commit(at time.Duration, text string) (steps []step) {
	for _, r := range text {
		steps = append(steps, step{at, func(e *Entry) { e.TypedRune(r) }})
	}
	return steps
}

// typed is plain typing: each letter key comes every gap, its rune lag later; '<' is BackSpace and '\n' Return.
func typed(gap, lag time.Duration, text string) (steps []step) {
	at := time.Duration(0)
	for _, r := range text {
		switch r {
		case '<':
			steps = append(steps, key(at, fyne.KeyBackspace)...)
		case '\n':
			steps = append(steps, key(at, fyne.KeyReturn)...)
		default:
			name := fyne.KeyName(strings.ToUpper(string(r)))
			if r == ' ' {
				name = fyne.KeySpace
			}
			steps = append(append(steps, key(at, name)...), commit(at+lag, string(r))...)
		}
		at += gap
	}
	return steps
}

// composed is letter keys that an input method takes: no runes.
func composed(from, gap time.Duration, letters string) (steps []step) {
	for i, r := range letters {
		steps = append(steps, key(from+time.Duration(i)*gap, fyne.KeyName(strings.ToUpper(string(r))))...)
	}
	return steps
}

func presses(from, gap time.Duration, k fyne.KeyName, n int) (steps []step) {
	for i := range n {
		steps = append(steps, key(from+time.Duration(i)*gap, k)...)
	}
	return steps
}

func TestPlainTypingKeepsEveryKeyInOrder(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"letters", "abcdef", "abcdef"},
		{"backspace", "abx<c", "abc"},
		{"backspaces", "abxyz<<<cd", "abcd"},
		{"return", "ab\ncd\nef", "ab\ncd\nef"},
		{"punctuation", "a.<,b", "a,b"},
		{"digits", "a1<2 3<", "a2 "},
		{"mixed", "a;<b'x<\nyy<<z", "ab'\nz"},
		{"leading edits", "<\na", "\na"},
	} {
		for _, lag := range []time.Duration{0, 3 * ms, 12 * ms, 40 * ms} {
			t.Run(c.name+lag.String(), func(t *testing.T) {
				s := newScript(t, NewMultiLine())
				s.run(typed(5*ms, lag, c.text))
				if s.e.Text != c.want {
					t.Fatalf("text %q, want %q", s.e.Text, c.want)
				}
				if s.board().guard.busy() {
					t.Error("keys are still held")
				}
			})
		}
	}
}

func TestCompositionNeverTouchesTheText(t *testing.T) {
	for _, c := range []struct {
		name  string
		steps [][]step
		want  string
	}{
		{"compose, correct, commit", [][]step{
			composed(0, 100*ms, "shijie"), key(900*ms, fyne.KeyBackspace), key(1000*ms, fyne.KeyBackspace),
			composed(1100*ms, 100*ms, "ie"), key(1500*ms, fyne.KeySpace), commit(1510*ms, "世界"),
		}, "你好世界"},
		{"correct at once, before the first letter is old", [][]step{
			composed(0, 30*ms, "ni"), key(60*ms, fyne.KeyBackspace), commit(700*ms, "呢"),
		}, "你好呢"},
		{"all corrected away, then a real BackSpace", [][]step{
			composed(0, 100*ms, "ab"), key(500*ms, fyne.KeyBackspace), key(600*ms, fyne.KeyBackspace),
			key(800*ms, fyne.KeyBackspace),
		}, "你"},
		{"Return picks the raw letters", [][]step{
			composed(0, 100*ms, "abc"), key(600*ms, fyne.KeyReturn), commit(615*ms, "abc"),
		}, "你好abc"},
		{"after the raw letters Return is a new line again", [][]step{
			composed(0, 100*ms, "abc"), key(600*ms, fyne.KeyReturn), commit(615*ms, "abc"), key(900*ms, fyne.KeyReturn),
		}, "你好abc\n"},
		{"arrows move in the candidates", [][]step{
			composed(0, 100*ms, "hao"), key(500*ms, fyne.KeyLeft), key(560*ms, fyne.KeyLeft), key(600*ms, fyne.KeyHome),
			key(700*ms, fyne.KeyDown), commit(800*ms, "号"),
		}, "你好号"},
		{"a digit picks a candidate", [][]step{
			composed(0, 100*ms, "hao"), key(500*ms, fyne.Key2), commit(510*ms, "号"),
		}, "你好号"},
		{"Delete and Tab stay with the composition", [][]step{
			composed(0, 100*ms, "hao"), key(500*ms, fyne.KeyDelete), key(550*ms, fyne.KeyTab), commit(600*ms, "好"),
		}, "你好好"},
		{"Escape, then a real BackSpace", [][]step{
			composed(0, 100*ms, "zhong"), key(800*ms, fyne.KeyEscape), key(1200*ms, fyne.KeyBackspace),
		}, "你"},
		{"letters typed before the commit came are corrected", [][]step{
			composed(0, 30*ms, "nihao"), key(150*ms, fyne.KeySpace), composed(160*ms, 30*ms, "shi"), commit(300*ms, "世界"),
			key(800*ms, fyne.KeyBackspace), key(830*ms, fyne.KeyBackspace), key(860*ms, fyne.KeyBackspace),
		}, "你好世界"},
		{"BackSpace pressed before the commit came", [][]step{
			composed(0, 30*ms, "shijie"), key(500*ms, fyne.KeySpace), key(520*ms, fyne.KeyBackspace), commit(560*ms, "世界"),
		}, "你好世"},
		{"two commits in one", [][]step{
			composed(0, 10*ms, "ni"), key(30*ms, fyne.KeySpace), composed(40*ms, 10*ms, "hao"), key(80*ms, fyne.KeySpace),
			commit(400*ms, "呢号"), key(600*ms, fyne.KeyBackspace),
		}, "你好呢"},
		{"letters typed before the raw letters came are corrected", [][]step{
			composed(0, 30*ms, "abc"), key(300*ms, fyne.KeyReturn), composed(310*ms, 10*ms, "de"), commit(340*ms, "abc"),
			key(700*ms, fyne.KeyBackspace), key(730*ms, fyne.KeyBackspace),
		}, "你好abc"},
		{"Return at once after the raw letters", [][]step{
			composed(0, 30*ms, "abc"), key(300*ms, fyne.KeyReturn), key(320*ms, fyne.KeyReturn), commit(350*ms, "abc"),
		}, "你好abc\n"},
		{"BackSpace takes a choice back before it takes letters", [][]step{
			composed(0, 30*ms, "nimen"), key(300*ms, fyne.Key2), presses(500*ms, 30*ms, fyne.KeyBackspace, 6),
		}, "你好"},
		{"turning pages takes no BackSpace", [][]step{
			composed(0, 30*ms, "ni"), key(300*ms, fyne.KeyEqual), key(350*ms, fyne.KeyEqual), presses(900*ms, 30*ms, fyne.KeyBackspace, 3),
		}, "你"},
		{"nothing is left of the cursor", [][]step{
			composed(0, 30*ms, "ni"), key(300*ms, fyne.KeyHome), presses(400*ms, 30*ms, fyne.KeyBackspace, 4), commit(900*ms, "呢"),
		}, "你好呢"},
		{"corrected inside", [][]step{
			composed(0, 30*ms, "nix"), key(300*ms, fyne.KeyLeft), key(330*ms, fyne.KeyDelete), presses(400*ms, 30*ms, fyne.KeyBackspace, 2),
			key(600*ms, fyne.KeyBackspace),
		}, "你"},
		{"all deleted from the front, then a real Delete", [][]step{
			composed(0, 30*ms, "ni"), key(300*ms, fyne.KeyHome), presses(330*ms, 30*ms, fyne.KeyDelete, 2), key(500*ms, fyne.KeyBackspace),
		}, "你"},
		{"raw letters with the cursor at their front", [][]step{
			composed(0, 30*ms, "ni"), key(300*ms, fyne.KeyHome), commit(350*ms, "n"), key(400*ms, fyne.KeyDelete), key(450*ms, fyne.KeyBackspace),
		}, "你好"},
		{"Chinese punctuation", [][]step{key(0, fyne.KeyComma), commit(5*ms, "，")}, "你好，"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScript(t, NewMultiLine())
			s.e.SetText("你好")
			s.e.CursorToEnd()
			s.run(c.steps...)
			if s.e.Text != c.want {
				t.Fatalf("text %q, want %q", s.e.Text, c.want)
			}
		})
	}
}

// A program that is busy for a while looks at no key, and so a rune that has not come in that time is not late.
func TestABusyProgramLosesNoKey(t *testing.T) {
	s := newScript(t, New())
	s.stall = [2]time.Duration{5 * ms, 900 * ms}
	s.run(key(0, fyne.KeyA), commit(1*ms, "a"), key(2*ms, fyne.KeyB), key(901*ms, fyne.KeyBackspace), commit(905*ms, "b"))
	if s.e.Text != "a" {
		t.Fatalf("text %q: BackSpace went to a composition that there is not", s.e.Text)
	}
}

// Whatever keys and runes come, and however late: after a second nothing is held but the letters of a composition, each
// real BackSpace takes one of them at most, and then the keys are the text's again.
func TestAnyKeysEndWell(t *testing.T) {
	names := []fyne.KeyName{fyne.KeyA, fyne.KeyN, fyne.KeyI, fyne.Key1, fyne.KeySpace, fyne.KeyEqual, fyne.KeyBackspace,
		fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyTab, fyne.KeyF2}
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 4))
		e := NewMultiLine()
		e.KeepTab, e.OnKey = true, func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyTab }
		s := newScript(t, e)
		s.stall = [2]time.Duration{time.Duration(r.IntN(300)) * ms, time.Duration(r.IntN(600)) * ms}
		var all []step
		for range 40 {
			at := time.Duration(r.IntN(2000)) * ms
			if r.IntN(3) == 0 {
				all = append(all, commit(at, string([]rune("ani1 好")[r.IntN(6)]))...)
			} else {
				all = append(all, key(at, names[r.IntN(len(names))])...)
			}
		}
		s.run(all)
		if s.board().guard.waits() {
			t.Fatalf("seed %d: still waiting with %d keys", seed, len(s.board().guard.held))
		}
		s.run(key(0, fyne.KeyEnd), presses(10*ms, 30*ms, fyne.KeyBackspace, 60))
		if s.board().guard.busy() {
			t.Fatalf("seed %d: %d keys are held for ever", seed, len(s.board().guard.held))
		}
	}
}

// Two commits that a busy program sees at once leave no letters behind.
func TestABusyProgramSeesEveryCommit(t *testing.T) {
	s := newScript(t, New())
	s.stall = [2]time.Duration{0, 500 * ms}
	s.run(composed(0, 10*ms, "ni"), key(30*ms, fyne.KeySpace), commit(40*ms, "呢"),
		composed(50*ms, 10*ms, "hao"), key(90*ms, fyne.KeySpace), commit(95*ms, "号"), key(600*ms, fyne.KeyBackspace))
	if s.e.Text != "呢" {
		t.Fatalf("text %q", s.e.Text)
	}
}

// A key that prints nothing, as one of an accent, holds back what follows only for a moment.
func TestAKeyWithoutARuneIsGivenUp(t *testing.T) {
	s := newScript(t, New())
	s.e.SetText("ab")
	s.e.CursorToEnd()
	s.run(key(0, fyne.KeyBackTick), key(20*ms, fyne.KeyBackspace))
	if s.e.Text != "a" || s.board().guard.busy() {
		t.Fatalf("text %q, busy %v", s.e.Text, s.board().guard.busy())
	}
}

func TestReturnCommitsOneLine(t *testing.T) {
	s := newScript(t, New())
	var got []string
	s.e.OnCommit = func(text string) { got = append(got, text) }
	s.run(composed(0, 100*ms, "abc"), key(600*ms, fyne.KeyReturn), commit(610*ms, "abc"))
	if len(got) != 0 || s.e.Text != "abc" {
		t.Fatalf("Return for the input method committed %q, text %q", got, s.e.Text)
	}
	s.run(key(0, fyne.KeyReturn))
	if len(got) != 1 || got[0] != "abc" {
		t.Fatalf("committed %q", got)
	}
}

func TestCtrlReturnCommitsSeveralLines(t *testing.T) {
	s := newScript(t, NewMultiLine())
	var got []string
	s.e.OnCommit = func(text string) { got = append(got, text) }
	s.run(typed(5*ms, 12*ms, "a\nb"))
	s.e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if len(got) != 1 || got[0] != "a\nb" || s.e.Text != "a\nb" {
		t.Fatalf("committed %q, text %q", got, s.e.Text)
	}
}

func TestEscape(t *testing.T) {
	s := newScript(t, New())
	cancelled := 0
	s.e.OnCancel = func() { cancelled++ }
	s.e.SetText("购买")
	s.e.CursorToEnd()
	s.run(commit(0, "后"), composed(10*ms, 100*ms, "zhong"), key(900*ms, fyne.KeyEscape))
	if cancelled != 0 || s.e.Text != "购买后" {
		t.Fatalf("Escape for the input method closed the editor (%d), text %q", cancelled, s.e.Text)
	}
	s.run(key(0, fyne.KeyEscape))
	if cancelled != 1 || s.e.Text != "购买" {
		t.Fatalf("cancelled %d times, text %q", cancelled, s.e.Text)
	}
}

func TestOnKeySeesOnlyRealKeys(t *testing.T) {
	s := newScript(t, New())
	s.e.KeepTab = true
	var seen []fyne.KeyName
	s.e.OnKey = func(k *fyne.KeyEvent) bool { seen = append(seen, k.Name); return true }
	s.run(composed(0, 100*ms, "hao"), key(500*ms, fyne.KeyDown), key(550*ms, fyne.KeyReturn), commit(560*ms, "hao"),
		key(800*ms, fyne.KeyTab))
	if len(seen) != 1 || seen[0] != fyne.KeyTab {
		t.Fatalf("OnKey saw %v", seen)
	}
	if s.e.Text != "hao" {
		t.Fatalf("text %q", s.e.Text)
	}
}

// A keyboard without the menu key has Shift+F10; F10 alone is nobody's here.
func TestShiftAndF10AreTheMenuKey(t *testing.T) {
	for held, want := range map[fyne.KeyModifier]fyne.KeyName{0: fyne.KeyF10, fyne.KeyModifierShift: desktop.KeyMenu,
		fyne.KeyModifierShift | fyne.KeyModifierControl: fyne.KeyF10} {
		e := New()
		s := newScript(t, e)
		s.board().mods = func() fyne.KeyModifier { return held }
		var got []fyne.KeyName
		e.OnKey = func(k *fyne.KeyEvent) bool { got = append(got, k.Name); return true }
		s.run(key(0, fyne.KeyF10))
		if len(got) != 1 || got[0] != want {
			t.Errorf("with %v held: %v, want %v", held, got, want)
		}
	}
}

func TestFocus(t *testing.T) {
	a, b := New(), NewMultiLine()
	w := test.NewTempWindow(t, container.NewVBox(a, b))
	s := play(a)
	var got []string
	left := 0
	a.OnCommit = func(text string) { got = append(got, text) }
	a.OnLeave = func() { left++ }
	w.Canvas().Focus(a)

	// Tab pressed before the rune of the last letter has come.
	s.run(typed(5*ms, 12*ms, "ok"), []step{{7 * ms, func(e *Entry) {
		if !e.AcceptsTab() {
			t.Fatal("Tab would overtake the rune that is still on its way")
		}
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	}}})
	if w.Canvas().Focused() != fyne.Focusable(b) || a.Text != "ok" {
		t.Fatalf("focus %T, text %q", w.Canvas().Focused(), a.Text)
	}
	if len(got) != 1 || got[0] != "ok" || left != 1 {
		t.Fatalf("committed %q, left %d times", got, left)
	}

	// Leaving an unchanged text commits nothing.
	w.Canvas().Focus(a)
	w.Canvas().Focus(b)
	if len(got) != 1 || left != 2 {
		t.Fatalf("committed %q, left %d times", got, left)
	}

	// Shift+Tab goes back, and Tab adds no tab to several lines.
	b.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if w.Canvas().Focused() != fyne.Focusable(a) || b.Text != "" {
		t.Fatalf("focus %T, text %q", w.Canvas().Focused(), b.Text)
	}
}

// pair is two fields under one input method. The first has the keyboard, and the second a text to lose.
func pair(t *testing.T) (*script, *Entry, *Entry) {
	a, b := New(), New()
	w := test.NewTempWindow(t, container.NewVBox(a, b))
	s := play(a)
	b.keys.board = a.keys.board
	b.SetText("购买")
	b.CursorToEnd()
	b.OnCancel = func() { t.Error("the Escape for the input method has closed the editor") }
	w.Canvas().Focus(a)
	return s, a, b
}

// to moves the focus, as a press in a field does.
func to(at time.Duration, e *Entry) []step {
	return []step{{at, func(*Entry) { fyne.CurrentApp().Driver().CanvasForObject(e).Focus(e) }}}
}

func in(e *Entry, steps []step) []step {
	for i := range steps {
		run := steps[i].run
		steps[i].run = func(*Entry) { run(e) }
	}
	return steps
}

// Whoever presses in another field in the middle of a composition loses nothing there: the composition is called off, and
// until the input method has heard of it the keys are still its own.
func TestACompositionEndsWithItsField(t *testing.T) {
	s, a, b := pair(t)
	s.run(composed(0, 100*ms, "nihao"), to(900*ms, b), in(b, key(905*ms, fyne.KeyBackspace)), in(b, key(920*ms, fyne.KeyEscape)))
	if s.calls != 1 || a.Text != "" || b.Text != "购买" {
		t.Fatalf("called off %d times, texts %q and %q", s.calls, a.Text, b.Text)
	}
	s.run(in(b, key(0, fyne.KeyBackspace)), in(b, commit(10*ms, "物")))
	if b.Text != "购物" {
		t.Fatalf("text %q: BackSpace went to a composition that is over", b.Text)
	}
}

// Where it can not be called off it goes on in the other field, which still loses nothing.
func TestACompositionThatGoesOnElsewhere(t *testing.T) {
	s, _, b := pair(t)
	b.keys.board.cancel = func(fyne.CanvasObject) bool { return false }
	s.run(composed(0, 100*ms, "nix"), to(900*ms, b), in(b, presses(1000*ms, 50*ms, fyne.KeyBackspace, 1)),
		in(b, key(1300*ms, fyne.KeyReturn)), in(b, commit(1310*ms, "ni")))
	if b.Text != "购买ni" {
		t.Fatalf("text %q", b.Text)
	}
	s.run(in(b, key(0, fyne.KeyBackspace)))
	if b.Text != "购买n" {
		t.Fatalf("text %q", b.Text)
	}
}

// Nothing is called off where nothing is composed, and the keys that follow are the person's own.
func TestPlainTypingCallsNothingOff(t *testing.T) {
	s, a, b := pair(t)
	b.OnCancel = nil
	s.run(typed(50*ms, 12*ms, "ok"), to(500*ms, b), in(b, key(510*ms, fyne.KeyBackspace)))
	if s.calls != 0 || a.Text != "ok" || b.Text != "购" {
		t.Fatalf("called off %d times, texts %q and %q", s.calls, a.Text, b.Text)
	}
	cancelled := 0
	b.OnCancel = func() { cancelled++ }
	s.run(in(b, key(0, fyne.KeyEscape)))
	if cancelled != 1 {
		t.Fatal("Escape did not close the editor")
	}
}

// A shortcut in the middle of a composition ends it, once: the BackSpace that comes before the input method has heard of
// it does not go to the text, and the next one does.
func TestAShortcutEndsTheComposition(t *testing.T) {
	s := newScript(t, New())
	s.e.SetText("购买")
	s.e.CursorToEnd()
	copies := func(e *Entry) { e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: test.NewClipboard()}) }
	s.run(composed(0, 100*ms, "ni"), []step{{600 * ms, copies}, {610 * ms, copies}}, key(620*ms, fyne.KeyBackspace), key(640*ms, fyne.KeyEscape))
	if s.calls != 1 || s.e.Text != "购买" {
		t.Fatalf("called off %d times, text %q", s.calls, s.e.Text)
	}
	s.run(key(0, fyne.KeyBackspace))
	if s.e.Text != "购" {
		t.Fatalf("text %q", s.e.Text)
	}
}

func TestShortcutsReachTheField(t *testing.T) {
	s := newScript(t, New())
	s.run(typed(50*ms, 5*ms, "abc"))
	s.e.TypedShortcut(&fyne.ShortcutUndo{})
	if s.e.Text == "abc" {
		t.Fatal("Ctrl+Z did not undo")
	}
}

// Who pastes while the clipboard holds a picture loses nothing of the text.
func TestPastingNoTextErasesNothing(t *testing.T) {
	s := newScript(t, New())
	s.run(typed(50*ms, 5*ms, "abc"))
	clip := test.NewClipboard()
	for _, c := range []struct{ copied, want string }{{"", "abc"}, {"x", "x"}} {
		clip.SetContent(c.copied)
		s.e.TypedShortcut(&fyne.ShortcutSelectAll{})
		s.e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		if s.e.Text != c.want || s.e.CursorColumn != len(c.want) {
			t.Errorf("after %q: text %q, cursor at %d", c.copied, s.e.Text, s.e.CursorColumn)
		}
	}
}

// The text of the clipboard may come late. What is typed meanwhile follows it, and whoever has left the field by then gets
// nothing into it.
func TestAPasteThatComesLate(t *testing.T) {
	before := ReadClipboard
	defer func() { ReadClipboard = before }()
	var come func(string)
	ReadClipboard = func(_ *Entry, _ fyne.Clipboard, put func(string)) { come = put }
	paste := []step{{0, func(e *Entry) { e.TypedShortcut(&fyne.ShortcutPaste{}) }}}
	arrive := func(at time.Duration, text string) []step {
		return []step{{at, func(*Entry) { come(text) }}}
	}
	s := newScript(t, New())
	s.run(typed(50*ms, 5*ms, "ab"))
	s.run(paste, typed(5*ms, 2*ms, "xy<"), arrive(800*ms, "购买"))
	if s.e.Text != "ab购买x" || s.e.CursorColumn != 5 {
		t.Fatalf("text %q, cursor at %d", s.e.Text, s.e.CursorColumn)
	}
	s.e.TypedShortcut(&fyne.ShortcutUndo{})
	s.e.TypedShortcut(&fyne.ShortcutUndo{})
	if s.e.Text != "ab购买" && s.e.Text != "ab" {
		t.Fatalf("undo left %q", s.e.Text)
	}
	s.e.SetText("ab")
	s.run(paste, commit(10*ms, "c"), []step{{20 * ms, func(e *Entry) { e.FocusLost(); e.FocusGained() }}}, arrive(800*ms, "购买"), commit(900*ms, "d"))
	if s.e.Text != "abd" {
		t.Fatalf("text %q", s.e.Text)
	}
}

func TestDisabledFieldStaysAsItIs(t *testing.T) {
	s := newScript(t, New())
	s.e.Disable()
	s.run(typed(5*ms, 5*ms, "ab<\n"))
	if s.e.Text != "" || s.board().guard.busy() {
		t.Fatalf("text %q, busy %v", s.e.Text, s.board().guard.busy())
	}
}

// The windows of the input method open at the cursor, and at the edge of the field if the cursor has scrolled out of it.
func TestCaretIsWhereTheCursorIs(t *testing.T) {
	e := New()
	w := test.NewTempWindow(t, container.NewWithoutLayout(e))
	w.SetPadded(false)
	e.Resize(fyne.NewSize(120, 40))
	e.Move(fyne.NewPos(30, 50))
	w.Canvas().Focus(e)
	start := e.caret(w.Canvas())
	if start.X < 30 || start.X > 45 || start.Y < 50 || start.Y+start.Height > 90 || start.Height < 10 {
		t.Errorf("at the beginning %+v", start)
	}
	e.SetText("购买")
	e.CursorToEnd()
	if end := e.caret(w.Canvas()); end.X < start.X+20 || end.X > start.X+50 || end.Y != start.Y {
		t.Errorf("behind two characters %+v, at the beginning %+v", end, start)
	}
	e.SetText(strings.Repeat("购买", 40))
	e.CursorToEnd()
	if end := e.caret(w.Canvas()); end.X < 120 || end.X > 150 {
		t.Errorf("behind a long text %+v", end)
	}
}
