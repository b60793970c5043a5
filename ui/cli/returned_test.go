package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"sojourn/export/exporttest"
	"sojourn/model"
	"sojourn/model/template"
)

// A workbook that comes back is merged on the command line, all of it or what is safe, and told as JSON.
func TestImportAcceptsAReturnedWorkbook(t *testing.T) {
	dir := t.TempDir()
	project, book := filepath.Join(dir, "p.journey"), filepath.Join(dir, "b.xlsx")
	if err := os.WriteFile(project, template.Sample(), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := run(t, "export", project, "-o", book, "--lang", "zh"); code != 0 {
		t.Fatal(errs)
	}
	data, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(book, exporttest.Retype(t, data, "短视频测评", "客户改的"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := run(t, "import", book, "--into", project, "--accept", "safe")
	var report returnReport
	if err := json.Unmarshal([]byte(out), &report); code != 0 || err != nil {
		t.Fatal(code, errs, err)
	}
	if len(report.Items) != 1 || report.Items[0].After != "客户改的" || report.Items[0].Field != "title" || !report.Items[0].Accepted || report.Accepted != 1 {
		t.Errorf("%+v", report)
	}
	doc, _, err := load(project)
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := model.Get[model.Card](doc, report.Items[0].ID); c.Title.In("zh") != "客户改的" {
		t.Errorf("the project says %q", c.Title.In("zh"))
	}
	other := filepath.Join(dir, "other.journey")
	if code, _, errs := run(t, "new", "-o", other); code != 0 {
		t.Fatal(errs)
	}
	for _, args := range [][]string{{"import", book, "--accept", "all"}, {"import", book, "--into", project, "--accept", "some"},
		{"import", book, "--into", other, "--accept", "all"}, {"import", book}} {
		if code, _, errs := run(t, args...); code == 0 || errs == "" {
			t.Errorf("%q is taken", args)
		}
	}
}
