package importer

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"sojourn/model"
)

// FuzzRead wants no panic and no table beyond the limits from any bytes, and a plan that loses nothing of what was read.
func FuzzRead(f *testing.F) {
	for _, name := range fixtures {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(newBook(sheet([]string{"阶段", "触点", "情绪"}, []string{"购买", "门店", "😟 警惕"})).merged("A1:B2").zip(f))
	f.Add([]byte("sep=;\n\"a;b\n'=1;\"\"\n"))
	f.Add([]byte("\xFF\xFEa\x00,\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("_id,阶段,步骤,泳道,类型,名称,情绪,关键时刻,指标,严重程度,标签,状态,目标指标,日期\nc1,购买,,触点,触点,付款,9,★,\"转化 41% (目标 60%, 2026-10-31)\n−\",NaN,\"a, b\",坏,x (y,2026\nc2,,,待整理,卡片,x\n"))
	f.Fuzz(func(t *testing.T, data []byte) { wholeWay(t, data) })
}

// FuzzSheet puts any text where a workbook keeps its rows, so that the archive's checksum does not stop it.
func FuzzSheet(f *testing.F) {
	f.Add(sheet([]string{"阶段", "触点", "情绪"}, []string{"购买", "门店", "😟 警惕"}), "<si><t>x</t></si>")
	f.Add(`<row r="3"><c r="B3" s="1" t="s"><v>0</v></c><c t="b"><v>1</v></c></row>`, `<si><r><t>a</t></r><rPh><t>b</t></rPh></si>`)
	f.Add(`<row/><!-- x --><![CDATA[y]]><c r="$A$1"/></sheetData><mergeCells><mergeCell ref="A1:XFD9"/></mergeCells><sheetData>`, "")
	f.Fuzz(func(t *testing.T, rows, shared string) {
		b := newBook(rows)
		b["xl/sharedStrings.xml"] = "<sst>" + shared + "</sst>"
		wholeWay(t, b.zip(t))
	})
}

// wholeWay reads, guesses, builds and applies.
func wholeWay(t *testing.T, data []byte) {
	tables, err := Read("x", data, Options{})
	onwards(t, tables, err)
}

func onwards(t *testing.T, tables []Table, err error) {
	if err != nil {
		return
	}
	for i := range tables {
		plan, err := Build(&tables[i], Guess(&tables[i], nil).Mapping, model.New())
		if err != nil {
			continue
		}
		if plan.Counts().Lost != 0 {
			t.Fatalf("lost %d cells", plan.Counts().Lost)
		}
		s := model.NewSession(model.New(), &counter{})
		if _, err := s.Do("do.import", func(tx *model.Tx) error { _, err := Apply(tx, plan, ""); return err }); err != nil {
			t.Errorf("a plan that breaks a rule: %v", err)
		}
	}
}

// FuzzCSV is FuzzRead for text alone, which else drowns among archives.
func FuzzCSV(f *testing.F) {
	for _, name := range fixtures {
		if data, err := os.ReadFile("testdata/" + name); err == nil && !strings.HasSuffix(name, ".xlsx") {
			f.Add(data)
		}
	}
	f.Add([]byte("sep=\t\na\t\"b\"\"\n\"\tc\r\n"))
	f.Add([]byte("\xFE\xFF\x00a\x00;\x00b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.HasPrefix(data, []byte("PK")) {
			wholeWay(t, data)
		}
	})
}

// FuzzOldSheet puts any records where an old workbook keeps its globals and its sheet.
func FuzzOldSheet(f *testing.F) {
	f.Add(rec(biffShared, uint32(1), uint32(1), wideText("阶段", 2))+rec(biffStyle, 0, 14), rec(biffSharedText, 0, 0, 0, uint32(0))+rec(biffNumbers, 1, 0, 0, int32(-2), 0, int32(3), 1))
	f.Add(rec(biffFormat, 164, wideText("yyyy", 2)), rec(biffFormula, 0, 0, 0, "\x00\x00\x00\x00\x00\x00\xFF\xFF", 0, uint32(0), 0)+rec(biffString, 3, "\x00a")+rec(biffContinue, "\x01b\x00c\x00"))
	f.Add(rec(biffFrom1904, 1), rec(biffRow, 2, 0, 9, 300, 0, 0, uint32(0x20))+rec(biffColumn, 1, 2, 100, 0, 1, 0)+rec(biffMerges, 1, 0, 1, 1, 2)+begin+eof)
	f.Fuzz(func(t *testing.T, before, sheet string) { wholeWay(t, []byte(stream(before, sheet))) })
}

// FuzzCompound damages the OLE file around an old workbook.
func FuzzCompound(f *testing.F) {
	f.Add(oldSheet("", rec(biffLabel, 0, 0, 0, wideText("阶段", 2))))
	f.Add(oled("Book", rec(biffBOF, 0x500, 5, 0, 0)+eof))
	f.Fuzz(func(t *testing.T, data []byte) {
		wholeWay(t, append([]byte(oleMagic), data[min(len(data), len(oleMagic)):]...))
	})
}

// FuzzOpenDocument puts any XML where an OpenDocument spreadsheet keeps its tables.
func FuzzOpenDocument(f *testing.F) {
	f.Add(`<table:table table:name="x"><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2" office:value-type="percentage" office:value="0.5"><text:p>50<text:s/>%</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`)
	f.Add(`<table:table><table:table-row table:visibility="filter"><table:table-cell office:value-type="date" office:date-value="2026-03-05T01:02:03"><office:annotation><text:p>a</text:p></office:annotation><text:p>b:</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, tables string) { wholeWay(t, []byte(flat(tables))) })
}

// FuzzSheetXML does so for Excel's XML of 2003.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<Row ss:Index="2" ss:Hidden="1"><Cell ss:Index="2" ss:MergeDown="1" ss:StyleID="d"><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data></Cell></Row>`)
	f.Fuzz(func(t *testing.T, rows string) { wholeWay(t, []byte(sheet2003(rows))) })
}

// FuzzPasted takes both forms that a clipboard can hold.
func FuzzPasted(f *testing.F) {
	f.Add(`<table><col span=2 style="display:none"><tr><td rowspan=2 sdval="1" sdnum="1033;0;0%">x<table><td>y</table><tr style='display:none'><td>z<br>&amp;</table>`, "a\t\"b\nc\"\n")
	f.Add("", "journey\nsection 阶段：一\nA#59; b：５：我，你:x # y\n")
	f.Fuzz(func(t *testing.T, page, text string) {
		tables, err := Pasted(page, text)
		onwards(t, tables, err)
	})
}

// FuzzJourney takes statements of Mermaid.
func FuzzJourney(f *testing.F) {
	f.Add("title T\naccDescr { a\nb }\nsection S\nA: 5: Me, You: note; B: x\n%%{init}%%\n%% x\n<br/>: 3")
	f.Fuzz(func(t *testing.T, text string) { wholeWay(t, []byte("journey\n"+text)) })
}
