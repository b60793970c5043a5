package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// The program dies of a signal in the middle of work. The next start says where the report is, which holds nothing of
// the project, and then offers the work that was not saved; the start after that says nothing more.
func TestSuddenEndIsReportedAndWorkIsOffered(t *testing.T) {
	for _, c := range []struct {
		name, settings string
		signal         syscall.Signal
		named          bool // the second start names the file
	}{
		{"zh", chinese, syscall.SIGABRT, false},
		{"en", `{"language":"en","width":1600,"height":970,"theme":"light","stillMotion":true}`, syscall.SIGSEGV, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := sample(t)
			doc := load(t, path)
			d := start(t, c.settings, path)
			s := sceneOf(t, path, c.name)
			x, y := d.screen(s, node(t, s, cardNamed(t, doc, "在线客服").ID).Bounds.Center(), scene.Content)
			tries := 0
			d.wait("the safety copy", func() bool {
				if tries%60 == 0 { // at once, and again after three seconds: a busy machine may lose a key press
					d.key("Escape")
					d.click(x, y, "1")
					d.key("Return", "ctrl+a")
					d.write("unsaved")
					d.key("Return")
				}
				tries++
				return d.kept("unsaved")
			})
			d.send(c.signal)
			if code := d.program.ProcessState.ExitCode(); code != 2 {
				t.Errorf("exit code %d", code)
			}

			if c.named {
				d.launch(path)
			} else {
				d.launch()
			}
			d.wait("the dialog about the report", func() bool { return d.dialogs() == 1 })
			d.do("sleep", "0.5")
			d.shot("crash-" + c.name)
			d.checkReport(doc, c.signal)
			d.key("Escape")
			d.wait("the offer of unsaved work", func() bool { return d.dialogs() == 2 })
			d.do("sleep", "1")
			d.shot("crash-recover-" + c.name)
			d.key("Return")
			d.do("sleep", "0.5")
			d.wait("the recovered work in the file", func() bool {
				d.key("ctrl+s")
				data, _ := os.ReadFile(path)
				return bytes.Contains(data, []byte("unsaved"))
			})

			d.send(syscall.SIGKILL)
			d.launch()
			d.do("sleep", "1")
			if n := d.dialogs(); n > 0 {
				d.failed()
				t.Errorf("%d more dialogs", n)
			}
		})
	}
}

// kept reports that a safety copy holds a text.
func (d *desktop) kept(text string) bool {
	paths, _ := filepath.Glob(filepath.Join(d.home, "recovery", "*.recovery"))
	for _, path := range paths {
		if data, err := os.ReadFile(path); err == nil && bytes.Contains(data, []byte(text)) {
			return true
		}
	}
	return false
}

// checkReport makes sure that there is one report, which says what happened and nothing of the project.
func (d *desktop) checkReport(doc *model.Document, signal syscall.Signal) {
	d.Helper()
	paths, _ := filepath.Glob(filepath.Join(d.home, "crash", "*.txt"))
	if len(paths) != 1 {
		d.Fatalf("the reports are %v", paths)
	}
	data, err := os.ReadFile(paths[0])
	if err != nil {
		d.Fatal(err)
	}
	report := string(data)
	for _, part := range []string{map[syscall.Signal]string{syscall.SIGABRT: "SIGABRT: abort", syscall.SIGSEGV: "SIGSEGV: segmentation violation"}[signal],
		"goroutine 1 [", "sojourn/ui.Run", "sojourn/model/workspace.(*Workspace).Run"} {
		if !strings.Contains(report, part) {
			d.Errorf("%q is not in the report:\n%s", part, report)
		}
	}
	texts := []string{"unsaved", d.home, "journey"}
	for _, m := range doc.Maps() {
		texts = append(texts, m.Title.In("en"))
		for _, c := range doc.Cards(m.ID) {
			texts = append(texts, c.Title.In("en"), c.Body.In("en"))
		}
	}
	for _, text := range texts {
		if len(text) > len("xxxxx") && strings.Contains(report, text) {
			d.Errorf("%q is in the report:\n%s", text, report)
		}
	}
	for _, r := range report {
		if r > 127 {
			d.Errorf("%q is in the report:\n%s", r, report)
			break
		}
	}
}
