package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// What programs put on the clipboard as text/html.
func TestPagesReadAsPeopleSeeThem(t *testing.T) {
	for _, c := range []struct{ name, page, want, merges string }{
		{"Excel", `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><style>td{color:red}<!--table--></style><body><!--StartFragment-->
<table border=0><col width=72 span=2 style='width:54pt'>
 <tr height=20><td rowspan=2 height=40 class=xl65>购买</td><td class=xl66>微信<br>
    小程序</td><td align=right x:num="-1">-1</td></tr>
 <tr><td>A &amp; B<span style='mso-spacerun:yes'>&nbsp; </span>C</td><td align=right x:num="1234567890">#####</td></tr>
<!--EndFragment--></table></body></html>`, "购买|微信⏎小程序|-1\n|A & B C|1234567890\n", "[{0 0 1 0}]"},
		{"LibreOffice", `<!DOCTYPE html><html><head><title>no</title></head><body><table><colgroup span="2" width="85"></colgroup>
<tr><td sdval="46086" sdnum="2052;0;YYYY/M/D">26/3/5</td><td sdval="0.5925" sdnum="1033;0;0.00%"><b>59,25%</b></td><td sdnum="1033;">x</td></tr></table>`,
			"2026-03-05|59.25%|x\n", "[]"},
		{"Google Sheets", `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"></style><table><colgroup><col width="100"/></colgroup><tbody>` +
			`<tr><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;阶段&quot;}" colspan="2">阶段</td></tr>` +
			`<tr><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:46086}" data-sheets-numberformat="{&quot;1&quot;:5,&quot;2&quot;:&quot;M/d/yyyy&quot;}">3/5/2026</td>` +
			`<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:-2}">-2</td></tr></tbody></table></google-sheets-html-origin>`,
			"阶段|\n2026-03-05|-2\n", "[{0 0 0 1}]"},
		{"cells that are not closed", "<TABLE><TR><TD>a<TD>b<TR><TH>c<TD ROWSPAN=9>d<TR><TD>e<TD>f</TABLE>", "a|b|\nc|d|\ne||f\n", "[{1 1 2 1}]"},
		{"lines and lists", "<table><td><p>one</p><p>two</p><ul><li>x<li>y</ul><td>  a \n b<br><br>c <br></table>", "one⏎two⏎x⏎y|a b⏎⏎c\n", "[]"},
		{"spans that cross", `<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>`, "a||b\n||c\nd|e|f\n", "[{0 0 1 1}]"},
		{"scripts and remarks", "<table><td>a<script>if (x<td) document.write('<td>no')</script><!-- <td>no --><td>&#x4E2D;&euro;&nbsp;</table>", "a|中€\n", "[]"},
	} {
		tables, err := Pasted(c.page, "not\tasked")
		if err != nil {
			t.Error(c.name, err)
			continue
		}
		if got := grid(&tables[0]); got != c.want || fmt.Sprint(tables[0].Merges) != c.merges {
			t.Errorf("%s\n got %q %v\nwant %q %s", c.name, got, tables[0].Merges, c.want, c.merges)
		}
	}
}

func TestHiddenPartsOfAPageAreReported(t *testing.T) {
	page := `<table><col><col span=2 style="DISPLAY: none"><col><tr><td>a<td>b<td>c<td>d<tr style='display:none'><td>secret<tr><td>e</table>`
	table := mustRead(t, "crm.xls", []byte(page))[0]
	if fmt.Sprint(table.HiddenRows, table.HiddenColumns) != "[1] [1 2]" || table.At(1, 0) != "secret" {
		t.Error(table.HiddenRows, table.HiddenColumns, grid(&table))
	}
}

// A table inside a cell is a table of its own, and each is named by what stands above it.
func TestTablesOfAPageAreSheets(t *testing.T) {
	page := `<html><h1>Sheet 1: <em>旅程</em></h1><table><tr><td>outer<table><caption>inner</caption><td>1</table>more</table>` +
		`<table></table><table><td>no name</table>`
	tables := mustRead(t, "x.html", []byte(page))
	var got strings.Builder
	for i := range tables {
		fmt.Fprintf(&got, "%s: %s", tables[i].Sheet, grid(&tables[i]))
	}
	if want := "旅程: outer⏎more\ninner: 1\n3: no name\n"; got.String() != want {
		t.Errorf("got %q\nwant %q", got.String(), want)
	}
}

func TestPagesInOtherEncodings(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><table><td>张<td>a</table>`
	for _, data := range [][]byte{encoded(t, simplifiedchinese.GBK, page), wide(`<table><td>Z</td><td>a</td></table>`)} {
		table := mustRead(t, "客户.xls", data)[0]
		if got := table.At(0, 0); got != "张" && got != "Z" || table.At(0, 1) != "a" {
			t.Errorf("%q as %s", grid(&table), table.Encoding)
		}
	}
}

func TestPastedText(t *testing.T) {
	for _, c := range []struct{ name, page, text, want string }{
		{"Excel's plain text", "", "阶段\t触点\r\n购买\t\"门店\n\"\"收银台\"\"\"\r\n", "阶段|触点\n购买|门店⏎\"收银台\"\n"},
		{"commas are no delimiters", "", "a, b\tc;d\n", "a, b|c;d\n"},
		{"a page without a table", "<p>a b</p>", "a\tb", "a|b\n"},
		{"a page that is cut short", "<table><td>x<td>y", "a\tb", "a|b\n"},
	} {
		tables, err := Pasted(c.page, c.text)
		if err != nil || grid(&tables[0]) != c.want {
			t.Errorf("%s: %v %v", c.name, tables, err)
		}
	}
	for _, text := range []string{"", "one line, with commas", "two\nlines"} {
		var e *Error
		if _, err := Pasted("<table><td>one cell</table>", text); !errors.As(err, &e) || e.Code != Empty {
			t.Errorf("%q: %v", text, err)
		}
	}
}
