package workspace_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/model"
	"sojourn/model/fileio"
	"sojourn/model/modeltest"
	"sojourn/model/workspace"
)

const (
	twoDir  = "SOJOURN_TEST_TWO_DIR"
	twoName = "SOJOURN_TEST_TWO_NAME"
	marks   = 6 // that each of two programs makes
)

// marked returns doc with one more persona, which is called mark.
func marked(doc *model.Document, mark string) (*model.Document, error) {
	s := model.NewSession(doc, &modeltest.IDs{})
	_, err := s.Do("do.mark", func(tx *model.Tx) error {
		model.Put(tx, model.Persona{ID: model.ID(mark), Order: "a" + mark[len(mark)-1:]})
		return nil
	})
	return s.Doc(), err
}

// markAll adds marks to the file of another program as well, each by a save of its own. Whoever is told that the file
// has changed reads it again and adds the mark to that.
func markAll(t *testing.T, dir, who string) {
	w, at := onDisk(dir, "Li"), filepath.Join(dir, "a.journey")
	told := 0
	for i := range marks {
		for saved := false; !saved; {
			opened, err := w.Open(at)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := marked(opened.Doc, fmt.Sprintf("%s-%d", who, i))
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
			_, err = w.Save(doc)
			if saved = err == nil; !saved && !errors.Is(err, fileio.ErrChanged) && !errors.Is(err, fileio.ErrBusy) {
				t.Fatal(err)
			}
			if !saved {
				told++
			}
		}
	}
	fmt.Println("told", told)
}

// Two programs work on one file as fast as they can. What one of them has saved is never gone without its being told.
func TestTwoProgramsOnOneFile(t *testing.T) {
	if dir := os.Getenv(twoDir); dir != "" {
		markAll(t, dir, os.Getenv(twoName))
		return
	}
	runs := modeltest.Times(20, 200)
	var told atomic.Int64
	modeltest.Row(t, modeltest.GoalTwo, func() string {
		return fmt.Sprintf("%d interleavings of %d saves: 0 silent overwrites, %d times told of the other", runs, 2*marks, told.Load())
	})
	var group sync.WaitGroup
	room := make(chan bool, 4) // runs at a time
	for range runs {
		room <- true
		group.Go(func() {
			told.Add(int64(twoAtOnce(t, t.TempDir())))
			<-room
		})
	}
	group.Wait()
	if told.Load() < int64(runs) {
		t.Errorf("the programs got in each other's way %d times only", told.Load())
	}
}

// twoAtOnce returns how often one of two programs was told of the other.
func twoAtOnce(t *testing.T, dir string) (told int) {
	at := filepath.Join(dir, "a.journey")
	if _, err := onDisk(dir, "Li").SaveAs(titled("shared"), at); err != nil {
		t.Error(err)
	}
	var group sync.WaitGroup
	var mu sync.Mutex
	for _, who := range []string{"a", "b"} {
		group.Go(func() {
			child := exec.Command(os.Args[0], "-test.run=^TestTwoProgramsOnOneFile$")
			child.Env = append(os.Environ(), twoDir+"="+dir, twoName+"="+who)
			out, err := child.CombinedOutput()
			mu.Lock()
			defer mu.Unlock()
			n := 0
			if _, bad := fmt.Sscanf(string(out), "told %d", &n); err != nil || bad != nil {
				t.Errorf("%v\n%s", err, out)
			}
			told += n
		})
	}
	group.Wait()
	lookAtMarks(t, onDisk(dir, "Li"), dir)
	return told
}

func lookAtMarks(t *testing.T, w *workspace.Workspace, dir string) {
	opened, err := w.Open(filepath.Join(dir, "a.journey"))
	if err != nil || !opened.Report.Sound() {
		t.Errorf("%v, %+v", err, opened.Report)
		return
	}
	for _, who := range []string{"a", "b"} {
		for i := range marks {
			if _, there := opened.Doc.Find(model.ID(fmt.Sprintf("%s-%d", who, i))); !there {
				t.Errorf("%s-%d was saved and is gone", who, i)
			}
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Error(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".sojourn-") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}
