package crash

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// child is this test as a program of its own that ends in a certain way.
func child(kind, home string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childKind+"="+kind, childHome+"="+home)
	return cmd
}

// next starts the program once more, to its proper end, and returns the reports there are.
func next(t *testing.T, home string) []Report {
	t.Helper()
	properly(t, "nothing", home)
	return reports(folder(home))
}

func properly(t *testing.T, kind, home string) {
	t.Helper()
	if out, err := child(kind, home).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// only returns the one report that a sudden end has left, and makes sure that nothing else is left.
func only(t *testing.T, home string) string {
	t.Helper()
	list := next(t, home)
	if len(list) != 1 {
		t.Fatalf("%d reports", len(list))
	}
	if raw, _ := filepath.Glob(filepath.Join(folder(home), "*"+rawEnding)); len(raw) > 0 {
		t.Errorf("left behind: %v", raw)
	}
	told, ok := Last(home)
	if !ok || told.Path != list[0].Path || time.Since(told.Time).Abs() > time.Minute {
		t.Errorf("told %+v, %v", told, ok)
	}
	if again, ok := Last(home); ok {
		t.Errorf("told twice: %+v", again)
	}
	return read(t, list[0].Path)
}

// secret fails a test when a report holds anything of the user's.
func secret(t *testing.T, report string) {
	t.Helper()
	for _, word := range []string{"结", "款", "Aurelia", "cannot pay", "0x", "4711", os.Getenv("HOME") + "/"} {
		if strings.Contains(report, word) {
			t.Errorf("%q is in the report:\n%s", word, report)
		}
	}
	if len(report) > limits.CrashBytes+1000 {
		t.Errorf("a report of %d bytes", len(report))
	}
}

// However the program ends, there is one report, which names the function to blame and none of the user's words.
func TestEveryEndHasOneReportWithoutTheUsersWords(t *testing.T) {
	if len(injected) < 50 {
		t.Fatalf("only %d ways to end", len(injected))
	}
	for kind, want := range injected {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			out, err := child(kind, home).CombinedOutput()
			if end, ok := err.(*exec.ExitError); !ok || end.ExitCode() != Failed {
				t.Fatalf("ended with %v: %.2000s", err, out)
			}
			report := only(t, home)
			secret(t, report)
			if strings.Contains(report, "\npanic with a") && strings.Count(string(out), "\n") != 1 {
				t.Errorf("Guard said %.2000q", out)
			}
			for _, part := range []string{want.blame, want.says, "Sojourn 1.2.3, ", "ui/crash/child_test.go:", "goroutine 1 ["} {
				if !strings.Contains(report, part) {
					t.Errorf("%q is missing in:\n%s", part, report)
				}
			}
		})
	}
}

// What Guard says is one line, with the path of the report and nothing of the message.
func TestGuardSaysWhereTheReportIs(t *testing.T) {
	home := t.TempDir()
	out, _ := child("forged", home).CombinedOutput()
	path := reports(folder(home))[0].Path
	if got, want := string(out), "sojourn: stopped unexpectedly; a report without any of your texts is in "+path+"\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if entries, err := os.ReadDir(folder(home)); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
	if info, err := os.Stat(folder(home)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// A proper end leaves nothing, and a program that is still open is left alone.
func TestProperEndLeavesNothing(t *testing.T) {
	home := t.TempDir()
	open := filepath.Join(folder(home), fileio.RunName()+rawEnding)
	for _, kind := range []string{"nothing", "goexit"} {
		properly(t, kind, home)
		if entries, err := os.ReadDir(folder(home)); err != nil || len(entries) > 0 {
			t.Errorf("%s: left behind %v, %v", kind, entries, err)
		}
	}
	put(t, open, about("1.2.3")+"\npanic: x\n\ngoroutine 1 [running]:\nmain.f()\n\t/f.go:1\n")
	if list := next(t, home); len(list) > 0 {
		t.Errorf("a running program has a report: %v", list)
	}
	read(t, open)
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Where no report can be written the panic is not swallowed.
func TestWithoutAFolderThePanicGoesOn(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	put(t, home, "a file is in the way")
	out, err := child("index", home).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "index out of range [40]") || !strings.Contains(string(out), "faultyIndex") {
		t.Errorf("%v: %s", err, out)
	}
}

// Only the newest reports are kept, whatever the order in which they come.
func TestOldReportsGo(t *testing.T) {
	dir := folder(t.TempDir())
	put(t, filepath.Join(dir, "notes.txt"), "not ours")
	day := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	for i := range limits.CrashReports + 5 {
		e := end{fileio.RunName(), about("1.2.3"), day.AddDate(0, 0, i*7%(limits.CrashReports+5)), reason{"panic", withheld}, &trace{}}
		if _, err := e.write(dir); err != nil {
			t.Fatal(err)
		}
	}
	list := reports(dir)
	if len(list) != limits.CrashReports || !list[0].Time.Equal(day.AddDate(0, 0, 5)) {
		t.Errorf("%d reports from %v", len(list), list[0].Time)
	}
	read(t, filepath.Join(dir, "notes.txt"))
}

// The user hears of the newest report only, and of a later one again, even if the clock was set back in between.
func TestToldOnceOfTheNewest(t *testing.T) {
	home := t.TempDir()
	if _, ok := Last(home); ok {
		t.Error("told of nothing")
	}
	day := time.Date(2026, 3, 4, 5, 6, 7, 0, time.FixedZone("", 8*3600))
	if err := os.Mkdir(folder(home), 0o700); err != nil {
		t.Fatal(err)
	}
	keep := func(days int) string {
		path, err := end{"a-1-b", about("1.2.3"), day.AddDate(0, 0, days), reason{"panic", withheld}, &trace{}}.write(folder(home))
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	keep(0)
	newest := keep(1)
	if r, ok := Last(home); !ok || r.Path != newest || !r.Time.Equal(day.AddDate(0, 0, 1)) {
		t.Errorf("%+v, %v", r, ok)
	}
	os.Remove(newest)
	if r, ok := Last(home); ok {
		t.Errorf("told of an older one: %+v", r)
	}
	later := keep(2)
	if r, ok := Last(home); !ok || r.Path != later {
		t.Errorf("%+v, %v", r, ok)
	}
}

// A file that is none of ours, or was torn before anything happened, becomes no report.
func TestForeignRawFiles(t *testing.T) {
	for what, text := range map[string]string{
		"empty": "", "torn": "Sojourn 1.2.3, lin", "without a word": about("1.2.3") + "\n",
		"foreign": words + "\npanic: x\n\ngoroutine 1 [running]:\nmain.f()\n\t/f.go:1\n",
	} {
		dir := folder(t.TempDir())
		raw := filepath.Join(dir, "00000000-1-00000000"+rawEnding)
		put(t, raw, text)
		old := time.Now().Add(-2 * strayAge)
		if err := os.Chtimes(raw, old, old); err != nil {
			t.Fatal(err)
		}
		gather(dir)
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
			t.Errorf("%s: %v, %v", what, entries, err)
		}
	}
}

// The raw file of another machine is left alone until nobody can be writing it.
func TestRawFilesOfOtherMachines(t *testing.T) {
	for _, name := range []string{"00000000-1-00000000", "renamed"} {
		foreignRaw(t, name)
	}
}

func foreignRaw(t *testing.T, name string) {
	home := t.TempDir()
	raw := filepath.Join(folder(home), name+rawEnding)
	put(t, raw, about("1.2.3")+"\npanic: "+words+"\n\ngoroutine 1 [running]:\nmain.f()\n\t/f.go:1\n")
	if list := next(t, home); len(list) > 0 {
		t.Errorf("%v", list)
	}
	old := time.Now().Add(-2 * strayAge)
	if err := os.Chtimes(raw, old, old); err != nil {
		t.Fatal(err)
	}
	if list := next(t, home); len(list) != 1 || list[0].Time.Sub(old).Abs() > time.Second {
		t.Errorf("%v", list)
	}
}
