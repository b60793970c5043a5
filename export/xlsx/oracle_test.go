package xlsx_test

import (
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sojourn/model"
)

// convert lets LibreOffice read a workbook and write it in another form, and returns the folder with what it wrote.
func convert(t *testing.T, raw []byte, form string) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("LibreOffice Calc is needed to check workbooks: install libreoffice-calc-nogui")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "map.xlsx"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--convert-to", form, "--outdir", dir, filepath.Join(dir, "map.xlsx"))
	run.Env = append(os.Environ(), "HOME="+dir)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return dir
}

// everySheet writes each sheet as UTF-8 text of its own, cells as they look.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

// sheetText is what LibreOffice shows on a sheet, cell after cell.
func sheetText(t *testing.T, dir, sheet string) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "map-"+sheet+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, record := range records {
		for _, cell := range record {
			if cell != "" {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

var faulty = regexp.MustCompile(`^(Err:|#(REF|NAME|VALUE|DIV/0|N/A|NUM|NULL))`)

func TestLibreOfficeReadsEveryCard(t *testing.T) {
	b := shop(t)
	for i, s := range hostile {
		b.card(model.PainsLane, i%6, titled(s, "说明\n"+s))
	}
	dir := convert(t, write(t, job(t, b.doc())), everySheet)
	matrix, cards, curve := sheetNames(t)
	for _, sheet := range []string{matrix, cards} {
		cells := sheetText(t, dir, sheet)
		all := strings.Join(cells, "\x00")
		for _, c := range cells {
			if faulty.MatchString(c) {
				t.Errorf("%s: LibreOffice reckons %s", sheet, c)
			}
		}
		for _, c := range b.doc().Cards(b.id) {
			for _, want := range []string{c.Title.In("zh"), c.Body.In("zh")} {
				if want = strings.ReplaceAll(want, "\r", "\n"); !strings.Contains(all, want) {
					t.Errorf("%s lacks %q", sheet, want)
				}
			}
		}
	}
	if got := sheetText(t, dir, curve); len(got) != 4+3*6 {
		t.Errorf("curve: %q", got)
	}
}

func TestLibreOfficePrintsTheMapOnOnePage(t *testing.T) {
	b := shop(t)
	dir := convert(t, write(t, job(t, b.doc())), "pdf")
	read, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Fatal("pdftotext is needed to check printed workbooks: install poppler-utils")
	}
	out, err := exec.Command(read, "-f", "2", "-l", "2", filepath.Join(dir, "map.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(out)), "")
	for _, c := range b.doc().Cards(b.id) {
		want := strings.Join(strings.Fields(c.Title.In("zh")), "")
		if !strings.Contains(page, want) {
			t.Errorf("the second page lacks %q", want)
		}
	}
	for _, want := range []string{"网店首购旅程", "林悦", "省时间", "4购买", "不满-1.2", "差距3", "41%"} {
		if !strings.Contains(page, want) {
			t.Errorf("the second page lacks %q", want)
		}
	}
}
