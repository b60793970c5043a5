package ui

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/ui/clipboard"
	"sojourn/ui/dialog"
)

const complaints = "阶段,触点,吐槽,情绪分(1-10),编号\n接触,短视频测评,广告太多,4,A1\n购买,结算页付款,付款方式少,2,A2\n"

// mapping opens the import page on a sheet and lets a test make corrections.
type mapping struct {
	*testing.T
	*importing
	clock *clock
}

func openPage(t *testing.T, w *window, path string) mapping {
	t.Helper()
	im, err := w.readSheet(path)
	if err != nil {
		t.Fatal(err)
	}
	p := mapping{t, im, stoppedClock(t)}
	im.open()
	return p
}

func (p mapping) correct(what dialog.Setting, at int, value string) {
	p.Helper()
	p.change(dialog.ImportChange{What: what, At: at, Value: value})
	p.clock.pass(buildAfter)
}

func (p mapping) counts(parts ...string) {
	p.Helper()
	for _, part := range parts {
		if !strings.Contains(p.state().Counts, part) {
			p.Errorf("%q does not say %q", p.state().Counts, part)
		}
	}
}

// write types into the field that has the focus, over what is selected in it.
func (p mapping) write(text string) {
	for _, r := range text {
		p.w.win.Canvas().Focused().TypedRune(r)
	}
}

// Corrections that follow each other quickly make the map once, and show at once.
func TestCorrectionsComeToRestBeforeTheMapIsMade(t *testing.T) {
	w := open(t)
	p := openPage(t, w, write(t, "a.csv", []byte(complaints)))
	p.counts("2 个阶段", "2 张卡片", "2 个情绪值", "4 个单元格没有位置")
	before := p.made.scene
	p.change(dialog.ImportChange{What: dialog.SetField, At: 2, Value: "pain"})
	p.change(dialog.ImportChange{What: dialog.SetField, At: 4, Value: "note"})
	if st := p.state(); st.Heads[2].ID != "pain" || st.Heads[2].Sure != 1 || p.made.scene != before {
		t.Errorf("%+v", st.Heads[2])
	}
	if !p.clock.pass(buildAfter) || p.clock.pass(buildAfter) {
		t.Error("the map is not made once")
	}
	p.counts("4 张卡片")
	if st := p.state(); len(st.Left) != 0 || p.made.scene == before {
		t.Errorf("%+v", st.Left)
	}
	p.correct(dialog.SetScale, 3, "1…5")
	if f := p.mapping.Fields[3]; f.Scale == nil || *f.Scale != (importer.Scale{Min: 1, Max: 5}) || p.state().Heads[3].Scale != "1…5" {
		t.Errorf("%+v", f)
	}
	p.correct(dialog.SetHeader, 0, "2")
	if st := p.state(); st.Header != 1 || st.Heads[1].ID == "touchpoint" && p.mapping.Fields[1].Name != "短视频测评" {
		t.Errorf("%+v", st.Heads)
	}
	p.correct(dialog.SetLayout, 0, "matrix")
	if st := p.state(); !st.Across || len(st.Asked[dialog.SetHeader].Options) > 0 {
		t.Errorf("%+v", st.Asked)
	}
}

// What found no place is kept as notes, all or one by one, and nothing of the list is lost.
func TestCellsWithoutAPlaceAreKeptOrNot(t *testing.T) {
	w := open(t)
	p := openPage(t, w, write(t, "a.csv", []byte(complaints)))
	notes := func() (on []string) {
		for _, l := range p.state().Left {
			if l.Note {
				on = append(on, l.Place)
			}
		}
		return on
	}
	if got := notes(); !slices.Equal(got, []string{"C2", "E2", "C3", "E3"}) {
		t.Fatalf("%q", got)
	}
	p.correct(dialog.SetNote, 1, "")
	if got := notes(); !slices.Equal(got, []string{"C2", "C3", "E3"}) {
		t.Errorf("%q", got)
	}
	p.correct(dialog.SetNotes, 0, "")
	p.correct(dialog.SetNote, 2, "on")
	if got := notes(); !slices.Equal(got, []string{"C3"}) || len(p.state().Left) != 4 {
		t.Errorf("%q", got)
	}
	w.answer(t, "导入")
	for _, c := range w.session.Doc().Cards(w.mapID) {
		if body := c.Body.In("zh"); strings.Contains(body, "A1") || strings.Contains(body, "广告") || c.Title.In("zh") == "结算页付款" && body != "吐槽: 付款方式少" {
			t.Errorf("%q", body)
		}
	}
	if !w.actions.Run("file.import.report") || !slices.Contains(w.said(), "C2 · 吐槽  广告太多") {
		t.Errorf("%q", w.said())
	}
	w.answer(t, "全部复制")
	if got := w.app.Clipboard().Content(); !strings.HasPrefix(got, "C2\t吐槽\t广告太多\t") || strings.Count(got, "\n") != 4 {
		t.Errorf("%q", got)
	}
}

func TestASheetFillsTheOpenMapInOneStep(t *testing.T) {
	w := open(t)
	before, maps, cards := w.mapID, len(w.session.Doc().Maps()), len(w.session.Doc().Cards(w.mapID))
	p := openPage(t, w, write(t, "a.csv", []byte(complaints)))
	p.counts("2 个阶段")
	p.correct(dialog.SetInto, 0, string(before))
	p.correct(dialog.SetLanguage, 0, "zh")
	if strings.Contains(p.state().Counts, "阶段") { // both are there
		t.Errorf("%q", p.state().Counts)
	}
	w.answer(t, "导入")
	d := w.session.Doc()
	if w.mapID != before || len(d.Maps()) != maps || len(d.Cards(before)) != cards+2 {
		t.Errorf("%d maps, %d cards", len(d.Maps()), len(d.Cards(before)))
	}
	w.actions.Run("edit.undo")
	if len(w.session.Doc().Cards(before)) != cards {
		t.Error("it takes more than one step back")
	}
}

// A mapping saved under the client's name is taken at once when the form comes again, says so, and can be undone.
func TestASavedMappingIsTakenNextTime(t *testing.T) {
	w := open(t)
	p := openPage(t, w, write(t, "a.csv", []byte(complaints)))
	p.correct(dialog.SetField, 2, "pain")
	p.askSave()
	if !slices.Contains(w.said(), "××零售") { // the client of the sample
		t.Errorf("%q", w.said())
	}
	p.write("启明")
	w.answer(t, "保存")
	w.answer(t, "取消")

	turned := "编号,吐槽,触点,阶段,情绪分(1-10)\nB1,太吵,门店,接触,3\n"
	p = openPage(t, w, write(t, "b.csv", []byte(turned)))
	if st := p.state(); st.Heads[1].ID != "pain" || !strings.Contains(st.Notice, "启明") || st.Asked[dialog.SetSaved].ID != "启明" {
		t.Errorf("%q, %+v", st.Notice, st.Heads)
	}
	p.correct(dialog.SetSaved, 0, nobody)
	if st := p.state(); st.Heads[1].ID != "" || st.Notice != "" {
		t.Errorf("%q, %+v", st.Notice, st.Heads)
	}
	p.correct(dialog.SetSaved, 0, "启明")
	if p.state().Heads[1].ID != "pain" {
		t.Error("it cannot be taken back")
	}
	p.manage()
	w.answer(t, "重命名…")
	p.write("Qiming")
	w.answer(t, "重命名")
	if _, ok := w.set.ClientOf("Qiming"); !ok || p.client != "Qiming" {
		t.Errorf("%+v", w.set.Clients)
	}
	w.answer(t, "删除")
	if len(w.set.Clients) != 0 || p.state().Notice != "" {
		t.Errorf("%+v", w.set.Clients)
	}
}

func TestATextFileIsReadAnotherWay(t *testing.T) {
	w := open(t)
	p := openPage(t, w, write(t, "a.csv", []byte("阶段;触点\n接触;a,b\n")))
	st := p.state()
	if st.Asked[dialog.SetEncoding].ID != "utf-8" || st.Asked[dialog.SetDelimiter].ID != ";" {
		t.Errorf("%+v", st.Asked)
	}
	p.correct(dialog.SetDelimiter, 0, ",")
	if st := p.state(); st.Columns != 2 || st.Cell(1, 1) != "b" || st.Asked[dialog.SetDelimiter].ID != "," {
		t.Errorf("%d columns, %q", st.Columns, st.Cell(1, 1))
	}
	p.correct(dialog.SetEncoding, 0, "windows-1252")
	if got := p.state().Cell(0, 0); strings.Contains(got, "阶段") {
		t.Errorf("%q", got)
	}
}

// Hidden rows and columns are counted, and taken only when a person says so.
func TestHiddenPartsAreSaidAndTakenOnRequest(t *testing.T) {
	w := open(t)
	p := openPage(t, w, write(t, "a.csv", []byte(complaints)))
	p.tables[0].HiddenRows, p.tables[0].HiddenColumns = []int{2}, []int{3, 4}
	p.correct(dialog.SetHidden, 0, leaveHidden)
	if st := p.state(); !strings.Contains(st.Notice, "1 行") || !strings.Contains(st.Notice, "2 列") || !strings.HasPrefix(st.Counts, "1 个阶段") {
		t.Errorf("%q, %q", st.Notice, st.Counts)
	}
	p.correct(dialog.SetHidden, 0, takeHidden)
	if st := p.state(); st.Notice != "" || !strings.HasPrefix(st.Counts, "2 个阶段") {
		t.Errorf("%q, %q", st.Notice, st.Counts)
	}
}

// Files come one after the other; one that cannot be read says why and does not stop the next.
func TestDroppedSheetsComeOneAfterTheOther(t *testing.T) {
	w := open(t)
	var uris []fyne.URI
	for name, data := range map[string]string{"1.csv": complaints, "2.xlsx": "%PDF-1.7", "3.csv": complaints} {
		uris = append(uris, storage.NewFileURI(write(t, name, []byte(data))))
	}
	slices.SortFunc(uris, func(a, b fyne.URI) int { return strings.Compare(a.Name(), b.Name()) })
	w.dropped(fyne.Position{}, uris)
	w.answer(t, "导入")
	if said := strings.Join(w.said(), " "); !strings.Contains(said, "2.xlsx") {
		t.Fatalf("%q", said)
	}
	w.answer(t, "好")
	if said := strings.Join(w.said(), " "); !strings.Contains(said, "3.csv") {
		t.Fatalf("%q", said)
	}
	w.answer(t, "取消")
	if w.dialogs() != 0 || len(w.session.Doc().Maps()) != 4 {
		t.Errorf("%d dialogs, %d maps", w.dialogs(), len(w.session.Doc().Maps()))
	}
}

// A range copied in a spreadsheet is mapped like a file, with the merged cells that only its web page knows.
func TestACopiedRangeIsImported(t *testing.T) {
	w := open(t)
	w.webPage = func() (string, error) {
		return "<table><tr><td>阶段<td>触点</tr><tr><td rowspan=2>接触<td>短视频</tr><tr><td>海报</tr></table>", nil
	}
	w.app.Clipboard().SetContent("阶段\t触点\n接触\t短视频\n\t海报\n")
	w.actions.Run("edit.paste.map")
	if said := w.said(); !slices.Contains(said, "导入“剪贴板”") {
		t.Fatalf("%q", said)
	}
	w.answer(t, "导入")
	d := w.session.Doc()
	if n := len(d.Stages(w.mapID)); n != 1 || len(d.Cards(w.mapID)) != 2 {
		t.Errorf("%d stages, %d cards", n, len(d.Cards(w.mapID)))
	}
	w.webPage = func() (string, error) { return "", nil }
	w.app.Clipboard().SetContent("nothing of the kind")
	w.actions.Run("edit.paste.map")
	if said := strings.Join(w.said(), " "); !strings.Contains(said, "没有导入") {
		t.Errorf("%q", said)
	}
	w.answer(t, "好")
	w.webPage = func() (string, error) { return "", clipboard.ErrSilent }
	w.actions.Run("edit.paste.map")
	if w.dialogs() != 0 {
		t.Errorf("%q", w.said())
	}
	w.webPage = func() (string, error) { return "", clipboard.ErrLarge }
	w.actions.Run("edit.paste.map")
	if said := strings.Join(w.said(), " "); !strings.Contains(said, w.words("cause.sheet.too-large")) {
		t.Errorf("%q", said)
	}
}

// Nobody maps a sheet for a project that cannot be changed.
func TestNothingIsImportedIntoALockedProject(t *testing.T) {
	w := open(t)
	locked := errors.New("locked")
	w.session.Guard(func() error { return locked })
	im := readSheet(t, w, write(t, "a.csv", []byte(complaints)))
	im.apply()
	if len(w.session.Doc().Maps()) != 3 || w.imported.name != "" || w.dialogs() != 1 {
		t.Errorf("%d maps, %d dialogs", len(w.session.Doc().Maps()), w.dialogs())
	}
}

// A list of customers is counted into the open map, and the page says what it sets before it does.
func TestAListOfCustomersSaysWhatItSets(t *testing.T) {
	w := open(t)
	p := openPage(t, w, filepath.Join("..", "model", "importer", "testdata", "crm-hubspot-contacts.csv"))
	st := p.state()
	if p.into != w.mapID || len(st.Sets) == 0 || !strings.Contains(st.Notice, "HubSpot") || p.made.scene != nil || st.Trouble != "" {
		t.Fatalf("%+v", st)
	}
	all := ""
	for _, line := range st.Sets {
		all += line.Text + "\n"
	}
	if !strings.Contains(all, "客户数") || !strings.Contains(all, "留在表格里") {
		t.Errorf("%q", all)
	}
	for _, h := range st.Heads {
		if h.Word == w.words("import.sure.none") {
			t.Errorf("people are asked about: %+v", h)
		}
	}
	if st.Asked[dialog.SetRecords].ID != string(importer.People) {
		t.Errorf("%+v", st.Asked[dialog.SetRecords])
	}
	maps := len(w.session.Doc().Maps())
	w.answer(t, "导入")
	if w.dialogs() != 0 || len(w.session.Doc().Maps()) != maps || w.session.UndoLabel() == "" {
		t.Errorf("%d dialogs, %d maps", w.dialogs(), len(w.session.Doc().Maps()))
	}
}

// Where the figures of a channel go is guessed and can be chosen: a touchpoint, a new one, or none. It is remembered with
// the mapping.
func TestFiguresOfAChannelGoWhereAPersonSays(t *testing.T) {
	w := open(t)
	sheet := write(t, "工单.csv", []byte("工单编号,受理渠道,工单状态,创建时间,联系人\nG1,在线客服,已完成,2026-05-01,林悦\nG2,电话,已完成,2026-05-03,陈航\n"+
		"G3,邮件,已完成,2026-05-03,王芳\nG4,在线客服,已完成,2026-05-04,李雷\nG5,电话,已完成,2026-05-04,赵敏\n"))
	p := openPage(t, w, sheet)
	chat, other := w.card(t, "在线客服"), w.card(t, "短视频测评")
	lines := func() map[string]dialog.SetLine {
		by := map[string]dialog.SetLine{}
		for _, l := range p.state().Sets {
			if l.Place != "" {
				by[p.made.plan.Groups[l.Group].Name] = l
			}
		}
		return by
	}
	if got := lines(); got["在线客服"].Place != string(chat.ID) || got["电话"].Place != noTouchpoint {
		t.Fatalf("%+v", got)
	}
	if st := p.state(); len(st.Places) < 4 || len(st.FindPlace("短视频")) == 0 || st.FindPlace("短视频")[0].ID != string(other.ID) {
		t.Fatalf("%+v", st.Places)
	}
	p.change(dialog.ImportChange{What: dialog.SetChannel, At: lines()["电话"].Group, Value: string(other.ID)})
	p.change(dialog.ImportChange{What: dialog.SetChannel, At: lines()["邮件"].Group, Value: newTouchpoint})
	p.change(dialog.ImportChange{What: dialog.SetChannel, At: lines()["在线客服"].Group, Value: noTouchpoint})
	if got := lines(); got["在线客服"].Place != noTouchpoint || got["邮件"].Place != newTouchpoint || got["电话"].Place != string(other.ID) {
		t.Errorf("%+v", got)
	}
	memory := importer.Memory{}
	memory.Learn(&p.tables[p.at], p.mapping)
	w.set = w.set.WithClient("甲方", memory)
	w.answer(t, "导入")
	a, _ := model.Get[model.Card](w.session.Doc(), chat.ID) // by id: the figures stand on a card of its name in the tray
	b, _ := model.Get[model.Card](w.session.Doc(), other.ID)
	if len(a.Metrics) != len(chat.Metrics) || len(b.Metrics) <= len(other.Metrics) {
		t.Errorf("%d and %d metrics", len(a.Metrics), len(b.Metrics))
	}
	if c := w.card(t, "邮件"); !c.InTray() || c.Type != model.TouchpointCard {
		t.Errorf("%+v", c)
	}
	if p = openPage(t, w, sheet); p.client != "甲方" || lines()["电话"].Place != string(other.ID) || lines()["邮件"].Place != string(w.card(t, "邮件").ID) {
		t.Errorf("%q remembers %+v", p.client, lines())
	}
}

// What the reader of a file could not take is said in words.
// A behaviour log makes a journey of its own, or is measured on the one that is open: the page shows either before it is done.
func TestALogMakesAJourneyOrMeasuresTheOpenOne(t *testing.T) {
	w := open(t)
	before := w.session.Doc()
	p := openPage(t, w, filepath.Join("..", "model", "importer", "testdata", "shop-events.csv"))
	st := p.state()
	if p.into != "" || len(st.Sets) != 0 || p.made.scene == nil || st.Trouble != "" || !strings.Contains(st.Notice, "搜索广告 → 商品页") || !strings.Contains(st.Notice, "客户ID") {
		t.Fatalf("%+v", st)
	}
	p.counts("7 个阶段")
	p.correct(dialog.SetInto, 0, string(w.mapID))
	st = p.state()
	if len(st.Sets) < 9 || p.made.scene != nil || st.Trouble != "" || !strings.Contains(st.Sets[2].Text, "触点“商品页”：") || len(st.Places) == 0 {
		t.Fatalf("%+v", st)
	}
	w.answer(t, "导入")
	now := w.session.Doc()
	if len(now.Stages(w.mapID)) != len(before.Stages(w.mapID)) || len(now.Maps()) != len(before.Maps()) {
		t.Error("the journey is another one")
	}
	measured := 0
	for _, c := range now.Cards(w.mapID) {
		if slices.ContainsFunc(c.Metrics, func(m model.Metric) bool { return m.Source.In("") == "shop-events" }) {
			measured++
		}
	}
	if measured != 9 || now.Stages(w.mapID)[1].Volume == nil {
		t.Errorf("%d touchpoints are measured", measured)
	}
	if w.session.Undo(); insight.Changes(before, w.session.Doc()) != nil {
		t.Error("one step back is not what was")
	}
}

func TestWarningsOfTheReaderAreSaid(t *testing.T) {
	w := open(t)
	p := openPage(t, w, write(t, "a.csv", []byte(complaints)))
	p.warned = []importer.Warning{{Code: "macros"}, {Code: "picture", Cell: "B2"}, {Code: "picture", Cell: "B3"}, {Code: "new", Text: "english"}}
	if got := p.state().Notice; got != "工作簿里有宏，没有读取\nB2 是图片，没有导入" {
		t.Errorf("%q", got)
	}
}
