package workspace_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"sojourn/model/fileio"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
	"sojourn/model/workspace"
)

const editDir = "SOJOURN_TEST_EDIT_DIR"

// onDisk returns a workspace on the real disk with its file and its own folder in dir.
func onDisk(dir, who string) *workspace.Workspace {
	return workspace.New(workspace.Config{FS: fileio.OS, Home: filepath.Join(dir, "data-"+who), Who: who, Now: time.Now})
}

func running(ctx context.Context, w *workspace.Workspace, failed func(error)) {
	w.Run(ctx, workspace.Events{Failed: failed})
}

// editUntilKilled counts up in the title of a document, tells of each edit as soon as it was made, and saves now and
// then.
func editUntilKilled(t *testing.T, dir string) {
	w := onDisk(dir, "Li")
	if _, err := w.Open(filepath.Join(dir, "a.journey")); err != nil {
		t.Fatal(err)
	}
	go running(t.Context(), w, func(err error) { fmt.Println("failed", err) })
	for n := 1; ; n++ {
		doc := titled(strconv.Itoa(n))
		w.Edited(doc)
		fmt.Println(n, time.Now().UnixNano())
		if rand.IntN(60) == 0 {
			if _, err := w.Save(doc); err != nil {
				fmt.Println("failed", err)
			}
		}
		time.Sleep(time.Duration(20+rand.IntN(31)) * time.Millisecond)
	}
}

// A program is killed while somebody types. Whatever was typed two seconds before that is there at the next start.
func TestKilledWhileEditing(t *testing.T) {
	if dir := os.Getenv(editDir); dir != "" {
		editUntilKilled(t, dir)
	}
	runs := modeltest.Times(4, 100)
	losses := make([]time.Duration, runs)
	modeltest.Row(t, modeltest.GoalEdits, func() string {
		slices.Sort(losses)
		return fmt.Sprintf("%d runs: at most %d ms lost, %d ms in the median", runs, losses[runs-1].Milliseconds(), losses[runs/2].Milliseconds())
	})
	var group sync.WaitGroup
	room := make(chan bool, 10) // runs at a time: each of them mostly sleeps
	for i := range runs {
		room <- true
		group.Go(func() {
			losses[i] = killWhileEditing(t, t.TempDir())
			<-room
		})
	}
	group.Wait()
	for i, loss := range losses {
		if loss > limits.RecoveryMax {
			t.Errorf("run %d: the edits of the last %v are lost", i, loss)
		}
	}
}

// killWhileEditing returns how long before its death a program made the first edit that is lost.
func killWhileEditing(t *testing.T, dir string) time.Duration {
	check := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	_, err := onDisk(dir, "Wang").SaveAs(titled("0"), filepath.Join(dir, "a.journey"))
	check(err)
	child := exec.Command(os.Args[0], "-test.run=^TestKilledWhileEditing$")
	child.Env = append(os.Environ(), editDir+"="+dir)
	out, err := child.StdoutPipe()
	check(err)
	check(child.Start())
	lines := bufio.NewReader(out)
	edits := map[int]time.Time{}
	read := func() error {
		var n int
		var at int64
		line, err := lines.ReadString('\n')
		if err == nil {
			if _, err := fmt.Sscan(line, &n, &at); err != nil {
				t.Errorf("the program says %q", line)
			}
			edits[n] = time.Unix(0, at)
		}
		return err
	}
	check(read())
	killed := make(chan time.Time, 1)
	time.AfterFunc(time.Duration(2200+rand.IntN(3000))*time.Millisecond, func() {
		killed <- time.Now()
		check(child.Process.Kill())
	})
	for read() == nil { // what it says before it dies
	}
	at := <-killed
	_ = child.Wait()
	newest := found(t, dir)
	first, lost := edits[newest+1]
	if newest == 0 || len(edits) < 20 {
		t.Errorf("%d edits, of which %d were found", len(edits), newest)
	}
	if !lost || at.Before(first) {
		return 0
	}
	return at.Sub(first)
}

// found returns the newest edit that a new start of the program finds.
func found(t *testing.T, dir string) int {
	w := onDisk(dir, "Li")
	opened, err := w.Open(filepath.Join(dir, "a.journey"))
	if err != nil {
		t.Error(err)
		return 0
	}
	newest, _ := strconv.Atoi(name(opened.Doc))
	for _, r := range opened.Unsaved {
		n, err := strconv.Atoi(r.Title)
		if err != nil || r.Damaged {
			t.Errorf("offered is %+v", r)
		}
		newest = max(newest, n)
	}
	return newest
}
