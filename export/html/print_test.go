package html_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/export/exporttest/browser"
)

// prints holds that the page gives the map on one sheet that lies as the map does, without the tools around it.
func prints(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	file := filepath.Join(t.TempDir(), "print.pdf")
	if err := os.WriteFile(file, r.Print(), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := exec.Command("pdfinfo", file).Output()
	flat := strings.Join(strings.Fields(string(info)), " ")
	if err != nil || !strings.Contains(flat, "Pages: 1 ") || !strings.Contains(flat, "Page size: 792 x 612 pts") {
		t.Errorf("%v: %s", err, info)
	}
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"网店首购旅程", "刷到测评短视频", "结算页付款", "到货第3天一键评价"} {
		if !strings.Contains(strings.ReplaceAll(string(out), " ", ""), w) {
			t.Errorf("%q is not on the sheet", w)
		}
	}
	if strings.Contains(string(out), "html.lanes") {
		t.Error("the tools are on the sheet")
	}
}
