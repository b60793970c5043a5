package view

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
	"sojourn/ui/action"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/vm"
)

// stage is a frame with a small journey in it, as the program puts it together, and a grey area for the board.
type stage struct {
	*Frame
	t       *testing.T
	win     fyne.Window
	board   *canvas.Rectangle
	app     fyne.App
	r       *action.Registry
	ran     []string
	session *model.Session
	m, card model.ID
	lang    string
	ev      Events
}

func newStage(t *testing.T, lang string, mode theme.Mode) *stage {
	t.Helper()
	s := &stage{t: t, lang: lang, r: action.New(), session: model.NewSession(model.New(), &modeltest.IDs{})}
	s.app = test.NewTempApp(t)
	s.app.Settings().SetTheme(theme.New(mode))
	for _, a := range s.r.All() {
		s.r.Bind(a.ID, func() { s.ran = append(s.ran, a.ID) })
	}
	s.r.EnableWhen("edit.redo", func() bool { return s.session.RedoLabel() != "" })
	s.fill()
	s.ev.Edit = func(f vm.Field, v vm.Value) {
		s.do(func(tx *model.Tx) error { return f.Set(tx, v) })
		s.SetInspector(s.inspect())
	}
	s.ev.Change = func(_ string, c vm.Change) { s.do(c); s.show() }
	return s
}

// open puts the frame into a window of this size and shows everything.
func (s *stage) open(w, h float32) *stage {
	s.board = canvas.NewRectangle(theme.Current().Canvas)
	s.Frame = New(s.r, i18n.For(s.lang), s.board, s.ev)
	s.win = test.NewTempWindow(s.t, s.Content)
	s.win.SetPadded(false)
	s.win.Resize(fyne.NewSize(w, h))
	s.show()
	return s
}

func (s *stage) do(f func(*model.Tx) error) {
	s.t.Helper()
	if _, err := s.session.Do("do.edit", f); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) fill() {
	s.do(func(tx *model.Tx) error {
		people := []model.ID{
			model.AddPersona(tx, model.Persona{Name: both("林悦", "Lin Yue"), Role: both("首购买家", "First-time buyer")}),
			model.AddPersona(tx, model.Persona{Name: both("周工", "Zhou"), Role: both("企业采购", "Procurement")}),
		}
		s.m = model.AddMap(tx, model.Map{Title: both("网店首购旅程", "First purchase online"), Personas: people[:1]},
			append(model.DefaultLanes[:7:7], model.QuotesLane))
		model.AddMap(tx, model.Map{Title: both("门店到线上复购", "From shop to repeat order")}, nil)
		model.AddMap(tx, model.Map{Title: both("售后换货", "Exchange")}, nil)
		buy, err := model.AddStage(tx, s.m, both("购买", "Purchase"), "")
		if err != nil {
			return err
		}
		five, two, low, time := 5.0, 2.0, -1.0, 3.7
		for _, l := range tx.Doc().Lanes(s.m) {
			c := model.Card{Map: s.m, Lane: l.ID, Column: buy}
			switch l.Type {
			case model.TouchpointsLane:
				c.Title, c.Department = both("结算页付款", "Checkout payment"), both("技术部 · 支付组", "Payments team")
				c.Touchpoint = &model.Touchpoint{
					Channel: both("网店结算页", "Web checkout"), Line: model.Online, Moment: true, Emotion: &low, Expectation: &five, Experience: &two,
					Behaviour: both("核对运费，选付款方式；常用的钱包不在列表里，停下来找别的卡。", "Checks the shipping, picks a way to pay; the usual wallet is missing, so looks for a card."),
				}
				c.Metrics = []model.Metric{{Name: both("停留", "Dwell"), Value: &time, Unit: "min"}}
			case model.PainsLane:
				c.Title = both("付款方式少，运费最后一步才出现", "Few ways to pay, shipping shown last")
			case model.OpportunitiesLane:
				c.Title = both("增加两种常用钱包；购物车即显示运费", "Add two wallets; show shipping in the cart")
			case model.QuotesLane:
				c.Title = both("“差一步就买了，找不到能用的付款。”", "“One step from buying, and no way to pay.”")
			default:
				continue
			}
			id, err := model.AddCard(tx, c, "")
			if err != nil {
				return err
			}
			if l.Type == model.TouchpointsLane {
				s.card = id
			}
		}
		_, err = model.AddStage(tx, s.m, both("忠诚", "Loyalty"), "")
		return err
	})
}

func both(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }

func (s *stage) inspect() vm.Inspector {
	return vm.Inspect(s.session.Doc(), s.m, []model.ID{s.card}, s.lang, i18n.For(s.lang))
}

func (s *stage) show() {
	doc, w := s.session.Doc(), i18n.For(s.lang)
	s.SetToolbar(vm.NewToolbar(doc, s.m, 1, "x", "", s.lang, w))
	s.SetSidebar(vm.NewSidebar(doc, s.m, vm.NewChecks(insight.Check(doc), s.m, s.lang, w), s.lang, w))
	s.SetInspector(s.inspect())
	at := time.Date(2026, 11, 22, 14, 2, 0, 0, time.UTC)
	s.SetStatus(vm.NewStatus(doc, s.m, 1, vm.Saved, at, "网店首购.journey", s.lang, w))
}

func TestFrameLooksAsDrawn(t *testing.T) {
	for _, c := range []struct {
		lang string
		mode theme.Mode
	}{{"zh", theme.LightMode}, {"en", theme.LightMode}, {"zh", theme.DarkMode}} {
		s := newStage(t, c.lang, c.mode).open(1160, 760)
		test.AssertRendersToImage(t, "frame-"+c.lang+"-"+string(c.mode)+".png", s.win.Canvas())
	}
}

// A window that turns dark while it is open looks like one that was dark from the start.
func TestALookReachesAllThatIsShown(t *testing.T) {
	turned := newStage(t, "zh", theme.LightMode).open(1160, 760)
	turned.app.Settings().SetTheme(theme.New(theme.DarkMode))
	turned.board.FillColor = theme.Current().Canvas // the map follows by itself
	turned.win.Content().Refresh()
	got := turned.win.Canvas().Capture()
	fresh := newStage(t, "zh", theme.DarkMode).open(1160, 760)
	fresh.win.Content().Refresh()
	want := fresh.win.Canvas().Capture()
	at, differ := image.Point{}, 0
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if got.At(x, y) != want.At(x, y) {
				at, differ = image.Pt(x, y), differ+1
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d pixels are as before, the last one at %v", differ, at)
	}
}

// The button under the pointer, or with the focus, says in the status bar what it does: undo, what it would take back.
func TestToolbarButtonsSayWhatTheyDo(t *testing.T) {
	s := newStage(t, "zh", theme.LightMode).open(1400, 800)
	s.SetStatus(vm.Status{Selected: "选中 1"})
	s.SetToolbar(vm.Toolbar{Undo: "撤销：移动卡片"})
	undo, touchpoint, said := s.tool.buttons["edit.undo"], s.tool.buttons["insert.touchpoint"], s.status.selected
	undo.MouseIn(nil)
	if said.Text() != "撤销：移动卡片  Ctrl+Z" {
		t.Errorf("says %q", said.Text())
	}
	s.SetToolbar(vm.Toolbar{})
	if said.Text() != "撤销  Ctrl+Z" {
		t.Errorf("says %q after all is undone", said.Text())
	}
	touchpoint.FocusGained()
	undo.MouseOut()
	touchpoint.FocusLost()
	if said.Text() != "选中 1" {
		t.Errorf("says %q in the end", said.Text())
	}
}

// In a small window what is told above the map takes more lines; it was cut before it said what to do.
func TestWhatIsToldAboveTheMapIsReadInWhole(t *testing.T) {
	s := newStage(t, "en", theme.LightMode)
	text := "A quarter of a year of customers.journey is read-only. You can edit it here; to keep your changes, save it under another name."
	var tall []float32
	for _, wide := range []float32{1600, 1024} {
		s.open(wide, 700)
		s.SetNotice(Notice{Text: text, Offers: []Offer{{Label: "Save as...", Run: func() {}}}})
		read := ""
		for _, o := range test.LaidOutObjects(s.notice.text) {
			if line, ok := o.(*canvas.Text); ok {
				read += strings.TrimSpace(line.Text) + " "
				if line.MinSize().Width > s.notice.text.Size().Width {
					t.Errorf("in %v %q goes out of the bar", wide, line.Text)
				}
			}
		}
		if strings.TrimSpace(read) != text {
			t.Errorf("in %v it reads %q", wide, read)
		}
		tall = append(tall, s.notice.box.Size().Height)
	}
	if tall[0] != noticeHeight || tall[1] <= tall[0] {
		t.Errorf("the bar is %v high", tall)
	}
}

// What a page changes in the window is its own place and the line that leads to it. The toolkit makes again whatever is
// refreshed, and paints a second frame for what gets its size within the first.
func TestAPageLeavesTheRestOfTheWindowAlone(t *testing.T) {
	s := newStage(t, "en", theme.LightMode).open(1240, 800)
	side := vm.NewSidebar(s.session.Doc(), s.m, nil, s.lang, i18n.For(s.lang))
	side.Pages = []vm.Page{{Action: "view.map", Text: "Map", On: true}, {Action: "view.outline", Text: "Outline"}}
	s.SetSidebar(side)
	before := test.LaidOutObjects(s.Content)
	page := canvas.NewRectangle(theme.Current().Panel)
	s.ShowPage(page)
	side.Pages = []vm.Page{{Action: "view.map", Text: "Map"}, {Action: "view.outline", Text: "Outline", On: true}}
	s.SetSidebar(side)
	s.SetInspector(s.inspect())
	if page.Size() != s.page.Size() || page.Size().IsZero() {
		t.Errorf("the page is %v in a room of %v", page.Size(), s.page.Size())
	}
	if ways := s.side.ways; ways[0].On || !ways[1].On {
		t.Error("the panel marks another page")
	}
	there := map[fyne.CanvasObject]bool{}
	for _, o := range before {
		there[o] = true
	}
	for _, o := range test.LaidOutObjects(s.Content) {
		if kind := fmt.Sprintf("%T", o); strings.HasPrefix(kind, "*part.") && !there[o] {
			t.Error(kind, "is new")
		}
	}
}
