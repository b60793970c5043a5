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

// A program is killed while somebody types. Whatever was typed two seconds before that is there at the next start. A
// machine that stalls by itself cannot show that: such runs are allowed what it stalled, and at full counts repeated.
func TestKilledWhileEditing(t *testing.T) {
	if dir := os.Getenv(editDir); dir != "" {
		editUntilKilled(t, dir)
	}
	runs, stalled := modeltest.Times(4, 100), 0
	var losses []time.Duration // of the runs that count
	modeltest.Row(t, modeltest.GoalEdits, func() string {
		all := append(slices.Sorted(slices.Values(losses)), 0)
		return fmt.Sprintf("%d runs: at most %d ms lost, %d ms in the median; %d more in which the machine stalled",
			len(losses), all[max(len(losses)-1, 0)].Milliseconds(), all[len(losses)/2].Milliseconds(), stalled)
	})
	watch := watchMachine(t)
	var mu sync.Mutex
	var group sync.WaitGroup
	enough := func() bool {
		mu.Lock()
		defer mu.Unlock()
		return len(losses) >= runs
	}
	for range modeltest.Times(runs, 5) { // at a time: each of them mostly sleeps
		group.Go(func() {
			for try := 0; try < modeltest.Times(1, runs) && !enough(); try++ {
				start := time.Now()
				loss := killWhileEditing(t, t.TempDir())
				stall := watch.longest(start)
				if loss > limits.RecoveryMax+10*stall { // a snapshot waits for the disk several times
					t.Errorf("the edits of the last %v are lost; the machine stalled for %v", loss, stall)
				}
				mu.Lock()
				if stall > 0 {
					stalled++
				} else {
					losses = append(losses, loss)
				}
				mu.Unlock()
			}
		})
	}
	group.Wait()
	if modeltest.Full() && !enough() {
		t.Errorf("only %d runs in which the machine did not stall", len(losses))
	}
}

// stallAt is how long a small save may take before the machine counts as stalled.
const stallAt = 100 * time.Millisecond

// machine tells how long small saves have taken beside a test.
type machine struct {
	mu   sync.Mutex
	took map[time.Time]time.Duration // by when they ended
}

func watchMachine(t *testing.T) *machine {
	m := &machine{took: map[time.Time]time.Duration{}}
	at := filepath.Join(t.TempDir(), "probe")
	var probe sync.WaitGroup
	probe.Go(func() {
		for t.Context().Err() == nil {
			start := time.Now()
			time.Sleep(50 * time.Millisecond)
			_, _ = fileio.Save(fileio.OS, at, []byte("probe"), fileio.Options{})
			end := time.Now()
			m.mu.Lock()
			m.took[end] = end.Sub(start) - 50*time.Millisecond
			m.mu.Unlock()
		}
	})
	t.Cleanup(probe.Wait)
	return m
}

// longest returns for how long the machine has stalled at most since a moment, 0 when it has not.
func (m *machine) longest(since time.Time) (longest time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for end, took := range m.took {
		if end.After(since) && took > stallAt {
			longest = max(longest, took)
		}
	}
	return longest
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
	if first, lost := edits[found(t, dir)+1]; lost {
		return max(at.Sub(first), 0)
	}
	return 0
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
