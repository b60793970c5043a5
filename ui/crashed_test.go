package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"sojourn/ui/crash"
)

// opened is an app that notes what the desktop is asked to open.
type opened struct {
	fyne.App
	urls []string
}

func (o *opened) OpenURL(u *url.URL) error {
	o.urls = append(o.urls, u.String())
	return nil
}

// After a sudden end the user hears once where the report is, and only then of anything else.
func TestSuddenEndIsToldOnce(t *testing.T) {
	w := open(t)
	path := filepath.Join(w.work.Home, "crash", "report-20260304-050607-5ae5dbe6.txt")
	for label, opens := range map[string]int{"好": 0, "打开所在文件夹": 1} {
		os.RemoveAll(filepath.Dir(path))
		if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		desktop := &opened{App: w.app}
		w.app = desktop
		went := 0
		w.tellCrash(func() { went++ })
		said := strings.Join(w.said(), "")
		at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC).Local().Format("2006-01-02 15:04")
		if went != 0 || !strings.Contains(said, path) || !strings.Contains(said, at) {
			t.Errorf("%d, said %q", went, said)
		}
		w.answer(t, label)
		if went != 1 || len(desktop.urls) != opens {
			t.Errorf("%s: went on %d times, opened %v", label, went, desktop.urls)
		}
		w.tellCrash(func() { went++ })
		if went != 2 || w.dialogs() != 0 {
			t.Errorf("told twice: %q", w.said())
		}
		if opens > 0 && desktop.urls[0] != "file://"+filepath.ToSlash(filepath.Dir(path)) {
			t.Errorf("opened %s", desktop.urls[0])
		}
	}
}

const crashKind, crashHome = "SOJOURN_TEST_CRASH", "SOJOURN_HOME"

// A command that fails inside, and work beside the window that does, leave a report and one line.
func TestCommandsAndBackgroundWorkAreGuarded(t *testing.T) {
	switch os.Getenv(crashKind) {
	case "command":
		os.Exit(Guarded("1.2.3", func() int { panic("付款方式少") }))
	case "beside":
		crash.Keep(os.Getenv(crashHome), "1.2.3")
		beside(func() { panic("付款方式少") }, nil)
		time.Sleep(time.Minute)
	}
	for _, kind := range []string{"command", "beside"} {
		home := t.TempDir()
		cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), crashKind+"="+kind, crashHome+"="+home)
		out, _ := cmd.CombinedOutput()
		r, ok := crash.Last(home)
		if !ok || cmd.ProcessState.ExitCode() != crash.Failed || string(out) != "sojourn: stopped unexpectedly; a report without any of your texts is in "+r.Path+"\n" {
			t.Fatalf("%s: %v, said %q", kind, cmd.ProcessState, out)
		}
		data, err := os.ReadFile(r.Path)
		if err != nil || strings.Contains(string(data), "付") || !strings.Contains(string(data), "TestCommandsAndBackgroundWorkAreGuarded") {
			t.Errorf("%s: %v, %s", kind, err, data)
		}
	}
}

// A goroutine that is not guarded would end the program with the user's words on standard error.
func TestEveryGoroutineIsGuarded(t *testing.T) {
	found := 0
	for _, pattern := range []string{"*.go", "*/*.go", "*/*/*.go"} {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "bench") { // which is no part of the program
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if g, ok := n.(*ast.GoStmt); ok {
					found++
					if !guarded(g) {
						t.Errorf("%s starts a goroutine that does not begin with defer crash.Guard()", path)
					}
				}
				return true
			})
		}
	}
	if found < 2 {
		t.Errorf("found %d", found)
	}
}

func guarded(g *ast.GoStmt) bool {
	f, ok := g.Call.Fun.(*ast.FuncLit)
	if !ok || len(f.Body.List) == 0 {
		return false
	}
	d, ok := f.Body.List[0].(*ast.DeferStmt)
	if !ok {
		return false
	}
	call, ok := d.Call.Fun.(*ast.SelectorExpr)
	return ok && call.Sel.Name == "Guard"
}
