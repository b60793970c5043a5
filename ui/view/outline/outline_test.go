package outline

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/modeltest"
	"sojourn/model/template"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/vm"
)

// desk is an outline of the sample in a window, as the program puts it together.
type desk struct {
	*Outline
	t       *testing.T
	win     fyne.Window
	session *model.Session
	m       model.ID
	lang    string
	mods    fyne.KeyModifier
	now     time.Time
	told    []string
}

func newDesk(t *testing.T, lang string, mode theme.Mode) *desk {
	t.Helper()
	doc, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, lang: lang, session: model.NewSession(doc, &modeltest.IDs{}), m: doc.Maps()[0].ID, now: time.Unix(1000, 0)}
	test.NewTempApp(t).Settings().SetTheme(theme.New(mode))
	d.Outline = New(typeset.Shared(), i18n.For(lang), Events{
		Rename: func(_ vm.LineKey, text string) { d.tell("rename " + text) },
		Feel:   func(_ vm.LineKey, text string) { d.tell("feel " + text) },
		Unread: func(field, text string) { d.tell("unread " + field + " " + text) },
		Move:   func(dx, dy int) { d.tell("move " + strings.Repeat("x", dx*dx) + strings.Repeat("y", dy*dy)) },
		Add:    func() { d.tell("add") },
		Key:    func(k *fyne.KeyEvent) bool { d.tell("key " + string(k.Name)); return true },
		Menu:   func(fyne.Position) { d.tell("menu") },
		Set: func(f vm.Field, v vm.Value) {
			if _, err := d.session.Do(f.Do, func(tx *model.Tx) error { return f.Set(tx, v) }); err != nil {
				t.Fatal(err)
			}
			d.show()
		},
	})
	d.Mods = func() fyne.KeyModifier { return d.mods }
	d.Now = func() time.Time { return d.now }
	d.win = test.NewTempWindow(t, d.Content)
	d.win.SetPadded(false)
	d.win.Resize(fyne.NewSize(900, 560))
	d.show()
	d.win.Canvas().Focus(d.Outline)
	return d
}

func (d *desk) tell(s string) { d.told = append(d.told, s) }

func (d *desk) show() {
	d.SetModel(vm.NewOutline(d.session.Doc(), d.m, d.lang, i18n.For(d.lang)))
}

// heard returns what was told since the last call.
func (d *desk) heard() string {
	s := strings.Join(d.told, ", ")
	d.told = nil
	return s
}

func (d *desk) key(names ...fyne.KeyName) {
	for _, n := range names {
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (d *desk) write(text string) {
	d.editor.Field().SetText(text)
}

// name is that of the current line.
func (d *desk) name() string {
	l, _ := d.Current()
	name, _ := d.model.Within(l.LineKey, d.look.ByLanes)
	return name
}

func (d *desk) titles() string {
	var out []string
	for _, l := range d.Chosen() {
		name, _ := d.model.Name(l.LineKey)
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func (d *desk) press(x, y float32, button desktop.MouseButton, mods fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: button, Modifier: mods}
	e.Position = fyne.NewPos(x, y)
	d.MouseDown(e)
	d.MouseUp(e)
}

func TestOutlineLooksAsDrawn(t *testing.T) {
	for _, c := range []struct {
		lang string
		mode theme.Mode
	}{{"zh", theme.LightMode}, {"en", theme.DarkMode}} {
		d := newDesk(t, c.lang, c.mode)
		d.goTo(6, false)
		test.AssertRendersToImage(t, "tree-"+c.lang+"-"+string(c.mode)+".png", d.win.Canvas())
		d.SetLook(Look{Table: true})
		d.SortBy(1)
		d.goTo(3, false)
		d.goTo(5, true)
		d.col = 6
		d.reveal()
		test.AssertRendersToImage(t, "table-"+c.lang+"-"+string(c.mode)+".png", d.win.Canvas())
	}
}

func TestTreeIsWalkedWithTheArrows(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "接触"}, {fyne.KeyRight, "行为"}, {fyne.KeyRight, "刷到测评短视频"}, {fyne.KeyRight, "刷到测评短视频"},
		{fyne.KeyLeft, "行为"}, {fyne.KeyLeft, "行为"}, {fyne.KeyDown, "触点"}, {fyne.KeyUp, "行为"}, {fyne.KeyRight, "行为"}, {fyne.KeyDown, "刷到测评短视频"},
		{fyne.KeyEnd, "第 3 天推送一键评价"}, {fyne.KeyDown, "第 3 天推送一键评价"}, {fyne.KeyHome, "网店首购旅程"}, {fyne.KeyUp, "网店首购旅程"}, {fyne.KeyLeft, "网店首购旅程"},
	} {
		if d.key(c.key); d.name() != c.want {
			t.Fatalf("%s leads to %q, want %q", c.key, d.name(), c.want)
		}
	}
	was := len(d.lines)
	d.key(fyne.KeyDown, fyne.KeyLeft)
	if len(d.lines) >= was {
		t.Error("the stage does not fold")
	}
	if d.Select(string(cardNamed(d, "短视频测评"))); d.name() != "短视频测评" || len(d.lines) != was {
		t.Errorf("a card in a folded stage is not found: %q", d.name())
	}
}

func cardNamed(d *desk, title string) model.ID {
	for _, c := range d.session.Doc().Cards(d.m) {
		if c.Title.In("zh") == title {
			return c.ID
		}
	}
	d.t.Fatalf("no card %q", title)
	return ""
}

func TestKeysOfTheTreeMeanWhatTheySay(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	ctrl := func(k fyne.KeyName) {
		d.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault})
	}
	d.Select(string(cardNamed(d, "短视频测评")))
	ctrl(fyne.KeyDown)
	ctrl(fyne.KeyRight)
	ctrl(fyne.KeyReturn)
	d.key(fyne.KeyInsert, fyne.KeyDelete, desktop.KeyMenu)
	if got := d.heard(); got != "move y, move x, add, add, key Delete, menu" {
		t.Error(got)
	}
	d.key(fyne.KeyReturn)
	d.write("测评")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyF2)
	d.write("不要")
	d.key(fyne.KeyEscape)
	if got := d.heard(); got != "rename 测评" || d.Editing() {
		t.Errorf("%q, editing %v", got, d.Editing())
	}
	d.key(fyne.KeyUp) // the cell above the cards
	if d.key(fyne.KeyReturn); d.heard() != "add" || d.Editing() {
		t.Error("Enter on a cell does not add a card")
	}
	for d.lines[d.at].Kind != vm.CurveLine {
		d.key(fyne.KeyDown)
	}
	d.key(fyne.KeyF2)
	d.write("2")
	d.key(fyne.KeyTab)
	if d.heard() != "feel 2" || d.lines[d.at].Kind == vm.CurveLine {
		t.Error("the curve takes no value, or Tab does not go on")
	}
}

func TestTableIsEditedCellByCell(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	d.SetLook(Look{Table: true})
	d.key(fyne.KeyDown, fyne.KeyF2) // the title of 短视频测评
	d.write("测评")
	d.key(fyne.KeyTab) // the stage is written or chosen
	if d.heads[d.col].Key != "stage" || !d.Editing() || d.editor.Field().Text != "接触" {
		t.Fatalf("Tab leads to %s, editing %v", d.heads[d.col].Key, d.Editing())
	}
	d.write("忠")
	d.key(fyne.KeyReturn)
	if d.model.Cell(d.lines[d.at].Card, 0) != "测评" || d.model.Cell(d.lines[d.at].Card, 1) != "忠诚" {
		t.Errorf("%s in %s", d.name(), d.model.Cell(d.lines[d.at].Card, 1))
	}
	d.key(fyne.KeyF2)
	d.write("没有这个阶段")
	d.key(fyne.KeyReturn)
	if d.heard() != "unread 阶段 没有这个阶段" {
		t.Error("a stage that is none was taken")
	}
	for d.heads[d.col].Key != "expectation" {
		d.key(fyne.KeyRight)
	}
	d.TypedRune('5')
	d.TypedRune('9') // beyond the scale
	if got := d.model.Cell(d.lines[d.at].Card, d.col); got != "5" {
		t.Errorf("expectation %q", got)
	}
}

func TestSeveralRowsAreChosenAndSetTogether(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	d.SetLook(Look{Table: true})
	d.key(fyne.KeyDown)
	d.mods = fyne.KeyModifierShift
	d.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	d.mods = 0
	if d.titles() != "短视频测评 搜索广告" {
		t.Fatal(d.titles())
	}
	for d.heads[d.col].Key != "owner" {
		d.col++
	}
	steps := d.session.UndoLabel()
	d.key(fyne.KeyReturn)
	d.write("王工")
	d.key(fyne.KeyReturn)
	if got := d.ColumnText(); got != "王工\n王工\n" || d.session.UndoLabel() == steps {
		t.Errorf("%q", got)
	}
	if got := d.Text(); !strings.HasPrefix(got, "名称\t阶段\t泳道") || strings.Count(got, "\n") != 3 {
		t.Errorf("%q", got)
	}
	d.session.Undo()
	if d.show(); d.ColumnText() != "\n\n" {
		t.Errorf("one undo leaves %q", d.ColumnText())
	}
}

func TestMouseChoosesFoldsSortsAndOpens(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	y := func(i int) float32 { return float32(d.lineRect(i).Center().Y) }
	d.press(300, y(3), desktop.MouseButtonPrimary, 0)
	d.press(300, y(5), desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	d.press(300, y(4), desktop.MouseButtonPrimary, fyne.KeyModifierShortcutDefault)
	if d.titles() != "刷到测评短视频 短视频测评" {
		t.Error(d.titles())
	}
	was := len(d.lines)
	d.press(float32(d.arrow(1).Center().X), y(1), desktop.MouseButtonPrimary, 0)
	if len(d.lines) >= was {
		t.Error("the arrow does not fold")
	}
	d.press(300, y(0), desktop.MouseButtonSecondary, 0)
	if d.heard() != "menu" {
		t.Error("no menu")
	}
	d.press(300, y(0), desktop.MouseButtonPrimary, 0)
	d.press(300, y(0), desktop.MouseButtonPrimary, 0)
	if !d.Editing() {
		t.Error("a double click does not edit")
	}
	d.CloseEditor()
	d.SetLook(Look{Table: true})
	for _, want := range []string{"“为什么不能用我的钱包”", "问客服尺码", "刷到测评短视频"} {
		d.press(30, 10, desktop.MouseButtonPrimary, 0)
		if got, _ := d.model.Name(d.lines[0].LineKey); got != want {
			t.Errorf("sorted by title, %q comes first, want %q", got, want)
		}
	}
	d.now = d.now.Add(time.Minute)
	d.press(30, y(0), desktop.MouseButtonPrimary, 0)
	if d.now = d.now.Add(time.Second); d.Editing() {
		t.Error("one click edits")
	}
	if d.press(30, y(0), desktop.MouseButtonPrimary, 0); d.Editing() {
		t.Error("two slow clicks edit")
	}
}

// What may only be looked at can be walked and copied, and nothing opens over it.
func TestFixedOutlineIsOnlyWalked(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	d.ev.May = func() bool { return false }
	d.key(fyne.KeyDown, fyne.KeyF2, fyne.KeyInsert)
	d.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierShortcutDefault})
	d.SetLook(Look{Table: true})
	d.col = 7
	d.key(fyne.KeyReturn)
	d.TypedRune('3')
	if d.Editing() || d.heard() != "" || d.session.UndoLabel() != "" || d.win.Canvas().Overlays().Top() != nil {
		t.Errorf("%q, editing %v", d.heard(), d.Editing())
	}
	if d.Text() == "" {
		t.Error("it cannot be copied from")
	}
}

func TestFilterShowsWhatSaysIt(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	d.bar.filter.SetText("在线客服")
	if n := len(d.lines); n != 4 || d.bar.cards.Text() != "1 / 34 张卡片" {
		t.Errorf("%d lines, %s", n, d.bar.cards.Text())
	}
	d.bar.filter.OnCancel()
	if len(d.lines) < 34 {
		t.Error("Escape does not take the filter away")
	}
}

// The line the keyboard is on is always in view, and the lines never scroll away.
func TestCurrentLineStaysInView(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	for _, k := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyHome} {
		for range 12 {
			d.key(k)
			if r := d.lineRect(d.at); r.Y < 0 || r.MaxY() > d.room().H {
				t.Fatalf("%s: line %d stands at %v", k, d.at, r)
			}
		}
	}
	d.scroll(0, 1e9)
	if r := d.lineRect(len(d.lines) - 1); r.MaxY() > d.room().H || r.MaxY() < d.room().H-20 {
		t.Errorf("the last line stands at %v", r)
	}
	d.scroll(-5, -1e9)
	if d.scrollX != 0 || d.scrollY != 0 {
		t.Error("scrolled beyond the beginning")
	}
}

func BenchmarkFrame(b *testing.B) {
	doc, m := bigMap(5000)
	test.NewApp().Settings().SetTheme(theme.New(theme.LightMode))
	for _, table := range []bool{false, true} {
		o := New(typeset.Shared(), i18n.For("zh"), Events{})
		o.Resize(fyne.NewSize(1080, 860))
		o.SetLook(Look{Table: table})
		o.SetModel(vm.NewOutline(doc, m, "zh", i18n.For("zh")))
		b.Run(map[bool]string{false: "tree", true: "table"}[table], func(b *testing.B) {
			for b.Loop() {
				o.scroll(0, 80)
				if o.scrollY+o.room().H >= o.whole().H {
					o.scrollY = 0
				}
				o.paint(1080, 860)
			}
		})
	}
}

func bigMap(n int) (*model.Document, model.ID) {
	s := model.NewSession(model.New(), &modeltest.IDs{})
	var m model.ID
	s.Do("x", func(tx *model.Tx) error {
		m = model.AddMap(tx, model.Map{}, model.DefaultLanes)
		var cols []model.ID
		for range 12 {
			id, err := model.AddStage(tx, m, model.Plain("阶段"), "")
			if err != nil {
				return err
			}
			cols = append(cols, id)
		}
		lanes, keys := tx.Doc().Lanes(m), model.OrderSeries(n)
		for i := range n {
			l, v := lanes[[]int{0, 1, 2, 3, 5, 6}[i%6]], float64(i%5+1)
			model.Put(tx, model.Card{ID: tx.NewID(model.KindCard), Map: m, Lane: l.ID, Column: cols[i%12], Order: keys[i], Type: l.Type.CardType(),
				Title: model.Plain("结算页付款方式 " + keys[i]), Owner: model.Plain("王工"), Body: model.Plain("核对运费，选付款方式 " + keys[n-1-i]),
				Touchpoint: &model.Touchpoint{Expectation: &v, Experience: &v, Emotion: &v, Channel: model.Plain("网店结算页")}})
		}
		return nil
	})
	return s.Doc(), m
}

// A key behind a letter waits until that letter is known not to be composed with: a BackSpace that corrects pinyin deletes
// no line.
func TestKeysOfACompositionAreNotForTheLines(t *testing.T) {
	d := newDesk(t, "zh", theme.LightMode)
	key := func(k fyne.KeyName) { d.TypedKey(&fyne.KeyEvent{Name: k}) }
	key(fyne.KeyN)
	key(fyne.KeyBackspace)
	if got := d.heard(); got != "" {
		t.Errorf("in a composition: %s", got)
	}
	d.TypedRune('n') // it was none
	if got := d.heard(); got != "key BackSpace" {
		t.Errorf("behind a letter: %q", got)
	}
}
