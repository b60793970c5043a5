package workspace_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/modeltest"
)

const (
	fullWay = "SOJOURN_TEST_FULL"
	fullDir = "SOJOURN_TEST_FULL_DIR"
)

// big returns a document of more than 700 KiB that is called so.
func big(title string) *model.Document {
	all := []model.Record{&model.Project{ID: model.ProjectID, Title: model.Plain(title)}, &model.Map{ID: "m1", Order: "a0"}}
	for i, order := range model.OrderSeries(40) {
		all = append(all, &model.Card{ID: model.ID(fmt.Sprint("c", i)), Map: "m1", Order: order, Body: model.Plain(strings.Repeat("work ", 3_600))})
	}
	return model.Assemble(all, model.Kept{})
}

// narrow makes the disk too small for a second copy of a big document, or for one when all files are kept small.
func narrow(way, dir string) error {
	if way == "tmpfs" {
		return syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m")
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 300 << 10, Max: 300 << 10})
}

// fillUp saves on a disk that has no room for it.
func fillUp(t *testing.T, way, dir string) {
	at := filepath.Join(dir, "a.journey")
	w := onDisk(t.TempDir(), "Li")
	first, second := titled("first"), big("second")
	if way == "tmpfs" {
		if err := narrow(way, dir); err != nil {
			fmt.Println("no mount:", err)
			return
		}
		first = big("first")
	}
	_, err := w.SaveAs(first, at)
	run(t, err)
	if way != "tmpfs" {
		run(t, narrow(way, dir))
	}
	_, err = w.Save(second)
	if !errors.Is(err, fileio.ErrFull) || !w.Dirty(second) || !holds(at, text(t, first)) {
		t.Errorf("on a full disk: %v, unsaved %v", err, w.Dirty(second))
	}
	for _, e := range entries(t, dir) {
		if strings.HasPrefix(e, ".sojourn-") {
			t.Errorf("left behind: %s", e)
		}
	}
	if _, err := w.SaveAs(titled("small"), at); err != nil {
		t.Errorf("once there is room: %v", err)
	}
	fmt.Println("the disk was full")
}

func entries(t *testing.T, dir string) (names []string) {
	list, err := os.ReadDir(dir)
	run(t, err)
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// The disk is full: really, where this machine lets a test mount one, and by a limit on the size of files everywhere.
func TestFullDisk(t *testing.T) {
	if way := os.Getenv(fullWay); way != "" {
		fillUp(t, way, os.Getenv(fullDir))
		return
	}
	tried := []string{"limit on the size of files"}
	modeltest.Row(t, modeltest.GoalPlaces, func() string {
		return "full disk (" + strings.Join(tried, ", ") + "): old bytes, unsaved, the cause named"
	})
	if out := fullAs(t, "rlimit", nil); !strings.Contains(out, "the disk was full") {
		t.Error(out)
	}
	// Unshared, so that nobody else sees what is mounted; it goes with the program.
	switch out := fullAs(t, "tmpfs", &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}); {
	case strings.Contains(out, "the disk was full"):
		tried = append(tried, "a file system of 1 MiB")
	case strings.Contains(out, "no mount: "), strings.Contains(out, syscall.EPERM.Error()):
		tried = append(tried, "no mount allowed here")
	default:
		t.Error(out)
	}
}

// fullAs returns what a program says that saves on a full disk, and why it failed.
func fullAs(t *testing.T, way string, attr *syscall.SysProcAttr) string {
	child := exec.Command(os.Args[0], "-test.run=^TestFullDisk$")
	child.Env = append(modeltest.Plain(), fullWay+"="+way, fullDir+"="+t.TempDir())
	child.SysProcAttr = attr
	out, err := child.CombinedOutput()
	if err != nil {
		return fmt.Sprintf("%s: %v\n%s", way, err, strings.ReplaceAll(string(out), "the disk was full", ""))
	}
	return string(out)
}
