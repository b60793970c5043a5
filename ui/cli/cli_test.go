package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/export"
	"sojourn/model/codec"
	"sojourn/ui/i18n"
)

// run carries out a command line as the program does.
func run(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Run(args, Env{Out: &o, Err: &e, Version: "1.2.3", Window: func(string) error { return ErrNoDisplay }})
	return code, o.String(), e.String()
}

func ok(t *testing.T, args ...string) string {
	t.Helper()
	code, out, errs := run(t, args...)
	if code != OK {
		t.Fatalf("%v: exit %d: %s", args, code, errs)
	}
	return out
}

func sampleFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "客户 旅程.journey")
	ok(t, "new", "--template", "sample", "-o", path)
	return path
}

func TestEveryTemplateAndFormat(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"lifecycle", "funnel", "buyer", "blueprint", "cart", "retailer", "sample"} {
		path := filepath.Join(dir, name+".journey")
		ok(t, "new", "--template", name, "-o", path)
		for ext, magic := range map[string]string{"pdf": "%PDF-", "xlsx": "PK", "csv": "\uFEFF\"_id\",", "png": "\x89PNG", "svg": "<?xml", "html": "<!DOCTYPE html>", "journey": "{\n"} {
			out := filepath.Join(dir, name+"-out."+ext)
			ok(t, "export", path, "-o", out, "--lang", "en", "--scale", "0.5")
			if data, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(data), magic) {
				t.Errorf("%s as %s: %v", name, ext, err)
			}
		}
	}
}

func TestExportingTwiceGivesTheSameBytes(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1795305600")
	path := sampleFile(t)
	for _, ext := range []string{"pdf", "xlsx", "csv", "png", "svg", "html", "journey"} {
		var first []byte
		for i := range 2 {
			out := filepath.Join(t.TempDir(), "x."+ext)
			ok(t, "export", path, "-o", out, "--scale", "0.5")
			data, _ := os.ReadFile(out)
			if i == 1 && !bytes.Equal(first, data) {
				t.Errorf("%s differs from run to run", ext)
			}
			first = data
		}
	}
}

func TestEveryLayoutIsWritten(t *testing.T) {
	path, out := sampleFile(t), filepath.Join(t.TempDir(), "x.pdf")
	for _, style := range export.Styles {
		for _, lang := range append(slices.Clone(i18n.Languages), "zh+en", "en+zh") {
			ok(t, "export", path, "-o", out, "--layout", string(style), "--lang", lang)
			if data, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
				t.Errorf("%s in %s: %v", style, lang, err)
			}
			if !i18n.Known("export.style." + string(style)) {
				t.Errorf("%s has no name", style)
			}
		}
	}
}

func TestTextTooSmallToReadIsToldOf(t *testing.T) {
	path, out := sampleFile(t), filepath.Join(t.TempDir(), "x.pdf")
	for args, says := range map[string]string{
		"--page A3 --lang en": "", "--page 60x40mm --lang en": "smallest text", "--page 60x40mm --lang zh": "磅", "--page 60x40mm --smallest 0": "", "--page A3 --smallest 30 --lang en": "smallest text",
		"--layout tiles --page A2 --lang en": "", "--layout slides --smallest 11": "", "--layout pages --page A4-portrait": "",
	} {
		code, _, errs := run(t, append([]string{"export", path, "-o", out}, strings.Fields(args)...)...)
		if code != OK || (errs != "") != (says != "") || !strings.Contains(errs, says) || strings.Count(errs, "\n") > 1 {
			t.Errorf("%s: exit %d, %q", args, code, errs)
		}
	}
}

func TestMapByNumberAndByTitleInEitherLanguage(t *testing.T) {
	path := sampleFile(t)
	dir := t.TempDir()
	sizes := map[string]int64{}
	for _, m := range []string{"2", "门店到线上复购", "From the shop to buying again online"} {
		out := filepath.Join(dir, "m.png")
		ok(t, "export", path, "-o", out, "--map", m, "--scale", "0.3", "--lang", "zh")
		info, _ := os.Stat(out)
		sizes[m] = info.Size()
	}
	if sizes["2"] != sizes["门店到线上复购"] || sizes["2"] != sizes["From the shop to buying again online"] {
		t.Errorf("not the same map: %v", sizes)
	}
}

// A report without --map is of the whole project.
func TestAReportIsOfAllMapsUnlessOneIsNamed(t *testing.T) {
	path, dir := sampleFile(t), t.TempDir()
	pages := func(args ...string) int {
		out := filepath.Join(dir, "r.pdf")
		ok(t, append([]string{"export", path, "-o", out, "--layout", "report"}, args...)...)
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(data, []byte("/Type /Page\n"))
	}
	if one, all := pages("--map", "3"), pages(); one == 0 || all < 2*one {
		t.Errorf("%d pages of one map, %d of three", one, all)
	}
}

func TestErrorsAreOneLineWithExitTwo(t *testing.T) {
	path := sampleFile(t)
	dir := t.TempDir()
	pdf := filepath.Join(dir, "a.pdf")
	os.WriteFile(pdf, []byte("%PDF-1.4 not ours"), 0o600)
	empty := filepath.Join(dir, "empty.csv")
	os.WriteFile(empty, nil, 0o600)
	for _, c := range []struct{ args, says string }{
		{"export " + path + " -o x.docx", "html, journey, pdf, png, svg, xlsx"},
		{"export " + path + " -o " + dir + "/x.pdf --map 9", `no map "9"`},
		{"export " + path + " -o " + dir + "/x.pdf --page B5", "fit, A4"},
		{"export " + path + " -o " + dir + "/x.pdf --lang fr", "zh or en"},
		{"export " + path + " -o " + dir + "/x.pdf --lang zh+fr", "zh+en"},
		{"export " + path + " -o " + dir + "/x.pdf --lang en+en", "zh+en"},
		{"export " + path + " -o " + dir + "/x.journey --lang zh+en", "every language"},
		{"export " + path + " -o " + dir + "/x.pdf --layout spiral", "layout"},
		{"export " + path + " -o " + dir + "/x.pdf --page A3-sideways", "-portrait"},
		{"export " + path + " -o " + dir + "/x.pdf --layout tiles --tile fit", "tile"},
		{"export " + path + " -o " + dir + "/x.pdf --layout tiles --tile 50x50mm", "100 mm"},
		{"export " + path + " -o " + dir + "/x.pdf --layout tiles --overlap 60mm", "50mm"},
		{"export " + path + " -o " + dir + "/x.pdf --layout tiles --overlap ten", "10mm"},
		{"export " + path + " -o " + dir + "/x.pdf --smallest -1", "points"},
		{"export " + path + " -o " + dir + "/x.png --layout tiles", "PDFs"},
		{"export " + path + " -o " + dir + "/x.png --scale 9", "scale"},
		{"export " + path + " -o " + dir + "/no/such/folder/x.pdf", "folder"},
		{"export " + dir + "/none.journey -o x.pdf", "none.journey"},
		{"export " + pdf + " -o x.pdf", "a.pdf"},
		{"export " + path + " -o " + dir + "/x.pdf --attach --client", "exclude"},
		{"export " + path + " -o " + dir + "/x.xlsx --compare 2", "posters"},
		{"export " + path + " -o " + dir + "/x.pdf --layout slides --compare 2", "posters"},
		{"export " + path + " -o " + dir + "/x.pdf --compare 1", "itself"},
		{"export " + path + " -o " + dir + "/x.png --attach", "PDFs"},
		{"export", "FILE"},
		{"new --template spiral -o " + dir + "/x.journey", "lifecycle, funnel"},
		{"new", "output"},
		{"import " + empty + " -o " + dir + "/x.journey", "empty.csv"},
		{"import " + pdf + " -o " + dir + "/x.journey", "a.pdf"},
		{"check " + pdf, "a.pdf"},
		{"check " + dir, "folder"},
		{"fly", "help"},
		{"a.journey b.journey", "files"},
		{"export " + path + " --frobnicate", "frobnicate"},
	} {
		code, _, errs := run(t, fields(c.args, path)...)
		if code != Failed || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "sojourn: ") || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit %d, %q", c.args, code, errs)
		}
		if strings.Contains(errs, "goroutine") || strings.Contains(errs, ".go:") {
			t.Errorf("%s: a stack trace: %q", c.args, errs)
		}
	}
}

// fields splits a command line whose one argument has blanks in its name.
func fields(line, path string) []string {
	out := strings.Fields(strings.ReplaceAll(line, path, "\x00"))
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "\x00", path)
	}
	return out
}

func TestCheck(t *testing.T) {
	path := sampleFile(t)
	code, out, _ := run(t, "check", path, "--lang", "zh")
	if code != Findings || !strings.Contains(out, "搜索广告") {
		t.Errorf("exit %d: %s", code, out)
	}
	code, out, _ = run(t, "check", path, "--json")
	var report checkReport
	if err := json.Unmarshal([]byte(out), &report); err != nil || code != Findings || len(report.Findings) == 0 || report.Findings[0].Message == "" {
		t.Errorf("exit %d, %v: %s", code, err, out)
	}
	damaged := filepath.Join(t.TempDir(), "d.journey")
	data, _ := os.ReadFile(path)
	os.WriteFile(damaged, data[:len(data)/2], 0o600)
	if code, out, _ = run(t, "check", damaged); code != Findings || !strings.Contains(out, "repaired") {
		t.Errorf("a damaged file: exit %d: %s", code, out)
	}
}

func TestCheckCountsWhatWasDismissedAndListsItWhenAsked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.journey")
	os.WriteFile(path, []byte(`{"format":"sojourn","schema":1,"minReader":1,"app":"Sojourn",
		"dismissed":[{"rule":"persona-without-map","subject":"p1","reason":"next year","date":"2026-11-27"}],
		"personas":[{"id":"p1","order":"a0","name":"Lin"}]}`), 0o600)
	code, out, _ := run(t, "check", path, "-l", "en")
	if code != OK || !strings.Contains(out, "1 dismissed") || strings.Contains(out, "next year") {
		t.Errorf("exit %d: %s", code, out)
	}
	if code, out, _ = run(t, "check", path, "-l", "en", "--all"); code != OK || !strings.Contains(out, "Lin") || !strings.Contains(out, "(next year 2026-11-27)") {
		t.Errorf("exit %d: %s", code, out)
	}
	_, out, _ = run(t, "check", path, "--json", "--all")
	var report checkReport
	if err := json.Unmarshal([]byte(out), &report); err != nil || report.Dismissed != 1 || len(report.Let) != 1 || report.Let[0].Reason != "next year" || len(report.Findings) != 0 {
		t.Errorf("%v: %s", err, out)
	}
}

func TestCheckOfASoundProject(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sound.journey")
	os.WriteFile(path, []byte(`{"format":"sojourn","schema":1,"minReader":1,"app":"Sojourn"}`), 0o600)
	if code, out, errs := run(t, "check", path); code != OK || out != "" {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

func TestImportMakesAMapAndAccountsForEveryCell(t *testing.T) {
	dir := t.TempDir()
	sheet := filepath.Join(dir, "触点.csv")
	os.WriteFile(sheet, []byte("阶段,触点,渠道,痛点,期望,实际\n接触,短视频,社媒,,5,4\n,搜索广告,搜索,,4,4\n购买,结算页,网店,付款方式少,5,2\n"), 0o600)
	out, report := filepath.Join(dir, "o.journey"), filepath.Join(dir, "r.json")
	said := ok(t, "import", sheet, "-o", out, "--report", report, "-l", "en")
	if !strings.Contains(said, "2 stages") || !strings.Contains(said, " 0 lost") {
		t.Errorf("said %q", said)
	}
	data, _ := os.ReadFile(out)
	doc, r, err := codec.Decode(data)
	if err != nil || !r.Sound() || len(doc.Maps()) != 1 || len(doc.Cards(doc.Maps()[0].ID)) != 4 {
		t.Fatalf("%v, %v", err, r.Issues)
	}
	both := filepath.Join(dir, "both.journey")
	ok(t, "import", sheet, "-o", both, "--into", sampleFile(t))
	data, _ = os.ReadFile(both)
	if doc, _, _ := codec.Decode(data); len(doc.Maps()) != 4 {
		t.Errorf("%d maps after importing into the sample", len(doc.Maps()))
	}
	var rep struct{ Mapping json.RawMessage }
	raw, _ := os.ReadFile(report)
	if err := json.Unmarshal(raw, &rep); err != nil {
		t.Fatal(err)
	}
	mapping := filepath.Join(dir, "m.json")
	os.WriteFile(mapping, rep.Mapping, 0o600)
	again := filepath.Join(dir, "again.journey")
	ok(t, "import", sheet, "-o", again, "--mapping", mapping)
	os.WriteFile(mapping, []byte(`{"nonsense":1}`), 0o600)
	if code, _, errs := run(t, "import", sheet, "-o", again, "--mapping", mapping); code != Failed || !strings.Contains(errs, "mapping") {
		t.Errorf("a mapping that is none: exit %d, %s", code, errs)
	}
}

func TestACustomerListIsCountedOnAMapThatIsThere(t *testing.T) {
	dir := t.TempDir()
	list, journey := filepath.Join(dir, "list.csv"), filepath.Join(dir, "journey.csv")
	os.WriteFile(list, []byte("姓名,手机,客户类型,客户来源,创建时间\n甲某人,13800138000,老客,门店,2026-01-01\n乙某人,13900139000,新客,门店,2026-01-02\n丙某人,13700137000,老客,展会,2026-01-03\n"), 0o600)
	os.WriteFile(journey, []byte("阶段,触点,渠道\n购买,收银台,门店\n"), 0o600)
	base, out := filepath.Join(dir, "base.journey"), filepath.Join(dir, "out.journey")
	ok(t, "import", journey, "-o", base)
	said := ok(t, "import", list, "-o", out, "--into", base, "-l", "en")
	if !strings.Contains(said, "figures set: personas 2, touchpoints 1, stages 0, cards in the tray 1; 8 cells withheld") {
		t.Error(said)
	}
	data, _ := os.ReadFile(out)
	doc, _, err := codec.Decode(data)
	if err != nil || len(doc.Maps()) != 1 || len(doc.Personas()) != 2 || strings.Contains(string(data), "某人") || strings.Contains(string(data), "138001") {
		t.Errorf("%v, %d maps, %s", err, len(doc.Maps()), data)
	}
	more := filepath.Join(dir, "more.journey")
	ok(t, "import", journey, "-o", more, "--into", base, "-m", "1")
	if data, _ = os.ReadFile(more); strings.Count(string(data), "收银台") != 2 {
		t.Error("--map fills the map it names")
	}
	if code, _, errs := run(t, "import", journey, "-o", more, "-m", "1"); code == OK || !strings.Contains(errs, "--into") {
		t.Errorf("exit %d, %s", code, errs)
	}
}

func TestClientCopyLeavesOutWhatIsInternal(t *testing.T) {
	path := sampleFile(t)
	data, _ := os.ReadFile(path)
	secret := strings.Replace(string(data), `"title": {"en": "Search advert", "zh": "搜索广告"}`, `"title": {"en": "Search advert", "zh": "搜索广告"},`+"\n"+`      "internal": true`, 1)
	if secret == string(data) {
		t.Fatal("the sample has changed")
	}
	os.WriteFile(path, []byte(secret), 0o600)
	out := filepath.Join(t.TempDir(), "client.journey")
	ok(t, "export", path, "-o", out, "--client")
	if got, _ := os.ReadFile(out); strings.Contains(string(got), "搜索广告") || !strings.Contains(string(got), "短视频测评") {
		t.Error("the internal card is in the client's file")
	}
}

// A project that went into a PDF comes out of it as it was.
func TestAProjectTravelsInsideAPDF(t *testing.T) {
	path, dir := sampleFile(t), t.TempDir()
	carrier, back := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.journey")
	ok(t, "export", path, "-o", carrier, "--attach")
	ok(t, "export", carrier, "-o", back)
	a, _ := os.ReadFile(path)
	if b, err := os.ReadFile(back); err != nil || !bytes.Equal(a, b) {
		t.Errorf("%d bytes went in, %d came out: %v", len(a), len(b), err)
	}
}

func TestVersionHelpAndCompletion(t *testing.T) {
	if out := ok(t, "version"); out != "sojourn 1.2.3\n" {
		t.Errorf("version: %q", out)
	}
	for _, args := range [][]string{{"help"}, {"help", "export"}, {"completion", "bash"}, {"completion", "zsh"}} {
		if out := ok(t, args...); !strings.Contains(out, "sojourn") {
			t.Errorf("%v says %q", args, out)
		}
	}
}

func TestProgressIsDrawnOnTerminalsOnly(t *testing.T) {
	for terminal, want := range map[bool]bool{true: true, false: false} {
		var e bytes.Buffer
		p := Env{Err: &e, Terminal: terminal}.progress(2)
		p.step("reading")
		p.done()
		if got := strings.Contains(e.String(), "reading"); got != want {
			t.Errorf("terminal %v: %q", terminal, e.String())
		}
	}
}

// What is damaged may hold line ends; the list of repairs stays one line each, so that scripts can read it.
func TestRepairsAreOneLineEach(t *testing.T) {
	data, _ := os.ReadFile(sampleFile(t))
	cut := filepath.Join(t.TempDir(), "cut.journey")
	os.WriteFile(cut, data[:9000], 0o600)
	_, out, _ := run(t, "check", cut)
	lines, repairs := strings.Split(strings.TrimSpace(out), "\n"), 0
	for _, line := range lines {
		if !strings.Contains(line, ": ") || strings.HasPrefix(line, " ") {
			t.Errorf("a stray line: %q", line)
		}
		if strings.HasPrefix(line, cut+": repaired: ") {
			repairs++
		}
	}
	if repairs == 0 {
		t.Errorf("no repairs in %q", out)
	}
}

func TestErrorsNameTheirFileOnce(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "plain.journey")
	os.WriteFile(text, []byte("not ours"), 0o600)
	for _, args := range [][]string{
		{"check", text}, {"export", sampleFile(t), "-o", filepath.Join(dir, "no", "x.pdf")}, {"export", text, "-o", filepath.Join(dir, "x.pdf")},
	} {
		_, _, errs := run(t, args...)
		if n := strings.Count(errs, dir); n != 1 {
			t.Errorf("%v: named %d times: %q", args, n, errs)
		}
	}
}
