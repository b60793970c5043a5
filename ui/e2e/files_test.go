package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
	"sojourn/ui/i18n"
)

// fromTemplate lays a template out as the window does after it was chosen.
func fromTemplate(t *testing.T, id string) *scene.Scene {
	t.Helper()
	chosen, err := template.Find(id)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(model.New(), model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error { _, err := chosen.Apply(tx); return err }); err != nil {
		t.Fatal(err)
	}
	return layout.Build(s.Doc(), layout.Options{Map: s.Doc().Maps()[0].ID, Lang: "zh", Words: layout.Words(i18n.For("zh"))}, typeset.Shared())
}

// heads are the stages of a map from left to right.
func heads(s *scene.Scene) (out []*scene.Node) {
	for i := range s.Nodes {
		if s.Nodes[i].Ref.Kind == scene.StageHead {
			out = append(out, &s.Nodes[i])
		}
	}
	return out
}

// stages are the names in the file at path, empty while there is none that can be read.
func stages(path string) (names []string) {
	data, _ := os.ReadFile(path)
	doc, _, err := codec.Decode(data)
	if err != nil || len(doc.Maps()) == 0 {
		return nil
	}
	for _, s := range doc.Stages(doc.Maps()[0].ID) {
		names = append(names, s.Name.In("zh"))
	}
	return names
}

// A new user chooses a template with the keyboard, gives a stage a name, saves under a Chinese name, begins something
// else, opens the file again and goes on.
func TestTemplateRenameSaveOpen(t *testing.T) {
	d := start(t, chinese)
	before := d.state().Map
	d.ask("ctrl+shift+n")
	d.key("Right", "Return")
	d.wait("the template", func() bool { return d.state().Map != before })
	s := fromTemplate(t, "lifecycle")
	rename := func(stage int, name string) {
		x, y := d.screen(s, heads(s)[stage].Bounds.Center(), scene.Head)
		d.key("Escape")
		d.click(x, y, "2")
		d.key("ctrl+a")
		d.write(name)
		d.key("Return")
	}
	d.until("会员", func() { rename(0, "会员") })
	d.ask("ctrl+s")
	d.shot("save-as")
	d.write("会员日")
	d.key("Return")
	path := filepath.Join(d.home, "会员日.journey")
	d.wait("the file", func() bool { return len(stages(path)) == 6 && stages(path)[0] == "会员" })

	d.key("ctrl+n")
	d.ask("ctrl+o")
	d.write("会员日.journey")
	d.key("Return")
	d.wait("the file in the window", func() bool { return d.state().Map == string(load(t, path).Maps()[0].ID) })
	bench{d, path}.step("the second edit", func(*model.Document, *scene.Scene) { rename(1, "在线") }, func(*model.Document) bool {
		return len(stages(path)) == 6 && stages(path)[1] == "在线"
	})
	d.shot("reopened")
	if got := stages(path); got[0] != "会员" {
		t.Errorf("the stages are %q", got)
	}
}

// A sheet is imported through its dialog and becomes one step: a single undo leads back to the same bytes.
func TestImportSheetAndUndo(t *testing.T) {
	path := sample(t)
	sheet := "阶段,触点,渠道,期望,实际\n接触,短视频,社媒,5,4\n购买,结算页,网店,5,2\n"
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "触点.csv"), []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t, chinese, path)
	d.ask("ctrl+i")
	d.key("Down", "Return") // the only sheet in the folder
	d.do("sleep", "1")
	d.shot("import")
	d.wait("the imported map", func() bool { // nothing is saved while the dialog is open
		d.key("Return", "ctrl+s")
		data, _ := os.ReadFile(path)
		doc, _, err := codec.Decode(data)
		return err == nil && len(doc.Maps()) == 4
	})
	d.shot("imported")
	d.key("ctrl+z", "ctrl+s")
	d.wait("the file as it was", func() bool {
		data, _ := os.ReadFile(path)
		return bytes.Equal(data, template.Sample())
	})
}

// The map is exported through the dialogs into a PDF whose Chinese text another program can read.
func TestExportPDF(t *testing.T) {
	path := sample(t)
	d := start(t, chinese, path)
	d.ask("ctrl+e")
	d.key("Return")
	d.wait("the question where to", func() bool { return d.dialogs() == 2 })
	d.handled()
	d.write("map")
	d.key("Return")
	pdf := filepath.Join(filepath.Dir(path), "map.pdf")
	d.wait("the PDF", func() bool { _, err := os.Stat(pdf); return err == nil })
	d.do("sleep", "0.3")
	d.shot("exported")
	text, err := exec.Command("pdftotext", "-raw", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"网店首购旅程", "结算页付款", "付款方式少", "林悦"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in the PDF", want)
		}
	}
}
