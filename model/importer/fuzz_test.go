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
