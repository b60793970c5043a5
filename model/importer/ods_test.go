package importer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"sojourn/model/limits"
)

const manifest = `<manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>`

// openBook returns an .ods file with these tables.
func openBook(tables string) book {
	return book{"META-INF/manifest.xml": manifest, "content.xml": flat(tables)}
}

// flat returns an OpenDocument spreadsheet in one file.
func flat(tables string) string {
	return `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>` +
		`<style:style style:name="shown"><style:table-properties table:display="true"/></style:style>` +
		`<style:style style:name="unseen"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
		`<office:body><office:spreadsheet>` + tables + `</office:spreadsheet></office:body></office:document>`
}

func TestOpenCellsReadAsPeopleSeeThem(t *testing.T) {
	for _, c := range []struct{ name, attrs, inside, want string }{
		{"text", `office:value-type="string"`, `<text:p>a<text:s text:c="2"/>b &amp; <text:span>c</text:span></text:p><text:p/><text:p>d<text:line-break/>e</text:p>`, "a  b & c\n\nd\ne"},
		{"text behind", `office:value-type="string" office:string-value="x &lt;"`, "", "x <"},
		{"remark", `office:value-type="string"`, `<office:annotation><text:p>no</text:p><office:annotation><text:p>no</text:p></office:annotation></office:annotation><text:p>yes</text:p>`, "yes"},
		{"picture", `office:value-type="string"`, `<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>yes</text:p>`, "yes"},
		{"number", `office:value-type="float" office:value="-1"`, `<text:p>-1</text:p>`, "-1"},
		{"decimal comma", `office:value-type="float" office:value="1234.5"`, `<text:p>1.234,50</text:p>`, "1234.50"},
		{"thousands", `office:value-type="float" office:value="1234"`, `<text:p>1,234</text:p>`, "1234"},
		{"rounded", `office:value-type="float" office:value="0.30000000000000004"`, `<text:p>0.3</text:p>`, "0.3"},
		{"in another unit", `office:value-type="float" office:value="1234567"`, `<text:p>1.2M</text:p>`, "1234567"},
		{"narrow", `office:value-type="float" office:value="13812345678"`, `<text:p>###</text:p>`, "13812345678"},
		{"word", `office:value-type="float" office:value="1"`, `<text:p>TRUE</text:p>`, "TRUE"},
		{"money", `office:value-type="currency" office:value="12.5"`, `<text:p>¥12.50</text:p>`, "12.50"},
		{"percent", `office:value-type="percentage" office:value="0.59"`, `<text:p>59%</text:p>`, "59%"},
		{"date", `office:value-type="date" office:date-value="2026-03-05"`, `<text:p>05.03.26</text:p>`, "2026-03-05"},
		{"point in time", `office:value-type="date" office:date-value="2026-03-05T14:29:59.9999997"`, `<text:p>5.3. 14:30</text:p>`, "2026-03-05 14:30"},
		{"point that shows its day", `office:value-type="date" office:date-value="2026-03-05T14:30:00"`, `<text:p>5.3.</text:p>`, "2026-03-05"},
		{"time", `office:value-type="time" office:time-value="PT36H05M07S"`, `<text:p>36:05</text:p>`, "36:05:07"},
		{"truth", `office:value-type="boolean" office:boolean-value="true"`, `<text:p>WAHR</text:p>`, "TRUE"},
		{"no number", `office:value-type="float" office:value="x"`, `<text:p>y</text:p>`, "y"},
	} {
		data := openBook(`<table:table table:name="S"><table:table-row><table:table-cell ` + c.attrs + `>` + c.inside + `</table:table-cell></table:table-row>` +
			`<table:table-row><table:table-cell office:value-type="string"><text:p>end</text:p></table:table-cell></table:table-row></table:table>`).zip(t)
		if got := mustRead(t, "x.ods", data)[0].At(0, 0); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOpenSheetsKeepMergesRepeatsAndTellWhatIsHidden(t *testing.T) {
	x := func(attrs string) string {
		return `<table:table-cell office:value-type="string" ` + attrs + `><text:p>x</text:p></table:table-cell>`
	}
	tables := `<table:tracked-changes><table:deletion><table:table-cell office:value-type="string"><text:p>gone</text:p></table:table-cell></table:deletion></table:tracked-changes>` +
		`<table:table table:name="一" table:style-name="shown"><table:shapes><draw:frame/></table:shapes>` +
		`<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="16381"/>` +
		`<table:table-header-rows><table:table-row>` + x(`table:number-columns-spanned="2" table:number-rows-spanned="2"`) + `<table:covered-table-cell/>` + x("") + `<table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>` +
		`<table:table-row table:visibility="filter"><table:covered-table-cell table:number-columns-repeated="2"/>` + x(`table:number-columns-repeated="2"`) + `</table:table-row>` +
		`<table:table-row table:number-rows-repeated="2"/>` +
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>` + x("") + `</table:table-row>` +
		`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>` +
		`<table:table table:name="二" table:style-name="unseen"><table:table-row>` + x("") + `</table:table-row></table:table>`
	for name, data := range map[string][]byte{"x.ods": openBook(tables).zip(t), "x.fods": []byte(flat(tables))} {
		got := mustRead(t, name, data)
		if len(got) != 2 || got[0].Sheet != "一" || got[1].Sheet != "二" || got[0].Hidden || !got[1].Hidden {
			t.Fatalf("%s: %+v", name, got)
		}
		if want := "x||x|\n||x|x\n|||\n|||\n|||x\n|||x\n"; grid(&got[0]) != want {
			t.Errorf("%s: got %q\nwant %q", name, grid(&got[0]), want)
		}
		if fmt.Sprint(got[0].Merges, got[0].HiddenRows, got[0].HiddenColumns) != "[{0 0 1 1}] [1] [1 2]" {
			t.Error(name, got[0].Merges, got[0].HiddenRows, got[0].HiddenColumns)
		}
	}
}

func TestOpenDocumentsThatAreRefused(t *testing.T) {
	row := func(attrs, cell string) string {
		return `<table:table><table:table-row ` + attrs + `><table:table-cell office:value-type="string" ` + cell + `><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
	}
	with := func(part, content string) []byte {
		b := openBook(row("", ""))
		b[part] = content
		return b.zip(t)
	}
	span := `table:number-rows-spanned="2"`
	for _, c := range []struct {
		name string
		data []byte
		code Code
	}{
		{"password", with("META-INF/manifest.xml", `<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`), Encrypted},
		{"locked as a whole", book{"META-INF/manifest.xml": manifest, "encrypted-package": "x"}.zip(t), Encrypted},
		{"a letter", with("META-INF/manifest.xml", strings.Replace(manifest, "spreadsheet", "text", 1)), OtherFile},
		{"cut", with("content.xml", flat(row("", ""))[:500]), Damaged},
		{"a row that is repeated without end", openBook(row(`table:number-rows-repeated="2147483648"`, "")).zip(t), TooLarge},
		{"a row repeated more often than can be counted", openBook(row(`table:number-rows-repeated="99999999999999999999"`, "")).zip(t), TooLarge},
		{"a cell that is repeated without end", openBook(row("", `table:number-columns-repeated="2147483648"`)).zip(t), TooLarge},
		{"a cell that spans more than there is", openBook(strings.Repeat(row("", span), limits.SheetMerges+1)).zip(t), TooLarge},
		{"more tables than there may be", openBook(strings.Repeat(`<table:table/>`, limits.SheetTabs+1)).zip(t), TooLarge},
		{"DTD", with("content.xml", `<!DOCTYPE x><office:document-content/>`), Refused},
		{"nothing", openBook(`<table:table/>`).zip(t), Empty},
	} {
		tables, err := Read("x.ods", c.data, Options{})
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || tables != nil {
			t.Errorf("%s: %d tables and %v, want %s", c.name, len(tables), err, c.code)
		}
	}
}
