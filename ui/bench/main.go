package main

import (
	"fmt"
	"io"
	"os"
)

// sizes are the numbers of cards that everything is measured with.
var sizes = []int{50, 500, 5000}

func main() {
	measure := run
	if len(os.Args) == 3 && os.Args[1] == "peers" {
		measure = func(out io.Writer) (int, error) { return beside(out, os.Args[2]) }
	}
	code, err := measure(os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		code = 2
	}
	os.Exit(code)
}

// run prints the table and returns the exit code: 2 when a row could not be measured.
func run(out io.Writer) (int, error) {
	dir, err := os.MkdirTemp("", "sojourn-bench-")
	if err != nil {
		return 2, err
	}
	defer os.RemoveAll(dir)
	t := newTable(out)
	t.part("the program in its window")
	t.try("start to first frame", func() error { return window(t, dir) })
	for _, n := range sizes {
		t.part(count(n))
		t.try("the rooms of "+count(n), func() error { return rooms(t, dir, n) })
	}
	t.part(count(2000))
	t.try("the rooms of "+count(2000), func() error { return aims(t, dir, 2000) })
	t.part("a frame of 1500 × 900 pixels, events and painting")
	for _, n := range sizes[1:] {
		t.try("frames of "+count(n), func() error { return frames(t, n) })
	}
	t.part(fmt.Sprintf("%d touchpoints over %d maps", touchpoints, maps))
	t.try("the pages", func() error { return pages(t, dir) })
	t.try("the checks", func() error { return checks(t) })
	t.part("frames while safety copies are written")
	for _, n := range []int{2000, 5000} {
		t.try("safety copies of "+count(n), func() error { return autosave(t, dir, n) })
	}
	t.part("memory")
	t.try("peak", func() error {
		peak, err := peakMemory("self")
		if err == nil {
			t.megabytes("all of the above but the window, in one process", peak, 0)
		}
		return err
	})
	return t.code, nil
}

func count(n int) string {
	if n < 1000 {
		return fmt.Sprint(n, " cards")
	}
	return fmt.Sprintf("%d,%03d cards", n/1000, n%1000)
}
