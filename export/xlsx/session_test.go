package xlsx_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/roundtrip"
)

// office is a person at LibreOffice Calc: what is done is a program in Python that drives it.
type office struct {
	*client
	lines []string
	notes map[string]roundtrip.Reason // by text
}

func (o *office) do(format string, args ...any) {
	o.lines = append(o.lines, fmt.Sprintf(format, args...))
}

// on turns to a sheet.
func (o *office) on(t *importer.Table) { o.do("s = d.Sheets.getByName(%q)", t.Sheet) }

func (o *office) write(row, column int, text string) {
	o.do("s.getCellByPosition(%d, %d).String = %q", column, row, text)
}

// forms are the files that LibreOffice saves, by their endings.
var forms = map[string]string{"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "xls": "MS Excel 97"}

// driver starts the office, opens the workbook and saves it in the end.
const driver = `import subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet import TableFilterField
from com.sun.star.table import TableSortField
soffice, folder = sys.argv[1], sys.argv[2]
at = "pipe,name=sojourn" + folder.replace("/", "_") + ";urp"
office = subprocess.Popen([soffice, "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--norestore", "--accept=" + at])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for turn in range(900):
    try:
        context = resolver.resolve("uno:" + at + ";StarOffice.ComponentContext")
        break
    except NoConnectException:
        if turn == 899 or office.poll() not in (None, 81):
            office.terminate()
            sys.exit("the office does not start")
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
d = desktop.loadComponentFromURL("file://" + folder + "/map.xlsx", "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
try:
    edit(d)
    for ending, form in forms:
        d.storeToURL("file://" + folder + "/back." + ending, (PropertyValue("FilterName", 0, form, 0),))
finally:
    d.close(True)
    desktop.terminate()
    office.wait()
`

// save runs the session on a workbook and returns what was saved, by its ending.
func (o *office) save(raw []byte) map[string][]byte {
	const python = "/usr/bin/python3" // the one that the office is made for
	t := o.t
	soffice, err := exec.LookPath("soffice")
	if err != nil || exec.Command(python, "-c", "import uno").Run() != nil {
		t.Fatal("LibreOffice Calc or its Python (python3-uno) is missing: make deps-test")
	}
	dir := t.TempDir()
	program := "forms = ["
	for ending, form := range forms {
		program += fmt.Sprintf("(%q, %q), ", ending, form)
	}
	program += "]\ndef edit(d):\n    " + strings.Join(o.lines, "\n    ") + "\n" + driver
	for name, data := range map[string][]byte{"map.xlsx": raw, "session.py": []byte(program)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, python, filepath.Join(dir, "session.py"), soffice, dir)
	run.Env = append(os.Environ(), "HOME="+dir)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("the session: %v\n%s", err, out)
	}
	back := map[string][]byte{}
	for ending := range forms {
		if back[ending], err = os.ReadFile(filepath.Join(dir, "back."+ending)); err != nil {
			t.Fatal(err)
		}
	}
	return back
}

// A person opens the workbook in LibreOffice, edits, inserts and deletes rows and columns, copies, sorts, filters,
// renames the sheets and saves it in each of three forms. What they meant comes back, and nothing else.
func TestASessionInLibreOfficeComesBack(t *testing.T) {
	o := &office{client: sampleClient(t), notes: map[string]roundtrip.Reason{}}
	raw := write(t, job(t, o.doc))
	o.tables = tablesOf(t, raw)
	o.inCards()
	o.inMetrics()
	o.onTheMap()
	for ending, data := range o.save(raw) {
		tables, err := importer.Read("back."+ending, data, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := roundtrip.Read(tables, o.doc)
		if err != nil {
			t.Fatal(err)
		}
		if r.Blind {
			t.Errorf("%s: the base is lost", ending)
		}
		v := roundtrip.NewReview(r, o.doc, nil)
		same(t, ending, found(v.Items), o.meant)
		told := map[string]roundtrip.Reason{}
		for _, n := range r.Notes {
			told[n.Text] = n.Reason
		}
		for text, why := range o.notes {
			if told[text] != why {
				t.Errorf("%s: %q is told as %q", ending, text, told[text])
			}
			delete(told, text)
		}
		for text, why := range told {
			t.Errorf("%s: nobody wrote %q, %s", ending, text, why)
		}
		for _, i := range v.Items {
			if i.Accept != (i.What != insight.Removed) {
				t.Errorf("%s: %+v", ending, i)
			}
		}
	}
}

// inCards edits the table of cards, sorts and filters it.
func (o *office) inCards() {
	t := o.cards()
	_, titles := o.row1("短视频测评")
	rowOf := func(title string) (int, model.ID) {
		row, _ := o.row1(title)
		return row, model.ID(t.At(row, 0))
	}
	o.on(t)
	row, id := rowOf("短视频测评")
	o.write(row, titles, "短视频测评与开箱")
	o.meant["changed card "+string(id)+" title"] = "短视频测评与开箱"
	row, id = rowOf("搜索广告")
	o.write(row, o.column(t, o.word("field.owner")), "投放组\n小陈")
	o.meant["changed card "+string(id)+" owner"] = "投放组\n小陈"
	row, id = rowOf("在线客服")
	o.do("s.getCellByPosition(%d, %d).Value = 4.5", o.column(t, o.word("field.expectation")), row)
	o.meant["changed card "+string(id)+" touchpoint.expectation"] = "4.5"
	gone, id := rowOf("门店试穿")
	o.meant["removed card "+string(id)] = ""
	copied, _ := rowOf("评价页")
	o.do("s.Rows.insertByIndex(%d, 2)", len(t.Rows))
	o.do("s.copyRange(s.getCellByPosition(0, %d).CellAddress, s.getCellRangeByPosition(0, %d, %d, %d).RangeAddress)", len(t.Rows), copied, o.column(t, roundtrip.HashHead), copied)
	o.meant["added card"] += "+"
	fresh := len(t.Rows) + 1
	for key, text := range map[string]string{"inspector.stage": t.At(copied, o.column(t, o.word("inspector.stage"))), "inspector.lane": o.word("lane.pains"), "field.title": "=不是公式"} {
		o.do("s.getCellByPosition(%d, %d).String = %q", o.column(t, o.word(key)), fresh, text)
	}
	o.meant["added card"] += "+"
	o.do("s.Rows.removeByIndex(%d, 1)", gone)
	o.do("s.Columns.insertByIndex(%d, 1)", titles+1)
	o.write(0, titles+1, "客户备注")
	o.write(copied-1, titles+1, "请尽快")
	o.notes["请尽快"] = roundtrip.NoField
	last := o.column(t, roundtrip.HashHead) + 1
	o.do("by = TableSortField()")
	o.do("by.Field, by.IsAscending = %d, False", titles)
	o.do("s.getCellRangeByPosition(0, 1, %d, %d).sort((PropertyValue('SortFields', 0, uno.Any('[]com.sun.star.table.TableSortField', (by,)), 0),))", last, fresh-1)
	o.do("f = TableFilterField()")
	o.do("f.Field, f.Operator, f.StringValue = %d, uno.Enum('com.sun.star.sheet.FilterOperator', 'EQUAL'), %q", o.column(t, o.word("inspector.stage")),
		t.At(copied, o.column(t, o.word("inspector.stage"))))
	o.do("h = s.getCellRangeByPosition(0, 0, %d, %d)", last, fresh-1)
	o.do("w = h.createFilterDescriptor(True)")
	o.do("w.ContainsHeader = True")
	o.do("w.setFilterFields((f,))")
	o.do("h.filter(w)")
	o.do("s.Name = %q", "清单 第二版")
}

// row1 returns the row of a card in the table of cards, and the column of titles.
func (o *office) row1(title string) (row, column int) {
	_, row, column = o.at(title, "field.title")
	return row, column
}

// inMetrics changes a value and deletes a row.
func (o *office) inMetrics() {
	m := o.metrics()
	first, second := m.At(m.heads+1, 0), m.At(m.heads+2, 0)
	id, _, _ := strings.Cut(first, " ")
	lost, _, _ := strings.Cut(second, " ")
	card, _ := model.Get[model.Card](o.doc, model.ID(id))
	other, _ := model.Get[model.Card](o.doc, model.ID(lost))
	if len(card.Metrics) != 1 || len(other.Metrics) != 1 {
		o.t.Fatal("the first two metrics are each alone on a card")
	}
	o.on(m.Table)
	o.do("s.getCellByPosition(%d, %d).Value = 9.25", m.column("field.metric.value"), m.heads+1)
	o.do("s.Rows.removeByIndex(%d, 1)", m.heads+2)
	o.do("s.Name = %q", "数")
	now := card.Metrics[0]
	value := 9.25
	now.Value = &value
	o.meant["changed card "+id+" metrics"] = metricText(o.doc, now, o.lang)
	o.meant["lost metrics of "+lost] = metricText(o.doc, other.Metrics[0], o.lang) + ";"
}

// onTheMap changes the words of a cell, inserts a row within a lane and adds a stage at the end.
func (o *office) onTheMap() {
	g, heads := o.grid()
	o.on(g)
	row := slices.IndexFunc(g.Rows, func(r importer.Row) bool {
		return slices.ContainsFunc(r, func(c importer.Cell) bool { return strings.HasPrefix(c.Text, "比三家价格") })
	})
	i := slices.IndexFunc(g.Rows[row], func(c importer.Cell) bool { return strings.HasPrefix(c.Text, "比三家价格") })
	cell := g.Rows[row][i]
	o.write(row, cell.Column, strings.Replace(cell.Text, "比三家价格", "比五家价格", 1))
	_, at, _ := o.at("比三家价格", "field.title")
	o.meant["changed card "+o.cards().At(at, 0)+" title"] = "比五家价格"
	o.do("s.Rows.insertByIndex(%d, 1)", row+1)
	o.write(row+1, cell.Column, "图上新写的\n一张")
	o.meant["added card"] += "+"
	last := g.Rows[0][len(g.Rows[0])-1].Column + 1
	o.do("s.Columns.insertByIndex(%d, 1)", last)
	o.write(heads, last, "回访")
	o.meant["added stage"] += "+"
	o.do("s.Name = %q", "总图")
}
