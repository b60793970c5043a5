package modeltest

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"testing"
)

// The environment of make torture: a file that takes its table, which also asks for full counts.
const tableFile = "SOJOURN_TORTURE"

// Goals of the table that make torture prints, in its order.
const (
	GoalKills   = "kill -9 during saves"
	GoalFaults  = "failing file system, every call in turn"
	GoalFlushes = "each flush left out in turn"
	GoalPlaces  = "disk full, read-only, folder gone, odd names and places"
	GoalEdits   = "kill -9 during editing"
	GoalTwo     = "two processes on one file"
	GoalSame    = "save(open(f)) == f, undo all and redo all"
	GoalDamage  = "cut at every byte, flipped bits"
	GoalBombs   = "archive bombs"
	GoalFormula = "text that could be a formula"
	GoalNetwork = "whole run with no network"
)

// Full reports whether the tests are to run at the counts of the table, which takes minutes.
func Full() bool { return os.Getenv(tableFile) != "" }

// Times returns how often something is to be tried: in every run of the tests, or in make torture.
func Times(short, full int) int {
	if Full() {
		return full
	}
	return short
}

// Plain returns the environment for a program that is started by a test and has no lines of its own for the table.
func Plain() []string { return append(os.Environ(), tableFile+"=") }

// Row adds a line to the table of make torture when the test has ended: the goal, the result, and whether the test
// has passed.
func Row(t testing.TB, goal string, result func() string) {
	t.Helper()
	if !Full() {
		return
	}
	t.Cleanup(func() {
		if err := Put(goal, result(), !t.Failed()); err != nil {
			t.Fatal(err)
		}
	})
}

// Put adds a line to the table of make torture.
func Put(goal, result string, pass bool) error {
	f, err := os.OpenFile(os.Getenv(tableFile), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	word := "NO"
	if pass {
		word = "yes"
	}
	_, err = fmt.Fprintf(f, "%s\t%s\t%s\n", goal, result, word)
	return errors.Join(err, f.Close())
}

// Seeds calls try with the seeds 0 … n−1, on all processors.
func Seeds(t *testing.T, n int, try func(t *testing.T, seed uint64)) {
	t.Helper()
	parts := runtime.GOMAXPROCS(0)
	t.Run("seeds", func(t *testing.T) { // returns when all parts have ended
		for part := range parts {
			t.Run(fmt.Sprint(part), func(t *testing.T) {
				t.Parallel()
				for seed := part; seed < n; seed += parts {
					try(t, uint64(seed))
				}
			})
		}
	})
}
