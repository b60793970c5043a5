package importer

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func encoded(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEncodings(t *testing.T) {
	long := "阶段,触点,渠道,情绪分,痛点\r\n" + strings.Repeat("购买,微信小程序下单页,微信,-2,支付环节跳转太多，客户容易放弃\r\n", 60)
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	bare := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	gbk, gb18030, big5, western := simplifiedchinese.GBK, simplifiedchinese.GB18030, traditionalchinese.Big5, charmap.Windows1252
	for _, c := range []struct {
		name, text, want string
		as               encoding.Encoding
	}{
		{"utf-8", long, "utf-8", encoding.Nop},
		{"utf-8 with mark", "\uFEFF" + long, "utf-8", encoding.Nop},
		{"ascii", "a,b\n1,2\n", "utf-8", encoding.Nop},
		{"gbk", long, "gb18030", gbk},
		{"gbk, a header only", "阶段,触点,渠道\r\n", "gb18030", gbk},
		{"gbk, two characters", "id,name\r\n1,张三\r\n", "gb18030", gbk},
		{"gbk that looks like utf-8", "联通,1\r\n", "gb18030", gbk},
		{"gbk after 500 KB of ascii", strings.Repeat("c1,login,2026-01-05,app,ok\r\n", 20000) + "c1,登录,2026-01-05,微信,ok\r\n", "gb18030", gbk},
		{"four bytes", "姓名,备注\r\n𠮷野家,😀很好\r\n", "gb18030", gb18030},
		{"utf-16 little", long, "utf-16le", le},
		{"utf-16 big", long, "utf-16be", be},
		{"utf-16 without mark", long, "utf-16le", bare},
		{"big5", "階段,觸點,管道,情緒分,痛點\r\n購買,門市結帳,門市,3,排隊太久，顧客容易放棄\r\n", "big5", big5},
		{"western", "étape,point de contact,émotion\r\nachat,caisse du magasin,déçu\r\n", "windows-1252", western},
	} {
		data := encoded(t, c.as, c.text)
		tables := mustRead(t, "x.csv", data)
		if tables[0].Encoding != c.want {
			t.Errorf("%s: taken for %s", c.name, tables[0].Encoding)
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(c.text, "\uFEFF"), ",")
		if got := tables[0].At(0, 0); got != first {
			t.Errorf("%s: first cell %q, want %q", c.name, got, first)
		}
	}
}

func TestChosenEncodingWins(t *testing.T) {
	data := encoded(t, simplifiedchinese.GBK, "联通,中\n")
	tables, err := Read("x.csv", data, Options{Encoding: "GB18030"})
	if err != nil || tables[0].At(0, 1) != "中" {
		t.Error(tables, err)
	}
	if _, err := Read("x.csv", data, Options{Encoding: "klingon"}); err == nil || !strings.Contains(err.Error(), "utf-8") {
		t.Error("an unknown encoding must name those there are:", err)
	}
}

func TestDelimitedText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"commas", "a,b\r\nc,d", "a|b\nc|d\n"},
		{"semicolons with decimal commas", "a;b\n1,5;2,25\n3,5;4,75\n", "a|b\n1,5|2,25\n3,5|4,75\n"},
		{"tabs", "a\tb, c\n1\t2\n", "a|b, c\n1|2\n"},
		{"bars", "a|b\n1|2\n", "a|b\n1|2\n"},
		{"full-width commas", "阶段，触点\n购买，门店\n", "阶段|触点\n购买|门店\n"},
		{"named", "sep=;\r\na;b,c\r\n", "a|b,c\n"},
		{"old Mac line breaks", "a,b\rc,d\r", "a|b\nc|d\n"},
		{"many-line cell", "a,\"b\r\nc\",d\ne,f,g", "a|b⏎c|d\ne|f|g\n"},
		{"doubled marks", `a,"say ""hi"", now",c` + "\n", `a|say "hi", now|c` + "\n"},
		{"stray mark inside", `a,5" wide,c` + "\n" + `"the "best" one",b,c` + "\n", `a|5" wide|c` + "\nthe \"best\" one|b|c\n"},
		{"never closed", "a,\"b\nc,\"d\",e\nf,g,h", "a|\"b|\nc|d|e\nf|g|h\n"},
		{"preamble", "title\nby me\n\nx,y,z\n1,2,3\n4,5,6\n", "title||\nby me||\n||\nx|y|z\n1|2|3\n4|5|6\n"},
		{"guarded formulas", "'=1+1,'-2,'it's,''=x,'\n", "=1+1|-2|'it's|'=x|'\n"},
		{"blank rows and cells", "a, ,b\n,,\nc,,", "a||b\n||\nc||\n"},
		{"one column", "just\nlines\n", "just\nlines\n"},
	} {
		tables := mustRead(t, "x.csv", []byte(c.text))
		if got := grid(&tables[0]); got != c.want {
			t.Errorf("%s (delimiter %q)\n got %q\nwant %q", c.name, tables[0].Delimiter, got, c.want)
		}
	}
}

func TestOpenQuoteCostsOneCellAndSaysSo(t *testing.T) {
	var b strings.Builder
	for i := range 2000 {
		if i == 700 {
			b.WriteString("a,\"open,c\n")
			continue
		}
		b.WriteString("a,b,c\n")
	}
	table := mustRead(t, "x.csv", []byte(b.String()))[0]
	if len(table.Rows) != 2000 || table.At(700, 1) != `"open` || table.At(1999, 2) != "c" {
		t.Errorf("%d rows, cell %q", len(table.Rows), table.At(700, 1))
	}
	if len(table.Warnings) != 1 || table.Warnings[0].Cell != "A701" {
		t.Errorf("warnings %v", table.Warnings)
	}
}

func TestOnlyQuotesStaysFast(t *testing.T) {
	text := strings.Repeat("\"a\n", 40_000)
	table := mustRead(t, "x.csv", []byte(text))[0]
	if len(table.Rows) != 40_000 {
		t.Error(len(table.Rows))
	}
}

// A window of the sample must neither begin nor end in the middle of a character: it is cut to lines where these can be
// told.
func TestSampleBeginsItsWindowsWithALine(t *testing.T) {
	const window = 64 << 10
	lines := []byte(strings.Repeat("0123456789\n", 100_000))
	got := sample(lines)
	const line = len("0123456789\n")
	first := 4 * window / line * line
	if got[first-1] != '\n' || got[first] != '\n' || got[len(got)-1] != '\n' || len(got) >= 6*window || len(got) <= 6*window-5*line {
		t.Errorf("%d bytes, the first window ends and the second begins with %q", len(got), got[first-2:first+2])
	}
	wide := []byte(strings.Repeat("0\x001\x00\n\x00", 200_000))
	if got := sample(wide); len(got) != 6*window {
		t.Errorf("%d bytes of UTF-16", len(got))
	}
	if few := lines[:6*window]; len(sample(few)) != len(few) {
		t.Error("a text that is short enough is not looked at whole")
	}
}
