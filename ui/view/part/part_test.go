package part

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sojourn/ui/theme"
)

// sheet shows every part once, in the states that look different.
func sheet() fyne.CanvasObject {
	on := NewRow("林悦 · 首购买家", func() {})
	on.Initial, on.Avatar, on.On = "林", "#F3C969", true
	cut := NewRow("一张名字长得在左侧栏里放不下的旅程图", func() {})
	cut.Icon, cut.Note = "map", "12"
	alarm := NewRow("2 个触点没有负责人", func() {})
	alarm.Dot, alarm.Ink = Alarm, Alarm
	off := NewButton("", "redo", Quiet, nil)
	off.Disable()
	more := NewButton("导出 PDF", "", Primary, nil)
	more.OnMore = func() {}
	face := NewFacePick(nil)
	face.SetFace(-1, true)
	full, part, none := NewBar(1, 5, func(p theme.Palette) color.NRGBA { return p.Expect }, nil), NewBar(1, 5, Alarm, nil), NewSlider(0, 100, Accent, nil)
	full.SetValue(5, true)
	part.SetValue(2, true)
	check, star := NewCheck("仅内部可见", Box, nil), NewCheck("关键时刻", StarMark, nil)
	check.SetOn(true)
	star.SetOn(true)
	choice := NewChoice([]Option{{"", "未说明"}, {"online", "线上"}}, nil)
	choice.SetID("online")
	swatch := NewSwatches(nil)
	swatch.SetValue("#D64545")
	return container.NewVBox(
		NewHeading("用户画像"), on, cut, alarm,
		container.NewHBox(NewButton("", "undo", Quiet, nil), off, NewButton("阶段", "plus", Quiet, nil), NewButton("取消", "", Outline, nil), more),
		container.NewHBox(NewChip("现状", true, nil), NewChip("目标", false, nil)),
		face, full, part, none, check, star, choice, swatch,
		container.NewGridWithColumns(2, NewTile("触点", "Touchpoint", Accent), NewTile("痛点", "Pain", Alarm)),
		NewLabel("结算页付款", BodySize, true, Strong),
		NewParagraph("核对运费，选付款方式；常用的钱包不在列表里，停下来找别的卡。", BodySize, Muted).Within(240),
	)
}

func TestPartsLookAsDrawn(t *testing.T) {
	for mode, file := range map[theme.Mode]string{theme.LightMode: "parts-light.png", theme.DarkMode: "parts-dark.png"} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(theme.New(mode))
		w := test.NewTempWindow(t, container.NewStack(canvas.NewRectangle(theme.Current().Panel), sheet()))
		w.Resize(fyne.NewSize(272, 560))
		test.AssertRendersToImage(t, file, w.Canvas())
	}
}

// The toolkit reads a drawing again whenever its own image is refreshed, and paints a window twice in which one is new.
func TestADrawingIsReadOnce(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
	for _, o := range test.LaidOutObjects(sheet()) {
		if m, ok := o.(*canvas.Image); ok && m.Resource != nil {
			t.Errorf("%s is an image of the toolkit", m.Resource.Name())
		}
	}
	d := Icon("undo", theme.Light.Body)
	if d.pixels(16, 16) != Icon("undo", theme.Light.Body).pixels(16, 16) {
		t.Error("the same drawing was drawn twice")
	}
	if d.pixels(16, 16) == d.pixels(24, 24) || d.pixels(16, 16) == Icon("undo", theme.Light.Muted).pixels(16, 16) {
		t.Error("another size or colour shows the same pixels")
	}
}

func shown(t *testing.T, o fyne.CanvasObject, w, h float32) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
	win := test.NewTempWindow(t, container.NewWithoutLayout(o))
	win.Resize(fyne.NewSize(600, 400))
	o.Resize(fyne.NewSize(w, h))
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func at(x, y float32) *fyne.PointEvent { return &fyne.PointEvent{Position: fyne.NewPos(x, y)} }

func TestButtonAnswersMouseAndKeyboardUnlessDisabled(t *testing.T) {
	pressed, more := 0, 0
	b := NewButton("导出 PDF", "", Primary, func() { pressed++ })
	b.OnMore = func() { more++ }
	shown(t, b, 120, 32)
	b.Tapped(at(10, 10))
	b.Tapped(at(115, 10))
	b.TypedKey(key(fyne.KeySpace))
	if pressed != 2 || more != 1 {
		t.Errorf("pressed %d, more %d", pressed, more)
	}
	b.Disable()
	b.Tapped(at(10, 10))
	b.Tapped(at(115, 10))
	b.TypedKey(key(fyne.KeyReturn))
	if pressed != 2 || more != 1 || !b.Disabled() {
		t.Error("a disabled button answers")
	}
}

func TestFacesArePickedAndTakenBack(t *testing.T) {
	var got []int
	f := NewFacePick(func(face int, any bool) {
		if !any {
			face = 99
		}
		got = append(got, face)
	})
	shown(t, f, 200, 32)
	f.Tapped(at(40, 10))
	f.Tapped(at(40, 10))
	f.TypedKey(key(fyne.KeyRight))
	f.TypedKey(key(fyne.KeyDelete))
	if want := []int{-1, 99, 0, 99}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestBarTakesWholeSteps(t *testing.T) {
	var got []float64
	b := NewBar(1, 5, Accent, func(v float64, any bool) {
		if !any {
			v = -1
		}
		got = append(got, v)
	})
	shown(t, b, 100, 14)
	b.Tapped(at(35, 5))
	b.Dragged(&fyne.DragEvent{PointEvent: *at(99, 5)})
	b.Dragged(&fyne.DragEvent{PointEvent: *at(300, 5)})
	b.Dragged(&fyne.DragEvent{PointEvent: *at(-20, 5)})
	b.TypedKey(key(fyne.KeyRight))
	b.Tapped(at(39, 5))
	if want := []float64{2, 5, 1, 2, -1}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSliderRunsFromEndToEnd(t *testing.T) {
	var last float64
	b := NewSlider(0, 100, Accent, func(v float64, _ bool) { last = v })
	shown(t, b, 200, 14)
	for x, want := range map[float32]float64{0: 0, 50: 25, 200: 100} {
		if b.Tapped(at(x, 5)); last != want {
			t.Errorf("at %v: %v, want %v", x, last, want)
		}
	}
}

func TestChoiceStepsWithTheArrows(t *testing.T) {
	var got []string
	c := NewChoice([]Option{{"a", "A"}, {"b", "B"}}, func(id string) { got = append(got, id) })
	shown(t, c, 100, 30)
	c.TypedKey(key(fyne.KeyDown))
	c.TypedKey(key(fyne.KeyDown))
	c.TypedKey(key(fyne.KeyDown))
	c.TypedKey(key(fyne.KeyUp))
	if !slices.Equal(got, []string{"a", "b", "a"}) {
		t.Error(got)
	}
	if items := c.items(); len(items) != 2 || !items[0].Checked {
		t.Error("the menu does not mark what is chosen")
	}
}

func TestCheckAndSwatchesTell(t *testing.T) {
	var on bool
	c := NewCheck("锁定", Box, func(v bool) { on = v })
	shown(t, c, 100, 24)
	test.Tap(c)
	if !on || !c.On() {
		t.Error("the tick did not arrive")
	}
	var color string
	s := NewSwatches(func(hex string) { color = hex })
	shown(t, s, 270, 22)
	s.Tapped(at(30, 10))
	if color != SwatchColors[1] {
		t.Error(color)
	}
	s.TypedKey(key(fyne.KeyLeft))
	if color != "" {
		t.Error(color)
	}
}

func TestTileTellsWhereItWasLetGo(t *testing.T) {
	var dragged, dropped fyne.Position
	tile := NewTile("触点", "Touchpoint", Accent)
	tile.OnDrag = func(p fyne.Position) { dragged = p }
	tile.OnDrop = func(p fyne.Position) { dropped = p }
	shown(t, tile, 90, 52)
	tile.DragEnd()
	if dropped != (fyne.Position{}) {
		t.Error("dropped without a drag")
	}
	to := fyne.NewPos(700, 300)
	tile.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
	tile.DragEnd()
	if dragged != to || dropped != to {
		t.Errorf("dragged %v, dropped %v", dragged, dropped)
	}
}

func TestTextIsCutAndBroken(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.LightMode))
	if got := Fit("结算页付款", 13, fyne.TextStyle{}, 45); got != "结算…" {
		t.Error(got)
	}
	for in, want := range map[string]string{"购买 → 使用 → 忠诚": "购买 →…", "buy → use → loyal": "buy → u..."} {
		if got := Fit(in, 13, fyne.TextStyle{}, 62); got != want {
			t.Errorf("%q is cut to %q, want %q", in, got, want)
		}
	}
	if got := Fit("短", 13, fyne.TextStyle{}, 45); got != "短" {
		t.Error(got)
	}
	if got := Lines("常用的钱包，不在列表里", 13, 66); !slices.Equal(got, []string{"常用的钱包，", "不在列表里"}) {
		t.Errorf("%q", got)
	}
	if got := Lines("a few words\nhere", 13, 50); !slices.Equal(got, []string{"a few ", "words", "here"}) {
		t.Errorf("%q", got)
	}
}

func TestParseColor(t *testing.T) {
	other := theme.Light.Ink
	if got := ParseColor("#2f6FED", other); got != theme.Light.Accent {
		t.Error(got)
	}
	for _, s := range []string{"", "2F6FED", "#2F6FE", "#2F6FEX"} {
		if got := ParseColor(s, other); got != other {
			t.Errorf("%q is %v", s, got)
		}
	}
}
