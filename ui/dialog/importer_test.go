package dialog

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

// sheet is a list of three touchpoints whose second column is a guess.
func sheet() Import {
	cells := [][]string{{"阶段", "触点", "序号", "情绪"}, {"接触", "短视频测评", "1", "4"}, {"购买", "结算页\n付款", "2", "2"}, {"", "电话客服", "3", "3"}}
	fields := []part.Option{{ID: "stage", Text: "阶段"}, {ID: "touchpoint", Text: "触点"}, {ID: "emotion", Text: "情绪值"}, {ID: "", Text: "未识别"}}
	return Import{
		Name: "触点清单.xlsx", Fields: fields, Rows: 4, Columns: 4, Cell: func(r, c int) string { return cells[r][c] },
		Find: func(typed string) []part.Option {
			if typed == "" {
				return fields
			}
			return fields[1:2]
		},
		Asked: map[Setting]Asked{
			SetInto:   {[]part.Option{{ID: "", Text: "新的旅程图"}, {ID: "m", Text: "填入“网店首购”"}}, ""},
			SetSheet:  {[]part.Option{{ID: "0", Text: "触点"}, {ID: "1", Text: "备注"}}, "0"},
			SetLayout: {[]part.Option{{ID: "long", Text: "每行一个触点"}, {ID: "matrix", Text: "阶段横排，泳道竖排"}}, "long"},
		},
		Heads: []Head{{ID: "stage", Sure: 1, Word: "确定"}, {ID: "touchpoint", Sure: 0.75, Word: "很可能"}, {Word: "没认出来，请选"},
			{ID: "emotion", Sure: 0.4, Word: "猜的，请看一眼", Scales: []part.Option{{ID: "1…5", Text: "1 到 5"}, {ID: "1…10", Text: "1 到 10"}}, Scale: "1…5"}},
		Left: []LeftCell{{Row: 1, Column: 2, Place: "C2", Name: "序号", Text: "1", Reason: "这一列没有识别。留在卡片的说明里", Note: true},
			{Row: 3, Column: 2, Place: "C4", Name: "序号", Text: "3", Reason: "在隐藏的行里。不写进旅程图", Fixed: true}},
		Counts: "2 个阶段 · 3 张卡片", Notice: "这种表格以前导入过", Ready: true,
	}
}

// importing opens the page and tells what is done on it.
type importing struct {
	h       Host
	v       *ImportView
	changes []ImportChange
	done    []bool
	saved   int
}

func openImport(t *testing.T, lang string, mode theme.Mode) *importing {
	t.Helper()
	im := &importing{h: host(t, lang, mode, 1200, 640)}
	im.v = im.h.Import(sheet(), Importing{
		Change: func(c ImportChange) { im.changes = append(im.changes, c) },
		Paint:  func(w, h int) {},
		Save:   func() { im.saved++ }, Manage: func() {}, Copy: func() {},
		Done: func(ok bool) { im.done = append(im.done, ok) },
	})
	blue := image.NewNRGBA(image.Rect(0, 0, 300, 120))
	for i := range blue.Pix {
		blue.Pix[i] = []uint8{0xC9, 0xD6, 0xF5, 0xFF}[i%4]
	}
	im.v.Painted(blue)
	return im
}

func (im *importing) choice(t *testing.T, id string) *part.Choice {
	t.Helper()
	for _, c := range all[*part.Choice](im.h) {
		if c.ID() == id && c.Visible() {
			return c
		}
	}
	t.Fatalf("no choice %q", id)
	return nil
}

func TestTheImportPageLooksAsDrawn(t *testing.T) {
	im := openImport(t, "zh", theme.LightMode)
	test.AssertRendersToImage(t, "import-zh.png", im.h.Window.Canvas())
	dark := openImport(t, "en", theme.DarkMode)
	test.AssertRendersToImage(t, "import-en-dark.png", dark.h.Window.Canvas())
}

func TestImportTellsCorrectionsOneByOne(t *testing.T) {
	im := openImport(t, "zh", theme.LightMode)
	im.choice(t, "touchpoint").TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	im.choice(t, "1…5").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	im.choice(t, "long").TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	for _, h := range all[*sheetHead](im.h) {
		if h.row && h.at == 2 {
			test.Tap(h)
		}
	}
	checks := all[*part.Check](im.h)
	for _, c := range checks {
		if c.Visible() {
			test.Tap(c)
		}
	}
	want := []ImportChange{{SetField, 1, "stage"}, {SetScale, 3, "1…10"}, {SetLayout, 0, "matrix"}, {SetHeader, 0, "3"}}
	if len(im.changes) != 6 || !slices.Equal(im.changes[:4], want) {
		t.Fatalf("%+v", im.changes)
	}
	for _, c := range im.changes[4:] { // the one cell that can be ticked, and all of them: both were on
		if c.What != SetNote && c.What != SetNotes || c.Value != "" || c.At != 0 {
			t.Errorf("%+v", c)
		}
	}
}

func TestImportWaitsUntilItMakesSense(t *testing.T) {
	im := openImport(t, "zh", theme.LightMode)
	bad := sheet()
	bad.Ready, bad.Trouble = false, "没有阶段"
	im.v.Show(bad)
	if press(im.h, fyne.KeyReturn); len(im.done) != 0 || !im.h.isOpen() {
		t.Error("imported what does not make sense")
	}
	im.v.Show(sheet())
	press(im.h, fyne.KeyReturn)
	if !slices.Equal(im.done, []bool{true}) || im.h.isOpen() {
		t.Error(im.done)
	}
	again := openImport(t, "en", theme.LightMode)
	again.h.Window.Canvas().Focus(again.v.sheet)
	if press(again.h, fyne.KeyEscape); !slices.Equal(again.done, []bool{false}) {
		t.Error(again.done)
	}
}

// A press on a cell that found no place leads to it, however far down it stands, and says all of its text.
func TestAListedCellIsShownInTheSheet(t *testing.T) {
	im := openImport(t, "zh", theme.LightMode)
	long := sheet()
	long.Rows = 50_000
	beside := false
	long.Cell = func(r, c int) string {
		beside = beside || r == 41_998 // which only somebody asks for who shows it
		if r == 41_999 && c == 2 {
			return "第一行\n第二行"
		}
		return "x"
	}
	long.Left[0].Row = 41_999
	im.v.Show(long)
	im.v.left.list.Select(0)
	if got := im.v.sheet.whole.Text(); got != "C42000  第一行 ⏎ 第二行" {
		t.Errorf("%q", got)
	}
	if !beside {
		t.Error("the cell is not in view")
	}
}

// In a matrix the rows mean something, and those whose place says what they mean are not asked about.
func TestRowsOfAMatrixAreAskedAbout(t *testing.T) {
	im := openImport(t, "zh", theme.LightMode)
	m := sheet()
	m.Across, m.Heads = true, []Head{{Fixed: "阶段"}, {ID: "touchpoint", Sure: 1, Word: "确定"}, {ID: "emotion", Sure: 1}, {}}
	im.v.Show(m)
	im.choice(t, "emotion").TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if want := []ImportChange{{SetField, 2, "touchpoint"}}; !slices.Equal(im.changes, want) {
		t.Errorf("%+v", im.changes)
	}
	for _, h := range all[*sheetHead](im.h) {
		if h.at == 0 && h.row && h.field.Visible() {
			t.Error("the row of stages is asked about")
		}
	}
}

func TestSavedMappingsAreRenamedAndDeleted(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 600, 500)
	var did []string
	list := []Saved{{"启明", "2 种表格"}, {"Acme", "1 种表格"}}
	open := func(list []Saved) {
		h.Saved("Saved mappings", "", list, func(i int) { did = append(did, "rename "+list[i].Name) }, func(i int) { did = append(did, "delete "+list[i].Name) })
	}
	open(list)
	press(h, fyne.KeyDown)
	press(h, fyne.KeyReturn)
	open(list)
	test.Tap(all[*part.Button](h)[1])
	if !slices.Equal(did, []string{"rename Acme", "delete 启明"}) || h.isOpen() {
		t.Error(did)
	}
	open(nil)
	press(h, fyne.KeyReturn)
	if press(h, fyne.KeyEscape); len(did) != 2 || h.isOpen() {
		t.Error(did)
	}
}

func TestTheListOfAnImportIsShownAgain(t *testing.T) {
	h := host(t, "zh", theme.LightMode, 800, 500)
	copied := 0
	h.Left("上次导入", "2 个阶段", sheet().Left, func() { copied++ })
	if n := len(all[*widget.List](h)) + len(all[*cellList](h)); n != 1 {
		t.Errorf("%d lists", n)
	}
	for _, c := range all[*part.Check](h) {
		if c.Visible() {
			t.Error("what is done can be ticked")
		}
	}
	test.Tap(all[*part.Button](h)[0])
	if press(h, fyne.KeyReturn); copied != 1 || h.isOpen() {
		t.Error(copied)
	}
}

// Where nothing is drawn the page tells what will be set, and asks where the figures of a channel go.
func TestThePlaceOfAChannelIsChosen(t *testing.T) {
	im := openImport(t, "zh", theme.LightMode)
	now := sheet()
	now.Places = []part.Option{{ID: "-", Text: "不写到触点"}, {ID: "+", Text: "新触点"}, {ID: "c1", Text: "热线 · 使用"}}
	now.FindPlace = func(string) []part.Option { return now.Places }
	now.Sets = []SetLine{{Text: "画像“林悦”：客户数 3"}, {Text: "渠道“电话”：客户数 2", Group: 1, Place: "-"}, {Text: "渠道“微信”：客户数 1", Group: 2, Place: "c1"}}
	im.v.Show(now)
	if im.v.paper.Visible() {
		t.Error("there is an empty page")
	}
	phone := im.choice(t, "-")
	im.h.Window.Canvas().Focus(phone)
	phone.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if want := []ImportChange{{SetChannel, 1, "+"}}; !slices.Equal(im.changes, want) {
		t.Errorf("%+v", im.changes)
	}
	now.Sets[1].Place = "+"
	im.v.Show(now)
	if im.h.Window.Canvas().Focused() != phone || phone.Text() != "新触点" || len(im.changes) != 1 {
		t.Errorf("%q, %+v", phone.Text(), im.changes)
	}
	now.Sets = now.Sets[:1]
	im.v.Show(now)
	if im.v.sets.rows[1].box.Visible() {
		t.Error("a line that is gone shows")
	}
}
