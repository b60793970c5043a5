package dialog

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sojourn/ui/action"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

func host(t *testing.T, lang string, mode theme.Mode, w, h float32) Host {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(mode))
	win := test.NewTempWindow(t, canvas.NewRectangle(theme.Current().Canvas))
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return Host{win, i18n.For(lang)}
}

func (h Host) isOpen() bool { return h.Window.Canvas().Overlays().Top() != nil }

func press(h Host, name fyne.KeyName) {
	k := &fyne.KeyEvent{Name: name}
	if f := h.Window.Canvas().Focused(); f != nil {
		f.TypedKey(k)
		return
	}
	h.Window.Canvas().OnTypedKey()(k)
}

func TestProblemSaysWhatHappenedWhatIsSafeAndWhatNext(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 560, 300)
	var again, elsewhere int
	h.Problem("file.changed", []any{"name", "网店首购.journey", "reason", "磁盘出错"}, h.Cancel(), h.SaveAs(func() { elsewhere++ }), h.Retry(func() { again++ }))
	test.AssertRendersToImage(t, "problem-zh.png", h.Window.Canvas())
	press(h, fyne.KeyReturn)
	if again != 1 || elsewhere != 0 || h.isOpen() {
		t.Error("Return did not take the main button and close")
	}
	h.Problem("save", []any{"name", "a", "reason", "b"})
	if press(h, fyne.KeyEscape); h.isOpen() {
		t.Error("Escape did not close")
	}
}

// A problem that is shown by its key must have its three texts.
func TestEveryProblemHasItsThreeTexts(t *testing.T) {
	for _, kind := range Problems {
		for _, part := range []string{"", ".safe", ".next"} {
			if !i18n.Known("error." + kind + part) {
				t.Errorf("error.%s%s is not written", kind, part)
			}
		}
	}
}

func TestQuestionsRunOneAnswer(t *testing.T) {
	h := host(t, "en", theme.LightMode, 560, 300)
	var got []string
	note := func(s string) func() { return func() { got = append(got, s) } }
	h.Unsaved("Shop", note("save"), note("discard"))
	press(h, fyne.KeyEscape)
	h.Unsaved("Shop", note("save"), note("discard"))
	press(h, fyne.KeyReturn)
	h.DeleteMap("Shop", note("delete"))
	press(h, fyne.KeyEscape)
	h.Tell("Done", "All of it")
	press(h, fyne.KeyReturn)
	if want := []string{"save"}; !slices.Equal(got, want) || h.isOpen() {
		t.Errorf("%v, want %v", got, want)
	}
}

// While a dialog is open no key reaches the map, wherever the focus went, and afterwards all do again.
func TestKeysStayInTheDialog(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 560, 300)
	var leaked int
	h.Window.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { leaked++ })
	h.Tell("好", "了")
	h.Window.Canvas().Unfocus()
	if press(h, fyne.KeyDelete); leaked != 0 || !h.isOpen() {
		t.Error("Delete went through the dialog")
	}
	if press(h, fyne.KeyReturn); h.isOpen() {
		t.Error("Return does not answer without a focus")
	}
	if press(h, fyne.KeyDelete); leaked != 1 {
		t.Error("keys are lost after the dialog")
	}
}

// The dots of a command promise a dialog. In the dialog, on its title and on what does the thing at once, they promise another.
func TestNoDotsPromiseADialogThatIsThere(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 760, 400)
	shown := []string{}
	for _, open := range []func(){
		func() {
			h.Answered(Answered{Question: "?"}, func(s string) (string, bool) { return s, true }, func(Answered) {})
		},
		func() { h.Name(h.Words("checks.why"), "", h.Words("checks.dismiss"), func(string) {}) },
	} {
		open()
		for _, l := range all[*part.Label](h) {
			shown = append(shown, l.Text())
		}
		for _, b := range all[*part.Button](h) {
			shown = append(shown, b.Text)
		}
		press(h, fyne.KeyEscape)
	}
	if !slices.Contains(shown, "忽略") || !slices.Contains(shown, "记下回答") {
		t.Errorf("%q", shown)
	}
	for _, s := range shown {
		if strings.HasSuffix(s, "…") {
			t.Errorf("%q opens nothing", s)
		}
	}
}

// Where the window has room every template is seen at once.
func TestATallWindowShowsEveryTemplate(t *testing.T) {
	h := host(t, "en", theme.LightMode, 1200, 900)
	var list []Template
	for range 7 {
		list = append(list, Template{Name: "x", About: strings.Repeat("about ", 25), Foot: "6 stages"})
	}
	h.Templates(list, func(int) {}, nil)
	cards, d := all[*part.Card](h), fyne.CurrentApp().Driver()
	last := cards[len(cards)-1]
	if end, foot := d.AbsolutePositionForObject(last).Y+last.Size().Height, d.AbsolutePositionForObject(all[*part.Button](h)[0]).Y; end > foot {
		t.Errorf("the last template ends at %v, below the answers at %v", end, foot)
	}
}

func TestTemplatesAreCards(t *testing.T) {
	h := host(t, "en", theme.LightMode, 760, 400)
	chosen := -1
	h.Templates([]Template{
		{Name: "Blank", About: "Start from an empty journey map."},
		{Name: "Lifecycle", Picture: blue(), About: "The whole relationship, from the first time a customer hears of you to the day they would not go elsewhere. A good choice when you are unsure where to begin.",
			Foot: "6 stages · Contact → Interaction → Decision → Purchase → Use → Loyalty"},
	}, func(i int) { chosen = i }, func() {})
	test.AssertRendersToImage(t, "templates-en.png", h.Window.Canvas())
	tapCard(t, h, "Lifecycle")
	if chosen != 1 || h.isOpen() {
		t.Errorf("chose %d", chosen)
	}
}

func TestArrowsWalkThroughTheTemplates(t *testing.T) {
	h := host(t, "en", theme.LightMode, 760, 640)
	chosen := -1
	h.Templates(make([]Template, 5), func(i int) { chosen = i }, nil)
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn} {
		press(h, k) // b, d, no further, c, a, c
	}
	if chosen != 2 || h.isOpen() {
		t.Errorf("chose %d", chosen)
	}
	h.Templates(make([]Template, 1), nil, nil)
	if press(h, fyne.KeyEscape); h.isOpen() {
		t.Error("Escape did not close")
	}
}

// Whoever types a name means it instead of the one suggested.
func TestTypingReplacesTheSuggestedName(t *testing.T) {
	h, dir := host(t, "zh", theme.LightMode, 800, 600), folder(t)
	got := ""
	h.Pick(File{Title: "保存", Save: true, Folder: dir, Name: "未命名.journey", Endings: []string{".journey"}, Done: func(p string) { got = p }})
	for _, r := range "健身房" {
		h.Window.Canvas().Focused().TypedRune(r)
	}
	press(h, fyne.KeyReturn)
	if want := filepath.Join(dir, "健身房.journey"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func tapCard(t *testing.T, h Host, name string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(h.Window.Canvas().Overlays().Top()) {
		if c, ok := o.(*part.Card); ok && c.Name == name {
			test.Tap(c)
			return
		}
	}
	t.Fatalf("no card %s", name)
}

// all finds the widgets of a type in the open dialog.
func all[T fyne.CanvasObject](h Host) []T {
	var out []T
	for _, o := range test.LaidOutObjects(h.Window.Canvas().Overlays().Top()) {
		if c, ok := o.(T); ok {
			out = append(out, c)
		}
	}
	return out
}

// The keys stand in columns of about the same height, so that the whole list is seen at once.
func TestAllShortcutsAreSeenAtOnce(t *testing.T) {
	for _, lang := range i18n.Languages {
		h := host(t, lang, theme.LightMode, 1400, 860)
		r := action.New()
		for _, a := range r.All() {
			r.Bind(a.ID, func() {})
		}
		h.Shortcuts(r)
		rows := all[*part.Row](h)
		bottom := all[*part.Button](h)[0]
		d := fyne.CurrentApp().Driver()
		for _, row := range rows {
			if y := d.AbsolutePositionForObject(row).Y + row.Size().Height; y > d.AbsolutePositionForObject(bottom).Y {
				t.Errorf("%s: %s is below the fold", lang, row.Text)
			}
		}
		if len(rows) < 20 {
			t.Errorf("%d keys", len(rows))
		}
	}
}

// In a small window the list is longer than what is seen of it, and nothing in it takes the keyboard.
func TestTheListOfKeysScrollsByKeys(t *testing.T) {
	h := host(t, "en", theme.LightMode, 760, 500)
	r := action.New()
	for _, a := range r.All() {
		r.Bind(a.ID, func() {})
	}
	h.Shortcuts(r)
	rows := all[*part.Row](h)
	d := fyne.CurrentApp().Driver()
	top := func() float32 { return d.AbsolutePositionForObject(rows[0]).Y }
	was := top()
	for _, step := range []struct {
		key  fyne.KeyName
		want func(now, before float32) bool
	}{
		{fyne.KeyUp, func(now, _ float32) bool { return now == was }},
		{fyne.KeyDown, func(now, _ float32) bool { return now < was && now > was-100 }},
		{fyne.KeyPageDown, func(now, before float32) bool { return now < before-200 }},
		{fyne.KeyEnd, func(now, before float32) bool { return now < before }},
		{fyne.KeyPageDown, func(now, before float32) bool { return now == before }},
		{fyne.KeyPageUp, func(now, before float32) bool { return now > before+200 }},
		{fyne.KeyHome, func(now, _ float32) bool { return now == was }},
	} {
		before := top()
		press(h, step.key)
		if now := top(); !step.want(now, before) {
			t.Errorf("%s takes the list from %v to %v", step.key, before, now)
		}
	}
}

func TestHelpOpensAndCloses(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 760, 600)
	r := action.New()
	r.Bind("edit.undo", func() {})
	r.Bind("file.recover", func() {})
	h.Shortcuts(r)
	rows := all[*part.Row](h)
	if last := rows[len(rows)-1]; len(rows) != 1+len(mapKeys)+len(pageKeys) || last.Text != "撤销" || last.Note == "" {
		t.Errorf("%d rows", len(rows))
	}
	press(h, fyne.KeyEscape)
	h.About("0.1")
	if len(all[*canvas.Image](h)) == 0 {
		t.Error("no mark")
	}
	press(h, fyne.KeyReturn)
	var told []string
	h.Lanes([]Switch{{"a", "行为", true}, {"b", "触点", false}}, func(id string, on bool) { told = append(told, id) })
	test.Tap(all[*part.Check](h)[1])
	press(h, fyne.KeyEscape)
	if !slices.Equal(told, []string{"b"}) || h.isOpen() {
		t.Error(told)
	}
}

// folder is a place with two journeys, a sheet, a hidden file and a folder in it.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "客户"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"b.journey", "A.journey", "sheet.xlsx", ".hidden.journey", filepath.Join("客户", "网店.journey")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("kept"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpenWalksAndChooses(t *testing.T) {
	h, dir := host(t, "zh", theme.LightMode, 800, 600), folder(t)
	var got []string
	ask := func() {
		h.Pick(File{Title: "打开", Folder: dir, Endings: []string{".journey"}, Done: func(p string) { got = append(got, p) }})
	}
	ask()
	press(h, fyne.KeyDown) // the folder
	press(h, fyne.KeyReturn)
	press(h, fyne.KeyDown)
	press(h, fyne.KeyReturn)
	ask()
	press(h, fyne.KeyDown)
	press(h, fyne.KeyDown)
	press(h, fyne.KeyReturn)
	ask()
	press(h, fyne.KeyReturn) // nothing is named
	if len(got) != 2 || !h.isOpen() {
		t.Fatalf("%v", got)
	}
	press(h, fyne.KeyEscape)
	if want := []string{filepath.Join(dir, "客户", "网店.journey"), filepath.Join(dir, "A.journey")}; !slices.Equal(got, want) || h.isOpen() {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSaveAsksBeforeItReplacesAndTouchesNothing(t *testing.T) {
	h, dir := host(t, "zh", theme.LightMode, 800, 600), folder(t)
	var got []string
	ask := func(name string) {
		h.Pick(File{Title: "保存", Save: true, Folder: dir, Name: name, Endings: []string{".journey"}, Done: func(p string) { got = append(got, p) }})
		press(h, fyne.KeyReturn)
	}
	ask("新的")
	ask("b")
	press(h, fyne.KeyEscape) // the question: do not replace
	if len(got) != 1 || !h.isOpen() {
		t.Fatalf("%v", got)
	}
	press(h, fyne.KeyEscape)
	ask("b")
	press(h, fyne.KeyReturn) // in passing: nothing is replaced by that
	if len(got) != 1 {
		t.Fatalf("%v", got)
	}
	press(h, fyne.KeyReturn)
	for _, b := range all[*part.Button](h) {
		if b.Text == "替换" {
			test.Tap(b)
		}
	}
	if want := []string{filepath.Join(dir, "新的.journey"), filepath.Join(dir, "b.journey")}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if kept, _ := os.ReadFile(filepath.Join(dir, "b.journey")); string(kept) != "kept" {
		t.Error("the dialog wrote into the file")
	}
	if _, err := os.Stat(filepath.Join(dir, "新的.journey")); err == nil {
		t.Error("the dialog made a file")
	}
	for _, bad := range []string{"", " ", "."} {
		if ask(bad); len(got) != 2 || !h.isOpen() {
			t.Errorf("%q was taken", bad)
		}
		press(h, fyne.KeyEscape)
	}
}

func TestFileNames(t *testing.T) {
	j := []string{".journey"}
	for in, want := range map[string]string{"a": "a.journey", " a.JOURNEY ": "a.JOURNEY", "a.pdf": "a.pdf.journey", "": "", "..": "", "a/b": "", "a\x00": ""} {
		if got := fileName(in, j); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	dir := folder(t)
	if got := nearest(filepath.Join(dir, "gone", "further")); got != dir {
		t.Error(got)
	}
	items, err := list(dir, []string{".journey"})
	var names []string
	for _, it := range items {
		names = append(names, it.name)
	}
	if want := []string{"客户", "A.journey", "b.journey"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%v %v, want %v", names, err, want)
	}
	if _, err := list(filepath.Join(dir, "gone"), nil); err == nil {
		t.Error("a folder that is not there can be read")
	}
}

// The palette is worked from its field: arrows and pages choose, Return takes after it has closed, Escape leaves.
func TestPaletteIsWorkedFromItsField(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 760, 600)
	took := ""
	find := func(typed string) (out []PaletteLine) {
		for i := range 20 {
			name := string(rune('a' + i))
			if typed == "" || typed == name {
				out = append(out, PaletteLine{name, "Ctrl+" + name, func() { took = name + map[bool]string{true: " open"}[h.isOpen()] }})
			}
		}
		return out
	}
	for _, c := range []struct {
		typed string
		keys  []fyne.KeyName
		want  string
	}{
		{"", []fyne.KeyName{fyne.KeyReturn}, "a"},
		{"", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn}, "b"},
		{"", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyEnter}, "t"},
		{"", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyUp, fyne.KeyReturn}, "a"},
		{"c", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "c"},
		{"x", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape}, ""},
		{"", []fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, ""},
	} {
		took = ""
		h.Palette(find)
		test.Type(h.Window.Canvas().Focused(), c.typed)
		for _, k := range c.keys {
			press(h, k)
		}
		if took != c.want || h.isOpen() {
			t.Errorf("%q and %v took %q, want %q", c.typed, c.keys, took, c.want)
		}
	}
	h.Palette(find)
	test.Type(h.Window.Canvas().Focused(), "x")
	for _, l := range all[*part.Label](h) {
		if l.Size().Width < l.FullWidth() { // that nothing was found was cut after two characters
			t.Errorf("%q has %v of %v", l.Text(), l.Size().Width, l.FullWidth())
		}
	}
	press(h, fyne.KeyEscape)
	h.Palette(find)
	test.Tap(all[*part.Row](h)[2])
	if took != "c" || h.isOpen() {
		t.Errorf("a press took %q", took)
	}
}

// blue stands for the picture of a map.
func blue() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 90, 60))
	draw.Draw(img, img.Rect, image.NewUniform(color.NRGBA{R: 0x24, G: 0x79, B: 0xA6, A: 0xFF}), image.Point{}, draw.Src)
	return img
}

// A template is saved under the name typed, with cards only when ticked; one without a name is not saved.
func TestSavingATemplateAsksForNameAndCards(t *testing.T) {
	h := host(t, "en", theme.LightMode, 760, 400)
	got := []string{}
	ask := func() {
		h.SaveTemplate("Shop", "", func(name string, cards bool) { got = append(got, fmt.Sprint(name, cards)) })
	}
	ask()
	press(h, fyne.KeyReturn)
	ask()
	for _, o := range test.LaidOutObjects(h.Window.Canvas().Overlays().Top()) {
		if c, ok := o.(*part.Check); ok {
			test.Tap(c)
		}
	}
	press(h, fyne.KeyReturn)
	if want := []string{"Shopfalse", "Shoptrue"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
