package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"sojourn/export/exporttest"
	"sojourn/model"
	"sojourn/model/template"
)

// The whole way of a workbook: exported, edited by the client, dropped on the window, looked through with the keyboard,
// taken over but for one line, and taken back by a single undo.
func TestAWorkbookGoesOutAndComesBack(t *testing.T) {
	path := sample(t)
	book := filepath.Join(filepath.Dir(path), "客户 v2.xlsx")
	bin, _ := filepath.Abs(binary())
	if out, err := alone(t, bin, "export", path, "-o", book, "--lang", "zh").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	edited := exporttest.Retype(t, data, "短视频测评", "客户改的标题", "搜索广告", "客户不要的")
	if err := os.WriteFile(book, edited, 0o600); err != nil {
		t.Fatal(err)
	}
	doc := load(t, path)
	wanted, refused := cardNamed(t, doc, "短视频测评").ID, cardNamed(t, doc, "搜索广告").ID
	d := start(t, chinese, path)
	before := d.dialogs()
	d.dropFiles(800, 500, book)
	d.wait("the review", func() bool { return d.dialogs() > before })
	d.do("sleep", "0.5")
	d.key("Down", "space") // the second of two
	d.shot("review")
	d.key("Return")
	d.pasted("what was ticked", path, func() {}, func(now *model.Document) bool {
		return cardOf(now, wanted) == "客户改的标题" && cardOf(now, refused) == "搜索广告"
	})
	d.shot("returned")
	d.key("ctrl+z", "ctrl+s")
	d.wait("the file as it was", func() bool {
		data, _ := os.ReadFile(path)
		return bytes.Equal(data, template.Sample())
	})
}
