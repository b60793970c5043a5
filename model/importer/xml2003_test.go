package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// sheet2003 is a workbook in the XML form of 2003 with these rows in its first sheet.
func sheet2003(rows string) string {
	return `<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` +
		`<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>` +
		`<Style ss:ID="t"><NumberFormat ss:Format="yyyy\-mm\-dd\ hh:mm"/></Style><Style ss:ID="n"/></Styles>` +
		`<Worksheet ss:Name="线索"><Table><Column/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>` + rows + `</Table>` +
		`<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name="2"/></Workbook>`
}

func TestSheetsOf2003ReadAsPeopleSeeThem(t *testing.T) {
	data := func(kind, s string) string { return `<Data ss:Type="` + kind + `">` + s + `</Data>` }
	rows := `<Row><Cell ss:MergeAcross="1">` + data("String", "阶段 &amp; 触点") + `</Cell><Cell ss:MergeDown="1">` + data("String", "x") + `<Comment><ss:Data ss:Type="String">no</ss:Data></Comment></Cell></Row>` +
		`<Row ss:Index="4" ss:Hidden="1"><Cell>` + data("Number", "-1") + `</Cell><Cell ss:Index="5" ss:StyleID="p">` + data("Number", "0.59") + `</Cell></Row>` +
		`<Row><Cell ss:StyleID="d">` + data("DateTime", "2026-03-05T14:30:00.000") + `</Cell><Cell ss:StyleID="t">` + data("DateTime", "2026-03-05T14:30:00.000") + `</Cell>` +
		`<Cell/><Cell>` + data("Boolean", "1") + `</Cell><Cell><ss:Data ss:Type="String"><B>rich</B> text</ss:Data></Cell></Row>` +
		`<Row><Cell>` + data("String", "a&#10;b") + `</Cell><Cell>` + data("DateTime", "1899-12-31T00:00:00.000") + `</Cell><Cell ss:StyleID="n">` + data("Error", "#N/A") + `</Cell></Row>`
	got := mustRead(t, "客户.xls", encoded(t, simplifiedchinese.GBK, sheet2003(rows)))[0]
	want := "阶段 & 触点||x||\n||||\n||||\n-1||||59%\n2026-03-05|2026-03-05 14:30||TRUE|rich text\na⏎b|1899-12-31|#N/A||\n"
	if grid(&got) != want || got.Sheet != "线索" || !got.Hidden {
		t.Errorf("%q %v\n got %q\nwant %q", got.Sheet, got.Hidden, grid(&got), want)
	}
	if fmt.Sprint(got.Merges, got.HiddenRows, got.HiddenColumns) != "[{0 0 0 1} {0 2 1 2}] [3] [2 3]" {
		t.Error(got.Merges, got.HiddenRows, got.HiddenColumns)
	}
}

func TestSheetsOf2003ThatAreRefused(t *testing.T) {
	cell := `<Cell><Data ss:Type="String">x</Data></Cell>`
	for _, c := range []struct {
		name, data string
		code       Code
	}{
		{"cut", sheet2003("")[:600], Damaged},
		{"row 0", sheet2003(`<Row ss:Index="0">` + cell + `</Row>`), Damaged},
		{"row beyond the last", sheet2003(`<Row ss:Index="4294967297">` + cell + `</Row>`), Damaged},
		{"row 50,001", sheet2003(`<Row ss:Index="50001">` + cell + `</Row>`), TooLarge},
		{"XFD", sheet2003(`<Row><Cell ss:Index="16384"><Data ss:Type="String">x</Data></Cell></Row>`), TooLarge},
		{"DTD", strings.Replace(sheet2003(""), "<Workbook", "<!DOCTYPE x []><Workbook", 1), Refused},
		{"nothing", sheet2003(""), Empty},
	} {
		tables, err := Read("x.xls", []byte(c.data), Options{})
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || tables != nil {
			t.Errorf("%s: %d tables and %v, want %s", c.name, len(tables), err, c.code)
		}
	}
}
