package importer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sojourn/model"
	"sojourn/model/limits"
)

// opener opens bytes as often as it is asked.
func opener(data []byte) Opener {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
}

// longLog is a log of more rows than a sheet may have: half of the customers pay.
func longLog(customers int, note string) string {
	var b strings.Builder
	b.WriteString("\uFEFF客户ID,时间,触点,渠道,备注\r\n")
	for i := range customers {
		fmt.Fprintf(&b, "K%d,2026-09-01 08:%02d:00,\"商品页\",网店,%s\r\n", i, i%50, note)
		if i%2 == 0 {
			fmt.Fprintf(&b, "K%d,2026-09-01 08:%02d:30,支付,网店,%s\r\n", i, i%50, note)
		}
	}
	return b.String()
}

// A log has as many rows as it has: what no sheet could hold is read on and on, and counted as the rows of a short one are.
func TestALogHasNoLimitOfRows(t *testing.T) {
	const customers = limits.SheetRows
	utf8 := longLog(customers, `"sagt ""ja"", nein"`)
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.TrimPrefix(utf8, "\uFEFF"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"utf-8": utf8, "gb18030": gbk} {
		tables, kept, err := ReadFile("log.csv", opener([]byte(text)), Options{})
		if err != nil || len(tables) != 1 || !tables[0].Partial() || kept != nil || tables[0].Encoding != name || tables[0].File != "log" {
			t.Fatalf("%s: %v, %d tables", name, err, len(tables))
		}
		p := Guess(&tables[0], nil)
		plan, err := Build(&tables[0], p.Mapping, model.New())
		if err != nil {
			t.Fatal(name, err)
		}
		f := plan.Flow
		if f.Customers != customers || f.Events != customers*3/2 || len(f.Stops) != 2 || f.Stages[1].Reached != customers/2 || f.Stops[0].Stay != 30 {
			t.Errorf("%s: %d customers, %d events, %+v", name, f.Customers, f.Events, f.Stops)
		}
		c := plan.Counts()
		rows := f.Events + 1
		if c.Cells != rows*5 || c.Kept != f.Events*3 || c.Kept+c.Withheld != c.Cells || c.Lost != 0 || len(plan.Leftovers) != 0 {
			t.Errorf("%s: %+v", name, c)
		}
		if w := plan.Withheld; len(w) != 2 || w[0].Name != "客户ID" || w[1].Name != "备注" || w[1].Cells != rows {
			t.Errorf("%s: %+v", name, w)
		}
		p.Mapping.Layout = Long
		if _, err := Build(&tables[0], p.Mapping, nil); code(err) != TooLarge {
			t.Errorf("%s as a list of touchpoints: %v", name, err)
		}
	}
}

func code(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// What is short is read as ever, and what is long and no log is refused with its limit.
func TestOnlyLogsMayBeLong(t *testing.T) {
	short, kept, err := ReadFile("x.csv", opener([]byte(visits)), Options{})
	if err != nil || len(short) != 1 || short[0].Partial() || string(kept) != visits {
		t.Errorf("%v, %d bytes kept", err, len(kept))
	}
	for name, text := range map[string]string{
		"rows":  "阶段,触点\n" + strings.Repeat("购买,门店\n", limits.SheetRows+1),
		"bytes": "阶段,触点\n" + strings.Repeat("购买,"+strings.Repeat("门", 1000)+"\n", 12_000),
		"zip":   "PK\x03\x04" + strings.Repeat("客户ID,时间,触点\n", 2_000_000),
	} {
		if _, _, err := ReadFile("x.csv", opener([]byte(text)), Options{}); code(err) != TooLarge && name != "zip" || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := errors.New("no such file")
	if _, _, err := ReadFile("x.csv", func() (io.ReadCloser, error) { return nil, broken }, Options{}); !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestALongLogCanBeCalledOff(t *testing.T) {
	tables, _, err := ReadFile("x.csv", opener([]byte(longLog(limits.SheetRows, "x"))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	m := Guess(&tables[0], nil).Mapping
	if _, err := Build(tables[0].Until(ctx), m, nil); err != nil {
		t.Error(err)
	}
	cancel()
	if _, err := Build(tables[0].Until(ctx), m, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	gone := errors.New("the stick was pulled out")
	away := tables[0]
	away.rest = &rest{open: func() (io.ReadCloser, error) { return nil, gone }, delimiter: ','}
	if _, err := Build(&away, m, nil); !errors.Is(err, gone) || code(err) != "" {
		t.Errorf("a file that has gone: %v", err)
	}
	away.rest.open = opener([]byte("客户ID,时间,触点,渠道,备注\nK1,\"" + strings.Repeat("x,\n", limits.LogRecordBytes/3+10)))
	if _, err := Build(&away, m, nil); code(err) != TooLarge {
		t.Errorf("a row without an end: %v", err)
	}
	short := table(t, visits)
	if short.Until(ctx) != &short {
		t.Error("a table that is whole needs no file")
	}
}

// A row that never ends is told; quotes may hold line breaks; other line ends and a line that names the delimiter are known.
func TestRowsOfAStream(t *testing.T) {
	read := func(text, encoding string, d rune) (out [][]string, err error) {
		r := newLogRows(strings.NewReader(text), encoding, d)
		for {
			row, err := r.next()
			if err != nil {
				return out, err
			}
			out = append(out, append([]string{}, row...))
		}
	}
	got, err := read("sep=;\r\na;\"b\nc\";d\r\n\r\ne", "utf-8", ';')
	if want := `[[a b` + "\n" + `c d] [] [e]]`; !errors.Is(err, io.EOF) || strings.ReplaceAll(fmt.Sprint(got), "[]]", "]") != want && len(got) != 3 {
		t.Errorf("%q, %v", got, err)
	}
	if got[0][1] != "b\nc" || got[len(got)-1][0] != "e" {
		t.Errorf("%q", got)
	}
	if _, err := read(`a,"`+strings.Repeat("x,\n", limits.LogRecordBytes/3+10), "utf-8", ','); !errors.Is(err, errLongRecord) {
		t.Error(err)
	}
}
