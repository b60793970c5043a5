package importer

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
)

// bigSheet returns n rows of ten cells as a workbook with shared texts, as Excel writes them.
func bigSheet(b *testing.B, n int) []byte {
	b.Helper()
	var shared, rows strings.Builder
	count := 0
	text := func(at, s string) {
		fmt.Fprintf(&shared, "<si><t>%s</t></si>", s)
		fmt.Fprintf(&rows, `<c r="%s" s="1" t="s"><v>%d</v></c>`, at, count)
		count++
	}
	for r := range n {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:10">`, r+1)
		if r == 0 {
			for c, h := range []string{"阶段", "触点", "渠道", "情绪", "期望", "实际", "负责部门", "停留时长(秒)", "痛点", "机会"} {
				text(Address(0, c), h)
			}
		} else {
			text(Address(r, 0), fmt.Sprintf("阶段 %d", r%12))
			text(Address(r, 1), fmt.Sprintf("触点 %d", r))
			text(Address(r, 2), []string{"门店", "网店", "客服"}[r%3])
			fmt.Fprintf(&rows, `<c r="D%d"><v>%d</v></c><c r="E%d"><v>4</v></c><c r="F%d"><v>2.5</v></c>`, r+1, r%5-2, r+1, r+1)
			text(Address(r, 6), "市场部")
			fmt.Fprintf(&rows, `<c r="H%d"><v>%d</v></c>`, r+1, r%300)
			text(Address(r, 8), fmt.Sprintf("第 %d 位客户等得太久", r))
			text(Address(r, 9), "提前告知")
		}
		rows.WriteString("</row>")
	}
	book := newBook(rows.String())
	book["xl/sharedStrings.xml"] = "<sst>" + shared.String() + "</sst>"
	return book.zip(b)
}

func bigText(n int) []byte {
	var b strings.Builder
	b.WriteString("阶段,触点,渠道,情绪,期望,实际,负责部门,停留时长(秒),痛点,机会\n")
	for r := 1; r < n; r++ {
		fmt.Fprintf(&b, "阶段 %d,触点 %d,门店,%d,4,2.5,市场部,%d,第 %d 位客户等得太久,提前告知\n", r%12, r, r%5-2, r%300, r)
	}
	return []byte(b.String())
}

func BenchmarkReadWorkbook(b *testing.B) {
	for _, n := range []int{1000, 10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := bigSheet(b, n)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				mustRead(b, "x.xlsx", data)
			}
		})
	}
}

func BenchmarkReadText(b *testing.B) {
	for _, n := range []int{1000, 10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := bigText(n)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				mustRead(b, "x.csv", data)
			}
		})
	}
}

// BenchmarkHostile shows what the worst files cost that are refused, or that are just within the limits.
func BenchmarkHostile(b *testing.B) {
	var sparse, nested strings.Builder
	for r := range 50_000 {
		fmt.Fprintf(&sparse, `<row><c r="A%d"><v>1</v></c><c r="IV%d"><v>%d</v></c></row>`, r+1, r+1, r*7919)
	}
	nested.WriteString("<worksheet>" + strings.Repeat("<a>", 1_000_000))
	deep := newBook("")
	deep["xl/worksheets/sheet1.xml"] = nested.String()
	wide := newBook(strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 20_000))
	laughs := newBook("")
	laughs["xl/sharedStrings.xml"] = `<!DOCTYPE l [<!ENTITY a "b">]><sst/>`
	many := newBook("")
	var texts strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&texts, "<si><t>%x</t></si>", i*2654435761%1_000_003)
	}
	many["xl/sharedStrings.xml"] = "<sst>" + texts.String() + "</sst>"
	for _, c := range []struct {
		name string
		data []byte
	}{{"first and last column", newBook(sparse.String()).zip(b)}, {"nested", deep.zip(b)}, {"XFD", wide.zip(b)},
		{"laughs", laughs.zip(b)}, {"a million shared texts", many.zip(b)}, {"quotes", []byte(strings.Repeat("\"a,", 1<<20))}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Read("x", c.data, Options{})
			}
		})
	}
}

// BenchmarkImport goes all the way from the table to the next document.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{1000, 5000, 10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			table := mustRead(b, "x.csv", bigText(n))[0]
			b.ReportAllocs()
			for b.Loop() {
				p := Guess(&table, nil)
				plan, err := Build(&table, p.Mapping, nil)
				if err != nil {
					b.Fatal(err)
				}
				s := model.NewSession(model.New(), &counter{})
				if _, err := s.Do("do.import", func(tx *model.Tx) error { _, err := Apply(tx, plan, ""); return err }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLog counts a log of 75,000 events that no sheet could hold, from its bytes to the plan.
func BenchmarkLog(b *testing.B) {
	data := []byte(longLog(limits.SheetRows, "x"))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		tables, _, err := ReadFile("log.csv", opener(data), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Build(&tables[0], Guess(&tables[0], nil).Mapping, nil); err != nil {
			b.Fatal(err)
		}
	}
}
